//! The map of the world: the land, drawn once, and where the circle of each country stands.

use std::collections::HashMap;

use serde::Deserialize;

/// Width of the drawing.
pub const WIDTH: f64 = 10_000.0;
/// Height of the drawing: from the far north to Tierra del Fuego.
pub const HEIGHT: f64 = 4_320.0;
/// Units of the drawing for one of the projection.
const SCALE: f64 = 1_847.3;
/// Where the equator lies.
const EQUATOR: f64 = 2_413.9;

/// A row of `world.csv`: the outline of a country in the drawing.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Land {
    /// ISO 3166-1 alpha-2.
    #[allow(dead_code, reason = "for whoever edits the file")]
    code: String,
    /// An SVG path.
    path: String,
}

/// A row of `points.csv`: the middle of a country, in degrees.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Point {
    code: String,
    longitude: f64,
    latitude: f64,
}

/// The map.
#[derive(Clone, Debug)]
pub struct World {
    /// All land, as one SVG path.
    pub land: String,
    points: HashMap<String, (f64, f64)>,
}

impl World {
    pub(super) fn new(land: Vec<Land>, points: Vec<Point>) -> Self {
        let land: Vec<String> = land.into_iter().map(|land| land.path).collect();
        let points = points.into_iter().map(|point| {
            let Point { code, longitude, latitude } = point;
            (code, projected(longitude, latitude))
        });
        Self { land: land.join(""), points: points.collect() }
    }

    /// Where `country` stands in the drawing, counted from its upper left corner.
    pub fn place(&self, country: &str) -> Option<(f64, f64)> {
        self.points.get(country).copied()
    }
}

/// A place in degrees, in the drawing: Equal Earth, where each country has its true share of the area (Šavrič,
/// Patterson and Jenny 2018, equations 5 and 6).
fn projected(longitude: f64, latitude: f64) -> (f64, f64) {
    const A: [f64; 4] = [1.340_264, -0.081_106, 0.000_893, 0.003_796];
    let root = 3_f64.sqrt();
    let angle = (root / 2.0 * latitude.to_radians().sin()).asin();
    let (square, sixth) = (angle.powi(2), angle.powi(6));
    let slope = 9.0 * A[3] * angle.powi(8) + 7.0 * A[2] * sixth + 3.0 * A[1] * square + A[0];
    let x = 2.0 * root * longitude.to_radians() * angle.cos() / (3.0 * slope);
    let y = angle * (A[3] * angle.powi(8) + A[2] * sixth + A[1] * square + A[0]);
    (WIDTH / 2.0 + SCALE * x, EQUATOR - SCALE * y)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reference::Reference;

    #[test]
    fn every_country_has_its_place() {
        let reference = Reference::load(None).unwrap();
        for country in reference.countries.all() {
            let (x, y) = reference.world.place(&country.code).expect(&country.code);
            assert!((0.0..=WIDTH).contains(&x), "{} {x}", country.code);
            assert!((0.0..=HEIGHT).contains(&y) || country.code == "AQ", "{} {y}", country.code);
        }
        assert_eq!(reference.world.place("ZZ"), None);
    }

    /// The circles fit the outlines, which were projected elsewhere.
    #[test]
    fn circles_lie_on_the_land() {
        let (x, y) = projected(35.25, 31.95);
        assert!((x - 5_908.0).abs() < 1.0 && (y - 1_251.0).abs() < 1.0, "{x} {y}");
        let (x, y) = projected(-71.0, -33.0);
        assert!(x < WIDTH / 2.0 && y > EQUATOR, "{x} {y}");
    }
}

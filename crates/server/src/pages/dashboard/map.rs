//! The map of the dashboard: a circle for each country, its area the number of people.

use accounts::reference::{HEIGHT, Reference, WIDTH};
use registry::numbers::Row;
use serde::Serialize;

/// Where Palestine stands in the reference list.
const PALESTINE: &str = "PS";
/// Radius of the largest circle, in units of the drawing.
const LARGEST: f64 = 440.0;
/// Radius of the smallest: large enough to be seen on a phone.
const SMALLEST: f64 = 55.0;

/// The map as it is drawn.
#[derive(Debug, Serialize)]
pub struct Map {
    /// Width of the drawing.
    width: f64,
    /// Height of the drawing.
    height: f64,
    /// The land, as an SVG path.
    land: String,
    /// The circles, the largest first, so that none covers a smaller one.
    circles: Vec<Circle>,
    /// Where Palestine's marker stands.
    palestine: (f64, f64),
    /// Palestine, in the page's language.
    name: String,
}

/// A country's circle.
#[derive(Debug, PartialEq, Serialize)]
struct Circle {
    x: f64,
    y: f64,
    radius: f64,
    /// The country, in the page's language.
    label: String,
    /// How many people.
    count: u64,
}

impl Map {
    /// The map with the countries of `rows`.
    pub fn new(reference: &Reference, rows: &[Row], name: String) -> Self {
        let most = rows.iter().map(|row| row.count).max().unwrap_or_default().max(1);
        let circles = rows.iter().filter(|row| row.count > 0).filter_map(|row| {
            let (x, y) = reference.world.place(&row.value)?;
            let radius = LARGEST * (row.count as f64 / most as f64).sqrt();
            let (x, y, radius) = (x.round(), y.round(), radius.max(SMALLEST).round());
            Some(Circle { x, y, radius, label: row.label.clone(), count: row.count })
        });
        let mut circles: Vec<Circle> = circles.collect();
        circles.sort_by(|a, b| b.radius.total_cmp(&a.radius));
        let (x, y) = reference.world.place(PALESTINE).unwrap_or_default();
        Self {
            width: WIDTH,
            height: HEIGHT,
            land: reference.world.land.clone(),
            circles,
            palestine: (x.round(), y.round()),
            name,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn areas_are_as_the_numbers() {
        let row = |value: &str, count| Row {
            value: value.into(),
            label: value.into(),
            count,
            is_hidden: false,
            href: String::new(),
        };
        let reference = Reference::load(None).unwrap();
        let rows = [row("CL", 100), row("JO", 400), row("PE", 0), row("DE", 1), row("ZZ", 3)];
        let map = Map::new(&reference, &rows, "Palestine".into());
        let circles: Vec<_> =
            map.circles.iter().map(|circle| (circle.label.as_str(), circle.radius)).collect();
        assert_eq!(circles, [("JO", LARGEST), ("CL", LARGEST / 2.0), ("DE", SMALLEST)]);
        assert_eq!(map.palestine, (5_908.0, 1_251.0));
    }
}

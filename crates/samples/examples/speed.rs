//! How many invented people a second: `just bench samples`.

use std::hint::black_box;
use std::time::Instant;

use accounts::reference::Reference;
use samples::population::People;

/// People of one measurement.
const PEOPLE: usize = 500_000;

fn main() -> anyhow::Result<()> {
    let reference = Reference::load(None)?;
    let begun = Instant::now();
    let mut people = People::new(1, &reference);
    println!("ready after {:.1} ms", begun.elapsed().as_secs_f64() * 1000.0);
    let begun = Instant::now();
    for person in people.by_ref().take(PEOPLE) {
        black_box(person);
    }
    let seconds = begun.elapsed().as_secs_f64();
    println!("{PEOPLE} people in {seconds:.2} s: {:.0} people/s (goal 50,000)", PEOPLE as f64 / seconds);
    Ok(())
}

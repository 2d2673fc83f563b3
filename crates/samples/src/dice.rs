//! Chance that repeats: the same seed gives the same throws on every machine and with every version.

use rand::Rng;
use rand_pcg::Pcg64;

/// A run of throws.
///
/// Only the generator's raw output is used, which its algorithm fixes; the ranges and distributions of
/// `rand` may give other values in another version. No floating-point numbers, for the same reason.
pub(crate) struct Dice(Pcg64);

impl Dice {
    /// The throws of the block `block` of the population `seed`; blocks know nothing of each other.
    pub fn new(seed: u64, block: u64) -> Self {
        let state = u128::from(mix(seed)) << 64 | u128::from(mix(seed ^ mix(block.wrapping_add(1))));
        Self(Pcg64::new(state, u128::from(mix(block))))
    }

    /// A number from 0 to `end` − 1. Its bias is below one in a million for the numbers used here.
    pub fn below(&mut self, end: u32) -> u32 {
        let high = self.0.next_u64() >> 32;
        u32::try_from((high * u64::from(end)) >> 32).expect("less than `end`, which fits")
    }

    /// A number from `low` to `high`, both included.
    pub fn between(&mut self, low: i32, high: i32) -> i32 {
        let span = u32::try_from(high - low + 1).expect("callers give low ≤ high");
        low + i32::try_from(self.below(span)).expect("spans are small")
    }

    /// Whether what happens to `share` in a hundred happens.
    pub fn percent(&mut self, share: u32) -> bool {
        self.below(100) < share
    }

    /// One of them, each with the same chance.
    pub fn one<T: Copy>(&mut self, of: &[T]) -> T {
        let count = u32::try_from(of.len()).expect("lists are short");
        of[self.below(count) as usize]
    }

    /// One of a few, each by its weight.
    pub fn among<T: Copy>(&mut self, of: &[(T, u32)]) -> T {
        let mut left = self.below(of.iter().map(|(_, weight)| weight).sum());
        for (item, weight) in of {
            if left < *weight {
                return *item;
            }
            left -= weight;
        }
        unreachable!("what was thrown is below the sum of the weights")
    }
}

/// SplitMix64's finish: spreads neighbouring seeds far apart.
fn mix(seed: u64) -> u64 {
    let seed = seed.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let seed = (seed ^ (seed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let seed = (seed ^ (seed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    seed ^ (seed >> 31)
}

/// Many things to choose from by weight.
#[derive(Clone, Debug)]
pub(crate) struct Weighted<T> {
    /// Sum of the weights up to and with each item.
    sums: Vec<u32>,
    items: Vec<T>,
}

impl<T: Copy> Weighted<T> {
    /// Those of `items` whose weight is not zero; one at least must be there.
    pub fn new(items: impl IntoIterator<Item = (T, u32)>) -> Self {
        let mut sum = 0;
        let (sums, items): (Vec<u32>, Vec<T>) = items
            .into_iter()
            .filter(|(_, weight)| *weight > 0)
            .map(|(item, weight)| {
                sum += weight;
                (sum, item)
            })
            .unzip();
        assert!(!items.is_empty(), "nothing to choose from");
        Self { sums, items }
    }

    /// One of them.
    pub fn pick(&self, dice: &mut Dice) -> T {
        let thrown = dice.below(*self.sums.last().expect("never empty"));
        self.items[self.sums.partition_point(|&sum| sum <= thrown)]
    }

    /// All of them.
    #[cfg(test)]
    pub fn items(&self) -> &[T] {
        &self.items
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_are_kept() {
        let mut dice = Dice::new(1, 1);
        let weighted = Weighted::new([('a', 1), ('b', 0), ('c', 3)]);
        let few = [('a', 1), ('c', 3)];
        let a = (0..10_000).filter(|_| weighted.pick(&mut dice) == 'a').count();
        let few = (0..10_000).filter(|_| dice.among(&few) == 'a').count();
        assert!(a.abs_diff(2500) < 200 && few.abs_diff(2500) < 200, "{a} {few}");
        assert!((0..1000).all(|_| (-2..=3).contains(&dice.between(-2, 3))));
    }

    #[test]
    fn blocks_differ() {
        let first = |seed, block| Dice::new(seed, block).below(u32::MAX);
        let mut thrown: Vec<u32> =
            (0..50).flat_map(|seed| (0..50).map(move |block| first(seed, block))).collect();
        thrown.sort_unstable();
        thrown.dedup();
        assert!(thrown.len() > 2490, "{}", thrown.len());
    }
}

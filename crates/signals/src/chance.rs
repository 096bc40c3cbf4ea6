//! What chance brings.

use statrs::function::beta::beta_reg;

/// How probable it is to see at least `seen` in `days`, when `before` were seen
/// in the `days_before`.
///
/// The rate is not known but drawn from what was seen (Poisson counts, Jeffreys'
/// prior), so that the counts to come follow a negative binomial: a short or
/// empty past makes nobody certain.
pub(crate) fn at_least(seen: u32, days: f64, before: u32, days_before: f64) -> f64 {
    if seen == 0 {
        return 1.0;
    }
    beta_reg(
        f64::from(seen),
        f64::from(before) + 0.5,
        days / (days + days_before),
    )
}

/// Numbers that look random and depend on nothing but the seed (SplitMix64).
#[derive(Clone, Debug)]
pub struct Generator(u64);

impl Generator {
    /// The numbers of one seed.
    #[must_use]
    pub const fn seeded(seed: u64) -> Self {
        Self(seed)
    }

    /// The next number.
    pub const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number from 0 up to `bound`, which is left out.
    pub fn below(&mut self, bound: usize) -> usize {
        let wide = u128::from(self.next()) * (bound as u128);
        usize::try_from(wide >> 64).unwrap_or_default()
    }

    /// Puts things in a random order.
    pub fn shuffle<T>(&mut self, things: &mut [T]) {
        for last in (1..things.len()).rev() {
            things.swap(last, self.below(last + 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_probability_is_that_of_the_negative_binomial() {
        // One day after one day with nothing: half a chance of one half.
        let sum: f64 = (0..200)
            .map(|n| at_least(n, 1.0, 3, 28.0) - at_least(n + 1, 1.0, 3, 28.0))
            .sum();
        assert!((sum - 1.0).abs() < 1e-9);
        let mean: f64 = (1..200).map(|n| at_least(n, 1.0, 3, 28.0)).sum();
        assert!((mean - 3.5 / 28.0).abs() < 1e-9);
        assert!(at_least(4, 1.0, 3, 28.0) < at_least(3, 1.0, 3, 28.0));
    }

    #[test]
    fn a_seed_gives_the_same_numbers_each_time() {
        let draw = |seed| {
            let mut generator = Generator::seeded(seed);
            let mut all: Vec<u32> = (0..20).collect();
            generator.shuffle(&mut all);
            all
        };
        assert_eq!(draw(7), draw(7));
        assert_ne!(draw(7), draw(8));
    }
}

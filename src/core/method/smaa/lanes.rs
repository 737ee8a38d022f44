//! Computes eight draws at a time, with the same arithmetic in the same order on every machine.
//!
//! Multiplications and additions are never fused, and the logarithm is implemented here, so that every digit of a draw
//! is the same on every platform.

use rand_xoshiro::Xoshiro256PlusPlus;
use rand_xoshiro::rand_core::Rng;

/// The number of draws that are computed together.
pub(super) const LANES: usize = 8;

/// One number for each of eight draws.
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(align(64))]
pub(super) struct Lanes(pub(super) [f64; LANES]);

impl Lanes {
    pub(super) const ZERO: Lanes = Lanes::splat(0.0);

    /// Returns the same number for every draw.
    pub(super) const fn splat(x: f64) -> Lanes {
        Lanes([x; LANES])
    }

    /// Returns 1 for the first `count` draws and 0 for the others.
    pub(super) fn mask_first(count: usize) -> Lanes {
        Lanes(std::array::from_fn(|lane| if lane < count { 1.0 } else { 0.0 }))
    }

    #[inline(always)]
    pub(super) fn map(mut self, f: impl Fn(f64) -> f64) -> Lanes {
        self.0.iter_mut().for_each(|x| *x = f(*x));
        self
    }

    #[inline(always)]
    pub(super) fn zip_with(self, other: Lanes, f: impl Fn(f64, f64) -> f64) -> Lanes {
        let mut out = self;
        out.0.iter_mut().zip(other.0).for_each(|(a, b)| *a = f(*a, b));
        out
    }

    #[inline(always)]
    pub(super) fn plus(self, other: Lanes) -> Lanes {
        self.zip_with(other, |a, b| a + b)
    }

    #[inline(always)]
    pub(super) fn times(self, other: Lanes) -> Lanes {
        self.zip_with(other, |a, b| a * b)
    }

    /// Returns the sum over the draws, from the first to the last.
    pub(super) fn sum(self) -> f64 {
        self.0.iter().sum()
    }
}

/// Fills `uniform` with numbers from (0, 1). Each number has 32 random bits and is the middle of one of 2³² equal
/// steps.
#[inline(always)]
pub(super) fn fill_uniform(random: &mut Xoshiro256PlusPlus, uniform: &mut [Lanes]) {
    let step = |bits: u64| (f64::from_bits(bits | TWO_TO_52_BITS) - (4_503_599_627_370_496.0 - 0.5)) / 4_294_967_296.0;
    let mut bits = [0; LANES / 2];
    for Lanes(uniform) in uniform {
        bits.fill_with(|| random.next_u64());
        let (low, high) = uniform.split_at_mut(LANES / 2);
        for ((low, high), bits) in low.iter_mut().zip(high).zip(bits) {
            (*low, *high) = (step(bits & 0xffff_ffff), step(bits >> 32));
        }
    }
}

/// The bits of 1.0.
const ONE_BITS: u64 = 0x3ff0_0000_0000_0000;
/// The bits of √½, rounded down. Mantissas are normalized to the interval from √½ to √2, which contains 1.
const SQRT_HALF_BITS: u64 = 0x3fe6_a09e_667f_3bcc;
const MANTISSA_MASK: u64 = 0x000f_ffff_ffff_ffff;
/// The bits of 2⁵². Setting the low mantissa bits of 2⁵² to a smaller whole number adds that number.
const TWO_TO_52_BITS: u64 = 0x4330_0000_0000_0000;

/// Returns −ln x for x in (0, 1], to 1e-10, which is enough for numbers with 32 random bits. With x = m·2ᵏ and m in
/// [√½, √2), ln m = 2·artanh s for s = (m−1)/(m+1), |s| ≤ 0.172, by the series s + s³/3 + s⁵/5 + … to s¹¹/11.
#[inline(always)]
pub(super) fn neg_ln(x: f64) -> f64 {
    let bits = x.to_bits() + (ONE_BITS - SQRT_HALF_BITS);
    let power = f64::from_bits(bits >> 52 | TWO_TO_52_BITS) - (4_503_599_627_370_496.0 + 1_023.0);
    let m = f64::from_bits((bits & MANTISSA_MASK) + SQRT_HALF_BITS);
    let s = (m - 1.0) / (m + 1.0);
    let z = s * s;
    let mut series = 1.0 / 11.0;
    for odd in [9.0, 7.0, 5.0, 3.0, 1.0] {
        series = series * z + 1.0 / odd;
    }
    -(power * std::f64::consts::LN_2 + 2.0 * s * series)
}

#[cfg(test)]
mod tests {
    use rand_xoshiro::rand_core::SeedableRng;

    use super::*;

    fn uniform(seed: u64, count: usize) -> Vec<f64> {
        let mut drawn = vec![Lanes::ZERO; count / LANES];
        fill_uniform(&mut Xoshiro256PlusPlus::seed_from_u64(seed), &mut drawn);
        drawn.iter().flat_map(|lanes| lanes.0).collect()
    }

    #[test]
    fn the_logarithm_is_one() {
        for x in uniform(1, 200_000).into_iter().flat_map(|x| [x, x * x, 1.0 - x, (1.0 + x) / 2.0]) {
            assert!((neg_ln(x) + x.ln()).abs() <= 1e-10, "{x}");
        }
        assert_eq!(neg_ln(1.0), 0.0);
        assert!((neg_ln(0.5f64.powi(33)) - 33.0 * std::f64::consts::LN_2).abs() < 1e-12);
    }

    /// Uniform numbers have the mean ½, the variance 1/12 and no correlation with their neighbours; their −ln have the
    /// mean and the variance 1.
    #[test]
    fn what_is_drawn_is_what_it_should_be() {
        let moments = |x: &[f64]| {
            let mean = x.iter().sum::<f64>() / x.len() as f64;
            (mean, x.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / x.len() as f64)
        };
        let drawn = uniform(2, 400_000);
        assert!(drawn.iter().all(|x| *x > 0.0 && *x < 1.0));
        let (mean, variance) = moments(&drawn);
        assert!((mean - 0.5).abs() < 0.002 && (variance - 1.0 / 12.0).abs() < 0.001, "{mean} {variance}");
        for apart in [1, LANES / 2, LANES] {
            let together = drawn.iter().zip(drawn.iter().skip(apart)).map(|(a, b)| (a - 0.5) * (b - 0.5)).sum::<f64>();
            assert!((together / drawn.len() as f64).abs() < 0.001, "{apart} apart");
        }
        let waits: Vec<f64> = drawn.iter().map(|x| neg_ln(*x)).collect();
        let (mean, variance) = moments(&waits);
        assert!((mean - 1.0).abs() < 0.005 && (variance - 1.0).abs() < 0.02, "{mean} {variance}");
    }
}

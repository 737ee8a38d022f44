//! How many ratings are asked before the leader is certain (METHOD.md §8), on made-up matrices of 6 options and 12
//! criteria: in the order the walk asks, in the file's, in one at random, and in the best that hindsight finds. Counts,
//! not times: they are the same in every run.
//!
//! ```text
//! cargo bench --bench ask
//! ```

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::indexing_slicing,
    reason = "a measurement stops at what it does not expect"
)]

use pesee::store::parse_document;
use pesee_core::deliberation::{Deliberation, Edit, Id, Outcome, Rating};
use pesee_core::method::Figures;
use rand_xoshiro::Xoshiro256PlusPlus;
use rand_xoshiro::rand_core::{Rng, SeedableRng};

const OPTIONS: usize = 6;
const CRITERIA: usize = 12;
const MATRICES: u64 = 400;

/// Weights as points, and what would be answered, by criterion and option.
struct Matrix {
    points: Vec<f64>,
    answers: Vec<Vec<f64>>,
}

fn main() {
    println!("ratings asked of {} until the leader is certain; the mean of {MATRICES} matrices", OPTIONS * CRITERIA);
    let centroid: fn(&mut RandomSource) -> Vec<f64> = random_centroid_weights;
    for (name, weigh, apart) in [
        ("weights in order (centroid), ratings of any size", centroid, 0.0),
        ("weights by points 1–10, ratings of any size", random_points, 0.0),
        ("weights in order, options unlike each other", centroid, 3.0),
    ] {
        let mut asked = [0.0; 4];
        for seed in 0..MATRICES {
            let mut dice = RandomSource(Xoshiro256PlusPlus::seed_from_u64(seed));
            let matrix = random_matrix(&mut dice, weigh, apart);
            let shuffled = dice.shuffled_order();
            let counts = [
                matrix.count_asked(|open, _| open),
                matrix.count_asked(|_, rated| (0..CRITERIA).find(|k| !rated[*k]).unwrap()),
                matrix.count_asked(|_, rated| *shuffled.iter().find(|k| !rated[**k]).unwrap()),
                matrix.count_fewest(),
            ];
            asked.iter_mut().zip(counts).for_each(|(sum, count)| *sum += (count * OPTIONS) as f64 / MATRICES as f64);
        }
        let percent = asked.map(|cells| cells * 100.0 / (OPTIONS * CRITERIA) as f64);
        println!("  {name}");
        for (order, (cells, percent)) in ["as the walk asks", "in the file's order", "at random", "best in hindsight"]
            .iter()
            .zip(asked.iter().zip(percent))
        {
            println!("    {order:20} {cells:5.1}   {percent:5.1} of 100");
        }
        println!("    the walk is {:.1} points from the best (goal 3)", percent[0] - percent[3]);
    }
}

impl Matrix {
    /// How many criteria are asked, each of all options, until nothing left can change the leader. `choose` is given
    /// the criterion that METHOD.md §8 asks next and which are rated; it says which to ask.
    fn count_asked(&self, choose: impl Fn(usize, &[bool]) -> usize) -> usize {
        let mut document = self.unrated_document();
        let mut rated = [false; CRITERIA];
        for count in 0..CRITERIA {
            let figures = Figures::without_draws(&document);
            if !matches!(figures.verdict().outcome, Outcome::None | Outcome::Unfinished) {
                return count;
            }
            let k = choose(figures.information_value().next_criterion().unwrap(), &rated);
            rated[k] = true;
            let me = Id::new("me").unwrap();
            let (criterion, answers) = (document.criteria()[k].id.clone(), &self.answers[k]);
            for (i, answer) in answers.iter().enumerate() {
                let edit = Edit::rate(&document, &me, &criterion, &document.options()[i].id, Rating::exact(*answer));
                document.apply(&edit).unwrap();
            }
        }
        CRITERIA
    }

    /// The fewest criteria that make the leader certain, of all sets of criteria.
    fn count_fewest(&self) -> usize {
        let total: f64 = self.points.iter().sum();
        let certain = |set: u32| {
            let known: Vec<usize> = (0..CRITERIA).filter(|k| set >> k & 1 == 1).collect();
            let open = total - known.iter().map(|k| self.points[*k]).sum::<f64>();
            let sum = |i: usize| known.iter().map(|k| self.points[*k] * self.answers[*k][i]).sum::<f64>();
            let mut sums: Vec<f64> = (0..OPTIONS).map(sum).collect();
            sums.sort_by(|a, b| b.total_cmp(a));
            set != 0 && sums[0] - sums[1] > 10.0 * open + 1e-9 * total
        };
        let sizes = (0..1u32 << CRITERIA).filter(|set| certain(*set)).map(|set| set.count_ones() as usize);
        sizes.min().unwrap_or(CRITERIA)
    }

    fn unrated_document(&self) -> Deliberation {
        let mut text = String::from("format = 1\n[deliberation]\ntitle = \"A matrix\"\n");
        for option in 0..OPTIONS {
            text.push_str(&format!("[[option]]\nid = \"o{option}\"\nname = \"Option {option}\"\n"));
        }
        for (criterion, points) in self.points.iter().enumerate() {
            text.push_str(&format!("[[criterion]]\nid = \"k{criterion}\"\nname = \"K\"\nweight = {points:?}\n"));
        }
        parse_document(text.as_bytes()).unwrap()
    }
}

struct RandomSource(Xoshiro256PlusPlus);

impl RandomSource {
    fn next_below(&mut self, most: usize) -> usize {
        (self.0.next_u64() % most as u64) as usize
    }

    /// The criteria in an order at random.
    fn shuffled_order(&mut self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..CRITERIA).collect();
        (1..CRITERIA).for_each(|last| order.swap(last, self.next_below(last + 1)));
        order
    }
}

/// Ratings are whole, −5…5; `apart` moves some options up and others down everywhere.
fn random_matrix(dice: &mut RandomSource, weigh: fn(&mut RandomSource) -> Vec<f64>, apart: f64) -> Matrix {
    let points = weigh(dice);
    let better: Vec<f64> = (0..OPTIONS).map(|_| apart * (dice.next_below(3) as f64 - 1.0)).collect();
    let answer = |dice: &mut RandomSource, better: &f64| (dice.next_below(11) as f64 - 5.0 + better).clamp(-5.0, 5.0);
    let answers = (0..CRITERIA).map(|_| better.iter().map(|better| answer(dice, better)).collect()).collect();
    Matrix { points, answers }
}

/// The weights of an order at random.
fn random_centroid_weights(dice: &mut RandomSource) -> Vec<f64> {
    let ranks: Vec<Option<u64>> = dice.shuffled_order().into_iter().map(|place| Some(place as u64 + 1)).collect();
    pesee_core::method::rank_order_centroid(&ranks)
}

fn random_points(dice: &mut RandomSource) -> Vec<f64> {
    (0..CRITERIA).map(|_| 1.0 + dice.next_below(10) as f64).collect()
}

//! Counts how many ratings are asked before the leader is certain (METHOD.md §8), for random matrices of 6 options and
//! 12 criteria: in the order of the walk, in the order of the file, in a random order, and in the best order in
//! hindsight. The results are counts, not times, and the same in every run.
//!
//! ```text
//! cargo bench --bench ask
//! ```

#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::indexing_slicing, reason = "a benchmark may panic")]

use pesee::store::parse_document;
use pesee_core::deliberation::{Deliberation, Edit, Id, Outcome, Rating};
use pesee_core::method::Figures;
use rand_xoshiro::Xoshiro256PlusPlus;
use rand_xoshiro::rand_core::{Rng, SeedableRng};

const OPTIONS: usize = 6;
const CRITERIA: usize = 12;
const MATRICES: u64 = 400;

/// The weights as points, and the answers by criterion and option.
struct Matrix {
    points: Vec<f64>,
    answers: Vec<Vec<f64>>,
}

fn main() {
    println!("ratings asked of {} until the leader is certain; the mean of {MATRICES} matrices", OPTIONS * CRITERIA);
    let centroid: fn(&mut RandomSource) -> Vec<f64> = random_centroid_weights;
    for (name, random_weights, spread) in [
        ("weights in order (centroid), ratings of any size", centroid, 0.0),
        ("weights by points 1–10, ratings of any size", random_points, 0.0),
        ("weights in order, options unlike each other", centroid, 3.0),
    ] {
        let mut asked = [0.0; 4];
        for seed in 0..MATRICES {
            let mut random = RandomSource(Xoshiro256PlusPlus::seed_from_u64(seed));
            let matrix = random_matrix(&mut random, random_weights, spread);
            let shuffled = random.shuffled_order();
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
    /// Counts the criteria that are asked, each for all options, until no open rating can change the leader. `choose`
    /// receives the next criterion according to METHOD.md §8 and which criteria are rated, and returns the criterion to
    /// ask.
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

    /// Returns the size of the smallest set of criteria that makes the leader certain.
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
    fn next_below(&mut self, limit: usize) -> usize {
        (self.0.next_u64() % limit as u64) as usize
    }

    /// Returns the criteria in a random order.
    fn shuffled_order(&mut self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..CRITERIA).collect();
        (1..CRITERIA).for_each(|last| order.swap(last, self.next_below(last + 1)));
        order
    }
}

/// Returns a matrix of whole ratings from −5 to 5. All ratings of an option are moved by the same amount: up by
/// `spread`, down by `spread`, or not at all.
fn random_matrix(random: &mut RandomSource, random_weights: fn(&mut RandomSource) -> Vec<f64>, spread: f64) -> Matrix {
    let points = random_weights(random);
    let offsets: Vec<f64> = (0..OPTIONS).map(|_| spread * (random.next_below(3) as f64 - 1.0)).collect();
    let answer =
        |random: &mut RandomSource, offset: &f64| (random.next_below(11) as f64 - 5.0 + offset).clamp(-5.0, 5.0);
    let answers = (0..CRITERIA).map(|_| offsets.iter().map(|offset| answer(random, offset)).collect()).collect();
    Matrix { points, answers }
}

/// Returns the rank order centroid weights of a random order.
fn random_centroid_weights(random: &mut RandomSource) -> Vec<f64> {
    let ranks: Vec<Option<u64>> = random.shuffled_order().into_iter().map(|place| Some(place as u64 + 1)).collect();
    pesee_core::method::sum_reciprocal_weights(&ranks)
}

fn random_points(random: &mut RandomSource) -> Vec<f64> {
    (0..CRITERIA).map(|_| 1.0 + random.next_below(10) as f64).collect()
}

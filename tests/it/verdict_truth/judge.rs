//! Decides whether what a sentence says is true, from the simple computation alone.

use std::collections::BTreeMap;

use pesee_core::deliberation::*;
use pesee_core::method::{Figures, WeightTrust};

use super::naive::*;
use super::sentence::{Claim, Grammar};

/// Returns `Err` with a message if a condition is false.
macro_rules! ensure {
    ($is_true:expr, $($message:tt)+) => {{
        let is_true: bool = $is_true;
        if !is_true {
            return Err(format!($($message)+));
        }
    }};
}

pub type Judgement = Result<(), String>;

/// The settings of the lens that the walk offers, with the messages that name them.
const SETTINGS: [(f64, &str); 5] = [
    (0.1, "question-lens-1"),
    (0.3, "question-lens-2"),
    (0.5, "question-lens-3"),
    (0.7, "question-lens-4"),
    (0.9, "question-lens-5"),
];

/// The names of the messages that stand for what an option does under a condition or without a criterion.
const RESULTS: [&str; 7] = [
    "verdict-otherwise-leads",
    "verdict-otherwise-may",
    "verdict-otherwise-may-lead",
    "verdict-otherwise-level",
    "verdict-otherwise-none",
    "verdict-overlap-level",
    "verdict-overlap-open",
];

/// What is true of a document.
pub struct Judge<'a> {
    pub document: &'a Deliberation,
    pub naive: Naive,
    pub kind: Kind,
    pub leading: Vec<usize>,
    pub leader: Option<usize>,
    pub reasons: Vec<&'static str>,
    pub trial: Option<usize>,
    /// The numbers of missing answers and of answers that are ranges, about eligible options and criteria that count.
    pub missing: usize,
    pub uncertain: usize,
    scores: Vec<f64>,
    shares: Vec<f64>,
    horizon: Vec<Span>,
    wins: Option<LeaderWins>,
    /// The drawn figures, which have no simple computation.
    figures: &'a Figures,
}

impl<'a> Judge<'a> {
    /// Returns what is true; `None` for the pairs that the simple computation leaves out.
    pub fn new(document: &'a Deliberation, figures: &'a Figures) -> Option<Judge<'a>> {
        let naive = Naive::new(document)?;
        let (weights, shares, kind) = (naive.weights(), naive.shares(), naive.kind());
        let leading =
            if kind == Kind::None { Vec::new() } else { naive.best(&weights, &naive.cells, &naive.eligible()) };
        let leader = only(&leading);
        let horizon = naive.horizon();
        let drawn = figures.ranking_unchecked().win_shares.as_ref();
        let wins = leader.zip(drawn).map(|(leader, drawn)| {
            let level = if naive.is_exact() { WeightTrust::Order } else { WeightTrust::Given };
            let draws = drawn.level(level).draws;
            LeaderWins {
                given: drawn.win_share(leader, WeightTrust::Given),
                order: drawn.win_share(leader, WeightTrust::Order),
                // A closed form needs no draws and has no sampling error.
                draws: if draws == 0 { f64::INFINITY } else { f64::from(draws) },
            }
        });
        let standing = leader.filter(|_| kind == Kind::Stands);
        let reasons = standing.map(|leader| naive.reasons(leader, &horizon, wins)).unwrap_or_default();
        let trial = standing.filter(|_| !reasons.is_empty()).and_then(|leader| naive.try_first(leader));
        let (mut missing, mut uncertain) = (0, 0);
        for rater in &naive.raters {
            for k in naive.counting() {
                for i in naive.eligible() {
                    match rater.answers[k][i] {
                        None => missing += 1,
                        Some(answer) => uncertain += usize::from(answer.low < answer.high),
                    }
                }
            }
        }
        let scores = naive.sums(&shares, &naive.cells, |cell| cell.v);
        Some(Judge {
            document,
            kind,
            leading,
            leader,
            reasons,
            trial,
            missing,
            uncertain,
            scores,
            shares,
            horizon,
            wins,
            figures,
            naive,
        })
    }

    pub fn option_name(&self, i: usize) -> &str {
        &self.document.options()[i].name
    }

    pub fn is_final(&self, i: usize) -> bool {
        self.naive.choices[i].is_final
    }

    /// Returns whether an option has more against it than for it.
    pub fn is_negative(&self, i: usize) -> bool {
        self.scores[i] < -NEAR
    }

    pub fn option(&self, name: &str) -> Result<usize, String> {
        self.document.options().iter().position(|option| option.name == name).ok_or(format!("no option {name}"))
    }

    fn criterion(&self, name: &str) -> Result<usize, String> {
        self.document
            .criteria()
            .iter()
            .position(|criterion| criterion.name == name)
            .ok_or(format!("no criterion {name}"))
    }

    fn person(&self, name: &str) -> Result<usize, String> {
        let id = self.document.participants().iter().find(|person| person.name.as_deref() == Some(name));
        let rater = id.and_then(|person| self.naive.raters.iter().position(|rater| rater.id == person.id));
        rater.ok_or(format!("no person {name}"))
    }

    fn options(&self, grammar: &Grammar, text: &str) -> Result<Vec<usize>, String> {
        let names = grammar.split_quoted(text);
        ensure!(!names.is_empty(), "{text} are no options");
        names.iter().map(|name| self.option(name)).collect()
    }

    fn questions(&self, grammar: &Grammar, text: &str) -> Result<Vec<Id>, String> {
        let names = grammar.split_quoted(text);
        ensure!(!names.is_empty(), "{text} are no questions");
        let id = |name: &String| {
            let condition = self.document.conditions().iter().find(|condition| condition.question == *name);
            condition.map(|condition| condition.id.clone()).ok_or(format!("no condition {name}"))
        };
        names.iter().map(id).collect()
    }

    /// Returns the leader of a claim about the present leader.
    fn check_leader(&self, name: &str) -> Result<usize, String> {
        let leader = self.option(name)?;
        ensure!(self.leader == Some(leader), "{name} does not lead");
        Ok(leader)
    }

    /// Judges a sentence; `about` is the option that is meant where the sentence does not name it.
    pub fn check(&self, grammar: &Grammar, claim: &Claim, about: Option<usize>) -> Judgement {
        let number = |name: &str| grammar.number(claim.arg(name)).ok_or(format!("{} is no number", claim.arg(name)));
        // The form with “1” has no argument.
        let count =
            |name: &str| if claim.choice(name) == "one" { Ok(1) } else { number(name).map(|(n, _)| n as usize) };
        let n = &self.naive;
        let ruled_out = n.choices.len() - n.eligible().len();
        let is_fragile = !self.reasons.is_empty();
        let in_plural = |name: &str, count: usize| -> Judgement {
            ensure!((claim.choice(name) == "other") == (count > 1), "the wrong number for {count}");
            Ok(())
        };
        match claim.id.as_str() {
            "verdict-clear" | "verdict-clear-on-guesses" => {
                let leader = self.check_leader(claim.arg("option"))?;
                ensure!(self.kind == Kind::Stands && !is_fragile, "the verdict is not clear: {:?}", self.reasons);
                ensure!(!self.is_negative(leader), "it has more against it than for it");
                let on_guesses = claim.id == "verdict-clear-on-guesses";
                ensure!(on_guesses == (self.uncertain > 0), "{} answers are ranges", self.uncertain);
            }
            "verdict-fragile" | "verdict-fragile-on-guesses" | "verdict-fragile-people" | "verdict-fragile-final" => {
                let leader = self.check_leader(claim.arg("option"))?;
                ensure!(is_fragile, "the verdict is clear");
                ensure!(!self.is_negative(leader) || claim.id == "verdict-fragile-final", "it is the least bad");
                ensure!(claim.id != "verdict-fragile-people" || n.depends_on_people(leader), "for everyone");
                ensure!(claim.id != "verdict-fragile" || self.uncertain == 0, "answers are ranges");
                ensure!(claim.id != "verdict-fragile-on-guesses" || self.uncertain > 0, "no answers are ranges");
                let another =
                    (0..n.raters.len()).any(|at| self.is_own_leader_settled(at) && self.own_leader(at) != Some(leader));
                ensure!(claim.choice("certainty") != "no" || another, "nobody surely prefers another");
                ensure!(claim.id != "verdict-fragile-final" || self.is_final(leader), "it can be undone");
            }
            "verdict-try-first" => {
                let leader = self.check_leader(claim.arg("option"))?;
                let trial = self.option(claim.arg("trial"))?;
                ensure!(is_fragile && self.is_final(leader), "nothing is to be tried first");
                ensure!(self.trial == Some(trial) && !self.is_final(trial), "it is not to be tried");
                ensure!(n.choices[trial].unknown.is_empty(), "it depends on a condition");
            }
            "verdict-no-trial" => {
                ensure!(self.leader.is_some_and(|leader| self.is_final(leader)), "the leader can be undone");
                // The sentence is about all options, unless it says that it is about those that are left.
                let left_only = ruled_out == 0 || claim.choice("why") == "none" || claim.choice("ruled_out") == "other";
                let among: Vec<usize> = if left_only { n.eligible() } else { (0..n.choices.len()).collect() };
                let undoable: Vec<usize> = among.into_iter().filter(|i| !self.is_final(*i)).collect();
                let depends = |i: usize| !n.choices[i].unknown.is_empty();
                let is_true = match claim.choice("why") {
                    "none" => undoable.is_empty(),
                    "condition" => undoable.iter().all(|i| depends(*i)),
                    "against" => undoable.iter().all(|i| self.is_negative(*i)),
                    _ => undoable.iter().all(|i| self.is_negative(*i) || depends(*i)),
                };
                ensure!(is_true, "some option can be undone: {undoable:?}");
                ensure!(claim.choice("why") == "none" || !undoable.is_empty(), "no option can be undone");
            }
            "verdict-cannot-be-undone" => {
                ensure!(self.is_final(self.option(claim.arg("option"))?), "it can be undone");
            }
            "verdict-final-not-sure" => {
                let leader = self.check_leader(claim.arg("option"))?;
                let weights = n.weights();
                let is_sure_here =
                    n.is_ahead(leader, &weights, &n.cells, (|cell| cell.l, |cell| cell.h), tolerance(&weights));
                ensure!(!n.is_sure(leader), "it is sure");
                ensure!(
                    is_sure_here == (claim.choice("why") != "answers"),
                    "sure where the lens stands: {is_sure_here}"
                );
                // “Is not ahead” has to be true whatever the answers turn out to be.
                let is_surely_behind = [0.0, 1.0].into_iter().any(|lens| {
                    let weights = n.effective(&n.p, lens);
                    let (own, others) = (n.sums(&weights, &n.cells, |c| c.h), n.sums(&weights, &n.cells, |c| c.l));
                    n.eligible().iter().any(|b| *b != leader && others[*b] - own[leader] > 0.0)
                });
                ensure!(claim.choice("why") != "lens" || is_surely_behind, "it may be ahead everywhere");
                ensure!(is_sure_here || self.uncertain > 0, "no answer is uncertain");
            }
            "verdict-least-bad" => {
                let leader = self.check_leader(claim.arg("option"))?;
                ensure!(self.is_negative(leader), "it has more for it than against it");
                let certainty = match (is_fragile, self.uncertain > 0) {
                    (true, _) => "fragile",
                    (false, true) => "guesses",
                    (false, false) => "clear",
                };
                ensure!(claim.choice("certainty") == certainty, "it should be {certainty}");
                self.check_all_negative(claim)?;
            }
            "verdict-all-more-against" => self.check_all_negative(claim)?,
            "verdict-more-against" => {
                ensure!(self.is_negative(self.option(claim.arg("option"))?), "it has more for it");
            }
            "verdict-tie" => {
                let options = self.options(grammar, claim.arg("options"))?;
                ensure!(self.kind == Kind::Tie && is_same_set(&options, &self.leading), "{:?} lead", self.leading);
                ensure!((claim.choice("uncertain") == "0") == (self.uncertain == 0), "{} are ranges", self.uncertain);
                let is_sorted = options.is_sorted_by_key(|i| self.is_final(*i));
                ensure!(is_sorted, "the options that can be undone do not come first");
            }
            "verdict-tie-final" => {
                let options = self.options(grammar, claim.arg("options"))?;
                ensure!(options.iter().all(|i| self.is_final(*i)), "some can be undone");
                ensure!(options.iter().all(|i| self.leading.contains(i)), "some are not level");
                let trials = if claim.choice("trial_count") == "0" {
                    Vec::new()
                } else {
                    self.options(grammar, claim.arg("trials"))?
                };
                let undoable: Vec<usize> = self.leading.iter().copied().filter(|i| !self.is_final(*i)).collect();
                ensure!(is_same_set(&trials, &undoable), "{undoable:?} can be undone");
            }
            "verdict-tie-least-bad" => {
                ensure!(self.leading.iter().all(|i| self.is_negative(*i)), "some have more for them than against them");
            }
            "verdict-only" | "verdict-only-listed" => {
                self.check_leader(claim.arg("option"))?;
                ensure!(self.kind == Kind::Only, "other options are left");
                ensure!((claim.id == "verdict-only") == (ruled_out > 0), "{ruled_out} options are ruled out");
            }
            "verdict-ruled-out-by" => {
                self.check_leader(claim.arg("only"))?;
                let options = self.options(grammar, claim.arg("options"))?;
                let questions = self.questions(grammar, claim.arg("questions"))?;
                in_plural("count", options.len())?;
                in_plural("conditions", questions.len())?;
                for i in options {
                    ensure!(is_same_set(&n.choices[i].failed, &questions), "{:?} rule it out", n.choices[i].failed);
                }
            }
            "verdict-if-condition" => {
                let leader = self.check_leader(claim.arg("option"))?;
                let questions = self.questions(grammar, claim.arg("questions"))?;
                in_plural("count", questions.len())?;
                ensure!(is_same_set(&n.choices[leader].unknown, &questions), "{:?} matter", n.choices[leader].unknown);
                let met = self.answer_conditions(&questions, true);
                ensure!(met.leader() == Some(leader) && met.kind() == Kind::Stands, "it is not ahead then");
                let unmet = self.answer_conditions(&questions, false);
                let weights = unmet.weights();
                self.check_result(grammar, claim.arg("otherwise"), &unmet, &weights)?;
            }
            "verdict-condition-not-sure" => {
                let Some(leader) = self.leader else { return Err("no option leads".to_owned()) };
                let met = self.answer_conditions(&n.choices[leader].unknown, true);
                let reasons = met.reasons(leader, &met.horizon(), self.wins);
                ensure!(!reasons.is_empty(), "it is sure then");
                in_plural("count", n.choices[leader].unknown.len())?;
            }
            "verdict-only-if" => {
                let questions = self.questions(grammar, claim.arg("questions"))?;
                in_plural("count", questions.len())?;
                let option = self.option(claim.arg("option"))?;
                ensure!(is_same_set(&n.choices[option].unknown, &questions), "{:?} matter", n.choices[option].unknown);
            }
            "verdict-only-if-none" => {
                let questions = self.questions(grammar, claim.arg("questions"))?;
                in_plural("count", questions.len())?;
                let leader = self.leader.ok_or("no option leads")?;
                ensure!(is_same_set(&n.choices[leader].unknown, &questions), "{:?} matter", n.choices[leader].unknown);
                ensure!(self.kind == Kind::Only, "other options are left");
            }
            "verdict-condition-needed" => {
                let questions = self.questions(grammar, claim.arg("questions"))?;
                in_plural("count", questions.len())?;
                let unmet = self.answer_conditions(&questions, false);
                let weights = unmet.weights();
                self.check_result(grammar, claim.arg("otherwise"), &unmet, &weights)?;
            }
            "verdict-warned" => {
                let option = self.option(claim.arg("option"))?;
                let questions = self.questions(grammar, claim.arg("questions"))?;
                in_plural("count", questions.len())?;
                let choice = &n.choices[option];
                ensure!(is_same_set(&choice.warned, &questions), "{:?} warn", choice.warned);
                ensure!(choice.failed.is_empty(), "it is ruled out");
            }
            "verdict-people" => self.check_people(grammar, claim.arg("clauses"))?,
            "verdict-weights" => self.check_weights(grammar, claim)?,
            "question-draft-think-again" => {
                ensure!(about == self.leader, "another option leads");
                ensure!((claim.choice("people") == "one") == (n.raters.len() == 1), "{} people", n.raters.len());
                self.check_weights(grammar, claim)?;
            }
            "question-draft-other-leads" => {
                let leader = self.option(claim.arg("option"))?;
                ensure!(about != Some(leader), "it is the chosen option");
                self.check_leader(claim.arg("option"))?;
            }
            "question-draft-heaviest" => {
                let k = self.criterion(claim.arg("criterion"))?;
                let i = about.ok_or("it is about no option")?;
                let others = n.counting().into_iter().filter(|other| *other != k);
                ensure!(
                    others.into_iter().all(|other| self.shares[other] < self.shares[k] - NEAR),
                    "it is not heaviest"
                );
                ensure!((claim.choice("people") == "one") == (n.raters.len() == 1), "{} people", n.raters.len());
                let cell = &n.cells[k][i];
                let effect = match (cell.l > NEAR, cell.h < -NEAR) {
                    (true, _) => "well",
                    (_, true) => "badly",
                    _ => "open",
                };
                ensure!(claim.choice("effect") == effect, "it should be {effect}");
            }
            "question-draft-con" => {
                let k = self.criterion(claim.arg("criterion"))?;
                let i = about.ok_or("it is about no option")?;
                ensure!(self.shares[k] > 0.0 && n.cells[k][i].h < 0.0, "it does not speak against it");
            }
            "verdict-weights-close" => {
                self.check_certainty(claim)?;
                self.check_points_bound(self.option(claim.arg("option"))?, number("points")?.0)?;
            }
            "verdict-step-raise" | "verdict-step-lower" => {
                let leader = self.leader.ok_or("no option leads")?;
                let (rival, k) = (self.option(claim.arg("option"))?, self.criterion(claim.arg("criterion"))?);
                let is_raise = claim.id == "verdict-step-raise";
                ensure!(is_raise || self.option(claim.arg("leader"))? == leader, "it does not lead");
                ensure!((claim.choice("people") == "one") == (n.raters.len() == 1), "{} people", n.raters.len());
                let (by, half) = number("by")?;
                self.check_step(rival, k, if is_raise { by } else { -by }, 2.0 * half)?;
                self.check_certainty(claim)?;
            }
            "verdict-lens" => self.check_lens(grammar, claim)?,
            "verdict-lens-needed" => {
                self.check_lens_needed(self.option(claim.arg("option"))?, number("lens")?.0, claim.choice("side"))?;
            }
            "verdict-overlap" => {
                let (a, b) = (self.criterion(claim.arg("a"))?, self.criterion(claim.arg("b"))?);
                for i in n.eligible() {
                    ensure!((n.cells[a][i].v - n.cells[b][i].v).abs() <= 1.0 + NEAR, "they are not alike");
                }
                ensure!(self.shares[a] > 0.0 && self.shares[b] > 0.0, "one does not count");
                let lighter = if self.shares[a] < self.shares[b] - NEAR { a } else { b };
                let weights = self.weights_without(lighter);
                self.check_result(grammar, claim.arg("result"), n, &weights)?;
            }
            "verdict-for-option-to-lead" => {
                self.option(claim.arg("option"))?;
                self.check_certainty(claim)?;
            }
            "verdict-without" => self.check_hinge(grammar, claim.arg("criterion"), claim.arg("result"))?,
            "verdict-find-out" | "verdict-find-out-tie" => {
                let (i, k) = (self.option(claim.arg("option"))?, self.criterion(claim.arg("criterion"))?);
                let weights = n.weights();
                let changes = [n.cells[k][i].l, n.cells[k][i].h].into_iter().any(|value| {
                    let mut cells = n.cells.clone();
                    cells[k][i].v = value;
                    let best = n.best(&weights, &cells, &n.eligible());
                    if claim.id == "verdict-find-out-tie" {
                        return best.len() < self.leading.len() && best.iter().all(|i| self.leading.contains(i));
                    }
                    // Level options are changed by every other result, a leader only by one in which it is behind.
                    best != self.leading && self.leader.is_none_or(|leader| !best.contains(&leader))
                });
                ensure!(changes, "no answer changes which option leads");
            }
            "verdict-order" => {
                let leader = self.check_leader(claim.arg("option"))?;
                ensure!(n.method == WeightingMethod::Order, "the weights come from {:?}", n.method);
                let origin = match (self.has_own_weights(), self.is_order_of_ranks()) {
                    (true, _) => "mixed",
                    (false, true) => "ranks",
                    (false, false) => "lens",
                };
                ensure!(claim.choice("weights") == origin, "the weights come from {origin}");
                let has_lens = n.effective(&n.p, 0.5) != n.weights();
                ensure!(origin != "lens" || has_lens, "the lens changes no weight");
                self.check_won(leader, WeightTrust::Order, number("won")?.0)?;
                if claim.choice("beaten") == "yes" {
                    self.check_won(self.option(claim.arg("other"))?, WeightTrust::Order, number("other_won")?.0)?;
                }
            }
            "verdict-ranges" => {
                let leader = self.check_leader(claim.arg("option"))?;
                ensure!(self.uncertain > 0, "no answer is uncertain");
                self.check_won(leader, WeightTrust::Given, number("won")?.0)?;
                if claim.choice("beaten") == "yes" {
                    self.check_won(self.option(claim.arg("other"))?, WeightTrust::Given, number("other_won")?.0)?;
                }
            }
            "verdict-better-on-everything" => {
                let leader = self.check_leader(claim.arg("option"))?;
                let among =
                    if claim.choice("ruled_out") == "other" { n.eligible() } else { (0..n.choices.len()).collect() };
                let only_counting = claim.choice("left_out") == "other";
                for k in (0..n.criteria.len()).filter(|k| n.counts[*k] || !only_counting) {
                    for i in among.iter().filter(|i| **i != leader) {
                        let (own, other) = (n.cells[k][leader], n.cells[k][*i]);
                        ensure!(
                            own.l - other.h > NEAR,
                            "{} is rated as high on {}",
                            self.option_name(*i),
                            n.criteria[k]
                        );
                    }
                }
                ensure!((claim.choice("uncertain") == "0") <= (self.uncertain == 0), "answers are uncertain");
                ensure!((claim.choice("people") == "one") == (n.raters.len() == 1), "{} people", n.raters.len());
            }
            "verdict-nothing-single" => {
                let (leader, rival) = (self.leader.ok_or("no option leads")?, about.ok_or("no option is meant")?);
                let d = n.differences(leader, rival);
                let level = n.counting().into_iter().find(|k| d[*k] <= NEAR);
                ensure!(level.is_none(), "weight on {level:?} puts it level");
                ensure!(n.needs(leader, rival, &self.horizon).step.is_none(), "one rating puts it level");
                for lens in (0..=100).map(|percent| f64::from(percent) / 100.0) {
                    let weights = n.effective(&n.p, lens);
                    ensure!(!n.is_surely_ahead(rival, &weights, &n.cells), "it leads at {lens}");
                }
            }
            "verdict-missing" => {
                ensure!(count("count")? == self.missing && self.missing > 0, "{}", self.missing);
                self.check_missing_by(grammar, claim)?;
                let effect = match (self.kind, self.uncertain > 0) {
                    (Kind::Stands, true) => "guesses",
                    (Kind::Stands, false) => "harmless",
                    _ => "unknown",
                };
                ensure!(claim.choice("effect") == effect, "the effect is {effect}");
                let is_sure = self.leader.is_some_and(|leader| n.is_surely_ahead(leader, &n.weights(), &n.cells));
                ensure!(effect == "unknown" || is_sure, "missing answers change the leader");
            }
            "verdict-uncertain" => match claim.choice("count") {
                "0" => {
                    let ranges = self.count_ranges(claim.choice("scope") != "counted");
                    ensure!(ranges == 0, "{ranges} answers are ranges");
                }
                _ => ensure!(count("count")? == self.uncertain, "{} answers are ranges", self.uncertain),
            },
            "verdict-rest-on-feeling" | "verdict-rest-on-estimate" | "verdict-rest-on-both" => {
                let stated = match claim.id.as_str() {
                    "verdict-rest-on-feeling" => (count("count")?, 0),
                    "verdict-rest-on-estimate" => (0, count("count")?),
                    _ => (count("feelings")?, if claim.choice("estimates") == "one" { 1 } else { count("estimates")? }),
                };
                let counted = (self.count_basis(Basis::Feeling), self.count_basis(Basis::Estimate));
                ensure!(stated == counted, "{counted:?} rest on a feeling and on an estimate");
            }
            "verdict-wins-of" => {
                let option = self.option(claim.arg("option"))?;
                ensure!(self.leading.contains(&option), "it does not lead");
                for part in claim.arg("wins").split(", ") {
                    let ids = ["verdict-wins-given", "verdict-wins-rough", "verdict-wins-order", "verdict-wins-any"];
                    let readings = grammar.read(&ids, part);
                    let [part] = readings.as_slice() else { return Err(format!("{part} says {readings:?}")) };
                    let (won, _) = grammar.number(part.arg("won")).ok_or("no number")?;
                    let at = ids.iter().position(|id| *id == part.id).unwrap();
                    ensure!(at != 0 || self.missing + self.uncertain > 0, "no rating is drawn");
                    self.check_won(option, WeightTrust::ALL[at], won)?;
                }
            }
            "verdict-wins-ranges" => {
                ensure!(self.missing + self.uncertain > 0, "no answers are missing, and none are ranges");
            }
            "verdict-leads-for-all" => {
                let option = self.option(claim.arg("option"))?;
                ensure!(self.leader == Some(option) || n.raters.len() > 1, "it does not lead");
                for at in 0..n.raters.len() {
                    ensure!(self.own_leader(at) == Some(option), "{} prefers another", n.raters[at].id);
                    ensure!(self.is_own_leader_settled(at), "{} has not answered everything", n.raters[at].id);
                }
            }
            "verdict-leads-for" => {
                let option = self.option(claim.arg("option"))?;
                for name in claim.arg("people").split(", ") {
                    let at = self.person(name)?;
                    ensure!(self.own_leader(at) == Some(option), "it does not lead for {name}");
                    ensure!(self.is_own_leader_settled(at), "{name} has not answered everything");
                    ensure!(claim.choice("why") == self.cause(at), "the cause for {name} is {}", self.cause(at));
                }
            }
            "verdict-leads-for-so-far" => {
                let option = self.option(claim.arg("option"))?;
                for name in claim.arg("people").split(", ") {
                    let at = self.person(name)?;
                    ensure!(self.own_leader(at) == Some(option), "it does not lead for {name}");
                    ensure!(!self.is_own_leader_settled(at), "{name} has answered enough");
                }
            }
            "verdict-leads-for-none" => {
                for name in claim.arg("people").split(", ") {
                    ensure!(self.own_leader(self.person(name)?).is_none(), "an option leads for {name}");
                }
            }
            "verdict-row" => {
                let i = self.option(claim.arg("option"))?;
                ensure!(Some(i) == about && n.choices[i].failed.is_empty(), "it is another option");
                ensure!(number("rank")?.0 as usize == n.ranks()[i], "it has the rank {}", n.ranks()[i]);
                let parts = |sign: f64| -> f64 {
                    let part = |k: usize| (sign * self.shares[k] * n.cells[k][i].v).max(0.0);
                    (0..n.criteria.len()).map(part).sum()
                };
                for (name, truth) in [("score", self.scores[i]), ("pros", parts(1.0)), ("cons", parts(-1.0))] {
                    let (stated, half) = number(name)?;
                    ensure!((stated - truth).abs() <= half + NEAR, "the {name} should be {truth}");
                    ensure!(stated != 0.0 || !claim.arg(name).contains(['+', '−']), "0 has a sign");
                }
            }
            "verdict-row-ruled-out" => {
                let i = self.option(claim.arg("option"))?;
                let questions = self.questions(grammar, claim.arg("questions"))?;
                in_plural("count", questions.len())?;
                ensure!(is_same_set(&n.choices[i].failed, &questions), "{:?} rule it out", n.choices[i].failed);
            }
            "verdict-stable" => {
                let ids = ["verdict-weight-below", "verdict-weight-above"];
                let change = grammar.read(&ids, claim.arg("change"));
                let [change] = change.as_slice() else { return Err(format!("{change:?}")) };
                let end = grammar.number(change.arg("weight")).ok_or("no number")?;
                let (k, to) = (self.criterion(claim.arg("criterion"))?, self.option(claim.arg("option"))?);
                self.check_leader(claim.arg("leader"))?;
                let is_below = change.id == "verdict-weight-below";
                self.check_stable(k, number("weight")?, (end, is_below), to, claim.choice("certainty") == "may")?;
            }
            "verdict-unfinished" => {
                ensure!(self.kind == Kind::Unfinished, "the verdict is not unfinished");
                let readings =
                    grammar.read_all(&["verdict-unfinished-weights", "verdict-unfinished-answers"], claim.arg("parts"));
                ensure!(!readings.is_empty(), "no message for {}", claim.arg("parts"));
                accept_any(readings.iter().map(|parts| self.check_unfinished(grammar, parts)))?;
            }
            "verdict-unfinished-weights" => {
                let names = grammar.split_quoted(claim.arg("criteria"));
                let criteria: Result<Vec<usize>, String> = names.iter().map(|name| self.criterion(name)).collect();
                let criteria = criteria?;
                if claim.choice("people_count") == "0" {
                    in_plural("count", names.len())?;
                    ensure!(n.raters.len() == 1 && is_same_set(&criteria, &n.unweighed), "{:?} have none", n.unweighed);
                    let is_order = n.method == WeightingMethod::Order;
                    ensure!((claim.choice("what") == "order") == is_order, "the weights come from {:?}", n.method);
                } else {
                    let lists = grammar.split_list(claim.arg("people"));
                    accept_any(lists.iter().map(|people| {
                        for name in people {
                            let unweighed = &n.raters[self.person(name)?].unweighed;
                            let own: Vec<usize> = (0..unweighed.len()).filter(|k| unweighed[*k]).collect();
                            ensure!(is_same_set(&criteria, &own), "{name} has not weighed {own:?}");
                        }
                        Ok(())
                    }))?;
                }
            }
            "verdict-unfinished-answers" => {
                ensure!(count("answers")? == self.missing, "{} answers are missing", self.missing);
                self.check_missing_by(grammar, claim)?;
                let is_open = |k: &usize| n.eligible().iter().any(|i| n.cells[*k][*i].open);
                let criteria = n.counting().into_iter().filter(is_open).count();
                ensure!(count("criteria")? == criteria, "they are on {criteria} criteria");
                // Without all weights nobody can know what the answers change. A tie counts as unfinished as long as
                // any answer is missing (METHOD.md §5).
                let is_known = n.unweighed.is_empty() && self.leader.is_some();
                ensure!(!is_known || self.can_missing_answers_change_leader(), "they cannot change it");
            }
            "verdict-no-options" => ensure!(self.document.options().is_empty(), "there are options"),
            "verdict-all-ruled-out" => {
                ensure!(!n.choices.is_empty() && n.eligible().is_empty(), "some options are left");
            }
            "verdict-nothing-rated" => ensure!(!n.is_rated(&n.weights(), &n.cells), "something is rated"),
            "verdict-no-weights" => {
                ensure!(n.p.iter().all(|weight| *weight == 0.0), "some criterion has weight");
                let own = self.document.people().into_iter().filter_map(|person| self.document.weights(person.id));
                let is_own = |id: &Id| self.document.criterion(id).is_some_and(|criterion| criterion.may_count());
                let has_own = own.flat_map(|own| own.iter()).any(|(id, weight)| is_own(id) && weight.get() > 0.0);
                ensure!(n.raters.len() < 2 || !has_own, "somebody has given a weight");
                self.check_weights_of_left_out(claim)?;
            }
            "verdict-weights-incomplete" => {
                ensure!(n.p.iter().all(|weight| *weight == 0.0), "some weight counts");
                let people = self.document.people();
                let given: Vec<usize> = people
                    .iter()
                    .map(|person| {
                        let own = self.document.weights(person.id);
                        let may_count = self.document.criteria().iter().filter(|criterion| criterion.may_count());
                        may_count.filter(|criterion| own.is_some_and(|own| own.contains_key(&criterion.id))).count()
                    })
                    .collect();
                let all = self.document.criteria().iter().filter(|criterion| criterion.may_count()).count();
                ensure!(given.iter().any(|given| *given < all), "everybody has weighed everything");
                ensure!(given.iter().any(|given| *given > 0), "nobody has weighed anything");
            }
            "verdict-weights-all-zero" => {
                ensure!(n.unweighed.is_empty() && n.p.iter().all(|weight| *weight == 0.0), "some criterion has none");
                self.check_weights_of_left_out(claim)?;
            }
            "verdict-no-weights-at-lens" => {
                ensure!(n.counting().is_empty() && n.p.iter().any(|weight| *weight > 0.0), "another reason");
            }
            "verdict-no-voice" => ensure!(n.raters.is_empty(), "somebody has a voice"),
            id => return Err(format!("{id} has no check")),
        }
        Ok(())
    }

    /// Judges what is missing for a verdict: everything that is missing has to be told.
    fn check_unfinished(&self, grammar: &Grammar, parts: &[Claim]) -> Judgement {
        let n = &self.naive;
        parts.iter().try_for_each(|part| self.check(grammar, part, None))?;
        let (weights, answers): (Vec<&Claim>, Vec<&Claim>) =
            parts.iter().partition(|part| part.id == "verdict-unfinished-weights");
        ensure!(weights.is_empty() == n.unweighed.is_empty(), "{:?} have no weight", n.unweighed);
        ensure!(answers.is_empty() == (self.missing == 0), "{} answers are missing", self.missing);
        if n.raters.len() > 1 {
            let named = weights.iter().map(|part| grammar.split_list(part.arg("people")).last().map_or(0, Vec::len));
            let unweighed = n.raters.iter().filter(|rater| rater.unweighed.contains(&true)).count();
            ensure!(named.sum::<usize>() == unweighed, "{unweighed} people have not weighed everything");
        }
        Ok(())
    }

    /// Judges a text that is one of these messages.
    fn check_any(&self, grammar: &Grammar, ids: &[&str], text: &str, about: Option<usize>) -> Judgement {
        let readings = grammar.read(ids, text);
        ensure!(!readings.is_empty(), "no message for {text:?}");
        accept_any(readings.iter().map(|claim| self.check(grammar, claim, about)))
    }

    /// Judges that no weight is above 0, of the criteria that may count or of all.
    fn check_weights_of_left_out(&self, claim: &Claim) -> Judgement {
        let is_about_all = claim.choice("left_out") != "other";
        let criteria = self.document.criteria().iter();
        let weighed = criteria.filter(|criterion| criterion.counts == Some(false)).find(|criterion| {
            let own = self.naive.raters.iter().filter_map(|rater| self.document.weights(&rater.id)?.get(&criterion.id));
            criterion.weight.iter().chain(own).any(|weight| weight.get() > 0.0)
        });
        ensure!(!is_about_all || weighed.is_none(), "{} has a weight", weighed.unwrap().name);
        Ok(())
    }

    fn check_all_negative(&self, claim: &Claim) -> Judgement {
        let n = &self.naive;
        let left_only = claim.choice("ruled_out") == "other";
        let among: Vec<usize> = if left_only { n.eligible() } else { (0..n.choices.len()).collect() };
        let positive = among.iter().find(|i| !self.is_negative(**i));
        ensure!(positive.is_none(), "{} has not", self.option_name(*positive.unwrap()));
        ensure!(left_only == (n.eligible().len() < n.choices.len()), "options are ruled out or not");
        Ok(())
    }

    /// Returns the answers with these conditions answered with yes or with no.
    fn answer_conditions(&self, questions: &[Id], is_met: bool) -> Naive {
        let mut changed = self.naive.clone();
        for choice in &mut changed.choices {
            let answered: Vec<Id> = choice.unknown.iter().filter(|id| questions.contains(id)).cloned().collect();
            choice.unknown.retain(|id| !questions.contains(id));
            if !is_met {
                choice.failed.extend(answered);
            }
        }
        changed
    }

    fn weights_without(&self, k: usize) -> Vec<f64> {
        let mut weights = self.naive.weights();
        weights[k] = 0.0;
        weights
    }

    /// Judges which options lead, may lead or are level with these weights.
    fn check_result(&self, grammar: &Grammar, text: &str, n: &Naive, weights: &[f64]) -> Judgement {
        let readings = grammar.read(&RESULTS, text);
        ensure!(!readings.is_empty(), "no message for {text:?}");
        let eligible = n.eligible();
        let best = n.best(weights, &n.cells, &eligible);
        let margin = tolerance(weights);
        let (low, high) = (n.sums(weights, &n.cells, |cell| cell.a), n.sums(weights, &n.cells, |cell| cell.b));
        let may_lead = |i: usize| eligible.iter().all(|j| *j == i || high[i] - low[*j] >= -margin);
        let is_known = |i: usize| high[i] - low[i] <= margin;
        let may_change = eligible.iter().filter(|i| may_lead(**i)).count() > 1
            && eligible.iter().any(|i| may_lead(*i) && !is_known(*i));
        accept_any(readings.iter().map(|claim| {
            match claim.id.as_str() {
                "verdict-otherwise-leads" => {
                    let option = self.option(claim.arg("option"))?;
                    ensure!(best == [option], "{best:?} lead");
                    ensure!(n.is_surely_ahead(option, weights, &n.cells), "missing answers can change that");
                }
                "verdict-otherwise-may" => {
                    ensure!(may_lead(self.option(claim.arg("option"))?), "it cannot lead");
                    ensure!(may_change, "{best:?} do lead");
                }
                "verdict-otherwise-may-lead" => {
                    let options = self.options(grammar, claim.arg("options"))?;
                    ensure!(options.len() > 1 && options.iter().all(|i| may_lead(*i)), "not all may lead");
                    ensure!(may_change, "{best:?} do lead");
                }
                "verdict-otherwise-level" => {
                    let options = self.options(grammar, claim.arg("options"))?;
                    ensure!(options.len() > 1 && is_same_set(&best, &options), "{best:?} lead");
                    let open = eligible.iter().find(|i| !is_known(**i) && may_lead(**i));
                    ensure!(open.is_none(), "a missing answer about {open:?} can change that");
                }
                "verdict-overlap-level" => {
                    ensure!(best.len() > 1, "{best:?} lead");
                    let open = eligible.iter().find(|i| !is_known(**i) && may_lead(**i));
                    ensure!(open.is_none(), "a missing answer about {open:?} can change that");
                }
                "verdict-otherwise-none" => ensure!(eligible.is_empty(), "{eligible:?} are left"),
                _ => ensure!(may_change, "{best:?} do lead"),
            }
            Ok(())
        }))
    }

    /// Judges a row of the page: without a criterion, this is the result.
    pub fn check_hinge(&self, grammar: &Grammar, criterion: &str, result: &str) -> Judgement {
        let k = self.criterion(criterion)?;
        ensure!(self.shares[k] > 0.0, "it does not count");
        let weights = self.weights_without(k);
        if grammar.is_text("verdict-unknown-without", result) {
            let best = self.naive.best(&weights, &self.naive.cells, &self.naive.eligible());
            let is_known = match best.as_slice() {
                [option] => self.naive.is_surely_ahead(*option, &weights, &self.naive.cells),
                _ => self.naive.open_cells() == 0,
            };
            ensure!(!is_known, "{best:?} lead");
            return Ok(());
        }
        if grammar.is_text("verdict-nothing-without", result) {
            ensure!(weights.iter().sum::<f64>() == 0.0, "another criterion counts");
            return Ok(());
        }
        ensure!(weights.iter().sum::<f64>() > 0.0, "no other criterion counts");
        // A table names the option alone.
        if let Ok(option) = self.option(result) {
            ensure!(self.naive.is_surely_ahead(option, &weights, &self.naive.cells), "it does not lead surely");
            return Ok(());
        }
        self.check_result(grammar, result, &self.naive, &weights)
    }

    /// Judges a row of the page: what puts the option `about` level.
    pub fn check_change_row(&self, grammar: &Grammar, [kind, change]: [&str; 2], about: usize) -> Judgement {
        if grammar.is_text("verdict-kind-weights", kind) {
            if let Some(close) = grammar.read(&["verdict-row-weight-close"], change).first() {
                let (bound, _) = grammar.number(close.arg("points")).ok_or("no number")?;
                return self.check_points_bound(about, bound);
            }
            let mut changes = Vec::new();
            for part in change.split(", ") {
                let readings = grammar.read(&["verdict-row-weight"], part);
                let [claim] = readings.as_slice() else { return Err(format!("{part} says {readings:?}")) };
                changes.push(claim.clone());
            }
            return self.check_weight_changes(grammar, &changes, about);
        }
        if grammar.is_text("verdict-kind-rating", kind) {
            let readings = grammar.read(&["verdict-row-rating"], change);
            let [claim] = readings.as_slice() else { return Err(format!("{change} says {readings:?}")) };
            let (by, half) = grammar.number(claim.arg("by")).ok_or("no number")?;
            let option = self.option(claim.arg("option"))?;
            let changed = if by > 0.0 { Some(about) } else { self.leader };
            ensure!(Some(option) == changed, "the change is of another option");
            return self.check_step(about, self.criterion(claim.arg("criterion"))?, by, 2.0 * half);
        }
        if grammar.is_text("verdict-kind-condition", kind) {
            let readings = grammar.read(&["verdict-row-condition"], change);
            return accept_any(readings.iter().map(|claim| {
                let questions = self.questions(grammar, claim.arg("questions"))?;
                let unmet = self.answer_conditions(&questions, false);
                ensure!(unmet.leader() == Some(about), "it does not lead then");
                Ok(())
            }));
        }
        if grammar.is_text("verdict-kind-lens", kind) {
            let readings = grammar.read(&["verdict-weight-below", "verdict-weight-above"], change);
            let [claim] = readings.as_slice() else { return Err(format!("{change} says {readings:?}")) };
            let side = if claim.id == "verdict-weight-below" { "below" } else { "above" };
            return self.check_lens_needed(about, grammar.number(claim.arg("weight")).ok_or("no number")?.0, side);
        }
        ensure!(grammar.is_text("verdict-kind-none", kind), "no message for {kind:?}");
        self.check_any(grammar, &["verdict-nothing-single"], change, Some(about))
    }

    /// Judges the clauses about people for whom the leader is not surely ahead. Each such person has one.
    fn check_people(&self, grammar: &Grammar, text: &str) -> Judgement {
        let (n, leader) = (&self.naive, self.leader.ok_or("no option leads")?);
        let eligible = n.eligible();
        let ids = [
            "verdict-person-would-choose",
            "verdict-person-level",
            "verdict-person-silent",
            "verdict-person-unanswered",
        ];
        let mut named = Vec::new();
        for clause in text.split("; ") {
            // The first clause begins with a capital letter.
            let lower = clause.chars().take(1).flat_map(char::to_lowercase).chain(clause.chars().skip(1)).collect();
            let readings =
                [clause.to_owned(), lower].into_iter().flat_map(|clause: String| grammar.read(&ids, &clause));
            let readings: Vec<Claim> = readings.filter(|claim| self.person(claim.arg("person")).is_ok()).collect();
            let Some(claim) = readings.first() else { return Err(format!("no message for {clause:?}")) };
            let at = self.person(claim.arg("person"))?;
            named.push(at);
            let (weights, cells) = (n.effective(&n.raters[at].row, n.lens), n.own_cells(at));
            let best = n.best(&weights, &cells, &eligible);
            match claim.id.as_str() {
                "verdict-person-would-choose" => {
                    let option = self.option(claim.arg("option"))?;
                    ensure!(option != leader && best == [option], "{best:?} lead for {}", n.raters[at].id);
                    ensure!(n.is_surely_ahead(option, &weights, &cells), "missing answers can change that");
                }
                "verdict-person-level" => {
                    let options = self.options(grammar, claim.arg("options"))?;
                    ensure!(is_same_set(&options, &best) && best.len() > 1, "{best:?} lead for {}", n.raters[at].id);
                    let is_open = |k: usize| eligible.iter().any(|i| weights[k] > 0.0 && cells[k][*i].open);
                    ensure!(!(0..weights.len()).any(is_open), "answers are missing");
                }
                "verdict-person-silent" => {
                    let answers = n.raters[at].answers.iter().flatten().flatten().count();
                    ensure!(answers == 0, "{} has answered", n.raters[at].id);
                }
                _ => {
                    let is_open = |k: usize| eligible.iter().any(|i| weights[k] > 0.0 && cells[k][*i].open);
                    ensure!((0..weights.len()).any(is_open), "{} has answered everything", n.raters[at].id);
                }
            }
        }
        let unsure: Vec<usize> = (0..n.raters.len())
            .filter(|at| {
                let weights = n.effective(&n.raters[*at].row, n.lens);
                weights.iter().sum::<f64>() > 0.0 && !n.is_surely_ahead(leader, &weights, &n.own_cells(*at))
            })
            .collect();
        ensure!(named == unsure, "{unsure:?} are not sure");
        Ok(())
    }

    /// Judges whose answers are missing, which is told where several people take part.
    fn check_missing_by(&self, grammar: &Grammar, claim: &Claim) -> Judgement {
        let n = &self.naive;
        let mut stated = Vec::new();
        if let Some(by) = grammar.read(&["verdict-missing-by"], claim.arg("by")).first() {
            for part in by.arg("parts").split(", ") {
                let readings = grammar.read(&["verdict-missing-of"], part);
                let [of] = readings.as_slice() else { return Err(format!("{part} says {readings:?}")) };
                let (count, _) = grammar.number(of.arg("count")).ok_or("no number")?;
                stated.push((self.person(of.arg("person"))?, count as usize));
            }
        }
        let missing = |at: usize| {
            let answers = &n.raters[at].answers;
            n.counting().iter().map(|k| n.eligible().iter().filter(|i| answers[*k][**i].is_none()).count()).sum()
        };
        let people = (0..n.raters.len()).filter(|_| n.raters.len() > 1).map(|at| (at, missing(at)));
        let people: Vec<(usize, usize)> = people.filter(|(_, count)| *count > 0).collect();
        ensure!(stated == people, "the missing answers are {people:?}");
        Ok(())
    }

    /// Judges “would be level”, which is true only if no missing answer enters the lead.
    fn check_certainty(&self, claim: &Claim) -> Judgement {
        let is_open = self.naive.open_cells() > 0;
        ensure!((claim.choice("certainty") == "could") == is_open, "answers are missing: {is_open}");
        Ok(())
    }

    fn check_weights(&self, grammar: &Grammar, claim: &Claim) -> Judgement {
        self.check_certainty(claim)?;
        let rival = self.option(claim.arg("option"))?;
        let joined = grammar.read(&["verdict-join-weights"], claim.arg("changes"));
        let parts: Vec<String> = match joined.first() {
            Some(joined) => joined.arg("first").split(", ").chain([joined.arg("last")]).map(str::to_owned).collect(),
            None => vec![claim.arg("changes").to_owned()],
        };
        let mut changes = Vec::new();
        for (at, part) in parts.iter().enumerate() {
            let id = if at == 0 { "verdict-weight-first" } else { "verdict-weight-next" };
            let readings = grammar.read(&[id], part);
            let [change] = readings.as_slice() else { return Err(format!("{part} says {readings:?}")) };
            changes.push(change.clone());
        }
        self.check_weight_changes(grammar, &changes, rival)
    }

    /// Judges new weights of some criteria: with them the rival is level, as far as the digits tell.
    fn check_weight_changes(&self, grammar: &Grammar, changes: &[Claim], rival: usize) -> Judgement {
        let n = &self.naive;
        let leader = self.leader.ok_or("no option leads")?;
        ensure!(rival != leader && n.choices[rival].failed.is_empty(), "it is no rival");
        // What is not told is a change of less than the last of three decimals.
        let mut weights: Vec<(f64, f64)> = self.shares.iter().map(|share| (100.0 * share, 0.001)).collect();
        let (mut sum, mut slack) = (0.0, 0.001 * weights.len() as f64);
        for change in changes {
            let k = self.criterion(change.arg("criterion"))?;
            let (from, half) = grammar.number(change.arg("from")).ok_or("no number")?;
            let (to, _) = grammar.number(change.arg("to")).ok_or("no number")?;
            ensure!(
                (from - 100.0 * self.shares[k]).abs() <= half + 1e-7,
                "{} weighs {}",
                n.criteria[k],
                self.shares[k]
            );
            ensure!(from != to, "the weight of {} does not change", n.criteria[k]);
            weights[k] = (to, half);
            sum += to - from;
            slack += 2.0 * half;
        }
        ensure!(sum.abs() <= slack + 1e-7, "the weights do not add up to 100");
        let d = n.differences(leader, rival);
        let (mut low, mut high) = (0.0, 0.0);
        for k in n.counting() {
            let (weight, half) = weights[k];
            low += weight * d[k] - half * d[k].abs();
            high += weight * d[k] + half * d[k].abs();
        }
        ensure!(low <= 1e-6 && high >= -1e-6, "the lead is {low}…{high} then");
        Ok(())
    }

    /// Judges “moving less than x points of weight”.
    fn check_points_bound(&self, rival: usize, bound: f64) -> Judgement {
        let leader = self.leader.ok_or("no option leads")?;
        let points = self.naive.needs(leader, rival, &self.horizon).points;
        ensure!(points.is_some_and(|points| points < bound), "it takes {points:?} points");
        Ok(())
    }

    /// Judges a change of one rating, of the rival if it goes up and of the leader if it goes down. The change is
    /// rounded up in its last digit.
    fn check_step(&self, rival: usize, k: usize, by: f64, unit: f64) -> Judgement {
        let n = &self.naive;
        let leader = self.leader.ok_or("no option leads")?;
        ensure!(rival != leader && n.choices[rival].failed.is_empty(), "it is no rival");
        let d = n.differences(leader, rival);
        let lead: f64 = n.counting().iter().map(|j| self.shares[*j] * d[*j]).sum();
        let left = |by: f64| lead - self.shares[k] * by;
        // With more than one decimal, the last digit may be rounded down.
        let slack = if unit < 0.09 { unit / 2.0 } else { 0.0 };
        ensure!(left(by.abs() + slack) <= 1e-6, "the lead is {} then", left(by.abs()));
        ensure!(left(by.abs() - unit) > -1e-6, "a smaller change is enough");
        let changed = if by > 0.0 { n.cells[k][rival].b + by } else { n.cells[k][leader].a + by };
        ensure!(changed.abs() <= 5.0 + slack + 1e-6, "the rating would be {changed}");
        Ok(())
    }

    /// Returns the setting of the lens that a text names.
    fn setting(&self, grammar: &Grammar, text: &str) -> Result<f64, String> {
        if let Some(between) = grammar.read(&["verdict-lens-between"], text).first() {
            let lens = grammar.number(between.arg("lens")).ok_or("no number")?.0;
            let (below, above) =
                (self.setting(grammar, between.arg("below"))?, self.setting(grammar, between.arg("above"))?);
            ensure!(below < lens && lens < above && above - below < 0.2 + NEAR, "{text} is not between these");
            return Ok(lens);
        }
        if let Some(name) = grammar.split_quoted(text).first() {
            let named = SETTINGS.iter().find(|(_, id)| grammar.is_text(id, name));
            return named.map(|(setting, _)| *setting).ok_or(format!("no setting {name}"));
        }
        grammar.number(text).map(|(setting, _)| setting).ok_or(format!("{text} is no setting"))
    }

    /// Judges the sentence about the lens: where it stands, and the nearest settings at which that changes.
    fn check_lens(&self, grammar: &Grammar, claim: &Claim) -> Judgement {
        let n = &self.naive;
        let leader = self.leader.ok_or("no option leads")?;
        let here = self.setting(grammar, claim.arg("setting"))?;
        ensure!((here - n.lens).abs() <= 0.005 + NEAR, "the lens stands at {}", n.lens);
        ensure!([0.0, 1.0].iter().all(|end| (here == *end) == (n.lens == *end)), "the lens stands at {}", n.lens);
        let clauses: Vec<&str> = claim.arg("others").split("; ").collect();
        ensure!(clauses.len() <= 2, "there are two sides");
        for clause in clauses {
            let readings = grammar.read(&["verdict-lens-other"], clause);
            ensure!(!readings.is_empty(), "no message for {clause:?}");
            accept_any(readings.iter().map(|other| self.check_other_setting(grammar, other, leader)))?;
        }
        Ok(())
    }

    fn check_other_setting(&self, grammar: &Grammar, claim: &Claim, leader: usize) -> Judgement {
        let n = &self.naive;
        let beyond = grammar.read(&["verdict-lens-below", "verdict-lens-above"], claim.arg("setting"));
        if let Some(beyond) = beyond.first() {
            let (end, _) = grammar.number(beyond.arg("lens")).ok_or("no number")?;
            let is_below = beyond.id == "verdict-lens-below";
            // Some setting beyond the end has to have this result.
            let found = self.horizon.iter().any(|span| {
                let (from, to) = if is_below { (span.from, span.to.min(end)) } else { (span.from.max(end), span.to) };
                let at = f64::midpoint(from, to);
                to > from + 1e-12 && self.check_result(grammar, claim.arg("result"), n, &n.effective(&n.p, at)).is_ok()
            });
            ensure!(found, "no setting {} has this result: {:?}", claim.arg("setting"), self.horizon);
            return Ok(());
        }
        let setting = self.setting(grammar, claim.arg("setting"))?;
        self.check_result(grammar, claim.arg("result"), n, &n.effective(&n.p, setting))?;
        for (nearer, _) in SETTINGS {
            let is_between = (setting < nearer - 1e-6 && nearer < n.lens - 1e-6)
                || (n.lens + 1e-6 < nearer && nearer < setting - 1e-6);
            // Where the options that lead change, no option leads.
            let around = [-1e-3, 1e-3].map(|by| n.may_lead(nearer + by));
            let is_other = around[0] == around[1] && around[0] != [leader];
            ensure!(!is_between || !is_other, "{nearer} is nearer");
        }
        Ok(())
    }

    /// Judges “at a setting below x, the rival leads”.
    fn check_lens_needed(&self, rival: usize, end: f64, side: &str) -> Judgement {
        let is_below = side == "below";
        let lens = self.naive.lens;
        ensure!(if is_below { end <= lens + NEAR } else { end >= lens - NEAR }, "the lens stands at {lens}");
        let found = self.horizon.iter().any(|span| {
            let is_beyond = if is_below { span.from < end - 1e-12 } else { span.to > end + 1e-12 };
            let near = if is_below { span.to } else { span.from };
            // Without a tolerance, because a lead at a setting near an end may be smaller than the tolerance.
            let weights = self.naive.effective(&self.naive.p, f64::midpoint(span.from, span.to));
            let is_first = self.naive.is_ahead(rival, &weights, &self.naive.cells, (|cell| cell.a, |cell| cell.b), 0.0);
            is_first && is_beyond && (near - end).abs() <= 0.005 + 1e-6
        });
        ensure!(found, "it leads at no such setting: {:?}", self.horizon);
        Ok(())
    }

    /// Judges the end of the interval of one weight.
    fn check_stable(
        &self,
        k: usize,
        (weight, half): (f64, f64),
        ((end, _), is_below): ((f64, f64), bool),
        to: usize,
        may: bool,
    ) -> Judgement {
        let n = &self.naive;
        let leader = self.leader.ok_or("no option leads")?;
        ensure!((weight - 100.0 * self.shares[k]).abs() <= half + 1e-7, "it weighs {}", self.shares[k]);
        ensure!(weight != end, "nothing changes");
        let (low, high) = n.stable(leader, k);
        let (level, named) = if is_below { low } else { high };
        ensure!((end - 100.0 * level).abs() <= half + 1e-7, "the lead changes at {level}");
        ensure!(named == Some(to), "{named:?} takes the lead");
        let others: Vec<usize> = (0..n.criteria.len()).filter(|j| *j != k && n.counts[*j]).collect();
        let rest: f64 = others.iter().map(|j| self.shares[*j]).sum();
        // The lead is a straight line, so the far end and a point near the end decide about all weights between them.
        let far = if is_below { 0.0 } else { 1.0 };
        for beyond in [level + 0.01 * (far - level), far] {
            let mut weights = vec![0.0; n.criteria.len()];
            weights[k] = beyond;
            for j in &others {
                let part = if rest > 0.0 { self.shares[*j] / rest } else { 1.0 / others.len() as f64 };
                weights[*j] = (1.0 - beyond) * part;
            }
            let (low, high) = (n.sums(&weights, &n.cells, |cell| cell.a), n.sums(&weights, &n.cells, |cell| cell.b));
            if may {
                ensure!(high[to] - low[leader] > 0.0, "it cannot be ahead at {beyond}");
            } else {
                ensure!(low[to] - high[leader] > 0.0, "it is not surely ahead at {beyond}");
            }
        }
        ensure!(level != far, "no weight is beyond {level}");
        ensure!(!may || n.cells.iter().flatten().any(|cell| cell.open), "no answer is missing");
        Ok(())
    }

    /// Judges how often an option wins, which is drawn.
    fn check_won(&self, option: usize, trust: WeightTrust, won: f64) -> Judgement {
        let drawn = self.figures.ranking_unchecked().win_shares.as_ref().ok_or("nothing is drawn")?;
        let share = drawn.win_share(option, trust);
        let stated = won / 100.0;
        let is_whole = |share: f64| share == 0.0 || share == 1.0;
        ensure!((stated - share).abs() <= 0.01 && is_whole(stated) == is_whole(share), "it wins {share}");
        Ok(())
    }

    /// Returns whether somebody's weights are their own points although the weights come from an order.
    fn has_own_weights(&self) -> bool {
        let counts = |k: &usize| self.naive.counts[*k];
        self.naive.raters.iter().any(|rater| {
            let own = self.document.weights(&rater.id);
            let has = |k: usize| own.is_some_and(|own| own.contains_key(&self.naive.criteria[k]));
            (0..self.naive.criteria.len()).filter(counts).all(has)
        })
    }

    /// Returns whether the weights have the order of the ranks.
    fn is_order_of_ranks(&self) -> bool {
        let rank = |k: usize| self.document.criteria()[k].rank.map(Rank::get);
        let counting = self.naive.counting();
        counting.iter().all(|a| {
            counting.iter().all(|b| {
                let is_heavier = self.shares[*a] > self.shares[*b] + NEAR;
                is_heavier == (rank(*a) < rank(*b))
            })
        })
    }

    /// Returns the number of answers that are ranges, about eligible options and criteria that count, or about all.
    fn count_ranges(&self, about_all: bool) -> usize {
        let n = &self.naive;
        if !about_all {
            return self.uncertain;
        }
        let answers = n.raters.iter().flat_map(|rater| rater.answers.iter().flatten().flatten());
        answers.filter(|answer| answer.low < answer.high).count()
    }

    fn count_basis(&self, basis: Basis) -> usize {
        let n = &self.naive;
        let mut count = 0;
        for rater in &n.raters {
            for k in n.counting() {
                for i in n.eligible() {
                    let rating = self.document.rating(&rater.id, &n.criteria[k], &n.choices[i].id);
                    count += usize::from(rating.is_some_and(|rating| rating.basis == Some(basis)));
                }
            }
        }
        count
    }

    fn leader_with(&self, weights: &[f64], cells: &[Vec<Cell>]) -> Option<usize> {
        let n = &self.naive;
        let has_figures = weights.iter().sum::<f64>() > 0.0 && n.is_rated(weights, cells);
        if has_figures { only(&n.best(weights, cells, &n.eligible())) } else { None }
    }

    fn own_leader(&self, at: usize) -> Option<usize> {
        let n = &self.naive;
        self.leader_with(&n.effective(&n.raters[at].row, n.lens), &n.own_cells(at))
    }

    /// Returns whether no missing answers of a person put another option level with their own leader.
    fn is_own_leader_settled(&self, at: usize) -> bool {
        let n = &self.naive;
        let weights = n.effective(&n.raters[at].row, n.lens);
        self.own_leader(at).is_some_and(|leader| n.is_surely_ahead(leader, &weights, &n.own_cells(at)))
    }

    /// Returns why a person's leader is not the group's (METHOD.md §9).
    fn cause(&self, at: usize) -> &'static str {
        let n = &self.naive;
        if self.own_leader(at) == self.leader {
            return "same";
        }
        let Some(leader) = self.leader else { return "none" };
        let with_group_weights = self.leader_with(&n.weights(), &n.own_cells(at)) == Some(leader);
        let with_group_ratings = self.leader_with(&n.effective(&n.raters[at].row, n.lens), &n.cells) == Some(leader);
        match (with_group_weights, with_group_ratings) {
            (true, false) => "weights",
            (false, true) => "ratings",
            _ => "both",
        }
    }

    /// Returns whether some values of the missing answers make another option level or ahead.
    fn can_missing_answers_change_leader(&self) -> bool {
        let n = &self.naive;
        self.leader.is_some_and(|leader| !n.is_surely_ahead(leader, &n.weights(), &n.cells))
    }

    /// Returns the messages that a verdict has to have, one of each list.
    pub fn required_messages(&self) -> Vec<Vec<&'static str>> {
        let mut required = Vec::new();
        let leads = |i: usize| self.leading.contains(&i);
        let options = 0..self.naive.choices.len();
        if options.clone().any(|i| leads(i) && self.is_final(i)) {
            let undo = ["verdict-cannot-be-undone", "verdict-try-first", "verdict-fragile-final", "verdict-tie-final"];
            required.push(undo.to_vec());
        }
        if !self.leading.is_empty() && self.leading.iter().all(|i| self.is_negative(*i)) {
            let against =
                ["verdict-least-bad", "verdict-all-more-against", "verdict-more-against", "verdict-tie-least-bad"];
            required.push(against.to_vec());
        }
        if options.clone().any(|i| leads(i) && !self.naive.choices[i].warned.is_empty()) {
            required.push(vec!["verdict-warned"]);
        }
        if options.clone().any(|i| leads(i) && !self.naive.choices[i].unknown.is_empty()) {
            required.push(vec!["verdict-if-condition", "verdict-only-if", "verdict-only-if-none"]);
        }
        if self.kind == Kind::Only && self.naive.choices.len() > 1 {
            required.push(vec!["verdict-ruled-out-by"]);
        }
        if self.missing > 0 {
            required.push(vec!["verdict-missing"]);
        }
        if self.uncertain > 0 || self.missing == 0 {
            required.push(vec!["verdict-uncertain"]);
        }
        let sentences: BTreeMap<&str, Vec<&'static str>> = BTreeMap::from([
            ("weights", vec!["verdict-weights", "verdict-weights-close"]),
            ("rating", vec!["verdict-step-raise", "verdict-step-lower"]),
            ("lens", vec!["verdict-lens"]),
            ("order", vec!["verdict-order"]),
            ("ranges", vec!["verdict-ranges"]),
            ("overlap", vec!["verdict-overlap"]),
            ("condition", vec!["verdict-if-condition"]),
            ("people", vec!["verdict-people"]),
            ("final", vec!["verdict-final-not-sure"]),
        ]);
        required.extend(self.reasons.iter().map(|reason| sentences[reason].clone()));
        required
    }
}

fn is_same_set<T: PartialEq>(a: &[T], b: &[T]) -> bool {
    a.len() == b.len() && a.iter().all(|item| b.contains(item))
}

/// Returns `Ok` if one of the judgements is, otherwise all messages.
pub fn accept_any(judgements: impl Iterator<Item = Judgement>) -> Judgement {
    let mut wrong = Vec::new();
    for judgement in judgements {
        match judgement {
            Ok(()) => return Ok(()),
            Err(message) => wrong.push(message),
        }
    }
    Err(wrong.join("; or "))
}

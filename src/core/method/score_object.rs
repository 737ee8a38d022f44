//! The JSON objects that `pesee score --format json` prints. New versions only add keys.

use serde::{Serialize, Serializer};

use super::reveal::find_waiting_people;
use super::{
    AssessedOption, DecisionMatrix, Figures, GroupComparison, Hinge, Leaders, LensInterval, LevelWins, Overlap,
    Ranking, RatingStep, RequiredChanges, WeightShift, WeightTrust, WeightedCriterion,
};
use crate::deliberation::{Deliberation, Id, View};

/// A JSON object whose keys are ids or pairs of ids, in the order of the file.
#[derive(Debug)]
struct Object<K, V>(Vec<(K, V)>);

impl<K: Serialize, V: Serialize> Serialize for Object<K, V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

impl<K, V> FromIterator<(K, V)> for Object<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Object<K, V> {
        Object(entries.into_iter().collect())
    }
}

/// The figures of one deliberation. Shares are 0–1, scores weighted points of rating (−5…5), `points` of 100.
#[derive(Debug, Serialize)]
pub struct ScoreObject {
    format: u8,
    title: String,
    verdict: &'static str,
    fragile_because: Vec<&'static str>,
    leader: Option<Id>,
    tied: Vec<Id>,
    missing: MissingObject,
    least_bad: bool,
    #[serde(rename = "final")]
    is_final: bool,
    sure: Option<bool>,
    try_first: Option<Id>,
    otherwise: Option<Id>,
    overlap: Vec<OverlapObject>,
    hinges: Vec<HingeObject>,
    horizon: Vec<LensIntervalObject>,
    horizon_conflict: bool,
    nearest: Option<NearestObject>,
    smallest_step: Option<SmallestStepObject>,
    #[serde(skip_serializing_if = "Option::is_none")]
    consistency_ratio: Option<Option<f64>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    look_again: Option<Option<InconsistentJudgementObject>>,
    draws: u32,
    options: Object<Id, OptionObject>,
    criteria: Object<Id, CriterionObject>,
    ask_next: Option<Id>,
    ask: Object<String, InformationValueObject>,
    find_out: Option<FindOutObject>,
    #[serde(skip_serializing_if = "Option::is_none")]
    people: Option<PeopleObject>,
}

#[derive(Debug, Serialize)]
struct LensIntervalObject {
    from: f64,
    to: f64,
    options: Vec<Id>,
}

#[derive(Debug, Serialize)]
struct MissingObject {
    weights: Vec<Id>,
    ratings: usize,
}

#[derive(Debug, Serialize)]
struct OverlapObject {
    a: Id,
    b: Id,
    without: Id,
    leader: Option<Id>,
}

#[derive(Debug, Serialize)]
struct HingeObject {
    criterion: Id,
    leader: Option<Id>,
}

#[derive(Debug, Serialize)]
struct FindOutObject {
    criterion: Id,
    option: Id,
    value: f64,
}

#[derive(Debug, Serialize)]
struct NearestObject {
    to: Id,
    #[serde(flatten)]
    shift: WeightShiftObject,
}

#[derive(Debug, Serialize)]
struct WeightShiftObject {
    points: f64,
    moves: Vec<PointMoveObject>,
}

#[derive(Debug, Serialize)]
struct PointMoveObject {
    source: Id,
    target: Id,
    points: f64,
}

#[derive(Debug, Serialize)]
struct SmallestStepObject {
    to: Id,
    #[serde(flatten)]
    step: RatingStepObject,
}

#[derive(Debug, Serialize)]
struct RatingStepObject {
    criterion: Id,
    by: f64,
}

#[derive(Debug, Serialize)]
struct RequiredChangesObject {
    points: Option<f64>,
    moves: Vec<PointMoveObject>,
    step: Option<RatingStepObject>,
    later: Option<f64>,
}

#[derive(Debug, Serialize)]
struct InconsistentJudgementObject {
    a: Id,
    b: Id,
    stated: f64,
    implied: f64,
}

#[derive(Debug, Serialize)]
struct OptionObject {
    rank: usize,
    standing: &'static str,
    failed: Vec<Id>,
    unknown: Vec<Id>,
    warned: Vec<Id>,
    #[serde(rename = "final")]
    is_final: bool,
    score: f64,
    low: f64,
    high: f64,
    pros: f64,
    cons: f64,
    contributions: Object<Id, f64>,
    needs: Option<RequiredChangesObject>,
    regret: Option<RegretObject>,
    wins: Option<WinSharesObject>,
    central: Option<CentralWeightsObject>,
}

#[derive(Debug, Serialize)]
struct RegretObject {
    criterion: Id,
    amount: f64,
}

#[derive(Debug, Serialize)]
struct WinSharesObject {
    given: f64,
    rough: f64,
    order: f64,
    any: f64,
}

#[derive(Debug, Serialize)]
struct CentralWeightsObject {
    order: Option<Object<Id, f64>>,
    any: Option<Object<Id, f64>>,
}

#[derive(Debug, Serialize)]
struct CriterionObject {
    weight: f64,
    share: f64,
    stable: Option<StabilityIntervalObject>,
}

#[derive(Debug, Serialize)]
struct StabilityIntervalObject {
    low: f64,
    high: f64,
    low_to: Option<Id>,
    high_to: Option<Id>,
}

#[derive(Debug, Serialize)]
struct InformationValueObject {
    missing: bool,
    value: f64,
}

#[derive(Debug, Serialize)]
struct PeopleObject {
    each: Object<Id, PersonResultObject>,
    kendall_w: Option<f64>,
    fair: Vec<Id>,
    undominated: Vec<Id>,
    regret: Object<Id, Option<f64>>,
    least_regret: Vec<Id>,
    disagreement: Object<String, Option<f64>>,
}

#[derive(Debug, Serialize)]
struct PersonResultObject {
    leader: Option<Id>,
    with_group_weights: Option<Id>,
    with_group_ratings: Option<Id>,
    scores: Object<Id, f64>,
}

/// Converts indices of options and criteria to ids.
struct IdLookup<'a> {
    options: &'a [AssessedOption],
    criteria: &'a [WeightedCriterion],
}

impl IdLookup<'_> {
    fn option(&self, at: usize) -> Option<Id> {
        self.options.get(at).map(|option| option.id.clone())
    }
    fn options(&self, indices: &[usize]) -> Vec<Id> {
        indices.iter().filter_map(|at| self.option(*at)).collect()
    }
    fn criterion(&self, at: usize) -> Option<Id> {
        self.criteria.get(at).map(|factor| factor.id.clone())
    }
}

/// Builds the object for a deliberation, its figures and their ranking. The object is not withheld while the verdict is
/// withheld in the user interface; this is an explicit exception of `pesee score`.
pub fn score_object(document: &View<'_>, figures: &Figures, ranking: &Ranking, draws: u32) -> ScoreObject {
    let table = figures.matrix();
    let names = IdLookup { options: &table.options, criteria: &table.criteria };
    let verdict = figures.verdict();
    let span = |i: &LensInterval| LensIntervalObject { from: i.from, to: i.to, options: names.options(&i.options) };
    let missing_weights = verdict.unweighed_criteria.iter().filter_map(|k| names.criterion(*k));
    ScoreObject {
        format: 1,
        title: document.head().title.clone(),
        verdict: verdict.outcome.as_str(),
        fragile_because: verdict.fragility_reasons.iter().map(|because| because.as_str()).collect(),
        leader: ranking.leaders.leader().and_then(|at| names.option(at)),
        tied: if let Leaders::Tied(places) = &ranking.leaders { names.options(places) } else { Vec::new() },
        missing: MissingObject { weights: missing_weights.collect(), ratings: verdict.open_cells },
        least_bad: ranking.is_least_bad,
        is_final: ranking.is_leader_final,
        sure: ranking.is_leader_sure,
        try_first: ranking.trial_option.and_then(|at| names.option(at)),
        otherwise: ranking
            .leaders_otherwise
            .as_ref()
            .and_then(|otherwise| otherwise.leaders.leader())
            .and_then(|at| names.option(at)),
        overlap: overlap_objects(&names, ranking),
        hinges: hinge_objects(&names, ranking),
        horizon: ranking.lens_intervals.iter().map(span).collect(),
        horizon_conflict: ranking.has_horizon_conflict(),
        nearest: ranking.nearest().and_then(|(rival, shift)| {
            Some(NearestObject { to: names.option(rival)?, shift: weight_shift_object(&names, shift) })
        }),
        smallest_step: ranking.smallest_step().and_then(|(rival, step)| {
            Some(SmallestStepObject { to: names.option(rival)?, step: rating_step_object(&names, step)? })
        }),
        consistency_ratio: table.pairwise.as_ref().map(|judged| judged.consistency_ratio),
        look_again: table.pairwise.as_ref().map(|judged| {
            let look = judged.most_inconsistent.clone();
            look.map(|look| InconsistentJudgementObject {
                a: look.a,
                b: look.b,
                stated: look.stated,
                implied: look.implied,
            })
        }),
        draws,
        options: option_objects(&names, figures, ranking),
        criteria: criterion_objects(&names, ranking),
        ask_next: figures.information_value().next_criterion().and_then(|at| names.criterion(at)),
        ask: information_value_objects(&names, figures),
        find_out: ranking.answer_to_find_out.as_ref().and_then(|answer| {
            Some(FindOutObject {
                criterion: names.criterion(answer.criterion)?,
                option: names.option(answer.option)?,
                value: answer.expected_gain,
            })
        }),
        people: ranking.group.as_ref().map(|several| people_object(&names, several)),
    }
}

fn overlap_objects(names: &IdLookup<'_>, ranking: &Ranking) -> Vec<OverlapObject> {
    let object = |overlap: &Overlap| {
        Some(OverlapObject {
            a: names.criterion(overlap.first)?,
            b: names.criterion(overlap.second)?,
            without: names.criterion(overlap.left_out)?,
            leader: overlap.without.leaders.leader().and_then(|at| names.option(at)),
        })
    };
    ranking.overlaps.iter().filter_map(object).collect()
}

fn hinge_objects(names: &IdLookup<'_>, ranking: &Ranking) -> Vec<HingeObject> {
    let object = |hinge: &Hinge| {
        let leader = hinge.without.leaders.leader().and_then(|at| names.option(at));
        Some(HingeObject { criterion: names.criterion(hinge.criterion)?, leader })
    };
    ranking.hinges.iter().filter_map(object).collect()
}

fn weight_shift_object(names: &IdLookup<'_>, shift: &WeightShift) -> WeightShiftObject {
    let moves = shift.moves.iter().filter_map(|m| {
        Some(PointMoveObject {
            source: names.criterion(m.source)?,
            target: names.criterion(m.target)?,
            points: m.points,
        })
    });
    WeightShiftObject { points: shift.points, moves: moves.collect() }
}

fn rating_step_object(names: &IdLookup<'_>, step: &RatingStep) -> Option<RatingStepObject> {
    Some(RatingStepObject { criterion: names.criterion(step.criterion)?, by: step.amount })
}

fn required_changes_object(names: &IdLookup<'_>, changes: &RequiredChanges) -> RequiredChangesObject {
    let shift = changes.weights.as_ref().map(|shift| weight_shift_object(names, shift));
    RequiredChangesObject {
        points: shift.as_ref().map(|shift| shift.points),
        moves: shift.map(|shift| shift.moves).unwrap_or_default(),
        step: changes.rating.as_ref().and_then(|step| rating_step_object(names, step)),
        later: changes.lens,
    }
}

fn option_objects(names: &IdLookup<'_>, figures: &Figures, ranking: &Ranking) -> Object<Id, OptionObject> {
    let table = figures.matrix();
    let object = |(at, (course, score)): (usize, (&AssessedOption, &super::OptionScore))| {
        let contributions = table.rows().map(|(factor, row)| {
            let value = row.get(at).map_or(0.0, |cell| factor.share * cell.value);
            (factor.id.clone(), value)
        });
        let wins = ranking.win_shares.as_ref().filter(|_| course.is_eligible());
        let regret = ranking.regrets.get(at).and_then(Option::as_ref);
        let object = OptionObject {
            rank: score.rank,
            standing: match (course.failed_conditions.is_empty(), course.unknown_conditions.is_empty()) {
                (false, _) => "ruled-out",
                (true, false) => "conditional",
                (true, true) => "open",
            },
            failed: course.failed_conditions.clone(),
            unknown: course.unknown_conditions.clone(),
            warned: course.warned_conditions.clone(),
            is_final: course.is_final,
            score: score.score,
            low: score.low,
            high: score.high,
            pros: score.pros,
            cons: score.cons,
            contributions: contributions.collect(),
            needs: ranking
                .required_changes
                .get(at)
                .and_then(Option::as_ref)
                .map(|changes| required_changes_object(names, changes)),
            regret: regret
                .and_then(|r| Some(RegretObject { criterion: names.criterion(r.criterion)?, amount: r.amount })),
            wins: wins.map(|wins| WinSharesObject {
                given: wins.win_share(at, WeightTrust::Given),
                rough: wins.win_share(at, WeightTrust::Rough),
                order: wins.win_share(at, WeightTrust::Order),
                any: wins.win_share(at, WeightTrust::Any),
            }),
            central: wins.map(|wins| CentralWeightsObject {
                order: central_weights(table, wins.level(WeightTrust::Order), at),
                any: central_weights(table, wins.level(WeightTrust::Any), at),
            }),
        };
        (course.id.clone(), object)
    };
    table.options.iter().zip(&ranking.scores).enumerate().map(object).collect()
}

/// Returns the mean shares of the counted criteria over the draws in which an option is first.
fn central_weights(table: &DecisionMatrix, level: &LevelWins, option: usize) -> Option<Object<Id, f64>> {
    let means = level.central_weights.get(option)?.as_ref()?;
    let counting = table.criteria.iter().zip(means).filter(|(factor, _)| factor.is_counted());
    Some(counting.map(|(factor, mean)| (factor.id.clone(), *mean)).collect())
}

fn criterion_objects(names: &IdLookup<'_>, ranking: &Ranking) -> Object<Id, CriterionObject> {
    let object = |(at, factor): (usize, &WeightedCriterion)| {
        let stable =
            ranking.stability_intervals.get(at).and_then(Option::as_ref).map(|stable| StabilityIntervalObject {
                low: stable.low,
                high: stable.high,
                low_to: stable.leader_below.and_then(|at| names.option(at)),
                high_to: stable.leader_above.and_then(|at| names.option(at)),
            });
        (factor.id.clone(), CriterionObject { weight: factor.effective_weight, share: factor.share, stable })
    };
    names.criteria.iter().enumerate().map(object).collect()
}

fn information_value_objects(names: &IdLookup<'_>, figures: &Figures) -> Object<String, InformationValueObject> {
    let worth = |worth: &super::CellInformationValue| {
        let (criterion, option) = (names.criterion(worth.criterion)?, names.option(worth.option)?);
        Some((
            format!("{criterion}/{option}"),
            InformationValueObject { missing: worth.is_open, value: worth.expected_gain },
        ))
    };
    figures.information_value().cells.iter().filter_map(worth).collect()
}

fn people_object(names: &IdLookup<'_>, people: &GroupComparison) -> PeopleObject {
    let name = |at: Option<usize>| at.and_then(|at| names.option(at));
    let by_option =
        |scores: &[f64]| names.options.iter().zip(scores).map(|(option, score)| (option.id.clone(), *score)).collect();
    let own = |own: &super::PersonResult| {
        let object = PersonResultObject {
            leader: name(own.leader),
            with_group_weights: name(own.leader_with_group_weights),
            with_group_ratings: name(own.leader_with_group_ratings),
            scores: by_option(&own.scores),
        };
        (own.id.clone(), object)
    };
    let cells = names.criteria.iter().flat_map(|factor| names.options.iter().map(move |option| (factor, option)));
    let cells = cells.map(|(factor, option)| format!("{}/{}", factor.id, option.id));
    PeopleObject {
        each: people.people.iter().map(own).collect(),
        kendall_w: people.concordance,
        fair: names.options(&people.fair_options),
        undominated: names.options(&people.undominated_options),
        regret: names
            .options
            .iter()
            .zip(&people.max_regrets)
            .map(|(option, regret)| (option.id.clone(), *regret))
            .collect(),
        least_regret: names.options(&people.least_regret_options),
        disagreement: cells.zip(people.disagreements.iter().copied()).collect(),
    }
}

/// The object that replaces [`ScoreObject`] while answers are sealed. It contains no answer and no figure.
#[derive(Debug, Serialize)]
pub struct SealedScoreObject {
    format: u8,
    title: String,
    verdict: &'static str,
    waiting: Vec<Id>,
}

impl SealedScoreObject {
    /// Returns the people who have not answered enough, in the order of the file.
    pub fn waiting(&self) -> &[Id] {
        &self.waiting
    }
}

/// Builds the object for a deliberation whose answers are sealed; `None` if the answers are not sealed.
pub fn sealed_score_object(document: &Deliberation) -> Option<SealedScoreObject> {
    document.is_blind().then(|| SealedScoreObject {
        format: 1,
        title: document.head().title.clone(),
        verdict: "sealed",
        waiting: find_waiting_people(document),
    })
}

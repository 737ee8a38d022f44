//! The object that `pesee compare --format json` prints. Keys are only ever added.

use serde::Serialize;

use crate::phrases::ComparisonText;
use crate::text::SafeText;
use pesee_core::deliberation::Id;
use pesee_core::method::{
    ChangeEffect, ChangeGroup, ChangeRole, ChangeSubject, Comparison, RevealError, RevealedVerdict,
};

/// A comparison. Shares are 0–1; ids keep apart what names may not.
#[derive(Debug, Serialize)]
pub struct ComparisonObject {
    format: u8,
    /// Whether anything differs.
    differs: bool,
    /// Whether somebody else is in front; `null` where that may not be shown.
    moved: Option<bool>,
    then: SideObject,
    now: SideObject,
    changes: Vec<ChangeObject>,
    untried: usize,
    /// The same in words.
    said: Vec<String>,
    lines: Vec<String>,
}

/// A verdict; `null` and empty where it may not be shown.
#[derive(Debug, Serialize)]
struct SideObject {
    verdict: Option<&'static str>,
    front: Vec<Id>,
}

#[derive(Debug, Serialize)]
struct ChangeObject {
    kind: &'static str,
    about: Vec<Id>,
    places: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    weights: Vec<WeightObject>,
    role: Option<&'static str>,
    alone: Option<Vec<Id>>,
    without: Option<Vec<Id>>,
}

#[derive(Debug, Serialize)]
struct WeightObject {
    criterion: Id,
    weight: [Option<f64>; 2],
    share: [Option<f64>; 2],
}

/// What a comparison came to, with the sentences beside the figures.
pub fn comparison_object(comparison: &Comparison, told: &ComparisonText, notes: &[SafeText]) -> ComparisonObject {
    let text = |shown: &SafeText| shown.as_str().to_owned();
    ComparisonObject {
        format: 1,
        differs: told.total_count > 0,
        moved: comparison.has_leader_changed(),
        then: side_object(&comparison.then),
        now: side_object(&comparison.now),
        changes: comparison.groups.iter().map(change_object).collect(),
        untried: comparison.untried_count(),
        said: [&told.verdicts].into_iter().chain(&told.explanation).chain(notes).map(text).collect(),
        lines: told.lines.iter().map(|line| text(&line.text)).collect(),
    }
}

fn side_object(stand: &Result<RevealedVerdict, RevealError>) -> SideObject {
    match stand {
        Ok(stand) => SideObject { verdict: Some(stand.outcome.as_str()), front: stand.leaders.clone() },
        Err(_) => SideObject { verdict: None, front: Vec::new() },
    }
}

fn change_object(moved: &ChangeGroup) -> ChangeObject {
    let (kind, about) = match &moved.subject {
        ChangeSubject::People => ("people", Vec::new()),
        ChangeSubject::Entry(list, id) => (list.toml_path(), vec![id.clone()]),
        ChangeSubject::Condition(id) => ("condition-state", vec![id.clone()]),
        ChangeSubject::AllWeights => ("weights", Vec::new()),
        ChangeSubject::CriterionWeight(id) => ("weight", vec![id.clone()]),
        ChangeSubject::TimeHorizon(id) => ("when", vec![id.clone()]),
        ChangeSubject::Counts(id) => ("counts", vec![id.clone()]),
        ChangeSubject::Lens => ("later", Vec::new()),
        ChangeSubject::Rating(person, on, of) => ("rating", vec![person.clone(), on.clone(), of.clone()]),
    };
    let weights = moved.weight_changes.iter().map(|weighed| WeightObject {
        criterion: weighed.criterion.clone(),
        weight: [weighed.from, weighed.to].map(|weight| weight.map(|weight| weight.effective_weight)),
        share: [weighed.from, weighed.to].map(|weight| weight.map(|weight| weight.share)),
    });
    let of = |front: fn(&ChangeEffect) -> &Vec<Id>| moved.effect.as_ref().map(|tried| front(tried).clone());
    ChangeObject {
        kind,
        about,
        places: moved.changes.iter().map(|change| change.path.to_string()).collect(),
        weights: weights.collect(),
        role: moved.effect.as_ref().map(|tried| role_word(tried.role)),
        alone: of(|tried| &tried.leaders_alone),
        without: of(|tried| &tried.leaders_without),
    }
}

/// The word that scripts get.
fn role_word(role: ChangeRole) -> &'static str {
    match role {
        ChangeRole::Moved => "moved",
        ChangeRole::Together => "together",
        ChangeRole::Enough => "enough",
        ChangeRole::Against => "against",
        ChangeRole::Held => "held",
        ChangeRole::Countered => "countered",
        ChangeRole::NoEffect => "idle",
    }
}

//! The JSON object that `pesee compare --format json` prints. New versions only add keys.

use serde::Serialize;

use crate::phrases::ComparisonText;
use crate::text::SafeText;
use pesee_core::deliberation::Id;
use pesee_core::method::{
    ChangeEffect, ChangeGroup, ChangeRole, ChangeSubject, Comparison, RevealError, RevealedVerdict,
};

/// A comparison. Shares are 0–1. Entries are identified by ids, because names may not be unique.
#[derive(Debug, Serialize)]
pub struct ComparisonObject {
    format: u8,
    differs: bool,
    /// Whether the leading option has changed; `null` if a verdict is withheld.
    moved: Option<bool>,
    then: SideObject,
    now: SideObject,
    changes: Vec<ChangeObject>,
    untried: usize,
    /// The sentences of the text output.
    said: Vec<String>,
    lines: Vec<String>,
}

/// A verdict; `null` and an empty list if it is withheld.
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

/// Builds the object for a comparison with its sentences.
pub fn comparison_object(comparison: &Comparison, sentences: &ComparisonText, notes: &[SafeText]) -> ComparisonObject {
    let text = |text: &SafeText| text.as_str().to_owned();
    ComparisonObject {
        format: 1,
        differs: sentences.total_count > 0,
        moved: comparison.has_leader_changed(),
        then: side_object(&comparison.then),
        now: side_object(&comparison.now),
        changes: comparison.groups.iter().map(change_object).collect(),
        untried: comparison.untried_count(),
        said: [&sentences.verdicts].into_iter().chain(&sentences.explanation).chain(notes).map(text).collect(),
        lines: sentences.lines.iter().map(|line| text(&line.text)).collect(),
    }
}

fn side_object(verdict: &Result<RevealedVerdict, RevealError>) -> SideObject {
    match verdict {
        Ok(verdict) => SideObject { verdict: Some(verdict.outcome.as_str()), front: verdict.leaders.clone() },
        Err(_) => SideObject { verdict: None, front: Vec::new() },
    }
}

fn change_object(group: &ChangeGroup) -> ChangeObject {
    let (kind, about) = match &group.subject {
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
    let weights = group.weight_changes.iter().map(|change| WeightObject {
        criterion: change.criterion.clone(),
        weight: [change.from, change.to].map(|weight| weight.map(|weight| weight.effective_weight)),
        share: [change.from, change.to].map(|weight| weight.map(|weight| weight.share)),
    });
    let leaders = |of: fn(&ChangeEffect) -> &Vec<Id>| group.effect.as_ref().map(|effect| of(effect).clone());
    ChangeObject {
        kind,
        about,
        places: group.changes.iter().map(|change| change.path.to_string()).collect(),
        weights: weights.collect(),
        role: group.effect.as_ref().map(|effect| role_word(effect.role)),
        alone: leaders(|effect| &effect.leaders_alone),
        without: leaders(|effect| &effect.leaders_without),
    }
}

/// Returns the value of `role`. These values are part of the output format.
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

//! Compares two documents: groups their differences by subject and determines which of them moved the leader (METHOD.md
//! §10).

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::deliberation::{Audience, Builder, Change, Deliberation, Edit, FieldValue, Id, Outcome, Rating, diff, view};

use super::change_group::{ChangeSubject, GroupedChanges, apply_change, apply_group, group_changes, is_equivalent};
use super::decision_matrix::{DecisionMatrix, WeightedCriterion};
use super::figures::Figures;
use super::reveal::{RevealError, reveal_ranking};
use super::score::{Leaders, compute_scores};
use super::verdict::compute_leaders;

/// The comparison of an earlier and a later document: both verdicts, what differs, and which difference moved the
/// leader.
///
/// A comparison contains only what may be shown: no private note, no sealed answer, and no role of a change unless both
/// verdicts may be shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// The earlier verdict, or the reason why it may not be shown.
    pub then: Result<RevealedVerdict, RevealError>,
    /// The later verdict, or the reason why it may not be shown.
    pub now: Result<RevealedVerdict, RevealError>,
    /// The changes that affect figures. Changes with an effect are sorted by role; otherwise, and within a role, those
    /// that can move a score furthest come first.
    pub groups: Vec<ChangeGroup>,
    /// The changes that affect no figure, as an edit from the earlier document to the later one.
    pub ungrouped: Edit,
}

/// A verdict that may be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RevealedVerdict {
    /// The kind of verdict.
    pub outcome: Outcome,
    /// The id of the leader, or the ids of the tied options, sorted.
    pub leaders: Vec<Id>,
}

/// The field changes of one subject, which only make sense together.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangeGroup {
    /// The subject of the changes.
    pub subject: ChangeSubject,
    /// The field changes, from the earlier document to the later one.
    pub changes: Vec<Change>,
    /// The weight changes that result: of one criterion, or of every criterion whose share changed; empty if the
    /// subject is not a weight.
    pub weight_changes: Vec<WeightChange>,
    /// The effect on the leader; `None` if the effect may not be shown, or if the group is beyond the number of groups
    /// that are tried.
    pub effect: Option<ChangeEffect>,
}

/// The weight of a criterion in both documents; `None` where the criterion does not exist.
#[derive(Clone, Debug, PartialEq)]
pub struct WeightChange {
    /// The id of the criterion.
    pub criterion: Id,
    /// The weight in the earlier document.
    pub from: Option<CriterionWeight>,
    /// The weight in the later document.
    pub to: Option<CriterionWeight>,
}

/// The weight of a criterion (METHOD.md §2).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CriterionWeight {
    /// The weight p before the lens, ≥ 0, in the units of the weighting method.
    pub points: f64,
    /// The effective weight, after the lens.
    pub effective_weight: f64,
    /// The effective weight divided by the sum over all criteria that count, 0–1.
    pub share: f64,
}

/// The effect of a group of changes: the result with only these changes made, and with only these changes reverted
/// (METHOD.md §10).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeEffect {
    /// The role of the changes.
    pub role: ChangeRole,
    /// The leader or the tied options, as sorted ids, if only these changes are made to the earlier document.
    pub leaders_alone: Vec<Id>,
    /// The leader or the tied options, as sorted ids, if only these changes are reverted in the later document.
    pub leaders_without: Vec<Id>,
}

/// The role of a group of changes in the change of the leader (METHOD.md §10). *Alone* is the earlier document with
/// only these changes; *without* is the later document without them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangeRole {
    /// The leader changed; alone the changes give the later leader, and without them the leader is another.
    Moved,
    /// The leader changed; alone the changes do not give the later leader, but without them the leader is another.
    Together,
    /// The leader changed; alone the changes give the later leader, and so do the other changes without them.
    Enough,
    /// The leader changed; the changes favour the earlier leader over the later one, but not enough to keep the earlier
    /// one in the lead.
    Against,
    /// The leader is the same; without the changes the leader would be another.
    Held,
    /// The leader is the same; alone the changes would have given another leader.
    Countered,
    /// None of the other roles applies.
    NoEffect,
}

/// The maximum number of groups whose effect is computed; each needs two matrices.
const MAX_TRIED: usize = 200;
/// The number of groups that are tried however large the documents are.
const MIN_TRIED: usize = 10;
/// The number of cells that all trials together may read, about half a second of work.
const MAX_CELLS: usize = 1_000_000;

/// Compares two documents; `figures` are those of `then` and of `now`.
///
/// Private notes and sealed answers are removed before the comparison. Effects are computed only if both verdicts may
/// be shown, for at most 200 groups, and for fewer if the documents are large; the groups that can move a score
/// furthest are tried first, and [`ChangeGroup::effect`] is `None` for the others.
pub fn compare(then: &Deliberation, now: &Deliberation, figures: (&Figures, &Figures)) -> Comparison {
    let audience = if then.is_blind() || now.is_blind() { Audience::Group } else { Audience::Client };
    let (before, after) = (view(then, &audience), view(now, &audience));
    let matrices = (DecisionMatrix::from_document(&before), DecisionMatrix::from_document(&after));
    let GroupedChanges { groups: groups_by_subject, mut ungrouped } =
        group_changes(&before, &after, diff(&before, &after));
    let has_one_person = before.people().len() < 2 && after.people().len() < 2;
    let is_weight_check_reliable = has_one_person && groups_by_subject.keys().all(ChangeSubject::keeps_other_weights);
    let shares_stay = before.criteria().iter().all(|c| !has_share_changed(&find_weight_change(&c.id, &matrices)));
    let (mut groups, mut sort_keys) = (Vec::new(), BTreeMap::new());
    for (subject, changes) in groups_by_subject {
        let weight_changes = find_weight_changes(&subject, &matrices);
        if is_equivalent(&subject, &before, &after) {
            continue;
        }
        if is_weight_check_reliable && is_weight_unchanged(&subject, &weight_changes, shares_stay) {
            ungrouped.changes.extend(changes);
            continue;
        }
        sort_keys.insert(
            subject.clone(),
            Reverse((max_score_change(&subject, &changes, &weight_changes, &matrices) * 1e9) as u64),
        );
        groups.push(ChangeGroup { subject, changes, weight_changes, effect: None });
    }
    groups.sort_by_key(|group| sort_keys.get(&group.subject).copied());
    let (then, now) = (reveal_verdict(then, figures.0), reveal_verdict(now, figures.1));
    if let (Ok(then), Ok(now)) = (&then, &now) {
        let cells = before.people().len().max(1) * (after.options().len() * after.criteria().len()).max(1);
        let max_tried = (MAX_CELLS / (2 * cells)).clamp(MIN_TRIED, MAX_TRIED);
        for group in groups.iter_mut().take(max_tried) {
            let with_change =
                DecisionMatrix::from_document(apply_change(&before, &after, &group.subject, &group.changes).document());
            let without_change =
                DecisionMatrix::from_document(apply_change(&after, &before, &group.subject, &group.changes).document());
            let (alone, without) = (find_leader_ids(&with_change), find_leader_ids(&without_change));
            let role = match classify_role((&then.leaders, &now.leaders), (&alone, &without)) {
                ChangeRole::NoEffect if is_against(then, now, (&matrices, (&with_change, &without_change))) => {
                    ChangeRole::Against
                }
                role => role,
            };
            group.effect = Some(ChangeEffect { role, leaders_alone: alone, leaders_without: without });
        }
        groups.sort_by_key(|group| group.effect.as_ref().map_or(ChangeRole::NoEffect, |effect| effect.role));
    }
    Comparison { then, now, groups, ungrouped }
}

impl Comparison {
    /// Returns whether the leader, or the set of tied options, changed; `None` if one of the verdicts may not be shown.
    pub fn has_leader_changed(&self) -> Option<bool> {
        let (then, now) = (self.then.as_ref().ok()?, self.now.as_ref().ok()?);
        Some(then.leaders != now.leaders)
    }

    /// Returns the groups with `role`, each with its effect.
    pub fn groups_with_role(&self, role: ChangeRole) -> impl Iterator<Item = (&ChangeGroup, &ChangeEffect)> {
        let groups = self.groups.iter().filter_map(|group| Some((group, group.effect.as_ref()?)));
        groups.filter(move |(_, effect)| effect.role == role)
    }

    /// Returns the number of groups whose effect was not computed; 0 if effects may not be shown.
    pub fn untried_count(&self) -> usize {
        let untried = self.groups.iter().filter(|group| group.effect.is_none()).count();
        if self.has_leader_changed().is_some() { untried } else { 0 }
    }
}

impl Comparison {
    /// Returns `onto`, the earlier document, with every change that affects figures; `from` is the later document.
    pub fn apply_groups(&self, onto: &Deliberation, from: &Deliberation) -> Deliberation {
        let mut builder = Builder::from_document(onto);
        self.groups.iter().for_each(|group| apply_group(&mut builder, from, &group.subject, &group.changes));
        builder.document().clone()
    }
}

fn reveal_verdict(document: &Deliberation, figures: &Figures) -> Result<RevealedVerdict, RevealError> {
    let ranking = reveal_ranking(document, figures)?;
    Ok(RevealedVerdict { outcome: figures.verdict().outcome, leaders: leader_ids(figures.matrix(), &ranking.leaders) })
}

/// Returns the ids of the leading options, sorted so that they do not depend on the order of the document.
fn leader_ids(matrix: &DecisionMatrix, leaders: &Leaders) -> Vec<Id> {
    let id = |index: &usize| matrix.options.get(*index).map(|option| option.id.clone());
    let mut ids: Vec<Id> = match leaders {
        Leaders::NoLeader => Vec::new(),
        Leaders::Leader(index) => id(index).into_iter().collect(),
        Leaders::Tied(tied) => tied.iter().filter_map(id).collect(),
    };
    ids.sort();
    ids
}

/// Returns the ids of the leading options; empty if there is no verdict.
fn find_leader_ids(matrix: &DecisionMatrix) -> Vec<Id> {
    leader_ids(matrix, &compute_leaders(matrix))
}

fn classify_role((then, now): (&[Id], &[Id]), (alone, without): (&[Id], &[Id])) -> ChangeRole {
    let (is_moved, is_enough, is_needed) = (then != now, alone == now, without != now);
    match (is_moved, is_enough, is_needed) {
        (true, true, true) => ChangeRole::Moved,
        (true, false, true) => ChangeRole::Together,
        (true, true, false) => ChangeRole::Enough,
        (false, _, true) => ChangeRole::Held,
        (false, false, false) => ChangeRole::Countered,
        (true, false, false) | (false, true, false) => ChangeRole::NoEffect,
    }
}

/// Returns whether a change favours the earlier leader: the lead of the later leader over the earlier one is smaller
/// with the change, both when the change is made alone and when all changes are made.
fn is_against(
    then: &RevealedVerdict,
    now: &RevealedVerdict,
    ((before, after), (with_change, without_change)): (
        &(DecisionMatrix, DecisionMatrix),
        (&DecisionMatrix, &DecisionMatrix),
    ),
) -> bool {
    let ([old], [new]) = (then.leaders.as_slice(), now.leaders.as_slice()) else { return false };
    let lead = |matrix: &DecisionMatrix| {
        let scores = compute_scores(matrix);
        let score_of = |id: &Id| {
            let at = matrix.options.iter().position(|option| option.id == *id)?;
            scores.get(at).map(|score| score.score)
        };
        Some(score_of(new)? - score_of(old)?)
    };
    let is_less = |small: Option<f64>, large: Option<f64>| small.zip(large).is_some_and(|(a, b)| a < b - 1e-9);
    old != new && is_less(lead(with_change), lead(before)) && is_less(lead(after), lead(without_change))
}

/// Returns the weight of a criterion in both matrices.
fn find_weight_change(id: &Id, (then, now): &(DecisionMatrix, DecisionMatrix)) -> WeightChange {
    let weight = |criterion: &WeightedCriterion| CriterionWeight {
        points: criterion.points,
        effective_weight: criterion.effective_weight,
        share: criterion.share,
    };
    let in_matrix = |matrix: &DecisionMatrix| matrix.criteria.iter().find(|criterion| criterion.id == *id).map(weight);
    WeightChange { criterion: id.clone(), from: in_matrix(then), to: in_matrix(now) }
}

/// Returns the weight changes that result from a change of this subject.
fn find_weight_changes(subject: &ChangeSubject, matrices: &(DecisionMatrix, DecisionMatrix)) -> Vec<WeightChange> {
    let of = |id: &Id| find_weight_change(id, matrices);
    match subject {
        ChangeSubject::CriterionWeight(id) => vec![of(id)],
        // Criteria that were added or removed have a group of their own.
        ChangeSubject::AllWeights => {
            let stays = |weight_change: &WeightChange| weight_change.from.is_some();
            matrices
                .1
                .criteria
                .iter()
                .map(|criterion| of(&criterion.id))
                .filter(stays)
                .filter(has_share_changed)
                .collect()
        }
        _ => Vec::new(),
    }
}

/// Returns whether the shares differ by more than 1e-9.
fn has_share_changed(weight_change: &WeightChange) -> bool {
    let share = |weight: Option<CriterionWeight>| weight.map_or(0.0, |weight| weight.share);
    (share(weight_change.from) - share(weight_change.to)).abs() > 1e-9
}

/// Returns whether a change of weights leaves all weights the same: other ranks in the same order, shared points that
/// became personal ones, or a common factor for all points. The result is reliable only if one person answers and no
/// other change affects weights.
fn is_weight_unchanged(subject: &ChangeSubject, weights: &[WeightChange], shares_stay: bool) -> bool {
    let points = |weight: Option<CriterionWeight>| weight.map(|weight| weight.points);
    match subject {
        ChangeSubject::AllWeights => shares_stay,
        ChangeSubject::CriterionWeight(_) => {
            shares_stay || weights.iter().all(|weight_change| points(weight_change.from) == points(weight_change.to))
        }
        _ => false,
    }
}

/// Returns the largest possible change of a score, in points of the rating scale (0–10). Subjects other than one weight
/// or one rating count as 10.
fn max_score_change(
    subject: &ChangeSubject,
    changes: &[Change],
    weights: &[WeightChange],
    (then, now): &(DecisionMatrix, DecisionMatrix),
) -> f64 {
    let whole = Rating::SCALE.1 - Rating::SCALE.0;
    match subject {
        ChangeSubject::CriterionWeight(_) => {
            let share = |weight: Option<CriterionWeight>| weight.map_or(0.0, |weight| weight.share);
            weights
                .iter()
                .map(|weight_change| (share(weight_change.to) - share(weight_change.from)).abs() * whole)
                .sum()
        }
        ChangeSubject::Rating(_, criterion, _) => {
            let shares = [then, now].into_iter().flat_map(|matrix| &matrix.criteria);
            let share =
                shares.filter(|weighted| weighted.id == *criterion).map(|weighted| weighted.share).fold(0.0, f64::max);
            share * changes.iter().map(rating_difference).fold(0.0, f64::max)
        }
        _ => whole,
    }
}

/// Returns the difference between the two values of a rating; unrated counts as 0.
fn rating_difference(change: &Change) -> f64 {
    let numeric =
        |value: &Option<FieldValue>| if let Some(FieldValue::Rating(rating)) = value { rating.value() } else { 0.0 };
    (numeric(&change.to) - numeric(&change.from)).abs()
}

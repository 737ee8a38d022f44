//! Then and now: what differs between two documents, by what it means, and which of it moved the leader
//! (METHOD.md §10).

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::deliberation::{Audience, Builder, Change, Deliberation, Edit, FieldValue, Id, Outcome, Rating, diff, view};

use super::change_group::{ChangeSubject, GroupedChanges, apply_change, apply_group, group_changes, is_equivalent};
use super::decision_matrix::{DecisionMatrix, WeightedCriterion};
use super::figures::Figures;
use super::reveal::{RevealError, reveal_ranking};
use super::score::{Leaders, compute_scores, find_leaders};

/// Two documents side by side: both verdicts, what differs, and what of it moved the leader. It holds nothing that may
/// not be shown: no private note, no sealed answer, and no role of a change unless both verdicts may be shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// The verdict then, or why there is none to show.
    pub then: Result<RevealedVerdict, RevealError>,
    /// The verdict now, or why there is none to show.
    pub now: Result<RevealedVerdict, RevealError>,
    /// What differs and enters the figures: those that may move most first.
    pub groups: Vec<ChangeGroup>,
    /// What differs and enters no figure, as the edit from then to now.
    pub ungrouped: Edit,
}

/// A verdict that may be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RevealedVerdict {
    /// Its kind.
    pub outcome: Outcome,
    /// The leader, or the options that are level.
    pub leaders: Vec<Id>,
}

/// One change by its meaning: the places that only make sense together.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangeGroup {
    /// What it is.
    pub subject: ChangeSubject,
    /// The places, from then to now.
    pub changes: Vec<Change>,
    /// The weights that it made: of one criterion, or of all whose share is another.
    pub weight_changes: Vec<WeightChange>,
    /// What it did to the leader; `None` where that may not be shown, and past the most that are tried.
    pub effect: Option<ChangeEffect>,
}

/// What a criterion weighs, then and now; `None` where it is not there.
#[derive(Clone, Debug, PartialEq)]
pub struct WeightChange {
    /// Its id.
    pub criterion: Id,
    /// Then.
    pub from: Option<CriterionWeight>,
    /// Now.
    pub to: Option<CriterionWeight>,
}

/// A weight.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CriterionWeight {
    /// Before the lens, p.
    pub points: f64,
    /// With the lens: the effective weight.
    pub effective_weight: f64,
    /// The effective weight as a part of all that count, 0–1.
    pub share: f64,
}

/// One change made alone to the then, and taken alone from the now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeEffect {
    /// What it did.
    pub role: ChangeRole,
    /// Who is in front when it alone is made.
    pub leaders_alone: Vec<Id>,
    /// Who is in front when it alone is taken back.
    pub leaders_without: Vec<Id>,
}

/// What a change did to who is in front.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangeRole {
    /// It moved the leader: alone it is enough, and without it there would be another.
    Moved,
    /// It moved the leader with others: alone it is not enough, and without it there would be another.
    Together,
    /// Alone it would be enough; the others are too.
    Enough,
    /// It brought the old leader nearer to the new one, and was not enough to keep it in front.
    Against,
    /// The leader is the same, and would be another without it.
    Held,
    /// The leader is the same, and would be another with it alone.
    Countered,
    /// Neither.
    NoEffect,
}

/// The changes that are tried one by one at most: two figures each.
const MAX_TRIED: usize = 200;
/// The fewest that are tried of the largest file.
const MIN_TRIED: usize = 10;
/// The cells that all trials together may read: half a second's work.
const MAX_CELLS: usize = 1_000_000;

/// Compares two documents, with the figures of each. At most 400 tables are worked out beside them, fewer where those
/// are large; what comes after the largest changes is listed and not tried.
pub fn compare(then: &Deliberation, now: &Deliberation, figures: (&Figures, &Figures)) -> Comparison {
    let audience = if then.is_blind() || now.is_blind() { Audience::Group } else { Audience::Client };
    let (before, after) = (view(then, &audience), view(now, &audience));
    let tables = (DecisionMatrix::from_document(&before), DecisionMatrix::from_document(&after));
    let GroupedChanges { groups: parts, ungrouped: mut rest } = group_changes(&before, &after, diff(&before, &after));
    let one = before.people().len() < 2 && after.people().len() < 2;
    let plain = one && parts.keys().all(ChangeSubject::keeps_other_weights);
    let shares_stay = before.criteria().iter().all(|c| !has_share_changed(&find_weight_change(&c.id, &tables)));
    let (mut found, mut sizes) = (Vec::new(), BTreeMap::new());
    for (part, changes) in parts {
        let weights = find_weight_changes(&part, &tables);
        if is_equivalent(&part, &before, &after) {
            continue;
        }
        if plain && is_weight_unchanged(&part, &weights, shares_stay) {
            rest.changes.extend(changes);
            continue;
        }
        sizes.insert(part.clone(), Reverse((max_score_change(&part, &changes, &weights, &tables) * 1e9) as u64));
        found.push(ChangeGroup { subject: part, changes, weight_changes: weights, effect: None });
    }
    found.sort_by_key(|moved| sizes.get(&moved.subject).copied());
    let (then, now) = (reveal_verdict(then, figures.0), reveal_verdict(now, figures.1));
    if let (Ok(then), Ok(now)) = (&then, &now) {
        let cells = before.people().len().max(1) * (after.options().len() * after.criteria().len()).max(1);
        let most = (MAX_CELLS / (2 * cells)).clamp(MIN_TRIED, MAX_TRIED);
        for moved in found.iter_mut().take(most) {
            let made =
                DecisionMatrix::from_document(apply_change(&before, &after, &moved.subject, &moved.changes).document());
            let taken =
                DecisionMatrix::from_document(apply_change(&after, &before, &moved.subject, &moved.changes).document());
            let (alone, without) = (find_leader_ids(&made), find_leader_ids(&taken));
            let role = match classify_role((&then.leaders, &now.leaders), (&alone, &without)) {
                ChangeRole::NoEffect if is_against(then, now, (&tables, (&made, &taken))) => ChangeRole::Against,
                role => role,
            };
            moved.effect = Some(ChangeEffect { role, leaders_alone: alone, leaders_without: without });
        }
        found.sort_by_key(|moved| moved.effect.as_ref().map_or(ChangeRole::NoEffect, |tried| tried.role));
    }
    Comparison { then, now, groups: found, ungrouped: rest }
}

impl Comparison {
    /// Whether somebody else is in front; `None` where that may not be shown.
    pub fn has_leader_changed(&self) -> Option<bool> {
        let (then, now) = (self.then.as_ref().ok()?, self.now.as_ref().ok()?);
        Some(then.leaders != now.leaders)
    }

    /// The changes with this role.
    pub fn groups_with_role(&self, role: ChangeRole) -> impl Iterator<Item = (&ChangeGroup, &ChangeEffect)> {
        let tried = self.groups.iter().filter_map(|moved| Some((moved, moved.effect.as_ref()?)));
        tried.filter(move |(_, tried)| tried.role == role)
    }

    /// How many changes were not tried, though they might have been shown.
    pub fn untried_count(&self) -> usize {
        let untried = self.groups.iter().filter(|moved| moved.effect.is_none()).count();
        if self.has_leader_changed().is_some() { untried } else { 0 }
    }
}

impl Comparison {
    /// `onto`, which is the document of then, with every change that enters the figures; `from` is that of now.
    pub fn apply_groups(&self, onto: &Deliberation, from: &Deliberation) -> Deliberation {
        let mut draft = Builder::from_document(onto);
        self.groups.iter().for_each(|moved| apply_group(&mut draft, from, &moved.subject, &moved.changes));
        draft.document().clone()
    }
}

fn reveal_verdict(document: &Deliberation, figures: &Figures) -> Result<RevealedVerdict, RevealError> {
    let ranking = reveal_ranking(document, figures)?;
    Ok(RevealedVerdict { outcome: figures.verdict().outcome, leaders: leader_ids(figures.matrix(), &ranking.leaders) })
}

/// Who is in front by ids, in one order whatever the file's.
fn leader_ids(table: &DecisionMatrix, front: &Leaders) -> Vec<Id> {
    let id = |at: &usize| table.options.get(*at).map(|option| option.id.clone());
    let mut ids: Vec<Id> = match front {
        Leaders::NoEligible => Vec::new(),
        Leaders::Leader(at) => id(at).into_iter().collect(),
        Leaders::Tied(places) => places.iter().filter_map(id).collect(),
    };
    ids.sort();
    ids
}

/// Who is in front by these answers; nobody where there is nothing to go by.
fn find_leader_ids(table: &DecisionMatrix) -> Vec<Id> {
    if table.total_weight <= 0.0 || table.relevant_cells().all(|(_, _, cell)| !cell.is_rated) {
        return Vec::new();
    }
    let scores = compute_scores(table);
    leader_ids(
        table,
        &find_leaders(table, |at| scores.get(at).map_or(0.0, |score| score.weighted_sum), table.tolerance()),
    )
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

/// Whether a change brings the old leader nearer to the new one: made alone, and by not being taken back.
fn is_against(
    then: &RevealedVerdict,
    now: &RevealedVerdict,
    ((before, after), (made, taken)): (&(DecisionMatrix, DecisionMatrix), (&DecisionMatrix, &DecisionMatrix)),
) -> bool {
    let ([old], [new]) = (then.leaders.as_slice(), now.leaders.as_slice()) else { return false };
    let ahead = |table: &DecisionMatrix| {
        let scores = compute_scores(table);
        let of = |id: &Id| {
            let at = table.options.iter().position(|option| option.id == *id)?;
            scores.get(at).map(|score| score.score)
        };
        Some(of(new)? - of(old)?)
    };
    let less = |small: Option<f64>, large: Option<f64>| small.zip(large).is_some_and(|(a, b)| a < b - 1e-9);
    old != new && less(ahead(made), ahead(before)) && less(ahead(after), ahead(taken))
}

/// What a criterion weighs in two tables.
fn find_weight_change(id: &Id, (then, now): &(DecisionMatrix, DecisionMatrix)) -> WeightChange {
    let weight = |factor: &WeightedCriterion| CriterionWeight {
        points: factor.points,
        effective_weight: factor.effective_weight,
        share: factor.share,
    };
    let in_table = |table: &DecisionMatrix| table.criteria.iter().find(|factor| factor.id == *id).map(weight);
    WeightChange { criterion: id.clone(), from: in_table(then), to: in_table(now) }
}

/// The weights that a change made.
fn find_weight_changes(part: &ChangeSubject, tables: &(DecisionMatrix, DecisionMatrix)) -> Vec<WeightChange> {
    let of = |id: &Id| find_weight_change(id, tables);
    match part {
        ChangeSubject::CriterionWeight(id) => vec![of(id)],
        // Criteria that came or left are told by themselves.
        ChangeSubject::AllWeights => {
            let stays = |weighed: &WeightChange| weighed.from.is_some();
            tables.1.criteria.iter().map(|factor| of(&factor.id)).filter(stays).filter(has_share_changed).collect()
        }
        _ => Vec::new(),
    }
}

/// Whether its share is another.
fn has_share_changed(weighed: &WeightChange) -> bool {
    let share = |weight: Option<CriterionWeight>| weight.map_or(0.0, |weight| weight.share);
    (share(weighed.from) - share(weighed.to)).abs() > 1e-9
}

/// Whether weights are told in another way and are the same: ranks that leave the order, points that became one's own,
/// twice as many points for everything. It can be seen only where one person weighs, and nothing else moves weights.
fn is_weight_unchanged(part: &ChangeSubject, weights: &[WeightChange], shares_stay: bool) -> bool {
    let points = |weight: Option<CriterionWeight>| weight.map(|weight| weight.points);
    match part {
        ChangeSubject::AllWeights => shares_stay,
        ChangeSubject::CriterionWeight(_) => {
            shares_stay || weights.iter().all(|weighed| points(weighed.from) == points(weighed.to))
        }
        _ => false,
    }
}

/// How far a score may move by it at most, in points of rating (0–10); what is more than one number counts as all.
fn max_score_change(
    part: &ChangeSubject,
    changes: &[Change],
    weights: &[WeightChange],
    (then, now): &(DecisionMatrix, DecisionMatrix),
) -> f64 {
    let whole = Rating::SCALE.1 - Rating::SCALE.0;
    match part {
        ChangeSubject::CriterionWeight(_) => {
            let share = |weight: Option<CriterionWeight>| weight.map_or(0.0, |weight| weight.share);
            weights.iter().map(|weighed| (share(weighed.to) - share(weighed.from)).abs() * whole).sum()
        }
        ChangeSubject::Rating(_, criterion, _) => {
            let shares = [then, now].into_iter().flat_map(|table| &table.criteria);
            let share = shares.filter(|factor| factor.id == *criterion).map(|factor| factor.share).fold(0.0, f64::max);
            share * changes.iter().map(rating_difference).fold(0.0, f64::max)
        }
        _ => whole,
    }
}

/// How far apart the two values of a rating are; unrated counts as 0.
fn rating_difference(change: &Change) -> f64 {
    let value =
        |leaf: &Option<FieldValue>| if let Some(FieldValue::Rating(rating)) = leaf { rating.value() } else { 0.0 };
    (value(&change.to) - value(&change.from)).abs()
}

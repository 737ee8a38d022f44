//! Then and now: what differs between two documents, by what it means, and which of it moved the leader
//! (METHOD.md §10).

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::deliberation::{Audience, Change, Deliberation, Draft, Edit, Id, Leaf, Outcome, Rating, diff, view};

use super::disclose::{Withheld, disclose};
use super::figures::Figures;
use super::part::{Part, Sorted, bring, carry, means_the_same, sorted};
use super::score::{Front, front, scores};
use super::table::{Factor, Table};

/// Two documents side by side: both verdicts, what differs, and what of it moved the leader. It holds nothing that may
/// not be shown: no private note, no sealed answer, and no role of a change unless both verdicts may be shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// The verdict then, or why there is none to show.
    pub then: Result<Stand, Withheld>,
    /// The verdict now, or why there is none to show.
    pub now: Result<Stand, Withheld>,
    /// What differs and enters the figures: those that may move most first.
    pub moved: Vec<Moved>,
    /// What differs and enters no figure, as the edit from then to now.
    pub rest: Edit,
}

/// A verdict that may be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stand {
    /// Its kind.
    pub outcome: Outcome,
    /// The leader, or the options that are level.
    pub front: Vec<Id>,
}

/// One change by its meaning: the places that only make sense together.
#[derive(Clone, Debug, PartialEq)]
pub struct Moved {
    /// What it is.
    pub part: Part,
    /// The places, from then to now.
    pub changes: Vec<Change>,
    /// The weights that it made: of one criterion, or of all whose share is another.
    pub weights: Vec<Weighed>,
    /// What it did to the leader; `None` where that may not be shown, and past the most that are tried.
    pub tried: Option<Tried>,
}

/// What a criterion weighs, then and now; `None` where it is not there.
#[derive(Clone, Debug, PartialEq)]
pub struct Weighed {
    /// Its id.
    pub criterion: Id,
    /// Then.
    pub from: Option<Weight>,
    /// Now.
    pub to: Option<Weight>,
}

/// A weight.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weight {
    /// Before the lens, p.
    pub points: f64,
    /// With the lens: the effective weight.
    pub effective: f64,
    /// The effective weight as a part of all that count, 0–1.
    pub share: f64,
}

/// One change made alone to the then, and taken alone from the now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tried {
    /// What it did.
    pub role: Role,
    /// Who is in front when it alone is made.
    pub alone: Vec<Id>,
    /// Who is in front when it alone is taken back.
    pub without: Vec<Id>,
}

/// What a change did to who is in front.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
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
    Idle,
}

/// The changes that are tried one by one at most: two figures each.
const MOST_TRIED: usize = 200;
/// The fewest that are tried of the largest file.
const LEAST_TRIED: usize = 10;
/// The cells that all trials together may read: half a second's work.
const MOST_CELLS: usize = 1_000_000;

/// Compares two documents, with the figures of each. At most 400 tables are worked out beside them, fewer where those
/// are large; what comes after the largest changes is listed and not tried.
pub fn moved(then: &Deliberation, now: &Deliberation, figures: (&Figures, &Figures)) -> Comparison {
    let audience = if then.is_blind() || now.is_blind() { Audience::Table } else { Audience::Client };
    let (before, after) = (view(then, &audience), view(now, &audience));
    let tables = (Table::of(&before), Table::of(&after));
    let Sorted { parts, mut rest } = sorted(&before, &after, diff(&before, &after));
    let one = before.people().len() < 2 && after.people().len() < 2;
    let plain = one && parts.keys().all(Part::leaves_weights_alone);
    let shares_stay = before.criteria().iter().all(|c| !weighs_otherwise(&weighed_of(&c.id, &tables)));
    let (mut found, mut sizes) = (Vec::new(), BTreeMap::new());
    for (part, changes) in parts {
        let weights = weighed(&part, &tables);
        if means_the_same(&part, &before, &after) {
            continue;
        }
        if plain && weighs_the_same(&part, &weights, shares_stay) {
            rest.changes.extend(changes);
            continue;
        }
        sizes.insert(part.clone(), Reverse((size(&part, &changes, &weights, &tables) * 1e9) as u64));
        found.push(Moved { part, changes, weights, tried: None });
    }
    found.sort_by_key(|moved| sizes.get(&moved.part).copied());
    let (then, now) = (stand(then, figures.0), stand(now, figures.1));
    if let (Ok(then), Ok(now)) = (&then, &now) {
        let cells = before.people().len().max(1) * (after.options().len() * after.criteria().len()).max(1);
        let most = (MOST_CELLS / (2 * cells)).clamp(LEAST_TRIED, MOST_TRIED);
        for moved in found.iter_mut().take(most) {
            let made = Table::of(bring(&before, &after, &moved.part, &moved.changes).document());
            let taken = Table::of(bring(&after, &before, &moved.part, &moved.changes).document());
            let (alone, without) = (in_front(&made), in_front(&taken));
            let role = match role((&then.front, &now.front), (&alone, &without)) {
                Role::Idle if is_against(then, now, (&tables, (&made, &taken))) => Role::Against,
                role => role,
            };
            moved.tried = Some(Tried { role, alone, without });
        }
        found.sort_by_key(|moved| moved.tried.as_ref().map_or(Role::Idle, |tried| tried.role));
    }
    Comparison { then, now, moved: found, rest }
}

impl Comparison {
    /// Whether somebody else is in front; `None` where that may not be shown.
    pub fn is_moved(&self) -> Option<bool> {
        let (then, now) = (self.then.as_ref().ok()?, self.now.as_ref().ok()?);
        Some(then.front != now.front)
    }

    /// The changes with this role.
    pub fn of(&self, role: Role) -> impl Iterator<Item = (&Moved, &Tried)> {
        let tried = self.moved.iter().filter_map(|moved| Some((moved, moved.tried.as_ref()?)));
        tried.filter(move |(_, tried)| tried.role == role)
    }

    /// How many changes were not tried, though they might have been shown.
    pub fn untried(&self) -> usize {
        let untried = self.moved.iter().filter(|moved| moved.tried.is_none()).count();
        if self.is_moved().is_some() { untried } else { 0 }
    }
}

impl Comparison {
    /// `onto`, which is the document of then, with every change that enters the figures; `from` is that of now.
    pub fn carried(&self, onto: &Deliberation, from: &Deliberation) -> Deliberation {
        let mut draft = Draft::of(onto);
        self.moved.iter().for_each(|moved| carry(&mut draft, from, &moved.part, &moved.changes));
        draft.document().clone()
    }
}

fn stand(document: &Deliberation, figures: &Figures) -> Result<Stand, Withheld> {
    let ranking = disclose(document, figures)?;
    Ok(Stand { outcome: figures.verdict().outcome, front: named(figures.table(), &ranking.front) })
}

/// Who is in front by ids, in one order whatever the file's.
fn named(table: &Table, front: &Front) -> Vec<Id> {
    let id = |at: &usize| table.options.get(*at).map(|option| option.id.clone());
    let mut ids: Vec<Id> = match front {
        Front::Nobody => Vec::new(),
        Front::Leader(at) => id(at).into_iter().collect(),
        Front::Tied(places) => places.iter().filter_map(id).collect(),
    };
    ids.sort();
    ids
}

/// Who is in front by these answers; nobody where there is nothing to go by.
fn in_front(table: &Table) -> Vec<Id> {
    if table.total <= 0.0 || table.live().all(|(_, _, cell)| !cell.rated) {
        return Vec::new();
    }
    let scores = scores(table);
    named(table, &front(table, |at| scores.get(at).map_or(0.0, |score| score.sum), table.tolerance()))
}

fn role((then, now): (&[Id], &[Id]), (alone, without): (&[Id], &[Id])) -> Role {
    let (is_moved, is_enough, is_needed) = (then != now, alone == now, without != now);
    match (is_moved, is_enough, is_needed) {
        (true, true, true) => Role::Moved,
        (true, false, true) => Role::Together,
        (true, true, false) => Role::Enough,
        (false, _, true) => Role::Held,
        (false, false, false) => Role::Countered,
        (true, false, false) | (false, true, false) => Role::Idle,
    }
}

/// Whether a change brings the old leader nearer to the new one: made alone, and by not being taken back.
fn is_against(
    then: &Stand,
    now: &Stand,
    ((before, after), (made, taken)): (&(Table, Table), (&Table, &Table)),
) -> bool {
    let ([old], [new]) = (then.front.as_slice(), now.front.as_slice()) else { return false };
    let ahead = |table: &Table| {
        let scores = scores(table);
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
fn weighed_of(id: &Id, (then, now): &(Table, Table)) -> Weighed {
    let weight = |factor: &Factor| Weight { points: factor.points, effective: factor.weight, share: factor.share };
    let in_table = |table: &Table| table.criteria.iter().find(|factor| factor.id == *id).map(weight);
    Weighed { criterion: id.clone(), from: in_table(then), to: in_table(now) }
}

/// The weights that a change made.
fn weighed(part: &Part, tables: &(Table, Table)) -> Vec<Weighed> {
    let of = |id: &Id| weighed_of(id, tables);
    match part {
        Part::Weight(id) => vec![of(id)],
        // Criteria that came or left are told by themselves.
        Part::Weights => {
            let stays = |weighed: &Weighed| weighed.from.is_some();
            tables.1.criteria.iter().map(|factor| of(&factor.id)).filter(stays).filter(weighs_otherwise).collect()
        }
        _ => Vec::new(),
    }
}

/// Whether its share is another.
fn weighs_otherwise(weighed: &Weighed) -> bool {
    let share = |weight: Option<Weight>| weight.map_or(0.0, |weight| weight.share);
    (share(weighed.from) - share(weighed.to)).abs() > 1e-9
}

/// Whether weights are told in another way and are the same: ranks that leave the order, points that became one's own,
/// twice as many points for everything. It can be seen only where one person weighs, and nothing else moves weights.
fn weighs_the_same(part: &Part, weights: &[Weighed], shares_stay: bool) -> bool {
    let points = |weight: Option<Weight>| weight.map(|weight| weight.points);
    match part {
        Part::Weights => shares_stay,
        Part::Weight(_) => shares_stay || weights.iter().all(|weighed| points(weighed.from) == points(weighed.to)),
        _ => false,
    }
}

/// How far a score may move by it at most, in points of rating (0–10); what is more than one number counts as all.
fn size(part: &Part, changes: &[Change], weights: &[Weighed], (then, now): &(Table, Table)) -> f64 {
    let whole = Rating::SCALE.1 - Rating::SCALE.0;
    match part {
        Part::Weight(_) => {
            let share = |weight: Option<Weight>| weight.map_or(0.0, |weight| weight.share);
            weights.iter().map(|weighed| (share(weighed.to) - share(weighed.from)).abs() * whole).sum()
        }
        Part::Rating(_, criterion, _) => {
            let shares = [then, now].into_iter().flat_map(|table| &table.criteria);
            let share = shares.filter(|factor| factor.id == *criterion).map(|factor| factor.share).fold(0.0, f64::max);
            share * changes.iter().map(rated_apart).fold(0.0, f64::max)
        }
        _ => whole,
    }
}

/// How far apart the two values of a rating are; unrated counts as 0.
fn rated_apart(change: &Change) -> f64 {
    let value = |leaf: &Option<Leaf>| if let Some(Leaf::Cell(rating)) = leaf { rating.value() } else { 0.0 };
    (value(&change.to) - value(&change.from)).abs()
}

//! What two people made of one document, as one document: a three-way merge by ids.
//!
//! A place that one side changed takes that change. Where both changed one place differently ours stands, and theirs
//! is told as a [`Clash`]: nothing that anybody typed is lost without being told. What goes along with an entry that
//! was taken away (its ratings, its fates, its place in a condition) is no change of its own: should the entry stay,
//! because the other side worked on it, it stays whole.

use std::collections::{BTreeMap, BTreeSet};

use super::change::Edit;
use super::diff::diff;
use super::document::Deliberation;
use super::error::Unsound;
use super::key::{Key, List};
use super::leaf::Leaf;
use super::leaves::{Leaves, leaning, me, put, rank_of};
use super::name::{Id, Moment, Name};
use super::rating::{Fate, Rating};
use super::refer::{Named, by_key, by_leaf};
use super::stamps::{Renamed, counted, key_now, leaf_now, name_now, told_apart};
use super::tables::{DecisionField, HeadField, PairField, ReviewField};
use super::weave::weave;

/// One of the two that are merged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The document that is merged into; it stands where both cannot.
    Ours,
    /// The document that is merged.
    Theirs,
}

/// Where two changes could not both be had. Keys and names are those of the merged document.
#[derive(Clone, Debug, PartialEq)]
pub enum Clash {
    /// Both changed one place differently, or theirs would not be sound beside ours: ours stands.
    Place {
        /// The place; [`Key::Order`] where both put a list into another order.
        key: Key,
        /// What stands there.
        ours: Option<Leaf>,
        /// What theirs holds there.
        theirs: Option<Leaf>,
    },
    /// Both gave the criteria other ranks. Ranks are one decision: ours stand, all of them.
    Ranks {
        /// The ranks that stand.
        ours: BTreeMap<Id, u64>,
        /// Theirs.
        theirs: BTreeMap<Id, u64>,
    },
    /// One side took an entry away that the other worked on: it stays, with all that was answered about it.
    Removed {
        /// Its list.
        list: List,
        /// The entry.
        name: Name,
        /// Who took it away.
        by: Side,
    },
    /// Theirs added an entry to a list that is full: it is left out, with all that was answered about it.
    LeftOut {
        /// Its list.
        list: List,
        /// The entry.
        name: Name,
    },
}

/// Merges what became of `base` on two sides. The edit leads from `ours` to the merged document, as one act.
pub fn merge(base: &Deliberation, ours: &Deliberation, theirs: &Deliberation) -> (Edit, Vec<Clash>) {
    let (mine, other) = told_apart(base, ours, theirs);
    let mut merge = Merge::of(Leaves::of(base), Leaves::of(&mine), Leaves::of(&other));
    let before = Leaves::of(&mine);
    let mut document = loop {
        let document = merge.merged.written_over(&before, mine.clone());
        match document.unsound().into_iter().next() {
            None => break document,
            Some(what) => merge.leave_out(&what, &before),
        }
    };
    let renamed = counted(&mut document);
    let clashes = merge.clashes.into_iter().map(|clash| clash.counted(&renamed)).collect();
    (diff(ours, &document), clashes)
}

impl Clash {
    fn counted(self, renamed: &Renamed) -> Clash {
        match self {
            Clash::Place { key, ours, theirs } => {
                let leaf = |leaf: Option<Leaf>| leaf.map(|leaf| leaf_now(&key, leaf, renamed));
                let (ours, theirs) = (leaf(ours), leaf(theirs));
                Clash::Place { key: key_now(key, renamed), ours, theirs }
            }
            Clash::Removed { list, name, by } => Clash::Removed { list, name: name_now(list, name, renamed), by },
            other => other,
        }
    }
}

/// A merge being made.
struct Merge {
    base: Leaves,
    ours: Leaves,
    theirs: Leaves,
    merged: Leaves,
    clashes: Vec<Clash>,
}

impl Merge {
    fn of(base: Leaves, ours: Leaves, theirs: Leaves) -> Merge {
        let mut merge = Merge { base, ours, theirs, merged: Leaves::default(), clashes: Vec::new() };
        merge.keep_what_was_worked_on();
        merge.rank();
        merge.orders();
        merge.places();
        merge.drop_what_names_nothing();
        merge
    }

    /// An entry that one side took away and the other worked on stays, whole.
    fn keep_what_was_worked_on(&mut self) {
        let all = self.base.entries();
        let lost = |side: &Leaves| all.difference(&side.entries()).cloned().collect::<BTreeSet<Named>>();
        let (ours_took, theirs_took) = (lost(&self.ours), lost(&self.theirs));
        let ours_keeps = kept(&ours_took, &self.theirs, &self.base);
        let theirs_keeps = kept(&theirs_took, &self.ours, &self.base);
        for (by, took, keeps) in [(Side::Ours, &ours_took, &ours_keeps), (Side::Theirs, &theirs_took, &theirs_keeps)] {
            let alone = keeps.iter().filter(|named| !went_along(named, took));
            self.clashes.extend(alone.map(|(list, name)| Clash::Removed { list: *list, name: name.clone(), by }));
        }
        let along = |took: &BTreeSet<Named>, mut keeps: BTreeSet<Named>| {
            keeps.extend(took.iter().filter(|named| went_along(named, took)).cloned());
            keeps
        };
        self.ours.restore(&self.base, &ours_took, &along(&ours_took, ours_keeps));
        self.theirs.restore(&self.base, &theirs_took, &along(&theirs_took, theirs_keeps));
    }

    /// Ranks only mean something beside each other: where both changed them, theirs count as not changed.
    fn rank(&mut self) {
        let rank = |side: &Leaves, id: &Id| side.held.get(&rank_of(id)).cloned();
        let known: Vec<Id> = self.base.criteria().collect();
        let changed = |side: &Leaves| known.iter().any(|id| rank(side, id) != rank(&self.base, id));
        let alike = known.iter().all(|id| rank(&self.ours, id) == rank(&self.theirs, id));
        if alike || !changed(&self.ours) || !changed(&self.theirs) {
            return;
        }
        self.clashes.push(Clash::Ranks { ours: self.ours.ranks(), theirs: self.theirs.ranks() });
        for id in self.theirs.criteria().collect::<Vec<Id>>() {
            let was = rank(&self.base, &id);
            put(&mut self.theirs.held, rank_of(&id), was);
        }
    }

    fn orders(&mut self) {
        for list in List::ALL {
            let [base, ours, theirs] = [&self.base, &self.ours, &self.theirs].map(|side| side.order(list));
            let woven = weave(base, ours, theirs, sooner);
            if woven.torn {
                let order = |names: &[Name]| Some(Leaf::Order(names.to_vec()));
                let (ours, theirs) = (order(ours), order(theirs));
                self.clashes.push(Clash::Place { key: Key::Order(list), ours, theirs });
            }
            self.merged.orders.insert(list, woven.names);
        }
    }

    fn places(&mut self) {
        let keys = [&self.base, &self.ours, &self.theirs].into_iter().flat_map(|side| side.held.keys());
        let keys: BTreeSet<&Key> = keys.collect();
        for key in keys {
            let [base, ours, theirs] = [&self.base, &self.ours, &self.theirs].map(|side| side.held.get(key));
            let leaf = either(base, ours, theirs).map(|leaf| leaf.cloned()).or_else(|| both(key, base, ours, theirs));
            let leaf = leaf.unwrap_or_else(|| {
                let (ours, theirs) = (ours.cloned(), theirs.cloned());
                self.clashes.push(Clash::Place { key: key.clone(), ours: ours.clone(), theirs });
                ours
            });
            put(&mut self.merged.held, key.clone(), leaf);
        }
    }

    /// Answers about what is gone go too, and `me` where nobody says that there still is one.
    fn drop_what_names_nothing(&mut self) {
        let merged = &mut self.merged;
        let mut there = merged.entries();
        let gone = |there: &BTreeSet<Named>, list, id: &Id| !there.contains(&(list, id.clone().into()));
        if let Some(pairs) = merged.orders.get_mut(&List::Pairs) {
            pairs.retain(|pair| {
                let lost = matches!(pair, Name::Pair(a, b) if [a, b].iter().any(|id| gone(&there, List::Criteria, id)));
                if lost {
                    there.remove(&(List::Pairs, pair.clone()));
                }
                !lost
            });
        }
        let decided: BTreeSet<Option<Moment>> = merged.order(List::Decisions).iter().filter_map(moment).collect();
        let lost = |person: &&Id| merged.leaning(person).is_some_and(|option| !there.contains(&option));
        let unmoved: BTreeSet<Id> = merged.held.keys().filter_map(leaning).filter(lost).cloned().collect();
        merged.held.retain(|key, leaf| {
            let stands = match (key, &mut *leaf) {
                (Key::Condition(..), Leaf::Ids(ids)) => {
                    ids.retain(|id| !gone(&there, List::Options, id));
                    true
                }
                (Key::Fate(..), leaf) => by_leaf(key, leaf).iter().all(|named| there.contains(named)),
                (Key::Review(_, ReviewField::Decision), Leaf::Moment(at)) => decided.contains(&Some(*at)),
                (Key::Gut(person, _), _) => !unmoved.contains(person),
                _ => true,
            };
            stands && by_key(key).iter().all(|named| there.contains(named))
        });
        let lists_me = either(self.base.lists_me, self.ours.lists_me, self.theirs.lists_me) == Some(true);
        let described = |key: &Key| key.entry() == Some((List::Participants, me()));
        let answers = |key: &Key| by_key(key).contains(&(List::Participants, me()));
        let people = merged.orders.entry(List::Participants).or_default();
        let alone = *people == [me()];
        merged.lists_me = people.contains(&me())
            && (lists_me || merged.held.keys().any(|key| described(key) || (!alone && answers(key))));
        if !merged.lists_me && !alone {
            people.retain(|name| *name != me());
        }
    }

    /// Takes out what of theirs cannot stand beside ours, of which `before` are the leaves.
    fn leave_out(&mut self, what: &Unsound, before: &Leaves) {
        let left = match what {
            Unsound::Dangling { at, .. } => self.refuse(at, before),
            Unsound::NoDecision { review } => self.refuse(&Key::Review(*review, ReviewField::Decision), before),
            Unsound::Circle { option, account } => self.open_circle(option, account, before),
            Unsound::MirroredPair { a, b } => {
                let pairs = [(a, b), (b, a)].map(|(a, b)| Key::Pair(a.clone(), b.clone(), PairField::Ratio));
                pairs.iter().any(|key| self.refuse(key, before))
            }
            Unsound::TooMany { list, most } => self.shorten(*list, *most, before),
            Unsound::Duplicate { .. } | Unsound::SelfPair { .. } => false,
        };
        if !left {
            self.give_up(before);
        }
    }

    /// Leaves a place as it was in ours; an entry that was not there and is nothing without it is left out.
    fn refuse(&mut self, key: &Key, before: &Leaves) -> bool {
        let (ours, theirs) = (before.held.get(key), self.merged.held.get(key));
        if ours == theirs {
            return false;
        }
        let (ours, theirs) = (ours.cloned(), theirs.cloned());
        match key.entry() {
            Some((list @ (List::Decisions | List::Reviews), name)) if !before.order(list).contains(&name) => {
                self.drop_entry(list, &name);
                self.clashes.push(Clash::LeftOut { list, name });
            }
            entry => {
                if let Some((list @ List::Pairs, name)) = entry {
                    self.drop_entry(list, &name);
                }
                put(&mut self.merged.held, key.clone(), ours.clone());
                self.clashes.push(Clash::Place { key: key.clone(), ours, theirs });
            }
        }
        true
    }

    /// Takes the first merge of theirs out of a circle that `account` is on.
    fn open_circle(&mut self, option: &Id, account: &Id, before: &Leaves) -> bool {
        let mut at = account.clone();
        for _ in self.merged.order(List::Accounts).to_vec() {
            let key = Key::Fate(option.clone(), at);
            if self.refuse(&key, before) {
                return true;
            }
            let Some(Leaf::Fate(Fate::Merge(into))) = self.merged.held.get(&key) else { return false };
            at = into.clone();
        }
        false
    }

    fn drop_entry(&mut self, list: List, name: &Name) {
        if let Some(names) = self.merged.orders.get_mut(&list) {
            names.retain(|known| known != name);
        }
        self.drop_what_names_nothing();
    }

    /// Leaves out what came last into a list that is too long: what theirs added, then what was to stay.
    fn shorten(&mut self, list: List, most: usize, before: &Leaves) -> bool {
        let names = self.merged.order(list);
        let over = names.len().saturating_sub(most);
        let new = names.iter().rev().filter(|name| !before.order(list).contains(name));
        let (kept, added): (Vec<Name>, Vec<Name>) = new.cloned().partition(|name| self.base.order(list).contains(name));
        let out: Vec<Name> = added.into_iter().chain(kept).take(over).collect();
        for name in &out {
            self.drop_entry(list, name);
            self.clashes
                .retain(|clash| !matches!(clash, Clash::Removed { list: l, name: n, .. } if *l == list && n == name));
            self.clashes.push(Clash::LeftOut { list, name: name.clone() });
        }
        !out.is_empty()
    }

    /// Where nothing else helps ours stands alone, and all that theirs changed is told.
    fn give_up(&mut self, before: &Leaves) {
        let (base, theirs) = (&self.base, &self.theirs);
        let keys: BTreeSet<&Key> = base.held.keys().chain(theirs.held.keys()).collect();
        let clash = |key: Key, was: Option<Leaf>, ours: Option<Leaf>, theirs: Option<Leaf>| {
            (theirs != was && theirs != ours).then_some(Clash::Place { key, ours, theirs })
        };
        let of = |side: &Leaves, key: &Key| side.held.get(key).cloned();
        let places =
            keys.iter().filter_map(|key| clash((*key).clone(), of(base, key), of(before, key), of(theirs, key)));
        let order = |side: &Leaves, list| Some(Leaf::Order(side.order(list).to_vec()));
        let orders = List::ALL
            .into_iter()
            .filter_map(|list| clash(Key::Order(list), order(base, list), order(before, list), order(theirs, list)));
        self.clashes = places.chain(orders).collect();
        self.merged = before.clone();
    }
}

/// Of what one side took, what stays because the other worked on it; with what that cannot be without.
fn kept(took: &BTreeSet<Named>, other: &Leaves, base: &Leaves) -> BTreeSet<Named> {
    let mut kept: BTreeSet<Named> = took.intersection(&other.worked_on(base)).cloned().collect();
    for needs in [List::Reviews, List::Decisions] {
        let keys = kept.iter().filter(|(list, _)| *list == needs).filter_map(|(_, name)| match (needs, name) {
            (List::Reviews, Name::At(stamp)) => Some(Key::Review(*stamp, ReviewField::Decision)),
            (_, Name::At(stamp)) => Some(Key::Decision(*stamp, DecisionField::Option)),
            _ => None,
        });
        let needed = keys.filter_map(|key| Some(by_leaf(&key, other.held.get(&key)?))).flatten();
        let needed: Vec<Named> = needed.filter(|named| took.contains(named)).collect();
        kept.extend(needed);
    }
    kept
}

/// Whether an entry went because another did: a judgement goes with its criteria.
fn went_along((_, name): &Named, took: &BTreeSet<Named>) -> bool {
    let gone = |id: &Id| took.contains(&(List::Criteria, id.clone().into()));
    matches!(name, Name::Pair(a, b) if gone(a) || gone(b))
}

/// The value of a place that at most one side changed, or both alike.
fn either<T: PartialEq>(base: T, ours: T, theirs: T) -> Option<T> {
    if ours == theirs || theirs == base {
        Some(ours)
    } else if ours == base {
        Some(theirs)
    } else {
        None
    }
}

/// The value of a place that both changed, where there is one that is fair to both.
fn both(key: &Key, base: Option<&Leaf>, ours: Option<&Leaf>, theirs: Option<&Leaf>) -> Option<Option<Leaf>> {
    use HeadField::{Created, Revealed, Updated, VerdictSeen};
    if let Key::Head(field @ (Created | Revealed | Updated | VerdictSeen)) = key {
        let times = [ours, theirs].into_iter().flatten().filter_map(|leaf| match leaf {
            Leaf::Moment(at) => Some(*at),
            _ => None,
        });
        let at = if *field == Updated { times.max() } else { times.min() };
        return Some(at.map(Leaf::Moment));
    }
    let leaf = match (base, ours?, theirs?) {
        (base, Leaf::Cell(ours), Leaf::Cell(theirs)) => {
            let base = if let Some(Leaf::Cell(base)) = base { Some(base) } else { None };
            Leaf::Cell(rating(base, ours, theirs)?)
        }
        (base, Leaf::Ids(ours), Leaf::Ids(theirs)) => {
            let base = if let Some(Leaf::Ids(base)) = base { base.as_slice() } else { &[] };
            Leaf::Ids(words(base, ours, theirs)?)
        }
        (base, Leaf::Texts(ours), Leaf::Texts(theirs)) => {
            let base = if let Some(Leaf::Texts(base)) = base { base.as_slice() } else { &[] };
            Leaf::Texts(words(base, ours, theirs)?)
        }
        _ => return None,
    };
    Some(Some(leaf))
}

/// A rating is two answers: how much, and what it rests on.
fn rating(base: Option<&Rating>, ours: &Rating, theirs: &Rating) -> Option<Rating> {
    let much = |rating: &Rating| (rating.stated(), rating.low(), rating.high());
    let ground = |rating: &Rating| (rating.basis, rating.note.clone());
    let figure = either(base.map(much), Some(much(ours)), Some(much(theirs)))?;
    let (basis, note) = either(base.map(ground).unwrap_or_default(), ground(ours), ground(theirs))?;
    let bare = if figure == Some(much(ours)) { ours } else { theirs };
    Some(bare.clone().on(basis).noted(note))
}

/// A short list in one place: the options of a condition, the tags.
fn words<T: Clone + Ord>(base: &[T], ours: &[T], theirs: &[T]) -> Option<Vec<T>> {
    let each_once = |words: &[T]| words.iter().collect::<BTreeSet<_>>().len() == words.len();
    if ![base, ours, theirs].into_iter().all(each_once) {
        return None;
    }
    let woven = weave(base, ours, theirs, |_, _| false);
    (!woven.torn).then_some(woven.names)
}

/// Whether an entry of a log that theirs added happened before one that ours added.
fn sooner(ours: &Name, theirs: &Name) -> bool {
    match (moment(ours).flatten(), moment(theirs).flatten()) {
        (Some(ours), Some(theirs)) => theirs < ours,
        _ => false,
    }
}

fn moment(name: &Name) -> Option<Option<Moment>> {
    if let Name::At(stamp) = name { Some(stamp.at) } else { None }
}

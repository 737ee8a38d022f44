//! Then and now in words: both verdicts, what moved the leader, and what differs.

use crate::tell;
use crate::text::{Shown, Tongue, date, number};
use crate::walk::{Gap, Past, Source, Untold};
use pesee_core::deliberation::{
    Change, ConditionState, Deliberation, EntryId, FieldPath, FieldValue, Id, List, Moment, Outcome, Visit,
    WeighingField,
};
use pesee_core::method::{
    ChangeEffect, ChangeGroup, ChangeRole, ChangeSubject, Comparison, CriterionWeight, RevealError, RevealedVerdict,
    WeightChange,
};

use super::change::{first_lines, line};
use super::line::{Line, Sort};
use super::names;
use super::place::{entry, granted, list_word, values};
use super::verdict::{in_a_row, withheld};

/// What two documents are to each other: it chooses the words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sides {
    /// One deliberation, then and now.
    Time,
    /// One deliberation, at a moment called so, and now.
    Since(Shown),
    /// Two files, by what they are called.
    Files(Shown, Shown),
    /// Two people of one deliberation, by name.
    People(Shown, Shown),
}

impl Sides {
    fn kind(&self) -> &'static str {
        if matches!(self, Sides::People(..)) { "people" } else { "time" }
    }

    /// What both are called, and what they are called together.
    fn called(&self, tongue: &Tongue) -> [Shown; 3] {
        match self {
            Sides::Time => {
                [tell!(tongue, "moved-then"), tell!(tongue, "moved-now"), tell!(tongue, "moved-then-and-now")]
            }
            Sides::Since(when) => [
                tell!(tongue, "moved-on", when = when),
                tell!(tongue, "moved-now"),
                tell!(tongue, "moved-on-and-now", when = when),
            ],
            // A file is called as it is written.
            Sides::Files(first, second) => {
                [first.clone(), second.clone(), in_a_row(tongue, &[first.clone(), second.clone()])]
            }
            Sides::People(first, second) => {
                let both = in_a_row(tongue, &[first.clone(), second.clone()]);
                [first, second, &both].map(Shown::capitalized)
            }
        }
    }
}

/// A comparison as it is read out.
#[derive(Clone, Debug, PartialEq)]
pub struct Compared {
    /// Both verdicts, or why one may not be shown.
    pub verdicts: Shown,
    /// What moved the leader, or kept it; empty where that may not be shown, and where nothing differs.
    pub because: Vec<Shown>,
    /// That nothing differs, where nothing does.
    pub nothing: Shown,
    /// What differs, those first that moved the leader.
    pub lines: Vec<Line>,
    /// How many lines there are in all; 0 where nothing differs.
    pub count: usize,
}

/// The most columns of a name in a sentence.
const LONGEST_NAME: usize = 60;
/// The most changes that a sentence names.
const MOST_NAMED: usize = 3;
/// The lines told at most.
const MOST_LINES: usize = 200;

/// What a comparison of `then` with `now` came to.
pub fn moved(
    tongue: &Tongue,
    sides: &Sides,
    then: &Deliberation,
    now: &Deliberation,
    comparison: &Comparison,
) -> Compared {
    let say = Say { tongue, sides, then, now, comparison };
    let mut lines: Vec<Line> = comparison.groups.iter().flat_map(|moved| say.lines(moved)).collect();
    // A place that now says what the format took for granted before says nothing new.
    let says = |key: &FieldPath, leaf: &Option<FieldValue>| leaf.clone().or_else(|| granted(key));
    let mut rest = comparison.ungrouped.clone();
    rest.changes.retain(|change| says(&change.path, &change.from) != says(&change.path, &change.to));
    let (rest, of_rest) = first_lines(tongue, then, now, &rest, MOST_LINES);
    let count = lines.len() + of_rest;
    lines.extend(rest);
    lines.truncate(MOST_LINES);
    let because = if comparison.groups.is_empty() { Vec::new() } else { say.because() };
    let nothing = tell!(tongue, "moved-nothing", kind = sides.kind());
    Compared { verdicts: say.verdicts(), because, nothing, lines, count }
}

/// The verdict that a visit noted, where it noted one.
pub(super) fn noted(tongue: &Tongue, document: &Deliberation, at: Moment, visit: &Visit) -> Option<Shown> {
    let front = visit.leader.iter().cloned().collect();
    let stand = RevealedVerdict { outcome: visit.verdict?, leaders: front };
    let verdict = standing(tongue, (document, document), &stand);
    (!stand.leaders.is_empty())
        .then(|| tell!(tongue, "moved-noted", when = date::moment(tongue, at), verdict = verdict))
}

/// Where what a file said earlier is known from, and what cannot be told.
pub(super) fn past(tongue: &Tongue, past: &Past, when: &Shown, now: Moment) -> Vec<Shown> {
    let moment = |at: Moment| date::moment(tongue, at.with_timezone(now.offset()));
    let source = match past.source {
        Source::Same => tell!(tongue, "moved-source-same", when = when),
        Source::Version(kept) => {
            tell!(tongue, "moved-source-version", kept = moment(kept), count = past.taken_back)
        }
        Source::Changes => tell!(tongue, "moved-source-changes", count = past.taken_back),
    };
    let gap = past.gap.map(|gap| match gap {
        Gap::OnlyAnswers => tell!(tongue, "moved-gap-answers"),
        Gap::SeenLater(seen) => tell!(tongue, "moved-gap-seen", seen = moment(seen)),
        Gap::NeverSeen => tell!(tongue, "moved-gap-never"),
    });
    [source].into_iter().chain(gap).collect()
}

/// Why nothing can be told of a moment.
pub(super) fn untold(tongue: &Tongue, why: Untold, when: &Shown, now: Moment) -> Shown {
    match why {
        Untold::Future => tell!(tongue, "moved-future", when = when),
        Untold::Before(begun) => {
            let begun = date::moment(tongue, begun.with_timezone(now.offset()));
            tell!(tongue, "moved-before", begun = begun)
        }
    }
}

/// A verdict by the options in front, which may be in either document.
fn standing(tongue: &Tongue, documents: (&Deliberation, &Deliberation), stand: &RevealedVerdict) -> Shown {
    let options = in_front(tongue, documents, &stand.leaders);
    let option = stand.leaders.first().map(|id| option(documents, id)).unwrap_or_default();
    match stand.outcome {
        Outcome::Clear => tell!(tongue, "moved-clear", option = option),
        Outcome::Fragile => tell!(tongue, "moved-fragile", option = option),
        Outcome::Tie | Outcome::None | Outcome::Unfinished => tell!(tongue, "moved-tie", options = options),
    }
}

/// An option by its name now, or then where it is gone.
fn option((then, now): (&Deliberation, &Deliberation), id: &Id) -> Shown {
    names::option(if now.option(id).is_some() { now } else { then }, id).cut(LONGEST_NAME)
}

fn in_front(tongue: &Tongue, documents: (&Deliberation, &Deliberation), front: &[Id]) -> Shown {
    let named = |id: &Id| tell!(tongue, "verdict-named", option = option(documents, id));
    in_a_row(tongue, &front.iter().map(named).collect::<Vec<Shown>>())
}

struct Say<'a> {
    tongue: &'a Tongue,
    sides: &'a Sides,
    then: &'a Deliberation,
    now: &'a Deliberation,
    comparison: &'a Comparison,
}

impl Say<'_> {
    fn verdicts(&self) -> Shown {
        let tongue = self.tongue;
        let [then, now, both] = self.sides.called(tongue);
        let side = |side, verdict| tell!(tongue, "moved-side", side = side, verdict = verdict);
        let (first, second) = (&self.comparison.then, &self.comparison.now);
        if first == second {
            return side(both, self.verdict(self.now, second));
        }
        Shown::join(&[side(then, self.verdict(self.then, first)), side(now, self.verdict(self.now, second))], " ")
    }

    fn verdict(&self, document: &Deliberation, stand: &Result<RevealedVerdict, RevealError>) -> Shown {
        match stand {
            Ok(stand) => standing(self.tongue, (self.then, document), stand),
            Err(why) => tell!(self.tongue, "moved-withheld", why = withheld(self.tongue, document, why)),
        }
    }

    /// What moved the leader, or kept it, and what did not.
    fn because(&self) -> Vec<Shown> {
        let (tongue, kind) = (self.tongue, self.sides.kind());
        let Some(is_moved) = self.comparison.has_leader_changed() else { return Vec::new() };
        let mut said = Vec::new();
        let roles = [
            ChangeRole::Moved,
            ChangeRole::Together,
            ChangeRole::Enough,
            ChangeRole::Against,
            ChangeRole::Held,
            ChangeRole::Countered,
        ];
        for role in roles {
            let found: Vec<(&ChangeGroup, &ChangeEffect)> = self.comparison.groups_with_role(role).collect();
            if found.is_empty() {
                continue;
            }
            let (count, parts) = (found.len(), self.parts(&found));
            let also =
                role == ChangeRole::Together && self.comparison.groups_with_role(ChangeRole::Moved).next().is_some();
            said.push(match role {
                ChangeRole::Moved => tell!(tongue, "moved-moved", kind = kind, parts = parts, count = count),
                ChangeRole::Together => {
                    let kind = if also { "also" } else { kind };
                    tell!(tongue, "moved-together", kind = kind, parts = parts, count = count)
                }
                ChangeRole::Enough => tell!(tongue, "moved-enough", kind = kind, count = count, parts = parts),
                ChangeRole::Against => tell!(tongue, "moved-against", kind = kind, count = count, parts = parts),
                ChangeRole::Held => tell!(tongue, "moved-held", parts = parts),
                ChangeRole::Countered | ChangeRole::NoEffect => {
                    tell!(tongue, "moved-countered", kind = kind, count = count, parts = parts)
                }
            });
            if matches!(role, ChangeRole::Moved | ChangeRole::Together | ChangeRole::Held) && !also {
                said.extend(self.without(&found));
            }
        }
        let idle = self.comparison.groups_with_role(ChangeRole::NoEffect).count();
        let explained = [ChangeRole::Moved, ChangeRole::Together, ChangeRole::Enough].into_iter();
        if is_moved && explained.map(|role| self.comparison.groups_with_role(role).count()).sum::<usize>() == 0 {
            said.insert(0, tell!(tongue, "moved-none", kind = kind));
        } else if idle > 0 && said.is_empty() {
            said.push(tell!(tongue, "moved-idle-all", kind = kind, count = idle));
        } else if idle > 0 {
            said.push(tell!(tongue, "moved-idle", kind = kind, count = idle));
        }
        let untried = self.comparison.untried_count();
        said.extend((untried > 0).then(|| tell!(tongue, "moved-untried", kind = kind, count = untried)));
        said
    }

    /// Who would be in front without these, where that is the same for each of them.
    fn without(&self, found: &[(&ChangeGroup, &ChangeEffect)]) -> Option<Shown> {
        let (tongue, kind, count) = (self.tongue, self.sides.kind(), found.len());
        let front = &found.first()?.1.leaders_without;
        if found.iter().any(|(_, tried)| tried.leaders_without != *front) {
            return None;
        }
        if front.is_empty() {
            return Some(tell!(tongue, "moved-without-none", kind = kind, count = count));
        }
        let still = self.comparison.then.as_ref().is_ok_and(|then| then.leaders == *front);
        let word = match (still, kind, front.len()) {
            (true, "people", 1) => "both",
            (true, "people", _) => "both-level",
            (true, _, 1) => "still",
            (true, ..) => "still-level",
            (false, _, 1) => "other",
            (false, ..) => "level",
        };
        let options = in_front(tongue, (self.then, self.now), front);
        Some(tell!(tongue, "moved-without", kind = kind, count = count, options = options, front = word))
    }

    /// Some changes in a row, as parts of a sentence.
    fn parts(&self, found: &[(&ChangeGroup, &ChangeEffect)]) -> Shown {
        let among = found.len() > 1;
        let mut parts: Vec<Shown> = found.iter().take(MOST_NAMED).map(|(moved, _)| self.part(moved, among)).collect();
        let more = found.len() - parts.len();
        if more > 0 {
            parts.push(tell!(self.tongue, "change-more", count = more));
            return Shown::join(&parts, ", ");
        }
        in_a_row(self.tongue, &parts)
    }

    /// One change, as a part of a sentence, among others or alone.
    fn part(&self, moved: &ChangeGroup, among: bool) -> Shown {
        let tongue = self.tongue;
        let criterion = |id: &Id| self.criterion(id);
        match &moved.subject {
            ChangeSubject::People => tell!(tongue, "moved-part-people"),
            ChangeSubject::Entry(list, id) => {
                let (name, came) = self.named(*list, id);
                let id = if came { "moved-part-came" } else { "moved-part-left" };
                tell!(tongue, id, list = list_word(*list), name = name)
            }
            ChangeSubject::Condition(id) => {
                let question = self.now.condition(id).map_or(id.as_str(), |condition| &condition.question);
                let name = Shown::outside(question).cut(LONGEST_NAME);
                let state = |document: &Deliberation| {
                    let state = document.condition(id).map_or(ConditionState::Unknown, |condition| condition.state());
                    tell!(tongue, "change-state", word = state.as_str())
                };
                let (from, to) = (state(self.then), state(self.now));
                if from == to {
                    tell!(tongue, "moved-part-condition-else", name = name)
                } else {
                    tell!(tongue, "moved-part-condition", name = name, from = from, to = to)
                }
            }
            ChangeSubject::AllWeights => {
                let method = self.now.weighting_method();
                let how = if method == self.then.weighting_method() { method.as_str() } else { "other" };
                tell!(tongue, "moved-part-weights", how = how)
            }
            ChangeSubject::CriterionWeight(id) => {
                let weighed = moved.weight_changes.first();
                let (from, to) = self.shares(weighed.and_then(|w| w.from), weighed.and_then(|w| w.to));
                let said = if among { "moved-part-weight-among" } else { "moved-part-weight" };
                tell!(tongue, said, criterion = criterion(id), from = from, to = to)
            }
            ChangeSubject::TimeHorizon(id) => {
                let (from, to) = self.values(moved);
                tell!(tongue, "moved-part-felt", criterion = criterion(id), from = from, to = to)
            }
            ChangeSubject::Counts(id) => {
                let counts = self.now.criterion(id).is_none_or(|criterion| criterion.may_count());
                let word = if counts { "yes" } else { "no" };
                tell!(tongue, "moved-part-counts", criterion = criterion(id), counts = word)
            }
            ChangeSubject::Lens => {
                let at = |document: &Deliberation| {
                    let (leaf, key) = (FieldValue::Number(document.lens()), FieldPath::Weighing(WeighingField::Later));
                    values(tongue, (document, Some(&leaf)), (document, Some(&leaf)), &key).0
                };
                tell!(tongue, "moved-part-lens", from = at(self.then), to = at(self.now))
            }
            ChangeSubject::Rating(_, on, of) => {
                let (from, to) = self.values(moved);
                let option = option((self.then, self.now), of);
                tell!(tongue, "moved-part-rating", option = option, criterion = criterion(on), from = from, to = to)
            }
        }
    }

    /// One change in the list, as a line, or as one for each of its places.
    fn lines(&self, moved: &ChangeGroup) -> Vec<Line> {
        let did = moved.effect.as_ref().map(|tried| self.did(tried.role)).unwrap_or_default();
        let mut lines = self.bare_lines(moved);
        // It is one change: what it did is said once.
        if let Some(first) = lines.first_mut() {
            first.did = did;
        }
        lines
    }

    /// What a change did, in a word or two.
    fn did(&self, role: ChangeRole) -> Shown {
        let tongue = self.tongue;
        match role {
            ChangeRole::Moved => tell!(tongue, "moved-did-moved", kind = self.sides.kind()),
            ChangeRole::Together => tell!(tongue, "moved-did-together", kind = self.sides.kind()),
            ChangeRole::Enough => tell!(tongue, "moved-did-enough"),
            ChangeRole::Against => tell!(tongue, "moved-did-against"),
            ChangeRole::Held => tell!(tongue, "moved-did-held"),
            ChangeRole::Countered => tell!(tongue, "moved-did-countered"),
            ChangeRole::NoEffect => Shown::default(),
        }
    }

    fn bare_lines(&self, moved: &ChangeGroup) -> Vec<Line> {
        let tongue = self.tongue;
        let told = |one: &Change| line(tongue, self.then, self.now, one);
        match &moved.subject {
            ChangeSubject::Entry(list, id) => {
                let (name, came) = self.named(*list, id);
                let id = if came { "change-came" } else { "change-left" };
                vec![Line::whole(Sort::of_list(*list), tell!(tongue, id, list = list_word(*list), name = name))]
            }
            ChangeSubject::People => {
                let order =
                    |document: &Deliberation| Some(FieldValue::EntryIds(document.entry_ids(List::Participants)));
                let (from, to) = (order(self.then), order(self.now));
                let table =
                    (from != to).then(|| told(&Change { path: FieldPath::ListOrder(List::Participants), from, to }));
                let seat = |one: &&Change| matches!(&one.path, FieldPath::Participant(id, _) if self.then.has_person(id) && self.now.has_person(id));
                table.into_iter().chain(moved.changes.iter().filter(seat).map(told)).collect()
            }
            ChangeSubject::CriterionWeight(_) | ChangeSubject::AllWeights => {
                let method = moved.changes.iter().filter(|one| matches!(one.path, FieldPath::Weighing(_))).map(told);
                method.chain(moved.weight_changes.iter().map(|weighed| self.weight(weighed))).collect()
            }
            ChangeSubject::Lens => {
                let at = |document: &Deliberation| Some(FieldValue::Number(document.lens()));
                let key = FieldPath::Weighing(WeighingField::Later);
                vec![told(&Change { path: key, from: at(self.then), to: at(self.now) })]
            }
            _ => moved.changes.iter().map(told).collect(),
        }
    }

    /// A criterion's share of all that counts; where that is the same, the points behind it.
    fn weight(&self, weighed: &WeightChange) -> Line {
        let tongue = self.tongue;
        let criterion = self.criterion(&weighed.criterion);
        let (from, to) = self.shares(weighed.from, weighed.to);
        if from != to {
            let line = tell!(tongue, "moved-line-weight", criterion = &criterion, from = &from, to = &to);
            let row = Some([criterion, from, tell!(tongue, "moved-share", share = to)]);
            return Line { row, ..Line::whole(Sort::Weights, line) };
        }
        let points = |weight: Option<CriterionWeight>| {
            number::short(tongue.language(), weight.map_or(0.0, |weight| weight.points))
        };
        let (from, share, to) = (points(weighed.from), to, points(weighed.to));
        let line = tell!(tongue, "moved-line-points", criterion = &criterion, from = &from, to = &to, share = share);
        let row = Some([criterion, from, tell!(tongue, "moved-points", points = to)]);
        Line { row, ..Line::whole(Sort::Weights, line) }
    }

    fn criterion(&self, id: &Id) -> Shown {
        names::criterion(if self.now.criterion(id).is_some() { self.now } else { self.then }, id).cut(LONGEST_NAME)
    }

    /// What an entry that came or left is called, and whether it came.
    fn named(&self, list: List, id: &Id) -> (Shown, bool) {
        let name = EntryId::Id(id.clone());
        let came = self.now.entry_ids(list).contains(&name);
        let document = if came { self.now } else { self.then };
        let called = match list {
            List::Conditions => document.condition(id).map(|condition| Shown::outside(&condition.question)),
            _ => None,
        };
        (called.unwrap_or_else(|| entry(self.tongue, document, list, &name)).cut(LONGEST_NAME), came)
    }

    /// Two shares of 100, with a decimal where they would read the same without.
    fn shares(&self, from: Option<CriterionWeight>, to: Option<CriterionWeight>) -> (Shown, Shown) {
        let share = |weight: Option<CriterionWeight>, decimals| {
            number::number(self.tongue.language(), weight.map_or(0.0, |weight| weight.share) * 100.0, decimals)
        };
        let whole = (share(from, 0), share(to, 0));
        if whole.0 == whole.1 { (share(from, 1), share(to, 1)) } else { whole }
    }

    /// What stood and what stands at the one place of a change.
    fn values(&self, moved: &ChangeGroup) -> (Shown, Shown) {
        let Some(Change { path: key, from, to }) = moved.changes.first() else { return Default::default() };
        values(self.tongue, (self.then, from.as_ref()), (self.now, to.as_ref()), key)
    }
}

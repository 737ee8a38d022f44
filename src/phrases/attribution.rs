//! Then and now in words: both verdicts, what moved the leader, and what differs.

use crate::t;
use crate::text::{Locale, SafeText, date, number};
use crate::walk::{HistoryError, HistoryGap, PastSource, PastState};
use pesee_core::deliberation::{
    Change, ConditionState, Deliberation, EntryId, FieldPath, FieldValue, Id, List, Moment, Outcome, Visit,
    WeighingField,
};
use pesee_core::method::{
    ChangeEffect, ChangeGroup, ChangeRole, ChangeSubject, Comparison, CriterionWeight, RevealError, RevealedVerdict,
    WeightChange,
};

use super::change::{build_change_line, most_important_lines};
use super::change_line::{ChangeCategory, ChangeLine};
use super::field_name::{default_value, entry_name, list_word, value_pair};
use super::names;
use super::verdict::{join_with_and, withheld_reason};

/// What two documents are to each other: it chooses the words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ComparisonSides {
    /// One deliberation, then and now.
    Versions,
    /// One deliberation, at a moment called so, and now.
    Since(SafeText),
    /// Two files, by what they are called.
    Files(SafeText, SafeText),
    /// Two people of one deliberation, by name.
    People(SafeText, SafeText),
}

impl ComparisonSides {
    fn message_kind(&self) -> &'static str {
        if matches!(self, ComparisonSides::People(..)) { "people" } else { "time" }
    }

    /// What both are called, and what they are called together.
    fn labels(&self, locale: &Locale) -> [SafeText; 3] {
        match self {
            ComparisonSides::Versions => {
                [t!(locale, "comparison-then"), t!(locale, "comparison-now"), t!(locale, "comparison-then-and-now")]
            }
            ComparisonSides::Since(when) => [
                t!(locale, "comparison-since", when = when),
                t!(locale, "comparison-now"),
                t!(locale, "comparison-since-and-now", when = when),
            ],
            // A file is called as it is written.
            ComparisonSides::Files(first, second) => {
                [first.clone(), second.clone(), join_with_and(locale, &[first.clone(), second.clone()])]
            }
            ComparisonSides::People(first, second) => {
                let both = join_with_and(locale, &[first.clone(), second.clone()]);
                [first, second, &both].map(SafeText::to_capitalized)
            }
        }
    }
}

/// A comparison as it is read out.
#[derive(Clone, Debug, PartialEq)]
pub struct ComparisonText {
    /// Both verdicts, or why one may not be shown.
    pub verdicts: SafeText,
    /// What moved the leader, or kept it; empty where that may not be shown, and where nothing differs.
    pub explanation: Vec<SafeText>,
    /// That nothing differs, where nothing does.
    pub no_difference: SafeText,
    /// What differs, those first that moved the leader.
    pub lines: Vec<ChangeLine>,
    /// How many lines there are in all; 0 where nothing differs.
    pub total_count: usize,
}

/// The most columns of a name in a sentence.
const MAX_NAME_COLUMNS: usize = 60;
/// The most changes that a sentence names.
const MAX_NAMED_CHANGES: usize = 3;
/// The lines told at most.
const MAX_LINES: usize = 200;

/// What a comparison of `then` with `now` came to.
pub fn attribution(
    locale: &Locale,
    sides: &ComparisonSides,
    then: &Deliberation,
    now: &Deliberation,
    comparison: &Comparison,
) -> ComparisonText {
    let say = AttributionWriter { locale, sides, before: then, after: now, comparison };
    let mut lines: Vec<ChangeLine> = comparison.groups.iter().flat_map(|moved| say.change_lines(moved)).collect();
    // A place that now says what the format took for granted before says nothing new.
    let says = |key: &FieldPath, leaf: &Option<FieldValue>| leaf.clone().or_else(|| default_value(key));
    let mut rest = comparison.ungrouped.clone();
    rest.changes.retain(|change| says(&change.path, &change.from) != says(&change.path, &change.to));
    let (rest, of_rest) = most_important_lines(locale, then, now, &rest, MAX_LINES);
    let count = lines.len() + of_rest;
    lines.extend(rest);
    lines.truncate(MAX_LINES);
    let because = if comparison.groups.is_empty() { Vec::new() } else { say.explanation() };
    let nothing = t!(locale, "comparison-no-difference", kind = sides.message_kind());
    ComparisonText { verdicts: say.verdicts(), explanation: because, no_difference: nothing, lines, total_count: count }
}

/// The verdict that a visit noted, where it noted one.
pub(super) fn recorded_verdict(
    locale: &Locale,
    document: &Deliberation,
    at: Moment,
    visit: &Visit,
) -> Option<SafeText> {
    let front = visit.leader.iter().cloned().collect();
    let stand = RevealedVerdict { outcome: visit.verdict?, leaders: front };
    let verdict = verdict_sentence(locale, (document, document), &stand);
    (!stand.leaders.is_empty())
        .then(|| t!(locale, "comparison-recorded-verdict", when = date::format_moment(locale, at), verdict = verdict))
}

/// Where what a file said earlier is known from, and what cannot be told.
pub(super) fn past_state_notes(locale: &Locale, past: &PastState, when: &SafeText, now: Moment) -> Vec<SafeText> {
    let moment = |at: Moment| date::format_moment(locale, at.with_timezone(now.offset()));
    let source = match past.source {
        PastSource::Unchanged => t!(locale, "comparison-source-unchanged", when = when),
        PastSource::Version(kept) => {
            t!(locale, "comparison-source-version", kept = moment(kept), count = past.reverted_count)
        }
        PastSource::ChangeLog => t!(locale, "comparison-source-changes", count = past.reverted_count),
    };
    let gap = past.gap.map(|gap| match gap {
        HistoryGap::AnswersOnly => t!(locale, "comparison-gap-answers"),
        HistoryGap::VerdictSeenLater(seen) => t!(locale, "comparison-gap-before-verdict-seen", seen = moment(seen)),
        HistoryGap::VerdictNeverSeen => t!(locale, "comparison-gap-verdict-never-seen"),
    });
    [source].into_iter().chain(gap).collect()
}

/// Why nothing can be told of a moment.
pub(super) fn history_error(locale: &Locale, why: HistoryError, when: &SafeText, now: Moment) -> SafeText {
    match why {
        HistoryError::InFuture => t!(locale, "comparison-moment-in-future", when = when),
        HistoryError::BeforeCreation(begun) => {
            let begun = date::format_moment(locale, begun.with_timezone(now.offset()));
            t!(locale, "comparison-moment-before-creation", begun = begun)
        }
    }
}

/// A verdict by the options in front, which may be in either document.
fn verdict_sentence(locale: &Locale, documents: (&Deliberation, &Deliberation), stand: &RevealedVerdict) -> SafeText {
    let options = options_in_front(locale, documents, &stand.leaders);
    let option = stand.leaders.first().map(|id| option_name(documents, id)).unwrap_or_default();
    match stand.outcome {
        Outcome::Clear => t!(locale, "comparison-clear", option = option),
        Outcome::Fragile => t!(locale, "comparison-fragile", option = option),
        Outcome::Tie | Outcome::None | Outcome::Unfinished => t!(locale, "comparison-tie", options = options),
    }
}

/// An option by its name now, or then where it is gone.
fn option_name((then, now): (&Deliberation, &Deliberation), id: &Id) -> SafeText {
    names::option(if now.option(id).is_some() { now } else { then }, id).truncate(MAX_NAME_COLUMNS)
}

fn options_in_front(locale: &Locale, documents: (&Deliberation, &Deliberation), front: &[Id]) -> SafeText {
    let named = |id: &Id| t!(locale, "verdict-quoted", option = option_name(documents, id));
    join_with_and(locale, &front.iter().map(named).collect::<Vec<SafeText>>())
}

struct AttributionWriter<'a> {
    locale: &'a Locale,
    sides: &'a ComparisonSides,
    before: &'a Deliberation,
    after: &'a Deliberation,
    comparison: &'a Comparison,
}

impl AttributionWriter<'_> {
    fn verdicts(&self) -> SafeText {
        let locale = self.locale;
        let [then, now, both] = self.sides.labels(locale);
        let side = |side, verdict| t!(locale, "comparison-side", side = side, verdict = verdict);
        let (first, second) = (&self.comparison.then, &self.comparison.now);
        if first == second {
            return side(both, self.verdict(self.after, second));
        }
        SafeText::join(
            &[side(then, self.verdict(self.before, first)), side(now, self.verdict(self.after, second))],
            " ",
        )
    }

    fn verdict(&self, document: &Deliberation, stand: &Result<RevealedVerdict, RevealError>) -> SafeText {
        match stand {
            Ok(stand) => verdict_sentence(self.locale, (self.before, document), stand),
            Err(why) => t!(self.locale, "comparison-withheld", why = withheld_reason(self.locale, document, why)),
        }
    }

    /// What moved the leader, or kept it, and what did not.
    fn explanation(&self) -> Vec<SafeText> {
        let (locale, kind) = (self.locale, self.sides.message_kind());
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
            let (count, parts) = (found.len(), self.change_phrases(&found));
            let also =
                role == ChangeRole::Together && self.comparison.groups_with_role(ChangeRole::Moved).next().is_some();
            said.push(match role {
                ChangeRole::Moved => t!(locale, "comparison-moved", kind = kind, parts = parts, count = count),
                ChangeRole::Together => {
                    let kind = if also { "also" } else { kind };
                    t!(locale, "comparison-together", kind = kind, parts = parts, count = count)
                }
                ChangeRole::Enough => t!(locale, "comparison-enough", kind = kind, count = count, parts = parts),
                ChangeRole::Against => t!(locale, "comparison-against", kind = kind, count = count, parts = parts),
                ChangeRole::Held => t!(locale, "comparison-held", parts = parts),
                ChangeRole::Countered | ChangeRole::NoEffect => {
                    t!(locale, "comparison-countered", kind = kind, count = count, parts = parts)
                }
            });
            if matches!(role, ChangeRole::Moved | ChangeRole::Together | ChangeRole::Held) && !also {
                said.extend(self.without_changes(&found));
            }
        }
        let idle = self.comparison.groups_with_role(ChangeRole::NoEffect).count();
        let explained = [ChangeRole::Moved, ChangeRole::Together, ChangeRole::Enough].into_iter();
        if is_moved && explained.map(|role| self.comparison.groups_with_role(role).count()).sum::<usize>() == 0 {
            said.insert(0, t!(locale, "comparison-none", kind = kind));
        } else if idle > 0 && said.is_empty() {
            said.push(t!(locale, "comparison-idle-all", kind = kind, count = idle));
        } else if idle > 0 {
            said.push(t!(locale, "comparison-idle", kind = kind, count = idle));
        }
        let untried = self.comparison.untried_count();
        said.extend((untried > 0).then(|| t!(locale, "comparison-untried", kind = kind, count = untried)));
        said
    }

    /// Who would be in front without these, where that is the same for each of them.
    fn without_changes(&self, found: &[(&ChangeGroup, &ChangeEffect)]) -> Option<SafeText> {
        let (locale, kind, count) = (self.locale, self.sides.message_kind(), found.len());
        let front = &found.first()?.1.leaders_without;
        if found.iter().any(|(_, tried)| tried.leaders_without != *front) {
            return None;
        }
        if front.is_empty() {
            return Some(t!(locale, "comparison-without-none", kind = kind, count = count));
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
        let options = options_in_front(locale, (self.before, self.after), front);
        Some(t!(locale, "comparison-without", kind = kind, count = count, options = options, front = word))
    }

    /// Some changes in a row, as parts of a sentence.
    fn change_phrases(&self, found: &[(&ChangeGroup, &ChangeEffect)]) -> SafeText {
        let among = found.len() > 1;
        let mut parts: Vec<SafeText> =
            found.iter().take(MAX_NAMED_CHANGES).map(|(moved, _)| self.change_phrase(moved, among)).collect();
        let more = found.len() - parts.len();
        if more > 0 {
            parts.push(t!(self.locale, "change-more", count = more));
            return SafeText::join(&parts, ", ");
        }
        join_with_and(self.locale, &parts)
    }

    /// One change, as a part of a sentence, among others or alone.
    fn change_phrase(&self, moved: &ChangeGroup, among: bool) -> SafeText {
        let locale = self.locale;
        let criterion = |id: &Id| self.criterion(id);
        match &moved.subject {
            ChangeSubject::People => t!(locale, "comparison-part-people"),
            ChangeSubject::Entry(list, id) => {
                let (name, came) = self.entry_name(*list, id);
                let id = if came { "comparison-part-added" } else { "comparison-part-removed" };
                t!(locale, id, list = list_word(*list), name = name)
            }
            ChangeSubject::Condition(id) => {
                let question = self.after.condition(id).map_or(id.as_str(), |condition| &condition.question);
                let name = SafeText::sanitize(question).truncate(MAX_NAME_COLUMNS);
                let state = |document: &Deliberation| {
                    let state = document.condition(id).map_or(ConditionState::Unknown, |condition| condition.state());
                    t!(locale, "change-state", word = state.as_str())
                };
                let (from, to) = (state(self.before), state(self.after));
                if from == to {
                    t!(locale, "comparison-part-condition-other", name = name)
                } else {
                    t!(locale, "comparison-part-condition", name = name, from = from, to = to)
                }
            }
            ChangeSubject::AllWeights => {
                let method = self.after.weighting_method();
                let how = if method == self.before.weighting_method() { method.as_str() } else { "other" };
                t!(locale, "comparison-part-weights", how = how)
            }
            ChangeSubject::CriterionWeight(id) => {
                let weighed = moved.weight_changes.first();
                let (from, to) = self.shares(weighed.and_then(|w| w.from), weighed.and_then(|w| w.to));
                let said = if among { "comparison-part-weight-among" } else { "comparison-part-weight" };
                t!(locale, said, criterion = criterion(id), from = from, to = to)
            }
            ChangeSubject::TimeHorizon(id) => {
                let (from, to) = self.field_values(moved);
                t!(locale, "comparison-part-time-horizon", criterion = criterion(id), from = from, to = to)
            }
            ChangeSubject::Counts(id) => {
                let counts = self.after.criterion(id).is_none_or(|criterion| criterion.may_count());
                let word = if counts { "yes" } else { "no" };
                t!(locale, "comparison-part-counts", criterion = criterion(id), counts = word)
            }
            ChangeSubject::Lens => {
                let at = |document: &Deliberation| {
                    let (leaf, key) = (FieldValue::Number(document.lens()), FieldPath::Weighing(WeighingField::Later));
                    value_pair(locale, (document, Some(&leaf)), (document, Some(&leaf)), &key).0
                };
                t!(locale, "comparison-part-lens", from = at(self.before), to = at(self.after))
            }
            ChangeSubject::Rating(_, on, of) => {
                let (from, to) = self.field_values(moved);
                let option = option_name((self.before, self.after), of);
                t!(locale, "comparison-part-rating", option = option, criterion = criterion(on), from = from, to = to)
            }
        }
    }

    /// One change in the list, as a line, or as one for each of its places.
    fn change_lines(&self, moved: &ChangeGroup) -> Vec<ChangeLine> {
        let did = moved.effect.as_ref().map(|tried| self.effect(tried.role)).unwrap_or_default();
        let mut lines = self.lines_without_effect(moved);
        // It is one change: what it did is said once.
        if let Some(first) = lines.first_mut() {
            first.effect = did;
        }
        lines
    }

    /// What a change did, in a word or two.
    fn effect(&self, role: ChangeRole) -> SafeText {
        let locale = self.locale;
        match role {
            ChangeRole::Moved => t!(locale, "comparison-effect-moved", kind = self.sides.message_kind()),
            ChangeRole::Together => t!(locale, "comparison-effect-together", kind = self.sides.message_kind()),
            ChangeRole::Enough => t!(locale, "comparison-effect-enough"),
            ChangeRole::Against => t!(locale, "comparison-effect-against"),
            ChangeRole::Held => t!(locale, "comparison-effect-held"),
            ChangeRole::Countered => t!(locale, "comparison-effect-countered"),
            ChangeRole::NoEffect => SafeText::default(),
        }
    }

    fn lines_without_effect(&self, moved: &ChangeGroup) -> Vec<ChangeLine> {
        let locale = self.locale;
        let told = |one: &Change| build_change_line(locale, self.before, self.after, one);
        match &moved.subject {
            ChangeSubject::Entry(list, id) => {
                let (name, came) = self.entry_name(*list, id);
                let id = if came { "change-added" } else { "change-removed" };
                vec![ChangeLine::from_text(
                    ChangeCategory::of_list(*list),
                    t!(locale, id, list = list_word(*list), name = name),
                )]
            }
            ChangeSubject::People => {
                let order =
                    |document: &Deliberation| Some(FieldValue::EntryIds(document.entry_ids(List::Participants)));
                let (from, to) = (order(self.before), order(self.after));
                let table =
                    (from != to).then(|| told(&Change { path: FieldPath::ListOrder(List::Participants), from, to }));
                let seat = |one: &&Change| matches!(&one.path, FieldPath::Participant(id, _) if self.before.has_person(id) && self.after.has_person(id));
                table.into_iter().chain(moved.changes.iter().filter(seat).map(told)).collect()
            }
            ChangeSubject::CriterionWeight(_) | ChangeSubject::AllWeights => {
                let method = moved.changes.iter().filter(|one| matches!(one.path, FieldPath::Weighing(_))).map(told);
                method.chain(moved.weight_changes.iter().map(|weighed| self.weight_line(weighed))).collect()
            }
            ChangeSubject::Lens => {
                let at = |document: &Deliberation| Some(FieldValue::Number(document.lens()));
                let key = FieldPath::Weighing(WeighingField::Later);
                vec![told(&Change { path: key, from: at(self.before), to: at(self.after) })]
            }
            _ => moved.changes.iter().map(told).collect(),
        }
    }

    /// A criterion's share of all that counts; where that is the same, the points behind it.
    fn weight_line(&self, weighed: &WeightChange) -> ChangeLine {
        let locale = self.locale;
        let criterion = self.criterion(&weighed.criterion);
        let (from, to) = self.shares(weighed.from, weighed.to);
        if from != to {
            let line = t!(locale, "comparison-line-weight", criterion = &criterion, from = &from, to = &to);
            let row = Some([criterion, from, t!(locale, "comparison-share", share = to)]);
            return ChangeLine { columns: row, ..ChangeLine::from_text(ChangeCategory::Weights, line) };
        }
        let points = |weight: Option<CriterionWeight>| {
            number::format_short(locale.language(), weight.map_or(0.0, |weight| weight.points))
        };
        let (from, share, to) = (points(weighed.from), to, points(weighed.to));
        let line = t!(locale, "comparison-line-points", criterion = &criterion, from = &from, to = &to, share = share);
        let row = Some([criterion, from, t!(locale, "comparison-points", points = to)]);
        ChangeLine { columns: row, ..ChangeLine::from_text(ChangeCategory::Weights, line) }
    }

    fn criterion(&self, id: &Id) -> SafeText {
        names::criterion(if self.after.criterion(id).is_some() { self.after } else { self.before }, id)
            .truncate(MAX_NAME_COLUMNS)
    }

    /// What an entry that came or left is called, and whether it came.
    fn entry_name(&self, list: List, id: &Id) -> (SafeText, bool) {
        let name = EntryId::Id(id.clone());
        let came = self.after.entry_ids(list).contains(&name);
        let document = if came { self.after } else { self.before };
        let called = match list {
            List::Conditions => document.condition(id).map(|condition| SafeText::sanitize(&condition.question)),
            _ => None,
        };
        (called.unwrap_or_else(|| entry_name(self.locale, document, list, &name)).truncate(MAX_NAME_COLUMNS), came)
    }

    /// Two shares of 100, with a decimal where they would read the same without.
    fn shares(&self, from: Option<CriterionWeight>, to: Option<CriterionWeight>) -> (SafeText, SafeText) {
        let share = |weight: Option<CriterionWeight>, decimals| {
            number::format(self.locale.language(), weight.map_or(0.0, |weight| weight.share) * 100.0, decimals)
        };
        let whole = (share(from, 0), share(to, 0));
        if whole.0 == whole.1 { (share(from, 1), share(to, 1)) } else { whole }
    }

    /// What stood and what stands at the one place of a change.
    fn field_values(&self, moved: &ChangeGroup) -> (SafeText, SafeText) {
        let Some(Change { path: key, from, to }) = moved.changes.first() else { return Default::default() };
        value_pair(self.locale, (self.before, from.as_ref()), (self.after, to.as_ref()), key)
    }
}

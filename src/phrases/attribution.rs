//! Sentences about a comparison of two documents: both verdicts, the changes that explain the leader, and the list of
//! differences.

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
use super::ranking::{join_with_and, quote_all};
use super::withheld::withheld_reason;

/// The relation between the two compared documents; the relation selects the wording.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ComparisonSides {
    /// An earlier and the current state of one deliberation.
    Versions,
    /// The state of one deliberation at the named moment, and the current state.
    Since(SafeText),
    /// Two files, by name.
    Files(SafeText, SafeText),
    /// Two people of one deliberation, by name.
    People(SafeText, SafeText),
}

impl ComparisonSides {
    fn message_kind(&self) -> &'static str {
        if matches!(self, ComparisonSides::People(..)) { "people" } else { "time" }
    }

    /// Returns the label of each side, and the label of both sides together.
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
            // File names keep their capitalization.
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

/// The sentences and lines of a comparison.
#[derive(Clone, Debug, PartialEq)]
pub struct ComparisonText {
    /// Both verdicts, or the reason why a verdict is withheld.
    pub verdicts: SafeText,
    /// The changes that explain why the leader changed or stayed; empty if the verdict is withheld or nothing differs.
    pub explanation: Vec<SafeText>,
    /// The sentence that replaces the explanation if nothing differs; always present.
    pub no_difference_message: SafeText,
    /// The differences; the changes that explain the leader come first.
    pub lines: Vec<ChangeLine>,
    /// The number of lines before truncation; 0 if nothing differs.
    pub total_count: usize,
}

/// The maximum width of a name in a sentence, in columns.
const MAX_NAME_COLUMNS: usize = 60;
/// The maximum number of changes that a sentence names.
const MAX_NAMED_CHANGES: usize = 3;
/// The maximum number of lines in a comparison.
const MAX_LINES: usize = 200;

/// Describes a comparison of `then` with `now`.
pub fn describe_comparison(
    locale: &Locale,
    sides: &ComparisonSides,
    then: &Deliberation,
    now: &Deliberation,
    comparison: &Comparison,
) -> ComparisonText {
    let writer = AttributionWriter { locale, sides, before: then, after: now, comparison };
    let mut lines: Vec<ChangeLine> = comparison.groups.iter().flat_map(|group| writer.change_lines(group)).collect();
    // A field that now states its default value explicitly is not a difference.
    let effective_value = |path: &FieldPath, value: &Option<FieldValue>| value.clone().or_else(|| default_value(path));
    let mut rest = comparison.ungrouped.clone();
    rest.changes
        .retain(|change| effective_value(&change.path, &change.from) != effective_value(&change.path, &change.to));
    let (rest, of_rest) = most_important_lines(locale, then, now, &rest, MAX_LINES);
    let count = lines.len() + of_rest;
    lines.extend(rest);
    lines.truncate(MAX_LINES);
    let explanation = if comparison.groups.is_empty() { Vec::new() } else { writer.explanation() };
    let no_difference = t!(locale, "comparison-no-difference", kind = sides.message_kind());
    ComparisonText {
        verdicts: writer.verdicts(),
        explanation,
        no_difference_message: no_difference,
        lines,
        total_count: count,
    }
}

/// Describes the verdict recorded in a visit; `None` if the visit records no verdict or no leader.
pub(super) fn recorded_verdict(
    locale: &Locale,
    document: &Deliberation,
    at: Moment,
    visit: &Visit,
) -> Option<SafeText> {
    let leaders = visit.leader.iter().cloned().collect();
    let revealed = RevealedVerdict { outcome: visit.verdict?, leaders };
    let verdict = verdict_sentence(locale, (document, document), &revealed);
    (!revealed.leaders.is_empty())
        .then(|| t!(locale, "comparison-recorded-verdict", when = date::format_moment(locale, at), verdict = verdict))
}

/// Describes the source of an earlier state and the known gaps in it.
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

/// Describes why the state at a moment is unknown.
pub(super) fn history_error(locale: &Locale, error: HistoryError, when: &SafeText, now: Moment) -> SafeText {
    match error {
        HistoryError::InFuture => t!(locale, "comparison-moment-in-future", when = when),
        HistoryError::BeforeCreation(begun) => {
            let begun = date::format_moment(locale, begun.with_timezone(now.offset()));
            t!(locale, "comparison-moment-before-creation", begun = begun)
        }
    }
}

/// Describes a verdict by its leading options. An option may exist in only one of the documents.
fn verdict_sentence(
    locale: &Locale,
    documents: (&Deliberation, &Deliberation),
    revealed: &RevealedVerdict,
) -> SafeText {
    let options = options_in_front(locale, documents, &revealed.leaders);
    let option = revealed.leaders.first().map(|id| option_name(documents, id)).unwrap_or_default();
    match revealed.outcome {
        Outcome::Clear => t!(locale, "comparison-clear", option = option),
        Outcome::Fragile => t!(locale, "comparison-fragile", option = option),
        Outcome::Only => t!(locale, "comparison-only", option = option),
        Outcome::Tie | Outcome::None | Outcome::Unfinished => t!(locale, "comparison-tie", options = options),
    }
}

/// Returns the current name of an option, or the earlier name if the option was removed.
fn option_name((then, now): (&Deliberation, &Deliberation), id: &Id) -> SafeText {
    names::option(if now.option(id).is_some() { now } else { then }, id).truncate(MAX_NAME_COLUMNS)
}

fn options_in_front(locale: &Locale, documents: (&Deliberation, &Deliberation), leaders: &[Id]) -> SafeText {
    let names: Vec<SafeText> = leaders.iter().map(|id| option_name(documents, id)).collect();
    quote_all(locale, &names)
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

    fn verdict(&self, document: &Deliberation, revealed: &Result<RevealedVerdict, RevealError>) -> SafeText {
        match revealed {
            Ok(revealed) => verdict_sentence(self.locale, (self.before, document), revealed),
            Err(error) => t!(self.locale, "comparison-withheld", why = withheld_reason(self.locale, document, error)),
        }
    }

    /// Returns the sentences about the effect of the changes on the leader.
    fn explanation(&self) -> Vec<SafeText> {
        let (locale, kind) = (self.locale, self.sides.message_kind());
        let Some(is_moved) = self.comparison.has_leader_changed() else { return Vec::new() };
        let mut sentences = Vec::new();
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
            sentences.push(match role {
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
                sentences.extend(self.without_changes(&found));
            }
        }
        let idle = self.comparison.groups_with_role(ChangeRole::NoEffect).count();
        let explained = [ChangeRole::Moved, ChangeRole::Together, ChangeRole::Enough].into_iter();
        if is_moved && explained.map(|role| self.comparison.groups_with_role(role).count()).sum::<usize>() == 0 {
            sentences.insert(0, t!(locale, "comparison-none", kind = kind));
        } else if idle > 0 && sentences.is_empty() {
            sentences.push(t!(locale, "comparison-idle-all", kind = kind, count = idle));
        } else if idle > 0 {
            sentences.push(t!(locale, "comparison-idle", kind = kind, count = idle));
        }
        let untried = self.comparison.untried_count();
        sentences.extend((untried > 0).then(|| t!(locale, "comparison-untried", kind = kind, count = untried)));
        sentences
    }

    /// Names the leaders without the changes, if the leaders are the same for each of the changes.
    fn without_changes(&self, found: &[(&ChangeGroup, &ChangeEffect)]) -> Option<SafeText> {
        let (locale, kind, count) = (self.locale, self.sides.message_kind(), found.len());
        let leaders = &found.first()?.1.leaders_without;
        if found.iter().any(|(_, effect)| effect.leaders_without != *leaders) {
            return None;
        }
        if leaders.is_empty() {
            return Some(t!(locale, "comparison-without-none", kind = kind, count = count));
        }
        let still = self.comparison.then.as_ref().is_ok_and(|then| then.leaders == *leaders);
        let word = match (still, kind, leaders.len()) {
            (true, "people", 1) => "both",
            (true, "people", _) => "both-level",
            (true, _, 1) => "still",
            (true, ..) => "still-level",
            (false, _, 1) => "other",
            (false, ..) => "level",
        };
        let options = options_in_front(locale, (self.before, self.after), leaders);
        Some(t!(locale, "comparison-without", kind = kind, count = count, options = options, front = word))
    }

    /// Joins the descriptions of several changes for use in a sentence.
    fn change_phrases(&self, found: &[(&ChangeGroup, &ChangeEffect)]) -> SafeText {
        let among = found.len() > 1;
        let mut parts: Vec<SafeText> =
            found.iter().take(MAX_NAMED_CHANGES).map(|(group, _)| self.change_phrase(group, among)).collect();
        let more = found.len() - parts.len();
        if more > 0 {
            parts.push(t!(self.locale, "change-more", count = more));
            return SafeText::join(&parts, ", ");
        }
        join_with_and(self.locale, &parts)
    }

    /// Describes one change for use in a sentence. `among` is true if the sentence names several changes.
    fn change_phrase(&self, group: &ChangeGroup, among: bool) -> SafeText {
        let locale = self.locale;
        let criterion = |id: &Id| self.criterion(id);
        match &group.subject {
            ChangeSubject::People => t!(locale, "comparison-part-people"),
            ChangeSubject::Entry(list, id) => {
                let (name, is_added) = self.entry_name(*list, id);
                let id = if is_added { "comparison-part-added" } else { "comparison-part-removed" };
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
                let change = group.weight_changes.first();
                let (from, to) = self.shares(change.and_then(|w| w.from), change.and_then(|w| w.to));
                let message_id = if among { "comparison-part-weight-among" } else { "comparison-part-weight" };
                t!(locale, message_id, criterion = criterion(id), from = from, to = to)
            }
            ChangeSubject::TimeHorizon(id) => {
                let (from, to) = self.field_values(group);
                t!(locale, "comparison-part-time-horizon", criterion = criterion(id), from = from, to = to)
            }
            ChangeSubject::Counts(id) => {
                let counts = self.after.criterion(id).is_none_or(|criterion| criterion.may_count());
                let word = if counts { "yes" } else { "no" };
                t!(locale, "comparison-part-counts", criterion = criterion(id), counts = word)
            }
            ChangeSubject::Lens => {
                let at = |document: &Deliberation| {
                    let (value, path) =
                        (FieldValue::Number(document.lens()), FieldPath::Weighing(WeighingField::Later));
                    value_pair(locale, (document, Some(&value)), (document, Some(&value)), &path).0
                };
                t!(locale, "comparison-part-lens", from = at(self.before), to = at(self.after))
            }
            ChangeSubject::Rating(_, on, of) => {
                let (from, to) = self.field_values(group);
                let option = option_name((self.before, self.after), of);
                t!(locale, "comparison-part-rating", option = option, criterion = criterion(on), from = from, to = to)
            }
        }
    }

    /// Returns the lines of one change group, with the effect of the group.
    fn change_lines(&self, group: &ChangeGroup) -> Vec<ChangeLine> {
        let effect = group.effect.as_ref().map(|effect| self.effect(effect.role)).unwrap_or_default();
        let mut lines = self.lines_without_effect(group);
        // The effect belongs to the whole group, so only the first line states the effect.
        if let Some(first) = lines.first_mut() {
            first.effect = effect;
        }
        lines
    }

    /// Describes the effect of a change in a word or two.
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

    fn lines_without_effect(&self, group: &ChangeGroup) -> Vec<ChangeLine> {
        let locale = self.locale;
        let line = |one: &Change| build_change_line(locale, self.before, self.after, one);
        match &group.subject {
            ChangeSubject::Entry(list, id) => {
                let (name, is_added) = self.entry_name(*list, id);
                let id = if is_added { "change-added" } else { "change-removed" };
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
                    (from != to).then(|| line(&Change { path: FieldPath::ListOrder(List::Participants), from, to }));
                let seat = |one: &&Change| matches!(&one.path, FieldPath::Participant(id, _) if self.before.has_person(id) && self.after.has_person(id));
                table.into_iter().chain(group.changes.iter().filter(seat).map(line)).collect()
            }
            ChangeSubject::CriterionWeight(_) | ChangeSubject::AllWeights => {
                let method = group.changes.iter().filter(|one| matches!(one.path, FieldPath::Weighing(_))).map(line);
                method.chain(group.weight_changes.iter().map(|change| self.weight_line(change))).collect()
            }
            ChangeSubject::Lens => {
                let at = |document: &Deliberation| Some(FieldValue::Number(document.lens()));
                let path = FieldPath::Weighing(WeighingField::Later);
                vec![line(&Change { path, from: at(self.before), to: at(self.after) })]
            }
            _ => group.changes.iter().map(line).collect(),
        }
    }

    /// Describes the change of a criterion's share; if the share is unchanged, the change of its points.
    fn weight_line(&self, change: &WeightChange) -> ChangeLine {
        let locale = self.locale;
        let criterion = self.criterion(&change.criterion);
        let (from, to) = self.shares(change.from, change.to);
        if from != to {
            let line = t!(locale, "comparison-line-weight", criterion = &criterion, from = &from, to = &to);
            let row = Some([criterion, from, t!(locale, "comparison-share", share = to)]);
            return ChangeLine { columns: row, ..ChangeLine::from_text(ChangeCategory::Weights, line) };
        }
        let points = |weight: Option<CriterionWeight>| {
            number::format_short(locale.language(), weight.map_or(0.0, |weight| weight.points))
        };
        let (from, share, to) = (points(change.from), to, points(change.to));
        let line = t!(locale, "comparison-line-points", criterion = &criterion, from = &from, to = &to, share = share);
        let row = Some([criterion, from, t!(locale, "comparison-points", points = to)]);
        ChangeLine { columns: row, ..ChangeLine::from_text(ChangeCategory::Weights, line) }
    }

    fn criterion(&self, id: &Id) -> SafeText {
        names::criterion(if self.after.criterion(id).is_some() { self.after } else { self.before }, id)
            .truncate(MAX_NAME_COLUMNS)
    }

    /// Returns the name of an added or removed entry, and whether the entry was added.
    fn entry_name(&self, list: List, id: &Id) -> (SafeText, bool) {
        let name = EntryId::Id(id.clone());
        let is_added = self.after.entry_ids(list).contains(&name);
        let document = if is_added { self.after } else { self.before };
        let called = match list {
            List::Conditions => document.condition(id).map(|condition| SafeText::sanitize(&condition.question)),
            _ => None,
        };
        (called.unwrap_or_else(|| entry_name(self.locale, document, list, &name)).truncate(MAX_NAME_COLUMNS), is_added)
    }

    /// Formats two shares as percentages, with a decimal if they would look equal without one.
    fn shares(&self, from: Option<CriterionWeight>, to: Option<CriterionWeight>) -> (SafeText, SafeText) {
        let share = |weight: Option<CriterionWeight>, decimals| {
            number::format(self.locale.language(), weight.map_or(0.0, |weight| weight.share) * 100.0, decimals)
        };
        let whole = (share(from, 0), share(to, 0));
        if whole.0 == whole.1 { (share(from, 1), share(to, 1)) } else { whole }
    }

    /// Formats the earlier and the current value of the first change in a group.
    fn field_values(&self, group: &ChangeGroup) -> (SafeText, SafeText) {
        let Some(Change { path, from, to }) = group.changes.first() else { return Default::default() };
        value_pair(self.locale, (self.before, from.as_ref()), (self.after, to.as_ref()), path)
    }
}

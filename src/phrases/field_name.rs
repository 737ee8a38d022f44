//! The names and the values of the fields of a deliberation, in words.

use chrono::NaiveDate;

use crate::t;
use crate::text::{Locale, SafeText, date, number};
use crate::walk;
use pesee_core::deliberation::{
    Account, AccountField, ActionStep, ActionStepField, AlternativeField, Condition, ConditionField, ConditionState,
    Criterion, CriterionField, DatePrecision, Decision, DecisionField, Deliberation, EntryId, FieldPath, FieldValue,
    FirstFeeling, Head, HeadField, Holder, Id, Language, List, LogId, LoggedChange, Outcome, PartialDate,
    ParticipantField, Perspective, Rating, Record, Review, Seat, Status, TimeHorizon, Tripwire, TripwireField, Visit,
    WeighingField, WeightingMethod,
};

use super::names;

/// The maximum width of a name in a line, in columns.
const MAX_NAME_COLUMNS: usize = 40;
/// The maximum width of a text in a line, in columns.
const MAX_TEXT_COLUMNS: usize = 48;
/// The number of common characters to show before the first difference of two texts.
const CONTEXT_COLUMNS: usize = 12;

/// Returns the name of a field: `weight of The network I built`, `Keep both on Time and fatigue`.
pub fn field_name(locale: &Locale, document: &Deliberation, path: &FieldPath) -> SafeText {
    field_name_within(locale, document, path, MAX_TEXT_COLUMNS)
}

/// Returns the name of a field, with names of entries of at most `max_columns` columns.
pub(super) fn field_name_within(
    locale: &Locale,
    document: &Deliberation,
    path: &FieldPath,
    max_columns: usize,
) -> SafeText {
    let entry_name = |list: List, name: &EntryId| entry_name_within(locale, document, list, name, max_columns);
    let criterion_name = |id: &Id| criterion_name(document, id).truncate(max_columns);
    let of = |list: List, name: EntryId, field: SafeText| {
        t!(locale, "change-field-of", entry = entry_name(list, &name), field = field)
    };
    let step = |step| super::question::step_name(locale, step);
    match path {
        FieldPath::Head(field) => t!(locale, "change-head", key = Head::spec(*field).key),
        FieldPath::Weighing(WeighingField::Later) => t!(locale, "change-field-lens"),
        FieldPath::Weighing(WeighingField::Method) | FieldPath::ListOrder(List::Pairs) => step(walk::WalkStep::Weights),
        FieldPath::ListOrder(List::Accounts) => step(walk::WalkStep::Accounts),
        FieldPath::ListOrder(List::Options) => step(walk::WalkStep::Options),
        FieldPath::ListOrder(List::Conditions) => step(walk::WalkStep::Conditions),
        FieldPath::ListOrder(List::Criteria) => step(walk::WalkStep::Criteria),
        FieldPath::ListOrder(List::Decisions) => t!(locale, "change-decision", key = "option"),
        FieldPath::ListOrder(list) => t!(locale, "change-list", list = list_word(*list)),
        FieldPath::Account(id, field) => {
            of(List::Accounts, id.clone().into(), t!(locale, "change-account", key = Account::spec(*field).key))
        }
        FieldPath::Option(_, AlternativeField::Name) => t!(locale, "change-field-option-name"),
        FieldPath::Option(id, AlternativeField::Note) => {
            of(List::Options, id.clone().into(), t!(locale, "change-note"))
        }
        FieldPath::Fate(option, account) => {
            of(List::Options, option.clone().into(), names::account(locale, document, account).truncate(max_columns))
        }
        FieldPath::Condition(_, ConditionField::Question) => t!(locale, "change-field-condition"),
        FieldPath::Condition(id, ConditionField::State) => entry_name(List::Conditions, &id.clone().into()),
        FieldPath::Condition(id, field) => {
            let field = t!(locale, "change-condition", key = Condition::spec(*field).key);
            of(List::Conditions, id.clone().into(), field)
        }
        FieldPath::Criterion(_, CriterionField::Name) => t!(locale, "change-field-criterion-name"),
        FieldPath::Criterion(id, CriterionField::Weight) | FieldPath::Weight(_, id) => {
            t!(locale, "walk-field-weight", criterion = criterion_name(id))
        }
        FieldPath::Criterion(id, CriterionField::Rank) => {
            t!(locale, "change-field-rank", criterion = criterion_name(id))
        }
        FieldPath::Criterion(id, field) => {
            let field = t!(locale, "change-criterion", key = Criterion::spec(*field).key);
            of(List::Criteria, id.clone().into(), field)
        }
        FieldPath::Pair(a, b, _) => entry_name(List::Pairs, &(a.clone(), b.clone()).into()),
        FieldPath::Participant(id, ParticipantField::Name) => {
            t!(locale, "change-field-person-name", seat = names::unnamed_person(locale, document, id))
        }
        FieldPath::Participant(id, ParticipantField::Seat) => {
            of(List::Participants, id.clone().into(), t!(locale, "change-field-seat"))
        }
        FieldPath::Participant(id, ParticipantField::Voice) => {
            of(List::Participants, id.clone().into(), t!(locale, "change-field-voice"))
        }
        FieldPath::FirstFeeling(_, field) => t!(locale, "change-first-feeling", key = FirstFeeling::spec(*field).key),
        FieldPath::Rating(_, on, of) => {
            t!(
                locale,
                "walk-field-rating",
                criterion = criterion_name(on),
                option = option_name(document, of).truncate(max_columns)
            )
        }
        FieldPath::Decision(at, field) => {
            let field = t!(locale, "change-decision", key = Decision::spec(*field).key);
            // The last decision is the current one; earlier decisions are identified by their day.
            let stands = document.decisions().last().is_none_or(|last| last.at == *at);
            if stands { field } else { t!(locale, "change-field-of", entry = entry_day(locale, at), field = field) }
        }
        FieldPath::Step(_, ActionStepField::What) => t!(locale, "change-field-step"),
        FieldPath::Step(id, field) => {
            of(List::Steps, id.clone().into(), t!(locale, "change-step", key = ActionStep::spec(*field).key))
        }
        FieldPath::Tripwire(_, TripwireField::Sign) => t!(locale, "change-tripwire", key = "sign"),
        FieldPath::Tripwire(id, field) => {
            of(List::Tripwires, id.clone().into(), t!(locale, "change-tripwire", key = Tripwire::spec(*field).key))
        }
        FieldPath::Review(at, field) => t!(
            locale,
            "change-field-of",
            entry = t!(locale, "change-field-review", day = entry_day(locale, at)),
            field = t!(locale, "change-review", key = Review::spec(*field).key)
        ),
        FieldPath::LoggedChange(at, field) => t!(
            locale,
            "change-field-of",
            entry = t!(locale, "change-field-log-entry", day = entry_day(locale, at)),
            field = t!(locale, "change-log-entry", key = LoggedChange::spec(*field).key)
        ),
        FieldPath::Visit(at, field) => t!(
            locale,
            "change-field-of",
            entry = t!(locale, "change-field-visit", day = entry_day(locale, at)),
            field = t!(locale, "change-visit", key = Visit::spec(*field).key)
        ),
        FieldPath::PrivateNotes | FieldPath::PrivateVisit(_) => t!(locale, "change-field-private"),
        FieldPath::PrivateCriterion(id) => of(List::Criteria, id.clone().into(), t!(locale, "change-field-private")),
    }
}

/// Returns the name of a field without that of its entry; `None` for a field whose name is never needed without it.
pub(super) fn field_of_entry(locale: &Locale, path: &FieldPath) -> Option<SafeText> {
    Some(match path {
        FieldPath::Account(_, field) => t!(locale, "change-account", key = Account::spec(*field).key),
        FieldPath::Condition(_, field) => t!(locale, "change-condition", key = Condition::spec(*field).key),
        FieldPath::Criterion(_, field) => t!(locale, "change-criterion", key = Criterion::spec(*field).key),
        FieldPath::Participant(_, ParticipantField::Seat) => t!(locale, "change-field-seat"),
        FieldPath::Participant(_, ParticipantField::Voice) => t!(locale, "change-field-voice"),
        FieldPath::Step(_, field) => t!(locale, "change-step", key = ActionStep::spec(*field).key),
        FieldPath::Tripwire(_, field) => t!(locale, "change-tripwire", key = Tripwire::spec(*field).key),
        _ => return None,
    })
}

/// Returns the name of a list entry for use in a sentence.
pub(super) fn entry_name(locale: &Locale, document: &Deliberation, list: List, name: &EntryId) -> SafeText {
    entry_name_within(locale, document, list, name, MAX_TEXT_COLUMNS)
}

/// Returns the name of `entry_name` in at most `max_columns` columns; quotation marks and a second name come in
/// addition.
fn entry_name_within(
    locale: &Locale,
    document: &Deliberation,
    list: List,
    name: &EntryId,
    max_columns: usize,
) -> SafeText {
    let name_columns = max_columns.min(MAX_NAME_COLUMNS);
    let quoted = |text: &str| quote_within(locale, text, max_columns);
    let criterion_name = |id: &Id| criterion_name(document, id).truncate(max_columns);
    match (list, name) {
        (List::Accounts, EntryId::Id(id)) => names::account(locale, document, id).truncate(name_columns),
        (List::Options, EntryId::Id(id)) => option_name(document, id).truncate(max_columns),
        (List::Conditions, EntryId::Id(id)) => {
            quoted(document.condition(id).map_or(id.as_str(), |condition| &condition.question))
        }
        (List::Criteria, EntryId::Id(id)) => criterion_name(id),
        (List::Participants, EntryId::Id(id)) => names::person(locale, document, id).truncate(name_columns),
        (List::Steps, EntryId::Id(id)) => {
            let step = document.steps().iter().find(|step| step.id == *id);
            quoted(step.map_or(id.as_str(), |step| &step.what))
        }
        (List::Tripwires, EntryId::Id(id)) => {
            let tripwire = document.tripwires().iter().find(|tripwire| tripwire.id == *id);
            quoted(tripwire.map_or(id.as_str(), |tripwire| &tripwire.sign))
        }
        (_, EntryId::Id(id)) => SafeText::sanitize(id.as_str()),
        (_, EntryId::Pair(a, b)) => {
            t!(locale, "change-field-pair", first = criterion_name(a), second = criterion_name(b))
        }
        (List::Decisions, EntryId::Log(at)) => {
            let decision = document.decisions().iter().find(|decision| decision.at == *at);
            let chosen = decision.and_then(|decision| decision.option.as_ref());
            chosen.map_or_else(|| entry_day(locale, at), |id| option_name(document, id).truncate(max_columns))
        }
        (_, EntryId::Log(at)) => entry_day(locale, at),
    }
}

/// Returns the selector of a list in the message catalogue.
pub(super) fn list_word(list: List) -> &'static str {
    list.toml_path().rsplit('.').next().unwrap_or_default()
}

fn option_name(document: &Deliberation, id: &Id) -> SafeText {
    names::option(document, id).truncate(MAX_NAME_COLUMNS)
}

fn criterion_name(document: &Deliberation, id: &Id) -> SafeText {
    names::criterion(document, id).truncate(MAX_NAME_COLUMNS)
}

fn seat_word(locale: &Locale, seat: Seat) -> SafeText {
    match seat {
        Seat::Person => t!(locale, "walk-seat-person"),
        Seat::Employer => t!(locale, "walk-seat-employer"),
        Seat::Coach => t!(locale, "walk-seat-coach"),
    }
}

fn entry_day(locale: &Locale, stamp: &LogId) -> SafeText {
    stamp.at.map_or_else(|| t!(locale, "change-undated"), |at| date::format_day(locale, at.date_naive()))
}

fn quoted(locale: &Locale, text: &str) -> SafeText {
    quote_within(locale, text, MAX_TEXT_COLUMNS)
}

fn quote_within(locale: &Locale, text: &str, max_columns: usize) -> SafeText {
    t!(locale, "screen-quoted", text = SafeText::sanitize(text).truncate(max_columns))
}

/// Formats the earlier and the current value of a field.
pub(super) fn value_pair(
    locale: &Locale,
    from: (&Deliberation, Option<&FieldValue>),
    to: (&Deliberation, Option<&FieldValue>),
    path: &FieldPath,
) -> (SafeText, SafeText) {
    value_pair_within(locale, from, to, path, MAX_TEXT_COLUMNS)
}

/// Formats the values of `value_pair`, with texts of at most `max_columns` columns.
pub(super) fn value_pair_within(
    locale: &Locale,
    (before, from): (&Deliberation, Option<&FieldValue>),
    (after, to): (&Deliberation, Option<&FieldValue>),
    path: &FieldPath,
    max_columns: usize,
) -> (SafeText, SafeText) {
    match (from, to) {
        (Some(FieldValue::Text(old)), Some(FieldValue::Text(new))) if word_text(locale, path, old).is_none() => {
            text_pair(locale, old, new, max_columns)
        }
        _ => (value_text(locale, before, path, from, max_columns), value_text(locale, after, path, to, max_columns)),
    }
}

/// Quotes the earlier and the current text. If one of them is too long, both excerpts start shortly before the first
/// difference.
pub(super) fn text_pair(locale: &Locale, from: &str, to: &str, max_columns: usize) -> (SafeText, SafeText) {
    let is_short = |text: &str| SafeText::sanitize(text).width() <= max_columns;
    let same = from.chars().zip(to.chars()).take_while(|(a, b)| a == b).count().saturating_sub(CONTEXT_COLUMNS);
    let quote = |text: &str| {
        if same == 0 || (is_short(from) && is_short(to)) {
            return quote_within(locale, text, max_columns);
        }
        quote_within(locale, &format!("…{}", text.chars().skip(same).collect::<String>()), max_columns)
    };
    (quote(from), quote(to))
}

/// Formats the value of a field; the default value if the field is empty.
fn value_text(
    locale: &Locale,
    document: &Deliberation,
    path: &FieldPath,
    value: Option<&FieldValue>,
    max_columns: usize,
) -> SafeText {
    let default = default_value(path).or_else(|| default_in(document, path));
    let Some(value) = value.or(default.as_ref()) else {
        return match path {
            FieldPath::Rating(..) => names::rating_in_words(locale, None),
            _ => t!(locale, "change-nothing"),
        };
    };
    match value {
        FieldValue::Text(text) => {
            word_text(locale, path, text).unwrap_or_else(|| quote_within(locale, text, max_columns))
        }
        FieldValue::Number(value) => number_text(locale, path, *value),
        FieldValue::Bool(true) => t!(locale, "key-yes"),
        FieldValue::Bool(false) => t!(locale, "key-no"),
        FieldValue::Date(day) => date_text(locale, document, path, *day),
        FieldValue::Moment(at) => date::format_moment(locale, *at),
        FieldValue::Id(id) if *path == FieldPath::Head(HeadField::Id) => SafeText::sanitize(id.as_str()),
        FieldValue::Id(id) => option_name(document, id),
        FieldValue::Ids(ids) => join_values(locale, max_columns, ids.iter().map(|id| option_name(document, id))),
        FieldValue::Texts(texts) => join_values(locale, max_columns, texts.iter().map(|text| SafeText::sanitize(text))),
        FieldValue::Scores(scores) => {
            let score = |score: f64| number::format_signed(locale.language(), score, 1);
            let of = |(id, at): (&Id, &f64)| SafeText::join(&[option_name(document, id), score(*at)], " ");
            join_values(locale, max_columns, scores.iter().map(of))
        }
        FieldValue::Fate(fate) => names::fate(locale, document, Some(fate)),
        FieldValue::Rating(rating) => rating_text(locale, rating),
        FieldValue::EntryIds(names) => {
            let list = if let FieldPath::ListOrder(list) = path { *list } else { List::Changes };
            join_values(locale, max_columns, names.iter().map(|name| entry_name(locale, document, list, name)))
        }
    }
}

/// Formats a day; the date since when an account exists as precisely as it is known.
fn date_text(locale: &Locale, document: &Deliberation, path: &FieldPath, day: NaiveDate) -> SafeText {
    match path {
        FieldPath::Account(id, AccountField::Since) => {
            let precision = document.account(id).and_then(|account| account.since_precision);
            date::format_partial(locale, PartialDate::from_stored(day, precision))
        }
        _ => date::format_day(locale, day),
    }
}

/// Returns the value that the format defines for an empty field, if any (FORMAT.md).
pub(super) fn default_value(path: &FieldPath) -> Option<FieldValue> {
    let word = |word: &str| Some(FieldValue::Text(word.to_owned()));
    match path {
        FieldPath::Criterion(_, CriterionField::Counts) | FieldPath::Condition(_, ConditionField::Blocking) => {
            Some(FieldValue::Bool(true))
        }
        FieldPath::Head(HeadField::Archived) | FieldPath::Step(_, ActionStepField::Done) => {
            Some(FieldValue::Bool(false))
        }
        FieldPath::Criterion(_, CriterionField::When) => word(TimeHorizon::Always.as_str()),
        FieldPath::Head(HeadField::Status) => word(Status::Open.as_str()),
        FieldPath::Participant(_, ParticipantField::Seat) => word(Seat::Person.as_str()),
        _ => None,
    }
}

/// Returns the value of an empty field that depends on other fields of the document, if any (FORMAT.md).
fn default_in(document: &Deliberation, path: &FieldPath) -> Option<FieldValue> {
    match path {
        FieldPath::Weighing(WeighingField::Method) => {
            Some(FieldValue::Text(document.weighting_method().as_str().to_owned()))
        }
        FieldPath::Participant(id, ParticipantField::Voice) => {
            document.participant(id).map(|participant| FieldValue::Number(participant.voice()))
        }
        _ => None,
    }
}

/// Joins values with commas and truncates the result.
fn join_values(locale: &Locale, max_columns: usize, of: impl Iterator<Item = SafeText>) -> SafeText {
    let of: Vec<SafeText> = of.collect();
    if of.is_empty() { t!(locale, "change-nothing") } else { SafeText::join(&of, ", ").truncate(max_columns) }
}

/// Translates a keyword of the file format; `None` for free text.
fn word_text(locale: &Locale, path: &FieldPath, text: &str) -> Option<SafeText> {
    Some(match path {
        FieldPath::Head(HeadField::Perspective) => {
            t!(locale, "change-perspective", word = Perspective::parse(text)?.as_str())
        }
        FieldPath::Head(HeadField::Language) => {
            t!(locale, "change-language", word = Language::parse(text)?.as_str())
        }
        FieldPath::Head(HeadField::Status) => t!(locale, "change-status", word = Status::parse(text)?.as_str()),
        FieldPath::Head(HeadField::Template) => super::template_description(locale, text),
        FieldPath::Account(_, AccountField::Holder) => match Holder::parse(text)? {
            Holder::Personal => t!(locale, "question-holder-personal"),
            Holder::Employer => t!(locale, "question-holder-employer"),
        },
        FieldPath::Account(_, AccountField::SincePrecision) => {
            t!(locale, "change-precision", word = DatePrecision::parse(text)?.as_str())
        }
        FieldPath::Condition(_, ConditionField::State) => {
            t!(locale, "change-state", word = ConditionState::parse(text)?.as_str())
        }
        FieldPath::Criterion(_, CriterionField::When) => names::time_horizon(locale, TimeHorizon::parse(text)?),
        FieldPath::Weighing(WeighingField::Method) => names::weighting_method(locale, WeightingMethod::parse(text)?),
        FieldPath::Participant(_, ParticipantField::Seat) => seat_word(locale, Seat::parse(text)?),
        FieldPath::Visit(..) => t!(locale, "change-outcome", word = Outcome::parse(text)?.as_str()),
        _ => return None,
    })
}

/// Formats a number with its unit.
fn number_text(locale: &Locale, path: &FieldPath, value: f64) -> SafeText {
    use pesee_core::deliberation::{FirstFeelingField, ReviewField, VisitField};
    let plain = number::format_short(locale.language(), value);
    match path {
        FieldPath::Weighing(WeighingField::Later) => names::lens(locale, value),
        FieldPath::Pair(..) if value < 1.0 => {
            let part =
                SafeText::concat(&[SafeText::from_static("1/"), number::format_short(locale.language(), 1.0 / value)]);
            t!(locale, "change-times", count = part)
        }
        FieldPath::Pair(..) => t!(locale, "change-times", count = plain),
        FieldPath::Rating(..) => number::format_short_signed(locale.language(), value),
        FieldPath::Decision(_, DecisionField::Confidence) | FieldPath::Review(_, ReviewField::CameTrue) => {
            t!(locale, "screen-percent", value = plain)
        }
        FieldPath::Decision(_, DecisionField::Commitment) | FieldPath::Review(_, ReviewField::Satisfied) => {
            t!(locale, "change-out-of", count = plain, most = 10_usize)
        }
        FieldPath::FirstFeeling(_, FirstFeelingField::Strength) => {
            t!(locale, "change-out-of", count = plain, most = 5_usize)
        }
        FieldPath::Visit(_, VisitField::Minutes) => t!(locale, "change-minutes", count = plain),
        _ => plain,
    }
}

/// Formats a rating with its basis and its note.
fn rating_text(locale: &Locale, rating: &Rating) -> SafeText {
    let mut parts = vec![names::rating_in_words(locale, Some(rating))];
    parts.extend(rating.basis.map(|basis| t!(locale, "change-basis", basis = names::basis(locale, basis))));
    parts.extend(rating.note.as_deref().map(|note| quoted(locale, note)));
    SafeText::join(&parts, " ")
}

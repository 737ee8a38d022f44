//! What a place of a deliberation is called, and what it holds, in words.

use crate::tell;
use crate::text::{Shown, Tongue, date, number};
use crate::walk;
use pesee_core::deliberation::{
    Account, AccountField, ActionStep, ActionStepField, AlternativeField, Condition, ConditionField, ConditionState,
    Criterion, CriterionField, Decision, DecisionField, Deliberation, EntryId, FieldPath, FieldValue, FirstFeeling,
    Head, HeadField, Holder, Id, Language, List, LogId, LoggedChange, Outcome, ParticipantField, Perspective, Rating,
    Record, Review, Seat, Status, TimeHorizon, Visit, WeighingField, WeightingMethod,
};

use super::names;

/// The most columns of a name in a line.
const LONGEST_NAME: usize = 40;
/// The most columns of a text in a line.
const LONGEST_TEXT: usize = 48;
/// So many columns of what two texts have in common stand before the point where they part.
const LEAD: usize = 12;

/// What a place of the document is called: `weight of The network I built`, `Keep both on Time and fatigue`.
pub fn place(tongue: &Tongue, document: &Deliberation, key: &FieldPath) -> Shown {
    let of = |list: List, name: EntryId, field: Shown| {
        tell!(tongue, "change-place-of", entry = entry(tongue, document, list, &name), field = field)
    };
    let step = |step| super::question::step(tongue, step);
    match key {
        FieldPath::Head(field) => tell!(tongue, "change-head", key = Head::spec(*field).key),
        FieldPath::Weighing(WeighingField::Later) => tell!(tongue, "change-place-lens"),
        FieldPath::Weighing(WeighingField::Method) | FieldPath::ListOrder(List::Pairs) => step(walk::Step::Weights),
        FieldPath::ListOrder(List::Accounts) => step(walk::Step::Accounts),
        FieldPath::ListOrder(List::Options) => step(walk::Step::Options),
        FieldPath::ListOrder(List::Conditions) => step(walk::Step::Conditions),
        FieldPath::ListOrder(List::Criteria) => step(walk::Step::Criteria),
        FieldPath::ListOrder(List::Decisions) => tell!(tongue, "change-decision", key = "option"),
        FieldPath::ListOrder(list) => tell!(tongue, "change-list", list = list_word(*list)),
        FieldPath::Account(id, field) => {
            of(List::Accounts, id.clone().into(), tell!(tongue, "change-account", key = Account::spec(*field).key))
        }
        FieldPath::Option(_, AlternativeField::Name) => tell!(tongue, "change-place-option-name"),
        FieldPath::Option(id, AlternativeField::Note) => {
            of(List::Options, id.clone().into(), tell!(tongue, "change-note"))
        }
        FieldPath::Fate(option, account) => {
            of(List::Options, option.clone().into(), names::account(tongue, document, account))
        }
        FieldPath::Condition(_, ConditionField::Question) => tell!(tongue, "change-place-condition"),
        FieldPath::Condition(id, ConditionField::State) => {
            entry(tongue, document, List::Conditions, &id.clone().into())
        }
        FieldPath::Condition(id, field) => {
            let field = tell!(tongue, "change-condition", key = Condition::spec(*field).key);
            of(List::Conditions, id.clone().into(), field)
        }
        FieldPath::Criterion(_, CriterionField::Name) => tell!(tongue, "change-place-criterion-name"),
        FieldPath::Criterion(id, CriterionField::Weight) | FieldPath::Weight(_, id) => {
            tell!(tongue, "walk-place-weight", criterion = criterion(document, id))
        }
        FieldPath::Criterion(id, CriterionField::Rank) => {
            tell!(tongue, "change-place-rank", criterion = criterion(document, id))
        }
        FieldPath::Criterion(id, field) => {
            let field = tell!(tongue, "change-criterion", key = Criterion::spec(*field).key);
            of(List::Criteria, id.clone().into(), field)
        }
        FieldPath::Pair(a, b, _) => entry(tongue, document, List::Pairs, &(a.clone(), b.clone()).into()),
        FieldPath::Participant(id, ParticipantField::Name) => {
            tell!(tongue, "change-place-person-name", seat = seat(tongue, document, id))
        }
        FieldPath::Participant(id, ParticipantField::Seat) => {
            of(List::Participants, id.clone().into(), tell!(tongue, "change-place-seat"))
        }
        FieldPath::Participant(id, ParticipantField::Voice) => {
            of(List::Participants, id.clone().into(), tell!(tongue, "change-place-voice"))
        }
        FieldPath::FirstFeeling(_, field) => tell!(tongue, "change-gut", key = FirstFeeling::spec(*field).key),
        FieldPath::Rating(_, on, of) => {
            tell!(tongue, "walk-place-rating", criterion = criterion(document, on), option = option(document, of))
        }
        FieldPath::Decision(at, field) => {
            let field = tell!(tongue, "change-decision", key = Decision::spec(*field).key);
            // The last one is the decision; the others are told apart by their day.
            let stands = document.decisions().last().is_none_or(|last| last.at == *at);
            if stands { field } else { tell!(tongue, "change-place-of", entry = day(tongue, at), field = field) }
        }
        FieldPath::Step(_, ActionStepField::What) => tell!(tongue, "change-place-step"),
        FieldPath::Step(id, field) => {
            of(List::Steps, id.clone().into(), tell!(tongue, "change-step", key = ActionStep::spec(*field).key))
        }
        FieldPath::Review(at, field) => tell!(
            tongue,
            "change-place-of",
            entry = tell!(tongue, "change-place-review", day = day(tongue, at)),
            field = tell!(tongue, "change-review", key = Review::spec(*field).key)
        ),
        FieldPath::LoggedChange(at, field) => tell!(
            tongue,
            "change-place-of",
            entry = tell!(tongue, "change-place-changed", day = day(tongue, at)),
            field = tell!(tongue, "change-changed", key = LoggedChange::spec(*field).key)
        ),
        FieldPath::Visit(at, field) => tell!(
            tongue,
            "change-place-of",
            entry = tell!(tongue, "change-place-visit", day = day(tongue, at)),
            field = tell!(tongue, "change-visit", key = Visit::spec(*field).key)
        ),
        FieldPath::PrivateNotes | FieldPath::PrivateVisit(_) => tell!(tongue, "change-place-private"),
        FieldPath::PrivateCriterion(id) => of(List::Criteria, id.clone().into(), tell!(tongue, "change-place-private")),
    }
}

/// What one entry of a list is called in a sentence.
pub(super) fn entry(tongue: &Tongue, document: &Deliberation, list: List, name: &EntryId) -> Shown {
    match (list, name) {
        (List::Accounts, EntryId::Id(id)) => names::account(tongue, document, id).cut(LONGEST_NAME),
        (List::Options, EntryId::Id(id)) => option(document, id),
        (List::Conditions, EntryId::Id(id)) => {
            quoted(tongue, document.condition(id).map_or(id.as_str(), |condition| &condition.question))
        }
        (List::Criteria, EntryId::Id(id)) => criterion(document, id),
        (List::Participants, EntryId::Id(id)) => names::person(tongue, document, id).cut(LONGEST_NAME),
        (List::Steps, EntryId::Id(id)) => {
            let step = document.steps().iter().find(|step| step.id == *id);
            quoted(tongue, step.map_or(id.as_str(), |step| &step.what))
        }
        (_, EntryId::Id(id)) => Shown::outside(id.as_str()),
        (_, EntryId::Pair(a, b)) => {
            tell!(tongue, "change-place-pair", first = criterion(document, a), second = criterion(document, b))
        }
        (List::Decisions, EntryId::Log(at)) => {
            let decision = document.decisions().iter().find(|decision| decision.at == *at);
            let chosen = decision.and_then(|decision| decision.option.as_ref());
            chosen.map_or_else(|| day(tongue, at), |id| option(document, id))
        }
        (_, EntryId::Log(at)) => day(tongue, at),
    }
}

/// A list as the catalogue chooses by it.
pub(super) fn list_word(list: List) -> &'static str {
    list.toml_path().rsplit('.').next().unwrap_or_default()
}

fn option(document: &Deliberation, id: &Id) -> Shown {
    names::option(document, id).cut(LONGEST_NAME)
}

fn criterion(document: &Deliberation, id: &Id) -> Shown {
    names::criterion(document, id).cut(LONGEST_NAME)
}

/// A person by seat alone: whose name is being told.
fn seat(tongue: &Tongue, document: &Deliberation, id: &Id) -> Shown {
    seat_word(tongue, document.participant(id).map_or(Seat::Person, |participant| participant.seat()))
}

fn seat_word(tongue: &Tongue, seat: Seat) -> Shown {
    match seat {
        Seat::Person => tell!(tongue, "walk-seat-person"),
        Seat::Employer => tell!(tongue, "walk-seat-employer"),
        Seat::Coach => tell!(tongue, "walk-seat-coach"),
    }
}

/// The day of an entry of a log.
fn day(tongue: &Tongue, stamp: &LogId) -> Shown {
    stamp.at.map_or_else(|| tell!(tongue, "change-undated"), |at| date::day(tongue, at.date_naive()))
}

fn quoted(tongue: &Tongue, text: &str) -> Shown {
    tell!(tongue, "screen-quoted", text = Shown::outside(text).cut(LONGEST_TEXT))
}

/// What stood and what stands at `key`, in words. Two long texts are shown from where they part.
pub(super) fn values(
    tongue: &Tongue,
    (before, from): (&Deliberation, Option<&FieldValue>),
    (after, to): (&Deliberation, Option<&FieldValue>),
    key: &FieldPath,
) -> (Shown, Shown) {
    let told = (value(tongue, before, key, from), value(tongue, after, key, to));
    match (from, to) {
        (Some(FieldValue::Text(from)), Some(FieldValue::Text(to))) if told.0 == told.1 && from != to => {
            let same = from.chars().zip(to.chars()).take_while(|(a, b)| a == b).count().saturating_sub(LEAD);
            let rest = |text: &str| quoted(tongue, &format!("…{}", text.chars().skip(same).collect::<String>()));
            (rest(from), rest(to))
        }
        _ => told,
    }
}

/// What a place holds, in words; what the format takes for granted where it holds nothing.
fn value(tongue: &Tongue, document: &Deliberation, key: &FieldPath, leaf: Option<&FieldValue>) -> Shown {
    let granted = granted(key);
    let Some(leaf) = leaf.or(granted.as_ref()) else {
        return match key {
            FieldPath::Rating(..) => names::rating_in_words(tongue, None),
            _ => tell!(tongue, "change-nothing"),
        };
    };
    match leaf {
        FieldValue::Text(text) => word(tongue, key, text).unwrap_or_else(|| quoted(tongue, text)),
        FieldValue::Number(value) => figure(tongue, key, *value),
        FieldValue::Bool(true) => tell!(tongue, "key-yes"),
        FieldValue::Bool(false) => tell!(tongue, "key-no"),
        FieldValue::Date(day) => date::day(tongue, *day),
        FieldValue::Moment(at) => date::moment(tongue, *at),
        FieldValue::Id(id) if *key == FieldPath::Head(HeadField::Id) => Shown::outside(id.as_str()),
        FieldValue::Id(id) => option(document, id),
        FieldValue::Ids(ids) => all(tongue, ids.iter().map(|id| option(document, id))),
        FieldValue::Texts(texts) => all(tongue, texts.iter().map(|text| Shown::outside(text))),
        FieldValue::Scores(scores) => {
            let score = |score: f64| number::signed(tongue.language(), score, 1);
            let of = |(id, at): (&Id, &f64)| Shown::join(&[option(document, id), score(*at)], " ");
            all(tongue, scores.iter().map(of))
        }
        FieldValue::Fate(fate) => names::fate(tongue, document, Some(fate)),
        FieldValue::Rating(rating) => cell(tongue, rating),
        FieldValue::EntryIds(names) => {
            let list = if let FieldPath::ListOrder(list) = key { *list } else { List::Changes };
            all(tongue, names.iter().map(|name| entry(tongue, document, list, name)))
        }
    }
}

/// What an empty place means where that is more than nothing (FORMAT.md).
pub(super) fn granted(key: &FieldPath) -> Option<FieldValue> {
    let word = |word: &str| Some(FieldValue::Text(word.to_owned()));
    match key {
        FieldPath::Criterion(_, CriterionField::Counts) | FieldPath::Condition(_, ConditionField::Blocking) => {
            Some(FieldValue::Bool(true))
        }
        FieldPath::Head(HeadField::Archived) | FieldPath::Step(_, ActionStepField::Done) => {
            Some(FieldValue::Bool(false))
        }
        FieldPath::Criterion(_, CriterionField::When) => word(TimeHorizon::Always.as_str()),
        FieldPath::Condition(_, ConditionField::State) => word(ConditionState::Unknown.as_str()),
        FieldPath::Head(HeadField::Status) => word(Status::Open.as_str()),
        _ => None,
    }
}

/// Several things, in as much room as a text has.
fn all(tongue: &Tongue, of: impl Iterator<Item = Shown>) -> Shown {
    let of: Vec<Shown> = of.collect();
    if of.is_empty() { tell!(tongue, "change-nothing") } else { Shown::join(&of, ", ").cut(LONGEST_TEXT) }
}

/// A word of the format as a reader says it; `None` for free text.
fn word(tongue: &Tongue, key: &FieldPath, text: &str) -> Option<Shown> {
    Some(match key {
        FieldPath::Head(HeadField::Perspective) => {
            tell!(tongue, "change-perspective", word = Perspective::parse(text)?.as_str())
        }
        FieldPath::Head(HeadField::Language) => {
            tell!(tongue, "change-language", word = Language::parse(text)?.as_str())
        }
        FieldPath::Head(HeadField::Status) => tell!(tongue, "change-status", word = Status::parse(text)?.as_str()),
        FieldPath::Head(HeadField::Template) => super::template(tongue, text),
        FieldPath::Account(_, AccountField::Holder) => match Holder::parse(text)? {
            Holder::Personal => tell!(tongue, "ask-holder-personal"),
            Holder::Employer => tell!(tongue, "ask-holder-employer"),
        },
        FieldPath::Condition(_, ConditionField::State) => {
            tell!(tongue, "change-state", word = ConditionState::parse(text)?.as_str())
        }
        FieldPath::Criterion(_, CriterionField::When) => names::when(tongue, TimeHorizon::parse(text)?),
        FieldPath::Weighing(WeighingField::Method) => names::method(tongue, WeightingMethod::parse(text)?),
        FieldPath::Participant(_, ParticipantField::Seat) => seat_word(tongue, Seat::parse(text)?),
        FieldPath::Visit(..) => tell!(tongue, "change-outcome", word = Outcome::parse(text)?.as_str()),
        _ => return None,
    })
}

/// A number with what it is counted in.
fn figure(tongue: &Tongue, key: &FieldPath, value: f64) -> Shown {
    use pesee_core::deliberation::{FirstFeelingField, ReviewField, VisitField};
    let plain = number::short(tongue.language(), value);
    match key {
        FieldPath::Weighing(WeighingField::Later) if walk::LENS_PLACES.contains(&value) => {
            names::lens(tongue, walk::lens_place(value))
        }
        FieldPath::Pair(..) if value < 1.0 => {
            let part = Shown::concat(&[Shown::fixed("1/"), number::short(tongue.language(), 1.0 / value)]);
            tell!(tongue, "change-times", count = part)
        }
        FieldPath::Pair(..) => tell!(tongue, "change-times", count = plain),
        FieldPath::Rating(..) => number::short_signed(tongue.language(), value),
        FieldPath::Decision(_, DecisionField::Confidence) | FieldPath::Review(_, ReviewField::CameTrue) => {
            tell!(tongue, "screen-percent", value = plain)
        }
        FieldPath::Decision(_, DecisionField::Commitment) | FieldPath::Review(_, ReviewField::Satisfied) => {
            tell!(tongue, "change-out-of", count = plain, most = 10_usize)
        }
        FieldPath::FirstFeeling(_, FirstFeelingField::Strength) => {
            tell!(tongue, "change-out-of", count = plain, most = 5_usize)
        }
        FieldPath::Visit(_, VisitField::Minutes) => tell!(tongue, "change-minutes", count = plain),
        _ => plain,
    }
}

/// A rating in words, with what it rests on and its note.
fn cell(tongue: &Tongue, rating: &Rating) -> Shown {
    let mut parts = vec![names::rating_in_words(tongue, Some(rating))];
    parts.extend(rating.basis.map(|basis| tell!(tongue, "change-basis", basis = names::basis(tongue, basis))));
    parts.extend(rating.note.as_deref().map(|note| quoted(tongue, note)));
    Shown::join(&parts, " ")
}

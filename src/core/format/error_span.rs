//! Finds the bytes of a text that an integrity error concerns.
//!
//! This search is separate from parsing, because only texts with errors need the search.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::deliberation::{EntryId, FieldPath, Id, IntegrityError, List, LogId};

use super::toml_value::{find_table, to_moment};

type SpannedValue<'i> = Spanned<DeValue<'i>>;

/// Returns the bytes that `error` concerns, or `None` if the text does not contain the entry.
pub(super) fn find_error_span(root: &DeTable<'_>, error: &IntegrityError) -> Option<Range<usize>> {
    match error {
        IntegrityError::DanglingReference { path, list, id } => find_dangling(root, path, *list, id),
        IntegrityError::Duplicate { list, id } => Some(find_entry(root, *list, id)?.get("id")?.span()),
        IntegrityError::MergeCycle { option, account } => find_fate(root, option, account),
        IntegrityError::SelfPair { criterion } => Some(find_pair(root, criterion, criterion)?.span()),
        IntegrityError::MirroredPair { a, b } => Some(find_pair(root, a, b)?.span()),
        IntegrityError::MissingDecision { review } => {
            Some(find_entry(root, List::Reviews, &EntryId::Log(*review))?.get("decision")?.span())
        }
        IntegrityError::TooManyEntries { list, max } => Some(find_list(root, *list)?.get(*max)?.span()),
    }
}

fn find_dangling(root: &DeTable<'_>, path: &FieldPath, list: List, id: &Id) -> Option<Range<usize>> {
    let key_of = |parent: &DeTable<'_>, key: &str| Some(parent.get_key_value(key)?.0.span());
    match path {
        FieldPath::Fate(option, account) if account == id => key_of(find_fates(root, option)?, account.as_str()),
        FieldPath::Fate(option, account) => find_fate(root, option, account),
        FieldPath::Condition(condition, _) => {
            let options =
                find_entry(root, List::Conditions, &condition.clone().into())?.get("options")?.get_ref().as_array()?;
            Some(options.iter().find(|option| option.get_ref().as_str() == Some(id.as_str()))?.span())
        }
        FieldPath::FirstFeeling(person, _) if list == List::Participants => {
            key_of(find_table(root, "gut")?, person.as_str())
        }
        FieldPath::FirstFeeling(person, _) => {
            Some(find_table(find_table(root, "gut")?, person.as_str())?.get("option")?.span())
        }
        FieldPath::Pair(a, b, _) => {
            let pair = find_pair(root, a, b)?.get_ref().as_table()?;
            Some(pair.get(if a == id { "a" } else { "b" })?.span())
        }
        FieldPath::Weight(person, _) if list == List::Participants => {
            key_of(find_table(root, "weight")?, person.as_str())
        }
        FieldPath::Weight(person, criterion) => {
            key_of(find_table(find_table(root, "weight")?, person.as_str())?, criterion.as_str())
        }
        FieldPath::Rating(person, criterion, option) => {
            let ratings = find_table(root, "rating")?;
            match list {
                List::Participants => key_of(ratings, person.as_str()),
                List::Criteria => key_of(find_table(ratings, person.as_str())?, criterion.as_str()),
                _ => key_of(find_table(find_table(ratings, person.as_str())?, criterion.as_str())?, option.as_str()),
            }
        }
        FieldPath::Decision(log_id, _) => {
            Some(find_entry(root, List::Decisions, &EntryId::Log(*log_id))?.get("option")?.span())
        }
        FieldPath::PrivateCriterion(id) => key_of(find_table(find_table(root, "private")?, "criterion")?, id.as_str()),
        _ => None,
    }
}

fn find_list<'t, 'i>(root: &'t DeTable<'i>, list: List) -> Option<&'t [SpannedValue<'i>]> {
    let mut path = list.toml_path().split('.');
    let (first, second) = (path.next()?, path.next());
    let value = match second {
        None => root.get(first)?,
        Some(second) => find_table(root, first)?.get(second)?,
    };
    value.get_ref().as_array().map(|array| &**array)
}

fn find_entry<'t, 'i>(root: &'t DeTable<'i>, list: List, id: &EntryId) -> Option<&'t DeTable<'i>> {
    let mut tables = find_list(root, list)?.iter().filter_map(|value| value.get_ref().as_table());
    match id {
        EntryId::Id(id) => tables.rfind(|t| t.get("id").and_then(|v| v.get_ref().as_str()) == Some(id.as_str())),
        EntryId::Log(LogId { at, nth }) => {
            let when = |t: &DeTable<'_>| t.get("at").and_then(|v| v.get_ref().as_datetime()).and_then(to_moment);
            tables.filter(|t| when(t) == *at).nth(usize::from(*nth))
        }
        EntryId::Pair(..) => tables.next(),
    }
}

fn find_pair<'t, 'i>(root: &'t DeTable<'i>, a: &Id, b: &Id) -> Option<&'t SpannedValue<'i>> {
    find_list(root, List::Pairs)?.iter().find(|value| {
        let is = |key: &str, id: &Id| value.get_ref().get(key).and_then(|v| v.get_ref().as_str()) == Some(id.as_str());
        is("a", a) && is("b", b)
    })
}

fn find_fates<'t, 'i>(root: &'t DeTable<'i>, option: &Id) -> Option<&'t DeTable<'i>> {
    find_table(find_entry(root, List::Options, &option.clone().into())?, "fate")
}

fn find_fate(root: &DeTable<'_>, option: &Id, account: &Id) -> Option<Range<usize>> {
    Some(find_fates(root, option)?.get(account.as_str())?.span())
}

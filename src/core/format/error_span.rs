//! Where in a file something unsound stands: looked for only once it is known to be wrong.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::deliberation::{Id, Key, List, Name, Stamp, Unsound};

use super::toml_value::{moment, table};

type Value<'i> = Spanned<DeValue<'i>>;

/// The bytes that are meant; `None` where the file does not show them.
pub(super) fn error_span(root: &DeTable<'_>, what: &Unsound) -> Option<Range<usize>> {
    match what {
        Unsound::Dangling { at, list, id } => dangling(root, at, *list, id),
        Unsound::Duplicate { list, name } => Some(named(root, *list, name)?.get("id")?.span()),
        Unsound::Circle { option, account } => fate(root, option, account),
        Unsound::SelfPair { criterion } => Some(pair(root, criterion, criterion)?.span()),
        Unsound::MirroredPair { a, b } => Some(pair(root, a, b)?.span()),
        Unsound::NoDecision { review } => Some(named(root, List::Reviews, &Name::At(*review))?.get("decision")?.span()),
        Unsound::TooMany { list, most } => Some(list_of(root, *list)?.get(*most)?.span()),
    }
}

fn dangling(root: &DeTable<'_>, at: &Key, list: List, id: &Id) -> Option<Range<usize>> {
    let key_of = |parent: &DeTable<'_>, key: &str| Some(parent.get_key_value(key)?.0.span());
    match at {
        Key::Fate(option, account) if account == id => key_of(fates(root, option)?, account.as_str()),
        Key::Fate(option, account) => fate(root, option, account),
        Key::Condition(condition, _) => {
            let options =
                named(root, List::Conditions, &condition.clone().into())?.get("options")?.get_ref().as_array()?;
            Some(options.iter().find(|option| option.get_ref().as_str() == Some(id.as_str()))?.span())
        }
        Key::Gut(person, _) if list == List::Participants => key_of(table(root, "gut")?, person.as_str()),
        Key::Gut(person, _) => Some(table(table(root, "gut")?, person.as_str())?.get("option")?.span()),
        Key::Pair(a, b, _) => {
            let pair = pair(root, a, b)?.get_ref().as_table()?;
            Some(pair.get(if a == id { "a" } else { "b" })?.span())
        }
        Key::Weight(person, _) if list == List::Participants => key_of(table(root, "weight")?, person.as_str()),
        Key::Weight(person, criterion) => key_of(table(table(root, "weight")?, person.as_str())?, criterion.as_str()),
        Key::Rating(person, criterion, option) => {
            let ratings = table(root, "rating")?;
            match list {
                List::Participants => key_of(ratings, person.as_str()),
                List::Criteria => key_of(table(ratings, person.as_str())?, criterion.as_str()),
                _ => key_of(table(table(ratings, person.as_str())?, criterion.as_str())?, option.as_str()),
            }
        }
        Key::Decision(stamp, _) => Some(named(root, List::Decisions, &Name::At(*stamp))?.get("option")?.span()),
        Key::PrivateCriterion(id) => key_of(table(table(root, "private")?, "criterion")?, id.as_str()),
        _ => None,
    }
}

fn list_of<'t, 'i>(root: &'t DeTable<'i>, list: List) -> Option<&'t [Value<'i>]> {
    let mut path = list.path().split('.');
    let (first, second) = (path.next()?, path.next());
    let value = match second {
        None => root.get(first)?,
        Some(second) => table(root, first)?.get(second)?,
    };
    value.get_ref().as_array().map(|array| &**array)
}

fn named<'t, 'i>(root: &'t DeTable<'i>, list: List, name: &Name) -> Option<&'t DeTable<'i>> {
    let mut tables = list_of(root, list)?.iter().filter_map(|value| value.get_ref().as_table());
    match name {
        Name::Id(id) => tables.rfind(|t| t.get("id").and_then(|v| v.get_ref().as_str()) == Some(id.as_str())),
        Name::At(Stamp { at, nth }) => {
            let when = |t: &DeTable<'_>| t.get("at").and_then(|v| v.get_ref().as_datetime()).and_then(moment);
            tables.filter(|t| when(t) == *at).nth(usize::from(*nth))
        }
        Name::Pair(..) => tables.next(),
    }
}

fn pair<'t, 'i>(root: &'t DeTable<'i>, a: &Id, b: &Id) -> Option<&'t Value<'i>> {
    list_of(root, List::Pairs)?.iter().find(|value| {
        let is = |key: &str, id: &Id| value.get_ref().get(key).and_then(|v| v.get_ref().as_str()) == Some(id.as_str());
        is("a", a) && is("b", b)
    })
}

fn fates<'t, 'i>(root: &'t DeTable<'i>, option: &Id) -> Option<&'t DeTable<'i>> {
    table(named(root, List::Options, &option.clone().into())?, "fate")
}

fn fate(root: &DeTable<'_>, option: &Id, account: &Id) -> Option<Range<usize>> {
    Some(fates(root, option)?.get(account.as_str())?.span())
}

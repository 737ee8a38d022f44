//! What a merge could not have both ways: one line each, with both values.

use std::collections::BTreeMap;

use crate::deliberation::{Aside, Clash, Deliberation, Id, Key, Leaf, List, Name, Side, most};
use crate::tell;
use crate::text::{Shown, Tongue};

use super::change::whose;
use super::names;
use super::place::{entry, granted, list_word, place, values};

/// Where both changed the document. `theirs` is the other version: what was left out is named as it is there.
pub fn clash(tongue: &Tongue, merged: &Deliberation, theirs: &Deliberation, clash: &Clash) -> Shown {
    match clash {
        Clash::Place { key, ours, theirs: other } => {
            two_values(tongue, (merged, ours.as_ref()), (theirs, other.as_ref()), key)
        }
        Clash::Ranks { ours, theirs: other } => {
            let (ours, theirs) = (ranked(merged, ours), ranked(theirs, other));
            tell!(tongue, "clash-ranks", ours = ours, theirs = theirs)
        }
        Clash::Removed { list, name, by } => {
            let by = if *by == Side::Ours { "ours" } else { "theirs" };
            tell!(tongue, "clash-removed", list = list_word(*list), name = entry(tongue, merged, *list, name), by = by)
        }
        Clash::LeftOut { list, name } => left_out(tongue, theirs, *list, name),
    }
}

fn two_values(
    tongue: &Tongue,
    (merged, ours): (&Deliberation, Option<&Leaf>),
    (other, theirs): (&Deliberation, Option<&Leaf>),
    key: &Key,
) -> Shown {
    let place = match key {
        Key::Order(_) => tell!(tongue, "clash-order", place = place(tongue, merged, key)),
        _ => place(tongue, merged, key).capitalized(),
    };
    let (here, there) = values(tongue, (merged, ours), (other, theirs), key);
    let says_itself = granted(key).is_some();
    let line = if ours.is_none() && !says_itself {
        tell!(tongue, "clash-empty", place = place, theirs = there)
    } else if theirs.is_none() && !says_itself {
        tell!(tongue, "clash-emptied", place = place, ours = here)
    } else {
        tell!(tongue, "clash-place", place = place, ours = here, theirs = there)
    };
    match whose(key) {
        Some(person) if merged.people().len() > 1 => {
            tell!(tongue, "change-line-of", person = names::person(tongue, merged, person).capitalized(), line = line)
        }
        _ => line,
    }
}

/// The criteria that have a rank, those that matter most first.
fn ranked(document: &Deliberation, ranks: &BTreeMap<Id, u64>) -> Shown {
    let mut ids: Vec<(&u64, &Id)> = ranks.iter().map(|(id, rank)| (rank, id)).collect();
    ids.sort();
    let names: Vec<Shown> = ids.into_iter().map(|(_, id)| names::criterion(document, id)).collect();
    Shown::join(&names, ", ")
}

fn left_out(tongue: &Tongue, theirs: &Deliberation, list: List, name: &Name) -> Shown {
    let (word, name) = (list_word(list), entry(tongue, theirs, list, name));
    match most(list) {
        Some(most) => tell!(tongue, "clash-left-out", list = word, name = name, most = most),
        None => tell!(tongue, "clash-left-alone", list = word, name = name),
    }
}

/// A comment, or a key that the program does not know, that both changed or that lost its place.
pub fn aside(tongue: &Tongue, aside: &Aside) -> Shown {
    let at = |path: &str| match path {
        "" => tell!(tongue, "clash-end"),
        path => Shown::outside(path),
    };
    match aside {
        Aside::Both { path, ours, theirs } => {
            let text = |text: &Option<String>| match text {
                Some(text) => tell!(tongue, "screen-quoted", text = Shown::outside(text)),
                None => tell!(tongue, "change-nothing"),
            };
            tell!(tongue, "clash-aside", path = at(path), ours = text(ours), theirs = text(theirs))
        }
        Aside::Lost { path, side, text } => {
            let side = if *side == Side::Ours { "ours" } else { "theirs" };
            let text = tell!(tongue, "screen-quoted", text = Shown::outside(text));
            tell!(tongue, "clash-lost", path = at(path), side = side, text = text)
        }
    }
}

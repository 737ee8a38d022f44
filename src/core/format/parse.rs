//! Parses the text of a deliberation and collects every error.
//!
//! The parser of the `toml` crate recovers from syntax errors, and the fields come from the declarations in
//! `deliberation::tables`. A derived deserializer would stop at the first error.

use std::collections::HashSet;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::deliberation::{
    Account, Alternative, Changed, Condition, Criterion, Decision, Deliberation, Draft, Entry, Gut, Head, Id, Key,
    Kind, Leaf, List, Listed, Moment, Name, Pair, Participant, Points, Record, Review, Stamp, Step, Value, Visit,
};

use super::error::{FormatError, FormatErrorKind};
use super::error_span::error_span;
use super::position::position;
use super::toml_value::{self, Misfit, key_id, leaf};

/// The largest text that is parsed, in bytes.
pub const MAX_BYTES: u64 = 1 << 20;
/// The most bytes of structure (`. [ { , =`), counted before parsing: dotted keys cost the parser 570 times their size.
const MAX_STRUCTURE: usize = 150_000;
/// More errors than this are counted, not listed: in either language all that is said of a file is 2 kB at most.
const MAX_LISTED_ERRORS: usize = 9;
/// The format this program writes.
const FORMAT: i64 = 1;

/// Parses the text of a deliberation (format 1, see the page of this module).
///
/// # Errors
/// Returns every error with its position, in the order of the text; after the ninth, only how many more there are.
pub fn parse(bytes: &[u8]) -> Result<Deliberation, Vec<FormatError>> {
    let text = checked_text(bytes).map_err(|kind| vec![FormatError { position: None, kind }])?;
    let (root, errors) = DeTable::parse_recoverable(text);
    let mut reader = Reader { found: Vec::new(), whole: errors.is_empty() };
    let syntax = errors.iter().map(|e| (e.span().unwrap_or(0..0), FormatErrorKind::Syntax(e.message().to_owned())));
    reader.found.extend(syntax);
    let document = reader.document(&root);
    if reader.found.is_empty() {
        return Ok(document);
    }
    Err(listed(text, reader.found))
}

/// Parses the table `[deliberation]` of a text that may have errors there and elsewhere.
///
/// Returns `None` if the table has no title.
pub fn parse_head(bytes: &[u8]) -> Option<Head> {
    let (root, errors) = DeTable::parse_recoverable(checked_text(bytes).ok()?);
    let mut reader = Reader { found: Vec::new(), whole: errors.is_empty() };
    let path = || "deliberation".to_owned();
    let head = reader.format(root.get_ref()).then(|| reader.child(root.get_ref(), "deliberation", &path))??;
    let mut draft = Draft::default();
    reader.record(head, &path, draft.head());
    let head = draft.document().head();
    (!head.title.is_empty()).then(|| head.clone())
}

/// Checks that `bytes` are UTF-8 and within the limits on size and structure, so that parsing them is cheap.
///
/// # Errors
/// Returns [`FormatErrorKind::TooLarge`], [`FormatErrorKind::NotUtf8`] or [`FormatErrorKind::TooDense`].
pub fn checked_text(bytes: &[u8]) -> Result<&str, FormatErrorKind> {
    if bytes.len() as u64 > MAX_BYTES {
        return Err(FormatErrorKind::TooLarge(bytes.len() as u64, MAX_BYTES));
    }
    let text = std::str::from_utf8(bytes).map_err(|_| FormatErrorKind::NotUtf8)?;
    let structure = bytes.iter().filter(|byte| matches!(byte, b'.' | b'[' | b'{' | b',' | b'=')).count();
    if structure > MAX_STRUCTURE {
        return Err(FormatErrorKind::TooDense(structure, MAX_STRUCTURE));
    }
    Ok(text)
}

fn listed(text: &str, mut found: Vec<Misfit>) -> Vec<FormatError> {
    found.sort_by_key(|(span, _)| span.start);
    found.dedup();
    let more = found.len().saturating_sub(MAX_LISTED_ERRORS);
    found.truncate(MAX_LISTED_ERRORS);
    let error = |(span, kind)| FormatError { position: Some(position(text, &span)), kind };
    let mut errors: Vec<FormatError> = found.into_iter().map(error).collect();
    if more > 0 {
        errors.push(FormatError { position: None, kind: FormatErrorKind::More(more) });
    }
    errors
}

/// Collects errors while it walks the parsed text.
struct Reader {
    found: Vec<Misfit>,
    /// Whether the syntax was sound; otherwise what seems missing may only have been lost.
    whole: bool,
}

type Path<'a> = &'a dyn Fn() -> String;

impl Reader {
    fn document(&mut self, root: &Spanned<DeTable<'_>>) -> Deliberation {
        let mut draft = Draft::default();
        let table_span = root.span();
        let root = root.get_ref();
        if !self.format(root) {
            return Deliberation::default();
        }
        match self.child(root, "deliberation", &|| "deliberation".to_owned()) {
            Some(head) => self.record(head, &|| "deliberation".to_owned(), draft.head()),
            None if self.whole && !root.contains_key("deliberation") => {
                self.found
                    .push((table_span.end..table_span.end, FormatErrorKind::Missing("deliberation.title".to_owned())));
            }
            None => {}
        }
        self.list::<Account>(root, &mut draft, named);
        self.list::<Alternative>(root, &mut draft, named);
        self.fates(root, &mut draft);
        self.list::<Condition>(root, &mut draft, named);
        self.list::<Criterion>(root, &mut draft, named);
        if let Some(weighing) = self.child(root, "weighing", &|| "weighing".to_owned()) {
            self.record(weighing, &|| "weighing".to_owned(), draft.weighing());
            self.pairs(weighing, &mut draft);
        }
        self.list::<Participant>(root, &mut draft, named);
        self.answers(root, &mut draft);
        self.list::<Decision>(root, &mut draft, logged::<Decision>);
        self.list::<Step>(root, &mut draft, named);
        self.list::<Review>(root, &mut draft, logged::<Review>);
        self.list::<Changed>(root, &mut draft, logged::<Changed>);
        self.list::<Visit>(root, &mut draft, logged::<Visit>);
        self.private(root, &mut draft);
        let (document, unsound) = draft.finished();
        if self.whole {
            let located = unsound
                .into_iter()
                .map(|what| (error_span(root, &what).unwrap_or(0..0), FormatErrorKind::Integrity(what)));
            self.found.extend(located);
        }
        document
    }

    /// Whether this is a file of our format; nothing else is looked at in one that is not.
    fn format(&mut self, root: &DeTable<'_>) -> bool {
        let Some(format) = root.get("format") else {
            if self.whole {
                self.found.push((0..0, FormatErrorKind::NoFormat));
            }
            return self.found.is_empty();
        };
        let number = format.get_ref().as_integer();
        let number = number.and_then(|n| i64::from_str_radix(n.as_str(), n.radix()).ok());
        match number {
            Some(FORMAT) => return true,
            Some(newer) if newer > FORMAT => {
                self.found = vec![(format.span(), FormatErrorKind::NewerFormat(newer.to_string()))]
            }
            _ => {
                let kind = Kind::Whole { least: 1, most: 1 };
                self.found.push((format.span(), FormatErrorKind::TypeMismatch("format".to_owned(), kind)));
            }
        }
        false
    }

    fn record<R: Record>(&mut self, from: &DeTable<'_>, path: Path<'_>, into: &mut R) {
        for field in R::FIELDS {
            let spec = R::spec(*field);
            let Some(value) = from.get(spec.key) else {
                if spec.must && self.whole {
                    let span = from.values().next().map_or(0..0, Spanned::span);
                    self.found.push((span, FormatErrorKind::Missing(format!("{}.{}", path(), spec.key))));
                }
                continue;
            };
            let path = || format!("{}.{}", path(), spec.key);
            let set = leaf(value, spec.kind, &path).and_then(|leaf| {
                into.set(*field, Some(leaf))
                    .map_err(|unfit| (value.span(), FormatErrorKind::TypeMismatch(path(), unfit.0)))
            });
            self.found.extend(set.err());
        }
    }

    fn child<'t, 'i>(&mut self, parent: &'t DeTable<'i>, key: &str, path: Path<'_>) -> Option<&'t DeTable<'i>> {
        let value = parent.get(key)?;
        let table = value.get_ref().as_table();
        if table.is_none() {
            self.found.push((value.span(), FormatErrorKind::TypeMismatch(path(), Kind::Table)));
        }
        table
    }

    /// The tables of a list, `[[key]]` or an array of inline tables.
    fn tables<'t, 'i>(&mut self, parent: &'t DeTable<'i>, list: List) -> Vec<(Range<usize>, &'t DeTable<'i>)> {
        let key = list.path().rsplit('.').next().unwrap_or_default();
        let Some(value) = parent.get(key) else { return Vec::new() };
        let unfit = |span| (span, FormatErrorKind::TypeMismatch(list.path().to_owned(), Kind::Tables));
        let Some(array) = value.get_ref().as_array() else {
            self.found.push(unfit(value.span()));
            return Vec::new();
        };
        let mut tables = Vec::new();
        for item in array.iter() {
            match item.get_ref().as_table() {
                Some(table) => tables.push((item.span(), table)),
                None => self.found.push(unfit(item.span())),
            }
        }
        tables
    }

    fn list<E: Listed>(&mut self, root: &DeTable<'_>, draft: &mut Draft, name: NameOf<E>) {
        let mut seen = HashSet::new();
        for (nth, (span, table)) in self.tables(root, E::LIST).into_iter().enumerate() {
            let path = || format!("{}[{}]", E::LIST.path(), nth + 1);
            let Some(name) = name(self, table, span, draft, &path) else { continue };
            if !seen.insert(name.clone()) {
                let span = table.get("id").map_or(0..0, Spanned::span);
                let text: Name = name.into();
                self.found.push((span, FormatErrorKind::Duplicate(E::LIST, text.to_string())));
                continue;
            }
            let mut entry = E::blank(name);
            let text: Name = entry.name().clone().into();
            self.record(table, &|| format!("{}.{text}", E::LIST.path()), &mut entry);
            draft.push(entry);
        }
    }

    fn pairs(&mut self, weighing: &DeTable<'_>, draft: &mut Draft) {
        let mut seen = HashSet::new();
        for (nth, (span, table)) in self.tables(weighing, List::Pairs).into_iter().enumerate() {
            let path = || format!("weighing.pair[{}]", nth + 1);
            let mut id = |key: &str| match table.get(key) {
                Some(value) => match leaf(value, Kind::Id, &|| format!("{}.{key}", path())) {
                    Ok(Leaf::Id(id)) => Some(id),
                    Ok(_) => None,
                    Err(misfit) => {
                        self.found.push(misfit);
                        None
                    }
                },
                None => {
                    self.found.push((span.clone(), FormatErrorKind::Missing(format!("{}.{key}", path()))));
                    None
                }
            };
            let (Some(a), Some(b)) = (id("a"), id("b")) else { continue };
            if !seen.insert((a.clone(), b.clone())) {
                self.found.push((span, FormatErrorKind::Duplicate(List::Pairs, format!("{a}/{b}"))));
                continue;
            }
            let mut pair = Pair::blank((a, b));
            self.record(table, &path, &mut pair);
            draft.push(pair);
        }
    }

    fn fates(&mut self, root: &DeTable<'_>, draft: &mut Draft) {
        for (_, option) in self.tables(root, List::Options) {
            let id = option.get("id").and_then(|id| Id::new(id.get_ref().as_str()?));
            let (Some(id), true) = (id, option.contains_key("fate")) else { continue };
            let path = || format!("option.{id}.fate");
            if let Some(fates) = self.child(option, "fate", &path) {
                self.leaves(fates, Kind::Fate, &path, draft, |account| Key::Fate(id.clone(), account));
            }
        }
    }

    /// What each person answered: `gut`, `weight`, `rating`.
    fn answers(&mut self, root: &DeTable<'_>, draft: &mut Draft) {
        for (person, table) in self.people(root, "gut") {
            let mut gut = Gut::default();
            self.record(table, &|| format!("gut.{person}"), &mut gut);
            for field in Gut::FIELDS {
                drop(draft.set(Key::Gut(person.clone(), *field), gut.get(*field)));
            }
        }
        let points = Points::KIND;
        for (person, table) in self.people(root, "weight") {
            let path = || format!("weight.{person}");
            self.leaves(table, points, &path, draft, |criterion| Key::Weight(person.clone(), criterion));
        }
        for (person, table) in self.people(root, "rating") {
            for (criterion, value) in table.iter() {
                let path = || format!("rating.{person}.{}", criterion.get_ref());
                match (key_id(criterion, &|| format!("rating.{person}")), value.get_ref().as_table()) {
                    (Err(misfit), _) => self.found.push(misfit),
                    (_, None) => self.found.push((value.span(), FormatErrorKind::TypeMismatch(path(), Kind::Table))),
                    (Ok(criterion), Some(row)) => {
                        let key = |option| Key::Rating(person.clone(), criterion.clone(), option);
                        self.leaves(row, Kind::Rating, &path, draft, key);
                    }
                }
            }
        }
    }

    fn people<'t, 'i>(&mut self, root: &'t DeTable<'i>, key: &'static str) -> Vec<(Id, &'t DeTable<'i>)> {
        let Some(table) = self.child(root, key, &|| key.to_owned()) else { return Vec::new() };
        let mut people = Vec::new();
        for (person, value) in table.iter() {
            match (key_id(person, &|| key.to_owned()), value.get_ref().as_table()) {
                (Ok(person), Some(table)) => people.push((person, table)),
                (Err(misfit), _) => self.found.push(misfit),
                (Ok(person), None) => {
                    self.found
                        .push((value.span(), FormatErrorKind::TypeMismatch(format!("{key}.{person}"), Kind::Table)));
                }
            }
        }
        people
    }

    fn leaves(&mut self, from: &DeTable<'_>, kind: Kind, path: Path<'_>, draft: &mut Draft, key: impl Fn(Id) -> Key) {
        for (name, value) in from.iter() {
            let read = key_id(name, path).and_then(|id| {
                let path = || format!("{}.{id}", path());
                let leaf = leaf(value, kind, &path)?;
                let unfit = |_| (value.span(), FormatErrorKind::TypeMismatch(path(), kind));
                draft.set(key(id.clone()), Some(leaf)).map_err(unfit)
            });
            self.found.extend(read.err());
        }
    }

    fn private(&mut self, root: &DeTable<'_>, draft: &mut Draft) {
        let Some(private) = self.child(root, "private", &|| "private".to_owned()) else { return };
        if let Some(notes) = private.get("notes") {
            match leaf(notes, Kind::Text, &|| "private.notes".to_owned()) {
                Ok(text) => drop(draft.set(Key::PrivateNotes, Some(text))),
                Err(misfit) => self.found.push(misfit),
            }
        }
        let path = || "private.criterion".to_owned();
        if let Some(criteria) = self.child(private, "criterion", &path) {
            self.leaves(criteria, Kind::Text, &path, draft, Key::PrivateCriterion);
        }
        let path = || "private.visit".to_owned();
        for (at, value) in self.child(private, "visit", &path).into_iter().flatten() {
            match leaf(value, Kind::Text, &path) {
                Ok(text) => drop(draft.set(Key::PrivateVisit(at.get_ref().to_string()), Some(text))),
                Err(misfit) => self.found.push(misfit),
            }
        }
    }
}

/// How the name of an entry is read; `None` where it has none, after saying so.
type NameOf<E> = fn(&mut Reader, &DeTable<'_>, Range<usize>, &mut Draft, Path<'_>) -> Option<<E as Entry>::Name>;

fn named(reader: &mut Reader, table: &DeTable<'_>, span: Range<usize>, _: &mut Draft, path: Path<'_>) -> Option<Id> {
    let Some(value) = table.get("id") else {
        if reader.whole {
            reader.found.push((span, FormatErrorKind::Missing(format!("{}.id", path()))));
        }
        return None;
    };
    match leaf(value, Kind::Id, &|| format!("{}.id", path())) {
        Ok(Leaf::Id(id)) => Some(id),
        Ok(_) => None,
        Err(misfit) => {
            reader.found.push(misfit);
            None
        }
    }
}

fn logged<E: Listed<Name = Stamp>>(
    reader: &mut Reader,
    table: &DeTable<'_>,
    span: Range<usize>,
    draft: &mut Draft,
    path: Path<'_>,
) -> Option<Stamp> {
    let at = match table.get("at").map(|at| (at.span(), moment(at))) {
        Some((_, Some(at))) => Some(at),
        Some((span, None)) => {
            reader.found.push((span, FormatErrorKind::TypeMismatch(format!("{}.at", path()), Kind::Moment)));
            return None;
        }
        // Only a change may stand without its moment.
        None if E::LIST == List::Changes => None,
        None => {
            if reader.whole {
                reader.found.push((span, FormatErrorKind::Missing(format!("{}.at", path()))));
            }
            return None;
        }
    };
    Some(Stamp::next(at, E::all(draft.document()).iter().map(Entry::name)))
}

fn moment(value: &Spanned<DeValue<'_>>) -> Option<Moment> {
    value.get_ref().as_datetime().and_then(toml_value::moment)
}

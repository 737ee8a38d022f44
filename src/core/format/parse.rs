//! Parses the text of a deliberation and collects every error.
//!
//! The parser of the `toml` crate recovers from syntax errors, and the fields come from the declarations in
//! `deliberation::tables`. A derived deserializer would stop at the first error.

use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::deliberation::{
    Account, ActionStep, Alternative, Builder, Condition, Criterion, Decision, Deliberation, EntryId, FieldPath,
    FieldType, FieldValue, FirstFeeling, Head, Id, List, ListEntry, LogId, LoggedChange, Moment, Pair, Participant,
    Points, Record, RecordWithId, Review, Tripwire, TypedValue, Visit,
};

use super::error::{FormatError, FormatErrorKind};
use super::error_span::find_error_span;
use super::merge_markers::find_merge_markers;
use super::position::Locator;
use super::toml_value::{self, SpannedError, parse_id_key, parse_value};

/// The largest text that is parsed, in bytes.
pub const MAX_BYTES: u64 = 1 << 20;
/// The largest number of structure bytes (`. [ { , =`), counted before parsing, because the parser needs 570 times
/// the size of dotted keys in memory.
pub(super) const MAX_STRUCTURE: usize = 150_000;
/// The largest number of errors listed one by one, so that the messages about one file stay under 2 kB in each
/// language. Further errors are only counted.
const MAX_LISTED_ERRORS: usize = 9;
/// The number of the format that this crate parses.
const FORMAT: i64 = 1;

/// Parses the text of a deliberation (format 1, described in the documentation of this module).
///
/// # Errors
/// Returns every error with its position, in the order of the text. After the ninth error, the last element contains
/// the number of further errors ([`FormatErrorKind::More`]).
pub fn parse(bytes: &[u8]) -> Result<Deliberation, Vec<FormatError>> {
    let text = check_text(bytes).map_err(|kind| vec![FormatError { position: None, kind }])?;
    let text = &*normalize_line_ends(text);
    let (root, errors) = DeTable::parse_recoverable(text);
    // Within a text of several lines, the marks of a merge are valid. Elsewhere, they cause all other errors.
    let conflicts = if errors.is_empty() { Vec::new() } else { find_merge_markers(text) };
    if !conflicts.is_empty() {
        return Err(locate_errors(&Locator::new(text, &Deliberation::default()), conflicts));
    }
    let mut reader = Reader { errors: Vec::new(), is_syntax_valid: errors.is_empty() };
    let syntax = errors.iter().map(|e| (e.span().unwrap_or(0..0), FormatErrorKind::Syntax(e.message().to_owned())));
    reader.errors.extend(syntax);
    let document = reader.read_document(&root);
    if reader.errors.is_empty() {
        return Ok(document);
    }
    Err(locate_errors(&Locator::new(text, &document), reader.errors))
}

/// Finds the marks of a merge in the texts of a valid deliberation, which [`parse`] accepts as parts of these texts:
/// `text` is that of `document`.
///
/// # Examples
/// ```
/// use pesee_core::format::{find_merge_conflicts, parse};
///
/// let texts = "<<<<<<< HEAD\nA\n=======\nB\n>>>>>>> theirs\n";
/// let text = &format!("format = 1\n[deliberation]\ntitle = \"T\"\nquestion = \"\"\"\n{texts}\"\"\"\n");
/// let found = find_merge_conflicts(text, &parse(text.as_bytes()).unwrap());
/// assert_eq!(found[0].position.as_ref().unwrap().line, 5);
/// ```
pub fn find_merge_conflicts(text: &str, document: &Deliberation) -> Vec<FormatError> {
    let text = &*normalize_line_ends(text);
    let found = find_merge_markers(text);
    if found.is_empty() {
        return Vec::new();
    }
    let locator = Locator::new(text, document);
    found.into_iter().map(|(span, kind)| FormatError { position: Some(locator.locate(&span)), kind }).collect()
}

/// Parses the table `[deliberation]` of a text that may contain errors.
///
/// Values with errors are left out. Returns `None` if the table has no title, if `format` is another
/// number than 1, or if [`check_text`] fails.
pub fn parse_head(bytes: &[u8]) -> Option<Head> {
    let text = normalize_line_ends(check_text(bytes).ok()?);
    let (root, errors) = DeTable::parse_recoverable(&text);
    let mut reader = Reader { errors: Vec::new(), is_syntax_valid: errors.is_empty() };
    let path = || "deliberation".to_owned();
    let head =
        reader.check_format(root.get_ref()).then(|| reader.child_table(root.get_ref(), "deliberation", &path))??;
    let mut builder = Builder::default();
    reader.read_record(head, &path, builder.head_mut());
    let head = builder.document().head();
    (!head.title.is_empty()).then(|| head.clone())
}

/// Checks that `bytes` are UTF-8 and within the limits on size and structure, so that the cost of parsing is bounded.
///
/// # Errors
/// Returns [`FormatErrorKind::TooLarge`], [`FormatErrorKind::NotUtf8`] or [`FormatErrorKind::TooDense`].
pub fn check_text(bytes: &[u8]) -> Result<&str, FormatErrorKind> {
    if bytes.len() as u64 > MAX_BYTES {
        return Err(FormatErrorKind::TooLarge(bytes.len() as u64, MAX_BYTES));
    }
    let text = std::str::from_utf8(bytes).map_err(|_| FormatErrorKind::NotUtf8)?;
    let structure = count_structure(bytes);
    if structure > MAX_STRUCTURE {
        return Err(FormatErrorKind::TooDense(structure, MAX_STRUCTURE));
    }
    Ok(text)
}

/// Replaces the line ends CR LF by LF, also inside texts of several lines, so that a deliberation has the same content
/// with both line ends. Lines and columns stay the same. A CR before CR LF stays, because TOML does not allow it.
///
/// # Examples
/// ```
/// use pesee_core::format::normalize_line_ends;
///
/// assert_eq!(normalize_line_ends("one\r\ntwo\n"), "one\ntwo\n");
/// ```
pub fn normalize_line_ends(text: &str) -> Cow<'_, str> {
    if !text.contains("\r\n") {
        return Cow::Borrowed(text);
    }
    let mut normalized = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        match line.strip_suffix("\r\n") {
            Some(content) if !content.ends_with('\r') => {
                normalized.push_str(content);
                normalized.push('\n');
            }
            _ => normalized.push_str(line),
        }
    }
    Cow::Owned(normalized)
}

/// Returns whether a byte counts towards [`MAX_STRUCTURE`].
pub(super) fn is_structure(byte: u8) -> bool {
    matches!(byte, b'.' | b'[' | b'{' | b',' | b'=')
}

fn count_structure(bytes: &[u8]) -> usize {
    // The compiler counts many bytes at once in one byte, which holds at most 255.
    let count = |bytes: &[u8]| usize::from(bytes.iter().map(|byte| u8::from(is_structure(*byte))).sum::<u8>());
    bytes.chunks(255).map(count).sum()
}

/// How many times the limits [`parse_leniently`] allows.
const LENIENT_FACTOR: usize = 4;

/// Parses as much as possible of a text that [`parse`] may reject.
///
/// Four times the limits on size and structure are allowed. Values with errors are left out, and so is what contradicts
/// other entries. Returns `None` if the bytes are not UTF-8, if the text is too large even for this function, or if the
/// key `format` or the table `[deliberation]` is missing.
///
/// # Examples
/// ```
/// use pesee_core::format::{parse, parse_leniently};
///
/// let text = b"format = 1\n[deliberation]\ntitle = \"Which account?\"\narchived = \"perhaps\"\n";
/// assert!(parse(text).is_err());
/// assert_eq!(parse_leniently(text).unwrap().head().title, "Which account?");
/// ```
pub fn parse_leniently(bytes: &[u8]) -> Option<Deliberation> {
    let is_bounded = bytes.len() as u64 <= MAX_BYTES * LENIENT_FACTOR as u64
        && count_structure(bytes) <= MAX_STRUCTURE * LENIENT_FACTOR;
    let text = std::str::from_utf8(bytes).ok().filter(|_| is_bounded).map(normalize_line_ends)?;
    let text = &*text;
    let (root, errors) = DeTable::parse_recoverable(text);
    let mut reader = Reader { errors: Vec::new(), is_syntax_valid: errors.is_empty() };
    let has_head = root.get_ref().get("deliberation").is_some_and(|head| head.get_ref().as_table().is_some());
    let is_known = root.get_ref().contains_key("format") && has_head;
    is_known.then(|| reader.read_document(&root).without_integrity_errors())
}

fn locate_errors(locator: &Locator<'_>, mut found: Vec<SpannedError>) -> Vec<FormatError> {
    found.sort_by_key(|(span, _)| span.start);
    found.dedup();
    let more = found.len().saturating_sub(MAX_LISTED_ERRORS);
    found.truncate(MAX_LISTED_ERRORS);
    let error = |(span, kind)| FormatError { position: Some(locator.locate(&span)), kind };
    let mut errors: Vec<FormatError> = found.into_iter().map(error).collect();
    if more > 0 {
        errors.push(FormatError { position: None, kind: FormatErrorKind::More(more) });
    }
    errors
}

/// Collects errors while it walks the parsed text.
struct Reader {
    errors: Vec<SpannedError>,
    /// Whether the syntax is valid. If not, a missing key is not reported, because the parser may have skipped the key.
    is_syntax_valid: bool,
}

type LazyPath<'a> = &'a dyn Fn() -> String;

impl Reader {
    fn read_document(&mut self, root: &Spanned<DeTable<'_>>) -> Deliberation {
        let mut builder = Builder::default();
        let table_span = root.span();
        let root = root.get_ref();
        if !self.check_format(root) {
            return Deliberation::default();
        }
        match self.child_table(root, "deliberation", &|| "deliberation".to_owned()) {
            Some(head) => self.read_record(head, &|| "deliberation".to_owned(), builder.head_mut()),
            None if self.is_syntax_valid && !root.contains_key("deliberation") => {
                self.errors
                    .push((table_span.end..table_span.end, FormatErrorKind::Missing("deliberation.title".to_owned())));
            }
            None => {}
        }
        self.read_list::<Account>(root, &mut builder, read_id);
        self.read_list::<Alternative>(root, &mut builder, read_id);
        self.read_fates(root, &mut builder);
        self.read_list::<Condition>(root, &mut builder, read_id);
        self.read_list::<Criterion>(root, &mut builder, read_id);
        if let Some(weighing) = self.child_table(root, "weighing", &|| "weighing".to_owned()) {
            self.read_record(weighing, &|| "weighing".to_owned(), builder.weighing_mut());
            self.read_pairs(weighing, &mut builder);
        }
        self.read_list::<Participant>(root, &mut builder, read_id);
        self.read_answers(root, &mut builder);
        self.read_list::<Decision>(root, &mut builder, read_log_id::<Decision>);
        self.read_list::<ActionStep>(root, &mut builder, read_id);
        self.read_list::<Tripwire>(root, &mut builder, read_id);
        self.read_list::<Review>(root, &mut builder, read_log_id::<Review>);
        self.read_list::<LoggedChange>(root, &mut builder, read_log_id::<LoggedChange>);
        self.read_list::<Visit>(root, &mut builder, read_log_id::<Visit>);
        self.read_private(root, &mut builder);
        let (document, integrity_errors) = builder.finish();
        if self.is_syntax_valid {
            let located = integrity_errors
                .into_iter()
                .map(|error| (find_error_span(root, &error).unwrap_or(0..0), FormatErrorKind::Integrity(error)));
            self.errors.extend(located);
        }
        document
    }

    /// Returns whether the text has format 1. A text of another format is not parsed further.
    fn check_format(&mut self, root: &DeTable<'_>) -> bool {
        let Some(format) = root.get("format") else {
            if self.is_syntax_valid {
                self.errors.push((0..0, FormatErrorKind::NoFormat));
            }
            return self.errors.is_empty();
        };
        let number = format.get_ref().as_integer();
        let number = number.and_then(|n| i64::from_str_radix(n.as_str(), n.radix()).ok());
        match number {
            Some(FORMAT) => return true,
            Some(newer) if newer > FORMAT => {
                self.errors = vec![(format.span(), FormatErrorKind::NewerFormat(newer.to_string()))]
            }
            _ => {
                let kind = FieldType::Integer { min: 1, max: 1 };
                self.errors.push((format.span(), FormatErrorKind::TypeMismatch("format".to_owned(), kind)));
            }
        }
        false
    }

    fn read_record<R: Record>(&mut self, from: &DeTable<'_>, path: LazyPath<'_>, into: &mut R) {
        for field in R::FIELDS {
            let spec = R::spec(*field);
            let Some(value) = from.get(spec.key) else {
                if spec.is_required && self.is_syntax_valid {
                    let span = from.values().next().map_or(0..0, Spanned::span);
                    self.errors.push((span, FormatErrorKind::Missing(format!("{}.{}", path(), spec.key))));
                }
                continue;
            };
            let path = || format!("{}.{}", path(), spec.key);
            let set = parse_value(value, spec.field_type, &path).and_then(|field_value| {
                into.set(*field, Some(field_value))
                    .map_err(|mismatch| (value.span(), FormatErrorKind::TypeMismatch(path(), mismatch.0)))
            });
            self.errors.extend(set.err());
        }
    }

    fn child_table<'t, 'i>(
        &mut self,
        parent: &'t DeTable<'i>,
        key: &str,
        path: LazyPath<'_>,
    ) -> Option<&'t DeTable<'i>> {
        let value = parent.get(key)?;
        let table = value.get_ref().as_table();
        if table.is_none() {
            self.errors.push((value.span(), FormatErrorKind::TypeMismatch(path(), FieldType::Table)));
        }
        table
    }

    /// Returns the tables of a list: `[[key]]` or an array of inline tables.
    fn list_tables<'t, 'i>(&mut self, parent: &'t DeTable<'i>, list: List) -> Vec<(Range<usize>, &'t DeTable<'i>)> {
        let key = list.toml_path().rsplit('.').next().unwrap_or_default();
        let Some(value) = parent.get(key) else { return Vec::new() };
        let mismatch = |span| (span, FormatErrorKind::TypeMismatch(list.toml_path().to_owned(), FieldType::Tables));
        let Some(array) = value.get_ref().as_array() else {
            self.errors.push(mismatch(value.span()));
            return Vec::new();
        };
        let mut tables = Vec::new();
        for item in array.iter() {
            match item.get_ref().as_table() {
                Some(table) => tables.push((item.span(), table)),
                None => self.errors.push(mismatch(item.span())),
            }
        }
        tables
    }

    fn read_list<E: ListEntry>(&mut self, root: &DeTable<'_>, builder: &mut Builder, name: IdReader<E>) {
        let mut seen = HashSet::new();
        for (nth, (span, table)) in self.list_tables(root, E::LIST).into_iter().enumerate() {
            let path = || format!("{}[{}]", E::LIST.toml_path(), nth + 1);
            let Some(name) = name(self, table, span, builder, &path) else { continue };
            if !seen.insert(name.clone()) {
                let span = table.get("id").map_or(0..0, Spanned::span);
                let text: EntryId = name.into();
                self.errors.push((span, FormatErrorKind::Duplicate(E::LIST, text.to_string())));
                continue;
            }
            let mut entry = E::new(name);
            let text: EntryId = entry.id().clone().into();
            self.read_record(table, &|| format!("{}.{text}", E::LIST.toml_path()), &mut entry);
            builder.push(entry);
        }
    }

    fn read_pairs(&mut self, weighing: &DeTable<'_>, builder: &mut Builder) {
        let mut seen = HashSet::new();
        for (nth, (span, table)) in self.list_tables(weighing, List::Pairs).into_iter().enumerate() {
            let path = || format!("weighing.pair[{}]", nth + 1);
            let mut id = |key: &str| match table.get(key) {
                Some(value) => match parse_value(value, FieldType::Id, &|| format!("{}.{key}", path())) {
                    Ok(FieldValue::Id(id)) => Some(id),
                    Ok(_) => None,
                    Err(error) => {
                        self.errors.push(error);
                        None
                    }
                },
                None => {
                    self.errors.push((span.clone(), FormatErrorKind::Missing(format!("{}.{key}", path()))));
                    None
                }
            };
            let (Some(a), Some(b)) = (id("a"), id("b")) else { continue };
            if !seen.insert((a.clone(), b.clone())) {
                self.errors.push((span, FormatErrorKind::Duplicate(List::Pairs, format!("{a}/{b}"))));
                continue;
            }
            let mut pair = Pair::new((a, b));
            self.read_record(table, &path, &mut pair);
            builder.push(pair);
        }
    }

    fn read_fates(&mut self, root: &DeTable<'_>, builder: &mut Builder) {
        for (_, option) in self.list_tables(root, List::Options) {
            let id = option.get("id").and_then(|id| Id::new(id.get_ref().as_str()?));
            let (Some(id), true) = (id, option.contains_key("fate")) else { continue };
            let path = || format!("option.{id}.fate");
            if let Some(fates) = self.child_table(option, "fate", &path) {
                self.read_map(fates, FieldType::Fate, &path, builder, |account| FieldPath::Fate(id.clone(), account));
            }
        }
    }

    /// Reads the answers of each person: the tables `gut`, `weight` and `rating`.
    fn read_answers(&mut self, root: &DeTable<'_>, builder: &mut Builder) {
        for (person, table) in self.person_tables(root, "gut") {
            let mut first_feeling = FirstFeeling::default();
            self.read_record(table, &|| format!("gut.{person}"), &mut first_feeling);
            for field in FirstFeeling::FIELDS {
                drop(builder.set(FieldPath::FirstFeeling(person.clone(), *field), first_feeling.get(*field)));
            }
        }
        let points = Points::FIELD_TYPE;
        for (person, table) in self.person_tables(root, "weight") {
            let path = || format!("weight.{person}");
            self.read_map(table, points, &path, builder, |criterion| FieldPath::Weight(person.clone(), criterion));
        }
        for (person, table) in self.person_tables(root, "rating") {
            for (criterion, value) in table.iter() {
                let path = || format!("rating.{person}.{}", criterion.get_ref());
                match (parse_id_key(criterion, &|| format!("rating.{person}")), value.get_ref().as_table()) {
                    (Err(error), _) => self.errors.push(error),
                    (_, None) => {
                        self.errors.push((value.span(), FormatErrorKind::TypeMismatch(path(), FieldType::Table)))
                    }
                    (Ok(criterion), Some(row)) => {
                        let field_path = |option| FieldPath::Rating(person.clone(), criterion.clone(), option);
                        self.read_map(row, FieldType::Rating, &path, builder, field_path);
                    }
                }
            }
        }
    }

    fn person_tables<'t, 'i>(&mut self, root: &'t DeTable<'i>, key: &'static str) -> Vec<(Id, &'t DeTable<'i>)> {
        let Some(table) = self.child_table(root, key, &|| key.to_owned()) else { return Vec::new() };
        let mut people = Vec::new();
        for (person, value) in table.iter() {
            match (parse_id_key(person, &|| key.to_owned()), value.get_ref().as_table()) {
                (Ok(person), Some(table)) => people.push((person, table)),
                (Err(error), _) => self.errors.push(error),
                (Ok(person), None) => {
                    self.errors.push((
                        value.span(),
                        FormatErrorKind::TypeMismatch(format!("{key}.{person}"), FieldType::Table),
                    ));
                }
            }
        }
        people
    }

    fn read_map(
        &mut self,
        from: &DeTable<'_>,
        kind: FieldType,
        path: LazyPath<'_>,
        builder: &mut Builder,
        field_path: impl Fn(Id) -> FieldPath,
    ) {
        for (name, value) in from.iter() {
            let read = parse_id_key(name, path).and_then(|id| {
                let path = || format!("{}.{id}", path());
                let field_value = parse_value(value, kind, &path)?;
                let mismatch = |_| (value.span(), FormatErrorKind::TypeMismatch(path(), kind));
                builder.set(field_path(id.clone()), Some(field_value)).map_err(mismatch)
            });
            self.errors.extend(read.err());
        }
    }

    fn read_private(&mut self, root: &DeTable<'_>, builder: &mut Builder) {
        let Some(private) = self.child_table(root, "private", &|| "private".to_owned()) else { return };
        if let Some(notes) = private.get("notes") {
            match parse_value(notes, FieldType::Text, &|| "private.notes".to_owned()) {
                Ok(text) => drop(builder.set(FieldPath::PrivateNotes, Some(text))),
                Err(error) => self.errors.push(error),
            }
        }
        let path = || "private.criterion".to_owned();
        if let Some(criteria) = self.child_table(private, "criterion", &path) {
            self.read_map(criteria, FieldType::Text, &path, builder, FieldPath::PrivateCriterion);
        }
        let path = || "private.visit".to_owned();
        for (at, value) in self.child_table(private, "visit", &path).into_iter().flatten() {
            match parse_value(value, FieldType::Text, &path) {
                Ok(text) => drop(builder.set(FieldPath::PrivateVisit(at.get_ref().to_string()), Some(text))),
                Err(error) => self.errors.push(error),
            }
        }
    }
}

/// A function that reads the id of an entry. If there is no valid id, the function adds an error and returns `None`.
type IdReader<E> =
    fn(&mut Reader, &DeTable<'_>, Range<usize>, &mut Builder, LazyPath<'_>) -> Option<<E as RecordWithId>::Name>;

fn read_id(
    reader: &mut Reader,
    table: &DeTable<'_>,
    span: Range<usize>,
    _: &mut Builder,
    path: LazyPath<'_>,
) -> Option<Id> {
    let Some(value) = table.get("id") else {
        if reader.is_syntax_valid {
            reader.errors.push((span, FormatErrorKind::Missing(format!("{}.id", path()))));
        }
        return None;
    };
    match parse_value(value, FieldType::Id, &|| format!("{}.id", path())) {
        Ok(FieldValue::Id(id)) => Some(id),
        Ok(_) => None,
        Err(error) => {
            reader.errors.push(error);
            None
        }
    }
}

fn read_log_id<E: ListEntry<Name = LogId>>(
    reader: &mut Reader,
    table: &DeTable<'_>,
    span: Range<usize>,
    builder: &mut Builder,
    path: LazyPath<'_>,
) -> Option<LogId> {
    let at = match table.get("at").map(|at| (at.span(), read_moment(at))) {
        Some((_, Some(at))) => Some(at),
        Some((span, None)) => {
            reader.errors.push((span, FormatErrorKind::TypeMismatch(format!("{}.at", path()), FieldType::Moment)));
            return None;
        }
        // Only `at` of a `[[change]]` is optional (FORMAT.md).
        None if E::LIST == List::Changes => None,
        None => {
            if reader.is_syntax_valid {
                reader.errors.push((span, FormatErrorKind::Missing(format!("{}.at", path()))));
            }
            return None;
        }
    };
    Some(LogId::next(at, E::entries(builder.document()).iter().map(RecordWithId::id)))
}

fn read_moment(value: &Spanned<DeValue<'_>>) -> Option<Moment> {
    value.get_ref().as_datetime().and_then(toml_value::to_moment)
}

//! A report as JSON: the tables of the file that may be exported, and the figures unless the verdict is withheld.

use std::collections::HashMap;

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::phrases;
use pesee_core::deliberation::{Change, Deliberation, EntryId, FieldPath, FieldValue, List, View, diff};
use pesee_core::method::{DEFAULT_DRAWS, Figures, ScoreObject, score_object};

use super::source::ReportSource;

/// A report. New versions only add keys. `deliberation` has the tables and keys of the file.
#[derive(Debug, serde::Serialize)]
pub struct JsonReport {
    report: u8,
    written: String,
    /// The reason why the figures are withheld, as text; `null` if they are present.
    missing: Option<String>,
    deliberation: Tables,
    /// The object of `pesee score`.
    figures: Option<ScoreObject>,
}

/// The start of every JSON report, by which it is recognized.
const BEGINNING: &str = "{\n  \"report\": 1,\n  \"written\": ";

/// Builds the report.
pub fn build_json_report(source: &ReportSource) -> JsonReport {
    let (document, locale) = (source.document(), crate::text::Locale::new(source.language()));
    JsonReport {
        report: 1,
        written: source.now().to_rfc3339(),
        missing: source.withheld().map(|reason| phrases::withheld_reason(&locale, document, reason).to_string()),
        deliberation: Tables::from_source(source),
        figures: source.ranking().map(|_| precise_score(document)),
    }
}

/// Computes the figures with enough draws for the precision that scripts expect.
fn precise_score(document: &View<'_>) -> ScoreObject {
    let figures = Figures::with_central_weights(document, DEFAULT_DRAWS);
    score_object(document, &figures, figures.ranking_unchecked(), DEFAULT_DRAWS)
}

/// Returns whether the content is a JSON report of this program. Only such a file is overwritten without a
/// confirmation.
pub fn is_json_report(bytes: &[u8]) -> bool {
    bytes.starts_with(BEGINNING.as_bytes())
}

/// The document as the tables and keys of its file.
#[derive(Debug)]
struct Tables {
    /// The lists that have entries.
    lists: Vec<(List, Vec<Entry>)>,
    /// The values that belong to no list.
    values: Values,
}

/// One entry of a list: the keys of its name, then its other values.
#[derive(Debug, serde::Serialize)]
struct Entry {
    #[serde(flatten)]
    name: EntryId,
    #[serde(flatten)]
    values: Values,
}

/// The table `weighing`, which contains the list `pair`.
#[derive(serde::Serialize)]
struct Weighing<'a> {
    pair: &'a [Entry],
    #[serde(flatten)]
    values: Subtable<'a>,
}

impl Tables {
    fn from_source(source: &ReportSource) -> Tables {
        let document: &Deliberation = source.document();
        let mut values = Values::default();
        let mut in_lists: HashMap<(List, EntryId), Values> = HashMap::new();
        let changes = diff(&Deliberation::default(), document).changes;
        for Change { path, to, .. } in changes.into_iter().filter(|change| source.may_show(&change.path)) {
            let (Some(value), dotted_path) = (to, path.to_string()) else { continue };
            match (&path, path.entry()) {
                (FieldPath::ListOrder(_), _) => {}
                (_, None) => values.0.push((dotted_path, value)),
                (_, Some(entry)) => {
                    let field = match &path {
                        FieldPath::Fate(_, account) => format!("fate.{account}"),
                        FieldPath::Pair(..) => "ratio".to_owned(),
                        _ => dotted_path.rsplit('.').next().unwrap_or_default().to_owned(),
                    };
                    in_lists.entry(entry).or_default().0.push((field, value));
                }
            }
        }
        let mut entries = |list: List| {
            // Not even the number of sealed comparisons may be exported.
            let is_sealed = list == List::Pairs && document.is_blind();
            let names = if is_sealed { Vec::new() } else { document.entry_ids(list) };
            let entry =
                |name: EntryId| Entry { values: in_lists.remove(&(list, name.clone())).unwrap_or_default(), name };
            names.into_iter().map(entry).collect::<Vec<Entry>>()
        };
        let lists = List::ALL.into_iter().map(|list| (list, entries(list)));
        Tables { lists: lists.filter(|(_, entries)| !entries.is_empty()).collect(), values }
    }
}

impl Serialize for Tables {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut root = serializer.serialize_map(None)?;
        let tables: Vec<(&str, Subtable<'_>)> = self.values.root().children().collect();
        let table =
            |name: &str| tables.iter().find(|(key, _)| *key == name).map(|(_, values)| *values).unwrap_or_default();
        let mut written = vec!["deliberation"];
        root.serialize_entry("deliberation", &table("deliberation"))?;
        for (list, entries) in &self.lists {
            match list {
                // `pair` is inside `weighing`, so the other values of `weighing` are written here too.
                List::Pairs => {
                    written.push("weighing");
                    root.serialize_entry("weighing", &Weighing { pair: entries, values: table("weighing") })?;
                }
                list => root.serialize_entry(list.toml_path(), entries)?,
            }
        }
        for (key, values) in tables.iter().filter(|(key, _)| !written.contains(key)) {
            root.serialize_entry(key, values)?;
        }
        root.end()
    }
}

/// Values with their dotted paths. The values of one table are adjacent.
#[derive(Debug, Default)]
struct Values(Vec<(String, FieldValue)>);

impl Values {
    fn root(&self) -> Subtable<'_> {
        Subtable { values: &self.0, depth: 0 }
    }
}

impl Serialize for Values {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.root().serialize(serializer)
    }
}

/// The values of one table: the first `depth` keys of their paths are the same.
#[derive(Clone, Copy, Default)]
struct Subtable<'a> {
    values: &'a [(String, FieldValue)],
    depth: usize,
}

impl<'a> Subtable<'a> {
    /// Returns the keys of this table with the values below each key.
    fn children(self) -> impl Iterator<Item = (&'a str, Subtable<'a>)> {
        let groups = self.values.chunk_by(move |(a, _), (b, _)| key(a, self.depth) == key(b, self.depth));
        groups.map(move |values| {
            let name = values.first().map(|(path, _)| key(path, self.depth)).unwrap_or_default();
            (name, Subtable { values, depth: self.depth + 1 })
        })
    }

    /// Returns the value if the path ends at this depth.
    fn value(self) -> Option<&'a FieldValue> {
        let (path, value) = self.values.first()?;
        (path.split('.').count() == self.depth).then_some(value)
    }
}

impl Serialize for Subtable<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.value() {
            Some(value) => value.serialize(serializer),
            None => serializer.collect_map(self.children()),
        }
    }
}

/// Returns the key at `depth` in a dotted path.
fn key(path: &str, depth: usize) -> &str {
    path.split('.').nth(depth).unwrap_or_default()
}

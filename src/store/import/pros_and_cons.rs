//! The import of a list of pros and cons in Markdown. Each item becomes a criterion. Its side says only whether the
//! item is for or against an option, so a pro is rated between 0 and +5 and a con between −5 and 0. The walk asks for
//! the exact rating.
//!
//! A heading is the name of an option, or says that pros or cons follow. Without a heading for the side, `+` is a pro
//! and `-` is a con. The first heading is the title if all other headings are at lower levels. Items before the first
//! heading of an option belong to an option with the name of the title.

use crate::messages::{ImportErrorKind, InputLocation};
use pesee_core::deliberation::{
    Alternative, Criterion, FieldPath, FieldValue, Id, List, Rating, RecordWithId, slugify,
};

use super::ImportBuilder;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ItemSide {
    Pro,
    Con,
}

impl ItemSide {
    /// Returns the range of all ratings on this side.
    fn rating(self) -> Option<Rating> {
        let (min, max) = Rating::SCALE;
        match self {
            ItemSide::Pro => Rating::between(0.0, max),
            ItemSide::Con => Rating::between(min, 0.0),
        }
    }

    /// Returns the side that a heading names.
    fn from_heading(heading: &str) -> Option<ItemSide> {
        Some(match slugify(heading).as_str() {
            "pro" | "pros" | "for" | "advantages" | "pour" | "avantages" | "le-pour" | "les-plus" => ItemSide::Pro,
            "con" | "cons" | "against" | "disadvantages" | "contre" | "inconvenients" | "le-contre" | "les-moins" => {
                ItemSide::Con
            }
            _ => return None,
        })
    }
}

/// The parsed form of one line.
#[derive(Debug, PartialEq)]
enum MarkdownLine<'a> {
    Blank,
    /// A heading: the number of `#` characters, and the text.
    Heading(usize, &'a str),
    /// A heading or an item that names the side of the items below.
    Side(ItemSide),
    /// An item: the side that its mark stands for, and the text.
    Item(Option<ItemSide>, &'a str),
    Other(&'a str),
}

fn parse_line(text: &str) -> MarkdownLine<'_> {
    let text = text.trim();
    let level = text.bytes().take_while(|byte| *byte == b'#').count();
    let trim_marks = |text| str::trim_matches(text, ['#', '*', '_', ':', ' ', '\u{a0}', '\t']);
    // A bullet before another mark has no meaning of its own: `* + text` is a pro.
    let inner = |(side, rest)| parse_item(rest).map_or((side, rest), |(inner, text)| (inner.or(side), text));
    let found = parse_item(text).map(inner);
    if let Some(side) = ItemSide::from_heading(trim_marks(found.map_or(text, |(_, rest)| rest))) {
        return MarkdownLine::Side(side);
    }
    match found {
        Some((side, text)) => MarkdownLine::Item(side, text),
        None if text.is_empty() => MarkdownLine::Blank,
        None if (1..=6).contains(&level) && !trim_marks(text).is_empty() => {
            MarkdownLine::Heading(level, trim_marks(text))
        }
        None => MarkdownLine::Other(text),
    }
}

/// Parses the mark and the text of an item: `+ text`, `- text`, `* text`, `1. text`.
fn parse_item(text: &str) -> Option<(Option<ItemSide>, &str)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = text.get(digits..).and_then(|rest| rest.strip_prefix(['.', ')']));
    if let Some(rest) = rest.filter(|rest| digits > 0 && rest.starts_with(' ')) {
        return Some((None, rest.trim()));
    }
    let mut chars = text.chars();
    let side = match chars.next()? {
        '+' => Some(ItemSide::Pro),
        '-' | '−' | '–' => Some(ItemSide::Con),
        '*' | '•' => None,
        _ => return None,
    };
    let rest = chars.as_str();
    rest.starts_with([' ', '\t', '\u{a0}']).then(|| (side, rest.trim())).filter(|(_, text)| !text.is_empty())
}

/// Imports a list. Returns its title, or `title` if the list has none.
pub(super) fn import_pros_and_cons(text: &str, title: &str, import: &mut ImportBuilder) -> String {
    let lines: Vec<MarkdownLine<'_>> = text.lines().map(parse_line).collect();
    let mut headings = lines.iter().filter_map(|line| match line {
        MarkdownLine::Heading(level, text) => Some((*level, *text)),
        _ => None,
    });
    // The first heading is the title if all other headings are at lower levels.
    let list_title =
        headings.next().filter(|(level, _)| headings.all(|(below, _)| below > *level)).map(|(_, text)| text);
    let title = list_title.unwrap_or(title);
    let mut section = Section { heading: (0, title), option: None, side: None };
    let mut lines = lines.into_iter().zip(1..).peekable();
    while let Some((line, number)) = lines.next() {
        match line {
            MarkdownLine::Blank => {}
            MarkdownLine::Heading(_, text) if list_title == Some(text) && section.option.is_none() => {}
            MarkdownLine::Heading(_, text) => {
                section.finish(import);
                section = Section { heading: (number, text), option: None, side: None };
            }
            MarkdownLine::Side(side) => section.side = Some(side),
            MarkdownLine::Item(mark, text) => {
                let mut text = text.to_owned();
                while let Some((MarkdownLine::Other(more), _)) =
                    lines.next_if(|(line, _)| matches!(line, MarkdownLine::Other(_)))
                {
                    text.push(' ');
                    text.push_str(more);
                }
                section.add_item(InputLocation::Line(number), mark, &text, import);
            }
            MarkdownLine::Other(text) => import.skipped.push((InputLocation::Line(number), text.to_owned())),
        }
    }
    section.finish(import);
    title.to_owned()
}

/// The lines below a heading.
struct Section<'a> {
    /// The line and the text of the heading. The line is 0 for items before the first heading.
    heading: (usize, &'a str),
    /// The option of this section. `None` until the section has an item.
    option: Option<Id>,
    /// The side of the last heading for a side.
    side: Option<ItemSide>,
}

impl Section<'_> {
    fn add_item(&mut self, location: InputLocation, mark: Option<ItemSide>, name: &str, import: &mut ImportBuilder) {
        let Some(rating) = self.side.or(mark).and_then(ItemSide::rating) else {
            return import.add_error(location, name, ImportErrorKind::NoSide);
        };
        let Some(option) = self.find_or_add_option(location, import) else { return };
        let criteria = import.builder.document().criteria();
        let same = criteria.iter().find(|criterion| criterion.name.to_lowercase() == name.to_lowercase());
        let criterion = match same {
            Some(criterion) => criterion.id.clone(),
            None => {
                let id = Id::generate(name, "criterion", criteria.iter().map(|criterion| &criterion.id));
                let len = criteria.len();
                if !import.has_room(List::Criteria, len, location, name) {
                    return;
                }
                import.builder.push(Criterion { name: name.to_owned(), ..Criterion::new(id.clone()) });
                id
            }
        };
        if import.builder.document().rating(&Id::me(), &criterion, &option).is_some() {
            return import.add_error(location, name, ImportErrorKind::Duplicate);
        }
        // The criterion and the option exist, so the rating can be set.
        drop(import.builder.set(FieldPath::Rating(Id::me(), criterion, option), Some(FieldValue::Rating(rating))));
    }

    /// Returns the option of this section, and adds the option if it is new.
    fn find_or_add_option(&mut self, location: InputLocation, import: &mut ImportBuilder) -> Option<Id> {
        if self.option.is_none() {
            let options = import.builder.document().options();
            let (_, name) = self.heading;
            let same = options.iter().find(|option| option.name == name).map(|option| option.id.clone());
            let id =
                same.clone().unwrap_or_else(|| Id::generate(name, "option", options.iter().map(|option| &option.id)));
            let len = options.len();
            if same.is_none() {
                if !import.has_room(List::Options, len, location, name) {
                    return None;
                }
                import.builder.push(Alternative { name: name.to_owned(), ..Alternative::new(id.clone()) });
            }
            self.option = Some(id);
        }
        self.option.clone()
    }

    /// Ends the section. A heading without items is recorded as skipped.
    fn finish(&self, import: &mut ImportBuilder) {
        let (line, text) = self.heading;
        if self.option.is_none() && line > 0 {
            import.skipped.push((InputLocation::Line(line), text.to_owned()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use pesee_core::deliberation::Deliberation;

    fn taken(text: &str) -> (String, Deliberation, Vec<usize>) {
        let mut taken = ImportBuilder::default();
        let title = import_pros_and_cons(text, "the file", &mut taken);
        assert_eq!(taken.errors, []);
        let line = |spot: &InputLocation| if let InputLocation::Line(line) = spot { *line } else { 0 };
        let passed = taken.skipped.iter().map(|(spot, _)| line(spot)).collect();
        (title, taken.builder.document().clone(), passed)
    }

    fn rated(document: &Deliberation) -> Vec<(&str, &str, f64)> {
        let of = |option: &'_ Alternative, criterion: &'_ Criterion| {
            document.rating(&Id::me(), &criterion.id, &option.id).map(Rating::value)
        };
        let mut found = Vec::new();
        for option in document.options() {
            let rows = document.criteria().iter();
            found.extend(rows.filter_map(|row| Some((option.name.as_str(), row.name.as_str(), of(option, row)?))));
        }
        found
    }

    #[test]
    fn marks_give_the_side_of_an_item() {
        let (title, document, passed) = taken("# Close it?\n\nI am tired.\n\n+ Quiet\n  evenings\n- Network\n− Name\n");
        assert_eq!(title, "Close it?");
        let expected = [("Quiet evenings", 2.5), ("Network", -2.5), ("Name", -2.5)];
        assert_eq!(rated(&document), expected.map(|(name, value)| ("Close it?", name, value)));
        assert_eq!(passed, [3]);
    }

    #[test]
    fn headings_give_the_side_in_both_languages() {
        for text in [
            "# X\n## Pros\n- a\n* b\n## Cons\n- c\n",
            "# X\n## Pour\n- a\n- b\n## Contre\n- c\n",
            "# X\n**Avantages :**\n1. a\n2) b\n\nInconvénients\n\n• c\n",
            "# X\n- Pros:\n  - a\n  - b\n- Cons:\n  - c\n",
            "# X\n* + a\n* + b\n* - c\n",
            "# X\n+ a\n+ b\n- * c\n",
        ] {
            let (_, document, passed) = taken(text);
            assert_eq!(rated(&document), [("X", "a", 2.5), ("X", "b", 2.5), ("X", "c", -2.5)], "{text}");
            assert!(passed.is_empty(), "{text}");
        }
    }

    #[test]
    fn other_headings_are_options_and_the_same_item_is_one_criterion() {
        let text =
            "# What now?\n## Keep\n### Pros\n- Network\n### Cons\n- Time\n## Close\n+ time\n- Network\n## Links\n";
        let (title, document, passed) = taken(text);
        assert_eq!((title.as_str(), document.criteria().len(), passed), ("What now?", 2, vec![10]));
        let expected =
            [("Keep", "Network", 2.5), ("Keep", "Time", -2.5), ("Close", "Network", -2.5), ("Close", "Time", 2.5)];
        assert_eq!(rated(&document), expected);
        let (title, document, _) = taken("# Keep\n+ a\n# Close\n- a\n");
        assert_eq!((title.as_str(), document.options().len()), ("the file", 2));
        assert_eq!(rated(&taken("+ a\n").1), [("the file", "a", 2.5)]);
    }
}

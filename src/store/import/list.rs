//! A list of pros and cons in Markdown. Each item is a criterion. Its side says whether it speaks for or against an
//! option and not how much, so it is rated as that: between 0 and +5, or between −5 and 0. The walk asks for the rest.
//!
//! A heading names an option, or says that pros or cons follow; where neither was said, `+` is a pro and `-` a con.
//! What stands above everything names the whole; a list without a heading of an option is about that.

use crate::messages::{Spot, Why};
use pesee_core::deliberation::{Alternative, Criterion, Entry, Id, Key, Leaf, List, Rating, slug};

use super::Taken;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Pro,
    Con,
}

impl Side {
    /// What may be said without saying how much.
    fn rating(self) -> Option<Rating> {
        let (least, most) = Rating::SCALE;
        match self {
            Side::Pro => Rating::between(0.0, most),
            Side::Con => Rating::between(least, 0.0),
        }
    }

    /// The side that a heading names.
    fn of(heading: &str) -> Option<Side> {
        Some(match slug(heading).as_str() {
            "pro" | "pros" | "for" | "advantages" | "pour" | "avantages" | "le-pour" | "les-plus" => Side::Pro,
            "con" | "cons" | "against" | "disadvantages" | "contre" | "inconvenients" | "le-contre" | "les-moins" => {
                Side::Con
            }
            _ => return None,
        })
    }
}

/// What one line is.
#[derive(Debug, PartialEq)]
enum Line<'a> {
    Blank,
    /// The number of its `#`, and its text.
    Heading(usize, &'a str),
    /// A heading that says which side follows.
    Side(Side),
    /// The side its mark stands for, and its text.
    Item(Option<Side>, &'a str),
    Other(&'a str),
}

fn line(text: &str) -> Line<'_> {
    let text = text.trim();
    let level = text.bytes().take_while(|byte| *byte == b'#').count();
    let bare = |text| str::trim_matches(text, ['#', '*', '_', ':', ' ', '\u{a0}', '\t']);
    // A bullet before another mark only makes the list.
    let inner = |(side, rest)| item(rest).map_or((side, rest), |(inner, text)| (inner.or(side), text));
    let found = item(text).map(inner);
    if let Some(side) = Side::of(bare(found.map_or(text, |(_, rest)| rest))) {
        return Line::Side(side);
    }
    match found {
        Some((side, text)) => Line::Item(side, text),
        None if text.is_empty() => Line::Blank,
        None if (1..=6).contains(&level) && !bare(text).is_empty() => Line::Heading(level, bare(text)),
        None => Line::Other(text),
    }
}

/// The mark of an item and its text: `+ text`, `- text`, `* text`, `1. text`.
fn item(text: &str) -> Option<(Option<Side>, &str)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = text.get(digits..).and_then(|rest| rest.strip_prefix(['.', ')']));
    if let Some(rest) = rest.filter(|rest| digits > 0 && rest.starts_with(' ')) {
        return Some((None, rest.trim()));
    }
    let mut letters = text.chars();
    let side = match letters.next()? {
        '+' => Some(Side::Pro),
        '-' | '−' | '–' => Some(Side::Con),
        '*' | '•' => None,
        _ => return None,
    };
    let rest = letters.as_str();
    rest.starts_with([' ', '\t', '\u{a0}']).then(|| (side, rest.trim())).filter(|(_, text)| !text.is_empty())
}

/// Takes over a list; gives its title, which is `title` where it does not say so itself.
pub(super) fn list(text: &str, title: &str, taken: &mut Taken) -> String {
    let lines: Vec<Line<'_>> = text.lines().map(line).collect();
    let mut headings = lines.iter().filter_map(|line| match line {
        Line::Heading(level, text) => Some((*level, *text)),
        _ => None,
    });
    // The first heading names the whole where no other is as high.
    let whole = headings.next().filter(|(level, _)| headings.all(|(below, _)| below > *level)).map(|(_, text)| text);
    let title = whole.unwrap_or(title);
    let mut section = Section { heading: (0, title), option: None, side: None };
    let mut lines = lines.into_iter().zip(1..).peekable();
    while let Some((line, number)) = lines.next() {
        match line {
            Line::Blank => {}
            Line::Heading(_, text) if whole == Some(text) && section.option.is_none() => {}
            Line::Heading(_, text) => {
                section.left(taken);
                section = Section { heading: (number, text), option: None, side: None };
            }
            Line::Side(side) => section.side = Some(side),
            Line::Item(mark, text) => {
                let mut text = text.to_owned();
                while let Some((Line::Other(more), _)) = lines.next_if(|(line, _)| matches!(line, Line::Other(_))) {
                    text.push(' ');
                    text.push_str(more);
                }
                section.item(Spot::Line(number), mark, &text, taken);
            }
            Line::Other(text) => taken.passed_over.push((Spot::Line(number), text.to_owned())),
        }
    }
    section.left(taken);
    title.to_owned()
}

/// What stands under a heading.
struct Section<'a> {
    /// Its line, 0 for what stands under none, and its text.
    heading: (usize, &'a str),
    /// The option it is about, from its first item on.
    option: Option<Id>,
    /// The side that was said last.
    side: Option<Side>,
}

impl Section<'_> {
    fn item(&mut self, spot: Spot, mark: Option<Side>, name: &str, taken: &mut Taken) {
        let Some(rating) = self.side.or(mark).and_then(Side::rating) else {
            return taken.refuse(spot, name, Why::NoSide);
        };
        let Some(option) = self.option(spot, taken) else { return };
        let criteria = taken.draft.document().criteria();
        let same = criteria.iter().find(|criterion| criterion.name.to_lowercase() == name.to_lowercase());
        let criterion = match same {
            Some(criterion) => criterion.id.clone(),
            None => {
                let id = Id::coined(name, "criterion", criteria.iter().map(|criterion| &criterion.id));
                let there = criteria.len();
                if !taken.has_room(List::Criteria, there, spot, name) {
                    return;
                }
                taken.draft.push(Criterion { name: name.to_owned(), ..Criterion::blank(id.clone()) });
                id
            }
        };
        if taken.draft.document().rating(&Id::me(), &criterion, &option).is_some() {
            return taken.refuse(spot, name, Why::Twice);
        }
        // Both are there.
        drop(taken.draft.set(Key::Rating(Id::me(), criterion, option), Some(Leaf::Cell(rating))));
    }

    /// The option it is about, added where it is new.
    fn option(&mut self, spot: Spot, taken: &mut Taken) -> Option<Id> {
        if self.option.is_none() {
            let options = taken.draft.document().options();
            let (_, name) = self.heading;
            let same = options.iter().find(|option| option.name == name).map(|option| option.id.clone());
            let id =
                same.clone().unwrap_or_else(|| Id::coined(name, "option", options.iter().map(|option| &option.id)));
            let there = options.len();
            if same.is_none() {
                if !taken.has_room(List::Options, there, spot, name) {
                    return None;
                }
                taken.draft.push(Alternative { name: name.to_owned(), ..Alternative::blank(id.clone()) });
            }
            self.option = Some(id);
        }
        self.option.clone()
    }

    /// Nothing more stands under it: a heading over no item is passed over.
    fn left(&self, taken: &mut Taken) {
        let (line, text) = self.heading;
        if self.option.is_none() && line > 0 {
            taken.passed_over.push((Spot::Line(line), text.to_owned()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use pesee_core::deliberation::Deliberation;

    fn taken(text: &str) -> (String, Deliberation, Vec<usize>) {
        let mut taken = Taken::default();
        let title = list(text, "the file", &mut taken);
        assert_eq!(taken.misread, []);
        let line = |spot: &Spot| if let Spot::Line(line) = spot { *line } else { 0 };
        let passed = taken.passed_over.iter().map(|(spot, _)| line(spot)).collect();
        (title, taken.draft.document().clone(), passed)
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
    fn marks_say_what_is_for_and_against() {
        let (title, document, passed) = taken("# Close it?\n\nI am tired.\n\n+ Quiet\n  evenings\n- Network\n− Name\n");
        assert_eq!(title, "Close it?");
        let expected = [("Quiet evenings", 2.5), ("Network", -2.5), ("Name", -2.5)];
        assert_eq!(rated(&document), expected.map(|(name, value)| ("Close it?", name, value)));
        assert_eq!(passed, [3]);
    }

    #[test]
    fn headings_say_it_in_either_language_whatever_the_bullets() {
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

//! Reports: all formats have the same content, omit private, sealed and premature results, and neutralise hostile text.

mod anonymous;
mod content;
mod formats;
mod markdown;
mod page;
mod size;
mod spellings;

use pesee::report::{self, ReportSource, build_document};
use pesee::store;
use pesee::text::Language;
use pesee_core::deliberation::Deliberation;

use crate::common::{decided, moment};

fn read(text: &str) -> Deliberation {
    store::parse_document(text.as_bytes()).unwrap()
}

fn file(name: &str) -> String {
    std::fs::read_to_string(format!("tests/files/{name}.toml")).unwrap()
}

/// Returns the deliberation in `language`, decided half a year ago.
fn example(language: pesee_core::deliberation::Language) -> String {
    decided(language)
}

/// Two people with revealed answers, an open condition, an unmet condition and a ruled-out option.
fn opened() -> String {
    let revealed = "[deliberation]\nrevealed = 2026-11-20T09:00:00-05:00\n";
    file("employes-sur-twitter").replacen("[deliberation]\n", revealed, 1)
}

/// Text that attacks the programs that open a report.
const HOSTILE: [&str; 12] = [
    "</title><script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "![p](http://x.example/p.png) [l](javascript:alert)",
    "# heading\n- item\n1. item\n> quote\n```\ncode\n```\n---\n===\n| a | b |\n| - | - |",
    "| cell | break \\| <!-- x -->",
    "=HYPERLINK(\"http://x.example\")",
    "@SUM(A1) +1 -1 %0a",
    "&lt;b&gt; &amp; <b>b</b> www.example.com me@example.com http://example.com",
    "\u{202e}turned\u{2069}\u{2066} \u{200b}hidden",
    "שלום עולם (a) ]]> <![CDATA[x]]>",
    "**bold** _it_ ~~gone~~ `code` $x$ {y} [^1] [ ] \\",
    "    indented\n\n\tcode\n+ plus\n1) one",
];

/// Returns the example with hostile text in every text field.
fn hostile() -> Deliberation {
    use pesee_core::deliberation::{Builder, Change, FieldPath, FieldValue, diff};
    let example = read(&example(pesee_core::deliberation::Language::En));
    let mut builder = Builder::from_document(&example);
    let mut words = HOSTILE.iter().cycle();
    for Change { path, to, .. } in diff(&Deliberation::default(), &example).changes {
        let next_text = || words.clone().next().map(|text| (*text).to_owned());
        let new_value = match to {
            // The language keeps its value, and a scale accepts only its own words.
            Some(FieldValue::Text(_)) if path.to_string() != "deliberation.language" => {
                next_text().map(FieldValue::Text)
            }
            Some(FieldValue::Rating(rating)) => Some(FieldValue::Rating(rating.with_note(next_text()))),
            _ => continue,
        };
        if !matches!(path, FieldPath::LoggedChange(..)) && builder.set(path, new_value).is_ok() {
            words.next();
        }
    }
    let mut texts = HOSTILE.iter().cycle().skip(3);
    let accounts: Vec<_> = example.accounts().iter().map(|account| account.id.clone()).collect();
    for id in accounts {
        for field in [pesee_core::deliberation::AccountField::Brought, pesee_core::deliberation::AccountField::Note] {
            let text = texts.next().unwrap();
            builder.set(FieldPath::Account(id.clone(), field), Some(FieldValue::Text((*text).to_owned()))).unwrap();
        }
    }
    let (document, unsound) = builder.finish();
    assert_eq!(unsound, []);
    document
}

/// A report in each format.
struct Written {
    markdown: String,
    html: String,
    csv: String,
    json: String,
    svg: String,
}

impl Written {
    fn of(document: &Deliberation) -> Written {
        Written::for_reader(document, Language::English)
    }

    fn for_reader(document: &Deliberation, reader: Language) -> Written {
        let source = ReportSource::new(document, reader, moment());
        let report_document = build_document(&source);
        let mut json = Vec::new();
        report::write_json(&mut json, &report::build_json_report(&source)).unwrap();
        Written {
            markdown: report::render_markdown(&report_document),
            html: report::render_html(&report_document),
            csv: report::render_csv(&source, None),
            json: String::from_utf8(json).unwrap(),
            svg: report::render_svg(&report_document),
        }
    }

    fn all(&self) -> [(&'static str, &str); 5] {
        [("md", &self.markdown), ("html", &self.html), ("csv", &self.csv), ("json", &self.json), ("svg", &self.svg)]
    }
}

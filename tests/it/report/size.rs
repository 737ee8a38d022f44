//! The size of a report is limited before it is built, in every format and in both programs.

use std::fmt::Write as _;

use pesee::messages::{ReportError, ReportFormat, ReportRequest};
use pesee::report::{self, MAX_REPORT_BYTES, estimate_bytes};
use pesee::text::{Language, Locale};
use pesee_core::deliberation::Deliberation;

use crate::common::TestApp;
use crate::common::made_up::made_up;
use crate::common::moment;
use crate::common::seeds::{few_or_many, is_due};

use super::{file, hostile, opened, read};

fn render(document: &Deliberation, format: ReportFormat) -> Result<report::RenderedReport, ReportError> {
    let request = ReportRequest::new(format);
    report::render(document, request, None, &Locale::new(Language::French), moment())
}

/// Returns a deliberation with every combination of options, criteria and people rated, and names of a length.
fn combinations([options, criteria, people, accounts]: [usize; 4], name: &str) -> String {
    let mut text = "format = 1\n[deliberation]\ntitle = \"t\"\nrevealed = 2026-11-20T09:00:00Z\n".to_owned();
    for at in 0..accounts {
        writeln!(text, "[[account]]\nid = \"a{at}\"\nplatform = \"{name}\"\nhandle = \"{name}{at}\"").unwrap();
    }
    for at in 0..options {
        writeln!(text, "[[option]]\nid = \"o{at}\"\nname = \"{name} {at}\"").unwrap();
        for account in 1..accounts {
            writeln!(text, "fate.a{account} = {{ merge = \"a0\" }}").unwrap();
        }
    }
    for at in 0..criteria {
        writeln!(
            text,
            "[[criterion]]\nid = \"c{at}\"\nname = \"{name} {at}\"\nweight = {}\nwhen = \"{}\"",
            at + 1,
            ["now", "later", "always"][at % 3]
        )
        .unwrap();
    }
    for at in 0..people {
        writeln!(text, "[[participant]]\nid = \"p{at}\"\nname = \"{name} {at}\"").unwrap();
    }
    let all: Vec<String> = (0..options).map(|at| format!("\"o{at}\"")).collect();
    writeln!(text, "[[condition]]\nid = \"q\"\nquestion = \"{name}\"\noptions = [{}]", all.join(", ")).unwrap();
    let mut nth = 0;
    for person in 0..people {
        for criterion in 0..criteria {
            writeln!(text, "[rating.p{person}.c{criterion}]").unwrap();
            for option in 0..options {
                nth += 1;
                match nth % 5 {
                    0 => {}
                    1 => {
                        writeln!(text, "o{option} = {{ value = 1, low = -3, high = 4, basis = \"feeling\" }}").unwrap()
                    }
                    _ => writeln!(text, "o{option} = {}", nth % 11 - 5).unwrap(),
                }
            }
        }
    }
    text
}

/// The estimate decides before the work is done, so it must never be too small.
#[test]
fn the_estimate_is_never_below_the_size_of_the_report() {
    let mut documents: Vec<Deliberation> = (0..few_or_many(12, 2_000)).map(made_up).collect();
    documents.extend([hostile(), read(&opened()), read(&file("two-accounts-answered")), read(&file("large-names"))]);
    let shapes = [[3, 2, 1, 2], [1, 1, 1, 0], [20, 3, 2, 1], [3, 20, 2, 3], [4, 5, 9, 4], [9, 8, 0, 20]];
    let names = ["a", "Ça & <là> |*_", &"\\u202E'x ".repeat(40), &"mot ".repeat(200)];
    for (nth, name) in names.into_iter().enumerate() {
        let due = shapes.iter().enumerate().filter(|(shape, _)| is_due(nth + shape));
        documents.extend(due.map(|(_, shape)| read(&combinations(*shape, name))));
    }
    for (nth, document) in documents.iter().enumerate() {
        for format in ReportFormat::ALL {
            let Ok(rendered) = render(document, format) else { continue };
            let (size, estimate) = (rendered.text.len() as u64, estimate_bytes(document, format));
            assert!(estimate >= size, "document {nth}, {format:?}: estimated {estimate}, is {size}");
        }
    }
}

#[test]
fn a_deliberation_of_a_usual_size_has_a_report_in_every_format() {
    let document = read(&combinations([20, 50, 4, 6], "A name of a usual length, as people write"));
    for format in ReportFormat::ALL.into_iter().filter(|format| *format != ReportFormat::Ics) {
        assert!(render(&document, format).is_ok_and(|made| made.text.len() <= MAX_REPORT_BYTES), "{format:?}");
    }
}

#[test]
fn a_small_file_with_a_huge_report_is_refused_with_the_reason() {
    // Many cells, long names in many cells, and long names under many conditions.
    let many = combinations([100, 500, 100, 0], "n").split("[rating.").next().unwrap().to_owned();
    let long = combinations([60, 30, 1, 0], &"long name ".repeat(900));
    for (name, text) in [("many", many), ("long", long), ("listed", listed_options())] {
        assert!(text.len() < 1 << 20, "{name}: {}", text.len());
        let document = read(&text);
        for format in [ReportFormat::Markdown, ReportFormat::Html, ReportFormat::Svg] {
            assert_eq!(render(&document, format).err(), Some(ReportError::TooLarge), "{name} {format:?}");
        }
    }
    assert!(render(&read(&listed_options()), ReportFormat::Csv).is_ok());
}

/// Returns a deliberation with a few options with long names, which a thousand conditions list.
fn listed_options() -> String {
    let mut text = combinations([8, 1, 1, 0], &"long name ".repeat(900));
    let all: Vec<String> = (0..8).map(|at| format!("\"o{at}\"")).collect();
    for at in 0..1_000 {
        writeln!(text, "[[condition]]\nid = \"x{at}\"\nquestion = \"?\"\noptions = [{}]", all.join(",")).unwrap();
    }
    text
}

#[test]
fn the_screen_says_that_a_report_is_too_large_and_writes_nothing() {
    for (language, message) in
        [(Language::English, "too large for other programs"), (Language::French, "trop grand pour être")]
    {
        let mut app = TestApp::on_file(language, "a.toml", &listed_options());
        app.press("<Esc><End><Up><Enter>e").sees(message).press("<Enter>").sees(message);
        assert!(!app.folder.path().join("a.md").exists());
        // Another format is offered and can be chosen.
        app.press("<Right><Right>").misses(message).press("<Enter>");
        assert!(app.folder.path().join("a.csv").exists(), "{}", app.screen());
    }
}

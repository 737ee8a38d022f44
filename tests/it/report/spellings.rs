//! An anonymous report contains no spelling of a name or a handle, in any format.

use pesee::messages::{ReportFormat, ReportRequest};
use pesee::text::{Language, Locale};

use super::anonymous::bare;
use super::{moment, read};

/// The names in a deliberation, and a text that its fields repeat.
#[derive(Clone, Copy, Debug)]
struct Names<'a> {
    person: &'a str,
    client: &'a str,
    handle: &'a str,
    platform: &'a str,
    said: &'a str,
}

const NAMES: Names<'_> = Names { person: "Ana", client: "Client Z.", handle: "@zz", platform: "Mastodon", said: "" };

/// Returns the anonymous report of a deliberation in each format. Every field that a report keeps has the repeated
/// text.
fn reports(names: Names<'_>, language: Language) -> Vec<(ReportFormat, String)> {
    let Names { person, client, handle, platform, said } = names;
    let text = format!(
        r#"format = 1
[deliberation]
title = "T: {said}"
question = "Q: {said}"
client = "{client}"
created = 2026-05-01T09:00:00Z
tags = ["{said}"]
[[account]]
id = "a"
platform = "{platform}"
handle = "{handle}"
brought = "{said}"
note = "{said}"
[[option]]
id = "o"
name = "O: {said}"
note = "{said}"
[[condition]]
id = "c"
question = "{said}"
options = ["o"]
note = "{said}"
[[criterion]]
id = "k"
name = "K: {said}"
hint = "{said}"
con = "{said}"
zero = "{said}"
pro = "{said}"
note = "{said}"
weight = 3
[[participant]]
id = "p"
name = "{person}"
[rating.p.k]
o = {{ value = 3, note = "{said}" }}
[[decision]]
at = 2026-05-20T20:40:00-04:00
option = "o"
because = "{said}"
expects = "{said}"
lift = "{said}"
obstacle = "{said}"
helper = "{said}"
premortem = "{said}"
[[step]]
id = "s"
what = "{said}"
by = 2026-06-20
[[tripwire]]
id = "w"
sign = "{said}"
then = "{said}"
look_on = 2026-06-20
[[review]]
at = 2026-06-20T20:40:00-04:00
note = "{said}"
[[visit]]
at = 2026-06-21T20:40:00-04:00
agreed = "{said}"
[private]
notes = "{said}""#
    );
    let document = read(&text);
    let write = |format| {
        let request = ReportRequest { is_anonymous: true, ..ReportRequest::new(format) };
        let made = pesee::report::render(&document, request, None, &Locale::new(language), moment()).unwrap();
        made.text.replace("\r\n ", "").to_lowercase()
    };
    ReportFormat::ALL.into_iter().map(|format| (format, write(format))).collect()
}

/// Checks that no report contains one of the words, which `|` separates.
#[track_caller]
fn assert_gone(reports: &[(ReportFormat, String)], gone: &str) {
    for (format, report) in reports {
        for word in gone.split('|') {
            assert!(!bare(report).contains(&bare(word)), "{format:?} says {word}: {report}");
        }
    }
}

/// Returns the report in the format Markdown.
fn markdown(reports: &[(ReportFormat, String)]) -> &str {
    &reports.iter().find(|(format, _)| *format == ReportFormat::Markdown).unwrap().1
}

/// The words of an address that are no account stay.
const KEPT: &str = "about company in videos status profile user channel posts pages";

#[test]
fn no_spelling_of_a_handle_stays() {
    for (handle, said, gone) in [
        (
            "https://linkedin.com/company/dufresne-avocats/about",
            "dufresne-avocats, linkedin.com/company/dufresne-avocats, @Dufresne-Avocats",
            "dufresne|avocats",
        ),
        (
            "https://twitter.com/helene_dufresne/status/123456",
            "@helene_dufresne, twitter.com/helene_dufresne, helene_dufresne",
            "helene|dufresne",
        ),
        ("https://www.youtube.com/@helenedufresne/videos", "youtube.com/@helenedufresne helenedufresne", "dufresne"),
        (
            "https://www.facebook.com/profile.php?id=100012345678",
            "profile.php?id=100012345678 100012345678",
            "100012345678",
        ),
        ("https://www.facebook.com/pages/HDufresne/100012345678", "hdufresne 100012345678", "dufresne|100012345678"),
        ("@helene_dufresne, @hd_pro", "@helene_dufresne; hd_pro, @hd_pro", "helene|hd_pro|hd-pro"),
        ("@helene_dufresne hd_pro;hdpriv", "helene_dufresne hd_pro hdpriv", "helene|hd_pro|hdpriv"),
        ("@helene@mastodon.dufresne.ca", "helene; mastodon.dufresne.ca/@helene, chez dufresne.ca", "helene|dufresne"),
        ("@helene@x.facebook.dufresne.qc.ca", "x.facebook.dufresne.qc.ca dufresne.qc.ca", "dufresne"),
        ("helenedufresne.substack.com", "helenedufresne @helenedufresne helenedufresne.substack.com", "dufresne"),
        ("https://helenedufresne.substack.com/p/bonjour", "helenedufresne", "dufresne"),
        ("@helenedufresne.bsky.social", "helenedufresne", "dufresne"),
        ("@jo", "twitter.com/jo, @jo, linkedin.com/in/jo, https://x.com/jo", "/jo|@jo"),
        ("https://twitter.com/jo", "twitter.com/jo @jo", "/jo|@jo"),
    ] {
        let said = format!("{said} {KEPT} ");
        let reports = reports(Names { handle, said: &said, ..NAMES }, Language::English);
        assert_gone(&reports, gone);
        assert!(markdown(&reports).contains(KEPT), "{handle}: {}", markdown(&reports));
    }
    let names = Names { handle: "@helene@mastodon.social", said: "mastodon.social is public", ..NAMES };
    let reports = reports(names, Language::English);
    assert!(markdown(&reports).contains("mastodon.social is public"), "{}", markdown(&reports));
}

#[test]
fn no_spelling_of_a_person_stays() {
    for (person, said, gone) in [
        ("Marie Lebœuf", "LEBOEUF Leboeuf Lebœuf marie-leboeuf MARIE LEBŒUF marieleboeuf", "lebœuf|leboeuf"),
        ("Marie Leboeuf", "Lebœuf LEBŒUF marie.lebœuf", "lebœuf|leboeuf"),
        (
            "Groß Straßen",
            "GROSS STRASSEN, gross straßen, Strassen, GROẞ STRAẞEN, grossstrassen",
            "groß|gross|straß|strass|groẞ|straẞ",
        ),
        ("Jean d’Arcy", "jean d'arcy; d'arcy, d’arcy, D'Arcy, jean.d.arcy, jeandarcy", "arcy"),
        ("Jean d'Arcy", "jean d’arcy; d’arcy, JEAN D’ARCY", "arcy"),
        ("Acme Inc.", "acme inc, ACME INC., acme-inc, Acme   Inc", "acme"),
        ("Marie   Roy", "marie roy, marie  roy, Marie Roy", "marie|roy"),
        ("Marie Roy", "marie   roy, marie - roy", "marie|roy"),
        (
            "Hélène Côté-Lévesque",
            "helene.cote@example.org helenecote hélène côté helene-cote helenelevesque helene_levesque",
            "helene|hélène|cote|côté|levesque",
        ),
    ] {
        assert_gone(&reports(Names { person, said, ..NAMES }, Language::English), gone);
    }
}

/// The small words of a name are not its end, and a ligature in another word stays.
#[test]
fn other_words_stay() {
    let said = "jean le dit: un bœuf, une straße, d'amour et c'est tout";
    let reports = reports(Names { person: "Jean Le Bon", said, ..NAMES }, Language::English);
    assert!(markdown(&reports).contains(said), "{}", markdown(&reports));
}

/// Names in several scripts, of people, clients, accounts and platforms.
#[test]
fn no_spelling_of_a_name_in_any_script_stays() {
    let names = [
        // The name of the person, of the client, a handle, a platform; how a text writes each; what must be gone.
        (
            "marie tremblay",
            "clinique lévesque",
            "@m",
            "radio brume",
            "Marie; Lévesque; radio-brume",
            "Marie|vesque|brume",
        ),
        (
            "王小明",
            "שרה לוי",
            "m@clinique-x.ca",
            "X de Marie",
            "和王小明说; שרה; chez clinique-x.ca",
            "小明|שרה|clinique-x",
        ),
        (
            "Jean-Noël Roy",
            "Dr. O'Neil",
            "https://www.atelier-roy.example/jnr/?a=b",
            "Atelier",
            "JeanNoëlRoy, jean.noël.roy, Neil; www.atelier-roy.example/x; jnr",
            "jeanno|noel|neil|atelier-roy|jnr",
        ),
    ];
    for (person, client, handle, platform, said, gone) in names {
        assert_gone(&reports(Names { person, client, handle, platform, said }, Language::French), gone);
    }
}

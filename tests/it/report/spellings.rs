//! An anonymous report contains no spelling of a name or a handle, in any format.

use pesee::messages::{ReportFormat, ReportRequest};
use pesee::text::{Language, Locale};

/// Returns the anonymous reports of a deliberation that repeats a text in its fields, with their formats.
fn reports(person: &str, handle: &str, said: &str) -> Vec<(ReportFormat, String)> {
    let text = format!(
        r#"format = 1
[deliberation]
title = "T: {said}"
question = "Q: {said}"
client = "Client Z."
language = "en"
[[account]]
id = "a"
handle = "{handle}"
note = "N: {said}"
[[option]]
id = "o"
name = "O: {said}"
[[criterion]]
id = "k"
name = "K: {said}"
weight = 3
[[participant]]
id = "p"
name = "{person}"
[rating.p.k]
o = {{ value = 3, note = "R: {said}" }}
[[decision]]
at = 2026-05-20T20:40:00-04:00
option = "o"
because = "B: {said}"
[[step]]
id = "s"
what = "S: {said}"
by = 2026-06-20
"#
    );
    let document = super::read(&text);
    let locale = Locale::new(Language::English);
    let write = |format| {
        let request = ReportRequest { is_anonymous: true, ..ReportRequest::new(format) };
        pesee::report::render(&document, request, None, &locale, super::moment()).unwrap().text.to_lowercase()
    };
    ReportFormat::ALL.into_iter().map(|format| (format, write(format).replace("\r\n ", ""))).collect()
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
        for (format, report) in reports("Ana", handle, &format!("{said} {KEPT} ")) {
            for word in gone.split('|') {
                assert!(!report.contains(word), "{format:?} says {word} of {handle}: {report}");
            }
            if format == ReportFormat::Markdown {
                assert!(report.contains(KEPT), "{handle}: {report}");
            }
        }
    }
    let reports = reports("Ana", "@helene@mastodon.social", "mastodon.social is public");
    assert!(reports[0].1.contains("mastodon.social is public"), "{reports:?}");
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
        for (format, report) in reports(person, "@zz", said) {
            for word in gone.split('|') {
                assert!(!report.contains(word), "{format:?} says {word} of {person}: {report}");
            }
        }
    }
}

/// The small words of a name are not its end, and a ligature in another word stays.
#[test]
fn other_words_stay() {
    let said = "jean le dit: un bœuf, une straße, d'amour et c'est tout";
    let reports = reports("Jean Le Bon", "@zz", said);
    assert!(reports[0].1.contains(said), "{reports:?}");
}

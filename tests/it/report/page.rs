//! The HTML page and the SVG picture: valid structure, accessible names, contrast, and layout in a real browser.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

use pesee_core::deliberation::{Deliberation, Language};
use roxmltree::{Document, Node};

use crate::common::made_up::made_up;
use crate::common::seeds::{few_or_many, is_at_length};

use super::{Written, example, file, hostile, opened, read};

/// Parses the page as XML. This proves that user text closes or opens no element.
pub(super) fn tree(html: &str) -> Document<'_> {
    Document::parse(html.strip_prefix("<!DOCTYPE html>\n").unwrap()).unwrap()
}

/// Every element that a page may contain.
const ELEMENTS: [&str; 39] = [
    "html",
    "head",
    "meta",
    "title",
    "style",
    "body",
    "main",
    "header",
    "section",
    "h1",
    "h2",
    "h3",
    "p",
    "br",
    "ul",
    "li",
    "dl",
    "div",
    "dt",
    "dd",
    "table",
    "caption",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "figure",
    "figcaption",
    "bdi",
    "svg",
    "desc",
    "g",
    "text",
    "rect",
    "line",
    "polygon",
    "path",
    "tspan",
];
/// Every attribute that a page may contain.
const ATTRIBUTES: [&str; 26] = [
    "lang",
    "charset",
    "http-equiv",
    "content",
    "name",
    "class",
    "id",
    "role",
    "tabindex",
    "scope",
    "aria-labelledby",
    "x",
    "y",
    "x1",
    "x2",
    "y1",
    "y2",
    "width",
    "height",
    "viewBox",
    "points",
    "text-anchor",
    "xmlns",
    "d",
    "rel",
    "type",
];

fn documents() -> Vec<(String, Deliberation)> {
    let mut all = vec![
        ("hostile".to_owned(), hostile()),
        ("unfinished".to_owned(), read(&file("two-accounts"))),
        ("fragile".to_owned(), read(&file("fragile"))),
        ("sealed".to_owned(), read(&file("two-seats"))),
        ("opened".to_owned(), read(&opened())),
    ];
    all.extend([Language::En, Language::Fr].map(|language| (language.as_str().to_owned(), read(&example(language)))));
    all.extend((0..few_or_many(8, 40)).map(|seed| (format!("seed {seed}"), made_up(seed))));
    all
}

fn says(node: Node<'_, '_>) -> String {
    node.descendants().filter_map(|node| node.is_text().then(|| node.text()).flatten()).collect::<String>()
}

#[test]
fn a_page_is_well_formed_and_every_part_has_a_name() {
    for (name, document) in documents() {
        let written = Written::of(&document);
        let page = tree(&written.html);
        let elements: Vec<Node<'_, '_>> = page.descendants().filter(Node::is_element).collect();
        let ids: Vec<&str> = elements.iter().filter_map(|node| node.attribute("id")).collect();
        assert_eq!(ids.len(), ids.iter().collect::<BTreeSet<_>>().len(), "{name}: an id stands twice");
        let mut level = 0;
        for node in &elements {
            let tag = node.tag_name().name();
            assert!(ELEMENTS.contains(&tag), "{name}: <{tag}>");
            for attribute in node.attributes() {
                assert!(ATTRIBUTES.contains(&attribute.name()), "{name}: {}", attribute.name());
            }
            for known in node.attribute("aria-labelledby").iter().flat_map(|names| names.split(' ')) {
                let named = elements.iter().find(|node| node.attribute("id") == Some(known)).unwrap();
                assert!(!says(*named).is_empty(), "{name}: {known} says nothing");
            }
            if let Some(depth) = tag.strip_prefix('h').and_then(|depth| depth.parse::<u32>().ok()) {
                assert!(depth <= level + 1, "{name}: h{depth} under h{level}");
                level = depth;
            }
            match tag {
                "svg" => {
                    assert_eq!(node.attribute("role"), Some("img"));
                    let title = node.children().find(|node| node.has_tag_name("title")).unwrap();
                    assert!(!says(title).is_empty(), "{name}");
                }
                "table" => {
                    let width = |row: Node<'_, '_>| row.children().filter(Node::is_element).count();
                    let widths: BTreeSet<usize> =
                        node.descendants().filter(|node| node.has_tag_name("tr")).map(width).collect();
                    assert_eq!(widths.len(), 1, "{name}: rows of a table differ");
                    assert!(widths.iter().all(|width| (2..=8).contains(width)), "{name}: {widths:?} columns");
                }
                "th" => assert!(matches!(node.attribute("scope"), Some("col" | "row")), "{name}"),
                _ => {}
            }
        }
        assert_eq!(elements.iter().filter(|node| node.has_tag_name("h1")).count(), 1, "{name}");
        let is_landmark =
            |node: &&Node<'_, '_>| node.has_tag_name("section") || node.attribute("role") == Some("region");
        let landmarks = || elements.iter().filter(is_landmark).map(|node| node.attribute("aria-labelledby").unwrap());
        assert_eq!(
            landmarks().count(),
            landmarks().collect::<BTreeSet<_>>().len(),
            "{name}: two landmarks have a label"
        );
        let head: Vec<_> = page.descendants().filter(|node| node.has_tag_name("meta")).collect();
        let policy = head.iter().find(|node| node.attribute("http-equiv").is_some()).unwrap();
        assert!(policy.attribute("content").unwrap().starts_with("default-src 'none'; style-src"), "{name}");
        let styles = page.descendants().filter(|node| node.has_tag_name("style"));
        let styles: String = styles.map(says).collect();
        assert!(!styles.contains("url(") && !styles.contains("@import"), "{name}: {styles}");
    }
}

/// Every user text is in an element that isolates its direction.
#[test]
fn texts_of_people_are_isolated_in_their_direction() {
    let hebrew = example(Language::En).replace("Keep both", "שלום (עולם)").replace("Time and fatigue", "זמן");
    let written = Written::of(&read(&hebrew));
    let page = tree(&written.html);
    let texts = page.descendants().filter(|node| node.is_text() && node.text().unwrap().contains("שלום"));
    let mut count = 0;
    for node in texts {
        let within = node.parent().unwrap().tag_name().name();
        let is_apart =
            within == "bdi" || (matches!(within, "text" | "title") && node.text().unwrap().contains('\u{2068}'));
        assert!(is_apart, "<{within}> {}", node.text().unwrap());
        count += 1;
    }
    assert!(count > 10, "{count}");
    assert!(written.markdown.contains("\u{2068}שלום") && written.svg.contains("\u{2068}שלום"));
    let english = Written::of(&read(&example(Language::En)));
    for (format, text) in english.all() {
        assert!(!text.contains('\u{2068}'), "{format}: nothing to keep apart");
    }
}

#[test]
fn a_picture_is_well_formed_and_has_a_description() {
    for (name, document) in documents() {
        let svg = Written::of(&document).svg;
        let picture = Document::parse(&svg).unwrap();
        let root = picture.root_element();
        assert_eq!((root.tag_name().name(), root.attribute("role")), ("svg", Some("img")), "{name}");
        for part in ["title", "desc"] {
            let part = root.children().find(|node| node.has_tag_name(("http://www.w3.org/2000/svg", part))).unwrap();
            assert!(!says(part).trim().is_empty(), "{name}");
        }
        let view: Vec<f64> = root.attribute("viewBox").unwrap().split(' ').map(|part| part.parse().unwrap()).collect();
        let (right, bottom) = (view[0] + view[2], view[1] + view[3]);
        for node in picture.descendants().filter(|node| node.attribute("class") != Some("ground")) {
            let number = |key: &str| node.attribute(key).map(|value| value.parse::<f64>().unwrap());
            let ends = [number("x").map(|x| x + number("width").unwrap_or(0.0)), number("x1"), number("x2")];
            assert!(ends.iter().flatten().all(|x| *x <= right + 0.1 && *x >= view[0]), "{name}: {ends:?} of {right}");
            let ends = [number("y").map(|y| y + number("height").unwrap_or(0.0)), number("y1"), number("y2")];
            assert!(ends.iter().flatten().all(|y| *y <= bottom + 0.1 && *y >= view[1]), "{name}: {ends:?} of {bottom}");
        }
    }
}

/// Returns a style sheet without its part for dark screens, and that part.
fn schemes(sheet: &str) -> [&str; 2] {
    let (light, dark) = sheet.split_once("(prefers-color-scheme: dark)").unwrap();
    [light, dark.split("@media print").next().unwrap()]
}

fn parse_colour(hex: &str) -> [f64; 3] {
    [0, 2, 4].map(|at| f64::from(u8::from_str_radix(&hex[at..at + 2], 16).unwrap()) / 255.0)
}

/// Returns the colours of the variables of a style sheet by name.
fn variables(sheet: &str) -> BTreeMap<String, [f64; 3]> {
    let named = sheet.split("--").skip(1).filter_map(|part| part.split_once(": #"));
    named.map(|(name, hex)| (name.to_owned(), parse_colour(hex))).collect()
}

/// Returns the colour that fills the shapes of each class of a picture.
fn fills(sheet: &str) -> BTreeMap<String, [f64; 3]> {
    let rules = sheet.lines().filter_map(|line| line.split_once("{ fill: #"));
    let classes = |(selectors, hex): (&str, &str)| {
        let names: Vec<String> =
            selectors.split(',').map(|selector| selector.trim().replace(".picture ", "")).collect();
        let colour = parse_colour(hex);
        names.into_iter().map(move |name| (name, colour))
    };
    rules.flat_map(classes).collect()
}

/// Returns the contrast ratio of two colours (WCAG 2.2).
fn contrast(a: [f64; 3], b: [f64; 3]) -> f64 {
    let linear = |part: f64| if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) };
    let light = |[r, g, b]: [f64; 3]| 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
    let (a, b) = (light(a), light(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn every_colour_has_enough_contrast_in_light_and_dark() {
    let [page, picture] =
        ["page", "picture"].map(|sheet| std::fs::read_to_string(format!("assets/report/{sheet}.css")).unwrap());
    for (page, picture) in schemes(&page).into_iter().zip(schemes(&picture)) {
        let (page, picture) = (variables(page), fills(picture));
        for name in ["ink", "quiet", "accent"] {
            let contrast = contrast(page[name], page["ground"]);
            assert!(contrast >= 4.5, "the page: {name} has {contrast:.2}");
        }
        // The texts of class `on-shape` stand on these shapes.
        for name in ["text", ".quiet", ".pro", ".con", ".span", ".here"] {
            for under in [".ground", ".on-shape"] {
                let contrast = contrast(picture[name], picture[under]);
                assert!(contrast >= 4.5, "the picture: {name} has {contrast:.2} to {under}");
            }
        }
        for (of_page, of_picture) in [("ground", ".ground"), ("ink", "text"), ("quiet", ".quiet"), ("accent", ".here")]
        {
            assert_eq!(page[of_page], picture[of_picture], "the picture and the page have the same colours");
        }
    }
}

/// Programs other than browsers know neither variables of style sheets nor the part for dark screens.
#[test]
fn a_picture_has_plain_colours() {
    let sheet = std::fs::read_to_string("assets/report/picture.css").unwrap();
    assert!(!sheet.contains("var(") && !sheet.contains("--"), "{sheet}");
    let [light, dark] = schemes(&sheet);
    let properties = |part: &str| part.matches("fill: #").count() + part.matches("stroke: #").count();
    assert_eq!(properties(light), properties(dark), "every colour has a dark variant");
    assert!(light.trim_end().ends_with("@media screen and"), "the dark variants are in their media query only");
}

/// A program other than a browser draws the picture on white, in the colours of the light scheme.
#[cfg(feature = "ci-tests")]
#[test]
fn a_picture_is_drawn_in_its_colours() {
    use resvg::{tiny_skia, usvg};
    let text = Written::of(&read(&file("two-accounts-answered"))).svg;
    let tree = usvg::Tree::from_str(&text, &usvg::Options::default()).unwrap();
    let (width, height) = (tree.size().width() as u32, tree.size().height() as u32);
    let mut drawn = tiny_skia::Pixmap::new(width, height).unwrap();
    resvg::render(&tree, tiny_skia::Transform::default(), &mut drawn.as_mut());
    let count = |hex: &str| {
        let wanted = parse_colour(hex).map(|part| (part * 255.0) as u8);
        drawn.pixels().iter().filter(|pixel| [pixel.red(), pixel.green(), pixel.blue()] == wanted).count()
    };
    assert!(count("ffffff") * 2 > drawn.pixels().len(), "the background is white");
    for (name, hex) in [("pros", "2b7a2b"), ("cons", "8a2a7d"), ("lens", "0b6e7c")] {
        assert!(count(hex) > 1000, "{name}: {} points", count(hex));
    }
    assert_eq!(count("000000"), 0, "nothing has the colour of a shape without a style");
}

/// Finds an installed browser.
fn browser() -> Option<PathBuf> {
    let folders: Vec<PathBuf> = std::env::split_paths(&std::env::var_os("PATH")?).collect();
    let names = ["chromium", "chromium-browser", "google-chrome"];
    names.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name))).find(|path| path.is_file())
}

/// Loads a page that shows the given pages in frames of several widths. Returns the page after layout, with the widths.
fn looked_at(browser: &Path, folder: &Path, pages: &[PathBuf]) -> (String, String) {
    let frames: String = pages
        .iter()
        .map(|page| format!("<iframe width=360 height=700 src='file://{}'></iframe>", page.display()))
        .collect();
    let harness = "<script>onload=()=>{const out=[...document.querySelectorAll('iframe')].map(f=>{const d=f.contentDocument,\
                   e=d.documentElement;return [e.scrollWidth,e.clientWidth,d.querySelectorAll('*').length,\
                   getComputedStyle(d.querySelector('h2')).borderTopStyle].join(' ')});\
                   document.body.innerHTML='<pre id=out>'+out.join('\\n')+'</pre>'}</script>";
    let path = folder.join("harness.html");
    std::fs::write(&path, format!("<!DOCTYPE html><meta charset=utf-8><body>{frames}{harness}</body>")).unwrap();
    let output = Command::new(browser)
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--disable-extensions", "--allow-file-access-from-files"])
        .args(["--enable-logging=stderr", "--virtual-time-budget=5000", "--dump-dom"])
        .arg(format!("--user-data-dir={}", folder.join("profile").display()))
        .arg(format!("--log-net-log={}", folder.join("net.json").display()))
        .arg("--net-log-capture-mode=IncludeSensitive")
        .arg(format!("file://{}", path.display()))
        .output()
        .unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (text(&output.stdout), text(&output.stderr))
}

#[test]
fn a_browser_shows_the_page_at_phone_width_without_requests() {
    // A browser needs several seconds to start.
    if !is_at_length() {
        return;
    }
    let Some(browser) = browser() else {
        eprintln!("skipped: there is no browser here");
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let all = documents();
    let pages: Vec<PathBuf> = all
        .iter()
        .take(20)
        .enumerate()
        .map(|(at, (_, document))| {
            let path = folder.path().join(format!("{at}.html"));
            std::fs::write(&path, Written::of(document).html).unwrap();
            path
        })
        .collect();
    let (out, err) = looked_at(&browser, folder.path(), &pages);
    let measured = out.split("<pre id=\"out\">").nth(1).unwrap_or_else(|| panic!("{out}\n{err}"));
    let measured: Vec<&str> = measured.split("</pre>").next().unwrap().lines().collect();
    assert_eq!(measured.len(), pages.len(), "{err}");
    for (line, (name, document)) in measured.iter().zip(&all) {
        let words: Vec<&str> = line.split(' ').collect();
        assert!(
            words[0].parse::<u32>().unwrap() <= words[1].parse::<u32>().unwrap(),
            "{name} scrolls sideways: {line}"
        );
        // The browser has the same elements as the written page, and applies its style.
        let written = Written::of(document).html;
        let elements = tree(&written).descendants().filter(Node::is_element).count();
        assert_eq!(words[2].parse::<usize>().unwrap(), elements, "{name}");
        assert_eq!(words[3], "solid", "{name}");
    }
    assert!(!err.contains("CONSOLE"), "{err}");
    let net = std::fs::read_to_string(folder.path().join("net.json")).unwrap_or_default();
    assert!(!net.contains("x.example"), "the page loads an external resource");
}

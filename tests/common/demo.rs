//! The animated picture of the README: screens of the program after real key input, on a new deliberation.

use std::collections::BTreeMap;
use std::fmt::Write;

use pesee::text::Language;
use pesee::ui::app::StartTarget;
use pesee::ui::theme::Theme;

use super::{TestApp, picture};

/// The keys before each frame, and how many seconds the frame stays.
const FRAMES: [(&str, u32); 18] = [
    ("", 4),
    ("<Enter>", 3),
    ("<Enter><Enter>1", 2),
    ("<Enter><Enter>Mastodon", 1),
    ("<Enter>§", 2),
    ("<Enter>LinkedIn<Enter><Enter>", 3),
    ("<Enter>4", 2),
    ("<Enter>4<Enter>", 2),
    ("3<Enter>", 3),
    ("<Down><Down><Down><Down><Down><Space><Enter><Enter>", 2),
    ("<Space><Down><Down><Space>", 2),
    ("<Space><Space><Space>", 2),
    ("<Enter>4", 3),
    ("<Enter>4<Enter>2<Enter>", 2),
    ("3-<Enter>5-", 2),
    ("<Enter>3<Enter>2<Enter>2-<Enter>d", 2),
    ("<Enter>4-<Enter>2<Enter>4<Enter>5<Enter>3<Enter>2<Enter>2-<Enter>5-<Enter>", 2),
    ("1<Enter>0<Enter>3-<Enter>2<Enter>", 8),
];

/// After this time every answer is saved, and the screen says so.
const SAVE_SECONDS: u64 = 5;

/// What the personal account brought, in place of `§` in the keys.
fn typed_text(language: Language) -> &'static str {
    match language {
        Language::English => "readers, two contracts",
        _ => "des lecteurs, deux contrats",
    }
}

/// Returns the screens of the demonstration.
pub fn screens(language: Language) -> Vec<(ratatui::buffer::Buffer, u32)> {
    let folder = tempfile::tempdir().unwrap();
    let mut app = TestApp::themed(language, Theme::Terminal, folder, StartTarget::Library, 80, 24);
    FRAMES
        .iter()
        .map(|(keys, seconds)| {
            app.press(&keys.replace('§', typed_text(language))).wait(SAVE_SECONDS);
            (app.buffer(), *seconds)
        })
        .collect()
}

/// Draws the demonstration as one animated picture. A viewer without animations shows the last screen.
///
/// Rows that stay the same over several frames are drawn once, which keeps the picture small.
pub fn animated_svg(language: Language, dark: bool) -> String {
    let screens = screens(language);
    let total: u32 = screens.iter().map(|(_, seconds)| seconds).sum();
    let starts: Vec<u32> = screens
        .iter()
        .scan(0, |start, (_, seconds)| {
            let this = *start;
            *start += seconds;
            Some(this)
        })
        .chain([total])
        .collect();
    let (mut styles, mut groups) = (BTreeMap::new(), String::new());
    for y in 0..screens[0].0.area.height {
        let rows: Vec<String> = screens.iter().map(|(screen, _)| picture::draw_row(screen, y, dark)).collect();
        let mut first = 0;
        while first < rows.len() {
            let after = first + rows[first..].iter().take_while(|row| **row == rows[first]).count();
            if !rows[first].is_empty() {
                let name = format!("f{first}-{after}");
                write!(groups, "<g class=\"{name}\">\n{}</g>\n", rows[first]).unwrap();
                styles.insert((first, after), name);
            }
            first = after;
        }
    }
    let mut style = String::from("<style>\n");
    for ((first, after), name) in styles {
        let is_last = after == screens.len();
        if first == 0 && is_last {
            continue;
        }
        let percent = |frame: usize| f64::from(starts[frame]) * 100.0 / f64::from(total);
        let before = if first == 0 { "visible" } else { "hidden" };
        write!(style, "@keyframes {name}{{0%{{visibility:{before}}}{:.3}%{{visibility:visible}}", percent(first))
            .unwrap();
        // The rows of the last screen stay visible until the animation starts again.
        let (end, last) = if is_last { (100.0, "visible") } else { (percent(after), "hidden") };
        writeln!(style, "{end:.3}%,100%{{visibility:{last}}}}}").unwrap();
        let still = if is_last { "visible" } else { "hidden" };
        writeln!(style, ".{name}{{visibility:{still};animation:{name} {total}s step-end infinite}}").unwrap();
    }
    style.push_str("@media(prefers-reduced-motion:reduce){g{animation:none!important}}\n</style>\n");
    picture::with_frame(&screens[0].0, dark, &(style + &groups))
}

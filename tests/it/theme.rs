//! Themes, the command palette, the help page and the configuration.

use std::time::Instant;

use chrono::DateTime;
use pesee::config::Config;
use pesee::text::{Language, SafeText};
use pesee::ui::action::Action;
use pesee::ui::app::{App, CurrentTime, Settings, StartTarget};
use pesee::ui::event::{Event, KeyName, KeyPress};
use pesee::ui::keymap::{Scope, all_bindings, format_key, introduction};
use pesee::ui::theme::Theme;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier};

use crate::common::places::{PLACES, at};
use crate::common::snapshots::assert_snapshot;
use crate::common::{TestApp, finished};

const BOTH: [(Language, &str); 2] = [(Language::English, "en"), (Language::French, "fr")];

fn themed(theme: Theme, keys: &str) -> Buffer {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.toml");
    std::fs::write(&path, finished()).unwrap();
    let mut app = TestApp::themed(Language::English, theme, folder, StartTarget::File(path), 80, 24);
    app.press(keys);
    app.buffer()
}

/// A theme from the configuration.
fn paper() -> Theme {
    let text = "[themes.paper]\nbackground = \"#fdfaf0\"\npro = \"#2b7a2b\"\ncon = \"#8a2a7d\"\n";
    Config::parse(text, &pesee::text::Language::from_locale).0.find_theme("paper").unwrap()
}

#[test]
fn every_theme_shows_the_same_text() {
    for keys in ["", "c", "m", "<Esc>", "<Esc><Up><Enter>", "?", ":", "ma", "<Esc><Esc>"] {
        let plain = themed(Theme::Mono, keys);
        assert!(plain.content.iter().all(|cell| cell.fg == Color::Reset && cell.bg == Color::Reset), "{keys}");
        for theme in Theme::BUILT_IN.into_iter().chain([paper()]) {
            let colored = themed(theme, keys);
            for (a, b) in plain.content.iter().zip(&colored.content) {
                assert_eq!(a.symbol(), b.symbol(), "{theme:?} {keys}");
                let turned = |cell: &ratatui::buffer::Cell| cell.modifier.contains(Modifier::REVERSED);
                assert_eq!(turned(a), turned(b), "{theme:?} {keys}");
            }
        }
    }
}

#[test]
fn high_contrast_paints_every_cell() {
    for keys in ["", "?", ":", "ma", "m"] {
        let buffer = themed(Theme::HighContrast, keys);
        assert!(buffer.content.iter().all(|cell| cell.bg != Color::Reset && cell.fg != Color::Reset), "{keys}");
    }
}

#[test]
fn a_theme_of_the_configuration_colours_every_cell() {
    let buffer = themed(paper(), "");
    assert!(buffer.content.iter().all(|cell| cell.bg == Color::Rgb(0xfd, 0xfa, 0xf0)));
    assert!(buffer.content.iter().any(|cell| cell.fg == Color::Rgb(0x2b, 0x7a, 0x2b)), "pros");
    assert!(buffer.content.iter().any(|cell| cell.fg == Color::Rgb(0x8a, 0x2a, 0x7d)), "cons");
}

#[test]
fn f3_cycles_the_themes_and_says_how_to_keep_one() {
    let mut app = TestApp::on_file(Language::English, "a.toml", &finished());
    app.press("<F3>").sees("terminal").press("<F3>").sees("theme = \"high-contrast\"");
    assert!(app.buffer().content.iter().all(|cell| cell.bg != Color::Reset));
    app.press("<F3>").sees("mono").press("<Down>").misses("config.toml");
}

#[test]
fn a_configuration_error_is_shown_on_the_first_screen() {
    let now = CurrentTime {
        instant: Instant::now(),
        wall_time: DateTime::parse_from_rfc3339("2026-11-24T10:00:00-05:00").unwrap(),
    };
    let settings = Settings {
        select_language: Box::new(|_| Language::English),
        list_languages: Box::new(|| Language::BUILT_IN.to_vec()),
        theme: Theme::Mono,
        themes: Theme::BUILT_IN.to_vec(),
        show_hints: true,
        is_mouse_enabled: true,
        initial_notice: Some(SafeText::sanitize("config.toml, 3:5: there is no such setting")),
        key_source: None,
        start: StartTarget::Library,
    };
    let mut terminal = Terminal::new(TestBackend::new(80, 24)).unwrap();
    let mut app = App::new(settings, now);
    let mut drawn = |app: &App| terminal.draw(|frame| app.view(frame)).unwrap().buffer.clone();
    let says = |buffer: &Buffer| {
        let text: String = buffer.content.iter().map(|cell| cell.symbol()).collect();
        text.contains("3:5: there is no such setting")
    };
    assert!(says(&drawn(&app)));
    app.update(Event::Key(KeyPress::new(KeyName::Down)), now);
    assert!(!says(&drawn(&app)), "the message disappears after the next key");
}

#[test]
fn f2_hides_the_keys_and_gives_their_row_to_the_screen() {
    let mut app = TestApp::on_file(Language::English, "a.toml", &finished());
    let hint = "Enter decide";
    app.sees(hint)
        .press("<F2>")
        .misses(hint)
        .misses("? help")
        .press("?")
        .sees("breaking point")
        .press("<Esc><F2>")
        .sees(hint);
}

#[test]
fn the_palette_and_the_help_page_in_both_languages() {
    for (language, tag) in BOTH {
        let mut app = TestApp::on_file(language, "a.toml", &finished());
        app.press(":");
        assert_snapshot!(format!("palette/all-actions.{tag}.80x24"), app.screen());
        app.press(if tag == "en" { "matr" } else { "tabl" });
        assert_snapshot!(format!("palette/match.{tag}.80x24"), app.screen());
        app.press("zzz");
        assert_snapshot!(format!("palette/no-match.{tag}.80x24"), app.screen());
        app.press("<Esc>?/").press(if tag == "en" { "undo" } else { "annul" });
        assert_snapshot!(format!("help/search.{tag}.80x24"), app.screen());
    }
    let mut small = TestApp::on_file_sized(Language::French, "a.toml", &finished(), 40, 12);
    assert_snapshot!("palette/all-actions.fr.40x12", small.press(":").screen());
}

#[test]
fn the_palette_finds_and_runs_an_action_in_either_language() {
    for words in ["matrix", "tableau", "Tabl"] {
        for (language, there) in [(Language::English, "matrix"), (Language::French, "tableau")] {
            let mut app = TestApp::on_file(language, "a.toml", &finished());
            app.press(&format!(":{words}<Enter>"));
            assert!(app.inner.scopes().contains(&Scope::Matrix), "{words}");
            app.sees(there);
        }
    }
    let mut app = TestApp::on_file(Language::English, "a.toml", &finished());
    app.press(":step 7<Enter>").sees("7/10").press("<C-p>step 3<Enter>").sees("3/10");
}

#[test]
fn the_palette_opens_every_page_of_the_manual() {
    for (language, word) in [(Language::English, "manual"), (Language::French, "manuel")] {
        for page in &pesee::manual::PAGES {
            let mut app = TestApp::on_file(language, "a.toml", &finished());
            app.press(&format!(":{word} {}<Enter>", page.name(language)));
            app.sees(page.title(language));
            assert_eq!(app.inner.scopes()[0], Scope::Page);
            // The page scrolls to its end and back, and closes.
            let first = app.screen();
            assert_ne!(app.press("<End>").screen(), first, "{}", page.title(language));
            assert_eq!(app.press("<Home>").screen(), first);
            app.press("<PageDown>").misses(page.title(language));
            app.press("<Esc>");
            assert_ne!(app.inner.scopes()[0], Scope::Page);
        }
    }
}

#[test]
fn the_palette_offers_only_available_actions() {
    let mut app = TestApp::on_file_sized(Language::English, "a.toml", &finished(), 100, 60);
    // Without a change there is nothing to undo.
    app.press(":undo").misses("Undo").press("<Esc>m<Right>3").press(":undo").sees("Undo").press("<Enter>");
    assert!(!app.inner.can(Action::Undo));
    // The library has no steps to open.
    app.press("<Esc><Esc><Esc>:step").misses("Go to step");
}

#[test]
fn every_bound_action_except_motions_is_in_the_palette() {
    for keys in ["", "m", "<Esc><Up><Enter>", "<Esc><Home><Down><Down><Enter>", "c", "<Esc><Esc>"] {
        let mut app = TestApp::on_file_sized(Language::English, "a.toml", &finished(), 100, 60);
        app.press(keys);
        let scopes = app.inner.scopes();
        let in_turn = scopes.iter().flat_map(|scope| all_bindings().filter(move |binding| binding.scope == *scope));
        let can = in_turn.filter(|binding| app.inner.can(binding.action));
        // If an inner and an outer scope have commands with the same name, the palette offers the inner one.
        let mut seen = vec![Action::Palette];
        let mut wanted = Vec::new();
        for binding in can.filter(|binding| !binding.action.is_motion()) {
            if !seen.contains(&binding.action) {
                seen.push(binding.action);
                wanted.push(binding);
            }
        }
        app.press("<C-p>");
        let locale = pesee::text::Locale::new(Language::English);
        for binding in wanted {
            let words = locale.translate(binding.label_id, &[]).to_string();
            // A search for the exact words of a command lists the command first.
            app.press("<C-u>").press(&words.replace('<', ""));
            let first = app.screen().lines().find(|line| line.contains("│ ▌")).unwrap_or_default().to_lowercase();
            assert!(
                first.contains(&words.to_lowercase()),
                "{words} ({})\n{}",
                format_key(&locale, binding.keys[0]),
                app.screen()
            );
        }
    }
}

#[test]
fn a_colon_in_a_text_is_text_and_control_p_opens_the_palette() {
    let mut app = TestApp::new(Language::English);
    app.press("<Enter><Enter><C-u>Mine: or not<C-p>").sees("Save and leave").press("<Esc>").sees("Mine: or not");
}

#[test]
fn the_help_page_is_searched() {
    let mut app = TestApp::on_file(Language::English, "a.toml", &finished());
    app.press("?/").sees("Enter go there").press("catalogue of errors").sees("Nothing found");
    // The search finds all keys of a scope by its name, and a key by its description, in both languages.
    app.press("<C-u>what would change it").sees("scroll").misses("redo");
    app.press("<C-u>renommer").sees("rename").misses("redo");
    app.press("<Enter>").press("<Down>").press("<Esc>").sees("breaking point").press("<Esc>").misses("breaking point");
}

/// Words that users of other programs type, in both languages, find the action whatever language is shown.
#[test]
fn the_palette_finds_everyday_words_in_both_languages() {
    let words = [
        (Action::NextTheme, "theme thème colour color couleur"),
        (Action::NextLanguage, "language langue"),
        (Action::Export, "export exporter print imprimer report rapport"),
        (Action::Quit, "quit quitter exit save enregistrer"),
        (Action::Help, "help aide glossary glossaire"),
    ];
    for (language, _) in BOTH {
        for keys in ["", "m", "<Esc><Up><Enter>", "<Esc><Esc>"] {
            let mut app = TestApp::on_file_sized(language, "a.toml", &finished(), 100, 40);
            app.press(keys);
            let locale = pesee::text::Locale::new(language);
            for (action, words) in words {
                let bindings = all_bindings().filter(|binding| binding.action == action && app.inner.can(action));
                let label_ids: Vec<&str> = bindings.map(|binding| binding.label_id).collect();
                for word in words.split(' ') {
                    app.press(":").press(word);
                    let screen = app.screen().to_lowercase();
                    let label = |id: &str| locale.translate(id, &[]).to_string().to_lowercase();
                    let is_found = label_ids.iter().any(|id| screen.contains(&format!("  {}", label(id))))
                        || label_ids.iter().any(|id| screen.contains(&format!("▌ {}", label(id))));
                    assert!(is_found, "{word} at {keys:?}:\n{screen}");
                    app.press("<Esc>");
                }
            }
            for word in ["delete", "supprimer"] {
                app.press(":").press(word).misses("No action here").misses("Aucune action");
                app.press("<Esc>");
            }
        }
    }
}

#[test]
fn delete_and_export_from_the_palette_lead_there() {
    let mut app = TestApp::on_file(Language::English, "a.toml", &finished());
    app.press("m:delete").sees("Remove the criterion").sees("in the library").press("<Esc>");
    app.press("<Esc>:delete a del<Enter>").sees("1 deliberation").press(":delete<Enter>").sees("is in the trash");
    let mut app = TestApp::on_file(Language::English, "a.toml", &finished());
    app.press("<Esc><Esc>:export<Enter>");
    assert_eq!(app.inner.scopes()[0], Scope::Export, "{}", app.screen());
}

#[test]
fn help_begins_with_the_screen_and_a_glossary() {
    let words = [
        (Language::English, ["win rate", "lens", "breaking point", "−5…+5", "range"]),
        (Language::French, ["taux de victoire", "horizon", "point de bascule", "−5…+5", "fourchette"]),
    ];
    for (nth, (language, words)) in words.into_iter().enumerate() {
        for place in PLACES.iter().skip(nth).step_by(5) {
            let mut app = at(language, Theme::Mono, *place);
            if matches!(place.2, Scope::Help | Scope::HelpSearch | Scope::Palette) {
                continue;
            }
            let scopes = app.inner.scopes();
            let locale = pesee::text::Locale::new(language);
            let introduction = introduction(&locale, &scopes).unwrap();
            let sentences = introduction.as_str().matches(". ").count() + 1;
            assert!(sentences == 2, "{}: {introduction}", place.0);
            app.press("<F1>").sees(introduction.as_str());
            let screen = app.screen();
            let positions: Vec<usize> = words.iter().map(|word| screen.find(word).unwrap_or(usize::MAX)).collect();
            assert!(positions.iter().all(|at| *at < usize::MAX), "{}: {words:?}\n{screen}", place.0);
            app.press("<F1>");
            assert_eq!(app.inner.scopes(), scopes, "{}: F1 closes the help", place.0);
        }
    }
}

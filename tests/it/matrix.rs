//! The matrix screen: keys in, screen and file out.

use pesee::text::Language as UiLanguage;
use pesee::ui::app::StartTarget;
use pesee::ui::event::{Event, KeyName, KeyPress};
use pesee::ui::theme::Theme;
use pesee_core::deliberation::{Basis, Id, Language, Points, Rank, Rating, TimeHorizon};
use ratatui::backend::{Backend, CrosstermBackend};
use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier};

use crate::common::seeds::few_or_many;
use crate::common::snapshots::assert_snapshot;
use crate::common::{TestApp, answered, finished, given};

fn on(ui_language: UiLanguage, text: &str, width: u16, height: u16) -> TestApp {
    let mut app = TestApp::on_file_sized(ui_language, "a.toml", text, width, height);
    app.press("m");
    app
}

const SIZES: [(u16, u16); 4] = [(80, 24), (40, 12), (120, 40), (200, 60)];

#[test]
fn the_table_in_every_size() {
    for (ui_language, language, prefix) in
        [(UiLanguage::English, Language::En, "en"), (UiLanguage::French, Language::Fr, "fr")]
    {
        for (width, height) in SIZES {
            let mut app = on(ui_language, &answered(language), width, height);
            assert_snapshot!(
                format!("matrix/table.{prefix}.{width}x{height}"),
                app.press("<Down><Down><Down><Right>").screen()
            );
        }
    }
}

#[test]
fn long_names_and_wide_letters_fit() {
    for (width, height) in SIZES {
        let mut app = on(UiLanguage::French, &given("large-names.toml"), width, height);
        assert_snapshot!(format!("matrix/long-names-weight.fr.{width}x{height}"), app.screen());
        assert_snapshot!(
            format!("matrix/long-names.fr.{width}x{height}"),
            app.press("<Right><Right><Right><Right>").screen()
        );
    }
}

/// Sends a key that has no name in key sequences.
fn press(app: &mut TestApp, key: KeyPress) {
    app.send(Event::Key(key));
}

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

fn criteria(app: &TestApp) -> Vec<String> {
    app.document().criteria().iter().map(|criterion| criterion.id.to_string()).collect()
}

fn options(app: &TestApp) -> Vec<String> {
    app.document().options().iter().map(|option| option.id.to_string()).collect()
}

/// Returns the line of the screen that contains `text`.
fn line(app: &mut TestApp, text: &str) -> String {
    app.screen().lines().find(|line| line.contains(text)).unwrap_or_default().to_owned()
}

/// Returns the column of a line at which `text` begins.
fn column(line: &str, text: &str) -> usize {
    line.split_once(text).unwrap().0.chars().count()
}

/// Returns the text of the pane beside the table, as one line.
fn side_pane(app: &mut TestApp) -> String {
    let screen = app.screen();
    let right = screen.lines().filter_map(|line| Some(line.split_once("│")?.1));
    right.flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ")
}

#[test]
fn the_matrix_is_edited_like_a_spreadsheet() {
    let mut app = on(UiLanguage::English, &finished(), 80, 24);
    app.press("<Right>5-<Down>d<Right>").press("r<C-u>1 0..2 estimate<Enter><Left>").press("nwhy not<Enter>");
    app.press("w<Up>12<Enter><Down><Right>b").wait(3);
    let document = app.document();
    let rating = |criterion: &str, option: &str| document.rating(&Id::me(), &id(criterion), &id(option)).cloned();
    assert_eq!(rating("network", "keep-both"), Rating::exact(-5.0));
    assert_eq!(rating("head-start", "keep-both"), Some(Rating::unknown().with_basis(Some(Basis::Fact))));
    let guess =
        Rating::guess(1.0, 0.0, 2.0).unwrap().with_basis(Some(Basis::Estimate)).with_note(Some("why not".into()));
    assert_eq!(rating("head-start", "pause-personal"), Some(guess));
    assert_eq!(document.criterion(&id("network")).unwrap().weight.map(Points::get), Some(12.0));
    app.sees("Ready before I need it: don't know: anything from −5 to +5, = fact.");
    app.press("<Right>").sees("+1, between 0 and +2, ≈ estimate.").sees("“why not”");
    // Without the rating, the cell is open, but the missing answer cannot change which option leads.
    app.press("<Backspace>").sees("not rated.").press("t").wait(3);
    assert_eq!(app.document().criterion(&id("head-start")).unwrap().time_horizon(), TimeHorizon::Always);
    app.press("<Esc>").sees("clearly ahead on your best guesses").sees("1 answer is missing").misses("matrix");
}

#[test]
fn a_weight_is_typed_and_cleared() {
    let mut app = on(UiLanguage::English, &finished(), 80, 24);
    app.sees("0–9 type a number").misses("d don't know");
    app.press("8.25<Enter>").wait(3);
    let weight = |app: &TestApp| app.document().criterion(&id("network")).unwrap().weight.map(Points::get);
    assert_eq!(weight(&app), Some(8.25));
    // The column shows points of 100, and the text below the points that were given.
    app.sees("29 of 100 points of weight, from 8.25 points");
    let (first, second) = (line(&mut app, "The network I built"), line(&mut app, "Ready before"));
    assert_eq!(column(&first, "29"), column(&second, "25"));
    app.press("<Backspace>").sees("The network I built: no weight yet").wait(3);
    assert_eq!(weight(&app), None);
    app.press("<Right>").sees("d don't know").misses("0–9");
    // Signs and notes do not apply to weights.
    let before = app.press("<Left>u").wait(3).file();
    app.press("d-+bn<Enter><Esc>").wait(3);
    assert_eq!(app.file(), before);

    let mut app = on(UiLanguage::English, &finished().replace("\"points\"", "\"order\""), 80, 24);
    app.press("<Down>1<Enter>").sees("of weight, from the order").press("<Backspace>").wait(3);
    assert_eq!(app.document().criterion(&id("head-start")).unwrap().rank.map(Rank::get), Some(1));
}

#[test]
fn rows_and_columns_are_moved_with_the_cursor() {
    let text = given("large-names.toml");
    let mut app = on(UiLanguage::French, &text, 120, 40);
    let order = criteria(&app);
    app.press("<Right>J").wait(3);
    assert_eq!(criteria(&app), [&order[1], &order[0], &order[2], &order[3]].map(String::clone));
    app.sees("▌ Le réseau bâti");
    press(&mut app, KeyPress::with_shift(KeyName::Down));
    app.press("J").wait(3);
    assert_eq!(criteria(&app), [&order[1], &order[2], &order[3], &order[0]].map(String::clone));
    // At the end of the list the criterion does not move.
    app.press("J").wait(3);
    assert_eq!(criteria(&app)[3], order[0]);
    // Comments move with their tables.
    let file = app.file();
    assert!(file.contains("# Ce critère est venu en premier.\n[[criterion]]\nid = \"reseau\""), "{file}");
    assert!(file.contains("name = \"Temps et fatigue\"          # chaque semaine"), "{file}");
    press(&mut app, KeyPress::with_shift(KeyName::Up));
    app.press("KK").wait(3);
    assert_eq!(criteria(&app), order);

    let columns = options(&app);
    press(&mut app, KeyPress::char('>'));
    press(&mut app, KeyPress::with_shift(KeyName::Right));
    app.wait(3).sees("  Garder les deux comptes, chacun avec sa voix · ");
    assert_eq!(options(&app)[..3], [&columns[1], &columns[2], &columns[0]].map(String::clone));
    press(&mut app, KeyPress::char('<'));
    press(&mut app, KeyPress::with_shift(KeyName::Left));
    press(&mut app, KeyPress::with_shift(KeyName::Left));
    app.wait(3);
    assert_eq!(options(&app), columns);
    // One key press is one undo step.
    app.press("u").wait(3);
    assert_eq!(options(&app)[..2], [&columns[1], &columns[0]].map(String::clone));
    app.sees("  Garder les deux comptes, chacun avec sa voix · ");
}

#[test]
fn an_added_row_or_column_is_selected_and_can_be_renamed() {
    let mut app = on(UiLanguage::English, &finished(), 80, 24);
    app.press("aPeace of mind<Enter>").sees("▌ Peace of mind").sees("0–9 type a number");
    app.press("ATell them<Enter>").misses("‹").sees("Tell them · Peace of mind: not rated.");
    app.press("e<C-u>Calm<Enter>E<C-u>Write to all<Enter>").sees("Write to all · Calm: not rated.");
    app.press("4").sees("Write to all · Calm: +4.").wait(3);
    let document = app.document();
    let (criterion, option) = (document.criteria().last().unwrap(), document.options().last().unwrap());
    assert_eq!((criterion.name.as_str(), option.name.as_str()), ("Calm", "Write to all"));
    assert_eq!(document.rating(&Id::me(), &criterion.id, &option.id).cloned(), Rating::exact(4.0));
}

#[test]
fn removing_a_row_or_column_is_one_undoable_change() {
    for (ui_language, row, column) in [
        (
            UiLanguage::English,
            "Removed, with 4 ratings: Nobody takes my name. u undoes this.",
            "Removed, with 5 ratings: Pause mine and say so. u undoes this.",
        ),
        (
            UiLanguage::French,
            "Retiré, avec 4 évaluations : Nobody takes my name. u annule.",
            "Retiré, avec 5 évaluations : Pause mine and say so. u annule.",
        ),
    ] {
        let mut app = on(ui_language, &finished(), 80, 24);
        let before = app.document();
        app.press("<Down><Down><Right><Right>x").sees(row).wait(3);
        assert!(!criteria(&app).contains(&"name-safety".to_owned()));
        assert!(!app.document().ratings(&Id::me()).unwrap().contains_key(&id("name-safety")));
        app.press("u").sees("▌ Nobody takes my name").wait(3);
        assert_eq!(app.document().ratings(&Id::me()), before.ratings(&Id::me()));
        app.press("X").sees(column).wait(3);
        assert!(!options(&app).contains(&"pause-personal".to_owned()) && !app.file().contains("pause-personal = "));
        app.press("u").sees("Pause mine and say so · Nobody takes my name").wait(3);
        let after = app.document();
        assert_eq!((after.criteria(), after.options()), (before.criteria(), before.options()));
        assert_eq!(after.ratings(&Id::me()), before.ratings(&Id::me()));
        // While the cursor is on a weight, no option is selected.
        app.press("wX").wait(3);
        assert_eq!(options(&app).len(), 4);
    }
}

#[test]
fn a_chosen_option_cannot_be_removed() {
    let decided = finished() + "\n[[decision]]\nat = 2026-11-20T09:00:00-05:00\noption = \"keep-both\"\n";
    let mut app = on(UiLanguage::English, &decided, 80, 24);
    app.press("<Right>X").sees("This option was chosen once, so it stays.").wait(3);
    assert_eq!(options(&app)[0], "keep-both");
}

#[test]
fn a_read_only_matrix_reports_no_removal() {
    let mut first = on(UiLanguage::English, &finished(), 80, 24);
    first.press("<Right>1").wait(3);
    let path = first.files()[0].clone();
    let mut second = TestApp::beside(UiLanguage::English, first.folder.path(), StartTarget::File(path));
    second.press("m<Right>").sees("read only").press("X").misses("Removed").press("x").misses("Removed");
    assert_eq!(options(&first).len(), 4);
}

#[test]
fn scores_are_shown_only_with_a_verdict() {
    let mut app = on(UiLanguage::English, &finished(), 80, 24);
    app.sees("score").press("<Right><Backspace>").misses("score");
    app.sees("Too early to say. 1 answer is missing, on 1 criterion").press("4").sees("score");
    // The scores below the table are aligned with the ratings at the decimal sign.
    let (cells, scores) = (line(&mut app, "Nobody takes"), line(&mut app, "score"));
    assert_eq!(column(&cells, "+3"), column(&scores, "+2.1"));

    let mut app = on(UiLanguage::French, &given("large-names.toml"), 200, 60);
    app.sees("total").press("<Right><Right><Right>");
    assert!(side_pane(&mut app).contains("est possible seulement si la réponse à « Une politique est-elle écrite? »"));
    app.press("<Right><Right>");
    assert!(side_pane(&mut app).ends_with("✗ écartée : « L'employeur est-il d'accord? » – non"));
    let scores = line(&mut app, "total");
    assert!(scores.contains("+0,5*") && scores.contains('✗'), "{scores}");
}

#[test]
fn strength_has_a_style_and_the_text_is_the_same_without_colour() {
    let screen = |theme: Theme| {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.toml");
        std::fs::write(&path, given("large-names.toml")).unwrap();
        let mut app = TestApp::themed(UiLanguage::French, theme, folder, StartTarget::File(path), 200, 60);
        app.press("mw").buffer()
    };
    let (colour, mono) = (screen(Theme::Terminal), screen(Theme::Mono));
    let text = |buffer: &Buffer| buffer.content().iter().map(|cell| cell.symbol().to_owned()).collect::<Vec<_>>();
    assert_eq!(text(&colour), text(&mono));
    // The style of the first occurrence of a figure, including its sign.
    let style = |buffer: &Buffer, figure: &str| {
        let signs: Vec<String> = figure.chars().map(String::from).collect();
        let all = buffer.content();
        let at = (0..all.len()).find(|at| {
            let here =
                signs.iter().enumerate().all(|(n, sign)| all.get(at + n).is_some_and(|cell| cell.symbol() == *sign));
            here && all[at - 1].symbol() == " "
        });
        let cell = &all[at.unwrap()];
        (cell.fg, cell.modifier)
    };
    for (figure, color, modifier) in [
        ("+4", Color::Green, Modifier::BOLD),
        ("+2,5", Color::Green, Modifier::empty()),
        ("+0,5", Color::Green, Modifier::DIM),
        ("−4", Color::Magenta, Modifier::BOLD),
        ("−3…+1", Color::Magenta, Modifier::DIM),
    ] {
        assert_eq!(style(&colour, figure), (color, modifier), "{figure}");
        assert_eq!(style(&mono, figure), (Color::Reset, modifier), "{figure}");
    }
}

/// Two people whose answers are revealed, or sealed if `revealed` is empty.
fn two(revealed: &str) -> String {
    let text = finished()
        .replace("[rating.me.", "[rating.ana.")
        .replace("[deliberation]\n", &format!("[deliberation]\n{revealed}\n"));
    text + "\n[[participant]]\nid = \"ana\"\nname = \"Ana\"\n[[participant]]\nid = \"ben\"\nname = \"Ben\"\nseat = \"employer\"\n\
        [rating.ben.network]\nkeep-both = { value = 1, basis = \"fact\", note = \"so far\" }\n"
}

#[test]
fn the_matrix_of_several_people_shows_means_and_is_read_only() {
    let mut app = on(UiLanguage::English, &two("revealed = 2026-11-20T09:00:00-05:00"), 120, 40);
    app.press("<Right>").sees("+2.5").sees("Ana +4").sees("Ben +1, = fact").sees("“so far”");
    app.press("5").sees("Ana, Ben: their answers are shown together here. Each person answers at step 8.");
    app.press("w5").sees("at step 7.").wait(3);
    // The shared parts can be changed while answers are sealed or revealed.
    app.press("J").wait(3);
    assert_eq!(criteria(&app)[1], "network");
    app.press("<Right>X").sees("Removed, with 6 ratings: Keep both.").press("u").sees("Ben +1");
}

#[test]
fn sealed_answers_cannot_be_removed() {
    let mut app = on(UiLanguage::English, &two(""), 120, 40);
    let before = app.file();
    app.press("<Right>")
        .misses("Ana +4")
        .misses("score")
        .press("x")
        .sees("Nothing can be removed while answers are sealed");
    app.press("X").sees("Nothing can be removed while answers are sealed").wait(3);
    assert_eq!(app.file(), before);
}

/// Returns a deliberation with the given number of criteria and options, and every rating.
fn large(criteria: usize, options: usize) -> String {
    let mut text = "format = 1\n[deliberation]\ntitle = \"A large one\"\n".to_owned();
    for option in 0..options {
        text.push_str(&format!("[[option]]\nid = \"o{option}\"\nname = \"Option {option}\"\n"));
    }
    for row in 0..criteria {
        let weight = 1 + row % 9;
        text.push_str(&format!("[[criterion]]\nid = \"k{row}\"\nname = \"Criterion {row}\"\nweight = {weight}\n"));
    }
    for row in 0..criteria {
        text.push_str(&format!("[rating.me.k{row}]\n"));
        let value = |option: usize| (row * 7 + option * 5) as i64 % 11 - 5;
        (0..options).for_each(|option| text.push_str(&format!("o{option} = {}\n", value(option))));
    }
    text
}

#[test]
fn headers_stay_while_a_large_table_scrolls() {
    let mut app = on(UiLanguage::English, &large(200, 20), 120, 40);
    app.sees("▌ Criterion 0").sees("›").misses("‹");
    app.press("<Right>").sees("Option 0 ·").press("<End>").sees("▌ Criterion 0").sees("‹").misses("›");
    app.sees("Option 19 · Criterion 0");
    app.press("G").sees("▌ Criterion 199").sees("weight").sees("score").sees("Option 19 ·");
    app.press("<PageUp>").sees("▌ Criterion 189").press("g<PageDown>").sees("▌ Criterion 10");
    app.press("<Home>").sees("  Option 0 ·").press("w").sees("▌ Criterion 10");
    app.resize(40, 12).sees("▌ Criterion 10").press("<Right><Right>").sees("Option 1").misses("Option 0");
    assert_snapshot!(
        "matrix/large-scrolled.en.120x40",
        app.resize(120, 40).press("<PageDown><PageDown><PageDown><End>").screen()
    );
}

#[test]
fn a_cursor_move_writes_few_bytes() {
    // In a large table most moves do not scroll. In a small table the text pane changes more.
    for (text, most) in [(large(200, 20), 250), (finished(), 600)] {
        let mut app = on(UiLanguage::English, &text, 120, 40);
        app.press("<Right>");
        for key in ["<Down>", "<Right>", "<Up>", "<Left>"] {
            let mut written: Vec<usize> = Vec::new();
            for _ in 0..few_or_many(12, 40) {
                let before = app.buffer();
                let after = app.press(key).buffer();
                let mut bytes = Vec::new();
                CrosstermBackend::new(&mut bytes).draw(before.diff(&after).into_iter()).unwrap();
                // At the end of a row nothing is redrawn.
                written.extend((before != after).then_some(bytes.len()));
            }
            written.sort_unstable();
            assert!(written[written.len() / 2] <= most, "{key}: {written:?}");
        }
    }
}

/// A deliberation with long names of options and criteria, weighed by one of the methods.
fn long_names(criteria: usize, method: &str) -> String {
    let mut text = format!(
        "format = 1\n[deliberation]\ntitle = \"Long\"\nquestion = \"Which?\"\n[weighing]\nmethod = \"{method}\"\n"
    );
    for (id, name) in [
        ("keep", "Keep both accounts as they are"),
        ("pause", "Pause mine and say so publicly"),
        ("merge", "Merge mine into the employer's"),
        ("close", "Close everything immediately"),
    ] {
        text.push_str(&format!("[[option]]\nid = \"{id}\"\nname = \"{name}\"\n"));
    }
    for row in 0..criteria {
        let when = ["now", "later"][row % 2];
        let (rank, points) = (row + 1, 10 * (criteria - row));
        text.push_str(&format!(
            "[[criterion]]\nid = \"k{row}\"\nname = \"Criterion {row} with words\"\nwhen = \"{when}\"\nrank = {rank}\nweight = {points}\n"
        ));
    }
    for row in 0..criteria {
        text.push_str(&format!("[rating.me.k{row}]\nkeep = 4\npause = {{ value = 1, basis = \"estimate\" }}\n"));
        text.push_str("merge = { low = -5, high = 5, note = \"why\" }\nclose = -3\n");
    }
    text
}

#[test]
fn the_names_of_options_are_complete_and_apart() {
    for ui_language in [UiLanguage::English, UiLanguage::French] {
        for (width, height) in [(80, 24), (120, 40)] {
            let mut app = on(ui_language, &long_names(4, "points"), width, height);
            let screen = app.screen();
            let head: Vec<&str> = screen.lines().skip(2).take_while(|line| !line.starts_with('▌')).collect();
            let heads = head.last().unwrap();
            for word in match ui_language {
                UiLanguage::English => ["when", "of 100"],
                _ => ["quand", "sur 100"],
            } {
                assert!(heads.contains(word), "{word}\n{screen}");
            }
            // Without the hyphens of divided words, the columns of the heading contain every letter of every name.
            let mut letters: Vec<char> =
                head.iter().flat_map(|line| line.chars()).filter(|c| c.is_alphabetic()).collect();
            for name in ["Keepbothaccountsastheyare", "Pausemineandsaysopublicly", "Closeeverythingimmediately"] {
                for letter in name.chars() {
                    let at = letters.iter().position(|known| *known == letter);
                    letters.remove(at.unwrap_or_else(|| panic!("{name}: {letter}\n{screen}")));
                }
            }
            assert!(!head.iter().any(|line| line.contains('…')), "{screen}");
        }
    }
}

#[test]
fn the_table_uses_the_height_of_the_screen() {
    for ui_language in [UiLanguage::English, UiLanguage::French] {
        for count in 1..=14 {
            let mut app = on(ui_language, &long_names(count, "points"), 80, 24);
            let screen = app.screen();
            let rows = screen.lines().filter(|line| line.contains("Criterion ")).count();
            let below: Vec<&str> =
                screen.lines().skip_while(|line| !line.contains("score") && !line.contains("total")).collect();
            let free = below.iter().filter(|line| line.trim().is_empty()).count();
            // Either all criteria are visible, or few rows are empty: those that separate the table and the footer, and
            // those that the description leaves.
            assert!(rows >= count || free <= 4, "{count} criteria, {rows} rows, {free} free\n{screen}");
        }
    }
}

#[test]
fn the_weights_are_points_of_100_by_every_method() {
    for method in ["order", "points", "swing"] {
        for ui_language in [UiLanguage::English, UiLanguage::French] {
            let mut app = on(ui_language, &long_names(4, method), 80, 24);
            let screen = app.screen();
            let share = |row: usize| -> f64 {
                let line = screen.lines().find(|line| line.contains(&format!("Criterion {row}"))).unwrap();
                let mut numbers = line.split_whitespace().filter_map(|word| word.parse::<f64>().ok());
                numbers.nth(1).unwrap()
            };
            let sum: f64 = (0..4).map(share).sum();
            assert!((sum - 100.0).abs() <= 2.0, "{method}: {sum}\n{screen}");
        }
    }
}

#[test]
fn the_marks_in_the_table_are_explained() {
    for (ui_language, words) in [
        (UiLanguage::English, ["≈ estimate", "✎ note", "? don't know"]),
        (UiLanguage::French, ["≈ une estimation", "✎ remarque", "? je ne sais pas"]),
    ] {
        for (width, height) in [(80, 24), (120, 40)] {
            let mut app = on(ui_language, &long_names(4, "points"), width, height);
            let screen = app.screen().replace('\u{a0}', " ");
            for word in words {
                assert!(screen.contains(word), "{word}\n{screen}");
            }
            // A mark that the table does not contain is not explained.
            assert!(!screen.contains("= fact") && !screen.contains("✗"), "{screen}");
        }
    }
}

/// A column whose heading has a long word is wider than the others.
#[test]
fn a_word_of_a_heading_is_complete_if_the_other_columns_leave_room() {
    let example = include_str!("../../assets/templates/example.fr.toml");
    for text in [answered(Language::Fr), example.to_owned()] {
        for (width, height) in [(80, 24), (120, 40)] {
            let mut app = TestApp::on_file_sized(UiLanguage::French, "a.toml", &text, width, height);
            app.press("m").sees("l'employeur").misses("l'empl-");
        }
    }
    let mut app = TestApp::on_file_sized(UiLanguage::English, "a.toml", &given("two-accounts-answered.toml"), 80, 24);
    app.press("m").sees("employer's  ").misses("emplo-");
}

#[test]
fn the_side_panel_yields_before_an_option_is_hidden() {
    let eight = |count: usize| {
        let mut text = long_names(3, "points");
        for option in 4..count {
            text.push_str(&format!("[[option]]\nid = \"o{option}\"\nname = \"Option-{option}\"\n"));
        }
        text
    };
    for ui_language in [UiLanguage::English, UiLanguage::French] {
        let mut app = on(ui_language, &eight(4), 120, 40);
        app.sees("│").misses("›");
        let mut app = on(ui_language, &eight(7), 120, 40);
        app.sees("Option-6").misses("›").misses("│");
    }
}

#[test]
fn pasted_rows_without_names_say_that_each_row_needs_one() {
    for (ui_language, said) in [
        (UiLanguage::English, "each row must begin with the name of a criterion"),
        (UiLanguage::French, "chaque ligne doit commencer par le nom d'un critère"),
    ] {
        let mut app = on(ui_language, &finished(), 120, 40);
        let before = app.inner.document().cloned();
        app.send(Event::Paste("1\t-2\t3\n0\t\t4\n".into()));
        app.sees(said);
        assert_eq!(app.inner.document().cloned(), before);
    }
}

#[test]
fn rows_of_a_spreadsheet_are_pasted_as_rows() {
    for (ui_language, said) in [
        (UiLanguage::English, "1 criterion is added, with 3 ratings. 3 ratings are replaced. u undoes this."),
        (UiLanguage::French, "1 critère est ajouté, avec 3 évaluations. 3 évaluations sont remplacées. u annule."),
    ] {
        let mut app = on(ui_language, &long_names(2, "points"), 80, 24);
        let before = app.inner.document().cloned();
        app.send(Event::Paste("Criterion 1 with words\t1\t- 2\t3 -\t\nEffort\t5\t-4\t\t0\n".into()));
        assert_said(&mut app, said);
        let document = app.inner.document().unwrap();
        let value = |row: &str, option: &str| document.rating(&Id::me(), &id(row), &id(option)).map(Rating::value);
        assert_eq!(
            ["keep", "pause", "merge", "close"].map(|option| value("effort", option)),
            [Some(5.0), Some(-4.0), None, Some(0.0)]
        );
        assert_eq!(
            ["keep", "pause", "merge", "close"].map(|option| value("k1", option)),
            [Some(1.0), Some(-2.0), Some(-3.0), Some(-3.0)]
        );
        app.press("u");
        assert_eq!(app.inner.document().cloned(), before);
    }
}

#[test]
fn the_message_about_pasted_rows_counts_what_happened_and_names_what_is_left_out() {
    let columns = "Criterion\twhen\tweight\tKeep both accounts as they are\tPause mine and say so publicly\nCriterion 1 with words\tnow\t9\t1\t2\nEffort\tnow\t3\t5\t-4\n";
    let without_heading = "Criterion 1 with words\tnow\t9\t1\t2\t3\t4";
    for (ui_language, cases) in [
        (
            UiLanguage::English,
            [
                (
                    columns,
                    "1 criterion is added, with 2 ratings. 2 ratings are replaced. Only names and ratings are pasted; left out: “when” and “weight”. u undoes this.",
                ),
                (
                    without_heading,
                    "4 ratings are replaced. Only names and ratings are pasted; left out: column 2 and column 3. u undoes this.",
                ),
            ],
        ),
        (
            UiLanguage::French,
            [
                (
                    columns,
                    "1 critère est ajouté, avec 2 évaluations. 2 évaluations sont remplacées. Seuls les noms et les évaluations sont collés; laissé de côté : « when » et « weight ». u annule.",
                ),
                (
                    without_heading,
                    "4 évaluations sont remplacées. Seuls les noms et les évaluations sont collés; laissé de côté : colonne 2 et colonne 3. u annule.",
                ),
            ],
        ),
    ] {
        for (text, said) in cases {
            let mut app = on(ui_language, &long_names(2, "points"), 80, 24);
            app.send(Event::Paste("Criterion 1 with words\t-5\t-5\t-5\t-5".into()));
            app.send(Event::Paste(text.into()));
            assert_said(&mut app, said);
            // What is there already is no change, and cannot be undone.
            app.send(Event::Paste(text.into()));
            assert!(!app.screen().contains("replaced") && !app.screen().contains("remplacée"), "{}", app.screen());
        }
    }
}

/// Checks that a notice is on the screen, on any number of rows.
fn assert_said(app: &mut TestApp, said: &str) {
    let screen = app.screen();
    let words = screen.replace('\u{a0}', " ").split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.contains(said), "{said}\n{screen}");
}

/// Builds a deliberation with more criteria than a screen has rows, all names long.
fn many_long_names() -> String {
    let mut text = "format = 1\n\n[deliberation]\ntitle = \"Long names\"\nlanguage = \"en\"\n".to_owned();
    for at in 0..6 {
        let name = format!("Keep both accounts and write for the firm on day {at} of the week");
        text += &format!("\n[[option]]\nid = \"o{at}\"\nname = \"{name}\"\n");
    }
    for at in 0..20 {
        let name = format!("The network that I built in my own name during the years before {at}");
        text += &format!("\n[[criterion]]\nid = \"c{at}\"\nname = \"{name}\"\n");
    }
    text
}

#[test]
fn each_name_is_complete_for_the_selected_cell() {
    for (language, width, height) in [
        (UiLanguage::English, 80, 24),
        (UiLanguage::French, 80, 24),
        (UiLanguage::English, 60, 30),
        (UiLanguage::French, 120, 40),
    ] {
        let mut app = TestApp::on_file_sized(language, "a.toml", &many_long_names(), width, height);
        app.press("<Esc>m");
        let contains = |app: &mut TestApp, text: String| {
            let screen = app.screen();
            let described = if width < 100 { screen.clone() } else { side_pane(app) };
            let words: Vec<&str> = described.split_whitespace().collect();
            assert!(words.join(" ").contains(&text), "{text}\n{screen}");
        };
        for row in 0..20 {
            contains(&mut app, format!("during the years before {row}"));
            for option in 0..6 {
                app.press("<Right>");
                contains(&mut app, format!("for the firm on day {option} of the week"));
                contains(&mut app, format!("during the years before {row}"));
            }
            app.press(&"<Left>".repeat(7)).press("<Down>");
        }
    }
}

/// While answers are sealed, a cell may have an answer that is not shown.
#[test]
fn the_matrix_of_sealed_answers_calls_no_cell_unrated() {
    for (language, sealed, unrated) in [
        (UiLanguage::English, "· not shown while answers are sealed", "not rated"),
        (UiLanguage::French, "· pas montré tant que les réponses sont scellées", "à évaluer"),
    ] {
        let mut app = TestApp::on_file(language, "a.toml", &given("two-seats.toml"));
        app.press("m").sees(sealed).misses(unrated);
    }
}

#[test]
fn one_point_of_a_weight_is_singular() {
    let text = given("two-accounts-answered.toml").replacen("weight = 9 ", "weight = 1 ", 1);
    for (language, share) in [(UiLanguage::English, "from 1 point."), (UiLanguage::French, "d'après 1 point donné.")]
    {
        TestApp::on_file(language, "a.toml", &text).press("m<Home><Left>").sees(share);
    }
}

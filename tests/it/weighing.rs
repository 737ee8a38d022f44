//! Weights by swings and by pairs, in the full-screen interface and in lines.

use pesee::text::Language as UiLanguage;
use pesee::walk;
use pesee_core::deliberation::*;
use pesee_core::method::Figures;

use crate::common::snapshots::assert_snapshot;
use crate::common::{TestApp, answered, finished, given};

const LANGUAGES: [(UiLanguage, &str); 2] = [(UiLanguage::English, "en"), (UiLanguage::French, "fr")];

/// From the list of steps to the weights.
const WEIGHTS: &str = "<Esc><Home><Down><Down><Down><Down><Down><Down><Enter>";

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

/// Opens the weights of the example, which has points and scale words.
fn example(language: UiLanguage, width: u16, height: u16) -> TestApp {
    let words = if language == UiLanguage::French { Language::Fr } else { Language::En };
    let text = answered(words);
    let mut app = TestApp::on_file_sized(language, "a.toml", &text, width, height);
    app.press(WEIGHTS);
    app
}

fn at_weights(text: &str, keys: &str) -> TestApp {
    let mut app = TestApp::on_file(UiLanguage::English, "a.toml", text);
    app.press(WEIGHTS);
    if app.document().is_blind() {
        app.sees("your turn").press("<Enter>").press(WEIGHTS);
    }
    app.press(keys);
    app
}

fn pairs(document: &Deliberation) -> Vec<(String, f64)> {
    let ratio = |pair: &Pair| pair.ratio.unwrap().get();
    document.pairs().iter().map(|pair| (format!("{}/{}", pair.criteria.0, pair.criteria.1), ratio(pair))).collect()
}

#[test]
fn comparing_in_pairs_in_both_languages() {
    for (language, name) in LANGUAGES {
        let mut app = example(language, 80, 24);
        assert_snapshot!(format!("weighing/pairs-first.{name}.80x24"), app.press("ww").screen());
        assert_snapshot!(format!("weighing/pairs-answer-moved.{name}.80x24"), app.press("<Left><Left>").screen());
        assert_snapshot!(
            format!("weighing/pairs-some-compared.{name}.80x24"),
            app.press("<Enter><Right><Enter>=<Enter>").screen()
        );
        assert_snapshot!(format!("weighing/pairs-weights.{name}.80x24"), app.press("5<Enter>").screen());
        assert_snapshot!(format!("weighing/pairs-contradiction.{name}.80x24"), app.press("-9<Enter>").screen());
        assert_snapshot!(format!("weighing/pairs-look-again.{name}.80x24"), app.press("r").screen());
        app.wait(3);
        assert_snapshot!(
            format!("weighing/pairs-all-compared.{name}.80x24"),
            app.press("<Enter>").press(&"=<Enter>".repeat(6)).screen()
        );
    }
}

#[test]
fn comparing_in_pairs_at_40_by_12_and_at_120_by_40() {
    for (language, name) in LANGUAGES {
        for (width, height) in [(40, 12), (120, 40)] {
            let mut app = example(language, width, height);
            assert_snapshot!(format!("weighing/pairs-first.{name}.{width}x{height}"), app.press("ww+4").screen());
            let keys = "<Enter>3<Enter>3<Enter>3<Enter>+9<Enter>";
            assert_snapshot!(format!("weighing/pairs-contradiction.{name}.{width}x{height}"), app.press(keys).screen());
        }
    }
}

#[test]
fn swings_in_both_languages() {
    for (language, name) in LANGUAGES {
        let mut app = example(language, 80, 24);
        assert_snapshot!(format!("weighing/swings-first.{name}.80x24"), app.press("w<Down>").screen());
        assert_snapshot!(format!("weighing/swings-others.{name}.80x24"), app.press("<Space>").screen());
        assert_snapshot!(format!("weighing/swings-set.{name}.80x24"), app.press("40<Down><Right>").screen());
        app.resize(40, 12);
        assert_snapshot!(format!("weighing/swings-set.{name}.40x12"), app.screen());
    }
}

#[test]
fn a_comparison_is_one_undo_step_and_one_line_in_the_file() {
    let text = given("two-accounts.toml");
    let mut app = at_weights(&text, "ww3<Enter>+7<Enter>");
    app.wait(3);
    let document = app.document();
    assert_eq!(document.weighting_method(), WeightingMethod::Pairwise);
    assert_eq!(pairs(&document), [("network/career-change".into(), 3.0), ("name-safety/network".into(), 7.0)]);
    let file = app.file();
    assert!(file.contains("  { a = \"network\", b = \"career-change\", ratio = 3 },\n"), "{file}");
    app.press("u").sees("Undone: “Nobody else takes my name” compared with “The network").wait(3);
    assert_eq!(pairs(&app.document()).len(), 1);
    app.press("<C-r>").sees("Redone").wait(3);
    assert_eq!(pairs(&app.document()).len(), 2);
    app.press("uuuuuu").wait(3);
    assert_eq!(app.file(), text, "undoing everything restores the opened file");
}

#[test]
fn an_earlier_comparison_can_be_changed_in_place() {
    let mut app = at_weights(&given("two-accounts.toml"), "ww3<Enter>5<Enter>2<Enter>");
    app.press("<BackTab>").sees("slightly more: 2 times as much").press("<Up><Up><Up>").sees("3 times as much");
    // A selection without Enter is not an answer.
    app.press("+<Down><Up>").sees("3 times as much").press("+9<Enter>").sees("No answer yet").wait(3);
    let document = app.document();
    assert_eq!(walk::stated_ratio(&document, &id("career-change"), &id("network")), Some(9.0));
    assert_eq!(pairs(&document)[0].0, "network/career-change", "the pair keeps its position and its direction");
    app.press("<Up><Backspace>").wait(3);
    assert_eq!(pairs(&app.document()).len(), 2);
    // At the first pair, going back leads to the previous question.
    app.press("<BackTab><BackTab><BackTab>").misses("Which matters more");
}

#[test]
fn comparisons_written_by_hand_keep_their_comments_and_are_not_asked_again() {
    let pairs_by_hand = "method = \"pairwise\"\npair = [\n  # thought about for a week\n  { a = \"upkeep\", b = \"network\", \
                         ratio = 2.5 }, # really\n  # and this one at once\n  { a = \"network\", b = \"clear-voice\", \
                         ratio = 12 } # before the comma\n  ,\n]\n";
    let text = given("two-accounts.toml");
    let method = text.lines().find(|line| line.starts_with("method")).unwrap();
    let text = text.replace(&format!("{method}\n"), pairs_by_hand);
    let mut app = at_weights(&text, "");
    app.sees("There will be weights after 2 more").press("<Up>").sees("12 times as much");
    app.press("<Up>").sees("2.5 times as much").press("<Down><Down>3<Enter>3<Enter>").sees("more would make").wait(3);
    let file = app.file();
    for comment in ["# thought about for a week", "# really", "# and this one at once", "# before the comma"] {
        assert_eq!(file.matches(comment).count(), 1, "{file}");
    }
    assert!(
        file.contains("ratio = 2.5 }, # really") && file.contains("ratio = 12 } # before the comma\n  ,\n  {"),
        "{file}"
    );
    assert_eq!(app.document().pairs().len(), 4);
    app.press("uu").wait(3);
    assert_eq!(app.file(), text);
}

#[test]
fn comparing_can_stop_at_any_time_and_resumes_there() {
    let mut app = at_weights(&given("two-accounts.toml"), "ww3<Enter>s");
    app.sees("How much do the years ahead count")
        .press("v")
        .sees("No criterion has any weight yet")
        .press("<Enter>")
        .sees("Which matters more");
    app.press("3<Enter>3<Enter>3<Enter>")
        .sees("6 more would make the weights more certain")
        .press("v")
        .misses("Which matters more");
    // When all pairs are compared, Enter continues.
    let mut app = at_weights(&given("two-accounts.toml"), "ww");
    app.press(&"=<Enter>".repeat(10)).sees("All the pairs are compared").press("<Enter>").sees("How much do the years");
}

#[test]
fn a_contradiction_is_pointed_out_and_can_be_ignored() {
    // The network counts twice as much as each other criterion. The others are equal, except one pair with the ratio 9.
    let mut app = at_weights(&given("two-accounts.toml"), "ww2<Enter>2<Enter>2<Enter>2<Enter>=<Enter>=<Enter>");
    app.misses("conflict")
        .misses("r look again")
        .press("9<Enter>=<Enter>=<Enter>=<Enter>")
        .sees("Your answers conflict")
        .sees("r look again");
    let figures = Figures::without_draws(&{
        app.wait(3);
        app.document()
    });
    let judged = figures.matrix().pairwise.as_ref().unwrap();
    let look = judged.judgement_to_review().unwrap();
    // Computed independently: the consistency ratio is 0.148392, and the other answers imply 2.861193.
    assert_eq!((look.a.as_str(), look.b.as_str(), look.stated), ("career-change", "upkeep", 9.0));
    assert!(
        (judged.consistency_ratio.unwrap() - 0.148392).abs() < 1e-6 && (look.implied - 2.861193).abs() < 1e-6,
        "{judged:?}"
    );
    app.sees("You said “A network ready before I need one” = 9 × “Time and fatigue of running two accounts”; your other answers");
    app.sees("say about 3 ×.").press("r").sees("9 times as much").press("1<Enter>").misses("conflict");
    app.sees("Your answers are consistent: 0.00");
}

#[test]
fn pairs_are_not_offered_with_two_people_and_are_read_only_in_a_file() {
    let mut app = at_weights(&given("two-seats.toml"), "");
    app.sees("How many points").press("ww").sees("Pick what matters most").press("w").sees("How many points");
    let mut app = at_weights(&given("employes-sur-twitter.toml"), "");
    app.sees("hold for everybody")
        .press("<Left>3r<Backspace>")
        .sees("hold for everybody")
        .press("w")
        .sees("Pick what matters most");
}

#[test]
fn adding_a_participant_turns_pairs_into_own_points() {
    let mut app = at_weights(&given("two-accounts.toml"), "ww3<Enter>3<Enter>3<Enter>3<Enter>");
    app.wait(3);
    let before = app.document();
    app.press("<Esc><Home><Enter><Enter><Enter><Down><Enter>").wait(3);
    let document = app.document();
    assert_eq!((document.people().len(), document.weighting_method()), (2, WeightingMethod::Points));
    assert!(document.pairs().is_empty(), "no person sees another person's comparisons");
    let own = document.weights(&Id::me()).unwrap();
    let shares = Figures::without_draws(&before);
    for factor in &shares.matrix().criteria {
        assert!((own[&factor.id].get() - factor.points * 100.0).abs() < 0.01, "{own:?}");
    }
    app.press("<Esc>u").wait(3);
    assert_eq!(pairs(&app.document()), pairs(&before));
}

#[test]
fn swings_start_from_the_most_important_one() {
    let text = given("two-accounts.toml").replace("weight = ", "was = ");
    let mut app = at_weights(&text, "ww");
    app.press("w").sees("Pick what matters most").press("ww").sees("If every criterion were at its worst");
    let swing = |app: &TestApp, name: &str| app.document().criterion(&id(name)).unwrap().weight.map(Points::get);
    // The second row is lifted first, then each row without an answer.
    app.press("<Down><Space>").sees("is worth 100").press("60<Enter><Right><Right><Enter>").wait(3);
    assert_eq!(app.document().weighting_method(), WeightingMethod::Swing);
    let now = ["network", "career-change", "name-safety", "upkeep"].map(|name| swing(&app, name));
    assert_eq!(now, [Some(60.0), Some(100.0), Some(10.0), None]);
    // The reference criterion stays, and another criterion can become the reference.
    app.press("<Home>5").sees("This criterion counts 100").press("<Down><Space>").wait(3);
    let now = ["network", "career-change", "name-safety"].map(|name| swing(&app, name));
    assert_eq!(now, [Some(100.0), None, Some(17.0)], "a swing above the new reference is asked again");
    app.press("u").wait(3);
    assert_eq!(swing(&app, "network"), Some(60.0));
    // After the first answer is removed, the first question is asked again.
    app.press("<Home><Backspace>").sees("If every criterion were at its worst");
}

#[test]
fn points_keep_their_proportions_as_swings() {
    let mut app = at_weights(&given("two-accounts.toml"), "w<Space>");
    app.wait(3);
    let points: Vec<f64> = app.document().criteria().iter().map(|c| c.weight.unwrap().get()).collect();
    assert_eq!(points, [100.0, 78.0, 67.0, 89.0, 44.0]);
    app.press("u").wait(3);
    let points: Vec<f64> = app.document().criteria().iter().map(|c| c.weight.unwrap().get()).collect();
    assert_eq!(points, [9.0, 7.0, 6.0, 8.0, 4.0]);
}

#[test]
fn a_comparison_after_the_verdict_is_in_the_change_list() {
    let text = finished();
    let mut app = TestApp::on_file(UiLanguage::English, "a.toml", &text);
    app.press("v").wait(3);
    app.press(WEIGHTS).press("ww3<Enter>").wait(3);
    let changes = app.document();
    let what: Vec<&str> = changes.changes().iter().filter_map(|changed| changed.what.as_deref()).collect();
    assert!(what.iter().any(|what| what.starts_with("weighing.pair.")), "{what:?}");
    app.press("H").sees("New comparison");
}

/// With one to fifteen criteria and any answers, weights exist from answer n − 1 on, and not before.
#[test]
fn weights_exist_from_the_last_needed_comparison_on() {
    for n in 1..=15_usize {
        let criteria: String =
            (1..=n).map(|k| format!("[[criterion]]\nid = \"c{k}\"\nname = \"Criterion {k}\"\n")).collect();
        let text = format!("format = 1\n[deliberation]\ntitle = \"t\"\n{criteria}[weighing]\nmethod = \"pairwise\"\n");
        let mut document = pesee::store::parse_document(text.as_bytes()).unwrap();
        let mut answers = 0;
        loop {
            let table = pesee_core::method::DecisionMatrix::from_document(&document);
            assert_eq!(walk::comparisons_until_connected(&document), (n - 1).saturating_sub(answers), "{n}: {answers}");
            assert_eq!(table.pairwise.is_some(), answers >= n - 1, "{n}: {answers}");
            let Some((a, b)) = walk::next_pair(&document).filter(|_| answers < n + 3) else { break };
            let ratio = walk::ratio_at_position((answers as i32 * 7) % 17 - 8);
            document.apply(&walk::set_pair_ratio(&document, &Id::me(), (&a, &b), Some(ratio))).unwrap();
            assert_eq!(walk::stated_ratio(&document, &b, &a).map(|back| (back * ratio).round()), Some(1.0));
            answers += 1;
        }
        assert_eq!(document.pairs().len() + walk::remaining_comparisons(&document), n * (n - 1) / 2);
    }
}

fn ranks(app: &TestApp) -> Vec<Option<u64>> {
    app.document().criteria().iter().map(|criterion| criterion.rank.map(Rank::get)).collect()
}

/// Opens the weights of a deliberation of five criteria without weights.
fn unweighed() -> TestApp {
    let text = given("two-accounts.toml");
    let is_weight = |line: &&str| line.starts_with("weight =") || line.starts_with("method =");
    let text: Vec<&str> = text.lines().filter(|line| !is_weight(line)).collect();
    at_weights(&(text.join("\n") + "\n"), "")
}

#[test]
fn criteria_are_picked_one_after_the_other_and_the_rest_is_open_or_equal() {
    let mut app = unweighed();
    app.sees("Pick what matters most").sees("▌  · The network I built").sees("(20)");
    // Enter picks nothing.
    app.press("<Enter>").sees("No criterion has a weight yet.").press("<BackTab>");
    assert_eq!(ranks(&app), [None; 5]);
    app.press("<Down><Space>").sees("1 A network ready").sees("▌  · The network I built").press("<End><Space>").wait(3);
    assert_eq!(ranks(&app), [None, Some(1), None, None, Some(2)]);
    // What is left open is named, and the verdict waits for it.
    app.press("<Enter>").sees("No weight yet: “The network I built in my own name”, “Nobody else takes my");
    app.press("v").sees("Too early to say").press("<Enter>").sees("Pick what matters most");
    app.press("=").sees("3 The network I built").sees("= Nobody else takes my name").wait(3);
    assert_eq!(ranks(&app), [3, 1, 3, 3, 2].map(Some));
    app.press("<Enter>").misses("No weight yet");
    // Each pick is one step to undo, and a rank can be taken back.
    app.press("<BackTab>u").wait(3);
    assert_eq!(ranks(&app), [None, Some(1), None, None, Some(2)]);
    app.press("<Home><Backspace>").wait(3);
    assert_eq!(ranks(&app), [None, None, None, None, Some(1)]);
}

#[test]
fn the_rest_can_be_equal_before_anything_is_picked() {
    let mut app = unweighed();
    app.press("=<Enter>").misses("No weight yet").misses("No criterion has a weight").wait(3);
    assert_eq!(ranks(&app), [1; 5].map(Some));
}

/// The points of a place do not depend on what is picked later (METHOD.md §2).
#[test]
fn each_row_shows_its_points_of_100() {
    let mut app = unweighed();
    let points = |app: &mut TestApp| -> Vec<String> {
        let screen = app.screen();
        let rows = screen.lines().filter_map(|line| line.split_once("│")).skip(5).map(|(_, row)| row.to_owned());
        let figure = |row: String| row.split_whitespace().rev().find(|word| !word.contains('▇')).map(str::to_owned);
        // A long name has a second row without a figure.
        let is_figure = |word: &String| word.contains(|c: char| c.is_ascii_digit());
        rows.filter_map(figure).filter(is_figure).take(5).collect()
    };
    assert_eq!(points(&mut app), ["(20)"; 5]);
    app.press("<Space>");
    assert_eq!(points(&mut app), ["38", "(16)", "(16)", "(16)", "(16)"]);
    app.press("<Space>");
    assert_eq!(points(&mut app), ["38", "25", "(13)", "(13)", "(13)"]);
    app.press("<Space><Space><Space>");
    assert_eq!(points(&mut app), ["38", "25", "18", "12", "8"]);
}

#[test]
fn the_words_of_a_criterion_stand_below_it() {
    for (language, name) in LANGUAGES {
        let words = if language == UiLanguage::French { Language::Fr } else { Language::En };
        for (width, height) in [(80, 24), (40, 12)] {
            let mut app = TestApp::on_file_sized(language, "a.toml", &answered(words), width, height);
            app.press(WEIGHTS).press("www<Down><Space>");
            assert_snapshot!(format!("weighing/order-begun.{name}.{width}x{height}"), app.screen());
        }
    }
}

#[test]
fn the_same_key_twice_restores_the_order() {
    let mut app = unweighed();
    // The order is not that of the file.
    app.press("<End><Space><End><Space><Space><Space><Space>").wait(3);
    let order = ranks(&app);
    assert_eq!(order, [3, 4, 5, 2, 1].map(Some));
    for row in 0..5 {
        app.press("<Home>").press(&"<Down>".repeat(row));
        app.press("=").wait(3);
        assert_eq!(ranks(&app) == order, row == 0, "nothing is above the first row");
        app.press("=").wait(3);
        assert_eq!(ranks(&app), order, "row {row}");
    }
    // A tie of two joins the one above as a whole, and parts again as it was.
    app.press("<Home><Down><Down>=").wait(3);
    let tied = ranks(&app);
    app.press("<Home><Down>=").wait(3);
    assert_ne!(ranks(&app), tied);
    app.press("=").wait(3);
    assert_eq!(ranks(&app), tied);
    // The rest is open again, too.
    let mut app = unweighed();
    app.press("<End><Space>==").wait(3);
    assert_eq!(ranks(&app), [None, None, None, None, Some(1)]);
}

#[test]
fn the_other_methods_are_shown_without_a_change() {
    for text in [given("two-accounts.toml"), finished(), given("two-seats.toml"), given("employes-sur-twitter.toml")] {
        let mut app = at_weights(&text, "");
        app.sees("The weights come");
        for _ in 0..6 {
            app.press("w<Down><Up>").sees("weights");
        }
        app.press("w<Enter>").wait(9).press("<BackTab>").misses("Only shown").wait(9);
        assert_eq!(app.file(), text);
    }
}

#[test]
fn an_answer_brings_the_shown_method_into_use_and_says_what_happens() {
    let text = given("two-accounts.toml");
    // Points to an order: the points stay.
    let mut app = at_weights(&text, "www");
    app.sees("Only shown: weights from the order. In use: weights from the points").press("<Space>");
    app.sees("The weights now come from the order. Your earlier answers stay in the file, unused.").wait(3);
    assert_eq!(app.document().weighting_method(), WeightingMethod::Order);
    assert!(app.document().criteria().iter().all(|criterion| criterion.weight.is_some()));
    app.sees("The weights come from the order.").press("u").sees("The weights come from the points.").wait(3);
    assert_eq!(app.file(), text);
    // Points to swings: they are carried over.
    let mut app = at_weights(&text, "w<Space>");
    app.sees("Your earlier answers are carried over.");
    // The key for it brings a method into use with the answers that it has.
    app.press("ww").sees("Only shown: weights from the order").press("W").sees("The weights now come from the order.");
    app.wait(3);
    assert_eq!((app.document().weighting_method(), ranks(&app)), (WeightingMethod::Order, vec![None; 5]));
    // Taking back a blank is no answer.
    let mut app = at_weights(&text, "w<Backspace>");
    app.sees("Only shown").wait(9);
    assert_eq!(app.file(), text);
    // With several people an order replaces own points.
    let mut app = at_weights(&given("two-seats.toml"), "ww<Down>=");
    app.sees("Your earlier answers are replaced.");
}

#[test]
fn blank_points_and_swings_are_named_on_leaving() {
    let mut app = at_weights(&given("two-accounts.toml"), "<Down><Backspace><Enter>");
    app.sees("No weight yet: “A network ready before I need one”. The verdict needs this weight.");
    let mut app = unweighed();
    app.press("ww<Space>").sees("is worth 100").press("50<Enter><Enter>");
    app.sees(
        "No weight yet: “Nobody else takes my name”, “Time and fatigue of running two accounts”, “Readers know who",
    );
}

/// If all criteria count at the same time, no setting of the lens changes a share.
#[test]
fn the_question_about_the_lens_says_when_it_changes_nothing() {
    let file = given("two-accounts-answered.toml");
    let when = |word: &str| {
        let alike = ["now", "later", "always"].iter().fold(file.clone(), |text, other| {
            text.replace(&format!("when = \"{other}\" "), &format!("when = \"{word}\" "))
                .replace(&format!("when = \"{other}\"\n"), &format!("when = \"{word}\"\n"))
        });
        alike.replace("later = 0.6", "")
    };
    for (word, english, french) in [
        ("always", "Every criterion always counts", "Tous les critères comptent toujours"),
        ("now", "Every criterion counts now", "Tous les critères comptent maintenant"),
        ("later", "Every criterion counts later", "Tous les critères comptent plus tard"),
    ] {
        for (language, told, effect) in
            [(UiLanguage::English, english, "later things"), (UiLanguage::French, french, "sur 100, maintenant")]
        {
            let mut app = TestApp::on_file(language, "a.toml", &when(word));
            app.press("<Esc><Home><Down><Down><Down><Down><Down><Down><Enter><Enter>");
            app.sees(told).misses(effect);
            // No empty rows stand where the effects of the settings would be.
            let screen = app.screen();
            let rows: Vec<usize> = screen
                .lines()
                .enumerate()
                .filter(|(_, line)| line.contains("│  1 ") || line.contains("│  5 "))
                .map(|(y, _)| y)
                .collect();
            assert_eq!(rows.last().zip(rows.first()).map(|(last, first)| last - first), Some(4), "{screen}");
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("a.toml");
            std::fs::write(&path, when(word)).unwrap();
            let go = if language == UiLanguage::English { ":go 7\n\n\n\n\n\n\n" } else { ":aller 7\n\n\n\n\n\n\n" };
            let told_plainly = crate::plain::run_lines(language, &path, go);
            assert!(told_plainly.contains(told) && !told_plainly.contains(effect), "{told_plainly}");
        }
    }
    let mut app = TestApp::on_file(UiLanguage::English, "a.toml", &file.replace("later = 0.6", ""));
    app.press("<Esc><Home><Down><Down><Down><Down><Down><Down><Enter><Enter>");
    app.sees("It changes the weights").sees("later things");
}

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
    app.press(WEIGHTS).press(keys);
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
            app.press("<Enter><Right><Enter><Enter>").screen()
        );
        assert_snapshot!(format!("weighing/pairs-weights.{name}.80x24"), app.press("5<Enter>").screen());
        assert_snapshot!(format!("weighing/pairs-contradiction.{name}.80x24"), app.press("-9<Enter>").screen());
        assert_snapshot!(format!("weighing/pairs-look-again.{name}.80x24"), app.press("r").screen());
        app.wait(3);
        assert_snapshot!(format!("weighing/pairs-all-compared.{name}.80x24"), app.press(&"<Enter>".repeat(6)).screen());
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
        assert_snapshot!(format!("weighing/swings-others.{name}.80x24"), app.press("<Enter>").screen());
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
    app.press("u").sees("Taken back: Nobody else takes my name against The network").wait(3);
    assert_eq!(pairs(&app.document()).len(), 1);
    app.press("<C-r>").sees("Done again").wait(3);
    assert_eq!(pairs(&app.document()).len(), 2);
    app.press("uuuuuu").wait(3);
    assert_eq!(app.file(), text, "undoing everything restores the opened file");
}

#[test]
fn an_earlier_comparison_can_be_changed_in_place() {
    let mut app = at_weights(&given("two-accounts.toml"), "ww3<Enter>5<Enter>2<Enter>");
    app.press("<BackTab>").sees("a touch more: 2 times as much").press("<Up><Up><Up>").sees("3 times as much");
    // A selection without Enter is not an answer.
    app.press("+<Down><Up>").sees("3 times as much").press("+9<Enter>").sees("Both matter alike").wait(3);
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
    app.press("3<Enter>3<Enter>3<Enter>").sees("6 more would make this firmer").press("v").misses("Which matters more");
    // When all pairs are compared, Enter continues.
    let mut app = at_weights(&given("two-accounts.toml"), "ww");
    app.press(&"<Enter>".repeat(10)).sees("Everything is compared").press("<Enter>").sees("How much do the years");
}

#[test]
fn a_contradiction_is_pointed_out_and_can_be_ignored() {
    // The network counts twice as much as each other criterion. The others are equal, except one pair with the ratio 9.
    let mut app = at_weights(&given("two-accounts.toml"), "ww2<Enter>2<Enter>2<Enter>2<Enter><Enter><Enter>");
    app.misses("clash")
        .misses("r look again")
        .press("9<Enter><Enter><Enter><Enter>")
        .sees("Your answers clash")
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
    app.sees("You said “A network ready before I need one” = 9 × “Time and fatigue of running two accounts”; the rest");
    app.sees("says about 3 ×.").press("r").sees("9 times as much").press("1<Enter>").misses("clash");
    app.sees("Your answers hang together: 0.00");
}

#[test]
fn pairs_are_not_offered_with_two_people_and_are_read_only_in_a_file() {
    let mut app = at_weights(&given("two-seats.toml"), "");
    app.sees("How many points").press("ww").sees("Put them in order").press("w").sees("How many points");
    let mut app = at_weights(&given("employes-sur-twitter.toml"), "");
    app.sees("hold for everybody").press("<Left>3r<Backspace>").sees("hold for everybody").press("w").sees("in order");
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
    app.press("w").sees("Put them").press("ww").sees("everything at its worst");
    let swing = |app: &TestApp, name: &str| app.document().criterion(&id(name)).unwrap().weight.map(Points::get);
    // The second row is lifted first, then each row without an answer.
    app.press("<Down><Enter>").sees("lifted is worth 100").press("60<Enter><Right><Right><Enter>").wait(3);
    assert_eq!(app.document().weighting_method(), WeightingMethod::Swing);
    let now = ["network", "career-change", "name-safety", "upkeep"].map(|name| swing(&app, name));
    assert_eq!(now, [Some(60.0), Some(100.0), Some(10.0), None]);
    // The reference criterion stays, and another criterion can become the reference.
    app.press("<Home>5").sees("This one is the measure").press("<Down><Space>").wait(3);
    let now = ["network", "career-change", "name-safety"].map(|name| swing(&app, name));
    assert_eq!(now, [Some(100.0), None, Some(17.0)], "a swing above the new reference is asked again");
    app.press("u").wait(3);
    assert_eq!(swing(&app, "network"), Some(60.0));
    // After the first answer is removed, the first question is asked again.
    app.press("<Home><Backspace>").sees("everything at its worst");
}

#[test]
fn points_keep_their_proportions_as_swings() {
    let mut app = at_weights(&given("two-accounts.toml"), "w<Enter>");
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

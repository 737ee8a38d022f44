//! The keys that lead to every screen and overlay of the program, and the state in which each one starts.

use pesee::text::Language;
use pesee::ui::app::StartTarget;
use pesee::ui::keymap::Scope;
use pesee::ui::theme::Theme;
use pesee::walk;

use super::{TestApp, answered, decided, finished, given, shelved, spoken};

/// The state in which the program starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum From {
    /// The library of an empty folder.
    Nothing,
    /// The verdict of a deliberation with every answer given.
    Answered,
    /// A deliberation that was decided half a year ago and is due for a review.
    Decided,
    /// A deliberation of two people who answer one after the other.
    TwoPeople,
    /// A deliberation of two people whose answers are revealed, and a coach.
    Opened,
    /// A deliberation with weights from pairs and conditions without an answer.
    Pairs,
    /// A deliberation with text that reverses the direction of a line, and with very long names.
    Hostile,
    /// A new deliberation whose file cannot be created.
    Refused,
    /// The library of a coach.
    Clients,
}

/// A place: its name, the start state, the input scope of the place, and the keys that lead to it.
pub type Place = (&'static str, From, Scope, &'static str);

/// Every screen and every overlay.
pub const PLACES: &[Place] = &[
    ("verdict", From::Answered, Scope::Verdict, ""),
    ("verdict-lens", From::Answered, Scope::Verdict, "<Left><Left><Left>"),
    ("verdict-balance", From::Answered, Scope::Verdict, "b<Down><Down>"),
    ("verdict-balance-rival", From::Answered, Scope::Verdict, "bb"),
    ("changes", From::Answered, Scope::Sensitivity, "c"),
    ("help", From::Answered, Scope::Help, "?"),
    ("help-matrix-end", From::Answered, Scope::Help, "m?<End>"),
    ("help-search", From::Answered, Scope::HelpSearch, "?/undo"),
    ("help-search-nothing", From::Answered, Scope::HelpSearch, "m?/zzz"),
    ("palette", From::Answered, Scope::Palette, ":"),
    ("palette-matrix", From::Answered, Scope::Palette, "m:note<Down>"),
    ("palette-nothing", From::Answered, Scope::Palette, "<C-p>zzzzz"),
    ("matrix", From::Answered, Scope::MatrixWeight, "m"),
    ("matrix-unknown", From::Answered, Scope::Matrix, "m<Down><Right>d"),
    ("matrix-type-wrong", From::Answered, Scope::Prompt, "m<Right>roops<Enter>"),
    ("matrix-note", From::Answered, Scope::Prompt, "m<Right>n"),
    ("matrix-weight", From::Answered, Scope::MatrixWeight, "m<Right>w"),
    ("matrix-weight-typed", From::Answered, Scope::Prompt, "mw<Enter>"),
    ("matrix-add-criterion", From::Answered, Scope::Prompt, "ma"),
    ("matrix-add-option", From::Answered, Scope::Prompt, "mA"),
    ("steps", From::Answered, Scope::StepList, "<Esc>"),
    ("question", From::Answered, Scope::TextField, "<Esc><Home><Enter>"),
    ("question-left", From::Answered, Scope::Question, "<Esc><Home><Enter><Esc>"),
    ("question-help", From::Answered, Scope::Help, "<Esc><Home><Enter><F1>"),
    ("account", From::Answered, Scope::TextField, "<Esc><Home><Down><Enter><Down><Down><Down><C-u>many"),
    ("account-whose", From::Answered, Scope::AccountForm, "<Esc><Home><Down><Enter><Up>"),
    ("options", From::Answered, Scope::Options, "<Esc><Home><Down><Down><Enter>"),
    ("options-fates", From::Answered, Scope::Options, "<Esc><Home><Down><Down><Enter><Down>f<Right>f"),
    ("options-rename", From::Answered, Scope::Prompt, "<Esc><Home><Down><Down><Enter>e"),
    ("decide-by", From::Answered, Scope::Choice, "<Esc><Home><Enter><Enter><Enter><Enter>"),
    (
        "option-from-criteria",
        From::Answered,
        Scope::TextField,
        "<Esc><Home><Down><Down><Down><Down><Down><Enter><Enter>",
    ),
    ("feeling", From::Answered, Scope::Choice, "<Esc><Home><Down><Down><Down><Enter>"),
    ("feeling-strength", From::Answered, Scope::Scale, "<Esc><Home><Down><Down><Down><Enter><Enter>"),
    ("condition", From::Answered, Scope::Choice, "<Esc><Home><Down><Down><Down><Down><Enter>"),
    ("criteria", From::Answered, Scope::Criteria, "<Esc><Home><Down><Down><Down><Down><Down><Enter>"),
    ("criteria-add", From::Answered, Scope::Prompt, "<Esc><Home><Down><Down><Down><Down><Down><Enter>a"),
    ("criteria-words", From::Answered, Scope::Prompt, "<Esc><Home><Down><Down><Down><Down><Down><Enter>p"),
    ("points", From::Answered, Scope::Points, "<Esc><Home><Down><Down><Down><Down><Down><Down><Enter>"),
    ("swing-first", From::Answered, Scope::FirstSwing, "<Esc><Home><Down><Down><Down><Down><Down><Down><Enter>w"),
    ("swing", From::Answered, Scope::Swing, "<Esc><Home><Down><Down><Down><Down><Down><Down><Enter>w<Space>70<Down>"),
    ("pairs", From::Answered, Scope::Pairs, "<Esc><Home><Down><Down><Down><Down><Down><Down><Enter>ww"),
    (
        "pairs-earlier",
        From::Answered,
        Scope::Pairs,
        "<Esc><Home><Down><Down><Down><Down><Down><Down><Enter>ww<Left><Enter>9<Enter><Up>",
    ),
    (
        "pairs-contradiction",
        From::Answered,
        Scope::Pairs,
        "<Esc><Home><Down><Down><Down><Down><Down><Down><Enter>ww7<Enter>7<Enter>7<Enter>7<Enter>9<Enter>9<Enter>+9<Enter>",
    ),
    (
        "pairs-weights",
        From::Answered,
        Scope::Pairs,
        "<Esc><Home><Down><Down><Down><Down><Down><Down><Enter>ww3<Enter>3<Enter>3<Enter>3<Enter>3<Enter>",
    ),
    ("order", From::Answered, Scope::Order, "<Esc><Home><Down><Down><Down><Down><Down><Down><Enter>www<Space>"),
    ("lens", From::Answered, Scope::Choice, "<Esc><Home><Down><Down><Down><Down><Down><Down><Enter><Enter>"),
    ("rating", From::Answered, Scope::Rate, "<Esc><Up><Enter>"),
    ("rating-range", From::Answered, Scope::Prompt, "<Esc><Up><Enter>r"),
    ("rating-words", From::Answered, Scope::Prompt, "<Esc><Up><Enter>p"),
    ("withheld", From::Answered, Scope::WithheldVerdict, "<Esc><Up><Enter><Backspace>v"),
    ("choice", From::Answered, Scope::Choice, "<Enter>"),
    ("because", From::Answered, Scope::TextField, "<Enter>1<Enter>It costs least"),
    ("because-draft", From::Answered, Scope::OfferedDraft, "<Enter>1<Enter>"),
    (
        "signs",
        From::Answered,
        Scope::Tripwires,
        "<Enter>1<Enter>why<Enter><Enter><Enter>Two evenings<Enter>Stop<Enter>3 months<Enter>",
    ),
    ("sign-then", From::Answered, Scope::Prompt, "<Enter>1<Enter>why<Enter><Enter><Enter>Two evenings<Enter>"),
    (
        "safeguards",
        From::Answered,
        Scope::Safeguards,
        "<Enter>1<Enter>why<Enter><Enter>it went badly<Enter><Enter><Enter><Enter>",
    ),
    (
        "to-do",
        From::Answered,
        Scope::ActionSteps,
        "<Enter>1<Enter>why<Enter><Enter><Enter><Enter><Enter><Enter><Space><Space>c<Home>",
    ),
    (
        "to-do-day-wrong",
        From::Answered,
        Scope::Prompt,
        "<Enter>1<Enter>why<Enter><Enter><Enter><Enter><Enter><Enter>atell them<Enter>soon<Enter>",
    ),
    (
        "review-day",
        From::Answered,
        Scope::Choice,
        "<Enter>1<Enter>why<Enter><Enter><Enter><Enter><Enter><Enter><Enter>8<Enter>",
    ),
    (
        "card-new",
        From::Answered,
        Scope::DecisionCard,
        "<Enter>1<Enter>why<Enter><Enter><Enter><Enter><Enter><Enter><Enter>8<Enter>1<Enter>",
    ),
    (
        "card-matrix",
        From::Answered,
        Scope::MatrixWeight,
        "<Enter>1<Enter>why<Enter><Enter><Enter><Enter><Enter><Enter><Enter>8<Enter>1<Enter>m",
    ),
    ("history", From::Answered, Scope::History, "m<Right>3<Esc>H"),
    ("compare", From::Answered, Scope::ComparisonTargets, "mC"),
    ("compare-path", From::Answered, Scope::Prompt, "C<End><Enter>other.toml"),
    ("compare-decided", From::Decided, Scope::ComparisonTargets, "C"),
    ("compared-decided", From::Decided, Scope::ComparisonResult, "C<Enter>"),
    ("compare-sealed", From::TwoPeople, Scope::ComparisonTargets, "vC"),
    ("compare-hostile", From::Hostile, Scope::ComparisonTargets, "m<Right>3<Esc>C"),
    ("library", From::Answered, Scope::Library, "<Esc><Esc>"),
    ("library-undone", From::Answered, Scope::Library, "<Esc><Esc>xu"),
    ("library-empty", From::Answered, Scope::TemplateMenu, "<Esc><Esc>x"),
    ("library-search", From::Answered, Scope::LibrarySearch, "<Esc><Esc>/o"),
    ("library-search-none", From::Answered, Scope::LibrarySearch, "<Esc><Esc>/zzz"),
    ("library-hits", From::Clients, Scope::SearchHits, "/choir<Enter><Down>"),
    ("library-hits-none", From::Clients, Scope::SearchHits, "/zzz<Enter>"),
    ("library-clients", From::Clients, Scope::Library, "<Tab>"),
    ("library-archived", From::Clients, Scope::Library, "Aa"),
    ("library-assign", From::Clients, Scope::Prompt, "E"),
    ("client", From::Clients, Scope::ClientPage, "<Tab><Home><Enter><Down>"),
    ("library-duplicate", From::Clients, Scope::DuplicateMenu, "D<Down>"),
    ("library-seal", From::Clients, Scope::Passphrase, "Lhigh tide"),
    ("library-rename", From::Answered, Scope::Prompt, "<Esc><Esc>e"),
    ("templates", From::Answered, Scope::TemplateMenu, "<Esc><Esc>n"),
    ("how-sure", From::Decided, Scope::Page, "<Esc>c"),
    ("manual", From::Answered, Scope::Page, ":manual<Enter>"),
    ("manual-page-end", From::Decided, Scope::Page, ":manual glossary<Enter><End>"),
    ("welcome", From::Nothing, Scope::TemplateMenu, ""),
    ("card", From::Decided, Scope::DecisionCard, ""),
    ("came-true", From::Decided, Scope::Scale, "<Enter>"),
    ("then-and-now", From::Decided, Scope::ReviewResult, "<Enter>70<Enter>8<Enter>It held.<Enter><Enter><Enter>"),
    ("turn-opened", From::TwoPeople, Scope::Information, ""),
    ("turn-rating", From::TwoPeople, Scope::Rate, "<Enter>"),
    ("turn-matrix", From::TwoPeople, Scope::MatrixWeight, "<Enter>m"),
    ("turn-withheld", From::TwoPeople, Scope::WithheldVerdict, "v"),
    ("turn-handover", From::TwoPeople, Scope::Information, "<Enter>2<Enter>"),
    ("turn-correction", From::TwoPeople, Scope::Choice, "vc"),
    ("turn-correction-hand-over", From::TwoPeople, Scope::Information, "vc1<Enter>"),
    (
        "turn-sealed",
        From::TwoPeople,
        Scope::SealedAnswers,
        "<Enter>2<Enter><Enter><Esc><Home><Down><Down><Down><Enter>1<Enter>3<Enter>5<Down>5<Enter>1<Enter>2<Enter>3<Enter>4-<Enter>",
    ),
    ("notes-first", From::Answered, Scope::PrivateNotes, "m<F9>"),
    ("people", From::Opened, Scope::People, "P"),
    ("people-rating", From::Opened, Scope::Rate, "P<Down><Enter>"),
    ("people-verdict", From::Opened, Scope::Verdict, ""),
    ("people-notes", From::Opened, Scope::PrivateNotes, "<F9>"),
    ("people-agreed", From::Opened, Scope::PrivateNotes, "<F9><Tab><Tab>We look again in spring."),
    ("people-names", From::Opened, Scope::Participants, "<Esc><Home><Enter><Enter><Enter><Enter>"),
    ("people-add", From::Opened, Scope::Prompt, "<Esc><Home><Enter><Enter><Enter><Enter>a"),
    ("people-presented", From::Opened, Scope::Verdict, "<F6>"),
    ("people-handed-over", From::Opened, Scope::Rate, "P<Down><Enter><F7>"),
    ("people-library", From::Opened, Scope::Library, "<F6><Esc><Esc>"),
    ("paired-matrix", From::Pairs, Scope::MatrixWeight, "m"),
    ("paired-condition", From::Pairs, Scope::Choice, "<Esc><Home><Down><Down><Down><Down><Enter>"),
    (
        "paired-pairs",
        From::Pairs,
        Scope::Pairs,
        "<Esc><Home><Down><Down><Down><Down><Down><Down><Enter><Enter><Esc><Home><Down><Down><Down><Down><Down><Down><Enter>",
    ),
    ("export", From::Answered, Scope::Export, "e"),
    ("export-path", From::Answered, Scope::ExportPath, "e<Right><Down><Right><Down><Down>"),
    ("export-text", From::Answered, Scope::Export, "e<Right><Right><Down><Down><Down><Down>"),
    ("export-withheld", From::Answered, Scope::Export, "<Esc><Up><Enter><Backspace>ve"),
    ("export-refused", From::Answered, Scope::ExportPath, "e<Down><Down><Down><C-u>other.toml<Enter>"),
    ("export-overwrite", From::Decided, Scope::Confirm, "e<Enter>e<Enter>"),
    ("turn-export", From::TwoPeople, Scope::Export, "<Enter>:export<Enter>"),
    ("hostile-export", From::Hostile, Scope::Export, "e"),
    ("hostile-verdict", From::Hostile, Scope::Verdict, ""),
    ("hostile-balance", From::Hostile, Scope::Verdict, "bb"),
    ("hostile-changes", From::Hostile, Scope::Sensitivity, "c"),
    ("hostile-matrix", From::Hostile, Scope::MatrixWeight, "m"),
    ("hostile-rating", From::Hostile, Scope::Rate, "<Esc><Up><Enter>"),
    ("hostile-library", From::Hostile, Scope::Library, "<Esc><Esc>"),
    ("leave-unsaved", From::Refused, Scope::Confirm, "<End>x<C-c>"),
];

/// Opens a place. Panics if the keys lead to another scope.
pub fn at(language: Language, theme: Theme, place: Place) -> TestApp {
    after(language, theme, place, str::to_owned, "")
}

/// Opens a place after changing the file with `changed` and pressing the keys `first`.
pub fn after(
    language: Language,
    theme: Theme,
    (name, from, scope, keys): Place,
    changed: impl Fn(&str) -> String,
    first: &str,
) -> TestApp {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.toml");
    let on = |text: &str| {
        std::fs::write(&path, changed(text)).unwrap();
        StartTarget::File(path.clone())
    };
    let start = match from {
        From::Nothing => StartTarget::Library,
        From::Clients => {
            shelved(folder.path(), language);
            StartTarget::Library
        }
        From::Answered => on(&answered(spoken(language))),
        From::Decided => on(&decided(spoken(language))),
        From::TwoPeople => on(&given("two-seats.toml")),
        From::Opened => on(&given("table.toml")),
        From::Pairs => on(&given("employes-sur-twitter.toml")),
        From::Hostile => on(&hostile()),
        From::Refused => {
            // The file cannot be created because a file has the name of its folder.
            std::fs::write(folder.path().join("taken"), "").unwrap();
            let path = Some(folder.path().join("taken/a.toml"));
            StartTarget::New { template: "two-accounts", path, client: None }
        }
    };
    let mut app = TestApp::themed(language, theme, folder, start, 80, 24);
    app.press(first).press(keys);
    assert_eq!(app.inner.scopes()[0], scope, "{name}, {keys}:\n{}", app.screen());
    app
}

fn hostile() -> String {
    let long = "Anticonstitutionnellement日本語👨\u{200d}👩\u{200d}👧".repeat(40);
    let text = finished().replace("Two accounts, one me", "a\\u202Eb\\u001B[2J e\u{301}\u{301}");
    text.replace("Keep both", &long).replace("The network I built", &long)
}

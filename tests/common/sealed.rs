//! Files of Anna and Bob whose answers are sealed, in variants that differ only in sealed answers.

use super::given;

/// The number of variants of each case.
pub const VARIANTS: usize = 3;

/// The notes of the variants. No output contains them while answers are sealed.
pub const NOTES: [&str; VARIANTS] = ["quartz", "walnut", "velvet"];

/// Whose answers vary, and how much the two people have answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SealedCase {
    /// Both people have answered everything. The answers of Bob vary.
    Complete,
    /// Anna has answered everything, and Bob has one rating left. The answers of Bob vary.
    BobUnfinished,
    /// Both people have one rating left, and it is Bob's turn. The answers of Anna vary.
    BothUnfinished,
    /// Both people have answered everything, and a decision is due for review. The answers of Bob and the record of a
    /// verdict vary.
    Decided,
    /// Both people have answered everything. Common weights and records from before the participants were added vary.
    Leftovers,
}

impl SealedCase {
    pub const ALL: [SealedCase; 5] = [
        SealedCase::Complete,
        SealedCase::BobUnfinished,
        SealedCase::BothUnfinished,
        SealedCase::Decided,
        SealedCase::Leftovers,
    ];

    /// Returns the file. Two variants differ only in sealed answers. Two values of `edit` differ in every sealed answer
    /// of the person whose answers vary.
    pub fn text(self, variant: usize, edit: usize) -> String {
        let file = given("two-seats.toml");
        let (shared, _) = file.split_once("[gut.anna]").unwrap();
        let fixed = |person: &str, is_complete: bool| answers(person, 1, 0, is_complete);
        match self {
            SealedCase::Complete => shared.to_owned() + &fixed("anna", true) + &answers("bob", variant, edit, true),
            SealedCase::BobUnfinished => {
                shared.to_owned() + &fixed("anna", true) + &answers("bob", variant, edit, false)
            }
            SealedCase::BothUnfinished => {
                shared.to_owned() + &answers("anna", variant, edit, false) + &fixed("bob", false)
            }
            SealedCase::Decided => {
                let head = "status = \"decided\"\nreview_on = 2026-11-01\nlanguage = \"en\"";
                let decision = "[[decision]]\nat = 2026-11-01T10:00:00-05:00\noption = \"pause\"\nconfidence = 70\n\n";
                with_leftovers(shared, variant, edit).replace("language = \"en\"", head)
                    + &fixed("anna", true)
                    + &answers("bob", variant, edit, true)
                    + decision
            }
            SealedCase::Leftovers => with_leftovers(shared, variant, edit) + &fixed("anna", true) + &fixed("bob", true),
        }
    }
}

/// Returns the answers of one person. With one rating left, the first variant already has a leader whom the missing
/// rating cannot change; the others have not. In the third variant one criterion has the weight 0.
fn answers(person: &str, variant: usize, edit: usize, is_complete: bool) -> String {
    let (option, weights, ratings) = [
        ("keep", (9, 1), [("5", "-5"), ("4", "-4")]),
        ("pause", (2, 8), [("-1", "2"), ("-3", "1")]),
        ("keep", (0, 5), [("0", "3"), ("2", "-2")]),
    ][variant];
    let [(reach_keep, reach_pause), (peace_keep, peace_pause)] = ratings;
    let note = NOTES[variant];
    let low = -4 + edit as i32;
    let [option, other] = if edit == 1 { ["pause", option] } else { [option, "keep"] };
    let option = if edit == 2 { other } else { option };
    let rest = if is_complete {
        format!("pause = {{ low = {low}, high = 5, note = \"{note} {peace_pause}\" }}\n")
    } else {
        String::new()
    };
    let more = |weight: i32| if weight == 0 { 0 } else { weight + edit as i32 };
    format!(
        "[gut.{person}]\noption = \"{option}\"\nstrength = {strength}\n\n\
         [weight.{person}]\nreach = {reach}\npeace = {peace}\n\n\
         [rating.{person}.reach]\n# {note} {edit}\n\
         keep = {{ value = {reach_keep}, low = -5, high = 5, basis = \"{basis}\", note = \"{note} {edit}\" }}\n\
         pause = {{ value = {reach_pause}, note = \"{note} {edit}\" }}\n\n\
         [rating.{person}.peace]\nkeep = {{ value = {peace_keep}, low = -5, high = {high} }}\n{rest}\n",
        strength = variant + 1 + edit % 2,
        reach = more(weights.0),
        peace = more(weights.1),
        basis = ["fact", "estimate", "feeling"][variant],
        high = 5 - edit.min(1),
    )
}

/// Adds common weights, ranks and comparisons, the record of a verdict, and a logged change.
fn with_leftovers(shared: &str, variant: usize, edit: usize) -> String {
    let weight = 1.25 + variant as f64 + edit as f64 / 8.0;
    let (first, second) = if (variant + edit).is_multiple_of(2) { (1, 2) } else { (2, 1) };
    let (verdict, leader) = [("clear", "keep"), ("fragile", "pause"), ("tie", "keep")][variant];
    let ratio = 2 + variant + 3 * edit;
    shared
        .replace("name = \"Reach\"\nweight = 5", &format!("name = \"Reach\"\nweight = {weight}\nrank = {first}"))
        .replace(
            "name = \"Peace\"\nweight = 5",
            &format!("name = \"Peace\"\nweight = {}\nrank = {second}", 4.0 - weight / 2.0),
        )
        .replace("later = 0.5", &format!("later = 0.5\npair = [{{ a = \"reach\", b = \"peace\", ratio = {ratio} }}]"))
        .replace("language = \"en\"", "language = \"en\"\nverdict_seen = 2026-11-01T09:00:00-05:00")
        + &format!(
            "[[visit]]\nat = 2026-11-01T08:00:00-05:00\nminutes = 20\nverdict = \"{verdict}\"\nleader = \"{leader}\"\n\
             scores = {{ keep = {weight}, pause = {ratio} }}\n\n\
             [[change]]\nat = 2026-11-02T08:00:00-05:00\nwhat = \"rating.bob.reach.pause\"\nfrom = {variant}\nto = 2\n\n\
             [[change]]\nat = 2026-11-02T08:00:01-05:00\nwhat = \"criterion.reach.weight\"\nfrom = {weight}\nto = {ratio}\n\n"
        )
}

//! Texts, files and names that attack a terminal or a file system, and checks of what reaches a terminal.

use std::path::Path;

use pesee::store;
use pesee_core::deliberation::*;

/// Sequences that set the clipboard, change colours, clear the screen, reverse the text direction or hide text.
pub const HOSTILE: &str = "H\u{1b}]52;c;eA\u{7}\u{1b}[2J\u{9b}31m\u{85}\u{7f}\u{202e}\u{2066}\u{200b}\u{200e}\u{feff}\u{e0041}\u{ad}\r\n\t\u{200d}\u{2028}";

/// Returns whether a character must not reach a terminal. The list is independent of the list in the program, so that
/// an error in one list is found.
pub fn is_unfit(letter: char) -> bool {
    letter.is_control()
        || matches!(u32::from(letter), 0xad | 0x61c | 0x180e | 0x200b | 0x200e..=0x200f | 0x2028..=0x202e | 0x2060..=0x206f
            | 0xfe00..=0xfe0f | 0xfeff | 0xfff9..=0xfffb | 0xe0000..=0xe0fff)
}

/// Returns whether a character combines with the character before it.
pub fn is_heaped(letter: char) -> bool {
    matches!(u32::from(letter), 0x300..=0x36f | 0x200c..=0x200d)
}

/// Asserts that a text contains no forbidden characters and at most eight combining marks in a row.
#[track_caller]
pub fn assert_clean(text: &str, what: &str) {
    let unfit: Vec<char> = text.chars().filter(|letter| *letter != '\n' && is_unfit(*letter)).collect();
    assert!(unfit.is_empty(), "{what}: {unfit:?} in {text:?}");
    let mut heap = 0;
    for letter in text.chars() {
        heap = if is_heaped(letter) { heap + 1 } else { 0 };
        assert!(heap <= 8, "{what}: too many combining marks in a row");
    }
}

/// Returns a hostile TOML string with the given number of combining marks on one character.
pub fn quoted(marks: usize) -> String {
    let mut text = String::from("\"");
    for letter in HOSTILE.chars() {
        text.push_str(&format!("\\U{:08X}", u32::from(letter)));
    }
    // Emoji joined by U+200D also form one visible character, regardless of their number.
    text + "e" + &"\u{301}".repeat(marks) + &"👩\u{200d}".repeat(marks / 10) + "👩\""
}

/// Returns hostile values for every text field of a record.
pub fn texts<R: Record>() -> String {
    let line = |field: &R::Field| {
        let FieldSpec { key, field_type: kind, .. } = R::spec(*field);
        match kind {
            // One text per record has the maximum length. The others are short enough to be drawn often.
            FieldType::Text => format!("{key} = {}\n", quoted(if key == "question" { 22_000 } else { 500 })),
            FieldType::Texts => format!("{key} = [{0}, {0}]\n", quoted(100)),
            FieldType::Any => format!("{key} = {}\n", quoted(100)),
            _ => String::new(),
        }
    };
    R::FIELDS.iter().map(line).collect()
}

/// Returns a valid deliberation that contains every record, with hostile text in every field. `tail` is appended.
pub fn hostile(tail: &str) -> String {
    let mut text = format!("format = 1\n[deliberation]\nstatus = \"open\"\n{}", texts::<Head>());
    for (id, holder) in [("mine", "personal"), ("second", "personal"), ("firm", "employer")] {
        text +=
            &format!("[[account]]\nid = \"{id}\"\nholder = \"{holder}\"\nsince = 2009-01-01\n{}", texts::<Account>());
    }
    for (id, fate) in [("keep", "keep"), ("pause", "pause"), ("go", "close")] {
        let fates = format!("fate = {{ mine = \"{fate}\", second = {{ merge = \"mine\" }}, firm = \"keep\" }}");
        text += &format!("[[option]]\nid = \"{id}\"\n{fates}\n{}", texts::<Alternative>());
    }
    text += &format!("[[condition]]\nid = \"policy\"\noptions = [\"go\"]\n{}", texts::<Condition>());
    for (at, id) in ["peace", "reach", "time"].iter().enumerate() {
        text += &format!("[[criterion]]\nid = \"{id}\"\nrank = {}\n{}", at + 1, texts::<Criterion>());
    }
    text += "[weighing]\nmethod = \"order\"\nlater = 0.5\n[gut.me]\noption = \"keep\"\nstrength = 4\n";
    for id in ["peace", "reach", "time"] {
        let note = quoted(500);
        text += &format!(
            "[rating.me.{id}]\nkeep = {{ value = 3, note = {note} }}\npause = {{ low = 0, high = 2 }}\ngo = -2\n"
        );
    }
    text += &format!("[[tripwire]]\nid = \"one\"\nlook_on = 2026-12-01\n{}", texts::<Tripwire>());
    text += &format!("[[step]]\nid = \"one\"\nby = 2026-12-01\n{}", texts::<ActionStep>());
    text +=
        &format!("[private]\nnotes = {0}\n[private.criterion]\npeace = {0}\n[private.visit]\n{0} = {0}\n", quoted(100));
    let text = text + tail;
    assert!(
        store::parse_document(text.as_bytes()).is_ok(),
        "{:?}",
        store::parse_document(text.as_bytes()).err().map(|errors| errors.len())
    );
    text
}

/// Returns hostile records of a decided deliberation: decision, review, change and visit.
pub fn decided() -> String {
    let (at, later) = ("at = 2026-11-20T09:00:00-05:00\n", "at = 2026-11-21T09:00:00-05:00\n");
    let texts = [texts::<Decision>(), texts::<Review>(), texts::<LoggedChange>(), texts::<Visit>()];
    format!(
        "[[decision]]\n{at}option = \"keep\"\nconfidence = 70\ncommitment = 6\n{}[[review]]\n{later}satisfied = 4\n{}\
         [[change]]\n{later}{}[[visit]]\n{at}{}",
        texts[0], texts[1], texts[2], texts[3]
    )
}

/// Writes hostile files with hostile names, among them a conflict copy and an invalid file.
pub fn shelf(folder: &Path) {
    let name = "h\u{1b}]0;x\u{7}\u{9b}\u{202e}\u{e0041}e\u{301}";
    std::fs::write(folder.join(format!("{name}.toml")), hostile("")).unwrap();
    std::fs::write(folder.join(format!("{name}.sync-conflict-20260101-120000-A.toml")), hostile("")).unwrap();
    std::fs::write(folder.join(format!("{name} decided.toml")), hostile(&decided())).unwrap();
    std::fs::write(folder.join(format!("{name}\n broken.toml")), broken()).unwrap();
}

/// Returns a file with errors in every record, and with hostile text.
pub fn broken() -> String {
    let (text, key) = (quoted(2_000), quoted(20_000));
    let mut file = format!("format = 1\n[deliberation]\ntitle = 3\nid = {text}\nstatus = {text}\nupdated = {text}\n");
    for at in 0..20 {
        file += &format!("[[account]]\nid = \"{at}\"\nholder = {text}\nsince = \"{HOSTILE}\"\n");
    }
    file + &format!("[rating.{key}.{key}]\n{key} = 9\n[weight.me]\n{key} = -1\n{HOSTILE} = = \n")
}

/// File names that are invalid on some systems, or that escape the folder.
pub const NAMES: [&str; 24] = [
    "CON",
    "nul",
    "LPT1",
    "aux.txt",
    "..",
    "../../etc/passwd",
    "/etc/passwd",
    "C:\\Windows\\x",
    "\\\\server\\share",
    "a:b",
    "a.",
    "a ",
    " ",
    "",
    ".",
    "~",
    "-rf",
    "a\0b",
    "a\nb",
    "\u{1b}]0;x\u{7}",
    "\u{202e}lmot.x",
    "e\u{301}",
    "日本語",
    "*?<>|\"",
];

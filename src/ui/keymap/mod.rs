//! The only place that names a key. Dispatch, footer, help and the table in the README all come from here.

mod bindings;

use crate::t;
use crate::text::{Locale, SafeText};

use super::action::Action;
use super::event::{KeyName, KeyPress};

pub use bindings::BINDINGS;

/// Where keys mean something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    /// Wherever one is.
    Global,
    /// In a field of text: letters are text.
    TextField,
    /// Writing a line over the screen.
    Prompt,
    /// Writing a passphrase over the screen.
    Passphrase,
    /// Writing what is searched for.
    HelpSearch,
    /// The same in the library.
    LibrarySearch,
    /// Every action, to be searched.
    Palette,
    /// Wherever one writes.
    TextEditing,
    /// The rows of an account that are not text.
    AccountForm,
    /// On every question of the walk.
    Question,
    /// The list of steps.
    StepList,
    /// The library.
    Library,
    /// The page of a client.
    ClientPage,
    /// What the texts were searched for.
    SearchHits,
    /// A library with nothing in it, or the choice of a template.
    TemplateMenu,
    /// The card of a decided deliberation.
    DecisionCard,
    /// Then and now, at the end of a review.
    ReviewResult,
    /// One of several answers.
    Choice,
    /// A number on a scale, or the lens.
    Scale,
    /// The options.
    Options,
    /// The criteria.
    Criteria,
    /// Putting in order.
    Order,
    /// Giving points.
    Points,
    /// Which criterion to lift first.
    FirstSwing,
    /// What lifting the others is worth.
    Swing,
    /// Comparing in pairs.
    Pairs,
    /// Rating.
    Rate,
    /// Things to do.
    ActionSteps,
    /// A safeguard that is offered among them.
    Safeguards,
    /// Something shown: Enter goes on.
    Information,
    /// The verdict.
    Verdict,
    /// What would change the verdict.
    Sensitivity,
    /// The verdict while it may not be shown.
    WithheldVerdict,
    /// The verdict while answers are sealed and everybody has given theirs.
    SealedAnswers,
    /// The matrix.
    Matrix,
    /// A weight in the matrix.
    MatrixWeight,
    /// The history.
    History,
    /// What a deliberation can be compared with.
    ComparisonTargets,
    /// What a comparison came to.
    ComparisonResult,
    /// Between several people.
    People,
    /// The coach's own notes.
    PrivateNotes,
    /// A question with yes and no.
    Confirm,
    /// Work that was not saved, offered.
    Recovery,
    /// Where what is open cannot be saved under its name.
    SaveProblem,
    /// The help page.
    Help,
    /// Something to read.
    Page,
    /// A pasted list.
    PastedList,
    /// A report, before it is written.
    Export,
    /// Where it is to go.
    ExportPath,
}

impl Scope {
    /// Every scope, in the order the help and the README list them.
    pub const ALL: [Scope; 49] = [
        Scope::Global,
        Scope::Question,
        Scope::StepList,
        Scope::TextField,
        Scope::Prompt,
        Scope::Passphrase,
        Scope::HelpSearch,
        Scope::LibrarySearch,
        Scope::Palette,
        Scope::TextEditing,
        Scope::AccountForm,
        Scope::Choice,
        Scope::Scale,
        Scope::Options,
        Scope::Criteria,
        Scope::Order,
        Scope::Points,
        Scope::FirstSwing,
        Scope::Swing,
        Scope::Pairs,
        Scope::Rate,
        Scope::ActionSteps,
        Scope::Safeguards,
        Scope::Information,
        Scope::Verdict,
        Scope::Sensitivity,
        Scope::WithheldVerdict,
        Scope::SealedAnswers,
        Scope::Matrix,
        Scope::MatrixWeight,
        Scope::History,
        Scope::ComparisonTargets,
        Scope::ComparisonResult,
        Scope::People,
        Scope::PrivateNotes,
        Scope::DecisionCard,
        Scope::ReviewResult,
        Scope::Library,
        Scope::ClientPage,
        Scope::SearchHits,
        Scope::TemplateMenu,
        Scope::Confirm,
        Scope::SaveProblem,
        Scope::Recovery,
        Scope::Help,
        Scope::Page,
        Scope::PastedList,
        Scope::Export,
        Scope::ExportPath,
    ];

    /// What it is called.
    pub fn name(self, locale: &Locale) -> SafeText {
        match self {
            Scope::Global => t!(locale, "key-scope-everywhere"),
            Scope::TextField => t!(locale, "key-scope-field"),
            Scope::Prompt => t!(locale, "key-scope-prompt"),
            Scope::Passphrase => t!(locale, "key-scope-passphrase"),
            Scope::HelpSearch => t!(locale, "key-scope-search"),
            Scope::LibrarySearch => t!(locale, "key-scope-find"),
            Scope::Palette => t!(locale, "key-scope-palette"),
            Scope::TextEditing => t!(locale, "key-scope-text"),
            Scope::AccountForm => t!(locale, "key-scope-form"),
            Scope::Question => t!(locale, "key-scope-question"),
            Scope::StepList => t!(locale, "key-scope-rail"),
            Scope::Library => t!(locale, "key-scope-library"),
            Scope::ClientPage => t!(locale, "key-scope-client"),
            Scope::SearchHits => t!(locale, "key-scope-hits"),
            Scope::TemplateMenu => t!(locale, "key-scope-menu"),
            Scope::DecisionCard => t!(locale, "key-scope-card"),
            Scope::ReviewResult => t!(locale, "key-scope-review-result"),
            Scope::Choice => t!(locale, "key-scope-choice"),
            Scope::Scale => t!(locale, "key-scope-scale"),
            Scope::Options => t!(locale, "key-scope-options"),
            Scope::Criteria => t!(locale, "key-scope-criteria"),
            Scope::Order => t!(locale, "key-scope-order"),
            Scope::Points => t!(locale, "key-scope-points"),
            Scope::FirstSwing => t!(locale, "key-scope-lift"),
            Scope::Swing => t!(locale, "key-scope-swing"),
            Scope::Pairs => t!(locale, "key-scope-pairs"),
            Scope::Rate => t!(locale, "key-scope-rate"),
            Scope::ActionSteps => t!(locale, "key-scope-steps"),
            Scope::Safeguards => t!(locale, "key-scope-safeguards"),
            Scope::Information => t!(locale, "key-scope-shown"),
            Scope::Verdict => t!(locale, "key-scope-verdict"),
            Scope::Sensitivity => t!(locale, "key-scope-changes"),
            Scope::WithheldVerdict => t!(locale, "key-scope-withheld"),
            Scope::SealedAnswers => t!(locale, "key-scope-sealed"),
            Scope::Matrix => t!(locale, "key-scope-matrix"),
            Scope::MatrixWeight => t!(locale, "key-scope-weight"),
            Scope::History => t!(locale, "key-scope-history"),
            Scope::ComparisonTargets => t!(locale, "key-scope-compare"),
            Scope::ComparisonResult => t!(locale, "key-scope-compared"),
            Scope::People => t!(locale, "key-scope-people"),
            Scope::PrivateNotes => t!(locale, "key-scope-private"),
            Scope::Confirm => t!(locale, "key-scope-confirm"),
            Scope::Recovery => t!(locale, "key-scope-recovery"),
            Scope::SaveProblem => t!(locale, "key-scope-read-only"),
            Scope::Help => t!(locale, "key-scope-help"),
            Scope::Page => t!(locale, "key-scope-page"),
            Scope::PastedList => t!(locale, "key-scope-pasted"),
            Scope::Export => t!(locale, "key-scope-export"),
            Scope::ExportPath => t!(locale, "key-scope-export-path"),
        }
    }
}

/// Whether letters are text in one of these places.
pub fn accept_text(scopes: &[Scope]) -> bool {
    const TEXT: [Scope; 8] = [
        Scope::TextField,
        Scope::Prompt,
        Scope::PrivateNotes,
        Scope::Passphrase,
        Scope::HelpSearch,
        Scope::LibrarySearch,
        Scope::Palette,
        Scope::ExportPath,
    ];
    TEXT.iter().any(|scope| scopes.contains(scope))
}

/// Some keys that mean one thing somewhere.
#[derive(Clone, Copy, Debug)]
pub struct Binding {
    /// Where.
    pub scope: Scope,
    /// Which keys; any of them. Without any it is found in the palette alone.
    pub keys: &'static [KeyPress],
    /// What they mean.
    pub action: Action,
    /// The message that says it in a few words. Neighbours with the same words share one hint.
    pub label_id: &'static str,
    /// Whether the footer shows it.
    pub is_in_footer: bool,
}

/// What a key means in these scopes, the innermost first; `can` says what can be done now.
pub fn find_action(key: KeyPress, scopes: &[Scope], can: impl Fn(Action) -> bool) -> Option<Action> {
    let in_scope = |scope: &Scope| {
        let scope = *scope;
        let found = BINDINGS.iter().filter(move |binding| binding.scope == scope && binding.keys.contains(&key));
        found.map(|binding| binding.action)
    };
    scopes.iter().flat_map(in_scope).find(|action| can(*action))
}

/// A few words on keys, for a footer or a page of help: which, and what for.
#[derive(Clone, Debug, PartialEq)]
pub struct Hint {
    /// The keys.
    pub keys: SafeText,
    /// What they do.
    pub label: SafeText,
    /// The action, where it is one: for a click on the hint.
    pub action: Option<Action>,
}

/// Every key of some bindings; those with the same words are one hint. The first keys come first, then the others.
pub fn build_hints<'a>(locale: &Locale, bindings: impl IntoIterator<Item = &'a Binding>) -> Vec<Hint> {
    group_into_hints(locale, bindings, |keys| keys.to_vec())
}

/// The first key of each of some bindings; where letters are text, the first that is no letter.
pub fn build_footer_hints<'a>(
    locale: &Locale,
    bindings: impl IntoIterator<Item = &'a Binding>,
    letters_are_text: bool,
) -> Vec<Hint> {
    let means_it = |key: &&KeyPress| !letters_are_text || !matches!(key.name, KeyName::Char(_)) || key.ctrl || key.alt;
    group_into_hints(locale, bindings, |keys| keys.iter().copied().filter(|key| means_it(&key)).take(1).collect())
}

/// Words, the keys of each binding that has them, and the action, where it is one.
type HintGroup = (&'static str, Vec<Vec<KeyPress>>, Option<Action>);

fn group_into_hints<'a>(
    locale: &Locale,
    bindings: impl IntoIterator<Item = &'a Binding>,
    pick: impl Fn(&[KeyPress]) -> Vec<KeyPress>,
) -> Vec<Hint> {
    let mut groups: Vec<HintGroup> = Vec::new();
    for binding in bindings.into_iter().filter(|binding| !binding.keys.is_empty()) {
        let keys = pick(binding.keys);
        match groups.iter_mut().find(|(words, ..)| *words == binding.label_id) {
            Some((_, known, action)) => {
                known.push(keys);
                *action = action.filter(|action| *action == binding.action);
            }
            None => groups.push((binding.label_id, vec![keys], Some(binding.action))),
        }
    }
    let hint = |(words, keys, action): HintGroup| {
        let most = keys.iter().map(Vec::len).max().unwrap_or(0);
        let in_turn: Vec<KeyPress> =
            (0..most).flat_map(|nth| keys.iter().filter_map(move |keys| keys.get(nth).copied())).collect();
        Hint { keys: format_keys(locale, &in_turn), label: t!(locale, words), action }
    };
    groups.into_iter().map(hint).collect()
}

/// Keys side by side: arrows touch, digits are a span, the others are apart.
fn format_keys(locale: &Locale, keys: &[KeyPress]) -> SafeText {
    let digits: Vec<char> = keys.iter().filter_map(parse_digit).collect();
    let mut parts: Vec<SafeText> = Vec::new();
    let arrows: Vec<SafeText> =
        keys.iter().filter(|key| is_plain_arrow(key)).map(|key| format_key(locale, *key)).collect();
    if !arrows.is_empty() {
        parts.push(SafeText::concat(&arrows));
    }
    match (digits.first(), digits.last()) {
        (Some(first), Some(last)) if digits.len() > 2 => parts.push(SafeText::sanitize(&format!("{first}–{last}"))),
        _ => parts.extend(digits.iter().map(|digit| SafeText::sanitize(&digit.to_string()))),
    }
    let mut before: Option<KeyPress> = None;
    for key in keys.iter().filter(|key| !is_plain_arrow(key) && parse_digit(key).is_none()) {
        // Of arrows with the same keys held, those are said once: Shift+↑↓.
        let goes_on = before.is_some_and(|before| {
            is_arrow_key(key) && is_arrow_key(&before) && *key == KeyPress { name: key.name, ..before }
        });
        match parts.last_mut().filter(|_| goes_on) {
            Some(last) => *last = SafeText::concat([&*last, &format_key(locale, KeyPress::new(key.name))]),
            None => parts.push(format_key(locale, *key)),
        }
        before = Some(*key);
    }
    SafeText::join(&parts, " ")
}

fn is_arrow_key(key: &KeyPress) -> bool {
    matches!(key.name, KeyName::Up | KeyName::Down | KeyName::Left | KeyName::Right)
}

fn is_plain_arrow(key: &KeyPress) -> bool {
    is_arrow_key(key) && *key == KeyPress::new(key.name)
}

fn parse_digit(key: &KeyPress) -> Option<char> {
    match key.name {
        KeyName::Char(c) if c.is_ascii_digit() && !key.ctrl => Some(c),
        _ => None,
    }
}

/// The name of a key.
pub fn format_key(locale: &Locale, key: KeyPress) -> SafeText {
    let name = match key.name {
        KeyName::Char(' ') => t!(locale, "key-name-space"),
        KeyName::Char(c) if key.ctrl || key.alt => SafeText::sanitize(&c.to_uppercase().to_string()),
        KeyName::Char(c) => SafeText::sanitize(&c.to_string()),
        KeyName::Enter => t!(locale, "key-name-enter"),
        KeyName::Esc => t!(locale, "key-name-esc"),
        KeyName::Tab => t!(locale, "key-name-tab"),
        KeyName::BackTab => t!(locale, "key-name-back-tab"),
        KeyName::Backspace => t!(locale, "key-name-backspace"),
        KeyName::Delete => t!(locale, "key-name-delete"),
        KeyName::Up => SafeText::from_static("↑"),
        KeyName::Down => SafeText::from_static("↓"),
        KeyName::Left => SafeText::from_static("←"),
        KeyName::Right => SafeText::from_static("→"),
        KeyName::Home => t!(locale, "key-name-home"),
        KeyName::End => t!(locale, "key-name-end"),
        KeyName::PageUp => t!(locale, "key-name-page-up"),
        KeyName::PageDown => t!(locale, "key-name-page-down"),
        KeyName::F(n) => SafeText::sanitize(&format!("F{n}")),
    };
    let name = if key.shift { t!(locale, "key-name-shift", key = name) } else { name };
    let name = if key.alt { t!(locale, "key-name-alt", key = name) } else { name };
    if key.ctrl { t!(locale, "key-name-ctrl", key = name) } else { name }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn no_key_means_two_things_in_one_scope_unless_only_one_can_be_done() {
        let mut seen = HashSet::new();
        for binding in BINDINGS {
            for key in binding.keys {
                assert!(seen.insert((binding.scope, *key)), "{key:?} twice in {:?}", binding.scope);
            }
        }
    }

    #[test]
    fn letters_in_a_field_are_text() {
        let is_letter = |key: &KeyPress| matches!(key.name, KeyName::Char(_)) && !key.ctrl && !key.alt;
        let field = BINDINGS.iter().filter(|binding| accept_text(&[binding.scope]));
        assert!(field.flat_map(|binding| binding.keys).all(|key| !is_letter(key)));
    }

    #[test]
    fn a_text_takes_the_keys_that_are_said_to_be_its_own_and_no_others() {
        for binding in BINDINGS.iter().filter(|binding| binding.scope == Scope::TextEditing) {
            for key in binding.keys {
                let takes = crate::ui::widgets::TextField::is_text_key(*key);
                assert_eq!(takes, binding.action == Action::TextInput, "{key:?}");
            }
        }
    }

    #[test]
    fn azerty_reaches_everything_without_altgr() {
        let needs_altgr =
            |key: &KeyPress| matches!(key.name, KeyName::Char('[' | ']' | '{' | '}' | '@' | '#' | '|' | '\\' | '~'));
        assert!(BINDINGS.iter().flat_map(|binding| binding.keys).all(|key| !needs_altgr(key)));
    }
}

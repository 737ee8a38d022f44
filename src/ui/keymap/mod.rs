//! The key table and its queries.
//!
//! Dispatch, footer, help, palette and the table in the README are all derived from [`all_bindings`], so that they
//! agree.

mod bindings;
mod introduction;
mod search_words;

use crate::t;
use crate::text::{Locale, SafeText};

use super::action::Action;
use super::event::{KeyName, KeyPress};

pub use bindings::all_bindings;
pub use introduction::introduction;
pub use search_words::search_words_id;

/// A part of the screen in which keys have their own meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    /// Active everywhere, after all other scopes.
    Global,
    /// A text field of a screen: letters are text.
    TextField,
    /// An empty field for which a draft is offered, in addition to [`Scope::TextField`].
    OfferedDraft,
    /// A prompt for one line of text.
    Prompt,
    Passphrase,
    /// The search field of the help page.
    HelpSearch,
    /// The search field of the library.
    LibrarySearch,
    Palette,
    /// Active in addition to every scope in which letters are text.
    TextEditing,
    /// The rows of the account question that are not text.
    AccountForm,
    /// Active on every question of the walk.
    Question,
    /// The list of steps beside the question.
    StepList,
    Library,
    ClientPage,
    /// The hits of a full-text search.
    SearchHits,
    /// The choice of a template, also shown in an empty library.
    TemplateMenu,
    /// The choice of what a copy contains.
    DuplicateMenu,
    DecisionCard,
    /// The last page of a review: expectation and outcome.
    ReviewResult,
    /// A question with several answers to choose from.
    Choice,
    /// A number on a scale, or the lens.
    Scale,
    Options,
    Criteria,
    /// The list of the people who decide.
    Participants,
    /// Ranking the criteria.
    Order,
    /// Assigning points to the criteria.
    Points,
    /// Choosing the criterion whose swing is worth most.
    FirstSwing,
    /// Rating the swings of the other criteria.
    Swing,
    /// Comparing pairs of criteria.
    Pairs,
    /// Rating an option on a criterion.
    Rate,
    ActionSteps,
    /// The warning signs of a decision.
    Tripwires,
    /// A suggested safeguard in the list of action steps.
    Safeguards,
    /// A page without a question; Enter continues.
    Information,
    Verdict,
    /// The changes that would change the verdict.
    Sensitivity,
    /// The verdict question while the ranking may not be shown.
    WithheldVerdict,
    /// The verdict question while answers are sealed and every person has answered.
    SealedAnswers,
    Matrix,
    /// A weight cell of the matrix.
    MatrixWeight,
    History,
    ComparisonTargets,
    ComparisonResult,
    /// The comparison of several people's answers.
    People,
    /// The coach's private notes.
    PrivateNotes,
    /// A yes-or-no question.
    Confirm,
    /// The offer to restore an emergency copy.
    Recovery,
    /// Active while the open deliberation is read-only or cannot be saved.
    SaveProblem,
    Help,
    /// A page of text in an overlay.
    Page,
    PastedList,
    /// The export of a report.
    Export,
    /// The path field of the export.
    ExportPath,
}

impl Scope {
    /// Every scope, in the order of the help page and the README.
    pub const ALL: [Scope; 53] = [
        Scope::Global,
        Scope::Question,
        Scope::StepList,
        Scope::TextField,
        Scope::OfferedDraft,
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
        Scope::Participants,
        Scope::Order,
        Scope::Points,
        Scope::FirstSwing,
        Scope::Swing,
        Scope::Pairs,
        Scope::Rate,
        Scope::ActionSteps,
        Scope::Tripwires,
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
        Scope::DuplicateMenu,
        Scope::Confirm,
        Scope::SaveProblem,
        Scope::Recovery,
        Scope::Help,
        Scope::Page,
        Scope::PastedList,
        Scope::Export,
        Scope::ExportPath,
    ];

    /// Returns the heading of the scope in the help page and the README.
    pub fn name(self, locale: &Locale) -> SafeText {
        match self {
            Scope::Global => t!(locale, "key-scope-everywhere"),
            Scope::TextField => t!(locale, "key-scope-field"),
            Scope::OfferedDraft => t!(locale, "key-scope-draft"),
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
            Scope::DuplicateMenu => t!(locale, "key-scope-duplicate"),
            Scope::DecisionCard => t!(locale, "key-scope-card"),
            Scope::ReviewResult => t!(locale, "key-scope-review-result"),
            Scope::Choice => t!(locale, "key-scope-choice"),
            Scope::Scale => t!(locale, "key-scope-scale"),
            Scope::Options => t!(locale, "key-scope-options"),
            Scope::Criteria => t!(locale, "key-scope-criteria"),
            Scope::Participants => t!(locale, "key-scope-participants"),
            Scope::Order => t!(locale, "key-scope-order"),
            Scope::Points => t!(locale, "key-scope-points"),
            Scope::FirstSwing => t!(locale, "key-scope-lift"),
            Scope::Swing => t!(locale, "key-scope-swing"),
            Scope::Pairs => t!(locale, "key-scope-pairs"),
            Scope::Rate => t!(locale, "key-scope-rate"),
            Scope::ActionSteps => t!(locale, "key-scope-steps"),
            Scope::Tripwires => t!(locale, "key-scope-signs"),
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

/// Returns whether letters are text in one of these scopes.
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

/// Keys that trigger one action in one scope.
#[derive(Clone, Copy, Debug)]
pub struct Binding {
    pub scope: Scope,
    /// The keys, any of which triggers the action. The palette also offers actions without keys.
    pub keys: &'static [KeyPress],
    pub action: Action,
    /// The message id of the label. Bindings with the same label share one hint.
    pub label_id: &'static str,
    pub is_in_footer: bool,
}

/// Returns the action of a key in the first scope that binds the key to an available action.
/// The innermost scope comes first in `scopes`; `can` decides whether an action is available.
///
/// A minus sign or a dash counts as a hyphen, so that each sign means what it means in a text.
pub fn find_action(key: KeyPress, scopes: &[Scope], can: impl Fn(Action) -> bool) -> Option<Action> {
    let key = match key.name {
        KeyName::Char('−' | '–' | '‐') => KeyPress { name: KeyName::Char('-'), ..key },
        _ => key,
    };
    let in_scope = |scope: &Scope| {
        let scope = *scope;
        let found = all_bindings().filter(move |binding| binding.scope == scope && binding.keys.contains(&key));
        found.map(|binding| binding.action)
    };
    scopes.iter().flat_map(in_scope).find(|action| can(*action))
}

/// Keys and their label, for the footer or the help page.
#[derive(Clone, Debug, PartialEq)]
pub struct Hint {
    pub keys: SafeText,
    pub label: SafeText,
    /// The action of a click on the hint; `None` if the hint stands for several actions.
    pub action: Option<Action>,
}

/// Builds the hints of the help page, with every key.
/// Bindings with the same label form one hint: first the first key of each binding, then the other keys.
pub fn build_hints<'a>(locale: &Locale, bindings: impl IntoIterator<Item = &'a Binding>) -> Vec<Hint> {
    group_into_hints(locale, bindings, |keys| keys.to_vec())
}

/// Builds the hints of the footer, with one key per binding.
/// If `letters_are_text`, the key is the first key that does not type a character.
pub fn build_footer_hints<'a>(
    locale: &Locale,
    bindings: impl IntoIterator<Item = &'a Binding>,
    letters_are_text: bool,
) -> Vec<Hint> {
    let is_shown = |key: &&KeyPress| !letters_are_text || !matches!(key.name, KeyName::Char(_)) || key.ctrl || key.alt;
    group_into_hints(locale, bindings, |keys| keys.iter().copied().filter(|key| is_shown(&key)).take(1).collect())
}

/// A label id, the keys of each binding with this label, and the action if all bindings share it.
type HintGroup = (&'static str, Vec<Vec<KeyPress>>, Option<Action>);

fn group_into_hints<'a>(
    locale: &Locale,
    bindings: impl IntoIterator<Item = &'a Binding>,
    pick: impl Fn(&[KeyPress]) -> Vec<KeyPress>,
) -> Vec<Hint> {
    let mut groups: Vec<HintGroup> = Vec::new();
    for binding in bindings.into_iter().filter(|binding| !binding.keys.is_empty()) {
        let keys = pick(&order_by_language(locale, binding));
        match groups.iter_mut().find(|(label_id, ..)| *label_id == binding.label_id) {
            Some((_, known_keys, action)) => {
                known_keys.push(keys);
                *action = action.filter(|action| *action == binding.action);
            }
            None => groups.push((binding.label_id, vec![keys], Some(binding.action))),
        }
    }
    let hint = |(label_id, keys, action): HintGroup| {
        let max_count = keys.iter().map(Vec::len).max().unwrap_or(0);
        let in_turn: Vec<KeyPress> =
            (0..max_count).flat_map(|nth| keys.iter().filter_map(move |keys| keys.get(nth).copied())).collect();
        Hint { keys: format_keys(locale, &in_turn), label: t!(locale, label_id), action }
    };
    groups.into_iter().map(hint).collect()
}

/// Returns the keys of a binding. A key for yes that is the first letter of the word in the user's language comes
/// first.
fn order_by_language(locale: &Locale, binding: &Binding) -> Vec<KeyPress> {
    let mut keys = binding.keys.to_vec();
    if binding.action == Action::Yes {
        let first_letter = t!(locale, binding.label_id).as_str().chars().next();
        keys.sort_by_key(|key| !matches!(key.name, KeyName::Char(letter) if Some(letter) == first_letter));
    }
    keys
}

/// Formats keys as one text: arrows are joined, more than two digits become a range, other keys are separated.
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
        // Arrows with the same modifiers name the modifiers once: Shift+↑↓.
        let continues_arrows = before.is_some_and(|before| {
            is_arrow_key(key) && is_arrow_key(&before) && *key == KeyPress { name: key.name, ..before }
        });
        match parts.last_mut().filter(|_| continues_arrows) {
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

/// Formats the name of a key with its modifiers.
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
    fn a_key_has_one_binding_per_scope() {
        let mut seen = HashSet::new();
        for binding in all_bindings() {
            for key in binding.keys {
                assert!(seen.insert((binding.scope, *key)), "{key:?} is bound twice in {:?}", binding.scope);
            }
        }
    }

    #[test]
    fn no_binding_uses_a_letter_where_letters_are_text() {
        let is_letter = |key: &KeyPress| matches!(key.name, KeyName::Char(_)) && !key.ctrl && !key.alt;
        let field = all_bindings().filter(|binding| accept_text(&[binding.scope]));
        assert!(field.flat_map(|binding| binding.keys).all(|key| !is_letter(key)));
    }

    #[test]
    fn text_fields_handle_exactly_the_keys_of_text_input() {
        for binding in all_bindings().filter(|binding| binding.scope == Scope::TextEditing) {
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
        assert!(all_bindings().flat_map(|binding| binding.keys).all(|key| !needs_altgr(key)));
    }
}

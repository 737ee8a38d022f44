//! The only place that names a key. Dispatch, footer, help and the table in the README all come from here.

mod bindings;

use crate::tell;
use crate::text::{Shown, Tongue};

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
    pub fn name(self, tongue: &Tongue) -> Shown {
        match self {
            Scope::Global => tell!(tongue, "key-scope-everywhere"),
            Scope::TextField => tell!(tongue, "key-scope-field"),
            Scope::Prompt => tell!(tongue, "key-scope-prompt"),
            Scope::Passphrase => tell!(tongue, "key-scope-passphrase"),
            Scope::HelpSearch => tell!(tongue, "key-scope-search"),
            Scope::LibrarySearch => tell!(tongue, "key-scope-find"),
            Scope::Palette => tell!(tongue, "key-scope-palette"),
            Scope::TextEditing => tell!(tongue, "key-scope-text"),
            Scope::AccountForm => tell!(tongue, "key-scope-form"),
            Scope::Question => tell!(tongue, "key-scope-question"),
            Scope::StepList => tell!(tongue, "key-scope-rail"),
            Scope::Library => tell!(tongue, "key-scope-library"),
            Scope::ClientPage => tell!(tongue, "key-scope-client"),
            Scope::SearchHits => tell!(tongue, "key-scope-hits"),
            Scope::TemplateMenu => tell!(tongue, "key-scope-menu"),
            Scope::DecisionCard => tell!(tongue, "key-scope-card"),
            Scope::ReviewResult => tell!(tongue, "key-scope-then"),
            Scope::Choice => tell!(tongue, "key-scope-choice"),
            Scope::Scale => tell!(tongue, "key-scope-scale"),
            Scope::Options => tell!(tongue, "key-scope-options"),
            Scope::Criteria => tell!(tongue, "key-scope-criteria"),
            Scope::Order => tell!(tongue, "key-scope-order"),
            Scope::Points => tell!(tongue, "key-scope-points"),
            Scope::FirstSwing => tell!(tongue, "key-scope-lift"),
            Scope::Swing => tell!(tongue, "key-scope-swing"),
            Scope::Pairs => tell!(tongue, "key-scope-pairs"),
            Scope::Rate => tell!(tongue, "key-scope-rate"),
            Scope::ActionSteps => tell!(tongue, "key-scope-steps"),
            Scope::Safeguards => tell!(tongue, "key-scope-safeguards"),
            Scope::Information => tell!(tongue, "key-scope-shown"),
            Scope::Verdict => tell!(tongue, "key-scope-verdict"),
            Scope::Sensitivity => tell!(tongue, "key-scope-changes"),
            Scope::WithheldVerdict => tell!(tongue, "key-scope-withheld"),
            Scope::SealedAnswers => tell!(tongue, "key-scope-sealed"),
            Scope::Matrix => tell!(tongue, "key-scope-matrix"),
            Scope::MatrixWeight => tell!(tongue, "key-scope-weight"),
            Scope::History => tell!(tongue, "key-scope-history"),
            Scope::ComparisonTargets => tell!(tongue, "key-scope-compare"),
            Scope::ComparisonResult => tell!(tongue, "key-scope-compared"),
            Scope::People => tell!(tongue, "key-scope-people"),
            Scope::PrivateNotes => tell!(tongue, "key-scope-private"),
            Scope::Confirm => tell!(tongue, "key-scope-confirm"),
            Scope::Recovery => tell!(tongue, "key-scope-recovery"),
            Scope::SaveProblem => tell!(tongue, "key-scope-barred"),
            Scope::Help => tell!(tongue, "key-scope-help"),
            Scope::Page => tell!(tongue, "key-scope-page"),
            Scope::PastedList => tell!(tongue, "key-scope-pasted"),
            Scope::Export => tell!(tongue, "key-scope-export"),
            Scope::ExportPath => tell!(tongue, "key-scope-export-path"),
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
    pub keys: Shown,
    /// What they do.
    pub label: Shown,
    /// The action, where it is one: for a click on the hint.
    pub action: Option<Action>,
}

/// Every key of some bindings; those with the same words are one hint. The first keys come first, then the others.
pub fn build_hints<'a>(tongue: &Tongue, bindings: impl IntoIterator<Item = &'a Binding>) -> Vec<Hint> {
    group_into_hints(tongue, bindings, |keys| keys.to_vec())
}

/// The first key of each of some bindings; where letters are text, the first that is no letter.
pub fn build_footer_hints<'a>(
    tongue: &Tongue,
    bindings: impl IntoIterator<Item = &'a Binding>,
    letters_are_text: bool,
) -> Vec<Hint> {
    let means_it = |key: &&KeyPress| !letters_are_text || !matches!(key.name, KeyName::Char(_)) || key.ctrl || key.alt;
    group_into_hints(tongue, bindings, |keys| keys.iter().copied().filter(|key| means_it(&key)).take(1).collect())
}

/// Words, the keys of each binding that has them, and the action, where it is one.
type HintGroup = (&'static str, Vec<Vec<KeyPress>>, Option<Action>);

fn group_into_hints<'a>(
    tongue: &Tongue,
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
        Hint { keys: format_keys(tongue, &in_turn), label: tell!(tongue, words), action }
    };
    groups.into_iter().map(hint).collect()
}

/// Keys side by side: arrows touch, digits are a span, the others are apart.
fn format_keys(tongue: &Tongue, keys: &[KeyPress]) -> Shown {
    let digits: Vec<char> = keys.iter().filter_map(parse_digit).collect();
    let mut parts: Vec<Shown> = Vec::new();
    let arrows: Vec<Shown> =
        keys.iter().filter(|key| is_plain_arrow(key)).map(|key| format_key(tongue, *key)).collect();
    if !arrows.is_empty() {
        parts.push(Shown::concat(&arrows));
    }
    match (digits.first(), digits.last()) {
        (Some(first), Some(last)) if digits.len() > 2 => parts.push(Shown::outside(&format!("{first}–{last}"))),
        _ => parts.extend(digits.iter().map(|digit| Shown::outside(&digit.to_string()))),
    }
    let mut before: Option<KeyPress> = None;
    for key in keys.iter().filter(|key| !is_plain_arrow(key) && parse_digit(key).is_none()) {
        // Of arrows with the same keys held, those are said once: Shift+↑↓.
        let goes_on = before.is_some_and(|before| {
            is_arrow_key(key) && is_arrow_key(&before) && *key == KeyPress { name: key.name, ..before }
        });
        match parts.last_mut().filter(|_| goes_on) {
            Some(last) => *last = Shown::concat([&*last, &format_key(tongue, KeyPress::new(key.name))]),
            None => parts.push(format_key(tongue, *key)),
        }
        before = Some(*key);
    }
    Shown::join(&parts, " ")
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
pub fn format_key(tongue: &Tongue, key: KeyPress) -> Shown {
    let name = match key.name {
        KeyName::Char(' ') => tell!(tongue, "key-name-space"),
        KeyName::Char(c) if key.ctrl || key.alt => Shown::outside(&c.to_uppercase().to_string()),
        KeyName::Char(c) => Shown::outside(&c.to_string()),
        KeyName::Enter => tell!(tongue, "key-name-enter"),
        KeyName::Esc => tell!(tongue, "key-name-esc"),
        KeyName::Tab => tell!(tongue, "key-name-tab"),
        KeyName::BackTab => tell!(tongue, "key-name-back-tab"),
        KeyName::Backspace => tell!(tongue, "key-name-backspace"),
        KeyName::Delete => tell!(tongue, "key-name-delete"),
        KeyName::Up => Shown::fixed("↑"),
        KeyName::Down => Shown::fixed("↓"),
        KeyName::Left => Shown::fixed("←"),
        KeyName::Right => Shown::fixed("→"),
        KeyName::Home => tell!(tongue, "key-name-home"),
        KeyName::End => tell!(tongue, "key-name-end"),
        KeyName::PageUp => tell!(tongue, "key-name-page-up"),
        KeyName::PageDown => tell!(tongue, "key-name-page-down"),
        KeyName::F(n) => Shown::outside(&format!("F{n}")),
    };
    let name = if key.shift { tell!(tongue, "key-name-shift", key = name) } else { name };
    let name = if key.alt { tell!(tongue, "key-name-alt", key = name) } else { name };
    if key.ctrl { tell!(tongue, "key-name-ctrl", key = name) } else { name }
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

//! The only place that names a key. Dispatch, footer, help and the table in the README all come from here.

mod bindings;

use crate::tell;
use crate::text::{Shown, Tongue};

use super::action::Action;
use super::event::{Code, Key};

pub use bindings::BINDINGS;

/// Where keys mean something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    /// Wherever one is.
    Everywhere,
    /// In a field of text: letters are text.
    Field,
    /// Writing a line over the screen.
    Prompt,
    /// Writing a passphrase over the screen.
    Passphrase,
    /// Writing what is searched for.
    Search,
    /// The same in the library.
    Find,
    /// Every action, to be searched.
    Palette,
    /// Wherever one writes.
    Text,
    /// The rows of an account that are not text.
    Form,
    /// On every question of the walk.
    Question,
    /// The list of steps.
    Rail,
    /// The library.
    Library,
    /// The page of a client.
    Client,
    /// What the texts were searched for.
    Hits,
    /// A library with nothing in it, or the choice of a template.
    Menu,
    /// The card of a decided deliberation.
    Card,
    /// Then and now, at the end of a review.
    Then,
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
    Lift,
    /// What lifting the others is worth.
    Swing,
    /// Comparing in pairs.
    Pairs,
    /// Rating.
    Rate,
    /// Things to do.
    Steps,
    /// A safeguard that is offered among them.
    Safeguards,
    /// Something shown: Enter goes on.
    Shown,
    /// The verdict.
    Verdict,
    /// What would change the verdict.
    Changes,
    /// The verdict while it may not be shown.
    Withheld,
    /// The verdict while answers are sealed and everybody has given theirs.
    Sealed,
    /// The matrix.
    Matrix,
    /// A weight in the matrix.
    Weight,
    /// The history.
    History,
    /// What a deliberation can be compared with.
    Compare,
    /// What a comparison came to.
    Compared,
    /// Between several people.
    People,
    /// The coach's own notes.
    Private,
    /// A question with yes and no.
    Confirm,
    /// Work that was not saved, offered.
    Recovery,
    /// Where what is open cannot be saved under its name.
    Barred,
    /// The help page.
    Help,
    /// Something to read.
    Page,
    /// A pasted list.
    Pasted,
    /// A report, before it is written.
    Export,
    /// Where it is to go.
    ExportPath,
}

impl Scope {
    /// Every scope, in the order the help and the README list them.
    pub const ALL: [Scope; 49] = [
        Scope::Everywhere,
        Scope::Question,
        Scope::Rail,
        Scope::Field,
        Scope::Prompt,
        Scope::Passphrase,
        Scope::Search,
        Scope::Find,
        Scope::Palette,
        Scope::Text,
        Scope::Form,
        Scope::Choice,
        Scope::Scale,
        Scope::Options,
        Scope::Criteria,
        Scope::Order,
        Scope::Points,
        Scope::Lift,
        Scope::Swing,
        Scope::Pairs,
        Scope::Rate,
        Scope::Steps,
        Scope::Safeguards,
        Scope::Shown,
        Scope::Verdict,
        Scope::Changes,
        Scope::Withheld,
        Scope::Sealed,
        Scope::Matrix,
        Scope::Weight,
        Scope::History,
        Scope::Compare,
        Scope::Compared,
        Scope::People,
        Scope::Private,
        Scope::Card,
        Scope::Then,
        Scope::Library,
        Scope::Client,
        Scope::Hits,
        Scope::Menu,
        Scope::Confirm,
        Scope::Barred,
        Scope::Recovery,
        Scope::Help,
        Scope::Page,
        Scope::Pasted,
        Scope::Export,
        Scope::ExportPath,
    ];

    /// What it is called.
    pub fn name(self, tongue: &Tongue) -> Shown {
        match self {
            Scope::Everywhere => tell!(tongue, "key-scope-everywhere"),
            Scope::Field => tell!(tongue, "key-scope-field"),
            Scope::Prompt => tell!(tongue, "key-scope-prompt"),
            Scope::Passphrase => tell!(tongue, "key-scope-passphrase"),
            Scope::Search => tell!(tongue, "key-scope-search"),
            Scope::Find => tell!(tongue, "key-scope-find"),
            Scope::Palette => tell!(tongue, "key-scope-palette"),
            Scope::Text => tell!(tongue, "key-scope-text"),
            Scope::Form => tell!(tongue, "key-scope-form"),
            Scope::Question => tell!(tongue, "key-scope-question"),
            Scope::Rail => tell!(tongue, "key-scope-rail"),
            Scope::Library => tell!(tongue, "key-scope-library"),
            Scope::Client => tell!(tongue, "key-scope-client"),
            Scope::Hits => tell!(tongue, "key-scope-hits"),
            Scope::Menu => tell!(tongue, "key-scope-menu"),
            Scope::Card => tell!(tongue, "key-scope-card"),
            Scope::Then => tell!(tongue, "key-scope-then"),
            Scope::Choice => tell!(tongue, "key-scope-choice"),
            Scope::Scale => tell!(tongue, "key-scope-scale"),
            Scope::Options => tell!(tongue, "key-scope-options"),
            Scope::Criteria => tell!(tongue, "key-scope-criteria"),
            Scope::Order => tell!(tongue, "key-scope-order"),
            Scope::Points => tell!(tongue, "key-scope-points"),
            Scope::Lift => tell!(tongue, "key-scope-lift"),
            Scope::Swing => tell!(tongue, "key-scope-swing"),
            Scope::Pairs => tell!(tongue, "key-scope-pairs"),
            Scope::Rate => tell!(tongue, "key-scope-rate"),
            Scope::Steps => tell!(tongue, "key-scope-steps"),
            Scope::Safeguards => tell!(tongue, "key-scope-safeguards"),
            Scope::Shown => tell!(tongue, "key-scope-shown"),
            Scope::Verdict => tell!(tongue, "key-scope-verdict"),
            Scope::Changes => tell!(tongue, "key-scope-changes"),
            Scope::Withheld => tell!(tongue, "key-scope-withheld"),
            Scope::Sealed => tell!(tongue, "key-scope-sealed"),
            Scope::Matrix => tell!(tongue, "key-scope-matrix"),
            Scope::Weight => tell!(tongue, "key-scope-weight"),
            Scope::History => tell!(tongue, "key-scope-history"),
            Scope::Compare => tell!(tongue, "key-scope-compare"),
            Scope::Compared => tell!(tongue, "key-scope-compared"),
            Scope::People => tell!(tongue, "key-scope-people"),
            Scope::Private => tell!(tongue, "key-scope-private"),
            Scope::Confirm => tell!(tongue, "key-scope-confirm"),
            Scope::Recovery => tell!(tongue, "key-scope-recovery"),
            Scope::Barred => tell!(tongue, "key-scope-barred"),
            Scope::Help => tell!(tongue, "key-scope-help"),
            Scope::Page => tell!(tongue, "key-scope-page"),
            Scope::Pasted => tell!(tongue, "key-scope-pasted"),
            Scope::Export => tell!(tongue, "key-scope-export"),
            Scope::ExportPath => tell!(tongue, "key-scope-export-path"),
        }
    }
}

/// Whether letters are text in one of these places.
pub fn are_text(scopes: &[Scope]) -> bool {
    const TEXT: [Scope; 8] = [
        Scope::Field,
        Scope::Prompt,
        Scope::Private,
        Scope::Passphrase,
        Scope::Search,
        Scope::Find,
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
    pub keys: &'static [Key],
    /// What they mean.
    pub action: Action,
    /// The message that says it in a few words. Neighbours with the same words share one hint.
    pub words: &'static str,
    /// Whether the footer shows it.
    pub footer: bool,
}

/// What a key means in these scopes, the innermost first; `can` says what can be done now.
pub fn meaning(key: Key, scopes: &[Scope], can: impl Fn(Action) -> bool) -> Option<Action> {
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
    pub words: Shown,
    /// The action, where it is one: for a click on the hint.
    pub action: Option<Action>,
}

/// Every key of some bindings; those with the same words are one hint. The first keys come first, then the others.
pub fn hints<'a>(tongue: &Tongue, bindings: impl IntoIterator<Item = &'a Binding>) -> Vec<Hint> {
    hinted(tongue, bindings, |keys| keys.to_vec())
}

/// The first key of each of some bindings; where letters are text, the first that is no letter.
pub fn footer_hints<'a>(
    tongue: &Tongue,
    bindings: impl IntoIterator<Item = &'a Binding>,
    letters_are_text: bool,
) -> Vec<Hint> {
    let means_it = |key: &&Key| !letters_are_text || !matches!(key.code, Code::Char(_)) || key.ctrl || key.alt;
    hinted(tongue, bindings, |keys| keys.iter().copied().filter(|key| means_it(&key)).take(1).collect())
}

/// Words, the keys of each binding that has them, and the action, where it is one.
type Group = (&'static str, Vec<Vec<Key>>, Option<Action>);

fn hinted<'a>(
    tongue: &Tongue,
    bindings: impl IntoIterator<Item = &'a Binding>,
    pick: impl Fn(&[Key]) -> Vec<Key>,
) -> Vec<Hint> {
    let mut groups: Vec<Group> = Vec::new();
    for binding in bindings.into_iter().filter(|binding| !binding.keys.is_empty()) {
        let keys = pick(binding.keys);
        match groups.iter_mut().find(|(words, ..)| *words == binding.words) {
            Some((_, known, action)) => {
                known.push(keys);
                *action = action.filter(|action| *action == binding.action);
            }
            None => groups.push((binding.words, vec![keys], Some(binding.action))),
        }
    }
    let hint = |(words, keys, action): Group| {
        let most = keys.iter().map(Vec::len).max().unwrap_or(0);
        let in_turn: Vec<Key> =
            (0..most).flat_map(|nth| keys.iter().filter_map(move |keys| keys.get(nth).copied())).collect();
        Hint { keys: keys_shown(tongue, &in_turn), words: tell!(tongue, words), action }
    };
    groups.into_iter().map(hint).collect()
}

/// Keys side by side: arrows touch, digits are a span, the others are apart.
fn keys_shown(tongue: &Tongue, keys: &[Key]) -> Shown {
    let digits: Vec<char> = keys.iter().filter_map(digit).collect();
    let mut parts: Vec<Shown> = Vec::new();
    let arrows: Vec<Shown> = keys.iter().filter(|key| is_arrow(key)).map(|key| key_shown(tongue, *key)).collect();
    if !arrows.is_empty() {
        parts.push(Shown::concat(&arrows));
    }
    match (digits.first(), digits.last()) {
        (Some(first), Some(last)) if digits.len() > 2 => parts.push(Shown::outside(&format!("{first}–{last}"))),
        _ => parts.extend(digits.iter().map(|digit| Shown::outside(&digit.to_string()))),
    }
    let mut before: Option<Key> = None;
    for key in keys.iter().filter(|key| !is_arrow(key) && digit(key).is_none()) {
        // Of arrows with the same keys held, those are said once: Shift+↑↓.
        let goes_on =
            before.is_some_and(|before| points(key) && points(&before) && *key == Key { code: key.code, ..before });
        match parts.last_mut().filter(|_| goes_on) {
            Some(last) => *last = Shown::concat([&*last, &key_shown(tongue, Key::plain(key.code))]),
            None => parts.push(key_shown(tongue, *key)),
        }
        before = Some(*key);
    }
    Shown::join(&parts, " ")
}

fn points(key: &Key) -> bool {
    matches!(key.code, Code::Up | Code::Down | Code::Left | Code::Right)
}

fn is_arrow(key: &Key) -> bool {
    points(key) && *key == Key::plain(key.code)
}

fn digit(key: &Key) -> Option<char> {
    match key.code {
        Code::Char(c) if c.is_ascii_digit() && !key.ctrl => Some(c),
        _ => None,
    }
}

/// The name of a key.
pub fn key_shown(tongue: &Tongue, key: Key) -> Shown {
    let name = match key.code {
        Code::Char(' ') => tell!(tongue, "key-name-space"),
        Code::Char(c) if key.ctrl || key.alt => Shown::outside(&c.to_uppercase().to_string()),
        Code::Char(c) => Shown::outside(&c.to_string()),
        Code::Enter => tell!(tongue, "key-name-enter"),
        Code::Esc => tell!(tongue, "key-name-esc"),
        Code::Tab => tell!(tongue, "key-name-tab"),
        Code::BackTab => tell!(tongue, "key-name-back-tab"),
        Code::Backspace => tell!(tongue, "key-name-backspace"),
        Code::Delete => tell!(tongue, "key-name-delete"),
        Code::Up => Shown::fixed("↑"),
        Code::Down => Shown::fixed("↓"),
        Code::Left => Shown::fixed("←"),
        Code::Right => Shown::fixed("→"),
        Code::Home => tell!(tongue, "key-name-home"),
        Code::End => tell!(tongue, "key-name-end"),
        Code::PageUp => tell!(tongue, "key-name-page-up"),
        Code::PageDown => tell!(tongue, "key-name-page-down"),
        Code::F(n) => Shown::outside(&format!("F{n}")),
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
        let is_letter = |key: &Key| matches!(key.code, Code::Char(_)) && !key.ctrl && !key.alt;
        let field = BINDINGS.iter().filter(|binding| are_text(&[binding.scope]));
        assert!(field.flat_map(|binding| binding.keys).all(|key| !is_letter(key)));
    }

    #[test]
    fn a_text_takes_the_keys_that_are_said_to_be_its_own_and_no_others() {
        for binding in BINDINGS.iter().filter(|binding| binding.scope == Scope::Text) {
            for key in binding.keys {
                let takes = crate::ui::widgets::Field::knows(*key);
                assert_eq!(takes, binding.action == Action::Typing, "{key:?}");
            }
        }
    }

    #[test]
    fn azerty_reaches_everything_without_altgr() {
        let needs_altgr =
            |key: &Key| matches!(key.code, Code::Char('[' | ']' | '{' | '}' | '@' | '#' | '|' | '\\' | '~'));
        assert!(BINDINGS.iter().flat_map(|binding| binding.keys).all(|key| !needs_altgr(key)));
    }
}

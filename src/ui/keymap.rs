//! The only place that names a key. Dispatch, footer, help and the table in the README all come from here.

use crate::tell;
use crate::text::{Shown, Tongue};

use super::action::Action;
use super::event::{Code, Key};

/// Where keys mean something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    /// Wherever one is.
    Everywhere,
    /// In a field of text: letters are text.
    Field,
    /// Writing a line over the screen.
    Prompt,
    /// The rows of an account that are not text.
    Form,
    /// On every question of the walk.
    Question,
    /// The list of steps.
    Rail,
    /// The library.
    Library,
    /// A library with nothing in it, or the choice of a template.
    Menu,
    /// The card of a decided deliberation.
    Card,
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
    /// Weights from pairs, as a file has them.
    Pairs,
    /// Rating.
    Rate,
    /// Things to do.
    Steps,
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
    /// A question with yes and no.
    Confirm,
    /// The help page.
    Help,
}

impl Scope {
    /// Every scope, in the order the help and the README list them.
    pub const ALL: [Scope; 26] = [
        Scope::Everywhere,
        Scope::Question,
        Scope::Rail,
        Scope::Field,
        Scope::Prompt,
        Scope::Form,
        Scope::Choice,
        Scope::Scale,
        Scope::Options,
        Scope::Criteria,
        Scope::Order,
        Scope::Points,
        Scope::Pairs,
        Scope::Rate,
        Scope::Steps,
        Scope::Shown,
        Scope::Verdict,
        Scope::Changes,
        Scope::Withheld,
        Scope::Sealed,
        Scope::Matrix,
        Scope::Card,
        Scope::Library,
        Scope::Menu,
        Scope::Confirm,
        Scope::Help,
    ];

    /// What it is called.
    pub fn name(self, tongue: &Tongue) -> Shown {
        match self {
            Scope::Everywhere => tell!(tongue, "key-scope-everywhere"),
            Scope::Field => tell!(tongue, "key-scope-field"),
            Scope::Prompt => tell!(tongue, "key-scope-prompt"),
            Scope::Form => tell!(tongue, "key-scope-form"),
            Scope::Question => tell!(tongue, "key-scope-question"),
            Scope::Rail => tell!(tongue, "key-scope-rail"),
            Scope::Library => tell!(tongue, "key-scope-library"),
            Scope::Menu => tell!(tongue, "key-scope-menu"),
            Scope::Card => tell!(tongue, "key-scope-card"),
            Scope::Choice => tell!(tongue, "key-scope-choice"),
            Scope::Scale => tell!(tongue, "key-scope-scale"),
            Scope::Options => tell!(tongue, "key-scope-options"),
            Scope::Criteria => tell!(tongue, "key-scope-criteria"),
            Scope::Order => tell!(tongue, "key-scope-order"),
            Scope::Points => tell!(tongue, "key-scope-points"),
            Scope::Pairs => tell!(tongue, "key-scope-pairs"),
            Scope::Rate => tell!(tongue, "key-scope-rate"),
            Scope::Steps => tell!(tongue, "key-scope-steps"),
            Scope::Shown => tell!(tongue, "key-scope-shown"),
            Scope::Verdict => tell!(tongue, "key-scope-verdict"),
            Scope::Changes => tell!(tongue, "key-scope-changes"),
            Scope::Withheld => tell!(tongue, "key-scope-withheld"),
            Scope::Sealed => tell!(tongue, "key-scope-sealed"),
            Scope::Matrix => tell!(tongue, "key-scope-matrix"),
            Scope::Confirm => tell!(tongue, "key-scope-confirm"),
            Scope::Help => tell!(tongue, "key-scope-help"),
        }
    }
}

/// Whether letters are text in one of these places.
pub fn are_text(scopes: &[Scope]) -> bool {
    scopes.contains(&Scope::Field) || scopes.contains(&Scope::Prompt)
}

/// Some keys that mean one thing somewhere.
#[derive(Clone, Copy, Debug)]
pub struct Binding {
    /// Where.
    pub scope: Scope,
    /// Which keys; any of them.
    pub keys: &'static [Key],
    /// What they mean.
    pub action: Action,
    /// The message that says it in a few words. Neighbours with the same words share one hint.
    pub words: &'static str,
    /// Whether the footer shows it.
    pub footer: bool,
}

const fn shown(scope: Scope, keys: &'static [Key], action: Action, words: &'static str) -> Binding {
    Binding { scope, keys, action, words, footer: true }
}

const fn quiet(scope: Scope, keys: &'static [Key], action: Action, words: &'static str) -> Binding {
    Binding { scope, keys, action, words, footer: false }
}

const UP: &[Key] = &[Key::plain(Code::Up), Key::char('k')];
const DOWN: &[Key] = &[Key::plain(Code::Down), Key::char('j')];
const LEFT: &[Key] = &[Key::plain(Code::Left), Key::char('h')];
const RIGHT: &[Key] = &[Key::plain(Code::Right), Key::char('l')];
const FIRST: &[Key] = &[Key::char('g'), Key::plain(Code::Home)];
const LAST: &[Key] = &[Key::char('G'), Key::plain(Code::End)];
const PAGE_UP: &[Key] = &[Key::plain(Code::PageUp)];
const PAGE_DOWN: &[Key] = &[Key::plain(Code::PageDown)];
const ENTER: &[Key] = &[Key::plain(Code::Enter)];
const ESC: &[Key] = &[Key::plain(Code::Esc)];
const SPACE: &[Key] = &[Key::char(' ')];

/// Every binding. Within a scope the first that can be done now wins.
pub const BINDINGS: &[Binding] = &[
    // The library.
    shown(Scope::Library, ENTER, Action::Open, "key-open"),
    shown(Scope::Library, &[Key::char('n')], Action::New, "key-new"),
    shown(Scope::Library, &[Key::char('/')], Action::Search, "key-search"),
    shown(Scope::Library, &[Key::char('q')], Action::Quit, "key-quit"),
    shown(Scope::Library, &[Key::char('D')], Action::Duplicate, "key-duplicate"),
    quiet(Scope::Library, &[Key::char('e')], Action::Rename, "key-rename"),
    shown(Scope::Library, &[Key::char('x'), Key::plain(Code::Delete)], Action::Trash, "key-trash"),
    quiet(Scope::Library, UP, Action::Up, "key-move"),
    quiet(Scope::Library, DOWN, Action::Down, "key-move"),
    quiet(Scope::Library, PAGE_UP, Action::PageUp, "key-page"),
    quiet(Scope::Library, PAGE_DOWN, Action::PageDown, "key-page"),
    quiet(Scope::Library, FIRST, Action::First, "key-ends"),
    quiet(Scope::Library, LAST, Action::Last, "key-ends"),
    quiet(Scope::Library, ESC, Action::Leave, "key-show-all"),
    // The choice of a template.
    shown(Scope::Menu, UP, Action::Up, "key-choose"),
    shown(Scope::Menu, DOWN, Action::Down, "key-choose"),
    shown(Scope::Menu, ENTER, Action::Open, "key-begin"),
    shown(Scope::Menu, ESC, Action::Leave, "key-close"),
    shown(Scope::Menu, &[Key::char('q')], Action::Quit, "key-quit"),
    // The card.
    shown(Scope::Card, &[Key::char('m')], Action::Matrix, "key-matrix"),
    shown(Scope::Card, &[Key::char('v')], Action::Verdict, "key-verdict"),
    shown(Scope::Card, &[Key::char('w')], Action::Walk, "key-walk"),
    quiet(Scope::Card, UP, Action::Up, "key-scroll"),
    quiet(Scope::Card, DOWN, Action::Down, "key-scroll"),
    shown(Scope::Card, ESC, Action::Leave, "key-library"),
    // One of several answers.
    shown(Scope::Choice, UP, Action::Up, "key-choose"),
    shown(Scope::Choice, DOWN, Action::Down, "key-choose"),
    shown(Scope::Choice, ENTER, Action::Next, "key-take"),
    quiet(Scope::Choice, FIRST, Action::First, "key-ends"),
    quiet(Scope::Choice, LAST, Action::Last, "key-ends"),
    // A number on a scale.
    shown(Scope::Scale, LEFT, Action::Left, "key-set"),
    shown(Scope::Scale, RIGHT, Action::Right, "key-set"),
    quiet(Scope::Scale, FIRST, Action::First, "key-ends"),
    quiet(Scope::Scale, LAST, Action::Last, "key-ends"),
    quiet(Scope::Scale, &[Key::char('0')], Action::Digit(0), "key-digits"),
    quiet(Scope::Scale, &[Key::char('1')], Action::Digit(1), "key-digits"),
    quiet(Scope::Scale, &[Key::char('2')], Action::Digit(2), "key-digits"),
    quiet(Scope::Scale, &[Key::char('3')], Action::Digit(3), "key-digits"),
    quiet(Scope::Scale, &[Key::char('4')], Action::Digit(4), "key-digits"),
    quiet(Scope::Scale, &[Key::char('5')], Action::Digit(5), "key-digits"),
    quiet(Scope::Scale, &[Key::char('6')], Action::Digit(6), "key-digits"),
    quiet(Scope::Scale, &[Key::char('7')], Action::Digit(7), "key-digits"),
    quiet(Scope::Scale, &[Key::char('8')], Action::Digit(8), "key-digits"),
    quiet(Scope::Scale, &[Key::char('9')], Action::Digit(9), "key-digits"),
    shown(Scope::Scale, ENTER, Action::Next, "key-next"),
    // The options.
    shown(Scope::Options, SPACE, Action::Toggle, "key-toggle"),
    shown(Scope::Options, ENTER, Action::Next, "key-next"),
    shown(Scope::Options, &[Key::char('a')], Action::Add, "key-add"),
    quiet(Scope::Options, &[Key::char('e')], Action::Rename, "key-rename"),
    shown(Scope::Options, &[Key::char('f')], Action::Fate, "key-fate"),
    quiet(Scope::Options, LEFT, Action::Left, "key-account"),
    quiet(Scope::Options, RIGHT, Action::Right, "key-account"),
    quiet(Scope::Options, UP, Action::Up, "key-move"),
    quiet(Scope::Options, DOWN, Action::Down, "key-move"),
    quiet(Scope::Options, FIRST, Action::First, "key-ends"),
    quiet(Scope::Options, LAST, Action::Last, "key-ends"),
    // The criteria.
    shown(Scope::Criteria, SPACE, Action::Toggle, "key-toggle"),
    shown(Scope::Criteria, ENTER, Action::Next, "key-next"),
    shown(Scope::Criteria, &[Key::char('t')], Action::When, "key-when"),
    shown(Scope::Criteria, &[Key::char('a')], Action::Add, "key-add"),
    quiet(Scope::Criteria, &[Key::char('e')], Action::Rename, "key-rename"),
    quiet(Scope::Criteria, &[Key::char('x'), Key::plain(Code::Delete)], Action::Remove, "key-remove"),
    quiet(Scope::Criteria, UP, Action::Up, "key-move"),
    quiet(Scope::Criteria, DOWN, Action::Down, "key-move"),
    quiet(Scope::Criteria, FIRST, Action::First, "key-ends"),
    quiet(Scope::Criteria, LAST, Action::Last, "key-ends"),
    // Putting in order.
    quiet(Scope::Order, UP, Action::Up, "key-move"),
    quiet(Scope::Order, DOWN, Action::Down, "key-move"),
    shown(Scope::Order, SPACE, Action::Grab, "key-grab"),
    shown(Scope::Order, ENTER, Action::Next, "key-next"),
    quiet(Scope::Order, &[Key::char('K'), Key::shift(Code::Up)], Action::Raise, "key-shift"),
    quiet(Scope::Order, &[Key::char('J'), Key::shift(Code::Down)], Action::Lower, "key-shift"),
    shown(Scope::Order, &[Key::char('=')], Action::Level, "key-level"),
    shown(Scope::Order, &[Key::char('w')], Action::OtherWay, "key-other-way"),
    // Giving points.
    quiet(Scope::Points, UP, Action::Up, "key-move"),
    quiet(Scope::Points, DOWN, Action::Down, "key-move"),
    shown(Scope::Points, LEFT, Action::Left, "key-set"),
    shown(Scope::Points, RIGHT, Action::Right, "key-set"),
    shown(Scope::Points, ENTER, Action::Next, "key-next"),
    shown(Scope::Points, &[Key::char('0')], Action::Digit(0), "key-digits"),
    shown(Scope::Points, &[Key::char('1')], Action::Digit(1), "key-digits"),
    shown(Scope::Points, &[Key::char('2')], Action::Digit(2), "key-digits"),
    shown(Scope::Points, &[Key::char('3')], Action::Digit(3), "key-digits"),
    shown(Scope::Points, &[Key::char('4')], Action::Digit(4), "key-digits"),
    shown(Scope::Points, &[Key::char('5')], Action::Digit(5), "key-digits"),
    shown(Scope::Points, &[Key::char('6')], Action::Digit(6), "key-digits"),
    shown(Scope::Points, &[Key::char('7')], Action::Digit(7), "key-digits"),
    shown(Scope::Points, &[Key::char('8')], Action::Digit(8), "key-digits"),
    shown(Scope::Points, &[Key::char('9')], Action::Digit(9), "key-digits"),
    quiet(Scope::Points, &[Key::plain(Code::Backspace), Key::plain(Code::Delete)], Action::Unrate, "key-unrate"),
    shown(Scope::Points, &[Key::char('w')], Action::OtherWay, "key-other-way"),
    // Weights from pairs.
    shown(Scope::Pairs, &[Key::char('w')], Action::OtherWay, "key-other-way"),
    shown(Scope::Pairs, ENTER, Action::Next, "key-next"),
    // Rating.
    shown(Scope::Rate, LEFT, Action::Left, "key-rate"),
    shown(Scope::Rate, RIGHT, Action::Right, "key-rate"),
    shown(Scope::Rate, UP, Action::Up, "key-option"),
    shown(Scope::Rate, DOWN, Action::Down, "key-option"),
    shown(Scope::Rate, ENTER, Action::Next, "key-next"),
    quiet(Scope::Rate, &[Key::char('0')], Action::Digit(0), "key-size"),
    quiet(Scope::Rate, &[Key::char('1')], Action::Digit(1), "key-size"),
    quiet(Scope::Rate, &[Key::char('2')], Action::Digit(2), "key-size"),
    quiet(Scope::Rate, &[Key::char('3')], Action::Digit(3), "key-size"),
    quiet(Scope::Rate, &[Key::char('4')], Action::Digit(4), "key-size"),
    quiet(Scope::Rate, &[Key::char('5')], Action::Digit(5), "key-size"),
    quiet(Scope::Rate, &[Key::char('-')], Action::Minus, "key-sign"),
    quiet(Scope::Rate, &[Key::char('+')], Action::Plus, "key-sign"),
    shown(Scope::Rate, &[Key::char('d')], Action::DontKnow, "key-dont-know"),
    quiet(Scope::Rate, &[Key::char('r')], Action::Range, "key-range"),
    quiet(Scope::Rate, &[Key::char('b')], Action::Basis, "key-basis"),
    shown(Scope::Rate, &[Key::char('n')], Action::Note, "key-note"),
    quiet(Scope::Rate, &[Key::plain(Code::Backspace), Key::plain(Code::Delete)], Action::Unrate, "key-unrate"),
    // Things to do.
    shown(Scope::Steps, &[Key::char('a')], Action::Add, "key-add"),
    shown(Scope::Steps, ENTER, Action::Next, "key-next"),
    shown(Scope::Steps, &[Key::char('e')], Action::Rename, "key-edit"),
    shown(Scope::Steps, SPACE, Action::Toggle, "key-done"),
    shown(Scope::Steps, &[Key::char('x'), Key::plain(Code::Delete)], Action::Remove, "key-remove"),
    quiet(Scope::Steps, UP, Action::Up, "key-move"),
    quiet(Scope::Steps, DOWN, Action::Down, "key-move"),
    // Something shown.
    shown(Scope::Shown, ENTER, Action::Next, "key-next"),
    // The verdict.
    shown(Scope::Verdict, UP, Action::Up, "key-option"),
    shown(Scope::Verdict, DOWN, Action::Down, "key-option"),
    shown(Scope::Verdict, ENTER, Action::Next, "key-decide"),
    shown(Scope::Verdict, &[Key::char('c')], Action::Change, "key-change"),
    shown(Scope::Verdict, LEFT, Action::Left, "key-lens"),
    shown(Scope::Verdict, RIGHT, Action::Right, "key-lens"),
    // What would change it.
    shown(Scope::Changes, UP, Action::Up, "key-scroll"),
    shown(Scope::Changes, DOWN, Action::Down, "key-scroll"),
    shown(Scope::Changes, &[Key::char('c'), Key::plain(Code::Esc)], Action::Leave, "key-leave"),
    shown(Scope::Changes, ENTER, Action::Next, "key-decide"),
    // The verdict while it may not be shown.
    shown(Scope::Withheld, ENTER, Action::Next, "key-answer-rest"),
    shown(Scope::Withheld, &[Key::char('d')], Action::DontKnow, "key-rest-unknown"),
    shown(Scope::Sealed, ENTER, Action::Next, "key-open-all"),
    // The matrix.
    shown(Scope::Matrix, LEFT, Action::Left, "key-cell"),
    shown(Scope::Matrix, RIGHT, Action::Right, "key-cell"),
    shown(Scope::Matrix, UP, Action::Up, "key-cell"),
    shown(Scope::Matrix, DOWN, Action::Down, "key-cell"),
    quiet(Scope::Matrix, FIRST, Action::First, "key-ends"),
    quiet(Scope::Matrix, LAST, Action::Last, "key-ends"),
    quiet(Scope::Matrix, PAGE_UP, Action::PageUp, "key-page"),
    quiet(Scope::Matrix, PAGE_DOWN, Action::PageDown, "key-page"),
    shown(Scope::Matrix, &[Key::char('0')], Action::Digit(0), "key-rate"),
    shown(Scope::Matrix, &[Key::char('1')], Action::Digit(1), "key-rate"),
    shown(Scope::Matrix, &[Key::char('2')], Action::Digit(2), "key-rate"),
    shown(Scope::Matrix, &[Key::char('3')], Action::Digit(3), "key-rate"),
    shown(Scope::Matrix, &[Key::char('4')], Action::Digit(4), "key-rate"),
    shown(Scope::Matrix, &[Key::char('5')], Action::Digit(5), "key-rate"),
    shown(Scope::Matrix, &[Key::char('-')], Action::Minus, "key-rate"),
    shown(Scope::Matrix, &[Key::char('+')], Action::Plus, "key-rate"),
    shown(Scope::Matrix, &[Key::char('d')], Action::DontKnow, "key-dont-know"),
    quiet(Scope::Matrix, ENTER, Action::Range, "key-type"),
    quiet(Scope::Matrix, &[Key::char('r')], Action::Range, "key-type"),
    quiet(Scope::Matrix, &[Key::char('b')], Action::Basis, "key-basis"),
    shown(Scope::Matrix, &[Key::char('w')], Action::Weight, "key-weight"),
    shown(Scope::Matrix, &[Key::char('n')], Action::Note, "key-note"),
    quiet(Scope::Matrix, &[Key::char('t')], Action::When, "key-when"),
    quiet(Scope::Matrix, &[Key::char('a')], Action::Add, "key-add-row"),
    quiet(Scope::Matrix, &[Key::char('A')], Action::AddColumn, "key-add-column"),
    quiet(Scope::Matrix, &[Key::plain(Code::Backspace), Key::plain(Code::Delete)], Action::Unrate, "key-unrate"),
    shown(Scope::Matrix, &[Key::char('v')], Action::Verdict, "key-verdict"),
    shown(Scope::Matrix, ESC, Action::Leave, "key-leave"),
    // The list of steps.
    shown(Scope::Rail, UP, Action::Up, "key-step"),
    shown(Scope::Rail, DOWN, Action::Down, "key-step"),
    quiet(Scope::Rail, FIRST, Action::First, "key-ends"),
    quiet(Scope::Rail, LAST, Action::Last, "key-ends"),
    shown(Scope::Rail, ENTER, Action::Open, "key-open"),
    shown(Scope::Rail, ESC, Action::Leave, "key-library"),
    // Every question.
    shown(Scope::Question, &[Key::plain(Code::BackTab)], Action::Back, "key-back"),
    shown(Scope::Question, &[Key::char('i')], Action::Write, "key-write"),
    quiet(Scope::Question, ENTER, Action::Next, "key-next"),
    quiet(Scope::Question, &[Key::char('m')], Action::Matrix, "key-matrix"),
    quiet(Scope::Question, &[Key::char('v')], Action::Verdict, "key-verdict"),
    shown(Scope::Question, ESC, Action::Leave, "key-steps"),
    // A field of text.
    shown(Scope::Field, ENTER, Action::Next, "key-next"),
    quiet(Scope::Field, &[Key::plain(Code::Tab), Key::plain(Code::Down)], Action::NextField, "key-next-field"),
    quiet(Scope::Field, &[Key::plain(Code::Up)], Action::Up, "key-field-before"),
    shown(Scope::Field, &[Key::plain(Code::BackTab)], Action::Back, "key-back"),
    shown(Scope::Field, ESC, Action::Leave, "key-leave-field"),
    // A line written over the screen.
    shown(Scope::Prompt, ENTER, Action::Next, "key-take"),
    shown(Scope::Prompt, ESC, Action::Leave, "key-cancel"),
    // The rows of an account that are not text.
    shown(Scope::Form, UP, Action::Up, "key-choose"),
    shown(Scope::Form, DOWN, Action::Down, "key-choose"),
    shown(Scope::Form, LEFT, Action::Left, "key-set"),
    shown(Scope::Form, RIGHT, Action::Right, "key-set"),
    shown(Scope::Form, ENTER, Action::Next, "key-take"),
    // A question with yes and no.
    shown(Scope::Confirm, &[Key::char('y'), Key::char('o')], Action::Yes, "key-yes"),
    shown(Scope::Confirm, &[Key::char('n'), Key::plain(Code::Esc), Key::plain(Code::Enter)], Action::No, "key-no"),
    // The help page.
    shown(Scope::Help, UP, Action::Up, "key-scroll"),
    shown(Scope::Help, DOWN, Action::Down, "key-scroll"),
    quiet(Scope::Help, PAGE_UP, Action::PageUp, "key-page"),
    quiet(Scope::Help, PAGE_DOWN, Action::PageDown, "key-page"),
    quiet(Scope::Help, FIRST, Action::First, "key-ends"),
    quiet(Scope::Help, LAST, Action::Last, "key-ends"),
    shown(Scope::Help, &[Key::plain(Code::Esc), Key::char('q')], Action::Leave, "key-close"),
    // Wherever one is.
    quiet(Scope::Everywhere, &[Key::char('u')], Action::Undo, "key-undo"),
    quiet(Scope::Everywhere, &[Key::ctrl('r')], Action::Redo, "key-redo"),
    quiet(Scope::Everywhere, &[Key::ctrl('c')], Action::Quit, "key-save-and-leave"),
    quiet(Scope::Everywhere, &[Key::ctrl('z')], Action::Suspend, "key-suspend"),
    shown(Scope::Everywhere, &[Key::char('?'), Key::plain(Code::F(1))], Action::Help, "key-help"),
];

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
    let means_it = |key: &&Key| !letters_are_text || !matches!(key.code, Code::Char(_)) || key.ctrl;
    hinted(tongue, bindings, |keys| keys.iter().copied().filter(|key| means_it(&key)).take(1).collect())
}

fn hinted<'a>(
    tongue: &Tongue,
    bindings: impl IntoIterator<Item = &'a Binding>,
    pick: impl Fn(&[Key]) -> Vec<Key>,
) -> Vec<Hint> {
    let mut groups: Vec<(&'static str, Vec<Vec<Key>>)> = Vec::new();
    for binding in bindings {
        let keys = pick(binding.keys);
        match groups.iter_mut().find(|(words, _)| *words == binding.words) {
            Some((_, known)) => known.push(keys),
            None => groups.push((binding.words, vec![keys])),
        }
    }
    let hint = |(words, keys): (&'static str, Vec<Vec<Key>>)| {
        let most = keys.iter().map(Vec::len).max().unwrap_or(0);
        let in_turn: Vec<Key> =
            (0..most).flat_map(|nth| keys.iter().filter_map(move |keys| keys.get(nth).copied())).collect();
        Hint { keys: keys_shown(tongue, &in_turn), words: tell!(tongue, words) }
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
    let rest = keys.iter().filter(|key| !is_arrow(key) && digit(key).is_none());
    parts.extend(rest.map(|key| key_shown(tongue, *key)));
    Shown::join(&parts, " ")
}

fn is_arrow(key: &Key) -> bool {
    matches!(key.code, Code::Up | Code::Down | Code::Left | Code::Right) && !key.shift && !key.ctrl
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
        Code::Char(c) if key.ctrl => Shown::outside(&c.to_uppercase().to_string()),
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
    match (key.ctrl, key.shift) {
        (true, _) => tell!(tongue, "key-name-ctrl", key = name),
        (_, true) => tell!(tongue, "key-name-shift", key = name),
        _ => name,
    }
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
        let is_letter = |key: &Key| matches!(key.code, Code::Char(_)) && !key.ctrl;
        let field = BINDINGS.iter().filter(|binding| are_text(&[binding.scope]));
        assert!(field.flat_map(|binding| binding.keys).all(|key| !is_letter(key)));
    }

    #[test]
    fn azerty_reaches_everything_without_altgr() {
        let needs_altgr =
            |key: &Key| matches!(key.code, Code::Char('[' | ']' | '{' | '}' | '@' | '#' | '|' | '\\' | '~'));
        assert!(BINDINGS.iter().flat_map(|binding| binding.keys).all(|key| !needs_altgr(key)));
    }
}

//! Every key, what it means where, and the words for it.

use crate::ui::action::Action;
use crate::ui::event::{Code, Key};

use super::{Binding, Scope};

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
const ON: &[Key] = &[Key::plain(Code::Right), Key::char('l'), Key::plain(Code::Enter), Key::char(' ')];
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
    quiet(Scope::Card, &[Key::char('H')], Action::History, "key-history"),
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
    quiet(Scope::Verdict, UP, Action::Up, "key-option"),
    quiet(Scope::Verdict, DOWN, Action::Down, "key-option"),
    shown(Scope::Verdict, ENTER, Action::Next, "key-decide"),
    shown(Scope::Verdict, &[Key::char('c')], Action::Change, "key-change"),
    shown(Scope::Verdict, &[Key::char('s')], Action::Strike, "key-strike"),
    shown(Scope::Verdict, LEFT, Action::Left, "key-lens"),
    shown(Scope::Verdict, RIGHT, Action::Right, "key-lens"),
    // What would change it.
    shown(Scope::Changes, UP, Action::Up, "key-scroll"),
    shown(Scope::Changes, DOWN, Action::Down, "key-scroll"),
    shown(Scope::Changes, &[Key::char('c'), Key::plain(Code::Esc)], Action::Leave, "key-leave"),
    shown(Scope::Changes, ENTER, Action::Next, "key-decide"),
    // What cancels.
    shown(Scope::Strike, ON, Action::Right, "key-strike-on"),
    shown(Scope::Strike, LEFT, Action::Left, "key-strike-back"),
    quiet(Scope::Strike, FIRST, Action::First, "key-ends"),
    quiet(Scope::Strike, LAST, Action::Last, "key-ends"),
    shown(Scope::Strike, UP, Action::Up, "key-scroll"),
    shown(Scope::Strike, DOWN, Action::Down, "key-scroll"),
    shown(Scope::Strike, &[Key::plain(Code::Esc), Key::char('s')], Action::Leave, "key-leave"),
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
    quiet(Scope::Matrix, &[Key::char('H')], Action::History, "key-history"),
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
    quiet(Scope::Question, &[Key::char('H')], Action::History, "key-history"),
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
    // The history.
    shown(Scope::History, ENTER, Action::Open, "key-go-there"),
    quiet(Scope::History, UP, Action::Up, "key-move"),
    quiet(Scope::History, DOWN, Action::Down, "key-move"),
    quiet(Scope::History, PAGE_UP, Action::PageUp, "key-page"),
    quiet(Scope::History, PAGE_DOWN, Action::PageDown, "key-page"),
    quiet(Scope::History, FIRST, Action::First, "key-ends"),
    quiet(Scope::History, LAST, Action::Last, "key-ends"),
    shown(Scope::History, ESC, Action::Leave, "key-leave"),
    // A question with yes and no.
    shown(Scope::Confirm, &[Key::char('y'), Key::char('o')], Action::Yes, "key-yes"),
    shown(Scope::Confirm, &[Key::char('n'), Key::plain(Code::Esc), Key::plain(Code::Enter)], Action::No, "key-no"),
    // Work that was not saved.
    shown(Scope::Recovery, ENTER, Action::Recover, "key-recover"),
    shown(Scope::Recovery, &[Key::char('x')], Action::Discard, "key-discard"),
    shown(Scope::Recovery, ESC, Action::Leave, "key-later"),
    // What cannot be saved where it is.
    shown(Scope::Barred, &[Key::char('T')], Action::TakeOver, "key-take-over"),
    shown(Scope::Barred, &[Key::char('S')], Action::SaveCopy, "key-save-copy"),
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

//! The walk as plain questions and answers: for screen readers, dumb terminals and pipes.

mod compare;
mod fields;
mod history;
mod lines;
mod lists;
mod rate;
mod review;
mod steps;
mod strike;
mod verdict;
mod weigh;

use std::io::{self, BufRead, Write};

use crate::deliberation::{Deliberation, Edit, Method, Moment, Version};
use crate::say;
use crate::tell;
use crate::text::{Shown, Tongue};
use crate::walk::{self, Ask, Caution, Kind, Sitting, look_back};

use lines::{Heard, Lines, Word};

/// What the walk in lines needs of the world: somewhere to keep the document, and the time.
pub trait Keeper {
    /// Saves; a sentence where that did not go well.
    fn keep(&mut self, sitting: &mut Sitting) -> Option<Shown>;
    /// The earlier versions of its file, the newest first.
    fn versions(&self) -> Vec<Version>;
    /// The time.
    fn now(&self) -> Moment;
}

/// Where to go from a question.
enum Onward {
    Next,
    Back,
    Again,
    To(Ask),
    Leave,
}

/// Walks through a deliberation, from where it was left, until the end of the walk or of the input.
pub fn ask(
    tongue: &Tongue,
    sitting: &mut Sitting,
    keeper: &mut dyn Keeper,
    input: &mut dyn BufRead,
    output: &mut dyn Write,
) -> io::Result<()> {
    let mut walker = Walker { tongue, sitting, keeper, lines: Lines { input, output }, told_how: false };
    let walked = walker.walk();
    if walked.is_err() && walker.sitting.is_dirty() {
        // Nothing can be said any more; what was answered is saved all the same.
        walker.keeper.keep(walker.sitting);
    }
    walked
}

/// A numbered list to choose from: the place of the choice; `None` where the input ended or nothing was chosen.
pub fn choose(
    tongue: &Tongue,
    items: &[Shown],
    input: &mut dyn BufRead,
    output: &mut dyn Write,
) -> io::Result<Option<usize>> {
    let mut lines = Lines { input, output };
    loop {
        for (at, item) in items.iter().enumerate() {
            lines.say(&tell!(tongue, "plain-item", number = at + 1, item = item))?;
        }
        match lines.hear(&tell!(tongue, "plain-number"))? {
            Heard::End | Heard::Word(Word::Quit) => return Ok(None),
            Heard::Line(text) if text.is_empty() => return Ok(None),
            Heard::Word(Word::Help) => lines.say(&tell!(tongue, "plain-help-library"))?,
            Heard::Line(text) => match text.parse::<usize>() {
                Ok(number) if (1..=items.len()).contains(&number) => return Ok(Some(number - 1)),
                _ => lines.say(&tell!(tongue, "plain-not-a-choice", count = items.len()))?,
            },
            Heard::Word(_) | Heard::Unknown(_) => {
                lines.say(&tell!(tongue, "plain-not-a-choice", count = items.len()))?;
            }
        }
    }
}

struct Walker<'a> {
    tongue: &'a Tongue,
    sitting: &'a mut Sitting,
    keeper: &'a mut dyn Keeper,
    lines: Lines<'a>,
    /// Whether it was said how to rate; once is enough.
    told_how: bool,
}

impl Walker<'_> {
    fn walk(&mut self) -> io::Result<()> {
        let title = Shown::outside(&self.document().head().title);
        self.lines.say(&tell!(self.tongue, "plain-welcome", title = title))?;
        let mut ask = walk::resume(self.document());
        if look_back::is_due(self.document(), self.keeper.now().date_naive()) {
            self.lines.say(&tell!(self.tongue, "plain-review-due"))?;
            ask = Ask::CameTrue;
        }
        let mut step = None;
        loop {
            if step.replace(ask.step()) != Some(ask.step()) {
                self.lines.gap()?;
                let name = say::step(self.tongue, ask.step());
                let number = ask.step().number();
                self.lines.say(&tell!(self.tongue, "plain-step", number = number, name = name))?;
            }
            self.sitting.asked(&ask);
            let onward = self.pose(&ask)?;
            self.sitting.close_act();
            if self.sitting.is_dirty()
                && let Some(trouble) = self.keeper.keep(self.sitting)
            {
                self.lines.say(&trouble)?;
            }
            let following = if matches!(onward, Onward::Next) { self.sitting.next(&ask) } else { None };
            let (document, turn) = (self.sitting.document(), self.sitting.turn());
            let next = match onward {
                Onward::Next => following,
                Onward::Back => Some(walk::previous(document, &ask, turn).unwrap_or(ask)),
                Onward::Again => Some(ask),
                Onward::To(other) => Some(other),
                Onward::Leave => None,
            };
            // An account, option or person may have gone: then the walk goes on where it waits.
            match next {
                Some(next) if walk::is_there(document, &next) => ask = walk::toward(document, next, turn),
                Some(_) => ask = walk::toward(document, walk::resume(document), turn),
                None => break,
            }
        }
        self.lines.gap()?;
        if self.sitting.is_dirty() {
            // Why was said when it could not be saved.
            return Ok(());
        }
        let chosen = self.document().decisions().last().and_then(|decision| decision.option.clone());
        if let Some(option) = chosen {
            let option = say::option(self.document(), &option);
            self.lines.say(&tell!(self.tongue, "library-stage-decided", option = option).capitalized())?;
        }
        let farewell = if self.sitting.is_changed() { "plain-farewell" } else { "plain-farewell-unchanged" };
        self.lines.say(&tell!(self.tongue, farewell))
    }

    fn document(&self) -> &Deliberation {
        self.sitting.document()
    }

    fn apply(&mut self, edit: Edit) -> io::Result<()> {
        if self.sitting.apply(edit, self.keeper.now()).is_err() {
            self.lines.say(&tell!(self.tongue, "plain-refused"))?;
        }
        Ok(())
    }

    /// What is answered to a question.
    fn hear(&mut self, prompt: &Shown, ask: &Ask) -> Answered<String> {
        // A question with many fields goes on at the field where something was asked.
        let many = matches!(ask.kind(self.document()), Kind::Account | Kind::Ratings | Kind::Weights(_) | Kind::Steps);
        loop {
            let onward = match self.lines.hear(prompt)? {
                Heard::Line(text) => return Ok(text),
                // What cancels is said and nothing is changed by it: the verdict need not be read out again.
                Heard::Word(word @ Word::Strike(_)) => {
                    self.word(word, ask)?;
                    continue;
                }
                Heard::Word(word @ (Word::Help | Word::History)) if many => {
                    self.word(word, ask)?;
                    continue;
                }
                Heard::Word(word) => self.word(word, ask)?,
                Heard::End => Onward::Leave,
                Heard::Unknown(text) => {
                    self.lines.say(&tell!(self.tongue, "plain-unknown-word", word = Shown::outside(&text)))?;
                    continue;
                }
            };
            return Err(Away::To(onward));
        }
    }

    /// What a word means wherever it is said.
    fn word(&mut self, word: Word, ask: &Ask) -> io::Result<Onward> {
        Ok(match word {
            Word::Back => Onward::Back,
            Word::Quit => Onward::Leave,
            Word::Again => Onward::Again,
            Word::Verdict => Onward::To(Ask::Verdict),
            Word::Go(step) => Onward::To(walk::first_of(self.document(), step, self.sitting.turn())),
            Word::Undo | Word::Redo => {
                let (now, before) = (self.keeper.now(), self.sitting.shared());
                let undoes = word == Word::Undo;
                let done = if undoes { self.sitting.undo(now) } else { self.sitting.redo(now) };
                let said = match (undoes, done) {
                    (_, Some(edit)) => say::taken_back(self.tongue, &before, self.document(), &edit, undoes),
                    (true, None) => tell!(self.tongue, "plain-nothing-to-undo"),
                    (false, None) => tell!(self.tongue, "plain-nothing-to-redo"),
                };
                self.lines.say(&said)?;
                Onward::Again
            }
            Word::Help => {
                self.help(ask)?;
                Onward::Again
            }
            Word::History => {
                self.history(ask)?;
                Onward::Again
            }
            Word::Strike(number) => {
                self.strike(number)?;
                Onward::Again
            }
            Word::LookBack | Word::Round if look_back::standing(self.document()).is_none() => {
                self.lines.say(&tell!(self.tongue, "plain-nothing-decided"))?;
                Onward::Again
            }
            Word::LookBack => Onward::To(Ask::CameTrue),
            Word::Round => self.round()?,
            Word::Other => {
                match ask.kind(self.document()) {
                    Kind::Weights(method) => self.other_way(method)?,
                    _ => self.lines.say(&tell!(self.tongue, "plain-other-only"))?,
                }
                Onward::Again
            }
        })
    }

    fn help(&mut self, ask: &Ask) -> io::Result<()> {
        let id = match ask.kind(self.document()) {
            Kind::Line | Kind::Text | Kind::Account => "plain-help-text",
            Kind::Choice(_) | Kind::Lens => "plain-help-choice",
            Kind::Scale { .. } => "plain-help-scale",
            Kind::Options | Kind::Criteria => "plain-help-list",
            Kind::Weights(Method::Order) => "plain-help-order",
            Kind::Weights(Method::Points) => "plain-help-points",
            Kind::Weights(Method::Swing) => "plain-help-swings",
            Kind::Weights(Method::Pairwise) => "plain-help-pairs",
            Kind::Ratings => "plain-help-ratings",
            Kind::Steps => "plain-help-steps",
            Kind::Shown => "plain-help-shown",
        };
        self.lines.say(&tell!(self.tongue, id))?;
        if let Kind::Weights(_) = ask.kind(self.document()) {
            self.lines.say(&tell!(self.tongue, "plain-help-other"))?;
        }
        self.lines.say(&tell!(self.tongue, "plain-help-words"))
    }

    /// Says a question and takes its answer.
    fn pose(&mut self, ask: &Ask) -> io::Result<Onward> {
        let asked = say::question(self.tongue, self.document(), ask);
        self.lines.gap()?;
        let whose = ask.person().filter(|_| self.document().people().len() > 1).cloned();
        match whose {
            Some(person) if !matches!(ask, Ask::Handover(_)) => {
                let person = say::person(self.tongue, self.document(), &person);
                self.lines.say(&tell!(self.tongue, "plain-turn", person = person, question = &asked.title))?;
            }
            _ => self.lines.say(&asked.title)?,
        }
        if !asked.hint.is_empty() {
            self.lines.say(&asked.hint)?;
        }
        match self.answer(ask) {
            Ok(onward) | Err(Away::To(onward)) => Ok(onward),
            Err(Away::Failed(error)) => Err(error),
        }
    }

    fn answer(&mut self, ask: &Ask) -> Answered {
        match ask.kind(self.document()) {
            Kind::Line | Kind::Text => self.text(ask),
            Kind::Choice(picks) => self.choice(ask, &picks),
            Kind::Scale { least, most, .. } => self.scale(ask, least, most),
            Kind::Account => self.account(ask),
            Kind::Options => self.options(ask),
            Kind::Criteria => self.criteria(ask),
            Kind::Weights(method) => self.weights(ask, method),
            Kind::Lens => self.lens(ask),
            Kind::Ratings => self.ratings(ask),
            Kind::Steps => self.steps(ask),
            Kind::Shown if *ask == Ask::Verdict => self.verdict(ask),
            Kind::Shown if *ask == Ask::Then => self.then_and_now(ask),
            Kind::Shown => self.pause(ask),
        }
    }

    fn pause(&mut self, ask: &Ask) -> Answered {
        self.hear(&tell!(self.tongue, "plain-enter"), ask)?;
        Ok(Onward::Next)
    }

    /// What is worth a second look here; the walk goes on all the same.
    fn cautions(&mut self, ask: &Ask) -> io::Result<()> {
        let found = walk::cautions(self.document(), ask);
        self.second_look(&found)
    }

    fn second_look(&mut self, found: &[Caution]) -> io::Result<()> {
        for caution in found {
            let (sentence, offer) = say::caution(self.tongue, self.document(), caution);
            self.lines.indented(2, &sentence)?;
            self.lines.indented(2, &offer)?;
        }
        Ok(())
    }

    /// A numbered list, and which of it stands.
    fn numbered(&mut self, items: &[Shown], now: Option<usize>) -> io::Result<()> {
        for (at, item) in items.iter().enumerate() {
            let id = if Some(at) == now { "plain-item-now" } else { "plain-item" };
            self.lines.indented(2, &tell!(self.tongue, id, number = at + 1, item = item))?;
        }
        Ok(())
    }
}

/// What leads away from a question before it is answered: a word that was said, or an output that is gone.
enum Away {
    To(Onward),
    Failed(io::Error),
}

impl From<io::Error> for Away {
    fn from(error: io::Error) -> Away {
        Away::Failed(error)
    }
}

type Answered<T = Onward> = Result<T, Away>;

impl Onward {
    /// Where there is nowhere else to go, the walk ends rather than turn in a circle.
    fn into_other(self, ask: &Ask) -> Onward {
        match self {
            Onward::To(other) if other == *ask => Onward::Next,
            onward => onward,
        }
    }
}

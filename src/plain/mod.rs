//! The walk as plain questions and answers: for screen readers, dumb terminals and pipes.

mod compare;
mod export;
mod fields;
mod help;
mod history;
mod library;
mod lines;
mod lists;
mod matrix;
mod pairs;
mod palette;
mod people;
mod rate;
mod review;
mod spoken;
mod steps;
mod typed;
mod verdict;
mod weigh;
mod words;

use crate::messages::{FileError, FileVersion, ReportRequest, WriteError};
use crate::say;
use crate::tell;
use crate::text::{Shown, Tongue};
use crate::walk::{self, Ask, Caution, Kind, Sitting, Step, look_back};
use pesee_core::deliberation::{Deliberation, Edit, Id, Moment};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub use library::{Chosen, Files, library};
use lines::Heard;
pub use lines::Lines;

/// Where a report was written, or would have been, and what to know before it is handed on; `None` where there is nothing
/// to write.
pub type Exported = Option<(PathBuf, Result<Vec<Shown>, WriteError>)>;

/// What the walk in lines needs of the world: somewhere to keep the document, and the time.
pub trait Keeper {
    /// Saves; a sentence where that did not go well.
    fn keep(&mut self, sitting: &mut Sitting) -> Option<Shown>;
    /// Whether what is answered may still be saved in the file: not once somebody else has taken it over.
    fn is_ours(&self) -> bool {
        true
    }
    /// The earlier versions of its file, the newest first.
    fn versions(&self) -> Vec<FileVersion>;
    /// Writes a report where it was typed, or else beside the file; what has the name gives way only where it `replaces`
    /// it.
    fn export(
        &mut self,
        document: &Deliberation,
        wanted: ReportRequest,
        typed: Option<&Path>,
        replaces: bool,
    ) -> Exported;
    /// What another file says.
    ///
    /// # Errors
    /// What is wrong with it.
    fn read(&self, path: &Path) -> Result<Deliberation, Vec<FileError>>;
    /// The time.
    fn now(&self) -> Moment;
}

/// Where to go from a question.
enum Onward {
    Next,
    Back,
    Again,
    /// Nowhere: the answer is still waited for.
    Here,
    To(Ask),
    Leave,
}

/// Walks through a deliberation, from where it was left, until the end of the walk or of the input.
pub fn ask(sitting: &mut Sitting, keeper: &mut dyn Keeper, lines: Lines<'_>) -> io::Result<()> {
    let mut walker = Walker {
        tongue: lines.tongue(),
        sitting,
        keeper,
        lines,
        told_how: false,
        read_out: None,
        cell: None,
        fresh: false,
    };
    let walked = walker.walk();
    if walked.is_err() && walker.sitting.is_dirty() {
        // Nothing can be said any more; what was answered is saved all the same.
        walker.keeper.keep(walker.sitting);
    }
    walked
}

/// A numbered list to choose from: the place of the choice; `None` where the input ended or nothing was chosen.
pub fn choose(lines: &mut Lines<'_>, items: &[Shown]) -> io::Result<Option<usize>> {
    let tongue = lines.tongue();
    for (at, item) in items.iter().enumerate() {
        lines.say(&tell!(tongue, "plain-item", number = at + 1, item = item))?;
    }
    loop {
        match lines.hear(&tell!(tongue, "plain-number"))? {
            Heard::End => return Ok(None),
            Heard::Word(said) if said.word == words::Word::Quit => return Ok(None),
            Heard::Line(text) if text.is_empty() => return Ok(None),
            Heard::Line(text) => {
                if let Some(number) = text.parse::<usize>().ok().filter(|number| (1..=items.len()).contains(number)) {
                    return Ok(Some(number - 1));
                }
            }
            Heard::Word(_) | Heard::Explain => {}
        }
        lines.say(&tell!(tongue, "plain-not-an-item", count = items.len()))?;
    }
}

struct Walker<'a, 'l> {
    tongue: &'l Tongue,
    sitting: &'a mut Sitting,
    keeper: &'a mut dyn Keeper,
    lines: Lines<'l>,
    /// Whether it was said how to rate; once is enough.
    told_how: bool,
    /// What the document said when the verdict was last read out.
    read_out: Option<Arc<Deliberation>>,
    /// The rating that is being asked for: of whom, on what, of which option.
    cell: Option<(Id, Id, Id)>,
    /// Whether something was answered since the last save.
    fresh: bool,
}

impl Walker<'_, '_> {
    fn walk(&mut self) -> io::Result<()> {
        let title = Shown::outside(&self.document().head().title);
        self.lines.say(&tell!(self.tongue, "plain-welcome", title = title))?;
        self.lines.each(&tell!(self.tongue, "plain-welcome-how"))?;
        let mut ask = walk::resume(self.document());
        if look_back::is_due(self.document(), self.keeper.now().date_naive()) {
            self.lines.each(&tell!(self.tongue, "plain-review-due"))?;
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
            let before = self.sitting.shared();
            let mut onward = self.pose(&ask)?;
            self.sitting.close_act();
            self.fresh = true;
            match self.keep() {
                Ok(()) if matches!(onward, Onward::To(Ask::Verdict)) => {}
                Ok(()) => self.may_have_moved(&ask, &before)?,
                Err(Away::To(away)) => onward = away,
                Err(Away::Failed(error)) => return Err(error),
            }
            let following = if matches!(onward, Onward::Next) { self.sitting.next(&ask) } else { None };
            let (document, turn) = (self.sitting.document(), self.sitting.turn());
            let next = match onward {
                Onward::Next => following,
                Onward::Back => Some(walk::previous(document, &ask, turn).unwrap_or(ask)),
                Onward::Again | Onward::Here => Some(ask),
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
        self.farewell()
    }

    fn farewell(&mut self) -> io::Result<()> {
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
        self.lines.each(&tell!(self.tongue, farewell))
    }

    fn document(&self) -> &Deliberation {
        self.sitting.document()
    }

    fn apply(&mut self, edit: Edit) -> io::Result<()> {
        self.fresh = true;
        if self.sitting.apply(edit, self.keeper.now()).is_err() {
            self.lines.say(&tell!(self.tongue, "plain-refused"))?;
        }
        Ok(())
    }

    /// Saves what was answered, and says what came of it where it did not go well.
    fn keep(&mut self) -> Answered<()> {
        if std::mem::take(&mut self.fresh)
            && self.sitting.is_dirty()
            && let Some(trouble) = self.keeper.keep(self.sitting)
        {
            self.lines.each(&trouble)?;
        }
        if self.keeper.is_ours() { Ok(()) } else { Err(Away::To(Onward::Leave)) }
    }

    /// An answer of before the verdict was changed after it: what it comes to may be another.
    fn may_have_moved(&mut self, ask: &Ask, before: &Deliberation) -> io::Result<()> {
        let matters = ask.step() < Step::Verdict && self.read_out.is_some();
        if matters && *before != *self.sitting.document() {
            self.lines.say(&tell!(self.tongue, "plain-may-have-moved"))?;
        }
        Ok(())
    }

    /// What is answered to a question.
    fn hear(&mut self, prompt: &Shown, ask: &Ask) -> Answered<String> {
        loop {
            if let Some(text) = self.hear_once(prompt, ask)? {
                return Ok(text);
            }
        }
    }

    /// The same; `None` where something else was said, and the answer is still waited for.
    fn hear_once(&mut self, prompt: &Shown, ask: &Ask) -> Answered<Option<String>> {
        // Whoever is gone before the next answer has lost none.
        self.keep()?;
        let onward = match self.lines.hear(prompt)? {
            Heard::Line(text) => return Ok(Some(text)),
            Heard::Explain => self.explain(ask)?,
            Heard::Word(said) => self.word(&said, ask)?,
            Heard::End => Onward::Leave,
        };
        match onward {
            Onward::Here => Ok(None),
            onward => Err(Away::To(onward)),
        }
    }

    /// Enter, or one of a few letters: its place among them. What each stands for is said until one is chosen.
    fn letter(&mut self, offer: &Shown, letters: &[&'static str], ask: &Ask) -> Answered<Option<usize>> {
        let names: Vec<Shown> = letters.iter().map(|letter| Shown::fixed(letter)).collect();
        let prompt = tell!(self.tongue, "plain-enter-or", letters = Shown::join(&names, ", "));
        loop {
            self.lines.each(offer)?;
            let Some(text) = self.hear_once(&prompt, ask)? else { continue };
            let text = text.to_lowercase();
            if text.is_empty() {
                return Ok(None);
            }
            if let Some(at) = letters.iter().position(|letter| *letter == text) {
                return Ok(Some(at));
            }
            self.lines.each(&tell!(self.tongue, "plain-not-a-letter"))?;
        }
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
            self.lines.each(&asked.hint)?;
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
        // What is typed where nothing is asked is not dropped without a word.
        while !self.hear(&tell!(self.tongue, "plain-enter"), ask)?.is_empty() {
            self.lines.say(&tell!(self.tongue, "plain-nothing-asked"))?;
        }
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

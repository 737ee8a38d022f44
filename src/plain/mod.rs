//! The walk as plain questions and answers: for screen readers, dumb terminals and pipes.

mod lines;
mod lists;
mod rate;
mod weigh;

use std::io::{self, BufRead, Write};

use crate::deliberation::{Account, AccountField, Deliberation, Edit, Holder, Id, Leaf, Moment, Record};
use crate::method::{Figures, Ranking, disclose};
use crate::say;
use crate::tell;
use crate::text::{Shown, Tongue, date, number};
use crate::walk::{self, Answer, Ask, Caution, Kind, Pick, Sitting};

use lines::{Heard, Lines, Word};

/// What the walk in lines needs of the world: somewhere to keep the document, and the time.
pub trait Keeper {
    /// Saves; a sentence where that did not go well.
    fn keep(&mut self, sitting: &mut Sitting) -> Option<Shown>;
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
    let mut walker = Walker { tongue, sitting, keeper, lines: Lines { input, output } };
    walker.walk()
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
}

impl Walker<'_> {
    fn walk(&mut self) -> io::Result<()> {
        let title = Shown::outside(&self.document().head().title);
        self.lines.say(&tell!(self.tongue, "plain-welcome", title = title))?;
        let mut ask = walk::resume(self.document());
        let mut step = None;
        loop {
            if step.replace(ask.step()) != Some(ask.step()) {
                self.lines.gap()?;
                let name = say::step(self.tongue, ask.step());
                let number = ask.step().number();
                self.lines.say(&tell!(self.tongue, "plain-step", number = number, name = name))?;
            }
            let onward = self.pose(&ask)?;
            self.sitting.close_act();
            if self.sitting.is_dirty()
                && let Some(trouble) = self.keeper.keep(self.sitting)
            {
                self.lines.say(&trouble)?;
            }
            let document = self.sitting.document();
            let next = match onward {
                Onward::Next => walk::next(document, &ask),
                Onward::Back => Some(walk::previous(document, &ask).unwrap_or(ask)),
                Onward::Again => Some(ask),
                Onward::To(other) => Some(other),
                Onward::Leave => None,
            };
            // An account, option or person may have gone: then the walk goes on where it waits.
            let there = |ask: &Ask| walk::questions(document).contains(ask);
            match next {
                Some(next) if there(&next) => ask = next,
                Some(_) => ask = walk::resume(document),
                None => break,
            }
        }
        self.lines.gap()?;
        self.lines.say(&tell!(self.tongue, "plain-farewell"))
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

    /// What a word means wherever it is said.
    fn word(&mut self, word: Word, ask: &Ask) -> io::Result<Onward> {
        Ok(match word {
            Word::Back => Onward::Back,
            Word::Quit => Onward::Leave,
            Word::Again => Onward::Again,
            Word::Verdict => Onward::To(Ask::Verdict),
            Word::Go(step) => Onward::To(walk::first_of(self.document(), step, ask.person())),
            Word::Undo | Word::Redo => {
                let now = self.keeper.now();
                let done = if word == Word::Undo { self.sitting.undo(now) } else { self.sitting.redo(now) };
                let said = match (word, done) {
                    (_, Some(edit)) => {
                        let key = edit.changes.first().map(|change| &change.key);
                        let what = key.map(|key| say::place(self.tongue, self.document(), key)).unwrap_or_default();
                        let id = if word == Word::Undo { "screen-undone" } else { "screen-redone" };
                        tell!(self.tongue, id, what = what)
                    }
                    (Word::Undo, None) => tell!(self.tongue, "plain-nothing-to-undo"),
                    (_, None) => tell!(self.tongue, "plain-nothing-to-redo"),
                };
                self.lines.say(&said)?;
                Onward::Again
            }
            Word::Help => {
                self.help(ask)?;
                Onward::Again
            }
            Word::Other => {
                self.lines.say(&tell!(self.tongue, "plain-other-only"))?;
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
            Kind::Weights(_) => "plain-help-weights",
            Kind::Ratings => "plain-help-ratings",
            Kind::Steps => "plain-help-steps",
            Kind::Shown => "plain-help-shown",
        };
        self.lines.say(&tell!(self.tongue, id))?;
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
            Kind::Shown => self.pause(ask),
        }
    }

    fn pause(&mut self, ask: &Ask) -> io::Result<Onward> {
        match self.lines.hear(&tell!(self.tongue, "plain-enter"))? {
            Heard::Word(word) => self.word(word, ask),
            Heard::End => Ok(Onward::Leave),
            Heard::Line(_) | Heard::Unknown(_) => Ok(Onward::Next),
        }
    }

    fn text(&mut self, ask: &Ask) -> io::Result<Onward> {
        let now = text_now(self.document(), ask);
        let default = now.as_deref().map(Shown::outside).or_else(|| say::suggestion(self.tongue, self.document(), ask));
        if let Some(default) = &default {
            self.lines.say(&tell!(self.tongue, "plain-default", default = default))?;
        }
        match self.lines.hear(&Shown::default())? {
            Heard::End => Ok(Onward::Leave),
            Heard::Word(word) => self.word(word, ask),
            Heard::Unknown(text) => self.unknown(&text),
            Heard::Line(text) => {
                let text = match (text.as_str(), now, default) {
                    ("", Some(_), _) => return Ok(Onward::Next),
                    ("", None, Some(default)) => default.as_str().to_owned(),
                    ("-", ..) => String::new(),
                    _ => text,
                };
                let edit = walk::answer(self.document(), ask, &Answer::Text(text), self.keeper.now());
                self.apply(edit.unwrap_or_default())?;
                self.cautions(ask)?;
                Ok(Onward::Next)
            }
        }
    }

    fn unknown(&mut self, text: &str) -> io::Result<Onward> {
        self.lines.say(&tell!(self.tongue, "plain-unknown-word", word = Shown::outside(text)))?;
        Ok(Onward::Again)
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

    fn choice(&mut self, ask: &Ask, picks: &[Pick]) -> io::Result<Onward> {
        let now = walk::picked(self.document(), ask).and_then(|now| picks.iter().position(|pick| *pick == now));
        let items: Vec<Shown> = picks.iter().map(|pick| say::pick(self.tongue, self.document(), pick)).collect();
        self.numbered(&items, now)?;
        if *ask == Ask::Review {
            let pattern = date::pattern(self.tongue.language());
            self.lines.say(&tell!(self.tongue, "plain-or-a-day", pattern = pattern))?;
        }
        loop {
            let text = match self.lines.hear(&tell!(self.tongue, "plain-number"))? {
                Heard::End => return Ok(Onward::Leave),
                Heard::Word(word) => return self.word(word, ask),
                Heard::Unknown(text) => return self.unknown(&text),
                Heard::Line(text) => text,
            };
            let picked = text.parse::<usize>().ok().and_then(|number| picks.get(number.checked_sub(1)?));
            let answer = match picked {
                None if text.is_empty() => return Ok(Onward::Next),
                Some(pick) => Some(Answer::Pick(pick.clone())),
                None => date::parse(&text).filter(|_| *ask == Ask::Review).map(Answer::Day),
            };
            let edit = answer.and_then(|answer| walk::answer(self.document(), ask, &answer, self.keeper.now()));
            if let Some(edit) = edit {
                self.apply(edit)?;
                self.cautions(ask)?;
                return Ok(Onward::Next);
            }
            self.lines.say(&tell!(self.tongue, "plain-not-a-choice", count = picks.len()))?;
        }
    }

    /// A numbered list, and which of it stands.
    fn numbered(&mut self, items: &[Shown], now: Option<usize>) -> io::Result<()> {
        for (at, item) in items.iter().enumerate() {
            let id = if Some(at) == now { "plain-item-now" } else { "plain-item" };
            self.lines.indented(2, &tell!(self.tongue, id, number = at + 1, item = item))?;
        }
        Ok(())
    }

    fn scale(&mut self, ask: &Ask, least: u32, most: u32) -> io::Result<Onward> {
        if let Some(now) = scale_now(self.document(), ask) {
            let now = number::short(self.tongue.language(), now);
            self.lines.say(&tell!(self.tongue, "plain-default", default = now))?;
        }
        loop {
            let text = match self.lines.hear(&tell!(
                self.tongue,
                "plain-scale",
                least = least as usize,
                most = most as usize
            ))? {
                Heard::End => return Ok(Onward::Leave),
                Heard::Word(word) => return self.word(word, ask),
                Heard::Unknown(text) => return self.unknown(&text),
                Heard::Line(text) if text.is_empty() => return Ok(Onward::Next),
                Heard::Line(text) => text,
            };
            let number = text.trim_end_matches(['%', ' ', '\u{a0}']).parse::<u32>().ok();
            let number = number.filter(|number| (least..=most).contains(number));
            let answer = number.map(Answer::Number);
            if let Some(edit) = answer.and_then(|answer| walk::answer(self.document(), ask, &answer, self.keeper.now()))
            {
                self.apply(edit)?;
                return Ok(Onward::Next);
            }
            self.lines.say(&tell!(self.tongue, "plain-not-on-scale", least = least as usize, most = most as usize))?;
        }
    }

    fn account(&mut self, ask: &Ask) -> io::Result<Onward> {
        let Ask::Account(id) = ask else { return Ok(Onward::Next) };
        for field in [
            AccountField::Platform,
            AccountField::Handle,
            AccountField::Audience,
            AccountField::Since,
            AccountField::Brought,
        ] {
            if let Some(onward) = self.account_field(ask, id, field)? {
                return Ok(onward);
            }
        }
        let is_last = self.document().accounts().last().is_some_and(|account| account.id == *id);
        if !is_last {
            return Ok(Onward::Next);
        }
        self.lines.say(&tell!(self.tongue, "plain-more-accounts"))?;
        match self.lines.hear(&tell!(self.tongue, "plain-number"))? {
            Heard::End => Ok(Onward::Leave),
            Heard::Word(word) => self.word(word, ask),
            Heard::Unknown(text) => self.unknown(&text),
            Heard::Line(text) => {
                let holder = match text.as_str() {
                    "1" => Holder::Personal,
                    "2" => Holder::Employer,
                    _ => return Ok(Onward::Next),
                };
                let edit = walk::add_account(self.document(), holder);
                self.apply(edit)?;
                Ok(Onward::Next)
            }
        }
    }

    /// One fact of an account; `None` to go on to the next.
    fn account_field(&mut self, ask: &Ask, id: &Id, field: AccountField) -> io::Result<Option<Onward>> {
        let name = say::account_field(self.tongue, field);
        let key = walk::account_key(id, field);
        loop {
            let now = self.document().get(&key).map(|leaf| say::leaf(self.tongue, &leaf));
            let prompt = match &now {
                Some(now) => tell!(self.tongue, "plain-field-now", field = &name, now = now),
                None => name.clone(),
            };
            let text = match self.lines.hear(&prompt)? {
                Heard::End => return Ok(Some(Onward::Leave)),
                Heard::Word(word) => return self.word(word, ask).map(Some),
                Heard::Unknown(text) => return self.unknown(&text).map(Some),
                Heard::Line(text) => text,
            };
            let leaf = match text.as_str() {
                "" => return Ok(None),
                "-" => None,
                _ => match say::typed::leaf(Account::spec(field).kind, &text) {
                    Some(leaf) => Some(leaf),
                    None => {
                        let allowed = say::allowed(self.tongue, Account::spec(field).kind);
                        self.lines.say(&tell!(self.tongue, "plain-must-be", allowed = allowed))?;
                        continue;
                    }
                },
            };
            let edit = Edit::set(self.document(), key.clone(), leaf);
            self.apply(edit)?;
            return Ok(None);
        }
    }

    fn lens(&mut self, ask: &Ask) -> io::Result<Onward> {
        let lens = self.document().later();
        let nearest = walk::lens_place(lens);
        let items: Vec<Shown> = (0..walk::LENS_PLACES.len()).map(|at| say::lens(self.tongue, at)).collect();
        self.numbered(&items, Some(nearest))?;
        loop {
            let text = match self.lines.hear(&tell!(self.tongue, "plain-number"))? {
                Heard::End => return Ok(Onward::Leave),
                Heard::Word(word) => return self.word(word, ask),
                Heard::Unknown(text) => return self.unknown(&text),
                Heard::Line(text) => text,
            };
            let place = if text.is_empty() {
                if self.document().weighing().later.is_some() {
                    return Ok(Onward::Next);
                }
                Some(nearest)
            } else {
                text.parse::<usize>().ok().and_then(|number| number.checked_sub(1))
            };
            let answer = place.and_then(|place| u32::try_from(place).ok()).map(Answer::Number);
            if let Some(edit) = answer.and_then(|answer| walk::answer(self.document(), ask, &answer, self.keeper.now()))
            {
                self.apply(edit)?;
                return Ok(Onward::Next);
            }
            self.lines.say(&tell!(self.tongue, "plain-not-a-choice", count = items.len()))?;
        }
    }

    fn verdict(&mut self, ask: &Ask) -> io::Result<Onward> {
        let document = self.sitting.shared();
        let figures = Figures::drawn(&document, crate::method::DRAWS);
        match disclose(&document, &figures) {
            Ok(ranking) => {
                self.say_verdict(&document, &figures, ranking)?;
                self.sitting.see_verdict(self.keeper.now());
                self.pause(ask)
            }
            Err(crate::method::Withheld::Sealed) => {
                self.lines.say(&tell!(self.tongue, "verdict-sealed"))?;
                let onward = self.pause(ask)?;
                if matches!(onward, Onward::Next) {
                    let edit = walk::reveal(&document, self.keeper.now());
                    self.apply(edit)?;
                    return Ok(Onward::Again);
                }
                Ok(onward)
            }
            Err(why) => {
                self.lines.say(&say::withheld(self.tongue, &document, &why))?;
                let waiting = matches!(why, crate::method::Withheld::Unfinished { .. });
                if waiting {
                    self.lines.say(&tell!(self.tongue, "plain-unfinished-offer"))?;
                }
                match self.lines.hear(&tell!(self.tongue, "plain-enter"))? {
                    Heard::End => Ok(Onward::Leave),
                    Heard::Word(word) => self.word(word, ask),
                    Heard::Line(text) if waiting && text == "d" => {
                        let edit = walk::rest_unknown(&document);
                        self.apply(edit)?;
                        Ok(Onward::Again)
                    }
                    Heard::Line(_) | Heard::Unknown(_) if waiting => {
                        let open = document.people().iter().find_map(|person| walk::next_rating(&document, person.id));
                        Ok(open.map_or(Onward::Next, Onward::To))
                    }
                    Heard::Line(_) | Heard::Unknown(_) => Ok(Onward::To(walk::resume(&document)).into_other(ask)),
                }
            }
        }
    }

    fn say_verdict(&mut self, document: &Deliberation, figures: &Figures, ranking: &Ranking) -> io::Result<()> {
        let spoken = say::verdict(self.tongue, document, figures, ranking);
        self.lines.say(&spoken.headline)?;
        for sentence in spoken.breaks.iter().chain(&spoken.beside) {
            self.lines.say(sentence)?;
        }
        self.lines.gap()?;
        for line in say::ranking(self.tongue, document, figures, ranking) {
            self.lines.indented(2, &line)?;
        }
        for line in say::feelings(self.tongue, document) {
            self.lines.say(&line)?;
        }
        Ok(())
    }
}

impl Onward {
    /// Where there is nowhere else to go, the walk ends rather than turn in a circle.
    fn into_other(self, ask: &Ask) -> Onward {
        match self {
            Onward::To(other) if other == *ask => Onward::Next,
            onward => onward,
        }
    }
}

fn text_now(document: &Deliberation, ask: &Ask) -> Option<String> {
    match walk::place(document, ask).and_then(|key| document.get(&key)) {
        Some(Leaf::Text(text)) => Some(text),
        _ => None,
    }
}

fn scale_now(document: &Deliberation, ask: &Ask) -> Option<f64> {
    match walk::place(document, ask).and_then(|key| document.get(&key)) {
        Some(Leaf::Number(number)) => Some(number),
        _ => None,
    }
}

//! The lists in lines: options, criteria, things to do.

use std::io;

use crate::deliberation::{Edit, Id, Key, List, StepField, When};
use crate::say;
use crate::tell;
use crate::text::{Shown, date};
use crate::walk::{self, Ask};

use super::lines::Heard;
use super::{Onward, Walker};

/// What a line says about a numbered list.
enum Line {
    /// Take or leave the numbered one.
    Toggle(usize),
    /// Give the numbered one this name.
    Rename(usize, String),
    /// Add one of this name.
    Add(String),
}

fn understood(text: &str, count: usize) -> Option<Line> {
    let place = |number: &str| number.trim().parse::<usize>().ok().filter(|n| (1..=count).contains(n)).map(|n| n - 1);
    if let Some((number, name)) = text.split_once('=')
        && let Some(at) = place(number)
    {
        return Some(Line::Rename(at, name.trim().to_owned()));
    }
    match text.parse::<usize>() {
        Ok(_) => place(text).map(Line::Toggle),
        Err(_) => Some(Line::Add(text.to_owned())),
    }
}

impl Walker<'_> {
    pub(super) fn options(&mut self, ask: &Ask) -> io::Result<Onward> {
        loop {
            let document = self.sitting.shared();
            let offers = walk::offers(&document, self.sitting.template());
            let taken = document.options().iter().map(|option| (true, Shown::outside(&option.name)));
            let offered = offers.iter().map(|offer| (false, say::offer(self.tongue, &document, offer)));
            let items: Vec<(bool, Shown)> = taken.chain(offered).collect();
            self.checked(&items)?;
            self.cautions(ask)?;
            let heard = self.lines.hear(&tell!(self.tongue, "plain-list"))?;
            let text = match heard {
                Heard::End => return Ok(Onward::Leave),
                Heard::Word(word) => return self.word(word, ask),
                Heard::Unknown(text) => return self.unknown(&text),
                Heard::Line(text) if text.is_empty() => return Ok(Onward::Next),
                Heard::Line(text) => text,
            };
            let own = document.options();
            let edit = match understood(&text, items.len()) {
                Some(Line::Add(name)) => walk::add_option(&document, &name).0,
                Some(Line::Rename(at, name)) => {
                    let id = own.get(at).map(|option| &option.id);
                    id.and_then(|id| walk::rename(&document, List::Options, id, &name)).unwrap_or_default()
                }
                Some(Line::Toggle(at)) => match (own.get(at), offers.get(at.saturating_sub(own.len()))) {
                    (Some(option), _) if walk::may_remove(&document, &option.id) => {
                        Edit::remove_option(&document, &option.id)
                    }
                    (Some(_), _) => {
                        self.lines.say(&tell!(self.tongue, "plain-chosen-stays"))?;
                        continue;
                    }
                    (None, Some(offer)) => {
                        let name = say::offer(self.tongue, &document, offer);
                        walk::take(&document, offer, name.as_str(), self.sitting.template())
                    }
                    (None, None) => Edit::default(),
                },
                None => {
                    self.lines.say(&tell!(self.tongue, "plain-not-a-choice", count = items.len()))?;
                    continue;
                }
            };
            self.apply(edit)?;
        }
    }

    pub(super) fn criteria(&mut self, ask: &Ask) -> io::Result<Onward> {
        loop {
            let document = self.sitting.shared();
            let items: Vec<(bool, Shown)> = document
                .criteria()
                .iter()
                .map(|criterion| {
                    let when = say::when(self.tongue, criterion.when());
                    let name = Shown::outside(&criterion.name);
                    (criterion.counts(), tell!(self.tongue, "plain-criterion", name = name, when = when))
                })
                .collect();
            self.checked(&items)?;
            self.cautions(ask)?;
            let heard = self.lines.hear(&tell!(self.tongue, "plain-list"))?;
            let text = match heard {
                Heard::End => return Ok(Onward::Leave),
                Heard::Word(word) => return self.word(word, ask),
                Heard::Unknown(text) => return self.unknown(&text),
                Heard::Line(text) if text.is_empty() => return Ok(Onward::Next),
                Heard::Line(text) => text,
            };
            let id = |at: usize| document.criteria().get(at).map(|criterion| criterion.id.clone());
            let edit = match understood(&text, items.len()) {
                Some(Line::Add(name)) => walk::add_criterion(&document, &name).0,
                Some(Line::Toggle(at)) => id(at).map(|id| walk::toggle_criterion(&document, &id)).unwrap_or_default(),
                Some(Line::Rename(at, name)) => {
                    let felt = |id: &Id| when_called(&name).map(|when| walk::set_when(&document, id, when));
                    let named = |id: &Id| walk::rename(&document, List::Criteria, id, &name);
                    id(at).and_then(|id| felt(&id).or_else(|| named(&id))).unwrap_or_default()
                }
                None => {
                    self.lines.say(&tell!(self.tongue, "plain-not-a-choice", count = items.len()))?;
                    continue;
                }
            };
            self.apply(edit)?;
        }
    }

    /// A numbered list of what is in and what is out.
    fn checked(&mut self, items: &[(bool, Shown)]) -> io::Result<()> {
        for (at, (taken, item)) in items.iter().enumerate() {
            let id = if *taken { "plain-item-in" } else { "plain-item-out" };
            self.lines.indented(2, &tell!(self.tongue, id, number = at + 1, item = item))?;
        }
        Ok(())
    }

    pub(super) fn steps(&mut self, ask: &Ask) -> io::Result<Onward> {
        let known: Vec<(bool, Shown)> = self
            .document()
            .steps()
            .iter()
            .map(|step| {
                let what = Shown::outside(&step.what);
                (
                    step.done == Some(true),
                    match step.by {
                        Some(day) => {
                            tell!(self.tongue, "plain-step-by", what = what, day = date::day(self.tongue, day))
                        }
                        None => what,
                    },
                )
            })
            .collect();
        for (_, item) in &known {
            self.lines.indented(2, item)?;
        }
        loop {
            let text = match self.lines.hear(&tell!(self.tongue, "plain-what"))? {
                Heard::End => return Ok(Onward::Leave),
                Heard::Word(word) => return self.word(word, ask),
                Heard::Unknown(text) => return self.unknown(&text),
                Heard::Line(text) if text.is_empty() => return Ok(Onward::Next),
                Heard::Line(text) => text,
            };
            let edit = walk::add_step(self.document(), &text);
            self.apply(edit)?;
            let Some(id) = self.document().steps().last().map(|step| step.id.clone()) else { continue };
            let pattern = date::pattern(self.tongue.language());
            loop {
                match self.lines.hear(&tell!(self.tongue, "plain-by", pattern = &pattern))? {
                    Heard::End => return Ok(Onward::Leave),
                    Heard::Word(word) => return self.word(word, ask),
                    Heard::Unknown(text) => return self.unknown(&text),
                    Heard::Line(text) if text.is_empty() => break,
                    Heard::Line(text) => {
                        if let Some(day) = date::parse(&text) {
                            let edit = Edit::put(self.document(), Key::Step(id.clone(), StepField::By), &day);
                            self.apply(edit)?;
                            break;
                        }
                        self.lines.say(&tell!(self.tongue, "plain-not-a-day", pattern = &pattern))?;
                    }
                }
            }
        }
    }
}

fn when_called(word: &str) -> Option<When> {
    match word.to_lowercase().as_str() {
        "now" | "maintenant" => Some(When::Now),
        "later" | "plus tard" => Some(When::Later),
        "always" | "toujours" => Some(When::Always),
        _ => None,
    }
}

//! The lists in lines: options and criteria.

use std::io;

use crate::say;
use crate::tell;
use crate::text::Shown;
use crate::walk::{self, Ask, Offer, Offered};
use pesee_core::deliberation::{Edit, Id, List, TimeHorizon};

use super::{Answered, Onward, Walker};

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

impl Walker<'_, '_> {
    /// The whole list is said once; after an answer only what it changed, and every line keeps its number.
    pub(super) fn options(&mut self, ask: &Ask) -> Answered {
        let document = self.sitting.shared();
        let mut lines = walk::lines(&document, self.sitting.template());
        for at in 0..lines.len() {
            self.option_line(&lines, at)?;
        }
        self.cautions(ask)?;
        loop {
            let text = self.hear(&tell!(self.tongue, "plain-list"), ask)?;
            if text.is_empty() {
                return Ok(Onward::Next);
            }
            let document = self.sitting.shared();
            let id = |at: usize| lines.get(at).map(|line| line.id.clone());
            let (edit, at) = match understood(&text, lines.len()) {
                None => {
                    self.lines.each(&tell!(self.tongue, "plain-not-a-choice", count = lines.len()))?;
                    continue;
                }
                Some(Line::Add(name)) => {
                    let (edit, id) = walk::add_option(&document, &name);
                    lines.push(Offer { id, what: Offered::Template(name), fates: Default::default() });
                    (edit, lines.len() - 1)
                }
                Some(Line::Rename(at, name)) => {
                    let edit = id(at).and_then(|id| walk::rename(&document, List::Options, &id, &name));
                    (edit.unwrap_or_default(), at)
                }
                Some(Line::Toggle(at)) => {
                    let Some(line) = lines.get(at) else { continue };
                    match document.option(&line.id) {
                        Some(option) if walk::may_remove(&document, &option.id) => {
                            (Edit::remove_option(&document, &line.id), at)
                        }
                        Some(_) => {
                            self.lines.say(&tell!(self.tongue, "plain-chosen-stays"))?;
                            continue;
                        }
                        None => {
                            let name = say::offer(self.tongue, &document, line);
                            (walk::take(&document, line, name.as_str(), self.sitting.template()), at)
                        }
                    }
                }
            };
            self.apply(edit)?;
            self.option_line(&lines, at)?;
            if let Some(line) = lines.get(at) {
                self.second_look(&walk::about(self.document(), &line.id))?;
            }
        }
    }

    fn option_line(&mut self, lines: &[Offer], at: usize) -> io::Result<()> {
        let Some(line) = lines.get(at) else { return Ok(()) };
        let document = self.sitting.shared();
        match document.option(&line.id) {
            Some(option) => self.checked(at, true, &Shown::outside(&option.name)),
            None => self.checked(at, false, &say::offer(self.tongue, &document, line)),
        }
    }

    pub(super) fn criteria(&mut self, ask: &Ask) -> Answered {
        for at in 0..self.document().criteria().len() {
            self.criterion_line(at)?;
        }
        self.cautions(ask)?;
        loop {
            let text = self.hear(&tell!(self.tongue, "plain-list"), ask)?;
            if text.is_empty() {
                return Ok(Onward::Next);
            }
            let document = self.sitting.shared();
            let count = document.criteria().len();
            let id = |at: usize| document.criteria().get(at).map(|criterion| criterion.id.clone());
            let (edit, at) = match understood(&text, count) {
                None => {
                    self.lines.each(&tell!(self.tongue, "plain-not-a-choice", count = count))?;
                    continue;
                }
                Some(Line::Add(name)) => (walk::add_criterion(&document, &name).0, count),
                Some(Line::Toggle(at)) => {
                    (id(at).map(|id| walk::toggle_criterion(&document, &id)).unwrap_or_default(), at)
                }
                Some(Line::Rename(at, name)) => {
                    let felt = |id: &Id| when_called(&name).map(|when| walk::set_when(&document, id, when));
                    let named = |id: &Id| walk::rename(&document, List::Criteria, id, &name);
                    (id(at).and_then(|id| felt(&id).or_else(|| named(&id))).unwrap_or_default(), at)
                }
            };
            self.apply(edit)?;
            self.criterion_line(at)?;
            let known = walk::cautions(&document, ask);
            let new: Vec<_> = walk::cautions(self.document(), ask).into_iter().filter(|c| !known.contains(c)).collect();
            self.second_look(&new)?;
        }
    }

    fn criterion_line(&mut self, at: usize) -> io::Result<()> {
        let document = self.sitting.shared();
        let Some(criterion) = document.criteria().get(at) else { return Ok(()) };
        let when = say::when(self.tongue, criterion.time_horizon());
        let item = tell!(self.tongue, "plain-criterion", name = Shown::outside(&criterion.name), when = when);
        self.checked(at, criterion.may_count(), &item)
    }

    /// One numbered line: in or out.
    fn checked(&mut self, at: usize, taken: bool, item: &Shown) -> io::Result<()> {
        let id = if taken { "plain-item-in" } else { "plain-item-out" };
        self.lines.indented(2, &tell!(self.tongue, id, number = at + 1, item = item))
    }
}

fn when_called(word: &str) -> Option<TimeHorizon> {
    match word.to_lowercase().as_str() {
        "now" | "maintenant" => Some(TimeHorizon::CurrentTime),
        "later" | "plus tard" => Some(TimeHorizon::Later),
        "always" | "toujours" => Some(TimeHorizon::Always),
        _ => None,
    }
}

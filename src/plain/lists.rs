//! The questions with a list as the answer: options and criteria.

use std::io;

use crate::phrases;
use crate::t;
use crate::text::SafeText;
use crate::walk::{self, OfferKind, OptionOffer, Question};
use pesee_core::deliberation::{Edit, Id, List, TimeHorizon};

use super::{AnswerResult, Navigation, Walker};

/// A parsed input line at a list.
pub(super) enum ListCommand {
    /// Include or exclude the entry at this index.
    Toggle(usize),
    /// Give the entry at this index this name.
    Rename(usize, String),
    /// Add an entry with this name.
    Add(String),
}

pub(super) fn parse_list_command(text: &str, count: usize) -> Option<ListCommand> {
    let place = |number: &str| number.trim().parse::<usize>().ok().filter(|n| (1..=count).contains(n)).map(|n| n - 1);
    if let Some((number, name)) = text.split_once('=')
        && let Some(at) = place(number)
    {
        return Some(ListCommand::Rename(at, name.trim().to_owned()));
    }
    match text.parse::<usize>() {
        Ok(_) => place(text).map(ListCommand::Toggle),
        Err(_) => Some(ListCommand::Add(text.to_owned())),
    }
}

impl Walker<'_, '_> {
    /// Prints the whole list once, and only the changed entry after each answer. The entries keep their numbers.
    pub(super) fn ask_options(&mut self, question: &Question) -> AnswerResult {
        let document = self.session.shared_document();
        let mut lines = walk::list_option_lines(&document, self.session.template().get());
        for at in 0..lines.len() {
            self.print_option(&lines, at)?;
        }
        self.print_cautions(question)?;
        loop {
            let text = self.read_answer(&t!(self.locale, "plain-list-prompt"), question)?;
            if text.is_empty() {
                return Ok(Navigation::Next);
            }
            let document = self.session.shared_document();
            let id = |at: usize| lines.get(at).map(|line| line.id.clone());
            let (edit, at) = match parse_list_command(&text, lines.len()) {
                None => {
                    self.line_io.print_sentences(&t!(self.locale, "plain-not-a-choice", count = lines.len()))?;
                    continue;
                }
                Some(ListCommand::Add(name)) => {
                    let (edit, id) = walk::add_option(&document, &name);
                    lines.push(OptionOffer { id, kind: OfferKind::Template(name), fates: Default::default() });
                    (edit, lines.len() - 1)
                }
                Some(ListCommand::Rename(at, name)) => {
                    let edit = id(at).and_then(|id| walk::rename_entry(&document, List::Options, &id, &name));
                    (edit.unwrap_or_default(), at)
                }
                Some(ListCommand::Toggle(at)) => {
                    let Some(line) = lines.get(at) else { continue };
                    match document.option(&line.id) {
                        Some(option) if walk::can_remove_option(&document, &option.id) => {
                            (Edit::remove_option(&document, &line.id), at)
                        }
                        Some(_) => {
                            self.line_io.print(&t!(self.locale, "plain-chosen-option-stays"))?;
                            continue;
                        }
                        None => {
                            let name = phrases::offer_name(self.locale, &document, line);
                            (walk::accept_offer(&document, line, name.as_str(), self.session.template().get()), at)
                        }
                    }
                }
            };
            self.apply(edit)?;
            self.print_option(&lines, at)?;
            if let Some(line) = lines.get(at) {
                self.print_each_caution(&walk::list_option_cautions(self.document(), &line.id))?;
            }
        }
    }

    fn print_option(&mut self, lines: &[OptionOffer], at: usize) -> io::Result<()> {
        let Some(line) = lines.get(at) else { return Ok(()) };
        let document = self.session.shared_document();
        match document.option(&line.id) {
            Some(option) => self.print_checked(at, true, &SafeText::sanitize(&option.name)),
            None => self.print_checked(at, false, &phrases::offer_name(self.locale, &document, line)),
        }
    }

    pub(super) fn ask_criteria(&mut self, question: &Question) -> AnswerResult {
        for at in 0..self.document().criteria().len() {
            self.print_criterion(at)?;
        }
        self.print_cautions(question)?;
        loop {
            let text = self.read_answer(&t!(self.locale, "plain-list-prompt"), question)?;
            if text.is_empty() {
                return Ok(Navigation::Next);
            }
            let document = self.session.shared_document();
            let count = document.criteria().len();
            let id = |at: usize| document.criteria().get(at).map(|criterion| criterion.id.clone());
            let (edit, at) = match parse_list_command(&text, count) {
                None => {
                    self.line_io.print_sentences(&t!(self.locale, "plain-not-a-choice", count = count))?;
                    continue;
                }
                Some(ListCommand::Add(name)) => (walk::add_criterion(&document, &name).0, count),
                Some(ListCommand::Toggle(at)) => {
                    (id(at).map(|id| walk::toggle_criterion(&document, &id)).unwrap_or_default(), at)
                }
                Some(ListCommand::Rename(at, name)) => {
                    let with_horizon =
                        |id: &Id| parse_time_horizon(&name).map(|when| walk::set_time_horizon(&document, id, when));
                    let with_name = |id: &Id| walk::rename_entry(&document, List::Criteria, id, &name);
                    (id(at).and_then(|id| with_horizon(&id).or_else(|| with_name(&id))).unwrap_or_default(), at)
                }
            };
            self.apply(edit)?;
            self.print_criterion(at)?;
            let known = walk::list_cautions(&document, question);
            let new: Vec<_> =
                walk::list_cautions(self.document(), question).into_iter().filter(|c| !known.contains(c)).collect();
            self.print_each_caution(&new)?;
        }
    }

    fn print_criterion(&mut self, at: usize) -> io::Result<()> {
        let document = self.session.shared_document();
        let Some(criterion) = document.criteria().get(at) else { return Ok(()) };
        let when = phrases::time_horizon(self.locale, criterion.time_horizon());
        let item = t!(self.locale, "plain-criterion", name = SafeText::sanitize(&criterion.name), when = when);
        self.print_checked(at, criterion.may_count(), &item)
    }

    fn print_checked(&mut self, at: usize, taken: bool, item: &SafeText) -> io::Result<()> {
        let id = if taken { "plain-item-taken" } else { "plain-item-left-out" };
        self.line_io.print_indented(2, &t!(self.locale, id, number = at + 1, item = item))
    }
}

fn parse_time_horizon(word: &str) -> Option<TimeHorizon> {
    match word.to_lowercase().as_str() {
        "now" | "maintenant" => Some(TimeHorizon::Now),
        "later" | "plus tard" => Some(TimeHorizon::Later),
        "always" | "toujours" => Some(TimeHorizon::Always),
        _ => None,
    }
}

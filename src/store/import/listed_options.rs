//! The options that a decision record lists, and the one that it names as chosen.

use std::collections::BTreeSet;

use crate::messages::{ImportErrorKind, InputLocation};
use pesee_core::deliberation::List;

use super::block::{Block, join_lines};
use super::decision_record::resolve_chosen_option;
use super::list_reader::ListReader;
use super::option_names::is_same_option;
use super::scope;
use super::section::{Role, Section};
use super::sided_item::find_or_add_option;

impl ListReader<'_> {
    /// Notes the names in a list of all options.
    pub(super) fn read_option_list(&mut self, section: &Section) {
        for block in &section.blocks {
            let Block::List(items) = block else { continue };
            // Items with pros and cons below them are read as options anyway.
            let names = items.iter().filter(|item| !item.is_task && !item.text.is_struck && !scope::has_side(item));
            self.listed.extend(names.map(|item| (item.line, join_lines(&item.text.text))));
            // One more than the most options gives an error.
            self.listed.truncate(List::Options.max_len().map_or(usize::MAX, |most| most + 1));
        }
    }

    /// Gives the items of the chosen option its name, as the headings and the list of options spell it.
    pub(super) fn name_chosen_option(&mut self, sections: &[Section]) {
        let Some((line, stated)) = self.chosen.take() else { return };
        if !self.items.iter().any(|(option, _)| *option == stated) {
            return;
        }
        let headings = sections.iter().filter_map(|section| match &section.role {
            Role::Option(name) => Some(name.as_str()),
            _ => None,
        });
        let with_items = self.items.iter().map(|(option, _)| option.as_str());
        let with_items = with_items.filter(|option| *option != stated && *option != self.title);
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        let mut names: Vec<&str> = Vec::new();
        for name in headings.chain(with_items) {
            if seen.insert(name) {
                names.push(name);
            }
        }
        let listed: Vec<&str> = self.listed.iter().map(|(_, name)| name.as_str()).collect();
        match resolve_chosen_option(&stated, &names, &listed) {
            Some(name) => {
                for (option, _) in self.items.iter_mut().filter(|(option, _)| *option == stated) {
                    option.clone_from(&name);
                }
            }
            None => self.import.add_error(InputLocation::Line(line), &stated, ImportErrorKind::UnknownChosenOption),
        }
    }

    /// Adds the options that a decision record lists and says nothing more about. The names in the list and in the
    /// headings must agree, otherwise an option would be there twice.
    pub(super) fn add_listed_options(&mut self) {
        let listed = std::mem::take(&mut self.listed);
        let known: Vec<String> =
            self.import.builder.document().options().iter().map(|option| option.name.to_lowercase()).collect();
        let is_known = |listed: &str| known.iter().any(|name| is_same_option(listed, name));
        let agree = known.iter().all(|name| listed.iter().any(|(_, listed)| is_same_option(listed, name)));
        if !agree || known.is_empty() {
            return;
        }
        for (line, name) in listed.iter().filter(|(_, name)| !is_known(name)) {
            self.import.skipped.retain(|(location, _)| *location != InputLocation::Line(*line));
            find_or_add_option(name, InputLocation::Line(*line), self.import);
        }
        let lines: Vec<usize> = listed.iter().map(|(line, _)| *line).collect();
        self.import
            .skipped
            .retain(|(location, _)| !matches!(location, InputLocation::Line(line) if lines.contains(line)));
    }
}

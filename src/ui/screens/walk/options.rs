//! The list of options: the accepted ones, the offered ones, and the fate of each account.

use ratatui::layout::Position;

use crate::phrases;
use crate::t;
use crate::text::SafeText;
use crate::ui::action::Action;
use crate::ui::outcome::{Outcome, Overlay, PromptPurpose};
use crate::ui::theme::Role;
use crate::ui::view_context::ViewContext;
use crate::ui::widgets::{Canvas, Selection, draw_entry_marks, fit_names};
use crate::walk::{self, OptionOffer};
use pesee_core::deliberation::{Edit, Id};

/// The list of options. An option that is removed here keeps its row while the list is on the screen, so that it can be
/// accepted again.
#[derive(Debug)]
pub(super) struct OptionList {
    offers: Vec<OptionOffer>,
    /// The rows that have been options of the document.
    taken: Vec<Id>,
    /// The options that were removed here.
    removed: Vec<Id>,
    selection: Selection,
    account_index: usize,
}

impl OptionList {
    pub(super) fn new(context: &ViewContext<'_>) -> OptionList {
        OptionList {
            offers: walk::list_option_lines(context.view, context.template.get()),
            taken: context.view.options().iter().map(|option| option.id.clone()).collect(),
            removed: Vec::new(),
            selection: Selection::default(),
            account_index: 0,
        }
    }

    /// Updates the list after a change of the document; an added option is last, and selected. An option that was
    /// added and undone loses its row.
    pub(super) fn refresh(&mut self, context: &ViewContext<'_>) {
        let current = walk::list_option_lines(context.view, context.template.get());
        let selected = self.selection.index(self.offers.len());
        let is_kept = |known: &OptionOffer| {
            let is_undone = self.taken.contains(&known.id) && !self.removed.contains(&known.id);
            !is_undone || current.iter().any(|offer| offer.id == known.id)
        };
        let above = self.offers.iter().take(selected).filter(|known| !is_kept(known)).count();
        self.selection.set(selected - above);
        self.offers.retain(is_kept);
        for offer in current {
            match self.offers.iter_mut().find(|known| known.id == offer.id) {
                Some(known) => *known = offer,
                None => {
                    if context.view.option(&offer.id).is_some() {
                        self.selection.set(self.offers.len());
                    }
                    self.offers.push(offer);
                }
            }
        }
        self.taken.extend(context.view.options().iter().map(|option| option.id.clone()));
    }

    fn selected_offer(&self) -> Option<&OptionOffer> {
        self.offers.get(self.selection.index(self.offers.len()))
    }

    /// Returns the option under the cursor, if it is accepted.
    pub(super) fn selected_option(&self, context: &ViewContext<'_>) -> Option<Id> {
        self.selected_offer().and_then(|offer| context.view.option(&offer.id)).map(|option| option.id.clone())
    }

    pub(super) fn act(&mut self, context: &ViewContext<'_>, action: Action) -> Vec<Outcome> {
        if self.selection.act(action, self.offers.len()) {
            return Vec::new();
        }
        let accounts = context.view.accounts().len();
        match action {
            Action::Next => return vec![Outcome::NextQuestion],
            Action::Add => {
                return vec![Outcome::OpenOverlay(Overlay::Prompt {
                    initial_text: String::new(),
                    purpose: PromptPurpose::AddOption,
                })];
            }
            Action::Left if self.selected_option(context).is_some() => {
                self.account_index = self.account_index.min(accounts).saturating_sub(1);
                return Vec::new();
            }
            Action::Right if self.selected_option(context).is_some() => {
                self.account_index = (self.account_index + 1).min(accounts.saturating_sub(1));
                return Vec::new();
            }
            _ => {}
        }
        let Some(offer) = self.selected_offer() else { return Vec::new() };
        match (context.view.option(&offer.id), action) {
            (Some(option), Action::Toggle) if walk::can_remove_option(context.view, &option.id) => {
                self.removed.push(option.id.clone());
                vec![Outcome::Edit(Edit::remove_option(context.view, &option.id))]
            }
            (Some(_), Action::Toggle) => vec![Outcome::Notify(t!(context.locale, "plain-chosen-option-stays"))],
            (Some(option), Action::Rename) => {
                let purpose = PromptPurpose::RenameOption(option.id.clone());
                vec![Outcome::OpenOverlay(Overlay::Prompt { initial_text: option.name.clone(), purpose })]
            }
            (Some(option), Action::NextFate) => vec![
                self.next_fate(context, &option.id)
                    .unwrap_or_else(|| Outcome::Notify(t!(context.locale, "unavailable-no-account"))),
            ],
            (None, Action::Rename | Action::NextFate | Action::Left | Action::Right) => {
                vec![Outcome::Notify(t!(context.locale, "unavailable-option-not-taken"))]
            }
            (None, Action::Toggle) => {
                let name = phrases::offer_name(context.locale, context.view, offer);
                vec![Outcome::Edit(walk::accept_offer(context.view, offer, name.as_str(), context.template.get()))]
            }
            _ => Vec::new(),
        }
    }

    fn next_fate(&self, context: &ViewContext<'_>, option: &Id) -> Option<Outcome> {
        let accounts = context.view.accounts();
        let account = accounts.get(self.account_index.min(accounts.len().saturating_sub(1)))?;
        let fates = walk::list_possible_fates(context.view, &account.id);
        let current = context.view.fate(option, &account.id).cloned();
        let at = fates.iter().position(|fate| *fate == current).unwrap_or(fates.len() - 1);
        let next = fates.get((at + 1) % fates.len())?.clone();
        Some(Outcome::Edit(walk::set_fate(context.view, option, &account.id, next)))
    }

    pub(super) fn draw(&self, context: &ViewContext<'_>, canvas: &mut Canvas<'_>) -> (u16, Option<Position>) {
        let rows: Vec<(bool, SafeText)> = self
            .offers
            .iter()
            .map(|offer| match context.view.option(&offer.id) {
                Some(option) => (true, SafeText::sanitize(&option.name)),
                None => (false, phrases::offer_name(context.locale, context.view, offer)),
            })
            .collect();
        let at = self.selection.index(rows.len());
        // The last rows show the fates of the accounts.
        let fates = self.fate_labels(context);
        let fate_rows = flow_into_rows(&fates, canvas.width().saturating_sub(3));
        let height = usize::from(canvas.height()).saturating_sub(fate_rows.len() + 1).max(3);
        let width = canvas.width().saturating_sub(5);
        let names: Vec<SafeText> = rows.iter().map(|(_, name)| name.clone()).collect();
        let (first, names) = fit_names(&names, at, width.into(), height, context.names_language());
        let mut cursor = None;
        let mut y = 0;
        for ((row, (taken, _)), lines) in rows.iter().enumerate().skip(first).zip(&names) {
            canvas.add_entry_target((y, lines.len() as u16), row, row == at, Action::Toggle);
            if row == at {
                canvas.mark_selected(y);
                cursor = canvas.position(2, y);
            }
            let role = match (row == at, taken) {
                (true, _) => Role::Focus,
                (false, true) => Role::Text,
                (false, false) => Role::Quiet,
            };
            canvas.put(
                2,
                y,
                &SafeText::from_static(if *taken { "✓" } else { "·" }),
                if *taken { Role::Accent } else { Role::Quiet },
            );
            for line in lines {
                canvas.put_within(4, y, width, line, role);
                y += 1;
            }
        }
        draw_entry_marks(canvas, first..first + names.len(), rows.len(), y.into());
        y += 1;
        for row in &fate_rows {
            let mut x = 2;
            for (text, role) in row {
                x = canvas.put(x, y, text, *role) + FATE_GAP;
            }
            y += 1;
        }
        (y, cursor)
    }

    /// Returns the fate of each account under the option at the cursor. In an accepted option, one account is selected.
    fn fate_labels(&self, context: &ViewContext<'_>) -> Vec<(SafeText, Role)> {
        let accounts = context.view.accounts();
        let Some(offer) = self.selected_offer() else { return Vec::new() };
        let is_taken = context.view.option(&offer.id).is_some();
        let chosen = self.account_index.min(accounts.len().saturating_sub(1));
        let fate = |(at, account): (usize, &pesee_core::deliberation::Account)| {
            let text = fate_label(context, &account.id, offer.fates.get(&account.id));
            if is_taken && at == chosen {
                (SafeText::concat([&SafeText::from_static("‹"), &text, &SafeText::from_static("›")]), Role::Text)
            } else {
                (text, Role::Quiet)
            }
        };
        accounts.iter().enumerate().map(fate).collect()
    }
}

/// The columns between the fates of two accounts.
const FATE_GAP: u16 = 3;

/// Arranges texts side by side, in as many rows as needed.
fn flow_into_rows(texts: &[(SafeText, Role)], width: u16) -> Vec<Vec<(SafeText, Role)>> {
    let mut rows: Vec<Vec<(SafeText, Role)>> = Vec::new();
    let mut used = 0;
    for text in texts {
        let needed = text.0.width() as u16;
        match rows.last_mut() {
            Some(row) if used + FATE_GAP + needed <= width => {
                row.push(text.clone());
                used += FATE_GAP + needed;
            }
            _ => {
                rows.push(vec![text.clone()]);
                used = needed;
            }
        }
    }
    rows
}

fn fate_label(context: &ViewContext<'_>, account: &Id, fate: Option<&pesee_core::deliberation::Fate>) -> SafeText {
    let account = phrases::account(context.locale, context.view, account);
    let fate = phrases::fate(context.locale, context.view, fate);
    t!(context.locale, "screen-fate", account = account, fate = fate)
}

//! The list of options: the accepted ones, the offered ones, and the fate of each account.

use ratatui::layout::Position;

use crate::phrases;
use crate::t;
use crate::text::SafeText;
use crate::ui::action::Action;
use crate::ui::outcome::{Outcome, Overlay, PromptPurpose};
use crate::ui::theme::Role;
use crate::ui::view_context::ViewContext;
use crate::ui::widgets::{Canvas, Selection, draw_scroll_marks, first_visible_row};
use crate::walk::{self, OptionOffer};
use pesee_core::deliberation::{Edit, Id};

/// The list of options. An option keeps its row while the list is on the screen, accepted or not.
#[derive(Debug)]
pub(super) struct OptionList {
    offers: Vec<OptionOffer>,
    selection: Selection,
    account_index: usize,
}

impl OptionList {
    pub(super) fn new(scene: &ViewContext<'_>) -> OptionList {
        OptionList {
            offers: walk::list_option_lines(scene.view, scene.template),
            selection: Selection::default(),
            account_index: 0,
        }
    }

    /// Updates the list after a change of the document; an added option is last, and selected.
    pub(super) fn refresh(&mut self, scene: &ViewContext<'_>) {
        for line in walk::list_option_lines(scene.view, scene.template) {
            match self.offers.iter_mut().find(|known| known.id == line.id) {
                Some(known) => *known = line,
                None => {
                    if scene.view.option(&line.id).is_some() {
                        self.selection.set(self.offers.len());
                    }
                    self.offers.push(line);
                }
            }
        }
    }

    fn selected_offer(&self) -> Option<&OptionOffer> {
        self.offers.get(self.selection.index(self.offers.len()))
    }

    /// Returns the option under the cursor, if it is accepted.
    pub(super) fn selected_option(&self, scene: &ViewContext<'_>) -> Option<Id> {
        self.selected_offer().and_then(|line| scene.view.option(&line.id)).map(|option| option.id.clone())
    }

    pub(super) fn act(&mut self, scene: &ViewContext<'_>, action: Action) -> Vec<Outcome> {
        if self.selection.act(action, self.offers.len()) {
            return Vec::new();
        }
        let accounts = scene.view.accounts().len();
        match action {
            Action::Next => return vec![Outcome::NextQuestion],
            Action::Add => {
                return vec![Outcome::OpenOverlay(Overlay::Prompt {
                    initial_text: String::new(),
                    purpose: PromptPurpose::AddOption,
                })];
            }
            Action::Left => self.account_index = self.account_index.min(accounts).saturating_sub(1),
            Action::Right => self.account_index = (self.account_index + 1).min(accounts.saturating_sub(1)),
            _ => {}
        }
        let Some(line) = self.selected_offer() else { return Vec::new() };
        match (scene.view.option(&line.id), action) {
            (Some(option), Action::Toggle) if walk::can_remove_option(scene.view, &option.id) => {
                vec![Outcome::Edit(Edit::remove_option(scene.view, &option.id))]
            }
            (Some(_), Action::Toggle) => vec![Outcome::Notify(t!(scene.locale, "plain-chosen-option-stays"))],
            (Some(option), Action::Rename) => {
                let purpose = PromptPurpose::RenameOption(option.id.clone());
                vec![Outcome::OpenOverlay(Overlay::Prompt { initial_text: option.name.clone(), purpose })]
            }
            (Some(option), Action::NextFate) => self.next_fate(scene, &option.id).into_iter().collect(),
            (None, Action::Toggle) => {
                let name = phrases::offer_name(scene.locale, scene.view, line);
                vec![Outcome::Edit(walk::accept_offer(scene.view, line, name.as_str(), scene.template))]
            }
            _ => Vec::new(),
        }
    }

    fn next_fate(&self, scene: &ViewContext<'_>, option: &Id) -> Option<Outcome> {
        let accounts = scene.view.accounts();
        let account = accounts.get(self.account_index.min(accounts.len().saturating_sub(1)))?;
        let fates = walk::list_possible_fates(scene.view, &account.id);
        let now = scene.view.fate(option, &account.id).cloned();
        let at = fates.iter().position(|fate| *fate == now).unwrap_or(fates.len() - 1);
        let next = fates.get((at + 1) % fates.len())?.clone();
        Some(Outcome::Edit(walk::set_fate(scene.view, option, &account.id, next)))
    }

    pub(super) fn draw(&self, scene: &ViewContext<'_>, canvas: &mut Canvas<'_>) -> (u16, Option<Position>) {
        let rows: Vec<(bool, SafeText)> = self
            .offers
            .iter()
            .map(|line| match scene.view.option(&line.id) {
                Some(option) => (true, SafeText::sanitize(&option.name)),
                None => (false, phrases::offer_name(scene.locale, scene.view, line)),
            })
            .collect();
        let at = self.selection.index(rows.len());
        // The last rows show the fates of the accounts.
        let fates = self.fate_labels(scene);
        let fate_rows = flow_into_rows(&fates, canvas.width().saturating_sub(3));
        let height = usize::from(canvas.height()).saturating_sub(fate_rows.len() + 1).max(3);
        let first = first_visible_row(at, rows.len(), height);
        let mut cursor = None;
        for (row, (taken, name)) in rows.iter().enumerate().skip(first).take(height) {
            let y = (row - first) as u16;
            canvas.add_row_target(y, row, row == at, Action::Toggle);
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
            canvas.put(4, y, name, role);
        }
        draw_scroll_marks(canvas, first, rows.len(), height);
        let mut y = rows.len().min(height) as u16;
        y += 1;
        for row in &fate_rows {
            let mut x = 2;
            for (said, role) in row {
                x = canvas.put(x, y, said, *role) + FATE_GAP;
            }
            y += 1;
        }
        (y, cursor)
    }

    /// Returns the fate of each account under the option at the cursor. In an accepted option, one account is selected.
    fn fate_labels(&self, scene: &ViewContext<'_>) -> Vec<(SafeText, Role)> {
        let accounts = scene.view.accounts();
        let Some(line) = self.selected_offer() else { return Vec::new() };
        let is_taken = scene.view.option(&line.id).is_some();
        let chosen = self.account_index.min(accounts.len().saturating_sub(1));
        let fate = |(at, account): (usize, &pesee_core::deliberation::Account)| {
            let said = fate_label(scene, &account.id, line.fates.get(&account.id));
            if is_taken && at == chosen {
                (SafeText::concat([&SafeText::from_static("‹"), &said, &SafeText::from_static("›")]), Role::Text)
            } else {
                (said, Role::Quiet)
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

fn fate_label(scene: &ViewContext<'_>, account: &Id, fate: Option<&pesee_core::deliberation::Fate>) -> SafeText {
    let account = phrases::account(scene.locale, scene.view, account);
    let fate = phrases::fate(scene.locale, scene.view, fate);
    t!(scene.locale, "screen-fate", account = account, fate = fate)
}

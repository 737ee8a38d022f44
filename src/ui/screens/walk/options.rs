//! The options: what is taken, what is offered, what becomes of each account.

use ratatui::layout::Position;

use crate::deliberation::{Edit, Id};
use crate::say;
use crate::tell;
use crate::text::Shown;
use crate::ui::action::Action;
use crate::ui::outcome::{Outcome, Overlay, Purpose};
use crate::ui::scene::Scene;
use crate::ui::theme::Role;
use crate::ui::widgets::{Canvas, Selection, more, top};
use crate::walk::{self, Offer};

/// The list of options. Every line keeps its place while it is on the screen, taken or not.
#[derive(Debug)]
pub(super) struct Options {
    lines: Vec<Offer>,
    selection: Selection,
    account: usize,
}

impl Options {
    pub(super) fn new(scene: &Scene<'_>) -> Options {
        Options { lines: walk::lines(scene.view, scene.template), selection: Selection::default(), account: 0 }
    }

    /// Follows the document; an option that was added stands last, and is selected.
    pub(super) fn refresh(&mut self, scene: &Scene<'_>) {
        for line in walk::lines(scene.view, scene.template) {
            match self.lines.iter_mut().find(|known| known.id == line.id) {
                Some(known) => *known = line,
                None => {
                    if scene.view.option(&line.id).is_some() {
                        self.selection.set(self.lines.len());
                    }
                    self.lines.push(line);
                }
            }
        }
    }

    fn line(&self) -> Option<&Offer> {
        self.lines.get(self.selection.at(self.lines.len()))
    }

    /// The option under the cursor, where it is taken.
    pub(super) fn taken(&self, scene: &Scene<'_>) -> Option<Id> {
        self.line().and_then(|line| scene.view.option(&line.id)).map(|option| option.id.clone())
    }

    pub(super) fn act(&mut self, scene: &Scene<'_>, action: Action) -> Vec<Outcome> {
        if self.selection.act(action, self.lines.len()) {
            return Vec::new();
        }
        let accounts = scene.view.accounts().len();
        match action {
            Action::Next => return vec![Outcome::Onward],
            Action::Add => {
                let title = tell!(scene.tongue, "screen-prompt-option");
                return vec![Outcome::Open(Overlay::Prompt {
                    title,
                    text: String::new(),
                    purpose: Purpose::AddOption,
                })];
            }
            Action::Left => self.account = self.account.min(accounts).saturating_sub(1),
            Action::Right => self.account = (self.account + 1).min(accounts.saturating_sub(1)),
            _ => {}
        }
        let Some(line) = self.line() else { return Vec::new() };
        match (scene.view.option(&line.id), action) {
            (Some(option), Action::Toggle) if walk::may_remove(scene.view, &option.id) => {
                vec![Outcome::Edit(Edit::remove_option(scene.view, &option.id))]
            }
            (Some(_), Action::Toggle) => vec![Outcome::Tell(tell!(scene.tongue, "plain-chosen-stays"))],
            (Some(option), Action::Rename) => {
                let title = tell!(scene.tongue, "screen-prompt-name");
                let purpose = Purpose::RenameOption(option.id.clone());
                vec![Outcome::Open(Overlay::Prompt { title, text: option.name.clone(), purpose })]
            }
            (Some(option), Action::Fate) => self.next_fate(scene, &option.id).into_iter().collect(),
            (None, Action::Toggle) => {
                let name = say::offer(scene.tongue, scene.view, line);
                vec![Outcome::Edit(walk::take(scene.view, line, name.as_str(), scene.template))]
            }
            _ => Vec::new(),
        }
    }

    fn next_fate(&self, scene: &Scene<'_>, option: &Id) -> Option<Outcome> {
        let accounts = scene.view.accounts();
        let account = accounts.get(self.account.min(accounts.len().saturating_sub(1)))?;
        let fates = walk::fates(scene.view, &account.id);
        let now = scene.view.fate(option, &account.id).cloned();
        let at = fates.iter().position(|fate| *fate == now).unwrap_or(fates.len() - 1);
        let next = fates.get((at + 1) % fates.len())?.clone();
        Some(Outcome::Edit(walk::set_fate(scene.view, option, &account.id, next)))
    }

    pub(super) fn draw(&self, scene: &Scene<'_>, canvas: &mut Canvas<'_>) -> (u16, Option<Position>) {
        let rows: Vec<(bool, Shown)> = self
            .lines
            .iter()
            .map(|line| match scene.view.option(&line.id) {
                Some(option) => (true, Shown::outside(&option.name)),
                None => (false, say::offer(scene.tongue, scene.view, line)),
            })
            .collect();
        let at = self.selection.at(rows.len());
        // The last rows say what becomes of the accounts.
        let height = usize::from(canvas.height().saturating_sub(2).max(3));
        let first = top(at, rows.len(), height);
        let mut cursor = None;
        for (row, (taken, name)) in rows.iter().enumerate().skip(first).take(height) {
            let y = (row - first) as u16;
            if row == at {
                canvas.mark(y);
                cursor = canvas.place(2, y);
            }
            let role = match (row == at, taken) {
                (true, _) => Role::Focus,
                (false, true) => Role::Text,
                (false, false) => Role::Quiet,
            };
            canvas.put(
                2,
                y,
                &Shown::fixed(if *taken { "✓" } else { "·" }),
                if *taken { Role::Accent } else { Role::Quiet },
            );
            canvas.put(4, y, name, role);
        }
        more(canvas, first, rows.len(), height);
        let mut y = rows.len().min(height) as u16;
        if let Some(option) = self.taken(scene) {
            y = self.draw_fates(scene, &option, canvas, y + 1);
        } else if let Some(offer) = self.line() {
            let fates =
                scene.view.accounts().iter().filter_map(|account| {
                    offer.fates.get(&account.id).map(|fate| fate_of(scene, &account.id, Some(fate)))
                });
            canvas.put(2, y + 1, &Shown::join(&fates.collect::<Vec<_>>(), "   "), Role::Quiet);
            y += 2;
        }
        (y, cursor)
    }

    fn draw_fates(&self, scene: &Scene<'_>, option: &Id, canvas: &mut Canvas<'_>, y: u16) -> u16 {
        let accounts = scene.view.accounts();
        let chosen = self.account.min(accounts.len().saturating_sub(1));
        let mut x = 2;
        for (at, account) in accounts.iter().enumerate() {
            let said = fate_of(scene, &account.id, scene.view.fate(option, &account.id));
            let said =
                if at == chosen { Shown::concat([&Shown::fixed("‹"), &said, &Shown::fixed("›")]) } else { said };
            x = canvas.put(x, y, &said, if at == chosen { Role::Text } else { Role::Quiet }) + 3;
        }
        y + 1
    }
}

fn fate_of(scene: &Scene<'_>, account: &Id, fate: Option<&crate::deliberation::Fate>) -> Shown {
    let account = say::account(scene.tongue, scene.view, account);
    let fate = say::fate(scene.tongue, scene.view, fate);
    tell!(scene.tongue, "screen-fate", account = account, fate = fate)
}

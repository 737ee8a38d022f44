//! The warning signs of a decision, each with what to do then and the day to look for it.

use ratatui::layout::Position;

use crate::phrases;
use crate::t;
use crate::text::{SafeText, date};
use crate::ui::action::Action;
use crate::ui::outcome::{Outcome, Overlay, PromptPurpose};
use crate::ui::theme::Role;
use crate::ui::view_context::ViewContext;
use crate::ui::widgets::{Canvas, Selection};
use crate::walk;
use pesee_core::deliberation::{List, Tripwire};

use super::dated_list::{DatedEntry, DatedSection, describe_day, draw_dated_list};

#[derive(Debug, Default)]
pub(super) struct TripwireList {
    selection: Selection,
}

impl TripwireList {
    pub(super) fn act(&mut self, context: &ViewContext<'_>, action: Action) -> Vec<Outcome> {
        let tripwires = context.view.tripwires();
        if self.selection.act(action, tripwires.len()) {
            return Vec::new();
        }
        match (action, tripwires.get(self.selection.index(tripwires.len()))) {
            (Action::Next, _) => vec![Outcome::NextQuestion],
            (Action::Add, _) => {
                self.selection.set(tripwires.len());
                let purpose = PromptPurpose::AddTripwire;
                vec![Outcome::OpenOverlay(Overlay::Prompt { initial_text: String::new(), purpose })]
            }
            (action, Some(tripwire)) => act_on_tripwire(context, tripwire, action),
            (_, None) => Vec::new(),
        }
    }

    pub(super) fn draw(&self, context: &ViewContext<'_>, canvas: &mut Canvas<'_>) -> (u16, Option<Position>) {
        let tripwires = context.view.tripwires();
        let section = DatedSection {
            heading: tripwires.is_empty().then(|| t!(context.locale, "screen-no-signs")),
            entries: tripwires.iter().map(|tripwire| tripwire_entry(context, tripwire)).collect(),
        };
        draw_dated_list(canvas, &[section], self.selection.index(tripwires.len()))
    }
}

fn act_on_tripwire(context: &ViewContext<'_>, tripwire: &Tripwire, action: Action) -> Vec<Outcome> {
    match action {
        Action::Toggle if tripwire.seen.is_some() => {
            vec![Outcome::Edit(walk::mark_tripwire_seen(context.view, &tripwire.id, None))]
        }
        Action::Toggle => {
            let edit = walk::mark_tripwire_seen(context.view, &tripwire.id, Some(context.now.date_naive()));
            let reminder = (!tripwire.then.trim().is_empty()).then(|| {
                Outcome::Notify(t!(context.locale, "screen-sign-seen", then = SafeText::sanitize(&tripwire.then)))
            });
            [Outcome::Edit(edit)].into_iter().chain(reminder).collect()
        }
        Action::Rename => {
            let purpose = PromptPurpose::EditTripwire(tripwire.id.clone());
            vec![Outcome::OpenOverlay(Overlay::Prompt { initial_text: tripwire.sign.clone(), purpose })]
        }
        Action::Remove => {
            let edit = walk::remove_entry(context.view, List::Tripwires, &tripwire.id);
            let what = SafeText::sanitize(&tripwire.sign);
            vec![Outcome::Edit(edit), Outcome::NotifyOfEdit(t!(context.locale, "screen-removed-entry", what = what))]
        }
        _ => Vec::new(),
    }
}

fn tripwire_entry(context: &ViewContext<'_>, tripwire: &Tripwire) -> DatedEntry {
    let text = phrases::tripwire_text(context.locale, tripwire);
    let (mark, (day, day_role)) = match tripwire.seen {
        Some(seen) => {
            let day = date::format_short_day(context.locale, seen, context.now.date_naive());
            (("!", Role::Caution), (t!(context.locale, "screen-sign-seen-on", day = day), Role::Quiet))
        }
        None => (("○", Role::Quiet), describe_day(context, tripwire.look_on, false)),
    };
    DatedEntry { mark: (SafeText::from_static(mark.0), mark.1), text, role: Role::Text, day, day_role }
}

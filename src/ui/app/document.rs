//! The open deliberation: the visit to it, its figures, and when it is to be saved.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use crate::deliberation::{Audience, Deliberation, Id, Moment, Saved, View, view};
use crate::method::{Figures, disclose};
use crate::ui::scene::Scene;
use crate::walk::{self, Ask, Progress, Sitting, Step};

use super::{App, Now, REST, RETRY, TYPING};

/// Where one looks at the open deliberation from.
#[derive(Clone, Copy, Debug)]
pub(super) enum At<'a> {
    /// A question.
    Ask(&'a Ask),
    /// Everything at once, come to from a question.
    Table(&'a Ask),
}

/// The open deliberation.
#[derive(Debug)]
pub(super) struct Open {
    pub(super) path: PathBuf,
    pub(super) sitting: Sitting,
    pub(super) is_on_disk: bool,
    /// What the person at the keyboard may see, and its figures.
    seen: View<'static>,
    pub(super) figures: Figures,
    progress: Vec<Progress>,
    /// Which document, for whom, these figures are of.
    of: (Arc<Deliberation>, Audience),
    /// The figures with all draws that are being waited for.
    awaited: Option<u64>,
    /// Since when something is unsaved, and when it last changed.
    unsaved: Option<(Instant, Instant)>,
    saving: Option<(u64, Arc<Deliberation>)>,
    /// How the last save went, where it did not go well, and when to try again.
    trouble: Option<(Saved, Instant)>,
}

impl Open {
    pub(super) fn new(
        path: PathBuf,
        document: Deliberation,
        template: Option<Deliberation>,
        is_new: bool,
        client: Option<&str>,
        now: Moment,
    ) -> Open {
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let sitting =
            if is_new { Sitting::begin(document, &name, client, now) } else { Sitting::open(document, template, now) };
        let shared = sitting.shared();
        let seen = view(&shared, &Audience::Author).into_owned();
        let figures = Figures::coarse(&seen);
        let progress = steps(&shared);
        Open {
            path,
            is_on_disk: !is_new,
            seen,
            figures,
            progress,
            // Nothing has been worked out for anybody yet: the first look does it.
            of: (Arc::new(Deliberation::default()), Audience::Author),
            awaited: None,
            unsaved: None,
            saving: None,
            trouble: None,
            sitting,
        }
    }

    /// What a screen sees.
    pub(super) fn scene<'a>(&'a self, app: &'a App) -> Option<Scene<'a>> {
        Some(Scene {
            view: &self.seen,
            figures: &self.figures,
            progress: &self.progress,
            turn: self.sitting.turn(),
            template: self.sitting.template(),
            tongue: &app.tongue,
            theme: app.settings.theme,
            now: app.now.moment,
        })
    }

    /// Works everything out again where the document, or who is looking, has changed; whether it had.
    pub(super) fn follow(&mut self, at: At<'_>) -> bool {
        let document = self.sitting.shared();
        let audience = audience(&document, at, self.sitting.turn());
        if Arc::ptr_eq(&document, &self.of.0) && audience == self.of.1 {
            return false;
        }
        self.seen = view(&document, &audience).into_owned();
        self.figures = Figures::coarse(&self.seen);
        self.progress = steps(&document);
        self.of = (document, audience);
        true
    }

    /// Notes that full figures were asked for; gives what they are to be of.
    pub(super) fn await_figures(&mut self, ticket: u64) -> Arc<Deliberation> {
        self.awaited = Some(ticket);
        Arc::new((*self.seen).clone())
    }

    /// Takes full figures in, unless they come too late.
    pub(super) fn computed(&mut self, ticket: u64, figures: Figures) {
        if self.awaited == Some(ticket) {
            self.awaited = None;
            self.figures = figures;
        }
    }

    /// The verdict, or something that shows a ranking, is on the screen.
    pub(super) fn see_verdict(&mut self, now: Now) {
        let may = disclose(&self.seen, &self.figures).is_ok();
        if may && self.sitting.document().head().verdict_seen.is_none() {
            self.sitting.see_verdict(now.moment);
            if self.sitting.is_dirty() {
                self.touch(now.instant);
            }
            let (_, audience) = &self.of;
            self.seen = view(self.sitting.document(), audience).into_owned();
            self.of.0 = self.sitting.shared();
            self.progress = steps(self.sitting.document());
        }
    }

    /// Something was changed at `now`.
    pub(super) fn touch(&mut self, now: Instant) {
        let since = self.unsaved.map_or(now, |(since, _)| since);
        self.unsaved = Some((since, now));
        if let Some((_, retry)) = &mut self.trouble {
            // A save that failed is tried again with the next change.
            *retry = now;
        }
    }

    /// When the next save is due.
    pub(super) fn save_due(&self) -> Option<Instant> {
        if self.saving.is_some() || !self.sitting.is_dirty() {
            return None;
        }
        match (&self.trouble, self.unsaved) {
            (Some((_, retry)), _) => Some(*retry),
            (None, Some((since, last))) => Some((last + REST).min(since + TYPING)),
            (None, None) => None,
        }
    }

    /// Begins a save; gives what is to be saved, unless a save is under way.
    pub(super) fn save(&mut self, ticket: u64, now: Moment) -> Option<Arc<Deliberation>> {
        if self.saving.is_some() || !self.sitting.is_dirty() {
            return None;
        }
        self.saving = Some((ticket, self.sitting.shared()));
        self.unsaved = None;
        Some(Arc::new(self.sitting.to_save(&self.figures, now)))
    }

    /// Takes in how a save went; whether it was the one waited for.
    pub(super) fn stored(&mut self, ticket: u64, saved: &Saved, now: Instant) -> bool {
        let Some((_, document)) = self.saving.take_if(|(known, _)| *known == ticket) else { return false };
        match saved {
            Saved::Done => {
                self.is_on_disk = true;
                self.sitting.was_saved(document);
                self.trouble = None;
            }
            // It is kept beside the file; only what is typed next is worth another look.
            Saved::Conflict(_) => self.trouble = Some((saved.clone(), now + RETRY * 120)),
            Saved::Failed(_) => self.trouble = Some((saved.clone(), now + RETRY)),
        }
        if self.sitting.is_dirty() && self.unsaved.is_none() {
            self.unsaved = Some((now, now));
        }
        true
    }

    /// How the last save went, where it did not go well.
    pub(super) fn trouble(&self) -> Option<&Saved> {
        self.trouble.as_ref().map(|(saved, _)| saved)
    }

    /// Whether everything is on disk.
    pub(super) fn is_saved(&self) -> bool {
        self.is_on_disk && !self.sitting.is_dirty()
    }

    /// Whose turn it is at a question, where several people answer.
    pub(super) fn turn(&self, ask: &Ask) -> Option<Id> {
        ask.person().filter(|_| self.sitting.document().people().len() > 1).cloned()
    }
}

/// Who looks: while several people answer blind, the one whose question it is; at the table of answers who is meant
/// there.
fn audience(document: &Deliberation, at: At<'_>, turn: Option<&Id>) -> Audience {
    match at {
        At::Ask(ask) if document.is_blind() => {
            ask.person().map_or(Audience::Author, |person| Audience::Rater(person.clone()))
        }
        At::Ask(_) => Audience::Author,
        At::Table(ask) => walk::at_table(document, ask, turn),
    }
}

fn steps(document: &Deliberation) -> Vec<Progress> {
    Step::ALL.into_iter().map(|step| walk::progress(document, step)).collect()
}

//! The open deliberation: the visit to it, its figures, and how it is kept.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use crate::ui::event::Origin;
use crate::ui::scene::Scene;
use crate::walk::{self, Ask, Progress, Sitting, Step};
use pesee_core::deliberation::{Audience, Deliberation, Id, Moment, View, view};
use pesee_core::method::{DEFAULT_DRAWS, Figures, Sampler, WinShares, reveal_ranking};

use super::company::Company;
use super::keeping::Keeping;
use super::{App, Now};

/// Where one looks at the open deliberation from.
#[derive(Clone, Copy, Debug)]
pub(super) enum At<'a> {
    /// A question.
    Ask(&'a Ask),
    /// Everything at once, come to from a question.
    Table(&'a Ask),
}

/// How the figures that are shown stand to draws.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Draws {
    /// They rest on a few, and nobody has been asked for more.
    Wanted,
    /// They were asked for under this ticket; what comes under another is of something else.
    Asked(u64),
}

/// The open deliberation.
#[derive(Debug)]
pub(super) struct Open {
    pub(super) path: PathBuf,
    pub(super) sitting: Sitting,
    pub(super) keeping: Keeping,
    /// What the person at the keyboard may see, and its figures.
    seen: View<'static>,
    pub(super) figures: Figures,
    progress: Vec<Progress>,
    /// Which document, for whom, these figures are of.
    of: (Arc<Deliberation>, Audience),
    draws: Draws,
    /// Whether what is seen is the document with what this visit will leave in its logs.
    looks_back: bool,
}

impl Open {
    pub(super) fn new(
        path: PathBuf,
        document: Deliberation,
        template: Option<Deliberation>,
        origin: Origin,
        client: Option<&str>,
        now: Moment,
    ) -> Open {
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let sitting = match origin {
            Origin::Disk => Sitting::open(document, template, now),
            Origin::New => Sitting::begin(document, &name, client, now),
            Origin::Rescue => Sitting::resume(document, template, now),
        };
        let shared = sitting.shared();
        let seen = view(&shared, &Audience::Author).into_owned();
        let figures = Figures::with_few_draws(&seen);
        let progress = steps(&shared);
        Open {
            path,
            keeping: Keeping::new(origin == Origin::Disk),
            seen,
            figures,
            progress,
            // Nothing has been worked out for anybody yet: the first look does it.
            of: (Arc::new(Deliberation::default()), Audience::Author),
            draws: Draws::Wanted,
            looks_back: false,
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
            now: app.now.moment,
        })
    }

    /// Works everything out again where the document, or who is looking, has changed; whether it had.
    pub(super) fn follow(&mut self, at: At<'_>, company: Company, now: Moment) -> bool {
        let document = self.sitting.shared();
        let audience = company.narrowed(audience(&document, at, self.sitting.turn()));
        let looks_back = matches!(at, At::Ask(Ask::Then));
        if Arc::ptr_eq(&document, &self.of.0) && audience == self.of.1 && looks_back == self.looks_back {
            return false;
        }
        self.looks_back = looks_back;
        self.seen = if looks_back {
            // What this visit changed belongs to it too, as it will stand in the file.
            view(&self.sitting.to_save(&self.figures, now), &audience).into_owned()
        } else {
            view(&document, &audience).into_owned()
        };
        if let Some(figures) = self.figures.recompute_if_changed(&self.seen) {
            self.figures = figures;
            self.draws = Draws::Wanted;
        }
        self.progress = steps(&document);
        self.of = (document, audience);
        true
    }

    /// The draws that the figures are without, to be asked for under this ticket; `None` where they were, or tell nothing.
    pub(super) fn wanted_draws(&mut self, ticket: u64) -> Option<Box<Sampler>> {
        if self.draws != Draws::Wanted || !self.figures.has_verdict() {
            return None;
        }
        self.draws = Draws::Asked(ticket);
        self.figures.sampler(DEFAULT_DRAWS).map(Box::new)
    }

    /// Takes in what was drawn, unless it comes too late.
    pub(super) fn computed(&mut self, ticket: u64, wins: WinShares) {
        if self.draws == Draws::Asked(ticket) {
            self.figures.set_win_shares(wins);
        }
    }

    /// The verdict, or something that shows a ranking, is on the screen.
    pub(super) fn see_verdict(&mut self, now: Now) {
        let may = reveal_ranking(&self.seen, &self.figures).is_ok();
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
        self.keeping.touch(now);
    }

    /// For whom what is seen is worked out.
    pub(super) fn audience(&self) -> &Audience {
        &self.of.1
    }

    /// The document as it stands, for whoever is looking.
    pub(super) fn seen_as_shared(&self) -> View<'static> {
        view(self.sitting.document(), self.audience()).into_owned()
    }

    /// Whether the file may hold something else than the document.
    pub(super) fn is_unsaved(&self) -> bool {
        self.sitting.is_dirty() || self.keeping.is_unsure()
    }

    /// Whether everything is on disk.
    pub(super) fn is_saved(&self) -> bool {
        self.keeping.is_on_disk && !self.is_unsaved()
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
        At::Ask(Ask::Then) => walk::at_table(document, &Ask::Verdict, turn),
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

//! The open deliberation with its session, its figures and its autosave state.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use crate::messages::{ReadOnlyReason, RescuedWork};
use crate::text::Language;
use crate::ui::event::Origin;
use crate::ui::view_context::ViewContext;
use crate::walk::{self, HeldWork, Question, Session, StepProgress, WalkStep};
use pesee_core::deliberation::{Audience, Deliberation, Id, Moment, View, view};
use pesee_core::method::{DEFAULT_DRAWS, Figures, Sampler, WinShares, reveal_ranking};

use super::audience_mode::AudienceMode;
use super::autosave::AutosaveState;
use super::{App, CurrentTime};

/// The place that the user sees the open deliberation from. The viewpoint decides what is visible.
#[derive(Clone, Copy, Debug)]
pub(super) enum Viewpoint<'a> {
    Question(&'a Question),
    /// A screen with all answers, opened from this question.
    Overview(&'a Question),
}

/// The state of the simulation for the current figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Draws {
    /// The figures contain few draws, and no simulation is requested.
    NotRequested,
    /// A simulation is requested with this ticket. Results with other tickets are outdated.
    Requested(u64),
}

#[derive(Debug)]
pub(super) struct OpenDocument {
    pub(super) path: PathBuf,
    pub(super) session: Session,
    pub(super) autosave: AutosaveState,
    /// The document, restricted to what the person at the keyboard may see.
    view: View<'static>,
    pub(super) figures: Figures,
    progress: Vec<StepProgress>,
    /// The document and the audience that `view` and `figures` were computed for.
    computed_for: (Arc<Deliberation>, Audience),
    simulation_state: Draws,
    /// The language that the user was last asked to change the texts to. The program asks once by itself.
    pub(super) offered_language: Option<Language>,
    /// Whether `view` contains the log entries that the next save adds for this visit.
    includes_visit_log: bool,
}

impl OpenDocument {
    pub(super) fn new(
        path: PathBuf,
        document: Deliberation,
        (origin, read_only): (Origin, Option<ReadOnlyReason>),
        client: Option<&str>,
        now: Moment,
    ) -> OpenDocument {
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let session = match origin {
            Origin::Disk => Session::open(document, now),
            Origin::New => Session::create(document, &name, client, now),
            Origin::EmergencyCopy => Session::resume_unsaved(document, now),
        };
        let shared = session.shared_document();
        let view = view(&shared, &Audience::Author).into_owned();
        let figures = Figures::with_few_draws(&view);
        let progress = collect_progress(&shared);
        OpenDocument {
            path,
            autosave: AutosaveState::new(origin == Origin::Disk, read_only),
            view,
            figures,
            progress,
            // No document has this pointer, so the first `refresh` computes everything for the actual audience.
            computed_for: (Arc::new(Deliberation::default()), Audience::Author),
            simulation_state: Draws::NotRequested,
            offered_language: None,
            includes_visit_log: false,
            session,
        }
    }

    pub(super) fn view_context<'a>(&'a self, app: &'a App) -> Option<ViewContext<'a>> {
        Some(ViewContext {
            view: &self.view,
            figures: &self.figures,
            progress: &self.progress,
            answering_person: self.session.turn(),
            template: self.session.template(),
            locale: &app.locale,
            now: app.now.wall_time,
        })
    }

    /// Recomputes view, figures and progress if the document or the audience changed.
    /// Returns whether anything changed.
    pub(super) fn refresh(&mut self, viewpoint: Viewpoint<'_>, mode: AudienceMode, now: Moment) -> bool {
        let document = self.session.shared_document();
        let audience = mode.restrict(audience(&document, viewpoint, self.session.turn()));
        let includes_visit_log = matches!(viewpoint, Viewpoint::Question(Question::ReviewResult));
        if Arc::ptr_eq(&document, &self.computed_for.0)
            && audience == self.computed_for.1
            && includes_visit_log == self.includes_visit_log
        {
            return false;
        }
        self.includes_visit_log = includes_visit_log;
        self.view = if includes_visit_log {
            // The review also shows the changes of this visit, as the file will contain them.
            view(&self.session.build_document_to_save(&self.figures, now), &audience).into_owned()
        } else {
            view(&document, &audience).into_owned()
        };
        if let Some(figures) = self.figures.recompute_if_changed(&self.view) {
            self.figures = figures;
            self.simulation_state = Draws::NotRequested;
        }
        self.progress = collect_progress(&document);
        self.computed_for = (document, audience);
        true
    }

    /// Starts a simulation with this ticket, and returns its sampler.
    ///
    /// Returns `None` if a simulation is already requested or there is no verdict to simulate.
    pub(super) fn start_simulation(&mut self, ticket: u64) -> Option<Box<Sampler>> {
        if self.simulation_state != Draws::NotRequested || !self.figures.has_verdict() {
            return None;
        }
        self.simulation_state = Draws::Requested(ticket);
        self.figures.sampler(DEFAULT_DRAWS).map(Box::new)
    }

    /// Sets the simulated shares, unless the ticket is outdated.
    pub(super) fn apply_simulation(&mut self, ticket: u64, wins: WinShares) {
        if self.simulation_state == Draws::Requested(ticket) {
            self.figures.set_win_shares(wins);
        }
    }

    /// Records in the document that the user has seen a ranking, if the ranking may be shown.
    pub(super) fn mark_verdict_seen(&mut self, now: CurrentTime) {
        let is_revealed = reveal_ranking(&self.view, &self.figures).is_ok();
        if is_revealed && self.session.document().head().verdict_seen.is_none() {
            self.session.mark_verdict_seen(now.wall_time);
            if self.session.has_unsaved_changes() {
                self.mark_changed(now.instant);
            }
            let (_, audience) = &self.computed_for;
            self.view = view(self.session.document(), audience).into_owned();
            self.computed_for.0 = self.session.shared_document();
            self.progress = collect_progress(self.session.document());
        }
    }

    pub(super) fn mark_changed(&mut self, now: Instant) {
        let is_dirty = self.session.has_unsaved_changes();
        self.autosave.mark_changed(is_dirty, now);
    }

    /// Returns the audience of the current view.
    pub(super) fn audience(&self) -> &Audience {
        &self.computed_for.1
    }

    /// Returns for whom notices are written. While answers are sealed, everybody may look at a question that concerns
    /// everybody.
    pub(super) fn notice_audience(&self) -> Audience {
        match self.audience() {
            Audience::Author | Audience::Client if self.session.document().is_blind() => Audience::Group,
            audience => audience.clone(),
        }
    }

    /// Returns the current document, restricted to what a notice may show.
    pub(super) fn notice_view(&self) -> View<'static> {
        view(self.session.document(), &self.notice_audience()).into_owned()
    }

    /// Returns the document of an emergency copy, with the answers that wait for their author.
    pub(super) fn document_to_rescue(&self) -> Arc<Deliberation> {
        HeldWork::add_to(self.autosave.held_work.as_ref(), &self.session)
    }

    /// Returns the work that is not in the file, as an emergency copy of now would contain it.
    pub(super) fn current_work(&self, rescued_at: Moment) -> RescuedWork {
        RescuedWork {
            rescued_at,
            document: (*self.document_to_rescue()).clone(),
            base: Some(self.session.saved_document().clone()),
            drafts: self.autosave.drafts().to_vec(),
        }
    }

    /// Returns whether the file may differ from the document.
    pub(super) fn is_unsaved(&self) -> bool {
        self.session.has_unsaved_changes() || self.autosave.is_save_unconfirmed()
    }

    pub(super) fn is_saved(&self) -> bool {
        self.autosave.has_file() && !self.is_unsaved()
    }

    /// Returns whether the deliberation has a file or gets one. A new deliberation without an answer gets none.
    pub(super) fn is_kept(&self) -> bool {
        self.autosave.has_file() || self.session.has_changes_since_open()
    }

    /// Returns the person who sees the screen while answers are sealed; `None` if the answers of nobody are shown.
    pub(super) fn rater(&self) -> Option<&Id> {
        match self.audience() {
            Audience::Rater(person) if self.session.document().is_blind() => Some(person),
            _ => None,
        }
    }

    /// Returns the person who answers a question, if several people answer.
    pub(super) fn answering_person(&self, question: &Question) -> Option<Id> {
        question.person().filter(|_| self.session.document().people().len() > 1).cloned()
    }
}

/// Returns the audience of a viewpoint.
///
/// In a blind deliberation, a question shows the answers of its person only, and a handover those of nobody: it is not
/// known who looks at the screen.
fn audience(document: &Deliberation, viewpoint: Viewpoint<'_>, turn: Option<&Id>) -> Audience {
    match viewpoint {
        Viewpoint::Question(Question::ReviewResult) => walk::overview_audience(document, &Question::Verdict, turn),
        Viewpoint::Question(question) if document.is_blind() && question.is_hand_over() => Audience::Group,
        Viewpoint::Question(question) if document.is_blind() => {
            question.person().map_or(Audience::Author, |person| Audience::Rater(person.clone()))
        }
        Viewpoint::Question(_) => Audience::Author,
        Viewpoint::Overview(question) => walk::overview_audience(document, question, turn),
    }
}

fn collect_progress(document: &Deliberation) -> Vec<StepProgress> {
    WalkStep::ALL.into_iter().map(|step| walk::step_progress(document, step)).collect()
}

//! How the open deliberation is kept: when it is to be saved, how that went, what somebody else did to the file
//! meanwhile, and what is put away in the emergency copy.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::messages::{Draft, ExternalChange, ExternalFileEvent, ReadOnlyReason, RescuedWork, SaveOutcome, WriteError};
use crate::say;
use crate::tell;
use crate::ui::event::Effect;
use crate::ui::outcome::{Outcome, Overlay, Purpose, Route};
use crate::ui::overlays::Layer;
use crate::ui::widgets::Stroke;
use crate::walk::Ask;
use pesee_core::deliberation::{Conflict, Deliberation, Edit, FieldPath, diff, view};

use super::{App, Leaving, Screen, company};

/// The longest rest before what was typed is saved, and the longest while typing goes on.
const REST: Duration = Duration::from_secs(2);
const TYPING: Duration = Duration::from_secs(5);
/// How long to wait before a save that failed is tried again.
const RETRY: Duration = Duration::from_secs(30);
/// How long not to look at the file again after a look.
const LOOKED: Duration = Duration::from_secs(2);

/// The state of keeping one deliberation.
#[derive(Debug, Default)]
pub(super) struct Keeping {
    pub(super) is_on_disk: bool,
    /// Why it is only looked at, if it is.
    pub(super) barred: Option<ReadOnlyReason>,
    /// Somebody has taken it over, and what is unsaved here is still to be saved.
    taken_over: Option<ReadOnlyReason>,
    /// Since when something is unsaved, and when it last changed.
    unsaved: Option<Span>,
    saving: Option<(u64, Arc<Deliberation>)>,
    /// How the last save went, where it did not go well, and when to try again.
    trouble: Option<(SaveOutcome, Instant)>,
    /// How many changes of somebody else's were taken in: a save that does not know of one is not made.
    taken_in: u64,
    /// What both changed, until theirs is kept beside the file.
    clashes: Vec<Conflict>,
    /// What somebody else's file says, of which that is told.
    theirs: Deliberation,
    /// What is being written and is no answer yet; since when it is not put away.
    half: Vec<Draft>,
    half_unkept: Option<Span>,
    /// What somebody else was writing under seal: it waits until they are at the keyboard.
    aside: Vec<Draft>,
    /// Whether there is an emergency copy, and where.
    copy: Option<Option<PathBuf>>,
    /// What an emergency copy holds, until somebody says whether it is wanted.
    offered: Option<Box<RescuedWork>>,
    looked: Option<Instant>,
}

/// From the first change that is not kept to the last.
type Span = (Instant, Instant);

/// When to keep what was changed in a span.
fn due((since, last): Span) -> Instant {
    (last + REST).min(since + TYPING)
}

fn stretched(span: Option<Span>, now: Instant) -> Option<Span> {
    Some((span.map_or(now, |(since, _)| since), now))
}

impl Keeping {
    /// Of a deliberation that is on disk, or not yet.
    pub(super) fn new(is_on_disk: bool) -> Keeping {
        Keeping { is_on_disk, ..Keeping::default() }
    }

    /// Something was changed at `now`.
    pub(super) fn touch(&mut self, now: Instant) {
        self.unsaved = stretched(self.unsaved, now);
        if let Some((_, retry)) = &mut self.trouble {
            // A save that failed is tried again with the next change.
            *retry = now;
        }
    }

    /// Whether nobody can say yet that the file holds the document, though it may: a save is under way, or failed.
    pub(super) fn is_unsure(&self) -> bool {
        self.saving.is_some() || self.trouble.is_some()
    }

    /// When the next save is due, while the document is `dirty`.
    fn save_due(&self, dirty: bool) -> Option<Instant> {
        if self.saving.is_some() || self.barred.is_some() || !(dirty || self.trouble.is_some()) {
            return None;
        }
        match (&self.trouble, self.unsaved) {
            (Some((_, retry)), _) => Some(*retry),
            (None, span) => span.map(due),
        }
    }

    /// How the last save went, where it did not go well.
    pub(super) fn trouble(&self) -> Option<&SaveOutcome> {
        self.trouble.as_ref().map(|(saved, _)| saved)
    }

    /// Whether it can be saved under another name: where it cannot be under its own.
    pub(super) fn can_save_copy(&self) -> bool {
        self.barred.is_some() || self.trouble.is_some()
    }

    /// Whether it can be taken over from whoever writes in it.
    pub(super) fn can_take_over(&self) -> bool {
        matches!(self.barred, Some(ReadOnlyReason::OpenElsewhere(_)))
    }

    /// Where the emergency copy is, if there is one.
    pub(super) fn copy(&self) -> Option<PathBuf> {
        self.copy.clone().flatten()
    }

    /// What is being written and is no answer yet.
    pub(super) fn half(&self) -> &[Draft] {
        &self.half
    }
}

impl App {
    /// When to be woken, if nothing happens before.
    pub fn deadline(&self) -> Option<Instant> {
        let open = self.open.as_ref()?;
        let save = open.keeping.save_due(open.sitting.is_dirty()).filter(|_| !self.loading);
        [save, open.keeping.half_unkept.map(due), self.forgotten_at()].into_iter().flatten().min()
    }

    /// The work that is in no file: where it belongs, and what is being written.
    pub fn unsaved(&self) -> Option<(PathBuf, Arc<Deliberation>, Vec<Draft>)> {
        let open = self.open.as_ref().filter(|open| open.keeping.barred.is_none())?;
        let half = &open.keeping.half;
        (open.is_unsaved() || !half.is_empty()).then(|| (open.path.clone(), open.sitting.shared(), half.clone()))
    }

    /// Where an emergency copy of what is open is, if there is one.
    pub fn kept(&self) -> Option<PathBuf> {
        self.open.as_ref()?.keeping.copy()
    }

    /// How the last save of what is open went, where that is not on disk.
    pub fn trouble(&self) -> Option<SaveOutcome> {
        let open = self.open.as_ref().filter(|open| open.is_unsaved() && open.keeping.barred.is_none())?;
        Some(open.keeping.trouble().cloned().unwrap_or(SaveOutcome::Failed(WriteError::NoAnswer)))
    }

    /// Saves, or puts away what is being written, where that is due.
    pub(super) fn keep_what_is_due(&mut self) {
        self.mind_half();
        let Some(open) = &self.open else { return };
        let now = self.now.instant;
        let is_due = |at: Option<Instant>| at.is_some_and(|at| at <= now);
        let (save, half) = (open.keeping.save_due(open.sitting.is_dirty()), is_due(open.keeping.half_unkept.map(due)));
        if is_due(save) {
            self.save();
        }
        if half {
            self.put_away();
        }
    }

    /// Notes what is being written and is no answer yet.
    fn mind_half(&mut self) {
        let Some(open) = &mut self.open else { return };
        let on_screen = match &self.screen {
            Screen::Walk(walk) => walk.half(),
            _ => Vec::new(),
        };
        let written = self.layers.iter().flat_map(Layer::half).chain(on_screen);
        let half: Vec<Draft> = written.chain(open.keeping.aside.iter().cloned()).collect();
        let keeping = &mut open.keeping;
        if half != keeping.half && keeping.barred.is_none() {
            keeping.half = half;
            keeping.half_unkept = stretched(keeping.half_unkept, self.now.instant);
        }
    }

    /// Brings the emergency copy up to what is in no file; with nothing of that sort it goes.
    pub(super) fn put_away(&mut self) {
        // While a copy is being made it is not known yet which file this belongs to.
        let Some(open) = self.open.as_mut().filter(|_| !self.loading) else { return };
        open.keeping.half_unkept = None;
        let half = open.keeping.half.clone();
        let troubled = open.keeping.trouble.is_some() && open.sitting.is_dirty();
        if !half.is_empty() || troubled {
            open.keeping.copy.get_or_insert_default();
            self.effects.push(Effect::Rescue { document: open.sitting.shared(), half });
        } else if open.keeping.copy.take().is_some() {
            self.effects.push(Effect::Forget);
        }
    }

    /// The emergency copy is written, or could not be.
    pub(super) fn put_away_as(&mut self, outcome: Result<PathBuf, WriteError>) {
        // An answer may come after the copy was let go.
        if let Some(copy) = self.open.as_mut().and_then(|open| open.keeping.copy.as_mut()) {
            *copy = outcome.ok();
        }
        if self.refused == Some(Leaving::Locked) && self.kept().is_some() {
            // It is put away, sealed: it can be forgotten.
            self.refused = None;
            return self.left(Leaving::Locked);
        }
        if self.layers.last().is_some_and(Layer::asks_to_leave) {
            // Whether anything is lost by going is known only now.
            self.layers.pop();
            self.ask_to_leave();
        }
    }

    /// Begins a save, unless one is under way or there is nothing to save.
    pub(super) fn save(&mut self) {
        let Some(open) = &mut self.open else { return };
        let keeping = &mut open.keeping;
        let needless = !open.sitting.is_dirty() && keeping.trouble.is_none();
        if self.loading || keeping.saving.is_some() || keeping.barred.is_some() || needless {
            return;
        }
        self.ticket += 1;
        keeping.saving = Some((self.ticket, open.sitting.shared()));
        keeping.unsaved = None;
        let (taken_in, keep_theirs) = (keeping.taken_in, !keeping.clashes.is_empty());
        let document = Arc::new(open.sitting.to_save(&open.figures, self.now.moment));
        self.effects.push(Effect::Save { ticket: self.ticket, document, taken_in, keep_theirs });
    }

    /// A save went somehow.
    pub(super) fn stored(&mut self, ticket: u64, saved: SaveOutcome) {
        let now = self.now.instant;
        let Some(open) = &mut self.open else { return };
        let keeping = &mut open.keeping;
        let Some((_, document)) = keeping.saving.take_if(|(known, _)| *known == ticket) else { return };
        match &saved {
            SaveOutcome::Done => {
                keeping.is_on_disk = true;
                keeping.trouble = None;
                open.sitting.was_saved(document);
            }
            SaveOutcome::ChangedOnDisk(None) => {}
            SaveOutcome::ChangedOnDisk(Some(outside)) => {
                let outside = outside.clone();
                self.take_in(&outside);
            }
            // It is kept beside the file; only what is typed next is worth another look.
            SaveOutcome::UnreadableOnDisk(_) => keeping.trouble = Some((saved.clone(), now + RETRY * 120)),
            SaveOutcome::ReplaceFailed(..) | SaveOutcome::Failed(_) => {
                keeping.trouble = Some((saved.clone(), now + RETRY))
            }
        }
        let Some(open) = &mut self.open else { return };
        if open.sitting.is_dirty() && open.keeping.unsaved.is_none() {
            open.keeping.unsaved = Some((now, now));
        }
        if matches!(saved, SaveOutcome::ChangedOnDisk(_)) && open.sitting.is_dirty() {
            // What they changed is in; now it is saved with ours.
            return self.save();
        }
        self.put_away();
        self.yield_to_whoever_took_it();
        self.go_on_leaving(saved);
    }

    /// After a save: leaves as somebody wanted to, or asks.
    fn go_on_leaving(&mut self, saved: SaveOutcome) {
        let Some(to) = self.leaving else { return };
        let dirty = self.open.as_ref().is_some_and(|open| open.sitting.is_dirty());
        match saved {
            SaveOutcome::Done | SaveOutcome::ChangedOnDisk(_) if !dirty => self.left(to),
            SaveOutcome::Done | SaveOutcome::ChangedOnDisk(_) => self.save(),
            // Ours is kept beside the other: nothing is lost by going.
            SaveOutcome::UnreadableOnDisk(_) => {
                self.left(to);
                self.notice = say::saved(&self.tongue, &saved, false).unwrap_or_default();
            }
            SaveOutcome::ReplaceFailed(..) | SaveOutcome::Failed(_)
                if matches!(to, Leaving::Aside | Leaving::Editor) =>
            {
                self.left(to)
            }
            SaveOutcome::ReplaceFailed(..) | SaveOutcome::Failed(_) => {
                self.leaving = None;
                self.refused = Some(to);
                self.ask_to_leave();
            }
        }
    }

    /// Asks whether to leave what could not be saved.
    fn ask_to_leave(&mut self) {
        let id = if self.kept().is_some() { "screen-leave-unsaved" } else { "screen-leave-lost" };
        let layer = Overlay::Confirm { question: tell!(self.tongue, id), yes: Box::new(Outcome::Abandon) };
        self.layers.push(Layer::new(layer, &[], &self.tongue));
    }

    /// Has the file looked at, unless that was done a moment ago.
    pub(super) fn look(&mut self) {
        let now = self.now.instant;
        let Some(open) = &mut self.open else { return };
        let lately = open.keeping.looked.is_some_and(|at| now < at + LOOKED);
        if open.keeping.is_on_disk && !lately && !self.loading {
            open.keeping.looked = Some(now);
            self.effects.push(Effect::Look);
        }
    }

    /// A look at the file found something.
    pub(super) fn found(&mut self, found: ExternalFileEvent) {
        match found {
            ExternalFileEvent::Changed(outside) => self.take_in(&outside),
            ExternalFileEvent::Unreadable(faults) => {
                let fault = faults.first().map(|fault| say::fault_line(&self.tongue, fault)).unwrap_or_default();
                self.notice = tell!(self.tongue, "saved-outside-broken", fault = fault);
            }
            ExternalFileEvent::Deleted => self.notice = tell!(self.tongue, "saved-outside-gone"),
            ExternalFileEvent::LockTakenOver(since) => {
                if let Some(open) = &mut self.open {
                    open.keeping.taken_over = Some(ReadOnlyReason::OpenElsewhere(since));
                }
                self.save();
                self.yield_to_whoever_took_it();
                self.notice = tell!(self.tongue, "saved-taken-over");
            }
        }
    }

    /// Once everything is saved, whoever took it over has it to themselves.
    fn yield_to_whoever_took_it(&mut self) {
        let Some(open) = &mut self.open else { return };
        if !open.sitting.is_dirty() && open.keeping.taken_over.is_some() {
            open.keeping.barred = open.keeping.taken_over.take();
        }
    }

    /// Takes in what somebody else changed in the file, and says so.
    fn take_in(&mut self, outside: &ExternalChange) {
        let now = self.now;
        let Some(open) = &mut self.open else { return };
        let (before, merges) = (open.seen_as_shared(), open.sitting.is_dirty());
        let (_, clashes) = open.sitting.take_in(outside);
        open.keeping.taken_in += 1;
        open.keeping.trouble = None;
        open.keeping.is_on_disk = true;
        if open.sitting.is_dirty() {
            open.touch(now.instant);
        }
        let after = open.seen_as_shared();
        let edit = diff(&before, &after);
        self.notice = say::taken_in(&self.tongue, &before, &after, &edit, merges);
        if let Some(open) = &mut self.open {
            open.keeping.clashes.extend(clashes);
            open.keeping.theirs = outside.theirs.clone();
        }
        self.follow();
    }

    /// Theirs is kept beside the file: now ours may take its place.
    pub(super) fn theirs_kept(&mut self, beside: &std::path::Path) {
        let Some(open) = &mut self.open else { return };
        let clashes = std::mem::take(&mut open.keeping.clashes);
        let shown = view(open.sitting.document(), open.audience());
        // What is sealed from whoever is at the keyboard is not told either.
        let may = |clash: &Conflict| match clash {
            Conflict::Field { path: key, .. } => open.audience().can_see(key),
            _ => true,
        };
        let clashes: Vec<Conflict> = clashes.into_iter().filter(may).collect();
        self.notice = say::clashes(&self.tongue, &shown, &open.keeping.theirs, &clashes, beside);
    }

    /// Offers what an emergency copy holds, where that is anything the file does not.
    pub(super) fn offer(&mut self, rescued: Box<RescuedWork>) {
        let Some(open) = &mut self.open else { return };
        let edit = open.sitting.recovery(&rescued);
        open.keeping.copy = Some(None);
        if edit.is_empty() && rescued.drafts.is_empty() {
            return self.put_away();
        }
        let mut told = edit.clone();
        told.changes.retain(|change| !company::is_private(&change.path) || open.audience().can_see(&change.path));
        let lines = say::recovery(&self.tongue, open.sitting.document(), &told, &rescued, self.now.moment);
        open.keeping.offered = Some(rescued);
        self.layers.push(Layer::new(Overlay::Recovery(lines), &[], &self.tongue));
    }

    /// Goes on with work that never got to its file.
    pub(super) fn begin_again(&mut self, rescued: &RescuedWork) {
        let now = self.now.instant;
        if let Some(open) = &mut self.open {
            open.keeping.copy = Some(None);
            open.touch(now);
        }
        self.notice = tell!(self.tongue, "saved-begun-again");
        self.write_on(&rescued.drafts);
    }

    /// Takes up what was offered, or throws it away.
    pub(super) fn recover(&mut self, wanted: bool) {
        let Some(open) = &mut self.open else { return };
        let Some(rescued) = open.keeping.offered.take() else { return };
        if !wanted {
            open.keeping.copy = None;
            self.effects.push(Effect::Discard);
            self.notice = tell!(self.tongue, "saved-discarded");
            return;
        }
        let edit: Edit = open.sitting.recovery(&rescued);
        let id = if edit.is_empty() { "saved-write-on" } else { "saved-recovered" };
        self.close_act();
        self.edit(edit);
        self.close_act();
        self.notice = tell!(self.tongue, id);
        self.write_on(&rescued.drafts);
    }

    /// Keeps what was being written, for when whoever it is of is there.
    pub(super) fn set_aside(&mut self, place: &str, text: &str) {
        if let Some(open) = &mut self.open {
            open.keeping.aside.push(Draft { field_path: place.to_owned(), text: text.to_owned() });
        }
    }

    /// The private notes that were begun and wait.
    pub(super) fn notes_aside(&mut self) -> Vec<Draft> {
        let Some(open) = &mut self.open else { return Vec::new() };
        let (notes, others) = std::mem::take(&mut open.keeping.aside)
            .into_iter()
            .partition(|half| Layer::noted_on(&half.field_path).is_some());
        open.keeping.aside = others;
        notes
    }

    /// Puts what was being written back to where it was being written.
    pub(super) fn write_on(&mut self, half: &[Draft]) {
        for Draft { field_path: place, text } in half {
            if let Some(purpose) = Purpose::of(place) {
                let Some(open) = &mut self.open else { return };
                let is_theirs = purpose.person().is_some_and(|person| open.sitting.turn() != Some(person));
                if is_theirs && open.sitting.document().is_blind() {
                    self.set_aside(place, text);
                    continue;
                }
                let layer = Overlay::Prompt { text: String::new(), purpose };
                let mut layer = Layer::new(layer, &[], &self.tongue);
                layer.write(&self.tongue, Stroke::Paste(text));
                self.layers.push(layer);
            } else if let Some(criterion) = Layer::noted_on(place) {
                self.note_on(place, criterion, text);
            } else if let Some(FieldPath::Account(id, field)) = FieldPath::parse(place) {
                self.go(Route::Walk(Ask::Account(id)));
                self.with_scene(|screen, _| {
                    if let Screen::Walk(walk) = screen {
                        walk.write_on(field, text);
                    }
                });
            }
        }
    }

    /// Saves what is open under another name, and goes on there.
    pub(super) fn save_copy(&mut self) {
        if let Some(open) = &self.open {
            let document = open.sitting.shared();
            self.run(Effect::SaveCopy(document));
        }
    }
}

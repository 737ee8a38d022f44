//! Step 9: the verdict as a sentence, the options as bars, now or later, what would change it, and each option on the
//! balance.

mod spread;
mod weighed;

use std::cell::Cell;

use ratatui::layout::Position;

use crate::say;
use crate::tell;
use crate::ui::action::Action;
use crate::ui::keymap::Scope;
use crate::ui::outcome::{Outcome, Route};
use crate::ui::scene::Scene;
use crate::ui::theme::Role;
use crate::ui::widgets::{Canvas, Page, Selection};
use crate::walk;
use pesee_core::deliberation::{Edit, FieldPath as SampleSpace, Lens, WeighingField};
use pesee_core::method::{Figures, RevealError, reveal_ranking};

use spread::Spread;

pub(super) use weighed::Weighed;

/// The verdict, with one option selected and maybe a look through another lens.
#[derive(Debug, Default)]
pub(super) struct Verdict {
    selection: Selection,
    /// Another setting of the lens, looked through but not kept, with its figures.
    look: Option<(f64, Box<Figures>)>,
    /// What would change it, while that is shown.
    changes: Option<Page>,
    scales: Scales,
    /// How much room there is for the balance: that is known only when it is drawn.
    room: Cell<Room>,
}

/// What the option under the cursor is weighed against.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Scales {
    /// It is on the balance only where there is room for that anyway.
    #[default]
    Away,
    /// Its cons against its pros.
    Alone,
    /// What speaks for it against what speaks for its nearest rival.
    Beside,
}

/// How much room there is for the balance.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Room {
    /// It takes the place of something else.
    #[default]
    Little,
    /// It has a pane of its own.
    Pane,
    /// The option is seen alone and beside its rival at once.
    Both,
}

/// How far one key moves the lens.
const LENS_STEP: f64 = 0.05;

impl Verdict {
    pub(super) fn scope(&self, scene: &Scene<'_>) -> Scope {
        match reveal_ranking(scene.view, scene.figures) {
            Ok(_) if self.is_explaining() => Scope::Changes,
            Ok(_) => Scope::Verdict,
            Err(RevealError::Sealed) => Scope::Sealed,
            Err(_) => Scope::Withheld,
        }
    }

    /// Whether the rest can be answered by "don't know".
    pub(super) fn can_rest(scene: &Scene<'_>) -> bool {
        matches!(reveal_ranking(scene.view, scene.figures), Err(RevealError::Unfinished { .. }))
    }

    /// The document changed: a look through another lens is over, and with the verdict goes what would change it.
    pub(super) fn refresh(&mut self, scene: &Scene<'_>) {
        self.look = None;
        if reveal_ranking(scene.view, scene.figures).is_err() {
            self.changes = None;
        }
    }

    pub(super) fn act(&mut self, scene: &Scene<'_>, action: Action) -> Vec<Outcome> {
        if let Err(why) = reveal_ranking(scene.view, scene.figures) {
            return answer_rest(scene, &why, action);
        }
        match (&mut self.changes, action) {
            (Some(_), Action::Leave) => self.changes = None,
            (Some(page), _) => {
                if !page.act(action) {
                    return self.decide(scene, action);
                }
            }
            (None, Action::Change) => self.changes = Some(Page::default()),
            (None, Action::Balance) => self.scales = self.next_scales(scene),
            _ => return self.decide(scene, action),
        }
        Vec::new()
    }

    /// Whether there is another balance to be seen.
    pub(super) fn can_balance(&self) -> bool {
        self.room.get() != Room::Both
    }

    /// Whether Esc has something to close here.
    pub(super) fn is_explaining(&self) -> bool {
        self.changes.is_some()
    }

    /// Against its rival, where it has one; then, where it is not there anyway, away.
    fn next_scales(&self, scene: &Scene<'_>) -> Scales {
        let has_rival = scene.figures.matrix().eligible_options().count() > 1;
        match self.scales {
            Scales::Away if self.room.get() == Room::Little => Scales::Alone,
            Scales::Away | Scales::Alone if has_rival => Scales::Beside,
            _ => Scales::Away,
        }
    }

    fn decide(&mut self, scene: &Scene<'_>, action: Action) -> Vec<Outcome> {
        if self.selection.act(action, scene.view.options().len()) {
            return Vec::new();
        }
        if action == Action::Copy {
            let figures = self.look.as_ref().map_or(scene.figures, |(_, figures)| figures);
            return vec![Outcome::Copy(say::to_copy(scene.tongue, scene.view, figures))];
        }
        match (action, self.look.take()) {
            (Action::Left, look) => self.look_through(scene, look, -LENS_STEP),
            (Action::Right, look) => self.look_through(scene, look, LENS_STEP),
            (Action::Next, Some((lens, _))) => {
                let kept = Lens::new(lens)
                    .map(|lens| Edit::set_typed(scene.view, SampleSpace::Weighing(WeighingField::Later), &lens));
                return kept.map(Outcome::Edit).into_iter().collect();
            }
            (Action::Next, None) => return vec![Outcome::Onward],
            (_, look) => self.look = look,
        }
        Vec::new()
    }

    fn look_through(&mut self, scene: &Scene<'_>, look: Option<(f64, Box<Figures>)>, by: f64) {
        let from = look.map_or(scene.view.lens(), |(lens, _)| lens);
        let lens = ((from + by) / LENS_STEP).round() * LENS_STEP;
        let lens = lens.clamp(0.0, 1.0);
        let mut document = (**scene.view).clone();
        let kept = (lens - scene.view.lens()).abs() < 1e-9;
        let edit =
            Lens::new(lens).map(|lens| Edit::set_typed(&document, SampleSpace::Weighing(WeighingField::Later), &lens));
        let applied = edit.is_some_and(|edit| document.apply(&edit).is_ok());
        self.look = (applied && !kept).then(|| (lens, Box::new(Figures::with_few_draws(&document))));
    }

    pub(super) fn draw(&self, scene: &Scene<'_>, canvas: &mut Canvas<'_>) -> Option<Position> {
        let (lens, figures) = match &self.look {
            Some((lens, figures)) => (*lens, figures.as_ref()),
            None => (scene.view.lens(), scene.figures),
        };
        match reveal_ranking(scene.view, figures) {
            Ok(ranking) => {
                let spread = Spread::new(scene, (figures, ranking), (lens, self.look.is_some()), self.selection);
                match &self.changes {
                    Some(page) => page.draw(canvas, &spread.changes(wide(canvas))),
                    None => {
                        let (room, cursor) = spread.draw(canvas, self.scales);
                        self.room.set(room);
                        cursor
                    }
                }
            }
            Err(why) => {
                let width = wide(canvas);
                let said = say::withheld(scene.tongue, scene.view, &why);
                let y = canvas.put_wrapped(2, 0, width, &said, Role::Title);
                if why != RevealError::Sealed {
                    canvas.put_wrapped(2, y + 1, width, &tell!(scene.tongue, "screen-withheld"), Role::Quiet);
                }
                canvas.place(2, 0)
            }
        }
    }
}

/// While the verdict may not be shown: answer what is missing, say "don't know" to it, or open what is sealed.
fn answer_rest(scene: &Scene<'_>, why: &RevealError, action: Action) -> Vec<Outcome> {
    match (why, action) {
        (RevealError::Unfinished { .. }, Action::DontKnow) => {
            let edit = walk::rest_unknown(scene.view);
            let told = tell!(scene.tongue, "screen-rest-unknown", count = edit.changes.len());
            vec![Outcome::Edit(edit), Outcome::Tell(told)]
        }
        (RevealError::Sealed, Action::Next) => vec![Outcome::Edit(walk::reveal(scene.view, scene.now))],
        (_, Action::Next) => {
            let open = walk::open_question(scene.view);
            vec![open.map_or(Outcome::Go(Route::Resume), |ask| Outcome::Go(Route::Walk(ask)))]
        }
        _ => Vec::new(),
    }
}

/// The columns a sentence may take.
fn wide(canvas: &Canvas<'_>) -> u16 {
    canvas.width().saturating_sub(4).min(96)
}

//! Drawing of a frame: header, screen, overlay, notice and footer.

use ratatui::Frame;
use ratatui::layout::Position;

use crate::phrases;
use crate::t;
use crate::text::{SafeText, number};
use crate::ui::event::KeyPress;
use crate::ui::keymap::{Hint, all_bindings, build_footer_hints};
use crate::ui::screens::library;
use crate::ui::screens::walk::WalkScreen;
use crate::ui::theme::Role;
use crate::ui::view_context::ViewContext;
use crate::ui::widgets::Canvas;
use crate::walk::Question;

use super::open_document::OpenDocument;
use super::{App, Screen};

/// The minimum columns and rows. A smaller terminal shows only a message.
const MIN_SIZE: (u16, u16) = (40, 12);
/// The minimum columns and rows for rules around the screen and the step list beside the question.
const ROOMY_SIZE: (u16, u16) = (60, 16);
/// The width of the step list including its rule.
const STEP_LIST_WIDTH: u16 = 18;
/// The minimum columns of the name of the person whose turn it is.
const MIN_NAME_COLUMNS: usize = 6;
/// The maximum number of hints in the footer.
const MAX_HINTS: usize = 7;

/// The maximum number of rows of a notice.
const MAX_NOTICE_ROWS: usize = 3;

impl App {
    /// Draws the frame and places the terminal cursor at the keyboard focus.
    pub fn view(&self, frame: &mut Frame<'_>) {
        let area = frame.area();
        frame.buffer_mut().set_style(area, self.settings.theme.base_style());
        let mut click_targets = self.click_targets.borrow_mut();
        click_targets.clear();
        let mut canvas =
            Canvas::new(frame.buffer_mut(), area, self.settings.theme).with_click_targets(&mut click_targets);
        if let Some(cursor) = self.draw(&mut canvas) {
            frame.set_cursor_position(cursor);
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>) -> Option<Position> {
        let (width, height) = (canvas.width(), canvas.height());
        if width < MIN_SIZE.0 || height < MIN_SIZE.1 {
            let sentence =
                t!(self.locale, "screen-too-small", columns = usize::from(MIN_SIZE.0), rows = usize::from(MIN_SIZE.1));
            canvas.put_wrapped(0, 0, width, &sentence, Role::Text);
            return canvas.position(0, 0);
        }
        let roomy = width >= ROOMY_SIZE.0 && height >= ROOMY_SIZE.1;
        let footer = height - u16::from(self.settings.show_hints);
        let notice = self.notice_lines(width.saturating_sub(3));
        let (top, above, notice_top) = self.place_notice(notice.len() as u16, height, footer, roomy);
        let mut cursor = match (&self.screen, self.open_document.as_ref().and_then(|open| open.view_context(self))) {
            (Screen::Library, _) | (_, None) => {
                let mode_label = self.audience_mode.label(&self.locale);
                let library_context = library::LibraryContext {
                    locale: &self.locale,
                    now: self.now.wall_time,
                    audience_label: mode_label.as_ref(),
                };
                let top = u16::from(roomy);
                self.library.draw(library_context, &mut canvas.region(0, top, width, above.saturating_sub(top)))
            }
            (screen, Some(context)) => self.draw_document(screen, &context, canvas, roomy, (top, above)),
        };
        for (row, (line, role)) in (notice_top..).zip(&notice) {
            canvas.put(2, row, line, *role);
        }
        if let Some(overlay) = self.overlays.last() {
            canvas.clear_click_targets();
            // A notice about the overlay stays visible below.
            let bottom = if notice.is_empty() { footer } else { above };
            let region = &mut canvas.region(0, u16::from(roomy), width, bottom.saturating_sub(u16::from(roomy)));
            let overlay_cursor = overlay.draw(&self.locale, region);
            cursor = overlay_cursor.or(cursor);
        }
        if self.settings.show_hints && notice_top + notice.len() as u16 <= footer {
            self.draw_footer(&mut canvas.region(0, footer, width, 1));
        }
        cursor
    }

    /// Returns the first row of the screen, the row below it, and the first row of a notice.
    fn place_notice(&self, rows: u16, height: u16, footer: u16, roomy: bool) -> (u16, u16, u16) {
        let margin = u16::from(roomy);
        let is_verdict = matches!(&self.screen, Screen::Walk(walk) if walk.is_full_width());
        // The report of a failed save stays for long, so it does not hide the keys.
        let is_transient = !self.notice.is_empty();
        if !is_verdict || !is_transient || !self.overlays.is_empty() {
            return (1 + margin, footer.saturating_sub(rows + margin), footer.saturating_sub(rows));
        }
        // The verdict does not scroll. Before a notice takes a row of the verdict, it takes the margin below, until the
        // next key the row of the keys, and the margin above.
        let end = if rows > margin { height } else { footer };
        let notice_top = end.saturating_sub(rows);
        let last = footer.saturating_sub(margin);
        let top = if notice_top < last { 1 } else { 1 + margin };
        (top, notice_top.min(last), notice_top)
    }

    /// Draws the header and the screen of the open deliberation.
    fn draw_document(
        &self,
        screen: &Screen,
        context: &ViewContext<'_>,
        canvas: &mut Canvas<'_>,
        roomy: bool,
        (top, above): (u16, u16),
    ) -> Option<Position> {
        let width = canvas.width();
        let Some(open) = &self.open_document else { return None };
        self.draw_header(open, screen, &mut canvas.region(0, 0, width, 1));
        let rows = above.saturating_sub(top);
        match screen {
            Screen::Walk(walk) if roomy && !walk.is_full_width() => {
                draw_with_step_list(walk, context, canvas, top, rows)
            }
            Screen::Walk(walk) if walk.is_step_list_focused() => {
                walk.draw_step_list(context, &mut canvas.region(0, top, width, rows))
            }
            Screen::Walk(walk) => walk.draw(context, &mut canvas.region(0, top, width, rows)),
            Screen::Matrix(matrix, _) => matrix.draw(context, &mut canvas.region(0, top, width, rows)),
            Screen::History(history, _) => history.draw(context, &mut canvas.region(0, top, width, rows)),
            Screen::Compare(compare, _) => compare.draw(context, &mut canvas.region(0, top, width, rows)),
            Screen::People(people, _) => people.draw(context, &mut canvas.region(0, top, width, rows)),
            Screen::DecisionCard(card) => card.draw(context, &mut canvas.region(0, top, width, rows)),
            Screen::Library => None,
        }
    }

    /// Draws the title, the person whose turn it is, the save state and the step or screen name.
    fn draw_header(&self, open: &OpenDocument, screen: &Screen, canvas: &mut Canvas<'_>) {
        let locale = &self.locale;
        let save_state = if open.autosave.read_only_reason().is_some() {
            t!(locale, "screen-read-only")
        } else if open.is_saved() {
            t!(locale, "screen-saved")
        } else if open.autosave.save_failure().is_some() || self.is_disk_stalled {
            t!(locale, "screen-not-saved")
        } else if open.autosave.has_file() || open.session.has_unsaved_changes() {
            t!(locale, "screen-saving")
        } else {
            t!(locale, "screen-new")
        };
        let mut optional = vec![save_state];
        if self.is_open_encrypted() {
            optional.push(t!(locale, "library-encrypted"));
        }
        let mut place = None;
        let mut turn = open.rater().cloned();
        match screen {
            Screen::Walk(walk) => {
                turn = open.answering_person(walk.question()).or(turn);
                // While answers are sealed, the effects of the lens are those on the weights of the person at the
                // keyboard.
                if *walk.question() == Question::Lens && open.session.document().is_blind() {
                    turn = open.session.turn().cloned().or(turn);
                }
                let number = number::format(locale.language(), walk.question().step().number() as f64, 0);
                place = Some(SafeText::join(&[number, SafeText::from_static("10")], "/"));
            }
            Screen::Matrix(..) => place = Some(t!(locale, "screen-matrix")),
            Screen::History(..) => place = Some(t!(locale, "history-title")),
            Screen::Compare(..) => place = Some(t!(locale, "comparison-title")),
            Screen::People(..) => place = Some(t!(locale, "people-title")),
            Screen::DecisionCard(_) | Screen::Library => {}
        }
        let is_hand_over = matches!(screen, Screen::Walk(walk) if walk.question().is_hand_over());
        let width = canvas.width();
        let end = width.saturating_sub(1).min(110);
        let mode_label = self.audience_mode.label(locale);
        let mode_width = mode_label.as_ref().map_or(0, |label| label.width() + 3);
        let turn = turn.map(|person| phrases::person(locale, open.session.document(), &person));
        let is_narrow = width < ROOMY_SIZE.0;
        if is_narrow && (turn.is_some() || mode_label.is_some()) && (place.is_some() || optional.len() > 1) {
            // A narrow header omits the save state to make space for the turn and the mode. A failed save is also shown
            // above the footer.
            optional.remove(0);
        }
        let parts = |person: Option<SafeText>| -> SafeText {
            // The turn begins when the next person takes the keyboard.
            let id = if is_hand_over { "screen-turn-next" } else { "screen-turn" };
            let turn = person.map(|person| t!(locale, id, person = person));
            let parts: Vec<SafeText> = turn.into_iter().chain(optional.clone()).chain(place.clone()).collect();
            SafeText::join(&parts, "  ·  ")
        };
        // A long name is cut, so that the rest of the header and, in a wide one, a part of the title have space.
        let reserved = parts(Some(SafeText::default())).width() + mode_width + if is_narrow { 3 } else { 16 };
        let most = usize::from(end).saturating_sub(reserved).max(MIN_NAME_COLUMNS);
        let right = parts(turn.map(|person| person.truncate(most)));
        canvas.put_right(end, 0, &right, Role::Quiet);
        let mut available = end.saturating_sub(right.width() as u16 + 4);
        if let Some(mode_label) = mode_label {
            canvas.put_right(available + 1, 0, &mode_label, Role::Accent);
            available = available.saturating_sub(mode_label.width() as u16 + 3);
        }
        canvas.put_within(2, 0, available, &SafeText::sanitize(&open.session.document().head().title), Role::Text);
    }

    /// Returns the lines above the footer: the notice, or a failed save if there is no notice.
    fn notice_lines(&self, width: u16) -> Vec<(SafeText, Role)> {
        let save_error = self.open_document.as_ref().and_then(|open| open.autosave.save_failure());
        let has_emergency_copy = self.emergency_copy_path().is_some();
        let save_error = save_error.and_then(|outcome| phrases::save_result(&self.locale, outcome, has_emergency_copy));
        let save_error = self.describe_stall().or(save_error);
        let lines = |text: &SafeText, role| {
            let wrapped = text.wrap(width.into());
            let (first, rest) = wrapped.split_at(wrapped.len().min(MAX_NOTICE_ROWS - 1));
            // The last row shows with `…` that the text goes on.
            let last = SafeText::join(rest, " ").truncate(width.into());
            let last = (!last.is_empty()).then_some(last);
            first.iter().cloned().chain(last).map(|line| (line, role)).collect()
        };
        match (&self.notice, save_error) {
            (notice, _) if !notice.is_empty() => lines(notice, Role::Text),
            (_, Some(save_error)) => lines(&save_error, Role::Error),
            _ => Vec::new(),
        }
    }

    /// Draws the hints of the active scopes.
    /// If the hints are too wide, hints are removed from the right. The last hint, help, always stays.
    fn draw_footer(&self, canvas: &mut Canvas<'_>) {
        let scopes = self.scopes();
        let bound = scopes.iter().flat_map(|scope| all_bindings().filter(|binding| binding.scope == *scope));
        // The innermost scope that binds a key wins, so outer bindings of the same key are not shown.
        let mut bound_keys: Vec<KeyPress> = Vec::new();
        let mut shown = Vec::new();
        for binding in bound.filter(|binding| self.can(binding.action)) {
            if binding.is_in_footer && binding.keys.first().is_some_and(|key| !bound_keys.contains(key)) {
                shown.push(binding);
            }
            bound_keys.extend(binding.keys);
        }
        let mut hints: Vec<Hint> = build_footer_hints(&self.locale, shown, self.accepts_text(&scopes));
        let width = |hint: &Hint| hint.keys.width() + 1 + hint.label.width() + 3;
        let help = hints.pop();
        hints.truncate(MAX_HINTS - 1);
        let available = usize::from(canvas.width().saturating_sub(3)) + 3;
        let reserved = help.as_ref().map_or(0, width);
        while hints.iter().map(width).sum::<usize>() + reserved > available && !hints.is_empty() {
            hints.pop();
        }
        let mut x = 2;
        for hint in hints.iter().chain(&help) {
            x = canvas.put_hint(x, 0, (&hint.keys, &hint.label), hint.action) + 3;
        }
    }
}

/// Draws the step list at the left, the question at the right and the rules around them.
fn draw_with_step_list(
    walk: &WalkScreen,
    context: &ViewContext<'_>,
    canvas: &mut Canvas<'_>,
    top: u16,
    rows: u16,
) -> Option<Position> {
    let width = canvas.width();
    for (y, joint) in [(top - 1, "┬"), (top + rows, "┴")] {
        canvas.fill(1, y, width.saturating_sub(2), "─", Role::Quiet);
        canvas.fill(STEP_LIST_WIDTH - 1, y, 1, joint, Role::Quiet);
    }
    for y in top..top + rows {
        canvas.fill(STEP_LIST_WIDTH - 1, y, 1, "│", Role::Quiet);
    }
    let step_list_cursor = walk.draw_step_list(context, &mut canvas.region(0, top, STEP_LIST_WIDTH - 1, rows));
    let question_cursor =
        walk.draw(context, &mut canvas.region(STEP_LIST_WIDTH, top, width.saturating_sub(STEP_LIST_WIDTH), rows));
    if walk.is_step_list_focused() { step_list_cursor } else { question_cursor }
}

//! The comparison screen: a list of comparison targets, then the result as sentences and as a table of the old and the
//! new values.

use std::path::Path;

use ratatui::layout::Position;

use crate::messages::{FileVersion, LibraryRow};
use crate::phrases::{self, ChangeCategory, ChangeLine, ComparisonText};
use crate::t;
use crate::text::{Locale, SafeText, date};
use crate::ui::action::Action;
use crate::ui::event::Effect;
use crate::ui::keymap::Scope;
use crate::ui::outcome::{Outcome, Overlay, PromptPurpose, Route};
use crate::ui::theme::Role;
use crate::ui::view_context::ViewContext;
use crate::ui::widgets::{Canvas, ScrollState, ScrollWindow, Selection, draw_scroll_marks};
use crate::walk::{self, ComparisonTarget};
use pesee_core::deliberation::{Deliberation, Moment};

/// The list of comparison targets, and the comparison the user chose.
#[derive(Debug, Default)]
pub struct CompareScreen {
    selection: Selection,
    window: ScrollWindow,
    items: Vec<CompareItem>,
    /// The earlier versions of the file; `None` until the file service has sent them.
    versions: Option<Vec<FileVersion>>,
    chosen_comparison: Option<ChosenComparison>,
}

#[derive(Debug)]
enum CompareItem {
    Blank,
    Heading(SafeText),
    /// A text shown where there is nothing to choose.
    Note(SafeText),
    /// A target, its details, and the outcome of Enter on this row.
    Choice(SafeText, SafeText, Outcome),
}

/// The target of the comparison, and the result once it is computed.
#[derive(Debug)]
struct ChosenComparison {
    target: ComparisonTarget,
    ticket: u64,
    /// The result; after a change of the document the previous result stays until the new one arrives.
    result: Option<Result<(ComparisonText, Vec<SafeText>), SafeText>>,
    scroll: ScrollState,
}

/// A row of the list as it is drawn: the text, the index and the details of the choice (on the rows of choices), the
/// role.
type DrawnRow<'a> = (SafeText, Option<(usize, &'a SafeText)>, Role);

/// From this width on, the sentences and the table stand side by side.
const SIDE_BY_SIDE_WIDTH: u16 = 110;
/// The maximum width of a paragraph.
const MAX_PARAGRAPH_WIDTH: u16 = 76;

impl CompareScreen {
    /// Returns the scope whose key bindings apply.
    pub fn scope(&self) -> Scope {
        if self.chosen_comparison.is_some() { Scope::ComparisonResult } else { Scope::ComparisonTargets }
    }

    /// Returns whether `action` has an effect now.
    pub fn can(&self, action: Action) -> bool {
        action != Action::Open || self.choices().next().is_some()
    }

    /// Applies `action` and returns its outcomes.
    pub fn act(&mut self, action: Action) -> Vec<Outcome> {
        if let Some(chosen) = &mut self.chosen_comparison {
            if action == Action::Leave {
                self.chosen_comparison = None;
            } else {
                chosen.scroll.scroll(action);
            }
            return Vec::new();
        }
        let count = self.choices().count();
        if self.selection.act(action, count) {
            return Vec::new();
        }
        match action {
            Action::Open => self.choices().nth(self.selection.index(count)).cloned().into_iter().collect(),
            Action::Leave => vec![Outcome::Navigate(Route::PreviousScreen)],
            _ => Vec::new(),
        }
    }

    fn choices(&self) -> impl Iterator<Item = &Outcome> {
        self.items.iter().filter_map(|item| match item {
            CompareItem::Choice(_, _, outcome) => Some(outcome),
            _ => None,
        })
    }

    /// Returns whether there is another row to select or to scroll to.
    pub fn has_other_rows(&self) -> bool {
        match &self.chosen_comparison {
            Some(chosen) => chosen.scroll.can_scroll(),
            None => self.choices().nth(1).is_some(),
        }
    }

    /// Stores the earlier versions of the file.
    pub fn set_versions(&mut self, versions: Vec<FileVersion>) {
        self.versions = Some(versions);
    }

    /// Returns the earlier versions of the file, as far as they are loaded.
    pub fn versions(&self) -> &[FileVersion] {
        self.versions.as_deref().unwrap_or_default()
    }

    /// Returns the target of the comparison.
    pub fn target(&self) -> Option<&ComparisonTarget> {
        self.chosen_comparison.as_ref().map(|chosen| &chosen.target)
    }

    /// Returns whether this screen waits for the result of request `ticket`.
    pub fn is_waiting_for(&self, ticket: u64) -> bool {
        self.chosen_comparison.as_ref().is_some_and(|chosen| chosen.ticket == ticket)
    }

    /// Returns whether a comparison, and so possibly a verdict, is on the screen.
    pub fn shows_result(&self) -> bool {
        self.chosen_comparison.as_ref().is_some_and(|chosen| matches!(chosen.result, Some(Ok(_))))
    }

    /// Records that the comparison with `target` was requested with `ticket`.
    pub fn start_waiting(&mut self, ticket: u64, target: ComparisonTarget) {
        match &mut self.chosen_comparison {
            Some(chosen) if chosen.target == target => chosen.ticket = ticket,
            _ => {
                self.chosen_comparison =
                    Some(ChosenComparison { target, ticket, result: None, scroll: ScrollState::default() })
            }
        }
    }

    /// Stores the result of the comparison, or the sentence that explains the failure.
    pub fn set_result(&mut self, result: Result<(ComparisonText, Vec<SafeText>), SafeText>) {
        if let Some(chosen) = &mut self.chosen_comparison {
            chosen.result = Some(result);
        }
    }

    /// Rebuilds the list of targets. The selection stays on the same target.
    pub fn refresh_targets<'a>(
        &mut self,
        locale: &Locale,
        document: &Deliberation,
        others: impl Iterator<Item = &'a LibraryRow>,
        now: Moment,
    ) {
        let at = self.selection.index(self.choices().count());
        let before = self.choices().nth(at).cloned();
        self.items.clear();
        if let Err(reason) = walk::ensure_answers_unsealed(document) {
            self.items.push(CompareItem::Note(phrases::compare_error(locale, &reason, &SafeText::default(), now)));
            return;
        }
        let earlier = walk::list_earlier_states(document, self.versions(), now);
        self.items.push(CompareItem::Heading(t!(locale, "comparison-target-past")));
        if earlier.is_empty() {
            let none = if self.versions.is_some() { "comparison-target-past-none" } else { "library-loading" };
            self.items.push(CompareItem::Note(t!(locale, none)));
        }
        self.items.extend(earlier.iter().map(|earlier| {
            let (what, when) = phrases::earlier_state(locale, earlier, now);
            CompareItem::Choice(what, when, Outcome::Compare(ComparisonTarget::PastMoment(earlier.moment)))
        }));
        let person_pairs = walk::list_person_pairs(document);
        if !person_pairs.is_empty() {
            self.items.extend([CompareItem::Blank, CompareItem::Heading(t!(locale, "comparison-target-people"))]);
        }
        self.items.extend(person_pairs.into_iter().map(|(one, other)| {
            let text = phrases::person_pair(locale, document, (&one, &other));
            CompareItem::Choice(text, SafeText::default(), Outcome::Compare(ComparisonTarget::People(one, other)))
        }));
        self.items.extend([CompareItem::Blank, CompareItem::Heading(t!(locale, "comparison-target-files"))]);
        self.items.extend(others.map(|row| {
            let when = row.updated.map(|at| date::format_past_day(locale, at.date_naive(), now.date_naive()));
            let details = row.client.as_deref().map(SafeText::sanitize).into_iter().chain(when);
            let mut details: Vec<SafeText> = details.collect();
            if details.is_empty() {
                // Without a client and a date, the file name tells deliberations with the same title apart.
                details.extend(row.path.file_name().map(|name| SafeText::from_path(Path::new(name))));
            }
            let details = SafeText::join(&details, " · ");
            CompareItem::Choice(
                SafeText::sanitize(&row.title),
                details,
                Outcome::RunEffect(Effect::LoadForComparison(row.path.clone())),
            )
        }));
        let prompt = Overlay::Prompt { initial_text: String::new(), purpose: PromptPurpose::ComparisonFile };
        let elsewhere = t!(locale, "comparison-target-other-file");
        self.items.push(CompareItem::Choice(elsewhere, SafeText::default(), Outcome::OpenOverlay(prompt)));
        // Rows inserted above do not move the selection to another target. A selection on the first row has not been
        // moved by the user and stays on the first row.
        let again = before.filter(|_| at > 0).and_then(|before| self.choices().position(|outcome| *outcome == before));
        self.selection.set(again.unwrap_or(0));
    }

    /// Draws the list of targets, or the result.
    pub fn draw(&self, context: &ViewContext<'_>, canvas: &mut Canvas<'_>) -> Option<Position> {
        match &self.chosen_comparison {
            None => self.draw_targets(context, canvas),
            Some(chosen) => chosen.draw(context, canvas),
        }
    }

    fn draw_targets(&self, context: &ViewContext<'_>, canvas: &mut Canvas<'_>) -> Option<Position> {
        let width = canvas.width().min(SIDE_BY_SIDE_WIDTH);
        let mut title = 0;
        if canvas.height() >= 10 {
            canvas.put(2, 0, &t!(context.locale, "comparison-target-title"), Role::Title);
            title = 2;
        }
        let mut canvas = canvas.region(0, title, width, canvas.height().saturating_sub(title));
        let at = self.selection.index(self.choices().count());
        // A note may take several rows; every other item takes one.
        let mut rows: Vec<DrawnRow<'_>> = Vec::new();
        let mut nth = 0;
        for item in &self.items {
            match item {
                CompareItem::Blank => rows.push((SafeText::default(), None, Role::Text)),
                CompareItem::Heading(text) => rows.push((text.clone(), None, Role::Quiet)),
                CompareItem::Note(text) => {
                    let lines = text.wrap(usize::from(width.saturating_sub(6).min(MAX_PARAGRAPH_WIDTH)));
                    rows.extend(lines.into_iter().map(|line| (line, None, Role::Text)));
                }
                CompareItem::Choice(text, details, _) => {
                    let role = if nth == at { Role::Focus } else { Role::Text };
                    rows.push((text.clone(), Some((nth, details)), role));
                    nth += 1;
                }
            }
        }
        // The details stand in one column, at most three fifths of the width.
        let available = width.saturating_sub(6);
        let known = || rows.iter().filter_map(|(text, choice, _)| Some((text, choice.as_ref()?.1)));
        let known = || known().filter(|(_, details)| !details.is_empty());
        let details_width =
            known().map(|(_, details)| details.width() as u16).max().unwrap_or(0).min(available / 5 * 3);
        let names = known().map(|(text, _)| text.width() as u16).max().unwrap_or(0);
        let names = names.min(available.saturating_sub(details_width + 3));
        let height = usize::from(canvas.height());
        let here = rows.iter().position(|(_, choice, _)| choice.is_some_and(|(nth, _)| nth == at)).unwrap_or(0);
        // With the first choice, the heading above it is visible too.
        let first = self.window.first_row(if at == 0 { 0 } else { here }, rows.len(), height);
        let mut cursor = None;
        for (y, (text, choice, role)) in rows.iter().skip(first).take(height).enumerate() {
            let y = y as u16;
            let Some((nth, details)) = choice else {
                canvas.put(if *role == Role::Quiet { 2 } else { 4 }, y, text, *role);
                continue;
            };
            canvas.add_row_target(y, *nth, *nth == at, Action::Open);
            if details.is_empty() {
                canvas.put_within(4, y, available, text, *role);
            } else {
                canvas.put_within(4, y, names, text, *role);
                canvas.put_within(4 + names + 3, y, details_width, details, Role::Quiet);
            }
            if *nth == at {
                canvas.mark_selected(y);
                cursor = canvas.position(2, y);
            }
        }
        draw_scroll_marks(&mut canvas, first, rows.len(), height);
        cursor.or(canvas.position(2, 0))
    }
}

/// The texts of a row, each with its column.
type RowCells = Vec<(u16, SafeText, Role)>;

impl ChosenComparison {
    fn draw(&self, context: &ViewContext<'_>, canvas: &mut Canvas<'_>) -> Option<Position> {
        let width = canvas.width();
        let rows = match &self.result {
            None => paragraph_rows(&t!(context.locale, "comparison-in-progress"), width, Role::Quiet),
            Some(Err(reason)) => paragraph_rows(reason, width, Role::Text),
            Some(Ok((comparison, notes))) if width >= SIDE_BY_SIDE_WIDTH => {
                let half = width / 2;
                (0..canvas.height()).for_each(|y| canvas.fill(half, y, 1, "│", Role::Quiet));
                let mut table = table_rows(context.locale, comparison, width - half - 1);
                table.iter_mut().flatten().for_each(|(x, ..)| *x += half + 1);
                join_columns(sentence_rows(comparison, notes, half), table)
            }
            Some(Ok((comparison, notes))) => {
                let mut rows = sentence_rows(comparison, notes, width);
                rows.push(Vec::new());
                rows.extend(table_rows(context.locale, comparison, width));
                rows
            }
        };
        let height = usize::from(canvas.height());
        let first = self.scroll.first_row(rows.len(), height);
        for (y, row) in rows.iter().skip(first).take(height).enumerate() {
            for (x, text, role) in row {
                canvas.put(*x, y as u16, text, *role);
            }
        }
        draw_scroll_marks(canvas, first, rows.len(), height);
        canvas.position(2, 0)
    }
}

/// Returns the rows of one paragraph.
fn paragraph_rows(text: &SafeText, width: u16, role: Role) -> Vec<RowCells> {
    let lines = text.wrap(usize::from(width.saturating_sub(4).min(MAX_PARAGRAPH_WIDTH)));
    lines.into_iter().map(|line| vec![(2, line, role)]).collect()
}

/// Returns the rows of both verdicts, of the causes of the difference, and of the notes on the source of the earlier
/// state.
fn sentence_rows(comparison: &ComparisonText, notes: &[SafeText], width: u16) -> Vec<RowCells> {
    let mut rows = paragraph_rows(&comparison.verdicts, width, Role::Title);
    for (group, role) in [(comparison.explanation.as_slice(), Role::Text), (notes, Role::Quiet)] {
        if !group.is_empty() {
            rows.push(Vec::new());
            rows.extend(group.iter().flat_map(|text| paragraph_rows(text, width, role)));
        }
    }
    rows
}

/// Returns the rows of the table of differences, grouped by category.
fn table_rows(locale: &Locale, comparison: &ComparisonText, width: u16) -> Vec<RowCells> {
    if comparison.total_count == 0 {
        return paragraph_rows(&comparison.no_difference_message, width, Role::Text);
    }
    let mut rows: Vec<RowCells> = Vec::new();
    for category in ChangeCategory::ALL {
        let lines: Vec<&ChangeLine> = comparison.lines.iter().filter(|line| line.category == category).collect();
        if lines.is_empty() {
            continue;
        }
        if !rows.is_empty() {
            rows.push(Vec::new());
        }
        rows.push(vec![(2, category.heading(locale), Role::Quiet)]);
        rows.extend(lines.into_iter().flat_map(|line| line_rows(line, &comparison.lines, width)));
    }
    let more = comparison.total_count - comparison.lines.len();
    if more > 0 {
        rows.push(vec![(4, t!(locale, "change-more", count = more), Role::Quiet)]);
    }
    rows
}

/// Returns the rows of one line of the table: the name, beside it "old → new" and the effect. A line without columns is
/// drawn as one text.
fn line_rows(line: &ChangeLine, all: &[ChangeLine], width: u16) -> Vec<RowCells> {
    let available = usize::from(width.saturating_sub(5));
    let Some([name, from, to]) = &line.columns else {
        return column_rows(&line.text, &line.effect, 4, available);
    };
    // The values of all lines start in the same column. Long names are wrapped for this, but the values take at most
    // half of the width.
    let rows = || all.iter().filter_map(|line| Some((line, line.columns.as_ref()?)));
    let effect_width = |line: &ChangeLine| if line.effect.is_empty() { 0 } else { line.effect.width() + 3 };
    let values =
        rows().map(|(line, [_, from, to])| from.width() + 3 + to.width() + effect_width(line)).max().unwrap_or(0);
    let names = rows().map(|(_, [name, ..])| name.width()).max().unwrap_or(0);
    let names = names.min(available.saturating_sub(values.min(available / 2) + 2));
    let left = name.wrap(names).into_iter().map(|text| vec![(4, text, Role::Text)]).collect();
    let then_now = SafeText::join([from, to], " → ");
    join_columns(left, column_rows(&then_now, &line.effect, 4 + names as u16 + 2, available.saturating_sub(names + 2)))
}

/// Returns the rows of `text` in a column at `x`, with `effect` behind it, or below it where it does not fit.
fn column_rows(text: &SafeText, effect: &SafeText, x: u16, width: usize) -> Vec<RowCells> {
    let mut rows: Vec<RowCells> = text.wrap(width).into_iter().map(|text| vec![(x, text, Role::Text)]).collect();
    if effect.is_empty() {
        return rows;
    }
    let end = rows.last().and_then(|row| row.first()).map_or(0, |(_, text, _)| text.width()) + 3;
    match rows.last_mut() {
        Some(last) if end + effect.width() <= width => last.push((x + end as u16, effect.clone(), Role::Accent)),
        _ => rows.extend(effect.wrap(width).into_iter().map(|effect| vec![(x, effect, Role::Accent)])),
    }
    rows
}

/// Joins two columns of rows into one list of rows.
fn join_columns(left: Vec<RowCells>, right: Vec<RowCells>) -> Vec<RowCells> {
    let count = left.len().max(right.len());
    let (mut left, mut right) = (left.into_iter(), right.into_iter());
    let row = |_| left.next().into_iter().chain(right.next()).flatten().collect();
    (0..count).map(row).collect()
}

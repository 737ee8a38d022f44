//! Drawing of the matrix table: the header, the rows, and the scores below.

use ratatui::layout::Position;

use crate::phrases;
use crate::t;
use crate::text::{SafeText, number};
use crate::ui::action::Action;
use crate::ui::theme::Role;
use crate::ui::view_context::ViewContext;
use crate::ui::widgets::{Canvas, ClickTarget, MAX_NAME_LINES, bars, draw_scroll_marks, share_lines};
use pesee_core::deliberation::{Alternative, Audience, Basis, Criterion, Id, Rating, TimeHorizon};
use pesee_core::method::{AssessedOption, Ranking, reveal_ranking};

use super::figure::{self, Figure};
use super::layout::{MatrixLayout, weight_heading};
use super::{MatrixScreen, cell_detail, only_person};

/// The columns left and right of the units digit that the cursor reverses.
const CURSOR_MARGIN: (u16, u16) = (4, 4);

/// From this height on, the marks of the table are explained below.
const MIN_LEGEND_HEIGHT: u16 = 14;
/// From this height on, an empty row follows the table.
const MIN_GAP_HEIGHT: u16 = 9;
/// The rows of the description of a cell without anchors.
const DESCRIPTION_ROWS: u16 = 2;
/// The inputs that all parts of one frame share.
struct Frame<'a> {
    matrix: &'a MatrixScreen,
    scene: &'a ViewContext<'a>,
    layout: MatrixLayout,
    person: Option<Id>,
}

/// Draws the table and the description of the cell; returns the cursor.
pub(super) fn draw(matrix: &MatrixScreen, context: &ViewContext<'_>, canvas: &mut Canvas<'_>) -> Option<Position> {
    let (width, height) = (canvas.width(), canvas.height());
    let frame =
        Frame { matrix, scene: context, layout: MatrixLayout::new(matrix, width), person: only_person(context) };
    let layout = &frame.layout;
    let head = frame.draw_head(canvas);
    let footer = frame.build_footer(layout.right_x().min(width).saturating_sub(2));
    let table_width = if layout.has_side_panel { layout.right_x() } else { width };
    let legend = if height < MIN_LEGEND_HEIGHT { Vec::new() } else { frame.describe_marks(&footer, table_width - 3) };
    // An empty row separates the table from what stands below.
    let gap = u16::from(height >= MIN_GAP_HEIGHT);
    let available = height.saturating_sub(head + footer.height() + legend.len() as u16 + gap);
    let (min_below, names) = match height {
        _ if layout.has_side_panel => (0, 0),
        0..MIN_LEGEND_HEIGHT => (gap + 1, 0),
        _ => (gap + 1, layout.description_rows.min(available / 3)),
    };
    let rows = frame.row_height(available, min_below, names);
    let (used, cursor) = frame.draw_rows(&mut canvas.region(0, head, width, rows));
    let y = head + used;
    frame.draw_footer(canvas, y, &footer);
    let legend_y = height.saturating_sub(legend.len() as u16);
    for (row, line) in legend.iter().enumerate() {
        canvas.put(2, legend_y + row as u16, line, Role::Quiet);
    }
    let detail = cell_detail::CellDetail {
        scene: context,
        criterion: matrix.selected_criterion(context),
        option: matrix.selected_option(context),
    };
    if layout.has_side_panel {
        let (x, available) = layout.side_panel(width);
        (0..height).for_each(|y| canvas.fill(x - 2, y, 1, "│", Role::Quiet));
        detail.draw_side_panel(&mut canvas.region(x, 0, available, height));
    } else {
        let y = y + footer.height() + gap;
        detail.draw_below(&mut canvas.region(2, y, layout.description_width, legend_y.saturating_sub(y)));
    }
    cursor
}

/// The content below the rows.
enum TableFooter<'a> {
    Scores(&'a Ranking),
    /// The reason why there are no scores.
    Missing(Vec<SafeText>),
}

impl TableFooter<'_> {
    fn height(&self) -> u16 {
        match self {
            TableFooter::Scores(_) => 1,
            TableFooter::Missing(lines) => lines.len() as u16,
        }
    }
}

impl Frame<'_> {
    /// Draws the names of the options over as many rows as needed; returns the row below.
    fn draw_head(&self, canvas: &mut Canvas<'_>) -> u16 {
        let layout = &self.layout;
        let options = self.scene.view.options().iter().skip(layout.first_option).take(layout.option_count);
        let names: Vec<Vec<SafeText>> = options
            .enumerate()
            .map(|(visible_index, option)| {
                SafeText::sanitize(&option.name)
                    .wrap_hyphenated(layout.heading_width(visible_index), self.scene.names_language())
            })
            .collect();
        let max_rows = match canvas.height() {
            0..10 => 1,
            10..16 => 2,
            // Names of options take the rows that the criteria leave free.
            height => height.saturating_sub(self.scene.view.criteria().len() as u16 + 7).clamp(6, 10).into(),
        };
        let least = if layout.bar_width > 0 { max_rows.min(2) } else { 1 };
        let rows = names.iter().map(Vec::len).max().unwrap_or(1).clamp(least, max_rows);
        let here = (!self.matrix.is_on_weight).then(|| self.matrix.option_selection.index());
        for (visible_index, lines) in names.iter().enumerate() {
            let role = if here == Some(layout.first_option + visible_index) { Role::Focus } else { Role::Quiet };
            let blank = rows - lines.len().min(rows);
            for (row, line) in lines.iter().take(rows).enumerate() {
                // The rest of a long name is joined into the last row and cut there.
                let rest = || SafeText::join(lines.iter().skip(row), " ");
                let line = if row + 1 == rows { rest() } else { line.clone() };
                canvas.put_right(
                    layout.unit_x(visible_index) + 4,
                    (blank + row) as u16,
                    &line.truncate(layout.heading_width(visible_index)),
                    role,
                );
            }
        }
        let last = rows as u16 - 1;
        if layout.bar_width > 0 {
            let role = if self.matrix.is_on_weight { Role::Focus } else { Role::Quiet };
            for (line, label) in weight_heading(self.scene.locale).iter().rev().enumerate().take(rows) {
                let width = layout.cells_x() - layout.weight_x() - 1;
                canvas.put_within(layout.weight_x(), last - line as u16, width, label, role);
            }
        }
        if layout.horizon_width > 0 {
            let heading = t!(self.scene.locale, "screen-horizon");
            canvas.put_within(2 + layout.name_width, last, layout.horizon_width - 1, &heading, Role::Quiet);
        }
        if layout.first_option > 0 {
            canvas.put(layout.cells_x() - 1, 0, &SafeText::from_static("‹"), Role::Accent);
        }
        if layout.first_option + layout.option_count < self.scene.view.options().len() {
            canvas.put(layout.right_x(), 0, &SafeText::from_static("›"), Role::Accent);
        }
        rows as u16
    }

    /// Returns how many of the `available` rows of the screen the criteria take. At least `min_below` rows stay below
    /// them for the description of the cell. Names are wrapped only while the description keeps [`DESCRIPTION_ROWS`]
    /// and the rows of the anchors. Where names are cut, the description keeps `name_rows` for them.
    fn row_height(&self, available: u16, min_below: u16, name_rows: u16) -> u16 {
        let criteria = self.scene.view.criteria();
        let width = self.name_width();
        let lines = |name: &str| SafeText::sanitize(name).wrap_hyphenated(width, self.scene.names_language()).len();
        let most = available.saturating_sub(min_below.max(name_rows)).max(1);
        if criteria.len() >= usize::from(most) {
            return most;
        }
        let wrapped: usize = criteria.iter().map(|criterion| lines(&criterion.name).clamp(1, MAX_NAME_LINES)).sum();
        let width = self.layout.description_width;
        let anchors = criteria.iter().map(|row| cell_detail::count_anchor_rows(row, width)).max().unwrap_or(0);
        let kept = if min_below > 0 { (DESCRIPTION_ROWS + anchors).max(name_rows) } else { 0 };
        let wanted = (wrapped as u16).min(available.saturating_sub(kept));
        wanted.clamp(criteria.len() as u16, most)
    }

    fn name_width(&self) -> usize {
        self.layout.name_width.saturating_sub(1).into()
    }

    /// Explains the marks that the visible table contains.
    fn describe_marks(&self, footer: &TableFooter<'_>, width: u16) -> Vec<SafeText> {
        let (locale, view) = (self.scene.locale, self.scene.view);
        let table = self.scene.figures.matrix();
        let own = |criterion: &Criterion, option: &Alternative| {
            self.person.as_ref().and_then(|person| view.rating(person, &criterion.id, &option.id))
        };
        let ratings =
            || view.criteria().iter().flat_map(|row| view.options().iter().filter_map(move |column| own(row, column)));
        let cells =
            || (0..view.criteria().len()).flat_map(|row| (0..view.options().len()).map(move |at| table.cell(row, at)));
        let mut marks: Vec<(SafeText, SafeText)> = Vec::new();
        let mut add = |is_present: bool, sign: SafeText, meaning: SafeText| {
            marks.extend(is_present.then_some((sign, meaning)));
        };
        for basis in [Basis::Fact, Basis::Estimate, Basis::Feeling] {
            let is_present = ratings().any(|rating| rating.basis == Some(basis));
            add(is_present, figure::basis_sign(basis), phrases::basis(locale, basis));
        }
        add(ratings().any(|rating| rating.note.is_some()), figure::NOTE, t!(locale, "key-note"));
        let is_unknown = cells().any(|cell| cell.is_rated && !cell.is_open && (cell.low, cell.high) == Rating::SCALE);
        add(is_unknown, SafeText::from_static("?"), t!(locale, "walk-dont-know"));
        let unrated = if view.is_blind() && *view.audience() == Audience::Group {
            t!(locale, "screen-mark-sealed")
        } else {
            t!(locale, "walk-not-rated")
        };
        add(cells().any(|cell| !cell.is_rated), SafeText::from_static("·"), unrated);
        let is_partly_rated = cells().any(|cell| cell.is_rated && cell.is_open);
        add(is_partly_rated, SafeText::from_static("+1·"), t!(locale, "screen-mark-partly-rated"));
        if matches!(footer, TableFooter::Scores(_)) {
            let has = |is_marked: fn(&AssessedOption) -> bool| table.options.iter().any(is_marked);
            let is_conditional = has(|option| option.is_eligible() && !option.unknown_conditions.is_empty());
            add(is_conditional, cell_detail::ONLY_IF, t!(locale, "screen-mark-only-if"));
            add(has(|option| !option.is_eligible()), cell_detail::RULED_OUT, t!(locale, "screen-mark-ruled-out"));
        }
        let marks: Vec<SafeText> = marks
            .into_iter()
            .map(|(sign, meaning)| SafeText::join(&[sign, meaning], " ").with_no_break_spaces())
            .collect();
        if marks.is_empty() { Vec::new() } else { SafeText::join(&marks, "   ").wrap(width.into()) }
    }

    /// Draws the visible rows; returns their height, and the cursor.
    fn draw_rows(&self, canvas: &mut Canvas<'_>) -> (u16, Option<Position>) {
        let (criteria, height) = (self.scene.view.criteria(), usize::from(canvas.height()));
        let first =
            self.matrix.criterion_window.first_row(self.matrix.criterion_selection.index(), criteria.len(), height);
        let name_width = self.name_width();
        let in_sight = criteria.iter().enumerate().skip(first).take(height);
        let names: Vec<SafeText> = in_sight.clone().map(|(_, criterion)| SafeText::sanitize(&criterion.name)).collect();
        let names = share_lines(&names, name_width, height, self.scene.names_language());
        let (mut y, mut cursor) = (0, None);
        for ((row, criterion), name) in in_sight.zip(&names) {
            cursor = self.draw_row(canvas, y, (row, criterion), name).or(cursor);
            y += name.len() as u16;
        }
        let (right, rows) = (self.layout.right_x() + 1, canvas.height());
        draw_scroll_marks(&mut canvas.region(0, 0, right, rows), first, criteria.len(), height);
        (y, cursor)
    }

    /// Draws one row: the name, the time horizon, the weight with its bar, the cells. Returns the cursor if it is in
    /// this row.
    fn draw_row(
        &self,
        canvas: &mut Canvas<'_>,
        y: u16,
        (row, criterion): (usize, &Criterion),
        name: &[SafeText],
    ) -> Option<Position> {
        let (layout, context) = (&self.layout, self.scene);
        let is_selected = row == self.matrix.criterion_selection.index();
        let role = match (is_selected, criterion.may_count()) {
            (true, _) => Role::Focus,
            (false, true) => Role::Text,
            (false, false) => Role::Quiet,
        };
        let on_weight = is_selected && self.matrix.is_on_weight;
        canvas.add_click_target(0, y, layout.cells_x(), name.len() as u16, cell_click_target(row, 0, on_weight));
        if is_selected {
            canvas.mark_selected(y);
        }
        for (line, part) in name.iter().enumerate() {
            canvas.put_within(2, y + line as u16, layout.name_width.saturating_sub(1), part, role);
        }
        if layout.horizon_width > 0 && criterion.time_horizon() != TimeHorizon::Always {
            canvas.put_within(
                2 + layout.name_width,
                y,
                layout.horizon_width - 1,
                &phrases::time_horizon(context.locale, criterion.time_horizon()),
                Role::Quiet,
            );
        }
        let factor = context.figures.matrix().criteria.get(row);
        let share = factor.map_or(0.0, |factor| factor.share);
        let counted = factor.filter(|factor| factor.is_counted()).map_or(0.0, |factor| factor.effective_weight);
        let weight = Figure::from_number(context.locale.language(), figure::format_weight(context, share));
        weight.draw(canvas, layout.weight_x() + layout.integer_digits - 1, y, role);
        bars::draw_weight(
            canvas,
            layout.weight_x() + layout.integer_digits + 1,
            y,
            layout.bar_width,
            counted,
            self.matrix.needed_widths.max_weight,
        );
        let cells = 0..layout.option_count;
        let cursor = cells
            .filter_map(|visible_index| self.draw_cell(canvas, (visible_index, y), (row, criterion), is_selected))
            .last();
        if on_weight {
            canvas.reverse(layout.weight_x(), y, layout.integer_digits);
            return canvas.position(layout.weight_x() + layout.integer_digits - 1, y);
        }
        cursor
    }

    fn draw_cell(
        &self,
        canvas: &mut Canvas<'_>,
        (visible_index, y): (usize, u16),
        (row, criterion): (usize, &Criterion),
        is_selected: bool,
    ) -> Option<Position> {
        let (at, unit) = (self.layout.first_option + visible_index, self.layout.unit_x(visible_index));
        let option = self.scene.view.options().get(at)?;
        let own = self.person.as_ref();
        let rating = own.and_then(|person| self.scene.view.rating(person, &criterion.id, &option.id));
        let cell = self.scene.figures.matrix().cell(row, at);
        let is_cursor = is_selected && !self.matrix.is_on_weight && self.matrix.option_selection.index() == at;
        let (left, width) = self.layout.cell(visible_index);
        canvas.add_click_target(left, y, width, 1, cell_click_target(row, at + 1, is_cursor));
        // The cursor cell is reversed as a whole, so its text has one plain role.
        let (tint, quiet) = if is_cursor { (Role::Text, Role::Text) } else { (figure::rating_role(cell), Role::Quiet) };
        match self.matrix.rating_input.pending_sign(rating).filter(|_| is_cursor) {
            Some((sign, _)) => Figure::from_sign(sign).draw(canvas, unit.saturating_sub(1), y, tint),
            None => {
                let max_width = self.layout.integer_width(visible_index);
                let figure = figure::format_rating(self.scene.locale.language(), cell, rating, max_width);
                figure.draw(canvas, unit, y, tint);
            }
        }
        if let Some(basis) = rating.and_then(|rating| rating.basis) {
            canvas.put(unit + 3, y, &figure::basis_sign(basis), quiet);
        }
        if rating.is_some_and(|rating| rating.note.is_some()) {
            canvas.put(unit + 4, y, &figure::NOTE, quiet);
        }
        if !is_cursor {
            return None;
        }
        let from = unit.saturating_sub(CURSOR_MARGIN.0);
        canvas.reverse(from, y, unit + CURSOR_MARGIN.1 + 1 - from);
        canvas.position(unit, y)
    }

    /// Returns the content below the rows: the scores, or the reason why they are withheld in at most two lines.
    fn build_footer(&self, width: u16) -> TableFooter<'_> {
        let (locale, view) = (self.scene.locale, self.scene.view);
        let missing = |reason| {
            let text = phrases::withheld_reason_in_view(locale, view, reason);
            let lines = text.wrap(width.into());
            let (first, rest) = lines.split_at(lines.len().min(1));
            let rest = SafeText::join(rest, " ").truncate(width.into());
            TableFooter::Missing(first.iter().cloned().chain((!rest.is_empty()).then_some(rest)).collect())
        };
        // `withheld` is computed when the document changes. Reading a ranking that may be shown is cheap.
        match &self.matrix.withheld {
            Some(reason) => missing(reason),
            None => match reveal_ranking(view, self.scene.figures) {
                Ok(ranking) => TableFooter::Scores(ranking),
                Err(reason) => missing(&reason),
            },
        }
    }

    fn draw_footer(&self, canvas: &mut Canvas<'_>, y: u16, footer: &TableFooter<'_>) {
        let (layout, language) = (&self.layout, self.scene.locale.language());
        let ranking = match footer {
            TableFooter::Scores(ranking) => ranking,
            TableFooter::Missing(lines) => {
                for (row, line) in lines.iter().enumerate() {
                    canvas.put(2, y + row as u16, line, Role::Quiet);
                }
                return;
            }
        };
        canvas.put(2, y, &t!(self.scene.locale, "screen-score"), Role::Quiet);
        let assessed_options = self.scene.figures.matrix().options.iter().zip(&ranking.scores);
        for (visible_index, (assessed, score)) in
            assessed_options.skip(layout.first_option).take(layout.option_count).enumerate()
        {
            let unit = layout.unit_x(visible_index);
            if !assessed.is_eligible() {
                Figure::from_sign(cell_detail::RULED_OUT).draw(canvas, unit, y, Role::Quiet);
                continue;
            }
            let figure = Figure::from_number(language, number::format_signed(language, score.score, 1));
            figure.draw(canvas, unit, y, Role::Title);
            if !assessed.unknown_conditions.is_empty() {
                canvas.put(unit + 3, y, &cell_detail::ONLY_IF, Role::Caution);
            }
        }
    }
}

/// Returns the target of a click on a cell: select the cell, or edit the value if it is selected.
fn cell_click_target(row: usize, column: usize, is_selected: bool) -> ClickTarget {
    ClickTarget::Action(if is_selected { Action::EnterValue } else { Action::SelectCell(row, column) })
}

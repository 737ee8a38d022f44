//! The layout of the verdict: the sentence, the options as bars, the time horizon, and the option under the cursor on
//! the balance beside or below.

use ratatui::layout::Position;

use crate::phrases;
use crate::t;
use crate::text::{Locale, SafeText, number};
use crate::ui::action::Action;
use crate::ui::theme::Role;
use crate::ui::view_context::ViewContext;
use crate::ui::widgets::{Canvas, Selection, bars, draw_entry_marks, fit_names};
use pesee_core::method::{AssessedOption, Figures, OptionScore, Ranking};

use super::option_detail::OptionDetail;
use super::{BalanceMode, BalanceSpace, text_width};

/// The minimum width and height for a second pane beside the verdict.
const TWO_PANE_SIZE: (u16, u16) = (110, 22);
/// From this height on, the second pane is below the verdict.
const STACKED_PANES_HEIGHT: u16 = 40;
/// From this height on, a pane shows both balances.
const BOTH_BALANCES_HEIGHT: u16 = 46;
/// From this height on, empty rows separate the parts.
const ROOMY_HEIGHT: u16 = 18;
const SCORE_WIDTH: u16 = 5;
/// The rows of the bars that stay whatever the sentences need: the scale and the option under the cursor.
const MIN_BAR_ROWS: u16 = 2;
/// The minimum width of the bars on one side of zero.
const MIN_SIDE_WIDTH: u16 = 5;
/// The number of options whose bars have priority over the sentences.
const MAX_KEPT_BARS: usize = 4;

/// The content of one frame of the verdict.
pub(super) struct VerdictLayout<'a> {
    scene: &'a ViewContext<'a>,
    figures: &'a Figures,
    ranking: &'a Ranking,
    lens: f64,
    /// The stored setting of the lens, if the lens stands elsewhere.
    stored_lens: Option<f64>,
    sentences: phrases::VerdictText,
    /// The indices of the options, the best first.
    order: Vec<usize>,
    /// The index in `order` of the option under the cursor.
    selected: usize,
}

impl<'a> VerdictLayout<'a> {
    /// Creates the layout of a ranking that may be shown, seen through the stored lens or a preview.
    pub(super) fn new(
        context: &'a ViewContext<'a>,
        (figures, ranking): (&'a Figures, &'a Ranking),
        (lens, stored_lens): (f64, Option<f64>),
        selection: Selection,
    ) -> VerdictLayout<'a> {
        let sentences = phrases::verdict(context.locale, context.view, figures, ranking);
        let order = ranking.options_by_rank();
        let selected = selection.index(order.len());
        VerdictLayout { scene: context, figures, ranking, lens, stored_lens, sentences, order, selected }
    }

    /// Draws the verdict; returns the space for the balance, and the cursor.
    pub(super) fn draw(&self, canvas: &mut Canvas<'_>, balance_mode: BalanceMode) -> (BalanceSpace, Option<Position>) {
        let (width, height) = (canvas.width(), canvas.height());
        if width >= TWO_PANE_SIZE.0 && height >= TWO_PANE_SIZE.1 {
            let left = (width * 11 / 20).min(101);
            let (y, cursor) = self.draw_verdict(&mut canvas.region(0, 0, left, height), true);
            self.draw_stability(&mut canvas.region(0, y + 1, left, height.saturating_sub(y + 1)));
            for y in 0..height {
                canvas.fill(left, y, 1, "│", Role::Quiet);
            }
            let space = self.draw_pane(&mut canvas.region(left + 1, 0, width - left - 1, height), balance_mode);
            (space, cursor)
        } else if height >= STACKED_PANES_HEIGHT {
            let (y, cursor) = self.draw_verdict(canvas, true);
            let space = self.draw_pane(&mut canvas.region(0, y + 1, width, height.saturating_sub(y + 1)), balance_mode);
            (space, cursor)
        } else if balance_mode == BalanceMode::Hidden {
            let (y, cursor) = self.draw_verdict(canvas, false);
            let rest = height.saturating_sub(y);
            if rest > 1 {
                self.draw_pros_and_cons(canvas, y + u16::from(rest > 3));
            }
            (BalanceSpace::Shared, cursor)
        } else {
            (BalanceSpace::Shared, self.draw_with_balance(canvas, balance_mode))
        }
    }

    /// Draws the option under the cursor on the balance; in a high pane both alone and, below, against its rival.
    fn draw_pane(&self, canvas: &mut Canvas<'_>, balance_mode: BalanceMode) -> BalanceSpace {
        let (width, height) = (canvas.width(), canvas.height());
        let draw = |canvas: &mut Canvas<'_>, balance_mode: BalanceMode| {
            if let Some(detail) = self.option_detail(balance_mode) {
                detail.draw(canvas);
            }
        };
        let has_rival = self.option_detail(BalanceMode::WithRival).is_some_and(|detail| detail.has_rival());
        if height < BOTH_BALANCES_HEIGHT || !has_rival {
            draw(canvas, balance_mode);
            return BalanceSpace::OwnPane;
        }
        draw(&mut canvas.region(0, 0, width, height / 2), BalanceMode::SingleOption);
        draw(&mut canvas.region(0, height / 2, width, height - height / 2), BalanceMode::WithRival);
        BalanceSpace::BothBalances
    }

    /// Returns the detail of the option under the cursor.
    fn option_detail(&self, balance_mode: BalanceMode) -> Option<OptionDetail<'a>> {
        let index = *self.order.get(self.selected)?;
        let detail = OptionDetail::new(self.scene, self.figures, self.ranking, index);
        Some(if balance_mode == BalanceMode::WithRival { detail.with_rival(&self.order) } else { detail })
    }

    /// Draws the sentence, the bars and the time horizon; returns the row below. If `has_pane`, the pane describes the
    /// option under the cursor.
    fn draw_verdict(&self, canvas: &mut Canvas<'_>, has_pane: bool) -> (u16, Option<Position>) {
        let width = text_width(canvas);
        let mut y = self.draw_headline(canvas);
        y = self.draw_summary(canvas, y);
        let is_tall = canvas.height() >= ROOMY_HEIGHT;
        let max_rows = if has_pane { canvas.height() / 2 } else { canvas.height() };
        let (below, cursor) = self.draw_bars(canvas, y + u16::from(is_tall), max_rows);
        let mut y = below + u16::from(is_tall);
        if canvas.height() > y + 1 {
            y = self.draw_horizon(canvas, y) + u16::from(is_tall);
        }
        for feeling in phrases::first_feelings(self.scene.locale, self.scene.view) {
            y = canvas.put_wrapped(2, y, width, &feeling, Role::Text);
        }
        if !has_pane {
            let wins =
                self.option_detail(BalanceMode::SingleOption).map(|detail| detail.describe_wins()).unwrap_or_default();
            // The sentence is shown in full or not at all; the key `c` shows it too.
            if is_tall && wins.wrap(width.into()).len() <= usize::from(canvas.height().saturating_sub(y)) {
                y = canvas.put_wrapped(2, y, width, &wins, Role::Text);
            }
        }
        (y, cursor)
    }

    /// Draws the sentences of the summary, the first ones first, as long as the bars keep two rows, or one row per
    /// option where there is room. A sentence is shown in full or not at all; the key `c` shows all of them.
    fn draw_summary(&self, canvas: &mut Canvas<'_>, y: u16) -> u16 {
        let (width, height) = (text_width(canvas), canvas.height());
        let bars = if height >= ROOMY_HEIGHT { self.order.len().clamp(2, MAX_KEPT_BARS) as u16 + 2 } else { 2 };
        let mut y = y;
        let below = if height >= ROOMY_HEIGHT { self.rows_below_bars(width) } else { 0 };
        for (nth, sentence) in self.sentences.summary.iter().enumerate() {
            let rows = sentence.wrap(width.into()).len() as u16;
            // The first sentence says most about the verdict; the others leave room for what is shown only here.
            let reserved = bars + if nth == 0 { 0 } else { below };
            if y + rows + 1 + reserved > height {
                break;
            }
            y = canvas.put_wrapped(2, y, width, sentence, Role::Text);
        }
        y
    }

    /// Returns the rows of the time horizon with its legend and of the first feelings, with the rows between them.
    fn rows_below_bars(&self, width: u16) -> u16 {
        let legend = self.horizon_legend().wrap(width.into()).len();
        let feelings = phrases::first_feelings(self.scene.locale, self.scene.view);
        let feelings: usize = feelings.iter().map(|feeling| feeling.wrap(width.into()).len()).sum();
        (1 + legend + feelings) as u16 + 1
    }

    /// Draws the sentences of the summary that leave three rows to the first one, and to the others all rows that the
    /// bars and the `rows_below` need.
    fn draw_summary_above_balance(&self, canvas: &mut Canvas<'_>, y: u16, rows_below: u16) -> u16 {
        let (width, height) = (text_width(canvas), canvas.height());
        let bars = 1 + self.order.len().min(MAX_KEPT_BARS) as u16;
        let mut y = y;
        for (nth, sentence) in self.sentences.summary.iter().enumerate() {
            let reserved = if nth == 0 { 3 } else { 1 + bars + rows_below };
            if y + sentence.wrap(width.into()).len() as u16 + reserved > height {
                break;
            }
            y = canvas.put_wrapped(2, y, width, sentence, Role::Text);
        }
        y
    }

    /// Draws the sentences, the bars and the balance. The sentences come first, as far as the balance stays complete;
    /// the bars get the rows that both leave.
    fn draw_with_balance(&self, canvas: &mut Canvas<'_>, balance_mode: BalanceMode) -> Option<Position> {
        let (width, height) = (text_width(canvas), canvas.height());
        let is_tall = height >= ROOMY_HEIGHT;
        let gap = u16::from(is_tall);
        // The selected row already shows the name and the score of a single option.
        let draw_heading = |detail: &OptionDetail<'_>, canvas: &mut Canvas<'_>, y: u16| match balance_mode {
            BalanceMode::WithRival => detail.draw_title(canvas, y, width, 1 + usize::from(is_tall)),
            _ if is_tall => detail.draw_condition(canvas, y, width),
            _ => y,
        };
        let max_rows_below = if is_tall { 10 } else { 7 };
        let detail = self.option_detail(balance_mode);
        let rows_below = gap
            + match &detail {
                Some(detail) if !detail.is_ruled_out() => {
                    // Nothing is drawn on a canvas without rows; only the rows are counted.
                    let heading = draw_heading(detail, &mut canvas.region(0, 0, canvas.width(), 0), 0);
                    heading + detail.count_balance_rows(width, max_rows_below - gap)
                }
                detail => detail.as_ref().map_or(0, |detail| detail.count_text_rows(width)),
            };
        let mut y = self.draw_headline(canvas);
        if is_tall {
            y = self.draw_summary_above_balance(canvas, y, rows_below);
        }
        y += gap;
        let max_rows = height.saturating_sub(y + rows_below.min(max_rows_below)).max(2);
        let (below, cursor) = self.draw_bars(canvas, y, max_rows);
        y = below + gap;
        match &detail {
            Some(detail) if !detail.is_ruled_out() => {
                y = draw_heading(detail, canvas, y);
                detail.draw_balance(&mut canvas.region(2, y, width, height.saturating_sub(y)));
            }
            _ => self.draw_pros_and_cons(canvas, y),
        }
        cursor
    }

    /// Draws the options as bars left and right of zero, in at most `max_rows` rows.
    fn draw_bars(&self, canvas: &mut Canvas<'_>, y: u16, max_rows: u16) -> (u16, Option<Position>) {
        let width = text_width(canvas);
        let table = self.figures.matrix();
        let row = |at: &usize| Some((table.options.get(*at)?, self.ranking.scores.get(*at)?));
        let rows: Vec<(&AssessedOption, &OptionScore)> = self.order.iter().filter_map(row).collect();
        let rank = |score: &OptionScore| number::format(self.scene.locale.language(), score.rank as f64, 0);
        let ranks = rows.iter().map(|(_, score)| rank(score).width() as u16).max().unwrap_or(1);
        let longest = rows.iter().map(|(assessed, _)| self.option_name(assessed, usize::MAX).width() as u16);
        let longest = longest.max().unwrap_or(0);
        let name = longest.max(10).min(width / 2).min(44);
        let bar = 5 + ranks + name;
        // The remaining width is divided between both sides in proportion to the longest bars.
        let available = (2 + width).saturating_sub(bar + SCORE_WIDTH + 1);
        let longest = |side: fn(&OptionScore) -> f64| rows.iter().map(|(_, score)| side(score)).fold(0.0, f64::max);
        let (cons, pros) = (longest(|score| score.cons), longest(|score| score.pros));
        let scale = (cons + pros).max(0.5) / f64::from(available.saturating_sub(1).max(1));
        let left = ((cons / scale).round() as u16).max(MIN_SIDE_WIDTH).min(available.saturating_sub(MIN_SIDE_WIDTH));
        let zero = bar + left;
        let side_widths = (left, available.saturating_sub(left + 1));
        canvas.put_right(zero.saturating_sub(1), y, &t!(self.scene.locale, "screen-cons"), Role::Quiet);
        canvas.put(zero, y, &SafeText::from_static("0"), Role::Quiet);
        canvas.put(zero + 2, y, &t!(self.scene.locale, "screen-pros"), Role::Quiet);
        let height = usize::from(canvas.height().saturating_sub(y + 1).min(max_rows.saturating_sub(1))).max(1);
        // Only the selected name is wrapped, so that the bars of as many options as possible are visible.
        let max_lines = (height / 3).max(1);
        let names = rows.iter().enumerate().map(|(row, (assessed, _))| {
            let complete = self.option_name(assessed, usize::MAX);
            let is_complete = row == self.selected
                && complete.wrap_hyphenated(name.into(), self.scene.names_language()).len() <= max_lines;
            if is_complete { complete } else { self.option_name(assessed, name.into()) }
        });
        let (first, names) =
            fit_names(&names.collect::<Vec<_>>(), self.selected, name.into(), height, self.scene.names_language());
        let mut cursor = None;
        let top = y + 1;
        let mut y = top;
        for ((row, (assessed, score)), lines) in rows.iter().enumerate().skip(first).zip(&names) {
            let is_selected = row == self.selected;
            canvas.add_entry_target((y, lines.len() as u16), row, false, Action::SelectRow(row));
            if is_selected {
                canvas.mark_selected(y);
                cursor = canvas.position(2, y);
            }
            let (sign, role) = match (assessed.is_eligible(), is_selected) {
                (true, true) => (rank(score), Role::Focus),
                (true, false) => (rank(score), Role::Text),
                (false, true) => (SafeText::from_static("✗"), Role::Focus),
                (false, false) => (SafeText::from_static("✗"), Role::Quiet),
            };
            canvas.put_right(2 + ranks, y, &sign, Role::Quiet);
            for (line, text) in (y..).zip(lines) {
                canvas.put_within(4 + ranks, line, name, text, role);
            }
            if assessed.is_eligible() {
                let pros = self.order.get(row).map(|at| self.pro_contributions(*at)).unwrap_or_default();
                bars::draw_score(canvas, zero, y, side_widths, scale, score.cons, &pros);
                let text = number::format_signed(self.scene.locale.language(), score.score, 1);
                let role = if score.score < 0.0 { Role::Con } else { Role::Pro };
                canvas.put_right(2 + width, y, &text, role);
            } else {
                let out = phrases::reason_ruled_out(self.scene.locale, self.scene.view, assessed);
                canvas.put_within(bar + 1, y, (1 + width).saturating_sub(bar), &out, Role::Quiet);
            }
            y += lines.len() as u16;
        }
        let mut marks = canvas.region(0, top, 4 + width, y.saturating_sub(top));
        draw_entry_marks(&mut marks, first..first + names.len(), rows.len(), (y - top).into());
        (y, cursor)
    }

    /// Returns the name of an option within `width` columns, with a mark if it has an open condition. A long name is
    /// cut, never the mark.
    fn option_name(&self, assessed: &AssessedOption, width: usize) -> SafeText {
        let name = phrases::option(self.scene.view, &assessed.id);
        if !assessed.is_eligible() || assessed.unknown_conditions.is_empty() {
            return name.truncate(width);
        }
        let with_mark = |name: SafeText| t!(self.scene.locale, "screen-leader-with-condition", option = name);
        let mark = with_mark(SafeText::default()).width();
        with_mark(name.truncate(width.saturating_sub(mark)))
    }

    /// Returns the positive contributions to an option, the largest first.
    fn pro_contributions(&self, at: usize) -> Vec<f64> {
        let table = self.figures.matrix();
        let parts = table.counted_rows().map(|(k, factor, _)| factor.share * table.cell(k, at).value);
        let mut pros: Vec<f64> = parts.filter(|part| *part > 0.0).collect();
        pros.sort_by(|a, b| b.total_cmp(a));
        pros
    }

    /// Draws the leaders along the time horizon, and the position of the lens.
    fn draw_horizon(&self, canvas: &mut Canvas<'_>, y: u16) -> u16 {
        let (locale, width) = (self.scene.locale, text_width(canvas));
        let start = canvas.put(2, y, &t!(locale, "walk-time-horizon-now"), Role::Quiet) + 1;
        let later = t!(locale, "walk-time-horizon-later");
        let strip = width.saturating_sub(start + later.width() as u16 + 2).min(60);
        let column = |at: f64| start + 1 + (at * f64::from(strip.saturating_sub(1))).round() as u16;
        canvas.fill(start, y, 1, "│", Role::Quiet);
        for (nth, interval) in self.ranking.lens_intervals.iter().enumerate() {
            let (from, to) = (column(interval.from), column(interval.to));
            let shade = self.shade(&interval.options);
            let here = (interval.from..=interval.to).contains(&self.lens);
            let role = if here { Role::Accent } else { Role::Quiet };
            canvas.fill(from, y, (to + 1).saturating_sub(from), shade, role);
            if nth > 0 {
                canvas.fill(from, y, 1, "│", Role::Quiet);
            }
        }
        canvas.put(column(1.0) + 1, y, &SafeText::from_static("│"), Role::Quiet);
        canvas.put(column(1.0) + 3, y, &later, Role::Quiet);
        canvas.fill(column(self.lens), y, 1, "▲", Role::Title);
        canvas.put_wrapped(2, y + 1, width, &self.horizon_legend(), Role::Quiet)
    }

    /// Returns the options that lead somewhere along the time horizon, each group once, from now to later.
    fn horizon_groups(&self) -> Vec<&[usize]> {
        let mut groups: Vec<&[usize]> = Vec::new();
        for interval in &self.ranking.lens_intervals {
            if !groups.contains(&interval.options.as_slice()) {
                groups.push(&interval.options);
            }
        }
        groups
    }

    /// Returns the shade of the options that lead in an interval.
    fn shade(&self, options: &[usize]) -> &'static str {
        const SHADES: [&str; 4] = ["░", "▒", "▓", "█"];
        let at = self.horizon_groups().iter().position(|group| *group == options).unwrap_or_default();
        SHADES.get(at % SHADES.len()).copied().unwrap_or("░")
    }

    /// Names the options of each shade, and says at which setting the lens stands.
    fn horizon_legend(&self) -> SafeText {
        let locale = self.scene.locale;
        let option =
            |at: &usize| self.figures.matrix().options.get(*at).map(|o| phrases::option(self.scene.view, &o.id));
        let entry = |group: &[usize]| {
            let leaders: Vec<SafeText> = group.iter().filter_map(option).collect();
            let name = if self.has_open_cells() {
                SafeText::join(&leaders, t!(locale, "screen-horizon-or").as_str())
            } else {
                SafeText::join(&leaders, " = ")
            };
            SafeText::join(&[SafeText::from_static(self.shade(group)), name], " ").with_no_break_spaces()
        };
        let entries = self.horizon_groups().into_iter().map(entry);
        let entries: Vec<SafeText> = entries.chain([self.lens_text().with_no_break_spaces()]).collect();
        SafeText::join(&entries, "   ")
    }

    /// Says at which setting the lens stands.
    fn lens_text(&self) -> SafeText {
        let (locale, lens) = (self.scene.locale, number::format(self.scene.locale.language(), self.lens, 2));
        let people = self.scene.view.people().len();
        let is_open = self.scene.view.weighing().later.is_none();
        match self.stored_lens {
            Some(_) => t!(locale, "screen-lens-preview", lens = lens, people = people),
            None if is_open => t!(locale, "screen-lens-open", lens = lens, people = people),
            None => t!(locale, "screen-lens-current", lens = lens, people = people),
        }
    }

    /// Says what keeps a lens that is not stored, and what deciding does; `None` if the lens is the stored one.
    fn lens_preview_text(&self) -> Option<SafeText> {
        let locale = self.scene.locale;
        let format = |lens| number::format(locale.language(), lens, 2);
        let stored = format(self.stored_lens?);
        let people = self.scene.view.people().len();
        Some(t!(locale, "screen-lens-not-kept", lens = format(self.lens), stored = stored, people = people))
    }

    /// Draws the headline and, below it in every layout, that the lens is not stored; returns the row below. A headline
    /// that leaves no rows for the option under the cursor is cut; the key `c` shows it in full.
    fn draw_headline(&self, canvas: &mut Canvas<'_>) -> u16 {
        let width = text_width(canvas);
        let preview = self.lens_preview_text().map(|text| text.wrap(width.into())).unwrap_or_default();
        let kept_rows = preview.len() + usize::from(MIN_BAR_ROWS);
        let max_rows = usize::from(canvas.height()).saturating_sub(kept_rows).max(1);
        let headline = self.sentences.headline.wrap(width.into());
        let mut y = 0;
        for (row, line) in headline.iter().take(max_rows).enumerate() {
            let is_cut = row + 1 == max_rows && headline.len() > max_rows;
            let rest = headline.get(row..).unwrap_or_default();
            let line = if is_cut { SafeText::join(rest, " ").truncate(width.into()) } else { line.clone() };
            canvas.put(2, y, &line, Role::Title);
            y += 1;
        }
        for line in &preview {
            canvas.put(2, y, line, Role::Caution);
            y += 1;
        }
        y
    }

    /// Returns whether an answer is missing, so that several options may lead at a setting of the lens.
    fn has_open_cells(&self) -> bool {
        self.figures.matrix().rows().any(|(_, row)| row.iter().any(|cell| cell.is_open))
    }

    /// Draws the pros and cons of the option under the cursor as text, the largest first.
    fn draw_pros_and_cons(&self, canvas: &mut Canvas<'_>, y: u16) {
        let width = text_width(canvas);
        let Some(detail) = self.option_detail(BalanceMode::SingleOption) else { return };
        // The sentences of the verdict already say what restricts the leader.
        let is_leader = self.order.get(self.selected).copied() == self.ranking.leaders.leader();
        let mut y = if is_leader { y } else { detail.draw_condition(canvas, y, width) };
        let sentences = detail.describe_pros_and_cons();
        let needed: usize = sentences.iter().map(|(text, _)| text.wrap(width.into()).len()).sum();
        let fits = needed <= usize::from(canvas.height().saturating_sub(y));
        for (text, role) in &sentences {
            if fits {
                y = canvas.put_wrapped(2, y, width, text, *role);
            } else {
                // The largest come first, so the cut part has the smallest contributions; the key `c` shows it.
                canvas.put_within(2, y, width, text, *role);
                y += 1;
            }
        }
    }

    /// Draws the weights at which another option leads, the narrowest margin first, as far as the rows fit.
    fn draw_stability(&self, canvas: &mut Canvas<'_>) {
        let (locale, view) = (self.scene.locale, self.scene.view);
        let page = phrases::required_changes_page(locale, view, self.figures, self.ranking);
        let mut lines = PageLines { lines: Vec::new(), width: text_width(canvas).into() };
        lines.add_weights(locale, &page);
        for (y, (line, role)) in (0..canvas.height()).zip(lines.lines.iter().skip(1)) {
            canvas.put(2, y, line, *role);
        }
    }

    /// Returns the page that shows on what the verdict depends, with the pros and cons of the selected option.
    pub(super) fn sensitivity_lines(&self, width: u16) -> Vec<(SafeText, Role)> {
        let (locale, view) = (self.scene.locale, self.scene.view);
        let page = phrases::required_changes_page(locale, view, self.figures, self.ranking);
        let mut lines = PageLines { lines: Vec::new(), width: width.into() };
        lines.add(&self.sentences.headline, Role::Title);
        self.lens_preview_text().iter().for_each(|text| lines.add(text, Role::Caution));
        for option in &page.options {
            lines.add_heading(&option.heading);
            lines.add_labelled(&option.rows);
        }
        if !page.criteria.is_empty() {
            let columns = [t!(locale, "verdict-heading-without"), page.leader_heading.clone()];
            lines.add_table(&columns, &page.criteria);
        }
        lines.add_weights(locale, &page);
        let people = phrases::leaders_by_person(locale, view, self.figures, self.ranking);
        lines.add_heading(&t!(locale, "screen-verdict-in-sentences"));
        let sentences = self.sentences.summary.iter().chain(&self.sentences.details).chain(&people);
        // The tables already say what some of the sentences say.
        let is_in_table = |text: &&SafeText| page.options.iter().any(|option| option.sentences.contains(text));
        sentences.filter(|text| !is_in_table(text)).for_each(|text| lines.add(text, Role::Text));
        if let Some(detail) = self.option_detail(BalanceMode::SingleOption) {
            lines.add_heading(&detail.name());
            // No change of a weight or a rating puts an option ahead that a condition rules out.
            if detail.is_ruled_out() {
                detail.describe_restrictions().iter().for_each(|text| lines.add(text, Role::Caution));
            }
            lines.lines.extend(detail.win_chart_lines(width).into_iter().map(|line| (line, Role::Text)));
            detail.describe_pros_and_cons().iter().for_each(|(text, role)| lines.add(text, *role));
        }
        lines.lines
    }
}

/// The lines of a page, wrapped to its width.
struct PageLines {
    lines: Vec<(SafeText, Role)>,
    width: usize,
}

impl PageLines {
    fn add(&mut self, text: &SafeText, role: Role) {
        if !text.is_empty() {
            self.lines.extend(text.wrap(self.width).into_iter().map(|line| (line, role)));
        }
    }

    fn add_heading(&mut self, text: &SafeText) {
        self.lines.push((SafeText::default(), Role::Text));
        self.add(text, Role::Title);
    }

    /// Adds the table of the weights at which another option leads.
    fn add_weights(&mut self, locale: &Locale, page: &phrases::RequiredChangesPage) {
        let columns = [
            t!(locale, "verdict-heading-weights"),
            t!(locale, "verdict-column-weight"),
            t!(locale, "verdict-column-changes-at"),
            page.leader_heading.clone(),
        ];
        if !page.weights.is_empty() {
            self.add_table(&columns, &page.weights);
        }
    }

    /// Adds rows of a label and a text; the texts are aligned and wrapped.
    fn add_labelled(&mut self, rows: &[[SafeText; 2]]) {
        const GAP: usize = 2;
        let label_width = rows.iter().map(|[label, _]| label.width()).max().unwrap_or(0) + GAP;
        for [label, text] in rows {
            for (nth, line) in text.wrap(self.width.saturating_sub(label_width)).iter().enumerate() {
                let label = if nth == 0 { label.clone() } else { SafeText::default() };
                self.lines.push((SafeText::concat(&[label.pad_right(label_width), line.clone()]), Role::Text));
            }
        }
    }

    /// Adds a table with aligned columns. The first and the last column share the width that the others leave; longer
    /// cells are wrapped.
    fn add_table<const N: usize>(&mut self, columns: &[SafeText; N], rows: &[[SafeText; N]]) {
        const GAP: usize = 2;
        let longest = |column: usize| {
            let cells = std::iter::once(columns).chain(rows).filter_map(|row| row.get(column));
            cells.map(SafeText::width).max().unwrap_or(0)
        };
        let mut widths: Vec<usize> = (0..N).map(longest).collect();
        let fixed: usize = widths.iter().skip(1).take(N.saturating_sub(2)).map(|width| width + GAP).sum();
        let shared = self.width.saturating_sub(fixed + GAP);
        if let (Some(first), Some(last)) = (widths.first().copied(), widths.last().copied()) {
            let first = first.min((shared * 3 / 5).max(shared.saturating_sub(last)));
            widths.first_mut().into_iter().for_each(|width| *width = first);
            widths.last_mut().into_iter().for_each(|width| *width = last.min(shared.saturating_sub(first)));
        }
        let format_line = |cells: &[Vec<SafeText>], nth: usize| {
            let cells = cells.iter().zip(&widths).enumerate().map(|(at, (cell, width))| {
                let text = cell.get(nth).cloned().unwrap_or_default();
                // Figures stand in the middle columns.
                if at == 0 || at + 1 == N { text.pad_right(*width) } else { text.pad_left(*width) }
            });
            SafeText::join(&cells.collect::<Vec<_>>(), "  ")
        };
        let format = |row: &[SafeText; N]| {
            let cells: Vec<Vec<SafeText>> = row.iter().zip(&widths).map(|(cell, width)| cell.wrap(*width)).collect();
            let lines = cells.iter().map(Vec::len).max().unwrap_or(0);
            (0..lines.max(1)).map(|nth| format_line(&cells, nth)).collect::<Vec<_>>()
        };
        self.lines.push((SafeText::default(), Role::Text));
        self.lines.extend(format(columns).into_iter().map(|line| (line, Role::Title)));
        self.lines.extend(rows.iter().flat_map(format).map(|line| (line, Role::Text)));
    }
}

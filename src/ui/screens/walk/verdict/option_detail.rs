//! The detail of one option: alone, with its cons against its pros; or against its nearest rival.

use crate::phrases;
use crate::t;
use crate::text::{SafeText, number};
use crate::ui::theme::Role;
use crate::ui::view_context::ViewContext;
use crate::ui::widgets::balance::{self, Balance, BalanceWeight, BlockLabels, Pan};
use crate::ui::widgets::{Canvas, bars};
use pesee_core::method::{AssessedOption, Figures, MatrixCell, Ranking, WeightTrust};

use super::contribution_list::{self, ContributionList, CriterionContribution, NEGLIGIBLE_SCORE};
use super::text_width;

/// An option, and optionally a rival.
pub(in super::super) struct OptionDetail<'a> {
    scene: &'a ViewContext<'a>,
    figures: &'a Figures,
    ranking: &'a Ranking,
    option_index: usize,
    rival_index: Option<usize>,
}

/// The score with the maximum tilt of the balance: half of the largest possible score.
const FULL_TILT_SCORE: f64 = 2.5;

impl<'a> OptionDetail<'a> {
    /// Creates the detail of an option by its index in the file, without a rival.
    pub(in super::super) fn new(
        context: &'a ViewContext<'a>,
        figures: &'a Figures,
        ranking: &'a Ranking,
        option_index: usize,
    ) -> OptionDetail<'a> {
        OptionDetail { scene: context, figures, ranking, option_index, rival_index: None }
    }

    /// Adds the best other option as the rival, if both options are eligible. The rival of the leader is the runner-up.
    pub(super) fn with_rival(self, order: &[usize]) -> OptionDetail<'a> {
        let is_eligible = |at: &usize| self.figures.matrix().options.get(*at).is_some_and(AssessedOption::is_eligible);
        let rival_index = order.iter().copied().find(|at| *at != self.option_index && is_eligible(at));
        OptionDetail { rival_index: rival_index.filter(|_| is_eligible(&self.option_index)), ..self }
    }

    /// Returns whether there is a rival.
    pub(super) fn has_rival(&self) -> bool {
        self.rival_index.is_some()
    }

    pub(super) fn name(&self) -> SafeText {
        self.option_name(self.option_index)
    }

    fn option_name(&self, index: usize) -> SafeText {
        let assessed = self.figures.matrix().options.get(index);
        assessed.map(|assessed| phrases::option(self.scene.view, &assessed.id)).unwrap_or_default()
    }

    /// Returns the contribution of each criterion, the largest first.
    fn contributions(&self) -> Vec<CriterionContribution> {
        let table = self.figures.matrix();
        let contribution = |(k, factor, _): (usize, &pesee_core::method::WeightedCriterion, &[MatrixCell])| {
            let (ours, theirs) = (table.cell(k, self.option_index), self.rival_index.map(|rival| table.cell(k, rival)));
            let amount = factor.share * (ours.value - theirs.map_or(0.0, |cell| cell.value));
            CriterionContribution {
                name: phrases::criterion(self.scene.view, &factor.id),
                share: factor.share,
                ours,
                theirs,
                amount,
            }
        };
        let mut parts: Vec<CriterionContribution> = table.counted_rows().map(contribution).collect();
        parts.sort_by(|a, b| b.amount.abs().total_cmp(&a.amount.abs()));
        parts
    }

    /// Returns the score, or the lead over the rival.
    fn score(&self) -> f64 {
        let score = |at: usize| self.ranking.scores.get(at).map_or(0.0, |score| score.score);
        score(self.option_index) - self.rival_index.map_or(0.0, score)
    }

    fn build_balance(&self, parts: &[CriterionContribution]) -> Balance {
        let locale = self.scene.locale;
        let side = |sign: f64| {
            let ours = (1..).zip(parts).filter(|(_, part)| part.amount * sign > 0.0);
            let sum: f64 = ours.clone().map(|(_, part)| part.amount * sign).sum();
            let seen = ours.filter(|(_, part)| part.amount * sign >= NEGLIGIBLE_SCORE);
            let weight = |(number, part): (usize, &CriterionContribution)| BalanceWeight {
                name: part.name.clone(),
                number: Some(number),
                size: part.amount * sign,
            };
            let weights = seen.map(weight).collect();
            let sum = number::format(locale.language(), sum, 1);
            let caption = match (self.rival_index, sign < 0.0) {
                (None, true) => t!(locale, "screen-balance-cons", sum = sum),
                (None, false) => t!(locale, "screen-balance-pros", sum = sum),
                (Some(rival), true) => {
                    t!(locale, "screen-balance-side", sum = sum, option = self.option_name(rival))
                }
                (Some(_), false) => t!(locale, "screen-balance-side", sum = sum, option = self.name()),
            };
            Pan { weights, caption }
        };
        // An amount displayed as 0 does not tilt the balance.
        let tilt = Some(self.score())
            .filter(|score| score.abs() >= NEGLIGIBLE_SCORE)
            .map_or(0.0, |score| score / FULL_TILT_SCORE);
        Balance { pans: [side(-1.0), side(1.0)], tilt }
    }

    /// Draws the title (the option, or the option and its rival) and the figure, in at most `max_lines` lines, else
    /// cut; returns the row below.
    pub(super) fn draw_title(&self, canvas: &mut Canvas<'_>, y: u16, width: u16, max_lines: usize) -> u16 {
        let score = self.score();
        let figure = number::format_signed(self.scene.locale.language(), score, 1);
        let (title, role) = match self.rival_index {
            Some(rival) => {
                let (ours, theirs) = (self.name(), self.option_name(rival));
                (t!(self.scene.locale, "screen-rival-difference", option = ours, rival = theirs), Role::Text)
            }
            None => (self.name(), Role::Focus),
        };
        if !self.is_ruled_out() {
            canvas.put_right(2 + width, y, &figure, if score < 0.0 { Role::Con } else { Role::Pro });
        }
        let available = width.saturating_sub(figure.width() as u16 + 2);
        if title.wrap(available.into()).len() <= max_lines {
            return canvas.put_wrapped(2, y, available, &title, role);
        }
        canvas.put_within(2, y, available, &title, role);
        y + 1
    }

    /// Returns the fewest rows in which the balance shows every contribution: with its name in less than `max_rows`, or
    /// with a number and a legend; `max_rows` if neither fits.
    pub(super) fn count_balance_rows(&self, width: u16, max_rows: u16) -> u16 {
        let parts = self.contributions();
        // Each pan has at most one row for a contribution.
        if count_shown(&parts) > 2 * usize::from(max_rows) {
            return max_rows;
        }
        let balance = self.build_balance(&parts);
        let legend_rows = balance_legend(&parts, width).len() as u16;
        let find = |labels| {
            (balance::MIN_SIZE.1..max_rows)
                .find(|rows| balance::is_complete(&balance, labels, (width, *rows), self.others()))
        };
        // Names say more than numbers.
        let with_numbers = || find(BlockLabels::Numbers).map(|rows| rows + legend_rows);
        find(BlockLabels::Names).or_else(with_numbers).unwrap_or(max_rows)
    }

    /// Draws the balance. If it has no room for every name, its blocks have numbers, and a legend below names them.
    pub(super) fn draw_balance(&self, canvas: &mut Canvas<'_>) {
        let parts = self.contributions();
        let size = (canvas.width(), canvas.height());
        let labels = balance::fitting_labels(&self.build_balance(&parts), size, self.others());
        let legend = balance_legend(&parts, size.0);
        let rows = size.1.saturating_sub(legend.len() as u16);
        if labels == BlockLabels::Names || rows < balance::MIN_SIZE.1 {
            self.draw_labelled_balance(canvas, &parts, BlockLabels::Names);
            return;
        }
        let rows = rows.min(balance::rows_of_numbers(count_shown(&parts)));
        self.draw_labelled_balance(&mut canvas.region(0, 0, size.0, rows), &parts, BlockLabels::Numbers);
        for (y, line) in (rows..).zip(&legend) {
            canvas.put(0, y, line, Role::Quiet);
        }
    }

    /// Draws the balance, or only its captions if the canvas is too small.
    fn draw_labelled_balance(&self, canvas: &mut Canvas<'_>, parts: &[CriterionContribution], labels: BlockLabels) {
        let balance = self.build_balance(parts);
        if balance::draw(canvas, &balance, labels, self.others()) == 0 {
            for ((y, pan), role) in (0..).zip(&balance.pans).zip([Role::Con, Role::Pro]) {
                canvas.put(0, y, &pan.caption, role);
            }
        }
    }

    /// Returns the function that names the sum of several weights.
    fn others(&self) -> impl Fn(usize) -> SafeText {
        |count: usize| t!(self.scene.locale, "screen-other-count", count = count)
    }

    /// Draws the title and the balance only.
    pub(in super::super) fn draw_brief(&self, canvas: &mut Canvas<'_>) {
        let width = text_width(canvas);
        let y = self.draw_title(canvas, 0, width, 1);
        if self.is_ruled_out() {
            self.draw_condition(canvas, y, width);
            return;
        }
        let needed = balance::needed_rows(self.contributions().iter().map(|part| &part.name), width);
        let rows = canvas.height().saturating_sub(y).min(needed);
        self.draw_balance(&mut canvas.region(2, y, width, rows));
    }

    /// Draws the full detail in its own pane.
    pub(super) fn draw(&self, canvas: &mut Canvas<'_>) {
        let (width, height) = (text_width(canvas), canvas.height());
        let mut y = self.draw_title(canvas, 0, width, 2) + 1;
        let parts = self.contributions();
        let mut labels = BlockLabels::Names;
        // Wins and open conditions concern the option alone, so they are omitted with a rival.
        let wins = if self.rival_index.is_none() { self.win_chart_lines(width) } else { Vec::new() };
        let words = wins.len() as u16 + u16::from(!wins.is_empty());
        if self.is_ruled_out() {
            y = self.draw_condition(canvas, y, width) + 1;
        } else {
            // The list of contributions has priority, but leaves a minimum of rows to the balance; the balance takes at
            // most the rows it needs.
            let available = height.saturating_sub(y + words + 1);
            let needed = balance::needed_rows(parts.iter().map(|part| &part.name), width);
            let share_rows = |labels| {
                let list = self.contribution_list(&parts, labels).needed_rows(width, available);
                let list = list.min(available.saturating_sub(balance::MIN_SIZE.1 + 4));
                (list, available.saturating_sub(list + 1).min(needed))
            };
            let (_, mut rows) = share_rows(BlockLabels::Names);
            if balance::fitting_labels(&self.build_balance(&parts), (width, rows), self.others())
                == BlockLabels::Numbers
            {
                let (list, rows_of_numbers) = share_rows(BlockLabels::Numbers);
                // The list is the legend of the numbers, so it has to be complete.
                if usize::from(list) > parts.len() {
                    (labels, rows) = (BlockLabels::Numbers, rows_of_numbers);
                }
            }
            self.draw_labelled_balance(&mut canvas.region(2, y, width, rows), &parts, labels);
            y += rows + 1;
        }
        let list = height.saturating_sub(y + words);
        y += self.contribution_list(&parts, labels).draw(&mut canvas.region(2, y, width, list)) + 1;
        if !wins.is_empty() {
            for line in &wins {
                canvas.put(2, y, line, Role::Text);
                y += 1;
            }
            self.draw_condition(canvas, y, width);
        }
    }

    fn contribution_list<'b>(
        &'b self,
        parts: &'b [CriterionContribution],
        labels: BlockLabels,
    ) -> ContributionList<'b> {
        ContributionList { locale: self.scene.locale, parts, has_rival: self.has_rival(), labels }
    }

    /// Draws what restricts the option: whether it can be undone, its conditions, or the condition that rules it out;
    /// returns the row below.
    pub(super) fn draw_condition(&self, canvas: &mut Canvas<'_>, y: u16, width: u16) -> u16 {
        self.describe_restrictions().iter().fold(y, |y, text| canvas.put_wrapped(2, y, width, text, Role::Caution))
    }

    /// Describes what restricts the option: whether it can be undone, its conditions, or the condition that rules it
    /// out.
    pub(super) fn describe_restrictions(&self) -> Vec<SafeText> {
        let assessed = self.figures.matrix().options.get(self.option_index);
        assessed
            .map(|assessed| phrases::option_restrictions(self.scene.locale, self.scene.view, assessed))
            .unwrap_or_default()
    }

    /// Returns the rows of the restrictions and of the pros and cons as text.
    pub(super) fn count_text_rows(&self, width: u16) -> u16 {
        let sentences = self.describe_pros_and_cons().into_iter().map(|(text, _)| text);
        let all = self.describe_restrictions().into_iter().chain(sentences);
        all.map(|text| text.wrap(width.into()).len() as u16).sum()
    }

    /// Returns whether a condition rules the option out.
    pub(super) fn is_ruled_out(&self) -> bool {
        self.figures.matrix().options.get(self.option_index).is_some_and(|assessed| !assessed.is_eligible())
    }

    /// Says how often the option wins if each weight is off by up to a quarter; empty if it is ruled out.
    pub(super) fn describe_wins(&self) -> SafeText {
        let (locale, view, levels) = (self.scene.locale, self.scene.view, [WeightTrust::Rough]);
        phrases::wins_of_option(locale, view, self.figures, self.ranking, self.option_index, &levels)
            .unwrap_or_default()
    }

    /// Returns the lines of a bar chart of how often the option wins, in `width` columns: a title, and for each level
    /// of trust in the weights its name, a bar and a figure. Empty if the option is ruled out.
    pub(super) fn win_chart_lines(&self, width: u16) -> Vec<SafeText> {
        const BAR_WIDTH: u16 = 20;
        const MIN_BAR_WIDTH: u16 = 8;
        const PERCENT_WIDTH: u16 = 3;
        const GAP: &str = "  ";
        let (locale, view) = (self.scene.locale, self.scene.view);
        let chart = phrases::win_chart(locale, view, self.figures, self.ranking, self.option_index);
        let Some(chart) = chart else { return Vec::new() };
        let gaps = 2 * GAP.len() as u16;
        let longest = chart.bars.iter().map(|bar| bar.label.width() as u16).max().unwrap_or(0);
        let label_width = longest.min(width.saturating_sub(MIN_BAR_WIDTH + PERCENT_WIDTH + gaps));
        let bar_width = width.saturating_sub(label_width + PERCENT_WIDTH + gaps).min(BAR_WIDTH);
        let mut lines = chart.title.wrap(width.into());
        for bar in &chart.bars {
            // The bar stands beside the last line of a name that is wrapped.
            let mut label = bar.label.wrap(label_width.into());
            let last = label.pop().unwrap_or_default().pad_right(label_width.into());
            let percent = number::format(locale.language(), bar.percent as f64, 0).pad_left(PERCENT_WIDTH.into());
            lines.append(&mut label);
            lines.push(SafeText::join(&[last, bars::share_bar(bar.share, bar_width), percent], GAP));
        }
        lines.extend(chart.note.iter().flat_map(|note| note.wrap(width.into())));
        lines
    }

    /// Describes the pros and the cons, the largest first.
    pub(super) fn describe_pros_and_cons(&self) -> Vec<(SafeText, Role)> {
        let locale = self.scene.locale;
        let parts = self.contributions();
        let line = |sign: f64| {
            // Contributions displayed as 0 are omitted.
            let side = parts.iter().filter(|part| part.amount * sign >= NEGLIGIBLE_SCORE);
            let named = side.map(|part| {
                SafeText::join(&[part.name.clone(), number::format_signed(locale.language(), part.amount, 1)], "\u{a0}")
            });
            SafeText::join(&named.collect::<Vec<_>>(), ", ")
        };
        let sides = [("screen-pros-line", 1.0, Role::Pro), ("screen-cons-line", -1.0, Role::Con)];
        let sides = sides.map(|(id, sign, role)| (line(sign), id, role));
        let shown = sides.iter().filter(|(parts, ..)| !parts.is_empty());
        shown.map(|(parts, id, role)| (t!(locale, *id, parts = parts), *role)).collect()
    }
}

/// Returns the lines that name the numbers of the blocks.
fn balance_legend(parts: &[CriterionContribution], width: u16) -> Vec<SafeText> {
    let entry = |(number, part): (usize, &CriterionContribution)| {
        let entry = SafeText::join([&contribution_list::number_text(number), &part.name], " ");
        // An entry stays in one line if it fits there, else it is wrapped between its words.
        if entry.width() <= usize::from(width) { entry.with_no_break_spaces() } else { entry }
    };
    let seen = (1..).zip(parts).filter(|(_, part)| part.amount.abs() >= NEGLIGIBLE_SCORE);
    SafeText::join(&seen.map(entry).collect::<Vec<_>>(), "   ").wrap(width.into())
}

/// Returns the number of contributions that a balance shows.
fn count_shown(parts: &[CriterionContribution]) -> usize {
    parts.iter().filter(|part| part.amount.abs() >= NEGLIGIBLE_SCORE).count()
}

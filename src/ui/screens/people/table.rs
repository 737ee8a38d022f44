//! The lines of the comparison of people: a table with a column for each person, and the cells with disagreement.

use crate::phrases;
use crate::t;
use crate::text::{SafeText, number};
use crate::ui::action::Action;
use crate::ui::theme::Role;
use crate::ui::view_context::ViewContext;
use crate::ui::widgets::{Canvas, bars};
use pesee_core::deliberation::Id;
use pesee_core::method::{GroupComparison, Ranking};

use super::{PeopleScreen, cell_ids};

/// From this width on, a cell can take one line, and marks can have words.
const ONE_LINE_WIDTH: u16 = 64;
/// From this width on, the columns of three people have the width of their names.
const WIDE_WIDTH: u16 = 100;
/// The columns that the name of an option gets, even if fewer people are visible then.
const MIN_OPTION_WIDTH: u16 = 14;
/// The columns of the signs for fair options and for least regret.
const SIGNS_WIDTH: u16 = 5;
/// Half of the width of a bar.
const HALF_BAR_WIDTH: u16 = 5;
/// The columns between the ratings of two people.
const RATING_GAP: usize = 2;

/// A line of the page.
pub(super) enum PeopleLine {
    Text(SafeText, Role),
    /// A line of the names above the columns.
    Names(usize),
    /// An option by index, with the score of each person.
    Option(usize),
    /// A line of the outcome of each person's verdict.
    Clarity(usize),
    /// A line of the cause of each person's different leader.
    Reason(usize),
    /// One of the cells, the largest disagreement first. Its ratings stand beside it if they fit, else in lines below.
    Cell(usize, RatingsLine),
    CellRatings(usize, RatingsLine),
}

impl PeopleLine {
    /// Returns the cell with disagreement that the line belongs to.
    pub(super) fn cell(&self) -> Option<usize> {
        match self {
            PeopleLine::Cell(nth, _) | PeopleLine::CellRatings(nth, _) => Some(*nth),
            _ => None,
        }
    }
}

/// A line of ratings: the texts of some people, and whether the bar of the cell stands at its end.
#[derive(Default)]
pub(super) struct RatingsLine {
    ratings: Vec<(SafeText, Role)>,
    has_bar: bool,
}

/// The content of one frame, with the measured widths of the columns.
pub(super) struct PeopleTable<'a> {
    screen: &'a PeopleScreen,
    scene: &'a ViewContext<'a>,
    ranking: &'a Ranking,
    comparison: &'a GroupComparison,
    cells: Vec<usize>,
    /// The total width, the width of the names of the options, the width of the column of one person, and the number of
    /// visible columns.
    total_width: u16,
    name_width: u16,
    column_width: u16,
    column_count: usize,
    /// Whether words stand beside the signs for fair options and for least regret.
    has_mark_words: bool,
}

impl<'a> PeopleTable<'a> {
    pub(super) fn new(
        screen: &'a PeopleScreen,
        context: &'a ViewContext<'a>,
        ranking: &'a Ranking,
        comparison: &'a GroupComparison,
        width: u16,
    ) -> PeopleTable<'a> {
        let widest = |names: Vec<SafeText>| names.iter().map(|name| name.width() as u16).max().unwrap_or(0);
        let options: Vec<SafeText> =
            context.view.options().iter().map(|option| phrases::option(context.view, &option.id)).collect();
        let labels = ["people-column-lead", "people-column-cause"].map(|id| t!(context.locale, id)).into();
        let persons = comparison.people.iter().map(|own| phrases::person(context.locale, context.view, &own.id));
        let persons: Vec<SafeText> = persons.chain([t!(context.locale, "people-group")]).collect();
        // A name of several words may take several lines; a word is broken only if it is very long.
        let words = |name: &SafeText| name.as_str().split(' ').map(SafeText::sanitize).collect::<Vec<_>>();
        let group = ranking.leaders.leader();
        let causes = comparison.people.iter().map(|own| phrases::cause_word(context.locale, own, group));
        let outcomes = screen.own_outcomes.iter().map(|outcome| phrases::outcome_word(context.locale, *outcome));
        let group_outcome = phrases::verdict_word(context.locale, context.figures.verdict());
        let own_words: Vec<SafeText> = causes.chain(outcomes).chain([group_outcome]).collect();
        let word = widest(persons.iter().chain(&own_words).flat_map(words).collect()) + 1;
        let persons = (widest(persons) + 2).max(word);
        let has_three_people = comparison.people.len() > 2;
        let column = match width {
            _ if width < ONE_LINE_WIDTH => word.clamp(7, 14),
            _ if has_three_people && width < WIDE_WIDTH => word.clamp(9, 18),
            _ => persons.clamp(11, 16),
        };
        // At least two columns, or three where they leave space for the names, and the marks fit beside the names.
        let mark_words =
            ["people-mark-fair", "people-mark-least-regret"].map(|id| t!(context.locale, id).width() as u16);
        let max_columns = if has_three_people && width >= ONE_LINE_WIDTH { 4 } else { 3 };
        let space_beside = |marks: u16, columns: u16| width.saturating_sub(2 + marks + column * columns);
        // The sentences below the table explain the signs, so complete names of the options come before words.
        let widest_option = widest(options.clone());
        let words_width = mark_words.iter().sum::<u16>() + 7;
        let with_words = space_beside(words_width, max_columns);
        let has_mark_words =
            width >= ONE_LINE_WIDTH && widest_option.min(space_beside(SIGNS_WIDTH, max_columns)) <= with_words;
        let marks = if has_mark_words { words_width } else { SIGNS_WIDTH };
        let space_for_name = |columns: u16| space_beside(marks, columns);
        // With wide columns, fewer of them are visible, so that the names of the options stay readable.
        let needed = widest_option.min(MIN_OPTION_WIDTH);
        let columns = (2..=max_columns).rev().find(|columns| space_for_name(*columns) >= needed);
        let max_name = space_for_name(columns.unwrap_or(max_columns)).max(8);
        let name = widest(options).max(widest(labels)).min(max_name);
        // The column of the group is always visible.
        let people = space_for_name(1).saturating_sub(name) / column;
        let cells = comparison.cells_by_disagreement(context.figures.matrix());
        PeopleTable {
            screen,
            scene: context,
            ranking,
            comparison,
            cells,
            total_width: width,
            name_width: name,
            column_width: column,
            column_count: usize::from(people).max(1),
            has_mark_words,
        }
    }

    /// Returns the number of cells with disagreement.
    pub(super) fn cell_count(&self) -> usize {
        self.cells.len()
    }

    /// Returns the index of the selected cell.
    fn selected_cell(&self) -> usize {
        self.screen.selection.index(self.cells.len())
    }

    /// Returns the index of the selected person.
    fn selected_person(&self) -> usize {
        self.screen.person_selection.index(self.comparison.people.len())
    }

    /// Returns the index of the first visible person.
    fn first_person(&self) -> usize {
        let count = self.comparison.people.len();
        self.screen.person_window.first_row(self.selected_person(), count, self.column_count)
    }

    /// Returns the lines of the name of a person above the column.
    fn name_lines(&self, person: &Id) -> Vec<SafeText> {
        self.cell_lines(&self.person_name(person))
    }

    /// Returns the lines of a text in a column. A word wider than the column is divided with a hyphen.
    fn cell_lines(&self, text: &SafeText) -> Vec<SafeText> {
        text.wrap_hyphenated(usize::from(self.column_width - 1), self.scene.names_language())
    }

    /// Returns the lines of the outcome of a person's verdict.
    fn outcome_lines(&self, nth: usize) -> Vec<SafeText> {
        let outcome = self.screen.own_outcomes.get(nth);
        outcome.map(|outcome| self.cell_lines(&phrases::outcome_word(self.scene.locale, *outcome))).unwrap_or_default()
    }

    /// Returns the lines of the outcome of the group's verdict.
    fn group_outcome_lines(&self) -> Vec<SafeText> {
        self.cell_lines(&phrases::verdict_word(self.scene.locale, self.scene.figures.verdict()))
    }

    /// Returns the lines of the cause of a person's different leader.
    fn cause_lines(&self, nth: usize) -> Vec<SafeText> {
        let own = self.comparison.people.get(nth);
        own.map(|own| self.cell_lines(&phrases::cause_word(self.scene.locale, own, self.ranking.leaders.leader())))
            .unwrap_or_default()
    }

    pub(super) fn build_lines(&self) -> Vec<PeopleLine> {
        let (locale, width) = (self.scene.locale, usize::from(self.total_width.saturating_sub(4)));
        let text =
            |text: SafeText, role: Role| text.wrap(width).into_iter().map(move |line| PeopleLine::Text(line, role));
        let blank = || PeopleLine::Text(SafeText::default(), Role::Text);
        let mut lines: Vec<PeopleLine> = Vec::new();
        lines.extend(text(
            phrases::agreement(locale, self.scene.view, self.scene.figures, self.comparison),
            Role::Title,
        ));
        lines.push(blank());
        let name_rows = self.comparison.people.iter().map(|own| self.name_lines(&own.id).len()).max().unwrap_or(1);
        lines.extend((0..name_rows).map(PeopleLine::Names));
        lines.extend(self.ranking.options_by_rank().into_iter().map(PeopleLine::Option));
        let people = 0..self.comparison.people.len();
        let outcome_rows = people.clone().map(|nth| self.outcome_lines(nth).len()).max().unwrap_or(1);
        lines.extend((0..outcome_rows.max(self.group_outcome_lines().len())).map(PeopleLine::Clarity));
        let cause_rows = people.map(|nth| self.cause_lines(nth).len()).max().unwrap_or(1);
        lines.extend((0..cause_rows).map(PeopleLine::Reason));
        lines.push(blank());
        let sentences = phrases::meeting_point(locale, self.scene.view, self.scene.figures, self.comparison);
        lines.extend(sentences.into_iter().flat_map(|sentence| text(sentence, Role::Text)));
        lines.push(blank());
        let heading = phrases::disagreement_heading(locale, self.comparison, self.cells.len());
        lines.extend(text(heading, Role::Quiet));
        for nth in 0..self.cells.len() {
            let ratings = self.describe_ratings(nth);
            let beside = self.flow_ratings(ratings.clone(), self.total_width / 2);
            // The selected cell has its complete names.
            let is_complete = |name: SafeText| name.width() <= usize::from(self.name_space(false));
            let has_room = nth != self.selected_cell() || self.cell_name(nth).is_some_and(is_complete);
            if self.total_width >= ONE_LINE_WIDTH && beside.len() == 1 && has_room {
                lines.extend(beside.into_iter().map(|line| PeopleLine::Cell(nth, line)));
                continue;
            }
            lines.push(PeopleLine::Cell(nth, RatingsLine::default()));
            lines.extend(self.flow_ratings(ratings, 4).into_iter().map(|line| PeopleLine::CellRatings(nth, line)));
        }
        lines
    }

    pub(super) fn draw_line(&self, canvas: &mut Canvas<'_>, y: u16, line: &PeopleLine, is_selected: bool) {
        let locale = self.scene.locale;
        match line {
            PeopleLine::Text(text, role) => drop(canvas.put(2, y, text, *role)),
            PeopleLine::Names(row) => {
                let name = |nth: usize| self.name_lines(&self.comparison.people.get(nth)?.id).get(*row).cloned();
                let group = if *row == 0 { t!(locale, "people-group") } else { SafeText::default() };
                self.draw_table_row(canvas, y, name, (group, Role::Quiet), Role::Text);
                let shown = self.selected_person().saturating_sub(self.first_person()) as u16;
                let end = 2 + self.name_width + self.column_width * (shown + 1);
                if let Some(name) = name(self.selected_person()) {
                    canvas.put_right(end, y, &name, Role::Focus);
                }
                if *row > 0 {
                    return;
                }
                if self.first_person() > 0 {
                    canvas.put(self.name_width + 2, y, &SafeText::from_static("‹"), Role::Accent);
                }
                if self.first_person() + self.column_count < self.comparison.people.len() {
                    let end = self.name_width + 3 + self.column_width * (self.column_count as u16 + 1);
                    canvas.put(end, y, &SafeText::from_static("›"), Role::Accent);
                }
            }
            PeopleLine::Option(at) => self.draw_option(canvas, y, *at),
            PeopleLine::Clarity(row) => {
                if *row == 0 {
                    canvas.put_within(2, y, self.name_width, &t!(locale, "people-column-lead"), Role::Quiet);
                }
                let own = |nth: usize| self.outcome_lines(nth).get(*row).cloned();
                let all = self.group_outcome_lines().get(*row).cloned().unwrap_or_default();
                self.draw_table_row(canvas, y, own, (all, Role::Quiet), Role::Quiet);
            }
            PeopleLine::Reason(row) => {
                if *row == 0 {
                    canvas.put_within(2, y, self.name_width, &t!(locale, "people-column-cause"), Role::Quiet);
                }
                let own = |nth: usize| self.cause_lines(nth).get(*row).cloned();
                self.draw_table_row(canvas, y, own, (SafeText::default(), Role::Quiet), Role::Quiet);
            }
            PeopleLine::Cell(nth, ratings) => {
                self.draw_cell(canvas, y, *nth, (is_selected, ratings.ratings.is_empty()));
                self.draw_ratings(canvas, y, *nth, ratings, self.total_width / 2);
            }
            PeopleLine::CellRatings(nth, ratings) => self.draw_ratings(canvas, y, *nth, ratings, 4),
        }
    }

    /// Draws a row of the table: the text of each visible person, and the text of the group.
    fn draw_table_row(
        &self,
        canvas: &mut Canvas<'_>,
        y: u16,
        own: impl Fn(usize) -> Option<SafeText>,
        (all, role_of_all): (SafeText, Role),
        role: Role,
    ) {
        let mut right = 2 + self.name_width;
        for nth in self.first_person()..self.first_person() + self.column_count.min(self.comparison.people.len()) {
            right += self.column_width;
            let text = own(nth).unwrap_or_default().truncate(usize::from(self.column_width - 1));
            canvas.put_right(right, y, &text, role);
        }
        canvas.put_right(right + self.column_width, y, &all.truncate(usize::from(self.column_width - 1)), role_of_all);
    }

    /// Draws an option: the score of each person, whose leader it is, and the marks for fair options and for least
    /// regret.
    fn draw_option(&self, canvas: &mut Canvas<'_>, y: u16, at: usize) {
        let (locale, language) = (self.scene.locale, self.scene.locale.language());
        let Some(assessed) = self.scene.figures.matrix().options.get(at) else { return };
        let role = if assessed.is_eligible() { Role::Text } else { Role::Quiet };
        canvas.put_within(2, y, self.name_width, &phrases::option(self.scene.view, &assessed.id), role);
        let figure = |score: f64, leads: bool| {
            let text = number::format_signed(language, score, 1);
            match (assessed.is_eligible(), leads) {
                (false, _) => SafeText::from_static("✗"),
                (true, true) => SafeText::concat(&[SafeText::from_static("▸ "), text]),
                (true, false) => text,
            }
        };
        let own = |nth: usize| {
            let own = self.comparison.people.get(nth)?;
            Some(figure(*own.scores.get(at)?, own.leader == Some(at)))
        };
        let all = self.ranking.scores.get(at).map_or(0.0, |score| score.score);
        let all = figure(all, self.ranking.leaders.leader() == Some(at));
        self.draw_table_row(canvas, y, own, (all, Role::Quiet), role);
        let (is_fair, has_least_regret) = (self.comparison.fair_options.contains(&at), self.marks_least_regret(at));
        let columns = self.column_count.min(self.comparison.people.len()) as u16 + 1;
        let mut x = 2 + self.name_width + self.column_width * columns + 2;
        for (is_marked, sign, word) in
            [(is_fair, "✓", "people-mark-fair"), (has_least_regret, "◆", "people-mark-least-regret")]
        {
            if is_marked {
                x = canvas.put(x, y, &SafeText::from_static(sign), Role::Accent);
                if self.has_mark_words {
                    x = canvas.put(x + 1, y, &t!(locale, word), Role::Text);
                }
                x += 1;
            }
        }
    }

    /// Returns whether the option has the smallest maximum regret. The mark is shown only if people have different
    /// leaders.
    fn marks_least_regret(&self, at: usize) -> bool {
        self.comparison.has_different_leaders() && self.comparison.least_regret_options.contains(&at)
    }

    /// Draws the names of a cell with disagreement, in the whole line if no ratings stand beside them.
    fn draw_cell(&self, canvas: &mut Canvas<'_>, y: u16, nth: usize, (is_selected, is_alone): (bool, bool)) {
        canvas.add_row_target(y, nth, is_selected, Action::Open);
        let role = if is_selected { Role::Focus } else { Role::Text };
        if let Some(name) = self.cell_name(nth) {
            canvas.put_within(2, y, self.name_space(is_alone), &name, role);
        }
    }

    /// Returns the names of the criterion and the option of a cell.
    fn cell_name(&self, nth: usize) -> Option<SafeText> {
        let (criterion, option) = cell_ids(self.scene, *self.cells.get(nth)?)?;
        let parts = [phrases::criterion(self.scene.view, &criterion), phrases::option(self.scene.view, &option)];
        Some(SafeText::join(&parts, " · "))
    }

    /// Returns the columns for the names of a cell: a whole line, or the part beside its ratings.
    fn name_space(&self, is_alone: bool) -> u16 {
        if is_alone { self.total_width } else { self.total_width / 2 }.saturating_sub(4)
    }

    /// Returns the rating of each person, in ascending order. In the selected cell, the selected person is marked, and
    /// is listed also without a rating.
    fn describe_ratings(&self, nth: usize) -> Vec<(SafeText, Role)> {
        let Some((criterion, option)) = self.cells.get(nth).and_then(|cell| cell_ids(self.scene, *cell)) else {
            return Vec::new();
        };
        let is_selected_cell = nth == self.selected_cell();
        let mut rated: Vec<(f64, SafeText, Role)> = (self.comparison.people.iter().enumerate())
            .filter_map(|(at, own)| {
                let rating = self.scene.view.rating(&own.id, &criterion, &option);
                let is_selected = is_selected_cell && at == self.selected_person();
                let text =
                    SafeText::join(&[self.person_name(&own.id), phrases::rating(self.scene.locale, rating)], " ");
                let (text, role) = if is_selected {
                    (SafeText::concat([&SafeText::from_static("‹"), &text, &SafeText::from_static("›")]), Role::Focus)
                } else {
                    (text, Role::Text)
                };
                (rating.is_some() || is_selected).then(|| (rating.map_or(0.0, |rating| rating.value()), text, role))
            })
            .collect();
        rated.sort_by(|(a, ..), (b, ..)| a.total_cmp(b));
        rated.into_iter().map(|(_, text, role)| (text, role)).collect()
    }

    /// Arranges ratings in lines from column `x` on. The bar stands at the end of the first line.
    fn flow_ratings(&self, ratings: Vec<(SafeText, Role)>, x: u16) -> Vec<RatingsLine> {
        let width = usize::from(self.bar_column().saturating_sub(x + 2));
        let mut lines: Vec<RatingsLine> = Vec::new();
        let mut used = 0;
        for rating in ratings {
            let needed = rating.0.width() + RATING_GAP;
            match lines.last_mut() {
                Some(line) if used + needed <= width + RATING_GAP => line.ratings.push(rating),
                _ => {
                    used = 0;
                    lines.push(RatingsLine { has_bar: lines.is_empty(), ratings: vec![rating] });
                }
            }
            used += needed;
        }
        lines
    }

    /// Returns the column of the bars that show how far apart the ratings are.
    fn bar_column(&self) -> u16 {
        self.total_width.saturating_sub(2 * HALF_BAR_WIDTH + 3)
    }

    /// Draws a line of ratings from column `x` on, and the bar at the right.
    fn draw_ratings(&self, canvas: &mut Canvas<'_>, y: u16, nth: usize, line: &RatingsLine, x: u16) {
        let mut at = x;
        for (text, role) in &line.ratings {
            at = canvas.put(at, y, text, *role) + RATING_GAP as u16;
        }
        let ids = self.cells.get(nth).filter(|_| line.has_bar).and_then(|cell| cell_ids(self.scene, *cell));
        if let Some((criterion, option)) = ids {
            let value = |id: &Id| self.scene.view.rating(id, &criterion, &option).map(|rating| rating.value());
            let mut values: Vec<f64> = self.comparison.people.iter().filter_map(|own| value(&own.id)).collect();
            values.sort_by(f64::total_cmp);
            bars::draw_spread(canvas, self.bar_column(), y, HALF_BAR_WIDTH, &values);
        }
    }

    fn person_name(&self, id: &Id) -> SafeText {
        phrases::person(self.scene.locale, self.scene.view, id)
    }
}

//! The `:history` command: lists the changes and the earlier versions.

use std::io;

use crate::phrases;
use crate::t;
use crate::text::{SafeText, date};
use crate::walk::{self, Question};
use pesee_core::deliberation::view;

use super::Walker;

impl Walker<'_, '_> {
    /// Prints the acts of this visit, the changes after the first view of the verdict, and the earlier versions of the
    /// file.
    pub(super) fn show_history(&mut self, question: &Question) -> io::Result<()> {
        let (locale, document, now) = (self.locale, self.session.shared_document(), self.host.now());
        let seen = view(&document, &walk::overview_audience(&document, question, self.session.turn()).with_onlookers());
        let acts = phrases::list_acts(locale, self.session, &seen).into_iter().map(|act| {
            let line = act.summary.to_line(locale);
            if act.is_undone { t!(locale, "history-entry-undone", line = line) } else { line }
        });
        let acts = acts.collect();
        self.print_list(t!(locale, "history-visit"), t!(locale, "history-visit-none"), acts)?;
        let late = seen.changes().iter().rev().filter_map(|changed| {
            let line = phrases::late_change(locale, &seen, changed)?;
            let when = changed.at.at.map(|at| date::format_past_moment(locale, at, now.date_naive()));
            Some(when.map_or_else(|| line.clone(), |when| t!(locale, "history-entry", when = when, line = &line)))
        });
        let none = if seen.head().verdict_seen.is_some() {
            "history-after-verdict-none"
        } else {
            "history-after-verdict-unseen"
        };
        self.print_list(t!(locale, "history-after-verdict"), t!(locale, none), late.collect())?;
        let versions = self.host.versions();
        let versions = versions.iter().map(|version| {
            let (edit, then) = self.session.build_restore_edit(version, seen.audience());
            let summary = phrases::summarize_changes(locale, &document, &then, &edit);
            // The lines never show private notes. The sentence does not tell whether there are any.
            let differs = phrases::describe_difference(locale, true, summary.total_count);
            t!(locale, "history-entry", when = phrases::version_time(locale, version, now), line = differs)
        });
        let versions = versions.collect();
        self.print_list(t!(locale, "history-versions"), t!(locale, "history-versions-none"), versions)
    }

    fn print_list(&mut self, heading: SafeText, none: SafeText, lines: Vec<SafeText>) -> io::Result<()> {
        self.line_io.print(&t!(self.locale, "history-heading", heading = heading))?;
        let lines = if lines.is_empty() { vec![none] } else { lines };
        lines.iter().try_for_each(|line| self.line_io.print_indented(2, line))
    }
}

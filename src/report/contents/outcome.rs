//! What it came to: the question, the verdict and where it breaks, the choice, what is done and when.

use crate::phrases;
use crate::report::document::{Block, Fact, ReportSection, ReportTable};
use crate::report::source::ReportSource;
use crate::t;
use crate::text::{Locale, SafeText, date};
use crate::walk::{WalkStep, review};
use pesee_core::deliberation::{ActionStep as ToDo, FieldPath, OneToTen, Percent, Visit, VisitField};

use super::blocks::{facts_block, list_block, titled_list};
use super::{isolated_text, new_section, optional_fact, optional_lines, pictures, text_column};

/// So many weights are told of that may not move far; JSON has them all.
const MAX_WEIGHTS: usize = 8;

/// What comes next: what is to be done, what is due first before the rest, what was agreed, and the day to look again.
pub(super) fn next_steps(locale: &Locale, matter: &ReportSource) -> ReportSection {
    let document = matter.document();
    let mut steps: Vec<&ToDo> = document.steps().iter().collect();
    steps.sort_by_key(|step| (step.done == Some(true), step.by.is_none(), step.by));
    let row = |step: &&ToDo| {
        let day = step.by.map(|day| date::format_day(locale, day)).unwrap_or_default();
        let state = if step.done == Some(true) { "report-done" } else { "report-not-done" };
        vec![isolated_text(&step.what), day, t!(locale, state)]
    };
    let heads = [t!(locale, "report-step"), t!(locale, "report-due-date"), t!(locale, "report-state")];
    let rows: Vec<Vec<SafeText>> = steps.iter().map(row).collect();
    let table = ReportTable { title: None, columns: heads.map(text_column).into(), rows };
    let mut blocks: Vec<Block> = (!table.rows.is_empty()).then_some(Block::Table(table)).into_iter().collect();
    let is_seen = |visit: &&Visit| matter.may_show(&FieldPath::Visit(visit.at, VisitField::Agreed));
    let agreed = document.visits().iter().rev().filter(is_seen).find_map(|visit| {
        let (lines, at) = (optional_lines(visit.agreed.as_deref())?, visit.at.at?);
        Some(Fact { name: t!(locale, "report-agreed", day = date::format_day(locale, at.date_naive())), lines })
    });
    let again = document.head().review_on.map(|day| date::format_day(locale, day));
    let again = again.map(|day| Fact::new(t!(locale, "report-review-on"), day));
    blocks.extend(facts_block(again.into_iter().chain(agreed).collect()));
    new_section(t!(locale, "report-next"), blocks)
}

/// What was to be decided.
pub(super) fn question(locale: &Locale, matter: &ReportSource) -> ReportSection {
    let question = optional_lines(matter.document().head().question.as_deref());
    new_section(phrases::step_name(locale, WalkStep::Question), question.map(Block::Paragraph).into_iter().collect())
}

/// The verdict with the point at which it breaks, or what is missing before there is one.
pub(super) fn verdict(locale: &Locale, matter: &ReportSource) -> ReportSection {
    let (document, figures) = (matter.document(), matter.figures());
    let title = phrases::step_name(locale, WalkStep::Verdict);
    let Some(ranking) = matter.ranking() else {
        let missing = matter.withheld().map(|why| phrases::withheld_reason(locale, document, why));
        let mut blocks: Vec<Block> = missing.map(Block::Highlight).into_iter().collect();
        blocks.push(Block::Paragraph(vec![t!(locale, "report-withheld")]));
        return new_section(title, blocks);
    };
    let spoken = phrases::verdict(locale, document, figures, ranking);
    let mut blocks = vec![Block::Highlight(spoken.headline)];
    blocks.extend(
        spoken.breaking_points.into_iter().chain(spoken.notes).map(|sentence| Block::Paragraph(vec![sentence])),
    );
    blocks.push(Block::Picture(pictures::bars_picture(locale, matter, ranking)));
    blocks.extend(pictures::balance_pictures(locale, matter, ranking).into_iter().map(Block::Picture));
    let wins = phrases::leader_win_shares(locale, document, figures, ranking);
    let people = phrases::leaders_by_person(locale, document, figures, ranking);
    let feelings = phrases::first_feelings(locale, document);
    blocks.extend(wins.into_iter().map(|sentence| Block::Paragraph(vec![sentence])));
    blocks.extend(titled_list(t!(locale, "report-leaders-by-person"), people));
    blocks.extend(titled_list(t!(locale, "report-first-feelings"), feelings));
    let mut stability = phrases::stability_lines(locale, document, figures, ranking);
    stability.truncate(MAX_WEIGHTS);
    blocks.extend(titled_list(t!(locale, "report-stable-weights"), stability));
    let later = phrases::changes_since(locale, document, None);
    if !later.is_empty() {
        blocks.extend([Block::Subheading(t!(locale, "report-changes-after-verdict")), Block::Paragraph(later)]);
    }
    new_section(title, blocks)
}

/// Who leads near at hand and in the long run.
pub(super) fn horizon(locale: &Locale, matter: &ReportSource) -> ReportSection {
    let picture = matter.ranking().and_then(|ranking| pictures::horizon_picture(locale, matter, ranking));
    new_section(t!(locale, "report-horizon"), picture.map(Block::Picture).into_iter().collect())
}

/// What was chosen, why, and what is expected of it.
pub(super) fn choice(locale: &Locale, matter: &ReportSource) -> ReportSection {
    let document = matter.document();
    let percent = |part: &Percent| t!(locale, "report-percent", value = part.get().round() as usize);
    let ten = |ten: &OneToTen| t!(locale, "report-out-of-ten", value = ten.get() as usize);
    let mut blocks = Vec::new();
    match review::current_decision(document) {
        None => blocks.push(Block::Paragraph(vec![t!(locale, "report-nothing-chosen")])),
        Some(decision) => {
            let one = |id: &'static str, line: Option<SafeText>| line.map(|line| Fact::new(t!(locale, id), line));
            let text = |id, text: &Option<String>| optional_fact(locale, id, text.as_deref());
            let option = decision.option.as_ref().map(|id| phrases::option(document, id).to_isolated());
            let known = [
                one("report-option-chosen", option),
                one("report-chosen-on", decision.at.at.map(|at| date::format_day(locale, at.date_naive()))),
                text("report-reason", &decision.because),
                text("report-expectation", &decision.expects),
                one("report-confidence", decision.confidence.as_ref().map(percent)),
                one("report-commitment", decision.commitment.as_ref().map(ten)),
                text("report-lift", &decision.lift),
                text("report-obstacle", &decision.obstacle),
                text("report-helper", &decision.helper),
                text("report-premortem", &decision.premortem),
            ];
            blocks.push(Block::Facts(known.into_iter().flatten().collect()));
            // Compared with the steps that are there: without marks.
            let plain = Locale::new(matter.language());
            let offered = phrases::safeguard_offers(&plain, document, matter.now().date_naive());
            let offered = offered.into_iter().map(|(_, sentence)| sentence.to_isolated()).collect();
            blocks.extend(titled_list(t!(locale, "report-safeguards"), offered));
        }
    }
    let earlier = document.decisions().iter().rev().skip(usize::from(!review::is_reopened(document)));
    let earlier = earlier.filter_map(|decision| {
        let (option, at) = (decision.option.as_ref()?, decision.at.at?);
        let day = date::format_day(locale, at.date_naive());
        Some(t!(locale, "report-earlier-choice", option = phrases::option(document, option), day = day))
    });
    blocks.extend(titled_list(t!(locale, "report-earlier-choices"), earlier.collect()));
    new_section(t!(locale, "report-choice"), blocks)
}

/// What came of it.
pub(super) fn review(locale: &Locale, matter: &ReportSource) -> ReportSection {
    let came = phrases::review_outcome(locale, matter.document());
    new_section(t!(locale, "report-review-section"), list_block(came).into_iter().collect())
}

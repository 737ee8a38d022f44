//! The sections about the outcome: next steps, question, verdict, horizon, choice and review.

use crate::phrases;
use crate::report::document::{Block, Fact, ReportSection, ReportTable};
use crate::report::source::ReportSource;
use crate::t;
use crate::text::{Locale, SafeText, date};
use crate::walk::{WalkStep, review};
use pesee_core::deliberation::{ActionStep as ToDo, FieldPath, OneToTen, Percent, Tripwire, Visit, VisitField};
use pesee_core::method::Ranking;

use super::blocks::{facts_block, list_block, titled_list};
use super::{isolated_text, new_section, number_column, optional_fact, optional_lines, pictures, text_column};

/// The number of stability intervals listed, the narrowest first. The JSON report has all.
const MAX_WEIGHTS: usize = 8;

/// Builds the section with the steps (open and early ones first), the last agreement and the day of the review.
pub(super) fn next_steps(locale: &Locale, source: &ReportSource) -> ReportSection {
    let document = source.document();
    let mut steps: Vec<&ToDo> = document.steps().iter().collect();
    steps.sort_by_key(|step| (step.done == Some(true), step.by.is_none(), step.by));
    let row = |step: &&ToDo| {
        let day = step.by.map(|day| date::format_day(locale, day)).unwrap_or_default();
        let state = if step.done == Some(true) { "report-done" } else { "report-not-done" };
        vec![isolated_text(&step.what), day, t!(locale, state)]
    };
    let headings = [t!(locale, "report-step"), t!(locale, "report-due-date"), t!(locale, "report-state")];
    let rows: Vec<Vec<SafeText>> = steps.iter().map(row).collect();
    let table = ReportTable { title: None, columns: headings.map(text_column).into(), rows };
    let mut blocks: Vec<Block> = (!table.rows.is_empty()).then_some(Block::Table(table)).into_iter().collect();
    blocks.extend(tripwires(locale, source).map(Block::Table));
    let is_visible = |visit: &&Visit| source.may_show(&FieldPath::Visit(visit.at, VisitField::Agreed));
    let agreed = document.visits().iter().rev().filter(is_visible).find_map(|visit| {
        let (lines, at) = (optional_lines(visit.agreed.as_deref())?, visit.at.at?);
        Some(Fact { name: t!(locale, "report-agreed", day = date::format_day(locale, at.date_naive())), lines })
    });
    let review = document.head().review_on.map(|day| date::format_day(locale, day));
    let review = review.map(|day| Fact::new(t!(locale, "report-review-on"), day));
    let decide_by = document.head().decide_by.filter(|_| review::current_decision(document).is_none());
    let decide_by = decide_by.map(|day| Fact::new(t!(locale, "report-decide-by-day"), date::format_day(locale, day)));
    blocks.extend(facts_block(decide_by.into_iter().chain(review).chain(agreed).collect()));
    new_section(t!(locale, "report-next"), blocks)
}

/// Builds the table of the warning signs, those to look for first.
fn tripwires(locale: &Locale, source: &ReportSource) -> Option<ReportTable> {
    let mut tripwires: Vec<&Tripwire> = source.document().tripwires().iter().collect();
    tripwires.sort_by_key(|tripwire| (tripwire.seen.is_some(), tripwire.look_on.is_none(), tripwire.look_on));
    let row = |tripwire: &&Tripwire| {
        let look_on = tripwire.look_on.map(|day| date::format_day(locale, day)).unwrap_or_default();
        let state = match tripwire.seen {
            Some(seen) => t!(locale, "report-sign-seen", day = date::format_day(locale, seen)),
            None => t!(locale, "report-sign-unseen"),
        };
        vec![isolated_text(&tripwire.sign), isolated_text(&tripwire.then), look_on, state]
    };
    let headings = ["report-sign", "report-sign-then", "report-look-on", "report-state"];
    let columns = headings.map(|id| text_column(t!(locale, id))).into();
    let rows: Vec<Vec<SafeText>> = tripwires.iter().map(row).collect();
    (!rows.is_empty()).then_some(ReportTable { title: None, columns, rows })
}

pub(super) fn question(locale: &Locale, source: &ReportSource) -> ReportSection {
    let question = optional_lines(source.document().head().question.as_deref());
    new_section(phrases::step_name(locale, WalkStep::Question), question.map(Block::Paragraph).into_iter().collect())
}

/// Builds the section with the verdict and its breaking points, or with the reason why the verdict is withheld.
pub(super) fn verdict(locale: &Locale, source: &ReportSource) -> ReportSection {
    let (document, figures) = (source.document(), source.figures());
    let title = phrases::step_name(locale, WalkStep::Verdict);
    let Some(ranking) = source.ranking() else {
        let missing = source.withheld().map(|reason| phrases::withheld_reason(locale, document, reason));
        let mut blocks: Vec<Block> = missing.map(Block::Highlight).into_iter().collect();
        let scope = if document.is_blind() { "report-withheld-sealed" } else { "report-withheld" };
        blocks.push(Block::Paragraph(vec![t!(locale, scope)]));
        return new_section(title, blocks);
    };
    let verdict = phrases::verdict(locale, document, figures, ranking);
    let mut blocks = vec![Block::Highlight(verdict.headline)];
    let details = if source.is_short() { Vec::new() } else { verdict.details };
    blocks.extend(verdict.summary.into_iter().chain(details).map(|sentence| Block::Paragraph(vec![sentence])));
    blocks.push(Block::Picture(pictures::bars_picture(locale, source, ranking)));
    if source.is_short() {
        return new_section(title, blocks);
    }
    blocks.extend(pictures::balance_pictures(locale, source, ranking).into_iter().map(Block::Picture));
    let wins = phrases::leader_win_shares(locale, document, figures, ranking);
    let people = phrases::leaders_by_person(locale, document, figures, ranking);
    let feelings = phrases::first_feelings(locale, document);
    blocks.extend(wins.into_iter().map(|sentence| Block::Paragraph(vec![sentence])));
    blocks.extend(titled_list(t!(locale, "report-leaders-by-person"), people));
    blocks.extend(titled_list(t!(locale, "report-first-feelings"), feelings));
    blocks.extend(required_changes(locale, source, ranking));
    let later = phrases::changes_since(locale, document, None);
    if !later.is_empty() {
        blocks.extend([Block::Subheading(t!(locale, "report-changes-after-verdict")), Block::Paragraph(later)]);
    }
    new_section(title, blocks)
}

/// Returns what would put each other option level, and on which criteria and weights the leader depends.
fn required_changes(locale: &Locale, source: &ReportSource, ranking: &Ranking) -> Vec<Block> {
    let page = phrases::required_changes_page(locale, source.document(), source.figures(), ranking);
    let mut blocks = Vec::new();
    for option in page.options {
        blocks.extend(titled_list(option.heading, option.sentences));
    }
    if !page.criteria.is_empty() {
        let columns =
            vec![text_column(t!(locale, "verdict-heading-without")), text_column(page.leader_heading.clone())];
        let rows = page.criteria.into_iter().map(|row| row.map(|cell| cell.to_isolated()).into()).collect();
        blocks.push(Block::Table(ReportTable { title: None, columns, rows }));
    }
    if !page.weights.is_empty() {
        let columns = vec![
            text_column(t!(locale, "verdict-heading-weights")),
            number_column(t!(locale, "verdict-column-weight")),
            text_column(t!(locale, "verdict-column-changes-at")),
            text_column(page.leader_heading),
        ];
        let weights = page.weights.into_iter().take(MAX_WEIGHTS);
        let rows = weights.map(|[criterion, weight, change, leader]| {
            vec![criterion.to_isolated(), weight, change, leader.to_isolated()]
        });
        let title = Some(t!(locale, "report-stable-weights"));
        blocks.push(Block::Table(ReportTable { title, columns, rows: rows.collect() }));
    }
    blocks
}

/// Builds the section with the leading options from now to later. A short report has none.
pub(super) fn horizon(locale: &Locale, source: &ReportSource) -> ReportSection {
    let picture = source
        .ranking()
        .filter(|_| !source.is_short())
        .and_then(|ranking| pictures::horizon_picture(locale, source, ranking));
    new_section(t!(locale, "report-horizon"), picture.map(Block::Picture).into_iter().collect())
}

pub(super) fn choice(locale: &Locale, source: &ReportSource) -> ReportSection {
    let document = source.document();
    let percent = |part: &Percent| t!(locale, "report-percent", value = part.get().round() as usize);
    let ten = |ten: &OneToTen| t!(locale, "report-out-of-ten", value = ten.get() as usize);
    let mut blocks = Vec::new();
    match review::current_decision(document) {
        None => blocks.push(Block::Paragraph(vec![t!(locale, "report-nothing-chosen")])),
        Some(decision) => {
            let fact = |id: &'static str, line: Option<SafeText>| line.map(|line| Fact::new(t!(locale, id), line));
            let text = |id, text: &Option<String>| optional_fact(locale, id, text.as_deref());
            let option = decision.option.as_ref().map(|id| phrases::option(document, id).to_isolated());
            let chosen_on = decision.at.at.map(|at| date::format_day(locale, at.date_naive()));
            let choice = [fact("report-option-chosen", option), text("report-reason", &decision.because)];
            blocks.extend(facts_block(choice.into_iter().flatten().collect()));
            let changes = source.ranking().map(|ranking| {
                let verdict = phrases::verdict(locale, document, source.figures(), ranking).headline;
                let headline = t!(locale, "library-card-verdict", verdict = verdict);
                let changes = phrases::breaking_points(locale, document, source.figures(), ranking);
                [headline].into_iter().chain(changes).collect()
            });
            blocks.extend(titled_list(t!(locale, "report-breaking-points"), changes.unwrap_or_default()));
            if source.is_short() {
                return new_section(t!(locale, "report-choice"), blocks);
            }
            let facts = [
                fact("report-chosen-on", chosen_on),
                text("report-expectation", &decision.expects),
                fact("report-confidence", decision.confidence.as_ref().map(percent)),
                fact("report-commitment", decision.commitment.as_ref().map(ten)),
                text("report-lift", &decision.lift),
                text("report-obstacle", &decision.obstacle),
                text("report-helper", &decision.helper),
                text("report-premortem", &decision.premortem),
            ];
            blocks.extend(facts_block(facts.into_iter().flatten().collect()));
            let chosen = decision.option.as_ref().filter(|id| document.is_final(id));
            let warning =
                chosen.map(|id| t!(locale, "verdict-cannot-be-undone", option = phrases::option(document, id)));
            blocks.extend(warning.map(|text| Block::Paragraph(vec![text])));
            // The offers are compared with the existing steps, which have no directional isolates.
            let plain_locale = Locale::new(source.language());
            let offers = phrases::safeguard_offers(&plain_locale, document, source.now().date_naive());
            let offers = offers.into_iter().map(|(_, sentence)| sentence.to_isolated()).collect();
            blocks.extend(titled_list(t!(locale, "report-safeguards"), offers));
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

pub(super) fn review(locale: &Locale, source: &ReportSource) -> ReportSection {
    let lines = phrases::review_outcome(locale, source.document());
    new_section(t!(locale, "report-review-section"), list_block(lines).into_iter().collect())
}

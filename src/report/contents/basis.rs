//! The sections about the basis of the verdict: accounts, options, conditions and criteria.

use crate::phrases;
use crate::report::document::{Block, Fact, ReportSection, ReportTable, TableColumn};
use crate::report::source::ReportSource;
use crate::t;
use crate::text::{Locale, SafeText, date, number};
use crate::walk::{self, WalkStep};
use pesee_core::deliberation::{
    AccountField, ConditionState, CriterionField, FieldPath, Person, Record, WeightingMethod,
};

use super::blocks::{facts_block, titled_list};
use super::{isolated_text, new_section, number_column, optional_fact, optional_lines, optional_text, text_column};

pub(super) fn accounts(locale: &Locale, source: &ReportSource) -> ReportSection {
    let document = source.document();
    let account = |account: &pesee_core::deliberation::Account| {
        let named = |field| phrases::account_field(locale, field);
        let mut facts = Vec::new();
        let mut put = |name: SafeText, line: Option<SafeText>| facts.extend(line.map(|line| Fact::new(name, line)));
        put(named(AccountField::Platform), optional_text(account.platform.as_deref()));
        put(named(AccountField::Handle), optional_text(account.handle.as_deref()));
        let followers = account.get(AccountField::Audience).map(|_| account.audience.map_or(0.0, |n| n.get() as f64));
        put(named(AccountField::Audience), followers.map(|count| number::format(locale.language(), count, 0)));
        put(named(AccountField::Since), account.since().map(|since| date::format_partial(locale, since)));
        let brought = optional_lines(account.brought.as_deref());
        facts.extend(brought.map(|lines| Fact { name: named(AccountField::Brought), lines }));
        facts.extend(optional_fact(locale, "report-note", account.note.as_deref()));
        [Block::Subheading(phrases::account_title(locale, document, &account.id)), Block::Facts(facts)]
    };
    let blocks = document.accounts().iter().flat_map(account);
    let is_not_empty = |block: &Block| !matches!(block, Block::Facts(facts) if facts.is_empty());
    new_section(phrases::step_name(locale, WalkStep::Accounts), blocks.filter(is_not_empty).collect())
}

/// Builds the section with the fate of each account under each option, the notes and the cautions.
pub(super) fn options(locale: &Locale, source: &ReportSource) -> ReportSection {
    let document = source.document();
    let account = |account: &pesee_core::deliberation::Account| {
        text_column(phrases::account(locale, document, &account.id).to_capitalized())
    };
    let mut columns: Vec<TableColumn> = vec![text_column(t!(locale, "report-option"))];
    columns.extend(document.accounts().iter().map(account));
    let row = |option: &pesee_core::deliberation::Alternative| {
        let fates = document
            .accounts()
            .iter()
            .map(|account| phrases::fate(locale, document, document.fate(&option.id, &account.id)));
        [isolated_text(&option.name)].into_iter().chain(fates).collect()
    };
    let rows: Vec<Vec<SafeText>> = document.options().iter().map(row).collect();
    let mut blocks = Vec::new();
    if document.accounts().is_empty() && !rows.is_empty() {
        blocks.push(Block::List(rows.into_iter().flatten().collect()));
    } else if !rows.is_empty() {
        let table = ReportTable { title: Some(t!(locale, "report-fates")), columns, rows };
        blocks.extend(table.split_to_fit(1).into_iter().map(Block::Table));
    }
    let notes = document.options().iter().filter_map(|option| {
        Some(Fact { name: isolated_text(&option.name), lines: optional_lines(option.note.as_deref())? })
    });
    blocks.extend(facts_block(notes.collect()));
    let mut cautions: Vec<SafeText> = Vec::new();
    for option in document.options() {
        for caution in walk::list_option_cautions(document, &option.id) {
            let (sentence, _) = phrases::caution(locale, document, &caution);
            if !cautions.contains(&sentence) {
                cautions.push(sentence);
            }
        }
    }
    blocks.extend(titled_list(t!(locale, "report-cautions"), cautions));
    new_section(phrases::step_name(locale, WalkStep::Options), blocks)
}

/// Builds the section with the conditions, their states and the options concerned.
pub(super) fn conditions(locale: &Locale, source: &ReportSource) -> ReportSection {
    let document = source.document();
    let row = |condition: &pesee_core::deliberation::Condition| {
        let state = match condition.state() {
            ConditionState::Met => t!(locale, "report-met"),
            ConditionState::Unmet if condition.is_blocking() => t!(locale, "report-unmet-out"),
            ConditionState::Unmet => t!(locale, "report-unmet-warns"),
            ConditionState::Unknown => t!(locale, "report-unknown"),
        };
        let concerned: Vec<SafeText> =
            condition.options().iter().map(|id| phrases::option(document, id).to_isolated()).collect();
        vec![isolated_text(&condition.question), state, SafeText::join(&concerned, "; ")]
    };
    let headings = [t!(locale, "report-condition"), t!(locale, "report-state"), t!(locale, "report-concerns")];
    let mut blocks = Vec::new();
    if !document.conditions().is_empty() {
        blocks.push(Block::Table(ReportTable {
            title: None,
            columns: headings.map(text_column).into(),
            rows: document.conditions().iter().map(row).collect(),
        }));
    }
    let notes = document.conditions().iter().filter_map(|condition| {
        Some(Fact { name: isolated_text(&condition.question), lines: optional_lines(condition.note.as_deref())? })
    });
    blocks.extend(facts_block(notes.collect()));
    new_section(phrases::step_name(locale, WalkStep::Conditions), blocks)
}

/// Builds the section with the criteria, their time horizons and weights, and the answers that determine the weights.
pub(super) fn criteria(locale: &Locale, source: &ReportSource) -> ReportSection {
    let document = source.document();
    let mut blocks = Vec::new();
    if document.criteria().is_empty() {
        return new_section(phrases::step_name(locale, WalkStep::Criteria), blocks);
    }
    let table = source.figures().matrix();
    let mut columns = vec![text_column(t!(locale, "report-criterion")), text_column(t!(locale, "report-when"))];
    let given = given_columns(locale, source);
    columns.extend(given.iter().map(|given| number_column(given.name.clone())));
    let is_weighed = table.has_weights() && !document.is_blind();
    columns.extend(is_weighed.then(|| number_column(t!(locale, "report-share"))));
    let row = |(at, criterion): (usize, &pesee_core::deliberation::Criterion)| {
        let mut row = vec![isolated_text(&criterion.name), phrases::time_horizon(locale, criterion.time_horizon())];
        row.extend(given.iter().map(|given| given.cells.get(at).cloned().unwrap_or_default()));
        let share = table.criteria.get(at).filter(|factor| factor.is_counted());
        let share = share.map(|factor| number::format(locale.language(), factor.share * 100.0, 0));
        row.extend(is_weighed.then(|| share.unwrap_or(t!(locale, "report-counts-not"))));
        row
    };
    let rows = document.criteria().iter().enumerate().map(row).collect();
    let title = None;
    blocks.extend(ReportTable { title, columns, rows }.split_to_fit(2).into_iter().map(Block::Table));
    blocks.push(Block::Paragraph(vec![describe_weighting(locale, source, is_weighed)]));
    if let Some(pairwise) = table.pairwise.as_ref().filter(|_| is_weighed) {
        blocks
            .extend(phrases::consistency(locale, document, pairwise).map(|sentence| Block::Paragraph(vec![sentence])));
        let judgement = pairwise
            .most_inconsistent
            .as_ref()
            .filter(|_| pairwise.consistency_ratio > Some(pesee_core::method::MAX_CONSISTENCY_RATIO));
        blocks.extend(
            judgement
                .map(|judgement| Block::Paragraph(vec![phrases::inconsistent_judgement(locale, document, judgement)])),
        );
    }
    blocks.extend(anchor_table(locale, source));
    let notes = document.criteria().iter().filter_map(|criterion| {
        Some(Fact { name: isolated_text(&criterion.name), lines: optional_lines(criterion.note.as_deref())? })
    });
    blocks.extend(facts_block(notes.collect()));
    new_section(phrases::step_name(locale, WalkStep::Criteria), blocks)
}

/// A column with an answer for each criterion.
struct GivenColumn {
    name: SafeText,
    cells: Vec<SafeText>,
}

/// Returns the columns with the points or ranks of the criteria and the points of each person. Leaves out sealed
/// answers, and the points if the weights come from pairwise comparisons.
fn given_columns(locale: &Locale, source: &ReportSource) -> Vec<GivenColumn> {
    let document = source.document();
    let figure = |value| number::format_short(locale.language(), value);
    let shared = |field, name: SafeText, of: &dyn Fn(&pesee_core::deliberation::Criterion) -> Option<f64>| {
        let is_visible = |criterion: &pesee_core::deliberation::Criterion| {
            source.may_show(&FieldPath::Criterion(criterion.id.clone(), field))
        };
        let values: Vec<Option<f64>> =
            document.criteria().iter().map(|criterion| of(criterion).filter(|_| is_visible(criterion))).collect();
        let cells = values.iter().map(|value| value.map(figure).unwrap_or_default()).collect();
        values.iter().any(Option::is_some).then_some(GivenColumn { name, cells })
    };
    let common = match document.weighting_method() {
        WeightingMethod::Order => {
            let rank = |criterion: &pesee_core::deliberation::Criterion| criterion.rank.map(|rank| rank.get() as f64);
            shared(CriterionField::Rank, t!(locale, "report-rank"), &rank)
        }
        WeightingMethod::Points | WeightingMethod::Swing => {
            let points = |criterion: &pesee_core::deliberation::Criterion| criterion.weight.map(|points| points.get());
            shared(CriterionField::Weight, t!(locale, "report-points"), &points)
        }
        WeightingMethod::Pairwise => None,
    };
    let people = document.people();
    let own = |person: &Person<'_>| {
        let points = document.weights(person.id)?;
        let cell = |criterion: &pesee_core::deliberation::Criterion| {
            points.get(&criterion.id).map(|points| figure(points.get())).unwrap_or_default()
        };
        let name = phrases::person(locale, document, person.id);
        let name = t!(locale, "report-points-of", person = name);
        Some(GivenColumn { name, cells: document.criteria().iter().map(cell).collect() })
    };
    common.into_iter().chain(people.iter().filter_map(own)).collect()
}

/// Describes the weighting method and the lens.
fn describe_weighting(locale: &Locale, source: &ReportSource, is_weighed: bool) -> SafeText {
    let document = source.document();
    let at = number::format(locale.language(), document.lens(), 2);
    let lens = t!(locale, "report-lens", at = at, people = document.people().len());
    if !is_weighed {
        return lens;
    }
    let method =
        t!(locale, "report-weighting-method", how = phrases::weighting_method(locale, document.weighting_method()));
    SafeText::join([&method, &lens], " ")
}

/// Builds the table with the descriptions of the ends and the middle of the rating scales; `None` if no scale has any.
fn anchor_table(locale: &Locale, source: &ReportSource) -> Option<Block> {
    let rows: Vec<Vec<SafeText>> = source
        .document()
        .criteria()
        .iter()
        .filter(|criterion| [&criterion.con, &criterion.zero, &criterion.pro].iter().any(|words| words.is_some()))
        .map(|criterion| {
            let ends = [&criterion.con, &criterion.zero, &criterion.pro];
            let ends = ends.map(|words| optional_text(words.as_deref()).unwrap_or_default());
            [isolated_text(&criterion.name)].into_iter().chain(ends).collect()
        })
        .collect();
    let headings = [
        t!(locale, "report-criterion"),
        SafeText::from_static("−5"),
        SafeText::from_static("0"),
        SafeText::from_static("+5"),
    ];
    let columns = headings.map(text_column).into();
    (!rows.is_empty()).then(|| Block::Table(ReportTable { title: Some(t!(locale, "report-anchors")), columns, rows }))
}

//! What a verdict rests on: accounts, options, conditions, and what counts for how much.

use crate::report::matter::Matter;
use crate::report::paper::{Block, Column, Fact, Section, Table};
use crate::say;
use crate::tell;
use crate::text::{Shown, Tongue, date, number};
use crate::walk::{self, Step};
use pesee_core::deliberation::{
    AccountField, ConditionState, CriterionField, FieldPath, Person, Record, WeightingMethod,
};

use super::blocks::{facts, titled};
use super::{fact, figures, lines, outside, said, section, words};

/// The accounts at stake, each with what is known of it.
pub(super) fn accounts(tongue: &Tongue, matter: &Matter) -> Section {
    let document = matter.document();
    let account = |account: &pesee_core::deliberation::Account| {
        let named = |field| say::account_field(tongue, field);
        let mut facts = Vec::new();
        let mut put = |name: Shown, line: Option<Shown>| facts.extend(line.map(|line| Fact::new(name, line)));
        put(named(AccountField::Platform), said(account.platform.as_deref()));
        put(named(AccountField::Handle), said(account.handle.as_deref()));
        let followers = account.get(AccountField::Audience).map(|_| account.audience.map_or(0.0, |n| n.get() as f64));
        put(named(AccountField::Audience), followers.map(|count| number::number(tongue.language(), count, 0)));
        put(named(AccountField::Since), account.since.map(|day| date::day(tongue, day)));
        let brought = lines(account.brought.as_deref());
        facts.extend(brought.map(|lines| Fact { name: named(AccountField::Brought), lines }));
        facts.extend(fact(tongue, "report-note", account.note.as_deref()));
        [Block::Title(say::account_title(tongue, document, &account.id)), Block::Facts(facts)]
    };
    let blocks = document.accounts().iter().flat_map(account);
    let is_said = |block: &Block| !matches!(block, Block::Facts(facts) if facts.is_empty());
    section(say::step(tongue, Step::Accounts), blocks.filter(is_said).collect())
}

/// The options, what becomes of each account, and what is to be thought of.
pub(super) fn options(tongue: &Tongue, matter: &Matter) -> Section {
    let document = matter.document();
    let account =
        |account: &pesee_core::deliberation::Account| words(say::account(tongue, document, &account.id).capitalized());
    let mut columns: Vec<Column> = vec![words(tell!(tongue, "report-option"))];
    columns.extend(document.accounts().iter().map(account));
    let row = |option: &pesee_core::deliberation::Alternative| {
        let fates = document
            .accounts()
            .iter()
            .map(|account| say::fate(tongue, document, document.fate(&option.id, &account.id)));
        [outside(&option.name)].into_iter().chain(fates).collect()
    };
    let rows: Vec<Vec<Shown>> = document.options().iter().map(row).collect();
    let mut blocks = Vec::new();
    if !rows.is_empty() {
        let table = Table { title: Some(tell!(tongue, "report-fates")), columns, rows };
        blocks.extend(table.fitting(1).into_iter().map(Block::Table));
    }
    let notes = document
        .options()
        .iter()
        .filter_map(|option| Some(Fact { name: outside(&option.name), lines: lines(option.note.as_deref())? }));
    blocks.extend(facts(notes.collect()));
    let mut cautions: Vec<Shown> = Vec::new();
    for option in document.options() {
        for caution in walk::about(document, &option.id) {
            let (sentence, _) = say::caution(tongue, document, &caution);
            if !cautions.contains(&sentence) {
                cautions.push(sentence);
            }
        }
    }
    blocks.extend(titled(tell!(tongue, "report-cautions"), cautions));
    section(say::step(tongue, Step::Options), blocks)
}

/// The conditions, whether they hold, and what follows.
pub(super) fn conditions(tongue: &Tongue, matter: &Matter) -> Section {
    let document = matter.document();
    let row = |condition: &pesee_core::deliberation::Condition| {
        let state = match condition.state() {
            ConditionState::Met => tell!(tongue, "report-met"),
            ConditionState::Unmet if condition.is_blocking() => tell!(tongue, "report-unmet-out"),
            ConditionState::Unmet => tell!(tongue, "report-unmet-warns"),
            ConditionState::Unknown => tell!(tongue, "report-unknown"),
        };
        let concerned: Vec<Shown> = condition.options().iter().map(|id| say::option(document, id).isolated()).collect();
        vec![outside(&condition.question), state, Shown::join(&concerned, "; ")]
    };
    let heads = [tell!(tongue, "report-condition"), tell!(tongue, "report-state"), tell!(tongue, "report-concerns")];
    let mut blocks = Vec::new();
    if !document.conditions().is_empty() {
        blocks.push(Block::Table(Table {
            title: None,
            columns: heads.map(words).into(),
            rows: document.conditions().iter().map(row).collect(),
        }));
    }
    let notes = document.conditions().iter().filter_map(|condition| {
        Some(Fact { name: outside(&condition.question), lines: lines(condition.note.as_deref())? })
    });
    blocks.extend(facts(notes.collect()));
    section(say::step(tongue, Step::Conditions), blocks)
}

/// What counts, when, for how much, and where that comes from.
pub(super) fn criteria(tongue: &Tongue, matter: &Matter) -> Section {
    let document = matter.document();
    let mut blocks = Vec::new();
    if document.criteria().is_empty() {
        return section(say::step(tongue, Step::Criteria), blocks);
    }
    let table = matter.figures().matrix();
    let mut columns = vec![words(tell!(tongue, "report-criterion")), words(tell!(tongue, "report-when"))];
    let given = given(tongue, matter);
    columns.extend(given.iter().map(|given| figures(given.name.clone())));
    let is_weighed = table.total_weight > 0.0 && !document.is_blind();
    columns.extend(is_weighed.then(|| figures(tell!(tongue, "report-share"))));
    let row = |(at, criterion): (usize, &pesee_core::deliberation::Criterion)| {
        let mut row = vec![outside(&criterion.name), say::when(tongue, criterion.time_horizon())];
        row.extend(given.iter().map(|given| given.cells.get(at).cloned().unwrap_or_default()));
        let share = table.criteria.get(at).filter(|factor| factor.is_counted());
        let share = share.map(|factor| number::number(tongue.language(), factor.share * 100.0, 0));
        row.extend(is_weighed.then(|| share.unwrap_or(tell!(tongue, "report-counts-not"))));
        row
    };
    let rows = document.criteria().iter().enumerate().map(row).collect();
    let title = None;
    blocks.extend(Table { title, columns, rows }.fitting(2).into_iter().map(Block::Table));
    blocks.push(Block::Words(vec![how(tongue, matter, is_weighed)]));
    if let Some(judged) = table.pairwise.as_ref().filter(|_| is_weighed) {
        blocks.extend(say::consistency(tongue, document, judged).map(|said| Block::Words(vec![said])));
        let look = judged
            .most_inconsistent
            .as_ref()
            .filter(|_| judged.consistency_ratio > Some(pesee_core::method::MAX_CONSISTENCY_RATIO));
        blocks.extend(look.map(|look| Block::Words(vec![say::look_again(tongue, document, look)])));
    }
    blocks.extend(anchors(tongue, matter));
    let notes = document.criteria().iter().filter_map(|criterion| {
        Some(Fact { name: outside(&criterion.name), lines: lines(criterion.note.as_deref())? })
    });
    blocks.extend(facts(notes.collect()));
    section(say::step(tongue, Step::Criteria), blocks)
}

/// A column of what was given for each criterion.
struct Given {
    name: Shown,
    cells: Vec<Shown>,
}

/// What was given for each criterion: points or a place in the order, and each person's own points; nothing that is
/// sealed, and nothing where comparisons in pairs were given instead.
fn given(tongue: &Tongue, matter: &Matter) -> Vec<Given> {
    let document = matter.document();
    let figure = |value| number::short(tongue.language(), value);
    let shared = |field, name: Shown, of: &dyn Fn(&pesee_core::deliberation::Criterion) -> Option<f64>| {
        let seen = |criterion: &pesee_core::deliberation::Criterion| {
            matter.shows(&FieldPath::Criterion(criterion.id.clone(), field))
        };
        let values: Vec<Option<f64>> =
            document.criteria().iter().map(|criterion| of(criterion).filter(|_| seen(criterion))).collect();
        let cells = values.iter().map(|value| value.map(figure).unwrap_or_default()).collect();
        values.iter().any(Option::is_some).then_some(Given { name, cells })
    };
    let common = match document.weighting_method() {
        WeightingMethod::Order => {
            let rank = |criterion: &pesee_core::deliberation::Criterion| criterion.rank.map(|rank| rank.get() as f64);
            shared(CriterionField::Rank, tell!(tongue, "report-rank"), &rank)
        }
        WeightingMethod::Points | WeightingMethod::Swing => {
            let points = |criterion: &pesee_core::deliberation::Criterion| criterion.weight.map(|points| points.get());
            shared(CriterionField::Weight, tell!(tongue, "report-points"), &points)
        }
        WeightingMethod::Pairwise => None,
    };
    let people = document.people();
    let own = |person: &Person<'_>| {
        let points = document.weights(person.id)?;
        let cell = |criterion: &pesee_core::deliberation::Criterion| {
            points.get(&criterion.id).map(|points| figure(points.get())).unwrap_or_default()
        };
        let name = say::person(tongue, document, person.id);
        let name = tell!(tongue, "report-points-of", person = name);
        Some(Given { name, cells: document.criteria().iter().map(cell).collect() })
    };
    common.into_iter().chain(people.iter().filter_map(own)).collect()
}

/// How the weights were given, and how much the years ahead count.
fn how(tongue: &Tongue, matter: &Matter, is_weighed: bool) -> Shown {
    let document = matter.document();
    let lens = tell!(tongue, "report-lens", at = number::number(tongue.language(), document.lens(), 2));
    if !is_weighed {
        return lens;
    }
    let given = tell!(tongue, "report-given", how = say::method(tongue, document.weighting_method()));
    Shown::join([&given, &lens], " ")
}

/// The words at the ends and the middle of the scales that have any.
fn anchors(tongue: &Tongue, matter: &Matter) -> Option<Block> {
    let rows: Vec<Vec<Shown>> = matter
        .document()
        .criteria()
        .iter()
        .filter(|criterion| [&criterion.con, &criterion.zero, &criterion.pro].iter().any(|words| words.is_some()))
        .map(|criterion| {
            let ends = [&criterion.con, &criterion.zero, &criterion.pro];
            let ends = ends.map(|words| said(words.as_deref()).unwrap_or_default());
            [outside(&criterion.name)].into_iter().chain(ends).collect()
        })
        .collect();
    let heads = [tell!(tongue, "report-criterion"), Shown::fixed("−5"), Shown::fixed("0"), Shown::fixed("+5")];
    let columns = heads.map(words).into();
    (!rows.is_empty()).then(|| Block::Table(Table { title: Some(tell!(tongue, "report-ends")), columns, rows }))
}

//! What it came to: the question, the verdict and where it breaks, the choice, what is done and when.

use crate::report::matter::Matter;
use crate::report::paper::{Block, Fact, Section, Table};
use crate::say;
use crate::tell;
use crate::text::{Shown, Tongue, date};
use crate::walk::{Step, look_back};
use pesee_core::deliberation::{ActionStep as ToDo, FieldPath, OneToTen, Percent, Visit, VisitField};

use super::blocks::{facts, listed, titled};
use super::{drawn, fact, lines, outside, section, words};

/// So many weights are told of that may not move far; JSON has them all.
const MOST_WEIGHTS: usize = 8;

/// What comes next: what is to be done, what is due first before the rest, what was agreed, and the day to look again.
pub(super) fn next(tongue: &Tongue, matter: &Matter) -> Section {
    let document = matter.document();
    let mut steps: Vec<&ToDo> = document.steps().iter().collect();
    steps.sort_by_key(|step| (step.done == Some(true), step.by.is_none(), step.by));
    let row = |step: &&ToDo| {
        let day = step.by.map(|day| date::day(tongue, day)).unwrap_or_default();
        let state = if step.done == Some(true) { "report-done" } else { "report-to-do" };
        vec![outside(&step.what), day, tell!(tongue, state)]
    };
    let heads = [tell!(tongue, "report-step"), tell!(tongue, "report-by"), tell!(tongue, "report-state")];
    let rows: Vec<Vec<Shown>> = steps.iter().map(row).collect();
    let table = Table { title: None, columns: heads.map(words).into(), rows };
    let mut blocks: Vec<Block> = (!table.rows.is_empty()).then_some(Block::Table(table)).into_iter().collect();
    let is_seen = |visit: &&Visit| matter.shows(&FieldPath::Visit(visit.at, VisitField::Agreed));
    let agreed = document.visits().iter().rev().filter(is_seen).find_map(|visit| {
        let (lines, at) = (lines(visit.agreed.as_deref())?, visit.at.at?);
        Some(Fact { name: tell!(tongue, "report-agreed", day = date::day(tongue, at.date_naive())), lines })
    });
    let again = document.head().review_on.map(|day| date::day(tongue, day));
    let again = again.map(|day| Fact::new(tell!(tongue, "report-again-on"), day));
    blocks.extend(facts(again.into_iter().chain(agreed).collect()));
    section(tell!(tongue, "report-next"), blocks)
}

/// What was to be decided.
pub(super) fn question(tongue: &Tongue, matter: &Matter) -> Section {
    let question = lines(matter.document().head().question.as_deref());
    section(say::step(tongue, Step::Question), question.map(Block::Words).into_iter().collect())
}

/// The verdict with the point at which it breaks, or what is missing before there is one.
pub(super) fn verdict(tongue: &Tongue, matter: &Matter) -> Section {
    let (document, figures) = (matter.document(), matter.figures());
    let title = say::step(tongue, Step::Verdict);
    let Some(ranking) = matter.ranking() else {
        let missing = matter.withheld().map(|why| say::withheld(tongue, document, why));
        let mut blocks: Vec<Block> = missing.map(Block::Loud).into_iter().collect();
        blocks.push(Block::Words(vec![tell!(tongue, "report-withheld")]));
        return section(title, blocks);
    };
    let spoken = say::verdict(tongue, document, figures, ranking);
    let mut blocks = vec![Block::Loud(spoken.headline)];
    blocks.extend(spoken.breaks.into_iter().chain(spoken.beside).map(|sentence| Block::Words(vec![sentence])));
    blocks.push(Block::Picture(drawn::bars(tongue, matter, ranking)));
    blocks.extend(drawn::balances(tongue, matter, ranking).into_iter().map(Block::Picture));
    let wins = say::wins_in_front(tongue, document, figures, ranking);
    let people = say::people(tongue, document, figures, ranking);
    let feelings = say::feelings(tongue, document);
    blocks.extend(wins.into_iter().map(|sentence| Block::Words(vec![sentence])));
    blocks.extend(titled(tell!(tongue, "report-each"), people));
    blocks.extend(titled(tell!(tongue, "report-feeling"), feelings));
    let mut stability = say::stability(tongue, document, figures, ranking);
    stability.truncate(MOST_WEIGHTS);
    blocks.extend(titled(tell!(tongue, "report-change"), stability));
    let later = say::since(tongue, document, None);
    if !later.is_empty() {
        blocks.extend([Block::Title(tell!(tongue, "report-since")), Block::Words(later)]);
    }
    section(title, blocks)
}

/// Who leads near at hand and in the long run.
pub(super) fn horizon(tongue: &Tongue, matter: &Matter) -> Section {
    let picture = matter.ranking().and_then(|ranking| drawn::horizon(tongue, matter, ranking));
    section(tell!(tongue, "report-horizon"), picture.map(Block::Picture).into_iter().collect())
}

/// What was chosen, why, and what is expected of it.
pub(super) fn choice(tongue: &Tongue, matter: &Matter) -> Section {
    let document = matter.document();
    let percent = |part: &Percent| tell!(tongue, "report-percent", value = part.get().round() as usize);
    let ten = |ten: &OneToTen| tell!(tongue, "report-ten", value = ten.get() as usize);
    let mut blocks = Vec::new();
    match look_back::standing(document) {
        None => blocks.push(Block::Words(vec![tell!(tongue, "report-nothing-chosen")])),
        Some(decision) => {
            let one = |id: &'static str, line: Option<Shown>| line.map(|line| Fact::new(tell!(tongue, id), line));
            let text = |id, text: &Option<String>| fact(tongue, id, text.as_deref());
            let option = decision.option.as_ref().map(|id| say::option(document, id).isolated());
            let known = [
                one("report-option-chosen", option),
                one("report-chosen-on", decision.at.at.map(|at| date::day(tongue, at.date_naive()))),
                text("report-because", &decision.because),
                text("report-expected", &decision.expects),
                one("report-confidence", decision.confidence.as_ref().map(percent)),
                one("report-commitment", decision.commitment.as_ref().map(ten)),
                text("report-lift", &decision.lift),
                text("report-obstacle", &decision.obstacle),
                text("report-helper", &decision.helper),
                text("report-premortem", &decision.premortem),
            ];
            blocks.push(Block::Facts(known.into_iter().flatten().collect()));
            // Compared with the steps that are there: without marks.
            let plain = Tongue::new(matter.language());
            let offered = say::safeguards(&plain, document, matter.now().date_naive());
            let offered = offered.into_iter().map(|(_, sentence)| sentence.isolated()).collect();
            blocks.extend(titled(tell!(tongue, "report-safeguards"), offered));
        }
    }
    let earlier = document.decisions().iter().rev().skip(usize::from(!look_back::is_reopened(document)));
    let earlier = earlier.filter_map(|decision| {
        let (option, at) = (decision.option.as_ref()?, decision.at.at?);
        let day = date::day(tongue, at.date_naive());
        Some(tell!(tongue, "report-earlier", option = say::option(document, option), day = day))
    });
    blocks.extend(titled(tell!(tongue, "report-earlier-rounds"), earlier.collect()));
    section(tell!(tongue, "report-choice"), blocks)
}

/// What came of it.
pub(super) fn looking_back(tongue: &Tongue, matter: &Matter) -> Section {
    let came = say::came_of_it(tongue, matter.document());
    section(tell!(tongue, "report-back"), listed(came).into_iter().collect())
}

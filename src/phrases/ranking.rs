//! Sentences about the order of the options: the rows of the ranking, conditions, and how often an option wins
//! (METHOD.md §4, §7).

use crate::t;
use crate::text::{Locale, SafeText, number};
use pesee_core::deliberation::{Deliberation, Id};
use pesee_core::method::{AssessedOption, ConditionalLeaders, Figures, OptionScore, Ranking, WeightTrust};

use super::names;

/// How often one option is first, as a bar chart: one bar per level of trust in the weights.
#[derive(Clone, Debug, PartialEq)]
pub struct WinChart {
    /// Names the option and the number of draws that each bar counts.
    pub title: SafeText,
    pub bars: Vec<WinBar>,
    /// Says which answers each draw also varies, if it varies any.
    pub note: Option<SafeText>,
}

/// One bar of a [`WinChart`].
#[derive(Clone, Debug, PartialEq)]
pub struct WinBar {
    /// The weights of the draws.
    pub label: SafeText,
    /// The part of the draws in which the option is first, 0–1.
    pub share: f64,
    /// The same of 100 draws. It is 0 or 100 only if the share is exactly 0 or 1.
    pub percent: usize,
}

/// Returns the chart of one option; `None` where [`wins_of_option`] says nothing either.
pub fn win_chart(
    locale: &Locale,
    document: &Deliberation,
    figures: &Figures,
    ranking: &Ranking,
    option: usize,
) -> Option<WinChart> {
    let name = option_with_wins(document, figures, option)?;
    let bar = |(trust, share): (WeightTrust, f64)| {
        let label = match trust {
            WeightTrust::Given => t!(locale, "verdict-win-chart-given"),
            WeightTrust::Rough => t!(locale, "verdict-win-chart-rough"),
            WeightTrust::Order => t!(locale, "verdict-win-chart-order"),
            WeightTrust::Any => t!(locale, "verdict-win-chart-any"),
        };
        WinBar { label, share, percent: whole_percent(share) }
    };
    let bars: Vec<WinBar> = win_shares(figures, ranking, option, &WeightTrust::ALL).map(bar).collect();
    let title = t!(locale, "verdict-win-chart-title", option = name);
    (!bars.is_empty()).then(|| WinChart { title, bars, note: varied_answers(locale, figures) })
}

/// Returns the share of the draws in which an option is first, for each of these levels of trust in the weights. The
/// exact weights are left out if no answer is uncertain, because nothing varies then. Empty while there are no draws.
fn win_shares(
    figures: &Figures,
    ranking: &Ranking,
    option: usize,
    levels: &[WeightTrust],
) -> impl Iterator<Item = (WeightTrust, f64)> {
    let levels = levels.iter().copied().filter(|trust| *trust != WeightTrust::Given || varies(figures));
    let wins = ranking.win_shares.as_ref();
    levels.filter_map(move |trust| Some((trust, wins?.win_share(option, trust))))
}

/// Returns a share as a whole number of 100. The result is 0 or 100 only for exactly 0 or 1.
pub(super) fn whole_percent(share: f64) -> usize {
    let hundred = (share * 100.0).round();
    let hundred = if share > 0.0 && share < 1.0 { hundred.clamp(1.0, 99.0) } else { hundred };
    hundred as usize
}

/// Returns whether draws vary any answer.
fn varies(figures: &Figures) -> bool {
    figures.verdict().uncertain_answers + figures.verdict().missing_answers > 0
}

/// Returns the name of an option if it can win against another one: it is not ruled out, another option is left, and
/// something varies.
fn option_with_wins(document: &Deliberation, figures: &Figures, option: usize) -> Option<SafeText> {
    let assessed = figures.matrix().options.get(option).filter(|assessed| assessed.is_eligible())?;
    figures.matrix().eligible_options().nth(1)?;
    // With one criterion no weight changes anything.
    if figures.matrix().counted_rows().nth(1).is_none() && !varies(figures) {
        return None;
    }
    Some(names::option(document, &assessed.id))
}

/// Says which answers each draw varies; `None` if it varies none.
fn varied_answers(locale: &Locale, figures: &Figures) -> Option<SafeText> {
    let what = match (figures.verdict().uncertain_answers, figures.verdict().missing_answers) {
        (0, _) => "missing",
        (_, 0) => "uncertain",
        _ => "both",
    };
    varies(figures).then(|| t!(locale, "verdict-wins-ranges", what = what))
}

/// Describes how often one option is first, for each of these levels of trust in the weights; `None` while there are no
/// draws, if the option is ruled out, or if no other option is left.
pub fn wins_of_option(
    locale: &Locale,
    document: &Deliberation,
    figures: &Figures,
    ranking: &Ranking,
    option: usize,
    levels: &[WeightTrust],
) -> Option<SafeText> {
    let name = option_with_wins(document, figures, option)?;
    let part = |(trust, share): (WeightTrust, f64)| {
        let hundred = whole_percent(share);
        match trust {
            WeightTrust::Given => t!(locale, "verdict-wins-given", won = hundred),
            WeightTrust::Rough => t!(locale, "verdict-wins-rough", won = hundred),
            WeightTrust::Order => t!(locale, "verdict-wins-order", won = hundred),
            WeightTrust::Any => t!(locale, "verdict-wins-any", won = hundred),
        }
    };
    let parts: Vec<SafeText> = win_shares(figures, ranking, option, levels).map(part).collect();
    let sentence = t!(locale, "verdict-wins-of", option = name, wins = SafeText::join(&parts, ", "));
    let sentences = SafeText::join([sentence].iter().chain(&varied_answers(locale, figures)), " ");
    (!parts.is_empty()).then_some(sentences)
}

/// Describes how often each leading option is first, one sentence per option.
pub fn leader_win_shares(
    locale: &Locale,
    document: &Deliberation,
    figures: &Figures,
    ranking: &Ranking,
) -> Vec<SafeText> {
    let sentence = |at: usize| wins_of_option(locale, document, figures, ranking, at, &WeightTrust::ALL);
    ranking.leaders.iter().filter_map(sentence).collect()
}

/// Quotes the questions of conditions, joined as in “a, b and c”.
pub(super) fn quote_questions(locale: &Locale, document: &Deliberation, conditions: &[Id]) -> SafeText {
    let conditions = conditions.iter().filter_map(|id| document.condition(id));
    let questions: Vec<SafeText> = conditions.map(|condition| SafeText::sanitize(&condition.question)).collect();
    quote_all(locale, &questions)
}

/// Describes the unknown conditions that could rule an option out; `None` if there are none.
pub fn conditions_to_meet(locale: &Locale, document: &Deliberation, option: &AssessedOption) -> Option<SafeText> {
    let unknown = &option.unknown_conditions;
    let questions = quote_questions(locale, document, unknown);
    let name = names::option(document, &option.id);
    (!unknown.is_empty())
        .then(|| t!(locale, "verdict-only-if", option = name, count = unknown.len(), questions = questions))
}

/// Describes the conditions that are not met but do not rule the option out; `None` if there are none.
pub fn warned_conditions(locale: &Locale, document: &Deliberation, option: &AssessedOption) -> Option<SafeText> {
    let warned = &option.warned_conditions;
    let questions = quote_questions(locale, document, warned);
    let name = names::option(document, &option.id);
    (!warned.is_empty())
        .then(|| t!(locale, "verdict-warned", count = warned.len(), questions = questions, option = name))
}

/// Describes what restricts an option: the conditions that rule it out, or those that are unknown or not met, and
/// whether it can be undone.
pub fn option_restrictions(locale: &Locale, document: &Deliberation, option: &AssessedOption) -> Vec<SafeText> {
    if !option.is_eligible() {
        return vec![ruled_out_option(locale, document, option)];
    }
    let name = names::option(document, &option.id);
    let undo = option.is_final.then(|| t!(locale, "verdict-cannot-be-undone", option = name));
    undo.into_iter().chain(option_conditions(locale, document, option)).collect()
}

/// Describes the conditions of an option that do not rule it out but are unknown or not met.
pub fn option_conditions(locale: &Locale, document: &Deliberation, option: &AssessedOption) -> Vec<SafeText> {
    let conditions = conditions_to_meet(locale, document, option);
    [conditions, warned_conditions(locale, document, option)].into_iter().flatten().collect()
}

/// Lists the options by rank, one line per option, each with its restrictions; options that are ruled out come last.
pub fn ranking_lines(locale: &Locale, document: &Deliberation, figures: &Figures, ranking: &Ranking) -> Vec<SafeText> {
    let mut rows: Vec<_> = figures.matrix().options.iter().zip(&ranking.scores).collect();
    rows.sort_by_key(|(_, score)| score.rank);
    let row = |(option, score): (&AssessedOption, &OptionScore)| {
        let figure = |value| number::format(locale.language(), value, 1);
        let line = option.is_eligible().then(|| {
            t!(
                locale,
                "verdict-row",
                rank = score.rank,
                option = names::option(document, &option.id),
                score = number::format_signed(locale.language(), score.score, 1),
                pros = figure(score.pros),
                cons = figure(score.cons)
            )
        });
        let parts: Vec<SafeText> = line.into_iter().chain(option_restrictions(locale, document, option)).collect();
        SafeText::join(&parts, " ")
    };
    rows.into_iter().map(row).collect()
}

/// Describes an option that is ruled out, with the conditions that rule it out.
pub fn ruled_out_option(locale: &Locale, document: &Deliberation, option: &AssessedOption) -> SafeText {
    let questions = quote_questions(locale, document, &option.failed_conditions);
    let count = option.failed_conditions.len();
    t!(
        locale,
        "verdict-row-ruled-out",
        option = names::option(document, &option.id),
        count = count,
        questions = questions
    )
}

/// Names the options that are not rated because a condition rules them out; `None` if there are none.
pub fn options_not_rated(locale: &Locale, document: &Deliberation) -> Option<SafeText> {
    let ruled_out = document.options().iter().filter(|option| document.is_ruled_out(&option.id));
    let names: Vec<SafeText> = ruled_out.map(|option| names::option(document, &option.id)).collect();
    let options = quote_all(locale, &names);
    (!names.is_empty()).then(|| t!(locale, "verdict-not-rated", count = names.len(), options = options))
}

/// Describes briefly why an option is ruled out, for a row that names the option already.
pub fn reason_ruled_out(locale: &Locale, document: &Deliberation, option: &AssessedOption) -> SafeText {
    let questions = quote_questions(locale, document, &option.failed_conditions);
    t!(locale, "verdict-reason-ruled-out", questions = questions)
}

/// Describes which option leads if the unknown conditions of the leader are all answered with no; `None` if there are
/// none.
pub(super) fn describe_leaders_otherwise(
    locale: &Locale,
    document: &Deliberation,
    figures: &Figures,
    ranking: &Ranking,
) -> Option<SafeText> {
    Some(describe_leaders(locale, document, figures, ranking.leaders_otherwise.as_ref()?))
}

/// Names the options that lead in another case.
pub(super) fn describe_leaders(
    locale: &Locale,
    document: &Deliberation,
    figures: &Figures,
    ConditionalLeaders { leaders, is_settled }: &ConditionalLeaders,
) -> SafeText {
    let options = leaders.iter().filter_map(|at| figures.matrix().options.get(at));
    let options: Vec<SafeText> = options.map(|option| names::option(document, &option.id)).collect();
    if let [option] = options.as_slice() {
        return if *is_settled {
            t!(locale, "verdict-otherwise-leads", option = option)
        } else {
            t!(locale, "verdict-otherwise-may", option = option)
        };
    }
    let quoted = quote_all(locale, &options);
    match (options.is_empty(), is_settled) {
        (true, _) => t!(locale, "verdict-otherwise-none"),
        (false, true) => t!(locale, "verdict-otherwise-level", options = quoted),
        (false, false) => t!(locale, "verdict-otherwise-may-lead", options = quoted),
    }
}

/// Quotes texts and joins them as in “a, b and c”.
pub(super) fn quote_all(locale: &Locale, texts: &[SafeText]) -> SafeText {
    let quoted: Vec<SafeText> = texts.iter().map(|text| t!(locale, "verdict-quoted", option = text)).collect();
    join_with_and(locale, &quoted)
}

/// The names that a short sentence quotes at most, and the width of one, in columns.
const MAX_QUOTED: usize = 4;
const MAX_QUOTED_COLUMNS: usize = 40;

/// Quotes the first names and counts the others, for a sentence of a few lines.
pub(super) fn quote_first(locale: &Locale, texts: &[SafeText]) -> SafeText {
    let short: Vec<SafeText> = texts.iter().map(|text| text.clone().truncate(MAX_QUOTED_COLUMNS)).collect();
    match short.get(..MAX_QUOTED - 1) {
        Some(first) if short.len() > MAX_QUOTED => {
            let quoted: Vec<SafeText> = first.iter().map(|text| t!(locale, "verdict-quoted", option = text)).collect();
            let others = t!(locale, "change-more", count = short.len() - first.len());
            SafeText::join(&[SafeText::join(&quoted, ", "), others], " ")
        }
        _ => quote_all(locale, &short),
    }
}

/// Joins names as in “a, b and c”.
pub(super) fn join_with_and(locale: &Locale, names: &[SafeText]) -> SafeText {
    match names.split_last() {
        Some((last, first)) if !first.is_empty() => {
            t!(locale, "verdict-join-and", first = SafeText::join(first, ", "), last = last)
        }
        _ => names.first().cloned().unwrap_or_default(),
    }
}

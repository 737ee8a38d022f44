//! A draft of the reason for a choice, from the figures. The person keeps it, changes it or writes another reason.

use crate::t;
use crate::text::{Locale, SafeText};
use pesee_core::deliberation::{Deliberation, Id};
use pesee_core::method::{Figures, Leaders, MatrixCell, Ranking, WeightedCriterion, reveal_ranking};

use super::names;
use super::required_changes::RequiredChangesWriter;

/// Two shares that differ by less than this are shown as the same weight of 100.
const EQUAL_SHARE: f64 = 0.005;

/// If fewer points of weight than this would change the result, the draft does not mention them: nobody can weigh so
/// exactly.
const MIN_POINTS: f64 = 1.0;

/// Returns a draft of the reason to choose an option: what weighs most, what speaks against the option, and what would
/// put another option level. `None` for an option that is ruled out, and while the figures may not be shown.
pub fn reason_draft(locale: &Locale, document: &Deliberation, figures: &Figures, chosen: &Id) -> Option<SafeText> {
    let ranking = reveal_ranking(document, figures).ok()?;
    let (at, _) = figures.matrix().eligible_options().find(|(_, option)| option.id == *chosen)?;
    let writer = DraftWriter { locale, document, figures, ranking, option: at };
    let sentences = [writer.heaviest_criterion(), writer.largest_con(), writer.standing()];
    let sentences: Vec<SafeText> = sentences.into_iter().flatten().collect();
    let option = names::option(document, chosen);
    (!sentences.is_empty())
        .then(|| t!(locale, "question-draft", option = option, sentences = SafeText::join(&sentences, " ")))
}

struct DraftWriter<'a> {
    locale: &'a Locale,
    document: &'a Deliberation,
    figures: &'a Figures,
    ranking: &'a Ranking,
    /// The index of the chosen option.
    option: usize,
}

impl DraftWriter<'_> {
    /// Returns the criteria that count, each with the cell of the chosen option.
    fn cells(&self) -> impl Iterator<Item = (&WeightedCriterion, MatrixCell)> {
        let matrix = self.figures.matrix();
        matrix.counted_rows().map(|(k, criterion, _)| (criterion, matrix.cell(k, self.option)))
    }

    /// Says which criterion weighs most and how the option does on it; `None` if two criteria weigh the same.
    fn heaviest_criterion(&self) -> Option<SafeText> {
        let (heaviest, cell) = self.cells().max_by(|(a, _), (b, _)| a.share.total_cmp(&b.share))?;
        let is_close = |other: &WeightedCriterion| heaviest.share - other.share < EQUAL_SHARE;
        if self.cells().filter(|(criterion, _)| is_close(criterion)).count() > 1 {
            return None;
        }
        let effect = if cell.low > 0.0 {
            "well"
        } else if cell.high < 0.0 {
            "badly"
        } else {
            "open"
        };
        let criterion = names::criterion(self.document, &heaviest.id);
        let people = self.figures.matrix().people_count;
        Some(t!(self.locale, "question-draft-heaviest", criterion = criterion, people = people, effect = effect))
    }

    /// Names the criterion that takes most from the score of the option, whatever the uncertain answers are.
    fn largest_con(&self) -> Option<SafeText> {
        let against = self.cells().filter(|(_, cell)| cell.high < 0.0);
        let loss = |(criterion, cell): &(&WeightedCriterion, MatrixCell)| criterion.share * cell.value;
        let (criterion, _) = against.min_by(|a, b| loss(a).total_cmp(&loss(b)))?;
        let criterion = names::criterion(self.document, &criterion.id);
        Some(t!(self.locale, "question-draft-con", criterion = criterion))
    }

    /// Says which weights would put another option level with the chosen one, or which option leads instead.
    fn standing(&self) -> Option<SafeText> {
        let option = |at: usize| {
            let option = self.figures.matrix().options.get(at);
            option.map(|option| names::option(self.document, &option.id)).unwrap_or_default()
        };
        match &self.ranking.leaders {
            Leaders::Leader(leader) if *leader == self.option => {
                let (rival, shift) = self.ranking.nearest().filter(|(_, shift)| shift.points >= MIN_POINTS)?;
                let changes = RequiredChangesWriter::new(self.locale, self.document, self.figures);
                let weights = changes.describe_weights(shift)?;
                let people = self.figures.matrix().people_count;
                Some(t!(
                    self.locale,
                    "question-draft-think-again",
                    changes = weights,
                    option = option(rival),
                    people = people,
                    certainty = changes.certainty()
                ))
            }
            Leaders::Leader(leader) => Some(t!(self.locale, "question-draft-other-leads", option = option(*leader))),
            _ => None,
        }
    }
}

//! `?` says where one is, what an answer looks like, what stands and what else can be said; `:help` lists every word.

use std::io;

use crate::say;
use crate::tell;
use crate::text::{Language, Shown, number};
use crate::walk::{self, Ask, Kind};
use pesee_core::deliberation::{AccountField, WeightingMethod};

use super::words::{WORDS, Word, that_matter};
use super::{Onward, Walker};

impl Walker<'_, '_> {
    /// Explains a question; then it is asked again, or goes on at the field where it was asked about.
    pub(super) fn explain(&mut self, ask: &Ask) -> io::Result<Onward> {
        let (step, kind) = (ask.step(), ask.kind(self.document()));
        let asked = say::question(self.tongue, self.document(), ask);
        let goes_on =
            matches!(kind, Kind::Account | Kind::Ratings | Kind::Weights(_) | Kind::Steps) || *ask == Ask::Verdict;
        self.lines.gap()?;
        let name = say::step(self.tongue, step);
        self.lines.say(&tell!(self.tongue, "plain-here", number = step.number(), step = name))?;
        if goes_on {
            self.lines.say(&tell!(self.tongue, "plain-asked", question = &asked.title))?;
        }
        self.lines.each(&tell!(self.tongue, answer_to(&kind)))?;
        let stands = self.stands(ask, &kind);
        if !stands.is_empty() {
            self.lines.say(&tell!(self.tongue, "plain-stands"))?;
            stands.iter().try_for_each(|line| self.lines.indented(2, line))?;
        }
        self.lines.say(&tell!(self.tongue, "plain-words-here"))?;
        for word in that_matter(&kind).iter().chain(&[Word::Help]) {
            self.about(*word)?;
        }
        if !goes_on {
            return Ok(Onward::Again);
        }
        self.lines.gap()?;
        Ok(Onward::Here)
    }

    /// Every word of the palette, a sentence each.
    pub(super) fn help(&mut self) -> io::Result<()> {
        self.lines.gap()?;
        self.lines.each(&tell!(self.tongue, "plain-help-words"))?;
        WORDS.iter().try_for_each(|entry| self.about(entry.word))?;
        self.lines.each(&tell!(self.tongue, "plain-help-short"))
    }

    fn about(&mut self, word: Word) -> io::Result<()> {
        let at = usize::from(self.tongue.language() == Language::French);
        let Some(entry) = word.entry() else { return Ok(()) };
        let name = Shown::fixed(entry.names.get(at).copied().unwrap_or_default());
        self.lines.indented(2, &tell!(self.tongue, entry.about, word = name))
    }

    /// What stands in answer to a question of several fields; a question of one says so when it is asked again.
    fn stands(&self, ask: &Ask, kind: &Kind) -> Vec<Shown> {
        let (tongue, document) = (self.tongue, self.document());
        let field = |field: Shown, now: Shown| tell!(tongue, "plain-stands-line", field = field, now = now);
        match (ask, kind) {
            (Ask::Rating(person, criterion), _) => {
                let rating = |option| say::rating_in_words(tongue, document.rating(person, criterion, option));
                document.options().iter().map(|o| field(Shown::outside(&o.name), rating(&o.id))).collect()
            }
            (Ask::Account(id), _) => ACCOUNT
                .iter()
                .filter_map(|asked| {
                    let leaf = document.get(&walk::account_key(id, *asked))?;
                    Some(field(say::account_field(tongue, *asked), say::leaf(tongue, &leaf)))
                })
                .collect(),
            (Ask::Weights(person), Kind::Weights(WeightingMethod::Order)) => {
                let named = |ids: &Vec<_>| {
                    let names: Vec<Shown> = ids.iter().map(|id| say::criterion(document, id)).collect();
                    Shown::join(&names, " = ")
                };
                walk::blocks(document, person).iter().map(named).collect()
            }
            (Ask::Weights(person), Kind::Weights(WeightingMethod::Points | WeightingMethod::Swing)) => document
                .criteria()
                .iter()
                .filter_map(|criterion| {
                    let points = walk::points_of(document, person, &criterion.id)?;
                    Some(field(Shown::outside(&criterion.name), number::short(tongue.language(), points)))
                })
                .collect(),
            (_, Kind::Steps) => {
                document.steps().iter().map(|step| self.dated(&Shown::outside(&step.what), step.by)).collect()
            }
            _ => Vec::new(),
        }
    }
}

/// What is asked of an account, in order.
pub(super) const ACCOUNT: [AccountField; 5] =
    [AccountField::Platform, AccountField::Handle, AccountField::Audience, AccountField::Since, AccountField::Brought];

/// The sentences that say what an answer looks like.
fn answer_to(kind: &Kind) -> &'static str {
    match kind {
        Kind::Line | Kind::Text => "plain-help-text",
        Kind::Account => "plain-help-account",
        Kind::Choice(_) | Kind::Lens => "plain-help-choice",
        Kind::Scale { .. } => "plain-help-scale",
        Kind::Options => "plain-help-options",
        Kind::Criteria => "plain-help-criteria",
        Kind::Weights(WeightingMethod::Order) => "plain-help-order",
        Kind::Weights(WeightingMethod::Points) => "plain-help-points",
        Kind::Weights(WeightingMethod::Swing) => "plain-help-swings",
        Kind::Weights(WeightingMethod::Pairwise) => "plain-help-pairs",
        Kind::Ratings => "plain-help-ratings",
        Kind::Steps => "plain-help-steps",
        Kind::Shown => "plain-help-shown",
    }
}

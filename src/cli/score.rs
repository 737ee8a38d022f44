//! `pesee score`: the verdict and every figure, whether it may be shown yet or not.

use std::path::Path;

use crate::report;
use crate::say;
use crate::tell;
use crate::text::Shown;
use pesee_core::deliberation::{Audience, view};
use pesee_core::method::{Figures, reveal_ranking};

use super::Ending;
use super::args::Format;
use super::world::World;

pub(super) fn run(world: &mut World<'_>, file: &Path, format: Format, draws: u32) -> Result<(), Ending> {
    let opened = world.load(file)?;
    let document = view(opened.document(), &Audience::Author);
    let figures = Figures::with_central_weights(&document, draws);
    let ranking = figures.ranking_unchecked();
    if format == Format::Json {
        super::print_json(&report::score(&document, &figures, ranking, draws))?;
        return Ok(());
    }
    let tongue = &world.tongue;
    super::print(&Shown::outside(&document.head().title))?;
    match reveal_ranking(&document, &figures) {
        Ok(ranking) => {
            let spoken = say::verdict(tongue, &document, &figures, ranking);
            let people = say::people(tongue, &document, &figures, ranking);
            super::print(&spoken.headline)?;
            let wins = say::wins_in_front(tongue, &document, &figures, ranking);
            for sentence in spoken.breaks.iter().chain(&spoken.beside).chain(&wins).chain(&people) {
                super::print(sentence)?;
            }
        }
        Err(why) => {
            super::print(&say::withheld(tongue, &document, &why))?;
            super::print(&tell!(tongue, "cli-score-so-far"))?;
        }
    }
    for line in say::ranking(tongue, &document, &figures, ranking) {
        super::print(&line)?;
    }
    Ok(())
}

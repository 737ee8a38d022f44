//! `pesee completions`: what a shell completes, in the reader's language where it shows a text.

use clap_complete::Shell;

use super::world::World;
use super::{Ending, help};

pub(super) fn run(world: &World<'_>, shell: Shell) -> Result<(), Ending> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut help::spoken(&world.tongue, false), "pesee", &mut script);
    super::print_text(&String::from_utf8_lossy(&script))
}

//! `pesee check`: every error of every file.

use std::path::PathBuf;

use crate::tell;
use crate::text::Shown;

use super::Ending;
use super::world::{World, code};

pub(super) fn run(world: &mut World<'_>, files: &[PathBuf]) -> Result<(), Ending> {
    let mut codes = Vec::new();
    for path in files {
        match world.unseal(path) {
            Ok(_) => {
                let path = Shown::path(path);
                super::print(&tell!(world.tongue, "cli-check-fine", path = path))?;
            }
            Err(found) => {
                codes.push(code(&found));
                world.complain_of(path, &found);
            }
        }
    }
    // What is wrong is worth more than what is not known.
    codes.into_iter().min().map_or(Ok(()), |code| Err(Ending::Code(code)))
}

//! `pesee check`: every error of every file.

use std::path::PathBuf;

use crate::store::Opened;
use crate::tell;
use crate::text::Shown;

use super::Ending;
use super::world::World;

pub(super) fn run(world: &World<'_>, files: &[PathBuf]) -> Result<(), Ending> {
    let mut broken = 0;
    for path in files {
        match Opened::load(path) {
            Ok(_) => {
                let path = Shown::path(path);
                super::print(&tell!(world.tongue, "cli-check-fine", path = path))?;
            }
            Err(found) => {
                broken += 1;
                world.complain_of(path, &found);
            }
        }
    }
    if broken > 0 { Err(Ending::Code(3)) } else { Ok(()) }
}

//! `pesee`: see the library crate for the map of the house.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(pesee::cli::run(std::env::args_os(), &pesee::config::ProcessEnvironment))
}

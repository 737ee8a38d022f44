//! The `pesee` executable. The library crate contains the program and its module overview.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(pesee::cli::run(std::env::args_os(), &pesee::config::ProcessEnvironment))
}

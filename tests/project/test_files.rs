//! Checks that every file of tests is compiled. Cargo finds `tests/NAME/main.rs` only; another file counts once a
//! `mod` line declares it, and a forgotten line removes its tests without an error.

use std::path::Path;

#[test]
fn every_test_file_is_declared_as_a_module() {
    let mut missing = Vec::new();
    for root in [
        "tests/common/lib.rs",
        "tests/it/main.rs",
        "tests/it/report/mod.rs",
        "tests/project/main.rs",
        "tests/terminal/main.rs",
    ] {
        let declarations = std::fs::read_to_string(root).unwrap();
        for file in super::layers::sources(Path::new(root).parent().unwrap()) {
            let name = file.file_stem().unwrap().to_str().unwrap();
            let is_here =
                file.parent() == Path::new(root).parent() && !file.ends_with(Path::new(root).file_name().unwrap());
            let is_declared =
                declarations.lines().any(|line| line.trim_start_matches("pub ") == format!("mod {name};"));
            if is_here && !is_declared {
                missing.push(format!("{root} does not declare {name}"));
            }
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

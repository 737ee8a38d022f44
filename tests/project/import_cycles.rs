//! Checks that no two files of a crate import each other, directly or through other files.
//!
//! A module and its own submodules count as one unit here: `app/mod.rs` defines `App`, and the files of `app/` add
//! methods to it. Every other pair of files must be ordered, so that a reader can start at the lowest one.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// A module path within its crate, such as `["store", "save"]`; the crate root is empty.
type ModulePath = Vec<String>;

/// The modules of one crate, and what each file imports from the others.
struct Crate {
    files: BTreeMap<ModulePath, PathBuf>,
    /// The names that a module re-exports from a child, and the module that defines them.
    reexports: BTreeMap<(ModulePath, String), ModulePath>,
    code: BTreeMap<ModulePath, String>,
}

impl Crate {
    /// Reads the crate whose root file is `root/lib.rs`, without the folder `skip`.
    fn read(root: &Path, skip: Option<&Path>) -> Crate {
        let mut found = Crate { files: BTreeMap::new(), reexports: BTreeMap::new(), code: BTreeMap::new() };
        for file in super::layers::sources(root) {
            let is_skipped = skip.is_some_and(|skip| file.starts_with(skip)) || file.ends_with("main.rs");
            if is_skipped || file.components().any(|part| part.as_os_str() == "tests") {
                continue;
            }
            let module = module_path(file.strip_prefix(root).unwrap());
            found.code.insert(module.clone(), super::layers::code(&file));
            found.files.insert(module, file);
        }
        for (module, code) in &found.code {
            for path in use_paths(code).into_iter().filter(|(is_public, _)| *is_public).map(|(_, path)| path) {
                if let Some((target, Some(name))) = found.resolve(module, &path) {
                    found.reexports.insert((module.clone(), name), target);
                }
            }
        }
        found
    }

    /// Finds the module that `path`, as written in `from`, leads to, and the name of the item in it.
    fn resolve(&self, from: &ModulePath, path: &[String]) -> Option<(ModulePath, Option<String>)> {
        let mut rest = path;
        let mut module = match rest.first()?.as_str() {
            "crate" => Vec::new(),
            "self" => from.clone(),
            "super" => from.clone(),
            first => {
                // A path that starts with a child module of this file.
                let child = [from.as_slice(), &[first.to_owned()]].concat();
                self.files.contains_key(&child).then(|| from.clone())?
            }
        };
        if matches!(rest.first()?.as_str(), "crate" | "self") {
            rest = &rest[1..];
        }
        while rest.first().is_some_and(|part| part == "super") {
            module.pop()?;
            rest = &rest[1..];
        }
        while let Some(part) = rest.first() {
            let child = [module.as_slice(), std::slice::from_ref(part)].concat();
            if !self.files.contains_key(&child) {
                break;
            }
            module = child;
            rest = &rest[1..];
        }
        let name = rest.first().cloned();
        // Follow re-exports down to the file that defines the name.
        while let Some(target) = name.clone().and_then(|name| self.reexports.get(&(module.clone(), name))) {
            if *target == module {
                break;
            }
            module = target.clone();
        }
        Some((module, name))
    }

    /// The other modules that the file of `module` imports from, without its own ancestors and descendants.
    fn imports(&self, module: &ModulePath) -> BTreeSet<ModulePath> {
        let code = &self.code[module];
        let paths = use_paths(code).into_iter().map(|(_, path)| path).chain(inline_paths(code));
        let targets = paths.filter_map(|path| self.resolve(module, &path)).map(|(target, _)| target);
        targets.filter(|target| !target.starts_with(module) && !module.starts_with(target)).collect()
    }

    /// The files that are left when every file that imports from no other remaining file is removed, repeatedly.
    fn cycles(&self) -> BTreeMap<ModulePath, BTreeSet<ModulePath>> {
        let mut left: BTreeMap<_, _> = self.files.keys().map(|module| (module.clone(), self.imports(module))).collect();
        loop {
            let known: BTreeSet<ModulePath> = left.keys().cloned().collect();
            left.values_mut().for_each(|imports| imports.retain(|import| known.contains(import)));
            let imported: BTreeSet<ModulePath> = left.values().flatten().cloned().collect();
            let before = left.len();
            left.retain(|module, imports| !imports.is_empty() && imported.contains(module));
            if left.len() == before {
                return left;
            }
        }
    }
}

/// `store/save.rs` is the module `store::save`; `store/mod.rs` is `store`; `lib.rs` is the root.
fn module_path(file: &Path) -> ModulePath {
    let mut parts: ModulePath =
        file.with_extension("").components().map(|part| part.as_os_str().to_string_lossy().into_owned()).collect();
    if parts.last().is_some_and(|last| last == "mod" || last == "lib") {
        parts.pop();
    }
    parts
}

/// Every path of every `use` statement, and whether the statement is public.
fn use_paths(code: &str) -> Vec<(bool, Vec<String>)> {
    let mut found = Vec::new();
    for (at, _) in code.match_indices("use ") {
        let before = code[..at].rsplit('\n').next().unwrap_or_default().trim();
        if !(before.is_empty() || before.starts_with("pub")) {
            continue;
        }
        let Some(tree) = code[at + 4..].split(';').next() else { continue };
        let mut paths = Vec::new();
        expand(tree.trim(), &[], &mut paths);
        found.extend(paths.into_iter().map(|path| (before.starts_with("pub"), path)));
    }
    found
}

/// Expands `a::{b, c::d}` to `a::b` and `a::c::d`.
fn expand(tree: &str, prefix: &[String], found: &mut Vec<Vec<String>>) {
    match tree.split_once('{') {
        Some((head, rest)) => {
            let parts = head.split("::").map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned);
            let prefix: Vec<String> = prefix.iter().cloned().chain(parts).collect();
            let (mut depth, mut start) = (0, 0);
            let body = &rest[..rest.rfind('}').unwrap_or(rest.len())];
            for (at, letter) in body.char_indices().chain([(body.len(), ',')]) {
                match letter {
                    '{' => depth += 1,
                    '}' => depth -= 1,
                    ',' if depth == 0 => {
                        let item = body[start..at].trim();
                        if !item.is_empty() {
                            expand(item, &prefix, found);
                        }
                        start = at + 1;
                    }
                    _ => {}
                }
            }
        }
        None => {
            let path = tree.split(" as ").next().unwrap_or_default();
            let parts = path.split("::").map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned);
            found.push(prefix.iter().cloned().chain(parts).collect());
        }
    }
}

/// Every path in the code that starts with `crate::` or `super::`.
fn inline_paths(code: &str) -> Vec<Vec<String>> {
    let is_word = |letter: char| letter.is_alphanumeric() || letter == '_' || letter == ':';
    let words = code.split(|letter| !is_word(letter));
    let paths = words.filter(|word| word.starts_with("crate::") || word.starts_with("super::"));
    paths.map(|path| path.split("::").filter(|part| !part.is_empty()).map(str::to_owned).collect()).collect()
}

#[test]
fn no_file_imports_itself_through_others() {
    let core = Path::new("src/core");
    for (root, skip) in [(Path::new("src"), Some(core)), (core, None)] {
        let found = Crate::read(root, skip);
        assert!(found.files.len() > 20, "{} has too few files to be read right", root.display());
        let cycles = found.cycles();
        let lines: Vec<String> = cycles
            .iter()
            .map(|(module, imports)| {
                let imports: Vec<String> = imports.iter().map(|import| import.join("::")).collect();
                format!("{} imports from {}", module.join("::"), imports.join(", "))
            })
            .collect();
        assert!(lines.is_empty(), "{} has import cycles:\n{}", root.display(), lines.join("\n"));
    }
}

/// The search itself finds a cycle, through a re-export too.
#[test]
fn a_cycle_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    write("lib.rs", "pub mod a;\npub mod b;\npub mod c;\n");
    write("a.rs", "use crate::b::{Inner, other};\n");
    write("b/mod.rs", "mod inner;\nmod other;\npub use inner::Inner;\n");
    write("b/inner.rs", "use crate::c;\nuse super::other::Other;\n");
    write("b/other.rs", "");
    write("c.rs", "fn f() { crate::a::g() }\n");
    let cycles = Crate::read(folder.path(), None).cycles();
    let names: Vec<String> = cycles.keys().map(|module| module.join("::")).collect();
    assert_eq!(names, ["a", "b::inner", "c"]);
}

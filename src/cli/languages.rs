//! The languages of the program: those that are built in, and those with a catalogue in the configuration folder. The
//! folder is read when somebody asks for a language that is not built in, or for the list, and never before.

use std::cell::OnceCell;
use std::path::{Path, PathBuf};

use crate::config::{Config, Environment, Folders, choose_language};
use crate::messages::FileErrorKind;
use crate::store;
use crate::text::{CatalogueError, Language, find_tag, names_language};

/// Why a catalogue is ignored.
#[derive(Clone, Debug)]
pub(super) enum CatalogueProblem {
    /// The file cannot be read.
    Unreadable(FileErrorKind),
    /// The errors for which the catalogue is refused.
    Invalid(Vec<CatalogueError>),
}

/// A catalogue in the configuration folder.
#[derive(Debug)]
struct Catalogue {
    tag: String,
    path: PathBuf,
    /// The language, once the file has been read.
    language: OnceCell<Result<Language, CatalogueProblem>>,
}

impl Catalogue {
    fn load(&self) -> &Result<Language, CatalogueProblem> {
        self.language.get_or_init(|| {
            let text = store::read_catalogue(&self.path).map_err(CatalogueProblem::Unreadable)?;
            Language::from_catalogue(&self.tag, &text).map_err(CatalogueProblem::Invalid)
        })
    }
}

/// The languages that the user can choose.
#[derive(Debug, Default)]
pub(super) struct Languages {
    /// `None` on a system without a configuration folder.
    config_folder: Option<PathBuf>,
    /// The catalogues, once the folder has been read.
    catalogues: OnceCell<Vec<Catalogue>>,
    /// The first catalogue that was asked for and is ignored.
    ignored: OnceCell<(PathBuf, CatalogueProblem)>,
}

impl Languages {
    pub(super) fn new(environment: &dyn Environment) -> Languages {
        Languages { config_folder: Folders::find_config_folder(environment).ok(), ..Languages::default() }
    }

    /// Returns the language that matches a tag or a locale such as `eo_FR.UTF-8`. If its catalogue is ignored, the
    /// language is English, and [`Languages::ignored`] says why.
    pub(super) fn find(&self, locale: &str) -> Option<Language> {
        Language::from_locale(locale).or_else(|| {
            // The folder is not read for the locale `C`.
            let catalogues = if names_language(locale) { self.catalogues() } else { &[] };
            let tags: Vec<&str> = catalogues.iter().map(|catalogue| catalogue.tag.as_str()).collect();
            let tag = find_tag(locale, &tags)?;
            let catalogue = catalogues.iter().find(|catalogue| catalogue.tag == tag)?;
            match catalogue.load() {
                Ok(language) => Some(*language),
                Err(problem) => {
                    self.ignored.get_or_init(|| (catalogue.path.clone(), problem.clone()));
                    Some(Language::English)
                }
            }
        })
    }

    /// Returns the language of the first source that names one, in the order of [`choose_language`].
    pub(super) fn choose(
        &self,
        requested: Option<Language>,
        environment: &dyn Environment,
        config: &Config,
        file: Option<Language>,
    ) -> Language {
        choose_language(requested, environment, config, file, &|locale| self.find(locale))
    }

    /// Returns all languages, the built-in ones first. Catalogues that are ignored are left out.
    pub(super) fn list(&self) -> Vec<Language> {
        let added = self.catalogues().iter().filter_map(|catalogue| catalogue.load().as_ref().ok().copied());
        Language::BUILT_IN.into_iter().chain(added).collect()
    }

    /// Returns the catalogue that was asked for and is ignored.
    pub(super) fn ignored(&self) -> Option<&(PathBuf, CatalogueProblem)> {
        self.ignored.get()
    }

    /// Returns the files of all catalogues, also of those that are ignored.
    pub(super) fn paths(&self) -> Vec<PathBuf> {
        self.config_folder.as_deref().map(store::list_catalogues).unwrap_or_default()
    }

    fn catalogues(&self) -> &[Catalogue] {
        self.catalogues.get_or_init(|| {
            let catalogue = |path: PathBuf| Some(Catalogue { tag: parse_tag(&path)?, path, language: OnceCell::new() });
            self.paths().into_iter().filter_map(catalogue).collect()
        })
    }
}

/// Returns the tag of the language of a catalogue, from the name of the file. Returns `None` if the name is no tag, or
/// if a built-in language answers to the tag.
pub(super) fn parse_tag(path: &Path) -> Option<String> {
    let tag = path.file_stem()?.to_str()?;
    (find_tag(tag, &[tag]).is_some() && Language::from_locale(tag).is_none()).then(|| tag.to_owned())
}

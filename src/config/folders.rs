//! Where data, configuration and state are kept: `PESEE_*_DIR`, then XDG (on macOS too, when set), then the
//! platform's own folders.

use std::path::{Path, PathBuf};

use super::{Config, Environment};

/// The folders the program uses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folders {
    /// The deliberations.
    pub sessions: PathBuf,
    /// What the program keeps for itself: what was thrown away, for a while.
    pub state: PathBuf,
    /// Where `config.toml` is.
    pub config: PathBuf,
}

/// The system says of no home folder, and nothing else says where to keep things.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoHomeError;

impl Folders {
    /// The configuration folder alone: it is read before the rest can be known.
    pub fn find_config_folder(environment: &dyn Environment) -> Result<PathBuf, NoHomeError> {
        resolve_folder(environment, "PESEE_CONFIG_DIR", "XDG_CONFIG_HOME", |platform| platform.config_dir().to_owned())
    }

    /// All folders. `dir` is what the command line asks for.
    pub fn find(environment: &dyn Environment, dir: Option<&Path>, config: &Config) -> Result<Folders, NoHomeError> {
        let data = || {
            resolve_folder(environment, "PESEE_DATA_DIR", "XDG_DATA_HOME", |platform| platform.data_dir().to_owned())
        };
        let asked = dir.map(Path::to_owned).or_else(|| environment.var("PESEE_DIR").map(PathBuf::from));
        let sessions = match asked.or_else(|| config.folder.as_deref().map(expand_tilde)) {
            Some(folder) => folder,
            None => data()?.join("sessions"),
        };
        let state = resolve_folder(environment, "PESEE_STATE_DIR", "XDG_STATE_HOME", |platform| {
            platform.state_dir().unwrap_or_else(|| platform.data_local_dir()).to_owned()
        });
        // Somebody who names the folder of the deliberations and has no home still gets along.
        let state = state.unwrap_or_else(|NoHomeError| sessions.join(".pesee"));
        let config = Folders::find_config_folder(environment).unwrap_or_else(|_| state.join("config"));
        Ok(Folders { sessions, state, config })
    }
}

/// A path as people write it where no shell puts the home folder in for `~`.
pub fn expand_tilde(folder: &Path) -> PathBuf {
    let home = || Some(directories::BaseDirs::new()?.home_dir().to_owned());
    match folder.strip_prefix("~").ok().and_then(|rest| Some(home()?.join(rest))) {
        Some(folder) => folder,
        None => folder.to_owned(),
    }
}

fn resolve_folder(
    environment: &dyn Environment,
    own: &str,
    xdg: &str,
    platform: impl FnOnce(&directories::ProjectDirs) -> PathBuf,
) -> Result<PathBuf, NoHomeError> {
    if let Some(folder) = environment.var(own) {
        return Ok(PathBuf::from(folder));
    }
    // XDG asks that relative paths be passed over.
    if let Some(folder) = environment.var(xdg).map(PathBuf::from).filter(|folder| folder.is_absolute()) {
        return Ok(folder.join("pesee"));
    }
    directories::ProjectDirs::from("", "", "pesee").map(|found| platform(&found)).ok_or(NoHomeError)
}

#[cfg(test)]
mod tests {
    use super::super::TestEnvironment;
    use super::*;

    #[test]
    fn our_variables_come_before_the_systems() {
        let set =
            TestEnvironment(&[("PESEE_STATE_DIR", "/ours"), ("XDG_STATE_HOME", "/xdg"), ("XDG_DATA_HOME", "/data")]);
        let folders = Folders::find(&set, None, &Config::default()).unwrap();
        assert_eq!(folders.state, Path::new("/ours"));
        assert_eq!(folders.sessions, Path::new("/data/pesee/sessions"));
        let asked = Folders::find(&set, Some(Path::new("/asked")), &Config::default()).unwrap();
        assert_eq!(asked.sessions, Path::new("/asked"));
    }

    #[test]
    fn relative_xdg_folders_are_passed_over() {
        let set = TestEnvironment(&[("XDG_CONFIG_HOME", "relative"), ("PESEE_CONFIG_DIR", "/c")]);
        assert_eq!(Folders::find_config_folder(&set).unwrap(), Path::new("/c"));
        let set = TestEnvironment(&[("XDG_CONFIG_HOME", "relative")]);
        assert_ne!(Folders::find_config_folder(&set).ok(), Some(PathBuf::from("relative/pesee")));
    }
}

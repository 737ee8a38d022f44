//! stub
use super::diff::diff;
use super::document::Deliberation;
use super::edit::Edit;
use super::key::Key;
use super::leaf::Leaf;

/// stub
#[derive(Clone, Debug, PartialEq)]
pub struct Clash {
    /// stub
    pub key: Key,
    /// stub
    pub ours: Option<Leaf>,
    /// stub
    pub theirs: Option<Leaf>,
}

/// stub
pub fn merge(base: &Deliberation, ours: &Deliberation, theirs: &Deliberation) -> (Edit, Vec<Clash>) {
    let mut edit = diff(base, theirs);
    let mut clashes = Vec::new();
    edit.changes.retain(|c| {
        let o = ours.get(&c.key);
        if o == c.to { return false; }
        if o == c.from { return true; }
        clashes.push(Clash { key: c.key.clone(), ours: o, theirs: c.to.clone() });
        false
    });
    (edit, clashes)
}

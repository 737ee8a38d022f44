//! The lists a person makes: options and what they do to each account, criteria and when they count.

use std::collections::BTreeMap;

use pesee_core::deliberation::{
    Alternative, AlternativeField, ConditionField, Criterion, CriterionField, Deliberation, Edit, EntryId, Fate,
    FieldPath, FieldValue, Id, List, RecordWithId, TimeHorizon,
};

/// An option that is offered from the accounts.
#[derive(Clone, Debug, PartialEq)]
pub struct OptionOffer {
    /// The id it will have.
    pub id: Id,
    /// What it is; `say` names it.
    pub kind: OfferKind,
    /// What becomes of each account.
    pub fates: BTreeMap<Id, Fate>,
}

/// What is offered.
#[derive(Clone, Debug, PartialEq)]
pub enum OfferKind {
    /// An option of the template, under its name there.
    Template(String),
    /// Every account goes on.
    KeepAll,
    /// Something becomes of this account, the others go on.
    SingleFate(Id, Fate),
    /// Nothing is decided yet: ask again in three months.
    AskAgain,
}

/// The options that the document does not have: those of its template, then what the accounts allow. Keeping all
/// and pausing are always offered, then parking, merging each way, handing over, closing, and asking again in three
/// months.
pub fn list_offers(document: &Deliberation, template: Option<&Deliberation>) -> Vec<OptionOffer> {
    let accounts: Vec<&Id> = document.accounts().iter().map(|account| &account.id).collect();
    let keep = |except: &Id| {
        let others = accounts.iter().filter(|id| **id != except);
        others.map(|id| ((*id).clone(), Fate::Keep)).collect::<BTreeMap<_, _>>()
    };
    let all: BTreeMap<Id, Fate> = accounts.iter().map(|id| ((*id).clone(), Fate::Keep)).collect();
    let mut offers: Vec<(Id, OfferKind, BTreeMap<Id, Fate>)> = Vec::new();
    for option in template.into_iter().flat_map(Deliberation::options) {
        let ours = |(account, _): &(&Id, &Fate)| document.account(account).is_some();
        let fates = template.into_iter().flat_map(|t| t.fates(&option.id)).filter(ours);
        let fates = fates.map(|(account, fate)| (account.clone(), fate.clone())).collect();
        offers.push((option.id.clone(), OfferKind::Template(option.name.clone()), fates));
    }
    offers.push((option_id("keep-both"), OfferKind::KeepAll, all));
    let mut one = |fate: Fate, verb: &str| {
        for account in &accounts {
            let mut fates = keep(account);
            fates.insert((*account).clone(), fate.clone());
            offers.push((
                option_id(&format!("{verb}-{account}")),
                OfferKind::SingleFate((*account).clone(), fate.clone()),
                fates,
            ));
        }
    };
    one(Fate::Pause, "pause");
    one(Fate::Park, "park");
    one(Fate::HandOver, "hand-over");
    one(Fate::Close, "close");
    for from in &accounts {
        for into in accounts.iter().filter(|into| *into != from) {
            let mut fates = keep(from);
            fates.insert((*from).clone(), Fate::Merge((*into).clone()));
            let id = option_id(&format!("merge-{from}-into-{into}"));
            offers.push((id, OfferKind::SingleFate((*from).clone(), Fate::Merge((*into).clone())), fates));
        }
    }
    offers.push((option_id("ask-again"), OfferKind::AskAgain, BTreeMap::new()));
    let own = document.options().iter().map(|option| &option.id);
    let mut known: Vec<BTreeMap<Id, Fate>> =
        own.map(|option| document.fates(option).map(|(id, fate)| (id.clone(), fate.clone())).collect()).collect();
    let mut found: Vec<OptionOffer> = Vec::new();
    for (id, what, fates) in offers {
        let is_template = matches!(what, OfferKind::Template(_));
        let is_there = document.option(&id).is_some() || found.iter().any(|offer| offer.id == id);
        if !is_there && (is_template || fates.is_empty() || !known.contains(&fates)) {
            known.push(fates.clone());
            found.push(OptionOffer { id, kind: what, fates });
        }
    }
    found
}

/// What the list of options shows: those of the document, then those offered. One left out keeps its line, and can
/// be taken again.
pub fn list_option_lines(document: &Deliberation, template: Option<&Deliberation>) -> Vec<OptionOffer> {
    let own = |option: &Alternative| {
        let fates = document.fates(&option.id).map(|(account, fate)| (account.clone(), fate.clone())).collect();
        OptionOffer { id: option.id.clone(), kind: OfferKind::Template(option.name.clone()), fates }
    };
    document.options().iter().map(own).chain(list_offers(document, template)).collect()
}

fn option_id(text: &str) -> Id {
    Id::generate(text, "option", [].iter())
}

/// Takes an offered option, under the name the reader's language gives it. The conditions that concern it in the
/// template concern it here.
pub fn accept_offer(document: &Deliberation, offer: &OptionOffer, name: &str, template: Option<&Deliberation>) -> Edit {
    Edit::build(document, |draft| {
        draft.push(Alternative { name: name.to_owned(), ..Alternative::new(offer.id.clone()) });
        for (account, fate) in &offer.fates {
            drop(draft.set(FieldPath::Fate(offer.id.clone(), account.clone()), Some(FieldValue::Fate(fate.clone()))));
        }
        let concerned = template.into_iter().flat_map(Deliberation::conditions);
        for condition in concerned.filter(|condition| condition.options().contains(&offer.id)) {
            let Some(ours) = document.condition(&condition.id) else { continue };
            let options: Vec<Id> = ours.options().iter().chain([&offer.id]).cloned().collect();
            draft.set_typed(FieldPath::Condition(condition.id.clone(), ConditionField::Options), options);
        }
    })
}

/// Adds an option of the person's own.
pub fn add_option(document: &Deliberation, name: &str) -> (Edit, Id) {
    let id = Id::generate(name, "option", document.options().iter().map(|option| &option.id));
    let entry = Alternative { name: name.to_owned(), ..Alternative::new(id.clone()) };
    (Edit::build(document, |draft| draft.push(entry)), id)
}

/// Adds a criterion of the person's own.
pub fn add_criterion(document: &Deliberation, name: &str) -> (Edit, Id) {
    let id = Id::generate(name, "criterion", document.criteria().iter().map(|criterion| &criterion.id));
    let entry = Criterion { name: name.to_owned(), ..Criterion::new(id.clone()) };
    (Edit::build(document, |draft| draft.push(entry)), id)
}

/// Renames an entry of a list of named things.
pub fn rename_entry(document: &Deliberation, list: List, id: &Id, name: &str) -> Option<Edit> {
    let key = match list {
        List::Options => FieldPath::Option(id.clone(), AlternativeField::Name),
        List::Criteria => FieldPath::Criterion(id.clone(), CriterionField::Name),
        List::Steps => FieldPath::Step(id.clone(), pesee_core::deliberation::ActionStepField::What),
        _ => return None,
    };
    (!name.trim().is_empty()).then(|| Edit::set_text(document, key, name))
}

/// Lets a criterion count, or not.
pub fn toggle_criterion(document: &Deliberation, id: &Id) -> Edit {
    let counts = document.criterion(id).is_none_or(Criterion::may_count);
    let leaf = if counts { Some(FieldValue::Bool(false)) } else { None };
    Edit::set(document, FieldPath::Criterion(id.clone(), CriterionField::Counts), leaf)
}

/// The next of now, later, always.
pub fn cycle_time_horizon(document: &Deliberation, id: &Id) -> Edit {
    let next = match document.criterion(id).map(Criterion::time_horizon) {
        Some(TimeHorizon::CurrentTime) => TimeHorizon::Later,
        Some(TimeHorizon::Later) => TimeHorizon::Always,
        Some(TimeHorizon::Always) | None => TimeHorizon::CurrentTime,
    };
    set_time_horizon(document, id, next)
}

/// Sets when a criterion is felt.
pub fn set_time_horizon(document: &Deliberation, id: &Id, when: TimeHorizon) -> Edit {
    Edit::set_typed(document, FieldPath::Criterion(id.clone(), CriterionField::When), &when)
}

/// Sets what becomes of an account under an option.
pub fn set_fate(document: &Deliberation, option: &Id, account: &Id, fate: Option<Fate>) -> Edit {
    Edit::set(document, FieldPath::Fate(option.clone(), account.clone()), fate.map(FieldValue::Fate))
}

/// Moves an entry by so many places within its list.
pub fn move_entry(document: &Deliberation, list: List, id: &Id, by: isize) -> Edit {
    let mut names = document.entry_ids(list);
    let Some(at) = names.iter().position(|name| *name == EntryId::Id(id.clone())) else { return Edit::default() };
    let to = at.saturating_add_signed(by).min(names.len().saturating_sub(1));
    let name = names.remove(at);
    names.insert(to, name);
    Edit::reorder(document, list, names)
}

/// Whether an option may be taken away: not while a decision names it.
pub fn can_remove_option(document: &Deliberation, option: &Id) -> bool {
    document.decisions().iter().all(|decision| decision.option.as_ref() != Some(option))
}

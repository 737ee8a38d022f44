//! Builds the edits of the lists of options and criteria, and the options that are offered from the accounts.

use std::collections::BTreeMap;

use pesee_core::deliberation::{
    Account, Alternative, AlternativeField, ConditionField, Criterion, CriterionField, Deliberation, Edit, EntryId,
    Fate, FieldPath, FieldValue, Holder, Id, List, Perspective, RecordWithId, TimeHorizon, TripwireField,
};

use super::question::has_no_account_yet;

/// An option that is offered, not yet part of the document.
#[derive(Clone, Debug, PartialEq)]
pub struct OptionOffer {
    /// The id that the option gets when accepted.
    pub id: Id,
    /// The kind of the offer, from which `phrases` builds the name.
    pub kind: OfferKind,
    /// The fate of each account under the option.
    pub fates: BTreeMap<Id, Fate>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum OfferKind {
    /// An option of the template, with its name there.
    Template(String),
    /// Every account is kept.
    KeepAll,
    /// Every account is paused.
    PauseAll,
    /// One account gets this fate, and the others are kept.
    SingleFate(Id, Fate),
    /// Nothing is decided yet; the question is asked again in three months.
    AskAgain,
}

/// The fates that are offered for one account after those for all accounts, in this order.
const OFFERED_FATES: [(Fate, &str); 5] = [
    (Fate::Slow, "slow"),
    (Fate::Pause, "pause"),
    (Fate::Park, "park"),
    (Fate::HandOver, "hand-over"),
    (Fate::Close, "close"),
];

/// Returns whether a fate is offered for an account. A person cannot slow down the employer's account. An employer
/// decides on the pace of its own account and who looks after it, and can only ask for a pause of employees' accounts.
fn is_fate_offered(document: &Deliberation, account: &Account, fate: &Fate) -> bool {
    let employer_writes = document.head().perspective == Some(Perspective::Employer);
    match (employer_writes, account.holder) {
        (true, Some(Holder::Personal)) => *fate == Fate::Pause,
        (true, _) => matches!(fate, Fate::Slow | Fate::Pause | Fate::HandOver),
        (false, Some(Holder::Employer)) => *fate != Fate::Slow,
        (false, _) => true,
    }
}

/// Returns the offered options that the document does not have: first those of its template, then those that follow
/// from the accounts. Before the first account exists, only the options of the template and asking again are offered.
pub fn list_offers(document: &Deliberation, template: Option<&Deliberation>) -> Vec<OptionOffer> {
    let existing = document.accounts().iter().filter(|_| !has_no_account_yet(document));
    let existing: Vec<&Account> = existing.collect();
    let accounts: Vec<&Id> = existing.iter().map(|account| &account.id).collect();
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
    let employer_writes = document.head().perspective == Some(Perspective::Employer);
    if !has_no_account_yet(document) {
        offers.push((option_id("keep-both"), OfferKind::KeepAll, all.clone()));
    }
    for (fate, prefix) in OFFERED_FATES {
        if fate == Fate::Pause && accounts.len() > 1 && !employer_writes {
            let paused = all.keys().map(|id| (id.clone(), Fate::Pause)).collect();
            offers.push((option_id("pause-both"), OfferKind::PauseAll, paused));
        }
        for account in existing.iter().filter(|account| is_fate_offered(document, account, &fate)) {
            let mut fates = keep(&account.id);
            fates.insert(account.id.clone(), fate.clone());
            let id = option_id(&format!("{prefix}-{}", account.id));
            offers.push((id, OfferKind::SingleFate(account.id.clone(), fate.clone()), fates));
        }
    }
    for from in accounts.iter().filter(|_| !employer_writes) {
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
    let mut accepted: Vec<OptionOffer> = Vec::new();
    for (id, kind, fates) in offers {
        let is_template = matches!(kind, OfferKind::Template(_));
        let is_known = document.option(&id).is_some() || accepted.iter().any(|offer| offer.id == id);
        if !is_known && (is_template || fates.is_empty() || !known.contains(&fates)) {
            known.push(fates.clone());
            accepted.push(OptionOffer { id, kind, fates });
        }
    }
    accepted
}

/// Returns the lines of the list of options: those of the document, then the offered ones. An offered option that was
/// accepted and removed is offered again.
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

/// Adds an offered option with `name`, the name in the language of the reader. Conditions that concern the option in
/// the template concern it in the document too.
pub fn accept_offer(document: &Deliberation, offer: &OptionOffer, name: &str, template: Option<&Deliberation>) -> Edit {
    Edit::build(document, |builder| {
        builder.push(Alternative { name: name.to_owned(), ..Alternative::new(offer.id.clone()) });
        for (account, fate) in &offer.fates {
            drop(builder.set(FieldPath::Fate(offer.id.clone(), account.clone()), Some(FieldValue::Fate(fate.clone()))));
        }
        let concerned = template.into_iter().flat_map(Deliberation::conditions);
        for condition in concerned.filter(|condition| condition.options().contains(&offer.id)) {
            let Some(ours) = document.condition(&condition.id) else { continue };
            let options: Vec<Id> = ours.options().iter().chain([&offer.id]).cloned().collect();
            builder.set_typed(FieldPath::Condition(condition.id.clone(), ConditionField::Options), options);
        }
    })
}

/// Adds an option named by the user.
pub fn add_option(document: &Deliberation, name: &str) -> (Edit, Id) {
    let id = Id::generate(name, "option", document.options().iter().map(|option| &option.id));
    let entry = Alternative { name: name.to_owned(), ..Alternative::new(id.clone()) };
    (Edit::build(document, |builder| builder.push(entry)), id)
}

/// Adds a criterion named by the user.
pub fn add_criterion(document: &Deliberation, name: &str) -> (Edit, Id) {
    let id = Id::generate(name, "criterion", document.criteria().iter().map(|criterion| &criterion.id));
    let entry = Criterion { name: name.to_owned(), ..Criterion::new(id.clone()) };
    (Edit::build(document, |builder| builder.push(entry)), id)
}

/// Renames an option, a criterion, a step or a tripwire; returns `None` for an empty name or another list.
pub fn rename_entry(document: &Deliberation, list: List, id: &Id, name: &str) -> Option<Edit> {
    let path = match list {
        List::Options => FieldPath::Option(id.clone(), AlternativeField::Name),
        List::Criteria => FieldPath::Criterion(id.clone(), CriterionField::Name),
        List::Steps => FieldPath::Step(id.clone(), pesee_core::deliberation::ActionStepField::What),
        List::Tripwires => FieldPath::Tripwire(id.clone(), TripwireField::Sign),
        _ => return None,
    };
    (!name.trim().is_empty()).then(|| Edit::set_text(document, path, name))
}

/// Removes an entry and its fields from a list. Undoing the edit brings both back.
pub fn remove_entry(document: &Deliberation, list: List, id: &Id) -> Edit {
    let rest = document.entry_ids(list).into_iter().filter(|entry| *entry != EntryId::Id(id.clone())).collect();
    Edit::build(document, |builder| {
        drop(builder.set(FieldPath::ListOrder(list), Some(FieldValue::EntryIds(rest))));
    })
}

/// Toggles whether a criterion counts.
pub fn toggle_criterion(document: &Deliberation, id: &Id) -> Edit {
    let counts = document.criterion(id).is_none_or(Criterion::may_count);
    let value = if counts { Some(FieldValue::Bool(false)) } else { None };
    Edit::set(document, FieldPath::Criterion(id.clone(), CriterionField::Counts), value)
}

/// Sets the time horizon to the next of now, later and always.
pub fn cycle_time_horizon(document: &Deliberation, id: &Id) -> Edit {
    let next = match document.criterion(id).map(Criterion::time_horizon) {
        Some(TimeHorizon::Now) => TimeHorizon::Later,
        Some(TimeHorizon::Later) => TimeHorizon::Always,
        Some(TimeHorizon::Always) | None => TimeHorizon::Now,
    };
    set_time_horizon(document, id, next)
}

/// Returns the time horizon of all criteria that may count, if it is the same for all of them. The lens then changes no
/// share of a weight.
pub fn common_time_horizon(document: &Deliberation) -> Option<TimeHorizon> {
    let mut counting = document.criteria().iter().filter(|criterion| criterion.may_count());
    let first = counting.next()?.time_horizon();
    counting.all(|criterion| criterion.time_horizon() == first).then_some(first)
}

pub fn set_time_horizon(document: &Deliberation, id: &Id, time_horizon: TimeHorizon) -> Edit {
    Edit::set_typed(document, FieldPath::Criterion(id.clone(), CriterionField::When), &time_horizon)
}

pub fn set_fate(document: &Deliberation, option: &Id, account: &Id, fate: Option<Fate>) -> Edit {
    Edit::set(document, FieldPath::Fate(option.clone(), account.clone()), fate.map(FieldValue::Fate))
}

/// Moves an entry by `by` positions within its list.
pub fn move_entry(document: &Deliberation, list: List, id: &Id, by: isize) -> Edit {
    let mut ids = document.entry_ids(list);
    let Some(at) = ids.iter().position(|entry| *entry == EntryId::Id(id.clone())) else { return Edit::default() };
    let to = at.saturating_add_signed(by).min(ids.len().saturating_sub(1));
    let entry = ids.remove(at);
    ids.insert(to, entry);
    Edit::reorder(document, list, ids)
}

/// Returns whether an option may be removed: no decision may refer to the option.
pub fn can_remove_option(document: &Deliberation, option: &Id) -> bool {
    document.decisions().iter().all(|decision| decision.option.as_ref() != Some(option))
}

//! Builds the edits of step 7: weights by order or points, shared or personal, and the choice of the weighting method
//! (METHOD.md §2).

use pesee_core::deliberation::{
    Builder, Criterion, CriterionField, Deliberation, Edit, FieldPath, FieldValue, Id, List, Points, Rank, TypedValue,
    WeighingField, WeightingMethod,
};
use pesee_core::method::{DecisionMatrix, sum_reciprocal_weights};

/// The order in which a person ranks the criteria that count.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RankOrder {
    /// The criteria with a rank, the most important first; the criteria of an inner list are equal.
    pub ranked: Vec<Vec<Id>>,
    /// The criteria without a rank, in document order.
    pub unranked: Vec<Id>,
}

impl RankOrder {
    /// Returns the order that a document has for a person: the person's own points, otherwise the shared ranks.
    pub fn of_person(document: &Deliberation, person: &Id) -> RankOrder {
        let own = document.weights(person);
        // Ascending sort key: the rank, or the negated points; `None` if the criterion has neither.
        let sort_key = |criterion: &Criterion| match own {
            Some(own) => own.get(&criterion.id).map(|points| -points.get()),
            None => criterion.rank.map(|rank| Rank::get(rank) as f64),
        };
        let mut order = RankOrder::default();
        let mut sorted: Vec<(f64, Id)> = Vec::new();
        for criterion in document.criteria().iter().filter(|criterion| criterion.may_count()) {
            match sort_key(criterion) {
                Some(key) => sorted.push((key, criterion.id.clone())),
                None => order.unranked.push(criterion.id.clone()),
            }
        }
        sorted.sort_by(|(a, _), (b, _)| a.total_cmp(b));
        for block in sorted.chunk_by(|(a, _), (b, _)| a == b) {
            order.ranked.push(block.iter().map(|(_, id)| id.clone()).collect());
        }
        order
    }

    /// Returns the criteria as rows: the ranked ones with their ranks, then the others.
    pub fn rows(&self) -> Vec<(Option<u64>, &Id)> {
        let mut rows: Vec<(Option<u64>, &Id)> = Vec::new();
        for block in &self.ranked {
            let rank = rows.len() as u64 + 1;
            rows.extend(block.iter().map(|id| (Some(rank), id)));
        }
        rows.extend(self.unranked.iter().map(|id| (None, id)));
        rows
    }

    /// Returns the points of 100 of each row. The rows without a rank have the points that they get if they are equal;
    /// the points of the others do not depend on that.
    pub fn points_of_rows(&self) -> Vec<f64> {
        let rows = self.rows();
        let ranks: Vec<Option<u64>> = rows.iter().map(|(rank, _)| Some(rank.unwrap_or(u64::MAX))).collect();
        sum_reciprocal_weights(&ranks).into_iter().map(|weight| weight * 100.0).collect()
    }

    /// Gives a criterion the rank after all others that have one.
    pub fn pick(&mut self, criterion: &Id) {
        self.take(criterion);
        self.ranked.push(vec![criterion.clone()]);
    }

    /// Gives all criteria without a rank the same rank, after all others.
    pub fn level_rest(&mut self) {
        let rest = std::mem::take(&mut self.unranked);
        if !rest.is_empty() {
            self.ranked.push(rest);
        }
    }

    /// Takes the rank of a criterion back; the criterion returns to its place in the document.
    pub fn unrank(&mut self, document: &Deliberation, criterion: &Id) {
        self.take(criterion);
        self.unranked.push(criterion.clone());
        let position = |id: &Id| document.criteria().iter().position(|known| known.id == *id);
        self.unranked.sort_by_key(position);
    }

    /// Moves a criterion to `position` among the ranked ones, counted from 1, as a block of its own.
    pub fn move_to_position(&mut self, criterion: &Id, position: usize) {
        self.take(criterion);
        let mut before = 0;
        let mut at = self.ranked.len();
        for (index, block) in self.ranked.iter().enumerate() {
            if before + 1 >= position {
                at = index;
                break;
            }
            before += block.len();
        }
        self.ranked.insert(at, vec![criterion.clone()]);
    }

    fn take(&mut self, criterion: &Id) {
        for block in &mut self.ranked {
            block.retain(|id| id != criterion);
        }
        self.ranked.retain(|block| !block.is_empty());
        self.unranked.retain(|id| id != criterion);
    }
}

/// Returns the edit that sets the order of criteria of a person. For one person, the order is stored as shared ranks
/// and personal points are removed. With several people, each person gets personal points: the sum-reciprocal weights
/// of the order.
pub fn set_order(document: &Deliberation, person: &Id, order: &RankOrder) -> Edit {
    let edit = set_weighting_method(document, WeightingMethod::Order);
    let rows = order.rows();
    if document.people().len() < 2 {
        let ranks = rows.iter().fold(edit, |edit, (rank, id)| {
            let path = FieldPath::Criterion((*id).clone(), CriterionField::Rank);
            edit.chain(Edit::set(document, path, rank.map(|rank| FieldValue::Number(rank as f64))))
        });
        return ranks.chain(clear_own_weights(document, person));
    }
    let weights = sum_reciprocal_weights(&rows.iter().map(|(rank, _)| *rank).collect::<Vec<_>>());
    rows.iter().zip(weights).fold(edit, |edit, ((rank, id), weight)| {
        // Points of 100 with two decimals are readable and distinguish the ranks of up to fifty criteria.
        let rounded = (weight * 10_000.0).round() / 100.0;
        let points = if rows.len() <= 50 { rounded } else { weight * 100.0 };
        let path = FieldPath::Weight(person.clone(), (*id).clone());
        edit.chain(Edit::set(document, path, rank.map(|_| FieldValue::Number(points))))
    })
}

/// Returns the edit that removes the personal points of a person, so that the shared weights apply.
pub(super) fn clear_own_weights(document: &Deliberation, person: &Id) -> Edit {
    let own = document.weights(person).into_iter().flat_map(|own| own.keys());
    let cleared = own.map(|id| Edit::set(document, FieldPath::Weight(person.clone(), id.clone()), None));
    cleared.fold(Edit::default(), Edit::chain)
}

/// Returns the points of a criterion: the personal ones of `person`, otherwise the shared ones.
pub fn points_of(document: &Deliberation, person: &Id, criterion: &Id) -> Option<f64> {
    let own = document.weights(person).and_then(|own| own.get(criterion));
    own.or(document.criterion(criterion)?.weight.as_ref()).map(|points| points.get())
}

/// Returns the edit that sets the points of a criterion: shared points for one person, personal points with several
/// people or if the person already has them.
pub fn set_points(document: &Deliberation, person: &Id, criterion: &Id, points: Option<Points>) -> Edit {
    let has_own = document.weights(person).is_some_and(|own| own.contains_key(criterion));
    let path = if document.people().len() < 2 && !has_own {
        FieldPath::Criterion(criterion.clone(), CriterionField::Weight)
    } else {
        FieldPath::Weight(person.clone(), criterion.clone())
    };
    Edit::set(document, path, points.as_ref().map(TypedValue::to_value))
}

pub fn set_weighting_method(document: &Deliberation, method: WeightingMethod) -> Edit {
    Edit::set_typed(document, FieldPath::Weighing(WeighingField::Method), &method)
}

/// What becomes of the answers given by one weighting method when another one is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OldWeights {
    /// Nothing was given.
    None,
    /// They stay in the file and are not used.
    Kept,
    /// They are the first answers of the other method.
    CarriedOver,
    /// The answers of the other method replace them.
    Replaced,
}

/// Returns what becomes of the weights of a person when the method changes from the one in use to `method`.
pub fn find_old_weights(document: &Deliberation, person: &Id, method: WeightingMethod) -> OldWeights {
    let uses_points = |method| matches!(method, WeightingMethod::Points | WeightingMethod::Swing);
    let in_use = weighting_method_in_use(document);
    let has_own = document.weights(person).is_some();
    let mut criteria = document.criteria().iter();
    let has_shared = match in_use {
        WeightingMethod::Order => criteria.any(|criterion| criterion.rank.is_some()),
        WeightingMethod::Points | WeightingMethod::Swing => criteria.any(|criterion| criterion.weight.is_some()),
        WeightingMethod::Pairwise => !document.pairs().is_empty(),
    };
    match (in_use, method) {
        _ if !has_own && !has_shared => OldWeights::None,
        // Personal points belong to no method: swings and points continue with them, an order and pairs replace them.
        (_, to) if has_own && uses_points(to) => OldWeights::CarriedOver,
        _ if has_own => OldWeights::Replaced,
        (from, to) if uses_points(from) && uses_points(to) => OldWeights::CarriedOver,
        _ => OldWeights::Kept,
    }
}

/// Returns the weighting method of a document. If the document names none, it is the method of its points, otherwise
/// the order, which is the easiest to answer.
pub fn weighting_method_in_use(document: &Deliberation) -> WeightingMethod {
    let has_points = || document.criteria().iter().any(|criterion| criterion.weight.is_some());
    let default = || if has_points() { WeightingMethod::Points } else { WeightingMethod::Order };
    document.weighing().method.unwrap_or_else(default)
}

/// Returns the criteria that count and for which a person has no weight by a method, neither a weight of their own nor
/// a shared one.
pub fn list_unweighed(document: &Deliberation, person: &Id, method: WeightingMethod) -> Vec<Id> {
    match method {
        WeightingMethod::Order => RankOrder::of_person(document, person).unranked,
        WeightingMethod::Points | WeightingMethod::Swing => {
            let counting = document.criteria().iter().filter(|criterion| criterion.may_count());
            let blank = counting.filter(|criterion| points_of(document, person, &criterion.id).is_none());
            blank.map(|criterion| criterion.id.clone()).collect()
        }
        WeightingMethod::Pairwise => Vec::new(),
    }
}

/// Returns the next weighting method: order, points, swing, pairs, then order again. Pairs are available to one person
/// only, because a file cannot store pairs per person.
pub fn next_weighting_method(document: &Deliberation, method: WeightingMethod) -> WeightingMethod {
    match method {
        WeightingMethod::Order => WeightingMethod::Points,
        WeightingMethod::Points => WeightingMethod::Swing,
        WeightingMethod::Swing if document.people().len() < 2 => WeightingMethod::Pairwise,
        WeightingMethod::Swing | WeightingMethod::Pairwise => WeightingMethod::Order,
    }
}

/// Converts the shared weights of `before` to personal weights of `person`, to whom `builder` adds another person.
/// Pairs become points, because pairs would apply to everybody.
pub(super) fn convert_to_own_weights(builder: &mut Builder, before: &Deliberation, person: &Id) {
    if before.weighting_method() == WeightingMethod::Pairwise {
        return convert_pairs_to_points(builder, before, person);
    }
    if before.criteria().iter().any(|criterion| criterion.rank.is_some())
        && before.weighting_method() == WeightingMethod::Order
    {
        apply_edit(builder, |after| set_order(after, person, &RankOrder::of_person(before, person)));
    }
    for criterion in before.criteria() {
        if before.weighting_method() != WeightingMethod::Order
            && let Some(weight) = points_of(before, person, &criterion.id).and_then(Points::new)
        {
            builder.set_typed(FieldPath::Weight(person.clone(), criterion.id.clone()), weight);
        }
        for field in [CriterionField::Rank, CriterionField::Weight] {
            drop(builder.set(FieldPath::Criterion(criterion.id.clone(), field), None));
        }
    }
}

/// Sets the personal points to the weights that the pairs give. Pairs without a result are dropped.
fn convert_pairs_to_points(builder: &mut Builder, before: &Deliberation, person: &Id) {
    let matrix = DecisionMatrix::from_document(before);
    builder.set_typed(FieldPath::Weighing(WeighingField::Method), WeightingMethod::Points);
    drop(builder.set(FieldPath::ListOrder(List::Pairs), Some(FieldValue::EntryIds(Vec::new()))));
    for criterion in &matrix.criteria {
        for field in [CriterionField::Rank, CriterionField::Weight] {
            drop(builder.set(FieldPath::Criterion(criterion.id.clone(), field), None));
        }
        let points = Points::new((criterion.points * 10_000.0).round() / 100.0);
        if let Some(points) = points.filter(|points| points.get() > 0.0) {
            builder.set_typed(FieldPath::Weight(person.clone(), criterion.id.clone()), points);
        }
    }
}

/// Converts the personal weights of `person` in `before` to the shared weights of `builder`, in which nobody else
/// remains.
pub(super) fn convert_to_shared_weights(builder: &mut Builder, before: &Deliberation, person: &Id) {
    let Some(own) = before.weights(person) else { return };
    if before.weighting_method() == WeightingMethod::Order {
        return apply_edit(builder, |after| set_order(after, person, &RankOrder::of_person(before, person)));
    }
    if before.weighting_method() == WeightingMethod::Pairwise {
        // The personal points were the ones in effect and remain so.
        builder.set_typed(FieldPath::Weighing(WeighingField::Method), WeightingMethod::Points);
    }
    for (criterion, weight) in own {
        builder.set_typed(FieldPath::Criterion(criterion.clone(), CriterionField::Weight), *weight);
        drop(builder.set(FieldPath::Weight(person.clone(), criterion.clone()), None));
    }
}

fn apply_edit(builder: &mut Builder, edit: impl FnOnce(&Deliberation) -> Edit) {
    for change in edit(builder.document()).changes {
        drop(builder.set(change.path, change.to));
    }
}

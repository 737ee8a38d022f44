//! Builds the edits of step 7: weights by order or points, shared or personal, and the choice of the weighting method
//! (METHOD.md §2).

use pesee_core::deliberation::{
    Builder, CriterionField, Deliberation, Edit, FieldPath, FieldValue, Id, List, Points, Rank, TypedValue,
    WeighingField, WeightingMethod,
};
use pesee_core::method::{DecisionMatrix, sum_reciprocal_weights};

/// Returns the criteria that count in the order of a person, as blocks of equal rank, the most important first. Without
/// an order, the document order applies.
pub fn rank_blocks(document: &Deliberation, person: &Id) -> Vec<Vec<Id>> {
    let counting = || document.criteria().iter().filter(|criterion| criterion.may_count());
    let own = document.weights(person);
    // Ascending sort key: the rank, or the negated points.
    let sort_key = |criterion: &pesee_core::deliberation::Criterion| match own {
        Some(own) => own.get(&criterion.id).map_or(f64::INFINITY, |points| -points.get()),
        None => criterion.rank.map(Rank::get).map_or(f64::INFINITY, |rank| rank as f64),
    };
    let mut sorted: Vec<(f64, Id)> = counting().map(|criterion| (sort_key(criterion), criterion.id.clone())).collect();
    sorted.sort_by(|(a, _), (b, _)| a.total_cmp(b));
    let mut blocks: Vec<(f64, Vec<Id>)> = Vec::new();
    for (sort_key, id) in sorted {
        match blocks.last_mut() {
            // Criteria without a rank form separate blocks, so that each can be moved.
            Some((last, block)) if *last == sort_key && sort_key.is_finite() => block.push(id),
            _ => blocks.push((sort_key, vec![id])),
        }
    }
    blocks.into_iter().map(|(_, block)| block).collect()
}

/// Returns the order of the person with one criterion moved to `position`, counted from 1, as a block of its own.
pub fn move_to_position(document: &Deliberation, person: &Id, criterion: &Id, position: usize) -> Vec<Vec<Id>> {
    let mut blocks = rank_blocks(document, person);
    for block in &mut blocks {
        block.retain(|id| id != criterion);
    }
    blocks.retain(|block| !block.is_empty());
    let mut before = 0;
    let mut at = blocks.len();
    for (index, block) in blocks.iter().enumerate() {
        if before + 1 >= position {
            at = index;
            break;
        }
        before += block.len();
    }
    blocks.insert(at, vec![criterion.clone()]);
    blocks
}

/// Returns the edit that sets the order of criteria of a person, the most important first; the criteria of an inner
/// list are tied. For one person, the order is stored as shared ranks and personal points are removed. With several
/// people, each person gets personal points: the rank-order-centroid weights of the order.
pub fn set_order(document: &Deliberation, person: &Id, blocks: &[Vec<Id>]) -> Edit {
    let mut ranks: Vec<(Id, u64)> = Vec::new();
    for block in blocks {
        let rank = ranks.len() as u64 + 1;
        ranks.extend(block.iter().map(|id| (id.clone(), rank)));
    }
    let edit = set_weighting_method(document, WeightingMethod::Order);
    if document.people().len() < 2 {
        return edit.chain(Edit::set_ranks(document, &ranks)).chain(clear_own_weights(document, person));
    }
    let weights = sum_reciprocal_weights(&ranks.iter().map(|(_, rank)| Some(*rank)).collect::<Vec<_>>());
    ranks.iter().zip(weights).fold(edit, |edit, ((id, _), weight)| {
        // Points of 100 with two decimals are readable and distinguish the ranks of up to fifty criteria.
        let rounded = (weight * 10_000.0).round() / 100.0;
        let points = if ranks.len() <= 50 { rounded } else { weight * 100.0 };
        edit.chain(Edit::set(document, FieldPath::Weight(person.clone(), id.clone()), Some(FieldValue::Number(points))))
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
        apply_edit(builder, |after| set_order(after, person, &rank_blocks(before, person)));
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
        return apply_edit(builder, |after| set_order(after, person, &rank_blocks(before, person)));
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

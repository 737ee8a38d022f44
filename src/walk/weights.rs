//! Step 7: weights by order or points, shared or each person's own, and the ways to weigh (METHOD.md §2).

use pesee_core::deliberation::{
    Builder, CriterionField, Deliberation, Edit, FieldPath, FieldValue, Id, List, Points, Rank, TypedValue,
    WeighingField, WeightingMethod,
};
use pesee_core::method::{DecisionMatrix, rank_order_centroid};

/// The criteria that count, in the order a person gave them: blocks of equals, what matters most first. Without an
/// order it is the file's.
pub fn rank_blocks(document: &Deliberation, person: &Id) -> Vec<Vec<Id>> {
    let counting = || document.criteria().iter().filter(|criterion| criterion.may_count());
    let own = document.weights(person);
    // Smaller comes first: the rank, or the points the other way round.
    let key = |criterion: &pesee_core::deliberation::Criterion| match own {
        Some(own) => own.get(&criterion.id).map_or(f64::INFINITY, |points| -points.get()),
        None => criterion.rank.map(Rank::get).map_or(f64::INFINITY, |rank| rank as f64),
    };
    let mut keyed: Vec<(f64, Id)> = counting().map(|criterion| (key(criterion), criterion.id.clone())).collect();
    keyed.sort_by(|(a, _), (b, _)| a.total_cmp(b));
    let mut blocks: Vec<(f64, Vec<Id>)> = Vec::new();
    for (key, id) in keyed {
        match blocks.last_mut() {
            // Those without a place yet stand one by one, ready to be moved.
            Some((last, block)) if *last == key && key.is_finite() => block.push(id),
            _ => blocks.push((key, vec![id])),
        }
    }
    blocks.into_iter().map(|(_, block)| block).collect()
}

/// The person's order with one criterion taken out and put back at `place`, from 1, by itself.
pub fn move_to_position(document: &Deliberation, person: &Id, criterion: &Id, place: usize) -> Vec<Vec<Id>> {
    let mut blocks = rank_blocks(document, person);
    for block in &mut blocks {
        block.retain(|id| id != criterion);
    }
    blocks.retain(|block| !block.is_empty());
    let mut before = 0;
    let mut at = blocks.len();
    for (which, block) in blocks.iter().enumerate() {
        if before + 1 >= place {
            at = which;
            break;
        }
        before += block.len();
    }
    blocks.insert(at, vec![criterion.clone()]);
    blocks
}

/// The edit that gives a person this order of criteria, first matters most; each inner list is level. With one
/// person it is the file's order, and points of their own that a file gives go; with several, each has points of
/// their own, the centroid weights of their order.
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
    let weights = rank_order_centroid(&ranks.iter().map(|(_, rank)| Some(*rank)).collect::<Vec<_>>());
    ranks.iter().zip(weights).fold(edit, |edit, ((id, _), weight)| {
        // Points of 100 with two decimals read well and keep every order of fifty criteria apart.
        let rounded = (weight * 10_000.0).round() / 100.0;
        let points = if ranks.len() <= 50 { rounded } else { weight * 100.0 };
        edit.chain(Edit::set(document, FieldPath::Weight(person.clone(), id.clone()), Some(FieldValue::Number(points))))
    })
}

/// The edit that takes a person's own points away, so that the shared weights stand.
pub(super) fn clear_own_weights(document: &Deliberation, person: &Id) -> Edit {
    let own = document.weights(person).into_iter().flat_map(|own| own.keys());
    let cleared = own.map(|id| Edit::set(document, FieldPath::Weight(person.clone(), id.clone()), None));
    cleared.fold(Edit::default(), Edit::chain)
}

/// The points of a criterion: a person's own, else the shared ones.
pub fn points_of(document: &Deliberation, person: &Id, criterion: &Id) -> Option<f64> {
    let own = document.weights(person).and_then(|own| own.get(criterion));
    own.or(document.criterion(criterion)?.weight.as_ref()).map(|points| points.get())
}

/// The edit that gives a criterion points: shared with one person, a person's own with several.
pub fn set_points(document: &Deliberation, person: &Id, criterion: &Id, points: Option<Points>) -> Edit {
    let has_own = document.weights(person).is_some_and(|own| own.contains_key(criterion));
    let key = if document.people().len() < 2 && !has_own {
        FieldPath::Criterion(criterion.clone(), CriterionField::Weight)
    } else {
        FieldPath::Weight(person.clone(), criterion.clone())
    };
    Edit::set(document, key, points.as_ref().map(TypedValue::to_value))
}

/// The edit that makes `method` the way the weights are given.
pub fn set_weighting_method(document: &Deliberation, method: WeightingMethod) -> Edit {
    Edit::set_typed(document, FieldPath::Weighing(WeighingField::Method), &method)
}

/// The next way to weigh: order, points, swing, pairs, and the order again. Pairs are one person's: a file has no
/// place for each person's own.
pub fn next_weighting_method(document: &Deliberation, method: WeightingMethod) -> WeightingMethod {
    match method {
        WeightingMethod::Order => WeightingMethod::Points,
        WeightingMethod::Points => WeightingMethod::Swing,
        WeightingMethod::Swing if document.people().len() < 2 => WeightingMethod::Pairwise,
        WeightingMethod::Swing | WeightingMethod::Pairwise => WeightingMethod::Order,
    }
}

/// Makes the shared weights of `before` the own ones of `person`, who is no longer alone in `draft`. What pairs come
/// to becomes points: pairs would be everybody's.
pub(super) fn convert_to_own_weights(draft: &mut Builder, before: &Deliberation, person: &Id) {
    if before.weighting_method() == WeightingMethod::Pairwise {
        return convert_pairs_to_points(draft, before, person);
    }
    if before.criteria().iter().any(|criterion| criterion.rank.is_some())
        && before.weighting_method() == WeightingMethod::Order
    {
        apply_edit(draft, |after| set_order(after, person, &rank_blocks(before, person)));
    }
    for criterion in before.criteria() {
        if before.weighting_method() != WeightingMethod::Order
            && let Some(weight) = points_of(before, person, &criterion.id).and_then(Points::new)
        {
            draft.set_typed(FieldPath::Weight(person.clone(), criterion.id.clone()), weight);
        }
        for field in [CriterionField::Rank, CriterionField::Weight] {
            drop(draft.set(FieldPath::Criterion(criterion.id.clone(), field), None));
        }
    }
}

/// Where they come to nothing yet, there is nothing to keep.
fn convert_pairs_to_points(draft: &mut Builder, before: &Deliberation, person: &Id) {
    let table = DecisionMatrix::from_document(before);
    draft.set_typed(FieldPath::Weighing(WeighingField::Method), WeightingMethod::Points);
    drop(draft.set(FieldPath::ListOrder(List::Pairs), Some(FieldValue::EntryIds(Vec::new()))));
    for factor in &table.criteria {
        for field in [CriterionField::Rank, CriterionField::Weight] {
            drop(draft.set(FieldPath::Criterion(factor.id.clone(), field), None));
        }
        let points = Points::new((factor.points * 10_000.0).round() / 100.0);
        if let Some(points) = points.filter(|points| points.get() > 0.0) {
            draft.set_typed(FieldPath::Weight(person.clone(), factor.id.clone()), points);
        }
    }
}

/// Makes the own weights of `person` in `before` the weights of `draft`, in which there is nobody else.
pub(super) fn convert_to_shared_weights(draft: &mut Builder, before: &Deliberation, person: &Id) {
    let Some(own) = before.weights(person) else { return };
    if before.weighting_method() == WeightingMethod::Order {
        return apply_edit(draft, |after| set_order(after, person, &rank_blocks(before, person)));
    }
    if before.weighting_method() == WeightingMethod::Pairwise {
        // Their own points were what counted, and go on counting.
        draft.set_typed(FieldPath::Weighing(WeighingField::Method), WeightingMethod::Points);
    }
    for (criterion, weight) in own {
        draft.set_typed(FieldPath::Criterion(criterion.clone(), CriterionField::Weight), *weight);
        drop(draft.set(FieldPath::Weight(person.clone(), criterion.clone()), None));
    }
}

fn apply_edit(draft: &mut Builder, edit: impl FnOnce(&Deliberation) -> Edit) {
    for change in edit(draft.document()).changes {
        drop(draft.set(change.path, change.to));
    }
}

//! The text that somebody was typing when the program ended. The file contains the text; the record in the state folder
//! says in which field the next start continues.

use std::fs;
use std::path::Path;

use crate::messages::{TypedField, WriteError};

use super::own_files::{FIELDS_FOLDER, create_own_folder, find_own_folder};
use super::own_records::{read_record, write_record};
use super::state_name::state_name;
use super::write::to_system_error;

/// Records the field for the deliberation in `file`.
///
/// # Errors
/// Returns an error if the state folder cannot be written to.
pub fn remember_typed_field(state: &Path, file: &Path, field: TypedField) -> Result<(), WriteError> {
    let folder = create_own_folder(state, FIELDS_FOLDER).map_err(to_system_error)?;
    let numbers = [Some(field.question), field.fact];
    let values: Vec<Vec<u8>> = numbers.into_iter().flatten().map(|number| number.to_string().into_bytes()).collect();
    write_record(&folder.join(state_name(file)), &values)
}

/// Removes and returns the record of the deliberation in `file`, if there is one.
pub fn take_typed_field(state: &Path, file: &Path) -> Option<TypedField> {
    let record = find_own_folder(state, FIELDS_FOLDER)?.join(state_name(file));
    let values = read_record(&record);
    // A record that stays is read again at the next start.
    drop(fs::remove_file(&record));
    let mut numbers = values.into_iter().map(|value| String::from_utf8(value).ok()?.parse().ok());
    Some(TypedField { question: numbers.next()??, fact: numbers.next().flatten() })
}

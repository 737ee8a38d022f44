//! The import of tables and of lists of pros and cons from other programs. The result is a complete deliberation, or
//! every place that cannot be read, or a question without whose answer the file has several meanings.
//!
//! ```text
//! bytes ─ decode ─┬─ grid ───────────────────┬─ rows ─┬─ layout ─ columns, totals, scale ─ matrix ─┬─ builder
//!                 │                          │        └─ pros_table ─┬─ sided_item ────────────────┘
//!                 └─ plain_lists ─ markdown ─┴─ outline ─ pros_list ─┘
//! ```
//!
//! `code_page` decides which of several encodings fits the words. `direction` reads remarks such as "1 = best", and
//! `marks` the tables in which an "x" says on which side an item is. `item_split` divides lines and cells into items,
//! `item_numbers` and `written_weight` decide what numbers beside items are, `side_name` and `named_headings` what
//! names in headings are, and `option_names` which names mean the same option. The result is shown before anything is
//! saved, with a remark on each interpretation that a user may not expect.

mod block;
mod builder;
mod cell;
mod code_page;
mod column_heading;
mod columns;
mod conclusion;
mod decision_record;
mod decode;
mod direction;
mod direction_words;
mod grid;
mod html;
mod item_numbers;
mod item_split;
mod label;
mod layout;
mod list_reader;
mod listed_options;
mod markdown;
mod marks;
mod matrix;
mod matrix_checks;
mod matrix_column;
mod name_words;
mod named_headings;
mod option_lines;
mod option_names;
mod outline;
mod percents;
mod plain_lists;
mod pros_column;
mod pros_columns;
mod pros_list;
mod pros_table;
mod quotes;
mod row_scales;
mod row_weights;
mod scale;
mod scope;
mod section;
mod side;
mod side_marks;
mod side_name;
mod side_parser;
mod side_words;
mod sided_item;
mod signed_number;
mod thousands;
mod totals;
mod weight_notation;
mod words;
mod written_weight;

use std::path::{Path, PathBuf};

use crate::messages::{
    FileError, ImportAnswers, ImportError, ImportErrorKind, ImportRefusal, ImportRemark, ImportedDocument,
    ImportedForm, InputLocation,
};
use pesee_core::deliberation::Deliberation;

use self::block::Block;
use self::builder::ImportBuilder;
use self::grid::{Cell, Grid, GridError};
use super::save::OpenFile;

/// Imports a table, or a list of pros and cons in Markdown. The name of the file says what it contains; a text file
/// (`.txt`) may contain either. The title is that of the list, or else the name of the file.
///
/// # Errors
/// Returns every place that cannot be read, in the order of the file, or a question that `answers` does not answer.
pub fn import(bytes: &[u8], file: &Path, answers: &ImportAnswers) -> Result<ImportedDocument, ImportRefusal> {
    let ending = file.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    if WORD_PROCESSOR_ENDINGS.contains(&ending.as_str()) {
        return Err(decode::whole_file_error(ImportErrorKind::NotText));
    }
    let (text, encoding) = decode::decode(bytes, answers)?;
    if is_for_programs(&ending, &text) {
        return Err(decode::whole_file_error(ImportErrorKind::OtherFormat));
    }
    let mut import = ImportBuilder::default();
    import.headings = answers.headings;
    let title = file.file_stem().unwrap_or_default().to_string_lossy().replace(['-', '_'], " ").trim().to_owned();
    let is_markdown = matches!(ending.as_str(), "md" | "markdown" | "mdown" | "mkd");
    let is_list = is_markdown || !matches!(ending.as_str(), "csv" | "tsv" | "tab") && looks_like_list(&text);
    let reading = if is_list {
        import_markdown(&text, !is_markdown, &title, answers, &mut import)?
    } else {
        import_table_file(&text, &title, answers, &mut import)?
    };
    import.builder.head_mut().title = reading.title;
    if import.errors.is_empty() {
        let document = import.builder.document();
        let kind = match (document.options().is_empty(), document.criteria().is_empty()) {
            (false, false) => None,
            _ if reading.form == ImportedForm::List => Some(ImportErrorKind::NoItems),
            (true, _) => Some(ImportErrorKind::NoOptions),
            (false, true) => Some(ImportErrorKind::NoCriteria),
        };
        import.errors.extend(kind.map(|kind| ImportError {
            location: InputLocation::Whole,
            text: String::new(),
            kind,
        }));
    }
    if !import.errors.is_empty() {
        import.errors.sort_by_key(|error| error.location);
        return Err(ImportRefusal::Errors(import.errors));
    }
    if let Some(question) = import.question {
        return Err(question.into());
    }
    import.skipped.sort_by_key(|(location, _)| *location);
    let remarks = import.take_remarks();
    // The ids are generated here and the lengths of the lists are checked, so the document has no integrity errors.
    let (document, _) = import.builder.finish();
    let (form, scale) = (reading.form, reading.scale);
    Ok(ImportedDocument { document, form, encoding, scale, skipped: import.skipped, remarks })
}

/// Returns whether a text file can be read in an encoding with this name.
pub fn is_known_encoding(label: &str) -> bool {
    encoding_rs::Encoding::for_label(label.as_bytes()).is_some()
}

/// The extensions of word processors and presentations.
const WORD_PROCESSOR_ENDINGS: [&str; 9] = ["docx", "doc", "odt", "rtf", "pages", "pdf", "pptx", "odp", "key"];
/// The extensions of formats that only programs read.
const PROGRAM_ENDINGS: [&str; 10] = ["json", "html", "htm", "xml", "svg", "ics", "vcf", "yaml", "yml", "opml"];

/// Returns whether a text is in a format that only programs read, such as HTML, JSON or a calendar. In it, some lines
/// look like those of a list.
fn is_for_programs(ending: &str, text: &str) -> bool {
    let beginning: String = text.trim_start().chars().take(40).collect::<String>().to_lowercase();
    let is_object = beginning.strip_prefix('{').is_some_and(|rest| rest.trim_start().starts_with(['"', '}']));
    PROGRAM_ENDINGS.contains(&ending)
        || is_object
        || ["<!doctype", "<html", "<?xml", "<svg", "begin:v"].iter().any(|mark| beginning.starts_with(mark))
}

/// How a file was understood.
struct Reading {
    title: String,
    form: ImportedForm,
    scale: Option<crate::messages::ImportedScale>,
}

/// Returns whether a text file looks like a list: a line begins like an item or a heading of Markdown, and no line has
/// tabs between texts, as a table has.
fn looks_like_list(text: &str) -> bool {
    let is_tabbed_item = |line: &str| {
        let rewritten = plain_lists::rewrite_mark(line);
        plain_lists::is_item(line) || plain_lists::is_item(&rewritten) && !rewritten.trim().contains('\t')
    };
    let has_columns = text.lines().any(|line| line.trim().contains('\t') && !is_tabbed_item(line));
    let is_mark = |line: &str| {
        let line = line.trim_start();
        plain_lists::is_item(line)
            || line.starts_with(['•', '–', '—', '#', '✅', '❌', '👍', '👎', '☐'])
            || line.starts_with("**")
            || matches!(side_parser::parse_heading(line), side_parser::HeadingSide::One(_, None)) && !line.is_empty()
            || side_parser::parse_item(line, None).side.is_some()
            || side_parser::parse_label(line).is_some()
    };
    !has_columns && text.lines().any(is_mark)
}

fn import_table_file(
    text: &str,
    title: &str,
    answers: &ImportAnswers,
    import: &mut ImportBuilder,
) -> Result<Reading, ImportRefusal> {
    let grid = Grid::parse(text).map_err(|error| match error {
        GridError::NoColumns => decode::whole_file_error(ImportErrorKind::NoOptions),
        GridError::OpenQuote(row, text) => {
            let location = InputLocation::Row(row);
            ImportRefusal::Errors(vec![ImportError { location, text, kind: ImportErrorKind::OpenQuote }])
        }
    })?;
    import_table(grid.rows, Some(grid.separator), title, answers, import)
}

/// Imports a table of ratings, or of pros and cons.
fn import_table(
    mut rows: Vec<Vec<Cell>>,
    separator: Option<char>,
    title: &str,
    answers: &ImportAnswers,
    import: &mut ImportBuilder,
) -> Result<Reading, ImportRefusal> {
    rows.iter().try_for_each(|row| layout::check_width(row))?;
    let above = layout::take_title_rows(&mut rows);
    // Numbers writes the name that it gives to a table.
    let is_name = |cell: &&Cell| !words::contains(words::TABLE_NAME, cell.text.split(' ').next().unwrap_or_default());
    let is_title = |cell: &&Cell| is_name(cell) && !direction::is_legend(&cell.text);
    let stated = above.iter().find(is_title).cloned();
    let title = stated.as_ref().map_or_else(|| title.to_owned(), |cell| cell.text.clone());
    import
        .skipped
        .extend(above.into_iter().filter(|cell| Some(cell) != stated.as_ref()).map(|cell| (cell.location, cell.text)));
    let sides = pros_columns::recognise(&rows);
    let (repeated, second) = layout::split_second_table(&mut rows, sides.is_none());
    for row in &repeated {
        import.skip_row(row);
    }
    let block = pros_columns::find_second_block(&rows).filter(|_| sides.is_some()).cloned();
    if let Some(cell) = second.or(block) {
        import.add_error(cell.location, &cell.text, ImportErrorKind::SecondTable);
    }
    if sides.is_some()
        && let Some(rows) = pros_columns::recognise(&rows)
    {
        let mut items = Vec::new();
        pros_table::read_pros_table(&rows, &title, &mut items, import);
        sided_item::add_items(items, import);
        return Ok(Reading { title, form: ImportedForm::List, scale: None });
    }
    let legends = if layout::is_own_header(rows.first().map_or(&[], Vec::as_slice)) {
        Vec::new()
    } else {
        layout::take_legend_rows(&mut rows)
    };
    import.skipped.extend(legends.into_iter().map(|cell| (cell.location, cell.text)));
    let mut remarks = import.skipped.clone();
    remarks.extend(stated.map(|cell| (cell.location, cell.text)));
    let reading = matrix::import_matrix(rows, &remarks, answers, import)?;
    let form = ImportedForm::Table { separator, options_in: reading.options_in };
    Ok(Reading { title, form, scale: reading.scale })
}

fn import_markdown(
    text: &str,
    is_plain: bool,
    title: &str,
    answers: &ImportAnswers,
    import: &mut ImportBuilder,
) -> Result<Reading, ImportRefusal> {
    let markdown::ParsedText { blocks, joined, open_comment } = markdown::parse(text, is_plain);
    if let Some(line) = open_comment {
        let location = InputLocation::Line(line);
        let error = ImportError { location, text: String::new(), kind: ImportErrorKind::OpenComment };
        return Err(ImportRefusal::Errors(vec![error]));
    }
    for (line, text) in joined {
        import.remark(ImportRemark::Joined(InputLocation::Line(line), text));
    }
    let is_matrix = |block: &Block| matches!(block, Block::Table(rows) if pros_columns::recognise(rows).is_none());
    let has_list = blocks.iter().any(|block| match block {
        Block::List(items) => items.iter().any(|item| !item.is_task),
        Block::Table(rows) => pros_columns::recognise(rows).is_some(),
        _ => false,
    });
    if blocks.iter().filter(|block| is_matrix(block)).count() != 1 || has_list {
        let title = pros_list::import_pros_list(blocks, title, answers.headings, import);
        let title = title.map_err(ImportRefusal::Question)?;
        return Ok(Reading { title, form: ImportedForm::List, scale: None });
    }
    let mut heading = None;
    let mut table = Vec::new();
    for block in blocks {
        match block {
            Block::Table(rows) => table = rows,
            Block::Heading { text, .. } if heading.is_none() && table.is_empty() => heading = Some(text),
            Block::Heading { line, text, .. } | Block::Other { line, text } => {
                import.skip(InputLocation::Line(line), &text)
            }
            Block::Paragraph(paragraph) => {
                import.skip(InputLocation::Line(paragraph.line), &block::join_lines(&paragraph.text));
            }
            Block::HtmlTable(line) => import.add_error(InputLocation::Line(line), "", ImportErrorKind::HtmlTable),
            Block::List(items) => {
                for item in items {
                    import.skip(InputLocation::Line(item.line), &block::join_lines(&item.text.text));
                }
            }
        }
    }
    import_table(table, None, heading.as_deref().unwrap_or(title), answers, import)
}

/// Renders the text of a new file for `document`.
///
/// # Errors
/// Returns an error if the text could not be read again, because it is too large or has too much structure.
pub fn render_new_file(document: &Deliberation) -> Result<String, Vec<FileError>> {
    let empty = "format = 1\n\n[deliberation]\ntitle = \"\"\n";
    let text = OpenFile::from_text(PathBuf::new(), empty)?.render_text(document);
    super::read::parse_document(text.as_bytes()).map(|_| text)
}

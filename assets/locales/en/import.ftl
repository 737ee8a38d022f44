# A table or a list of another program.
import-table = A table: { $criteria ->
    [one] 1 criterion
   *[other] { $criteria } criteria
}, { $options ->
    [one] 1 option
   *[other] { $options } options
}, { $ratings ->
    [0] no ratings
    [one] 1 rating
   *[other] { $ratings } ratings
}, { $unrated ->
    [0] nothing left to rate
   *[other] { $unrated } left to rate
}.
import-list = A list: { $pros ->
    [0] no pros
    [one] 1 pro
   *[other] { $pros } pros
}, { $cons ->
    [0] no cons
    [one] 1 con
   *[other] { $cons } cons
}, { $options ->
    [one] 1 option
   *[other] { $options } options
}. The list says what is a pro and what is a con, but not how much. The program asks that when you open the file.
import-columns-format = The columns are separated by { $separator ->
    [tab] tabs
    [comma] commas
    [semicolon] semicolons
   *[other] "{ $sign }"
}; the text is { $encoding }.
import-title = Title: { $title }
import-options = Options: { $options }
import-option = { $option }:
import-pro-or-con = {"  "}{ $sign } { $name }
import-criterion = { $name }: { $ratings }
import-criterion-with = { $name } ({ $facts }): { $ratings }
import-weight = { $weight ->
    [one] 1 point
   *[other] { $figure } points
}
import-rating = { $option } { $rating }
import-passed-over = Left out: { $place }, { $text }
import-not-saved = Nothing is saved yet. To save it as it is shown: pesee import "{ $file }" --yes
import-confirm = Save it as it is shown?
import-confirm-save = Save it
import-confirm-cancel = Do not save
import-cancelled = Nothing was saved.
import-saved = Saved: { $path }
import-unsaved = The deliberation could not be saved to { $path }: { $reason }
import-failed = Nothing was saved. Correct these lines, then try again.
import-cell = cell { $name }
import-line = line { $line }
import-error-at = { $file }, { $place }: { $why }
import-error-whole = { $file }: { $why }
import-more-errors = { $count ->
    [one] One more place
   *[other] { $count } more places
} cannot be read.
import-why-spreadsheet-file = this is a workbook; save it as CSV in your spreadsheet program, then import that
import-why-not-text = this is not text; save a table as CSV, a list as Markdown
import-why-no-options = this is not a table; put the criteria in the first column and the options in the first row, with commas, semicolons or tabs between
import-why-no-criteria = there is nothing below the first row; add one row for each criterion
import-why-no-items = there are no pros and no cons; begin each line with "+ " or "- ", or put it under "Pros" or "Cons"
import-why-invalid-rating = "{ $text }" is not a rating; write a number from −5 to 5, a range such as 0…3, "?" for don't know, or nothing
import-why-reversed-range = "{ $text }" has its ends the wrong way round; write the lower one first
import-why-invalid-weight = "{ $text }" is not a weight; write a number, 0 or more, or nothing
import-why-invalid-time-horizon = "{ $text }" does not say when it matters; write now, later or always
import-why-no-option-above = "{ $text }" has no option above it; name the column in the first row, or empty the cell
import-why-no-criterion-beside = "{ $text }" has no criterion beside it; name the row in the first column, or empty it
import-why-no-side = "{ $text }" is neither for nor against; begin it with "+ " or "- ", or put it under "Pros" or "Cons"
import-why-duplicate = "{ $text }" appears twice for the same option; remove one
import-why-too-long = a name is longer than 64 KiB; shorten it
import-why-too-many-criteria = "{ $text }" is one criterion too many; at most { $most } are allowed
import-why-too-many-options = "{ $text }" is one option too many; at most { $most } are allowed

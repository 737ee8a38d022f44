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
}. It says what speaks for and against, not how much: that is asked when you open it.
import-columns-format = Columns are parted by { $separator ->
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
import-passed-over = Passed over: { $place }, { $text }
import-not-saved = Nothing is saved yet. To save it as it is shown: pesee import "{ $file }" --yes
import-confirm = Save it as it is shown?
import-confirm-save = Save it
import-confirm-cancel = Leave it
import-cancelled = Nothing was saved.
import-saved = Saved: { $path }
import-unsaved = It could not be saved to { $path }: { $reason }
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
import-why-not-text = this is no text; a table is saved as CSV, a list as Markdown
import-why-no-options = this is no table: criteria go down the first column, options across the first row, with commas, semicolons or tabs between
import-why-no-criteria = there is a first row and nothing below it; each row below is a criterion
import-why-no-items = there is no pro and no con; a line of each begins with "+ " or "- ", or stands under "Pros" or "Cons"
import-why-invalid-rating = "{ $text }" is no rating; there may be a number from −5 to 5, a range such as 0…3, "?" for don't know, or nothing
import-why-reversed-range = "{ $text }" has its ends the wrong way round; the lower one comes first
import-why-invalid-weight = "{ $text }" is no weight; there may be a number, 0 or more, or nothing
import-why-invalid-time-horizon = "{ $text }" is not now, later or always
import-why-no-option-above = "{ $text }" has no option above it; name the column in the first row, or empty the cell
import-why-no-criterion-beside = "{ $text }" has no criterion beside it; name the row in the first column, or empty it
import-why-no-side = "{ $text }" is neither for nor against; begin it with "+ " or "- ", or put it under "Pros" or "Cons"
import-why-duplicate = "{ $text }" is there before for the same option
import-why-too-long = a name is longer than 64 KiB
import-why-too-many-criteria = "{ $text }" is one criterion too many; there may be { $most }
import-why-too-many-options = "{ $text }" is one option too many; there may be { $most }

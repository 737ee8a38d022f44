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
}{ $neutral ->
    [0] {""}
   *[other] {", "}{ $neutral } neutral
}, { $options ->
    [one] 1 option
   *[other] { $options } options
}.
import-list-unrated = The list says what is a pro and what is a con, but not how much. The program asks that when you open the file.
import-columns-format = The columns are separated by { $separator ->
    [tab] tabs
    [comma] commas
    [semicolon] semicolons
   *[other] "{ $sign }"
}; the text is { $encoding }.
import-encoding = The text is { $encoding }.
import-turned = The options are in the rows of the file. The program has turned the table.
import-scale = The ratings of the file are converted: { $conversion }.
import-scale-word = { $word } becomes { $rating }
import-scale-direction = For every criterion, a higher rating in the file counts as better for the option. Reverse the ratings of criteria where more is worse, such as costs.
import-remark-numbers-are-weights = The numbers beside the names are read as weights: how much each one matters, not how good it is.
import-remark-signs-repeat-sides = The numbers beside the items are read as weights: how much each one matters. A sign only repeats whether the item is a pro or a con.
import-remark-signed-ratings = The numbers with a sign are read as ratings from −5 to +5.
import-remark-without-number = These have no number that is read as a weight or a rating: { $names }
import-remark-words-kept = The words high, low and the like stay in the names, and are not read as weights. For weights, write them as in (importance: high): { $names }
import-remark-numbers-kept = The numbers in these names are not read as weights, because most of the others have none, they count up, they are on several scales, or some are above 100: { $names }
import-remark-column-is-weights = The column "{ $heading }" is read as weights: how much each one matters, not how good it is.
import-remark-weight-words = Words for weights become points: { $words }.
import-weight-word = { $word } becomes { $points ->
    [one] 1 point
   *[other] { $figure } points
}
import-remark-neutral = These are neither for nor against, and are rated 0: { $names }
import-remark-groups-repeated = Empty cells of the column "{ $heading }" belong to the group above them.
import-remark-options-repeated = Rows that name no option belong to the option above them: { $names }
import-remark-joined = In { $place }, a text has no mark of its own, and is read as the end of the item above: { $text }
import-remark-split = There are { $count } items in { $place }: { $parts }
import-title = Title: { $title }
import-options = Options: { $options }
import-option = { $option }:
import-pro-or-con = {"  "}{ $sign } { $name }
import-pro-or-con-with = {"  "}{ $sign } { $name } ({ $note })
import-criterion = { $name }: { $ratings }
import-criterion-with = { $name } ({ $facts }): { $ratings }
import-weight = { $weight ->
    [one] 1 point
   *[other] { $figure } points
}
import-rating = { $option } { $rating }
import-best-guess = { $value } ({ $range })
import-passed-over = Left out: { $place }, { $text }
import-not-saved = Nothing is saved yet. To save it as it is shown: { $command }
import-ask-scale = Which scale do the ratings of the file have ({ $columns })?
import-ask-scale-criteria = { $count ->
    [one] The ratings of { $names } are far from those of the other criteria. Which scale do all ratings have?
   *[other] The ratings of these criteria are far from those of the others: { $names }. Which scale do all ratings have?
}
import-ask-scale-reversed = The file says in { $place } that the lower rating is better: { $text }. How are the ratings converted?
import-ask-options = Where are the options of the table?
import-ask-weights = Which column contains the weights?
import-ask-column = What does the column "{ $heading }" contain?
import-ask-encoding = Which of these texts is right?
import-ask-headings = What do these names stand for: { $names }?
import-scale-own = From −5 to 5, as the program rates: nothing is converted
import-scale-choice = From { $low } to { $high }: { $conversion }
import-scale-choice-reversed = From { $worst } (worst) to { $best } (best): { $conversion }
import-options-in-columns = In the first row: { $names }
import-options-in-rows = In the first column: { $names }
import-weights-none = None of them: each is an option
import-column-option = The ratings of an option with this name
import-column-weights = The weights: how much each criterion matters
import-column-remarks = Remarks on the criteria
import-column-nothing = None of these: leave it out
import-encoding-choice = { $text } ({ $encoding })
import-headings-options = Options: each has pros and cons of its own
import-headings-topics = Topics, people and the like: all pros and cons belong to the same option
import-unclear-scale = { $count ->
    [one] the ratings under { $columns } may be on the scale { $scales }. If they are, add it to the command: --scale { $first }
   *[other] the ratings under { $columns } fit several scales: { $scales }. Add the right one to the command, such as --scale { $first }
}
import-unclear-scale-criteria = { $count ->
    [one] the ratings of { $names } are far from those of the other criteria, and may be on a scale of their own. Convert them to the scale of the others, or add the scale of all ratings to the command, such as --scale { $first }
   *[other] the ratings of these criteria are far from those of the others, and may be on a scale of their own: { $names }. Convert them to the scale of the others, or add the scale of all ratings to the command, such as --scale { $first }
}
import-unclear-scale-reversed = "{ $text }" in { $place } says that the lower rating is better. Add the scale to the command, with the best rating at the end: --scale { $first }, or --scale { $other } if the higher rating is better after all
import-unclear-column = the column "{ $heading }" ({ $place }) may be an option, the weights, remarks, or none of these. Add what it is to the command: --column { $stated }, or =weights, =remarks or =nothing
import-unclear-options = the options may be in the first row ({ $columns }) or in the first column ({ $rows }). Add --options columns or --options rows to the command
import-unclear-weights = the weights may be in several columns, or some of them are options: { $names }. Add the heading of the weights to the command, such as --weights { $first }, or --weights "" if there are none
import-unclear-encoding = the text can be in several encodings: { $encodings }. Add the right one to the command, such as --encoding { $first }, or save the file as UTF-8
import-unclear-headings = these names may be options, or topics of the same option: { $names }. Add --headings options or --headings topics to the command
import-is-deliberation = "{ $path }" is a deliberation already; only files of other programs need an import. Open it with: pesee open { $quoted }
import-is-encrypted = "{ $path }" is encrypted, and the import reads only tables and lists. If it is a deliberation, open it with: pesee open { $quoted }
import-is-toml = "{ $path }" is a TOML file, and the import reads only tables and lists. If it is meant to be a deliberation, find out what is wrong with: pesee check { $quoted }
import-unanswered = Nothing was saved. On a terminal, pesee import asks this question.
import-scale-invalid = "{ $text }" is not a scale. Write the lowest and the highest rating, such as --scale 1..5.
import-encoding-unknown = "{ $text }" is not an encoding that the program knows. Write --encoding windows-1252 or --encoding macintosh.
import-column-unknown = No column is called "{ $text }". Write one of these headings after --column: { $names }.
import-column-invalid = "{ $text }" does not say what a column contains. Write the heading, "=", and option, weights, remarks or nothing, such as --column "Year=nothing".
import-weights-unknown = No column is called "{ $text }". Write one of these headings after --weights: { $names }; or --weights "" if none contains weights.
import-confirm = Save it as it is shown?
import-confirm-save = Save it
import-confirm-cancel = Do not save
import-cancelled = Nothing was saved.
import-saved = Saved: { $path }
import-unsaved = The deliberation could not be saved to { $path }: { $reason }
import-failed = Nothing was saved. Correct these lines, then try again.
import-cell = cell { $name }
import-row = row { $row }
import-line = line { $line }
import-error-at = { $file }, { $place }: { $why }
import-error-whole = { $file }: { $why }
import-more-errors = { $count ->
    [one] One more place
   *[other] { $count } more places
} cannot be read.
import-why-spreadsheet-file = this is a workbook; save it as CSV in your spreadsheet program, then import that
import-why-not-text = this is not text; save a table as CSV, a list as Markdown
import-why-other-format = this format is for programs, as HTML, JSON and calendars are; save a table as CSV, a list as Markdown
import-why-unknown-encoding = the encoding of this text is not known (it may be that of MS-DOS); save the file again as UTF-8, or add the encoding to the command, such as --encoding windows-1250
import-why-no-options = this is not a table; put the criteria in the first column and the options in the first row, with commas, semicolons or tabs between
import-why-no-criteria = there is nothing below the first row; add one row for each criterion
import-why-no-items = there are no pros and no cons; begin each line with "+ " or "- ", or put it under "Pros" or "Cons"
import-why-invalid-rating = "{ $text }" is not a rating; write a number from −5 to 5, a range such as 0…3, "?" for don't know, or nothing
import-why-off-scale = "{ $text }" is not on the scale of the other ratings; correct it, or state the scale with --scale
import-why-two-scales = "{ $text }" states another scale than an earlier heading or row; convert all ratings to one scale, and state only that one
import-why-reversed-range = "{ $text }" has its ends the wrong way round; write the lower one first
import-why-invalid-weight = "{ $text }" is not a weight; write a number, 0 or more, or nothing
import-why-mixed-weights = "{ $text }" is on another scale than the weights above it; write all weights on one scale
import-why-no-ratings = the column "{ $text }" contains only texts, and no ratings; name it Comment if it contains remarks, or write ratings
import-why-text-among-numbers = "{ $text }" stands among numbers, which may be ratings or remarks; write a number if they are ratings, or name the column Comment if they are remarks
import-why-unknown-column = "{ $text }" is not a side; name it Pros, Cons, Option, Weight or Comment, or delete it
import-why-no-side-in-cell = "{ $text }" does not say on which side its row is; write pro or con here
import-why-invalid-time-horizon = "{ $text }" does not say when it matters; write now, later or always
import-why-no-option-above = "{ $text }" has no option above it; name the column in the first row, or empty the cell
import-why-no-criterion-beside = "{ $text }" has no criterion beside it; name the row in the first column, or empty it
import-why-no-option-beside = "{ $text }" has no option beside it; write the name of its option into this cell
import-why-no-names = the first column has "{ $text }" and other ratings instead of names; add a first column that names the criteria. If these are the names, write Criterion into the cell above them
import-why-number-among-percents = "{ $text }" stands among percentages and has no percent sign; write it with the sign, such as 60% for 0.6, or write all of them without it, such as 0.4 for 40%
import-why-open-quote = a quotation mark opens before "{ $text }" and does not close in its cell, so that the rows below became part of it; close it, or write two quotation marks for one that belongs to the text
import-why-unclear-total = "{ $text }" may be a result of the others, but its numbers do not follow from theirs; delete it, or give it another name
import-why-unclear-rank = "{ $text }" does not say whether 1 or the highest number matters most; name the column Weight if the highest does, or delete it
import-why-no-option-name = "{ $text }" does not name what is rated; write the name of the option into this cell, such as Keep both. To compare several options, give each a column
import-why-no-criterion-name = "{ $text }" is only one figure for each option, without criteria; add a column for each criterion, such as Cost, Comfort
import-why-mark-among-texts = "{ $text }" does not say what is for or against; write it into this cell, or name each item in the first column and mark its side with an x
import-why-mark-without-name = "{ $text }" marks a row whose pro or con has no name; name it in a column of its own, such as Item
import-why-no-headings = the first row has "{ $text }" and ratings instead of headings; add a row above it that names the columns, such as Criterion, Weight, Keep, Close. If these are headings, write Criterion into the first cell
import-why-second-table = a second table begins with "{ $text }"; save it in a file of its own, or put its columns beside those of the first table
import-why-unclear-number = "{ $text }" has a separator that may be decimal or separate thousands; write the number without it
import-why-unclear-weight = "{ $text }" may be the weight of the pro or of the con in its row; give each its own column of weights, or its own row
import-why-different-weights = "{ $text }" has two different weights; write the same weight at both places, or two different names
import-why-reversed-scale = "{ $text }" says that the lower rating is better; reverse these ratings, so that the higher one is better, and delete those words
import-why-reversed-weights = "{ $text }" says that a lower weight matters more; reverse the weights, so that the higher one matters more, and delete those words
import-why-sides-in-line = "{ $text }" names another side in the same line; put the pros and the cons on lines of their own
import-why-number-without-text = "{ $text }" is only a number; write what is for or against, or name the column Weight
import-why-minus-without-plus = "{ $text }" begins with "-", which is a con only in a list that also has "+"; here it may be only a bullet. Put the items under "Pros" and "Cons", or begin each with "+" or "-"
import-why-two-sides = "{ $text }" has the mark of one side, and another mark or the heading above it says the other side; correct one of them
import-why-sign-against-side = the sign of the number in "{ $text }" says the reverse of its mark, its column or the heading above it; correct one of them, or write the number without a sign
import-why-unclear-heading = the heading "{ $text }" may be a side or an option; write "Pros" or "Cons", or the name of the option without the mark
import-why-unclear-line = "{ $text }" stands above further pros or cons, and may be an option; write each option as a heading above its pros and cons, such as # Keep both, or delete the line
import-why-several-parts = this table of ratings is not the only table or list of the file; save it in a file of its own
import-why-html-table = this table is written in HTML; write it in Markdown, or save it as CSV
import-why-no-chosen-option = "{ $text }" follows from the chosen option, but the file does not name it; write a line such as: Chosen option: "Keep both"
import-why-unknown-chosen-option = the chosen option "{ $text }" is none of the options of the file; write its name as in its heading or in the list of options
import-why-side-in-part = "{ $text }" stands in a part that is about no option; move it to the pros and cons of its option, or delete the word for its side
import-why-only-tasks = the list has tasks, such as "{ $text }", and no pros and cons; a task is no criterion. Remove the box before each line that is a pro or a con, and put it under "Pros" or "Cons"
import-why-task-below-side = "{ $text }" has a task box, and a task is neither a pro nor a con; remove the box if it is one, or move the task to another part
import-why-open-comment = a comment begins here with <!-- and does not end, so that nothing after it would be read; end it with -->, or delete <!--
import-why-no-side = "{ $text }" is neither for nor against; begin it with "+ " or "- ", or put it under "Pros" or "Cons"
import-why-duplicate = "{ $text }" appears twice for the same option; remove one
import-why-duplicate-name = another row or column is also called "{ $text }"; give them different names, or remove one
import-why-too-long = a name is longer than 64 KiB; shorten it
import-why-too-many-criteria = "{ $text }" is one criterion too many; at most { $most } are allowed
import-why-too-many-options = "{ $text }" is one option too many; at most { $most } are allowed

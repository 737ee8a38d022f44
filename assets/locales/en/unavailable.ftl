# Why a key does nothing now, and what to do instead.
unavailable-no-change = This is already the answer, so nothing changes.
unavailable-here = This key does nothing at this point.
unavailable-handed-over = The keyboard is handed over, so this key is for the coach. F7 takes the keyboard back.
unavailable-close-first = This key works on the screen below. Esc closes this first.
unavailable-help-here = You are reading the help. Esc closes it.
unavailable-no-deliberation = Open a deliberation first: Enter opens the selected one.
unavailable-no-row = Select a deliberation that can be read first.
unavailable-private-notes = The private notes are hidden while others look on. F6 ends the presentation.
unavailable-forget = This deliberation is not sealed, so there is no passphrase to forget.
unavailable-not-saved = The file does not exist yet. It can be sealed as soon as it is saved.
unavailable-copy-text = Nothing is selected. Shift and an arrow key select.
unavailable-editor-sealed = A sealed text does not go to the editor, because the editor would need a file that anybody can read.
unavailable-editor-line = The editor is for answers of several lines. This is one line.
unavailable-line-break = This text has one line only.
unavailable-complete = There is no name to complete here.
unavailable-client-page = The selected deliberation has no client. E sets one.
unavailable-no-client = No deliberation has a client yet. E sets one.
unavailable-nothing-archived = No deliberation is put away. a puts the selected one away.
unavailable-library-empty = There is no deliberation yet. Enter begins one, q quits.
unavailable-nothing-to-leave = All deliberations are shown. q quits.
unavailable-nothing-to-open = There is nothing to open in this line.
unavailable-one-person = Only one person decides here, so there is nothing to compare. Step 1 asks who decides.
unavailable-sealed = The answers are sealed. They are compared when all of them are opened at once.
unavailable-people-before-verdict = The answers are compared when there is a verdict. v says what is missing.
unavailable-verdict-here = You are at the verdict.
unavailable-no-verdict = There is no verdict to copy yet.
unavailable-no-text = There is no text to write here.
unavailable-facts = There are no more facts to ask for here.
unavailable-keep-lens = The lens stands where it is stored. ←→ move it, then Space keeps it.
unavailable-balance = Both balances are on the screen already.
unavailable-correct = These answers are not sealed. Esc leads to the steps, where each answer can be changed.
unavailable-method-in-use = This way of weighing is in use. w shows the others.
unavailable-contradiction = No answers contradict each other.
unavailable-no-answer-selected = No answer is selected. ↑↓ select one.
unavailable-answer-number = { $count ->
    [one] There is only 1 answer.
   *[other] There are only { $count } answers.
}
unavailable-picked = This criterion has its place already. Shift+↑↓ move it.
unavailable-no-rank = This criterion has no place yet. Space gives it the next one.
unavailable-tie-of-first = This criterion is the first. = makes a criterion equal to the one above.
unavailable-first = It is the first already.
unavailable-last = It is the last already.
unavailable-last-cell = This is the last rating. v shows the verdict.
unavailable-clear = There is no answer to clear here.
unavailable-clear-rank = A place in the order can be changed, not cleared. Enter changes it.
unavailable-basis = Give a rating first, then say what it is based on.
unavailable-weight-here = The cursor is on the weight already.
unavailable-on-weight = The cursor is on a weight. → leads to the options.
unavailable-list-empty = The list is empty. a adds to it.
unavailable-option-not-taken = This option is not taken. Space takes it first.
unavailable-no-account = There is no account whose future this option could decide. Step 2 asks for the accounts.
unavailable-no-other-row = There is nothing more here to select or to scroll to.
unavailable-in-list = This key works in the list of the library. Esc leads there.
unavailable-export-row = ←→ change the form and the names of the report. ↑ leads there.
unavailable-no-action-found = No action has that name, so there is nothing to do. Esc closes.
unavailable-first-question = This is the first question. Esc leads to the steps.

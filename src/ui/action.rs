//! The actions that a key or a click can trigger.
//!
//! Screens and overlays receive actions, never keys: only the key table in [`super::keymap`] names keys.

/// An action of the user.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    Up,
    Down,
    /// Moves left, or decreases the value a little.
    Left,
    /// Moves right, or increases the value a little.
    Right,
    /// Moves to the first row.
    First,
    /// Moves to the last row.
    Last,
    PageUp,
    PageDown,
    /// Accepts the current answer and goes to the next question.
    Next,
    /// Chooses the selected answer and goes to the next question.
    ChooseAnswer,
    /// Goes to the previous question.
    Back,
    /// Goes up one level: closes the overlay, leaves the text field or leaves the screen.
    Leave,
    /// Selects a row of a list, counted from 0.
    SelectRow(usize),
    /// Selects a row and a column of a table, counted from 0.
    SelectCell(usize, usize),
    /// Selects a step of the walk, counted from 0.
    SelectStep(usize),
    /// Moves to the next field of a form.
    NextField,
    /// Moves the keyboard focus into the text field of the question.
    StartWriting,
    /// Stands for a key that the text field handles itself. The key table lists the key for help only.
    TextInput,
    UndoText,
    RedoText,
    /// Copies the selected text.
    CopyText,
    InsertLineBreak,
    /// Opens the text in the user's own editor.
    OpenEditor,
    CopyVerdict,
    Help,
    /// Opens the list of all available actions, with a search field.
    Palette,
    /// Shows or hides the key hints in the last line.
    ToggleHints,
    NextTheme,
    /// Changes the interface to the other language.
    NextLanguage,
    /// Offers to change the unchanged texts of the template to the language of the interface.
    TranslateTexts,
    /// Saves and ends the program.
    Quit,
    /// Stops the process until the shell resumes it.
    Suspend,
    Undo,
    Redo,
    /// Opens the selected entry.
    Open,
    /// Creates a deliberation.
    New,
    Search,
    /// Copies the selected file.
    Duplicate,
    Rename,
    /// Moves the selected file to the trash.
    Trash,
    /// Groups the library by client, or sorts it by due date.
    ToggleGroupByClient,
    ClientPage,
    /// Assigns the selected file to a client.
    AssignClient,
    /// Archives the selected file, or takes it out of the archive.
    ToggleArchive,
    ToggleShowArchived,
    /// Searches the contents of the files.
    SearchFullText,
    /// Encrypts the file, or decrypts it permanently.
    ToggleEncryption,
    /// Closes the encrypted deliberation at once, so that opening it needs the passphrase again.
    ForgetPassphrase,
    /// Includes or excludes the selected entry.
    Toggle,
    Add,
    AddColumn,
    Remove,
    FirstColumn,
    LastColumn,
    RenameColumn,
    RemoveColumn,
    MoveColumnLeft,
    MoveColumnRight,
    /// Shows the facts of an account that are asked only on request.
    OtherFacts,
    /// Changes what happens to the account under the selected option.
    NextFate,
    /// Changes the role of a participant: person, employer or coach.
    NextRole,
    /// Changes the time horizon of a criterion: now, later or always.
    NextTimeHorizon,
    /// Edits the descriptions of a criterion at −5, 0 and +5.
    EditAnchors,
    /// Ranks the selected entry after the entries that are ranked already.
    Pick,
    MoveRowUp,
    MoveRowDown,
    /// Ranks the selected entry equal to the entry above it.
    ToggleTie,
    /// Shows the weights by another method, without changing the method.
    NextWeightingMethod,
    /// Brings the weighting method that is shown into use, with the answers that it has.
    UseWeightingMethod,
    /// Chooses the criterion whose swing is worth most.
    SwingFirst,
    /// Ends the pairwise comparisons with the answers given so far.
    StopComparing,
    /// Asks again for the comparison that contradicts the other comparisons most.
    ReviewInconsistency,
    Digit(u8),
    /// Continues the digit that was typed in the field of the rating: `0.` of the range `0..3`, or `2,` of `2,5`.
    DecimalMark(char),
    /// Sets the sign of the rating to pro.
    Plus,
    /// Sets the sign of the rating to con.
    Minus,
    DontKnow,
    /// Removes the rating.
    ClearAnswer,
    /// Opens a prompt for a typed value, for example a range.
    EnterValue,
    /// Changes the basis of a rating: fact, estimate or feeling.
    NextBasis,
    EditNote,
    /// Goes to the weight of the criterion.
    GoToWeight,
    Matrix,
    History,
    /// Opens the list of versions and files that the deliberation can be compared with.
    Compare,
    /// Opens the comparison of several people's answers.
    People,
    /// Starts or ends presenting: while others look on, everything private is hidden.
    TogglePresenting,
    /// Hands the keyboard to a client, or takes it back.
    ToggleHandOver,
    /// Opens the coach's private notes.
    PrivateNotes,
    Verdict,
    /// Asks whose sealed answers are to be corrected.
    CorrectAnswers,
    /// Stores the lens where it stands on the verdict.
    KeepLens,
    /// Shows which changes would change the verdict.
    ShowSensitivity,
    /// Changes how the verdict draws the balance: alone, against a rival option, or not at all.
    NextBalance,
    Walk,
    /// Writes the dates of the deliberation to a calendar file.
    ExportCalendar,
    /// Opens the export of a report.
    Export,
    /// Starts the review of a decision.
    Review,
    /// Compares the stated certainties with the outcomes.
    ShowCalibration,
    /// Starts a new round of a decided deliberation.
    NewRound,
    OpenActionSteps,
    OpenTripwires,
    /// Puts the draft of an answer into the field.
    UseDraft,
    /// Chooses the answer on which the cursor started.
    ConfirmAnswer,
    /// Saves a copy of a deliberation that is read-only or cannot be saved.
    SaveCopy,
    /// Takes the file over from the process that has it open for writing.
    TakeOver,
    /// Restores the work of the emergency copy.
    RecoverUnsaved,
    /// Moves the emergency copy to the trash.
    DiscardUnsaved,
    Yes,
    No,
}

impl Action {
    /// Returns whether the action is reserved for the coach.
    /// A client at the keyboard cannot perform actions that open other files, leave the program, show private data or
    /// write data to another place.
    pub fn is_coach_only(self) -> bool {
        use Action::{
            AssignClient, Compare, CopyVerdict, DiscardUnsaved, Duplicate, Export, ExportCalendar, ForgetPassphrase,
            History, OpenEditor, PrivateNotes, RecoverUnsaved, SaveCopy, Suspend, TakeOver, ToggleArchive,
            ToggleEncryption, TogglePresenting, Trash,
        };
        matches!(
            self,
            PrivateNotes
                | TogglePresenting
                | History
                | CopyVerdict
                | Compare
                | Export
                | ToggleEncryption
                | ForgetPassphrase
                | ToggleArchive
                | AssignClient
                | ExportCalendar
                | OpenEditor
                | Suspend
                | Duplicate
                | Trash
                | RecoverUnsaved
                | DiscardUnsaved
                | SaveCopy
                | TakeOver
        )
    }

    /// Returns whether the action moves between the rows of a list, or scrolls a text.
    pub fn is_row_motion(self) -> bool {
        use Action::{Down, First, Last, PageDown, PageUp, Up};
        matches!(self, Up | Down | First | Last | PageUp | PageDown)
    }

    /// Returns whether the action only moves or types. The palette does not list such actions.
    pub fn is_motion(self) -> bool {
        use Action::{
            DecimalMark, Digit, FirstColumn, LastColumn, Left, Minus, NextField, Plus, Right, SelectCell, SelectRow,
            TextInput,
        };
        self.is_row_motion()
            || matches!(
                self,
                Left | Right
                    | FirstColumn
                    | LastColumn
                    | SelectRow(_)
                    | SelectCell(..)
                    | NextField
                    | TextInput
                    | Digit(_)
                    | DecimalMark(_)
                    | Plus
                    | Minus
            )
    }
}

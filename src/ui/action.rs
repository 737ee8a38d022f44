//! What a key can mean. Screens receive these, never keys.

/// Something to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// One up.
    Up,
    /// One down.
    Down,
    /// One to the left, or a little less.
    Left,
    /// One to the right, or a little more.
    Right,
    /// To the first.
    First,
    /// To the last.
    Last,
    /// A page up.
    PageUp,
    /// A page down.
    PageDown,
    /// What stands here is the answer; go on.
    Next,
    /// The question before.
    Back,
    /// One level up.
    Leave,
    /// To a row of a list.
    SelectRow(usize),
    /// To a row and a column of a table.
    SelectCell(usize, usize),
    /// To a step of the walk, counted from 0.
    SelectStep(usize),
    /// The next field of a form.
    NextField,
    /// Into the text.
    StartWriting,
    /// A key that the text being written takes as it is.
    TextInput,
    /// Take back what was written last.
    UndoText,
    /// Write it again.
    RedoText,
    /// Copy what is selected.
    CopyText,
    /// Break the line.
    InsertLineBreak,
    /// Write on in one's own editor.
    OpenEditor,
    /// Copy the verdict.
    CopyVerdict,
    /// Help.
    Help,
    /// Every action, to be searched.
    Palette,
    /// Show or hide the keys in the last line.
    ToggleHints,
    /// Another look.
    NextTheme,
    /// Save and leave the program.
    Quit,
    /// Stop for now.
    Suspend,
    /// Take the last act back.
    Undo,
    /// Do it again.
    Redo,
    /// Open what is selected.
    Open,
    /// Begin a deliberation.
    New,
    /// Search.
    Search,
    /// Copy what is selected.
    Duplicate,
    /// Give another name.
    Rename,
    /// Throw away what is selected.
    Trash,
    /// By client, or what is due first.
    ToggleGroupByClient,
    /// To the page of a client.
    ClientPage,
    /// Say whose something is.
    AssignClient,
    /// Put away, or take out again.
    ToggleArchive,
    /// Show what was put away, or hide it.
    ToggleShowArchived,
    /// Search the texts.
    SearchFullText,
    /// Seal it, or unseal it.
    ToggleEncryption,
    /// Forget what opens a sealed one, at once.
    ForgetPassphrase,
    /// Take or leave.
    Toggle,
    /// Add one.
    Add,
    /// Add a column.
    AddColumn,
    /// Take away.
    Remove,
    /// To the first of a row.
    FirstColumn,
    /// To the last of a row.
    LastColumn,
    /// Give a column another name.
    RenameColumn,
    /// Take a column away.
    RemoveColumn,
    /// Move a column left.
    MoveColumnLeft,
    /// Move a column right.
    MoveColumnRight,
    /// What becomes of the account.
    NextFate,
    /// Now, later or always.
    NextTimeHorizon,
    /// What a criterion is like at −5, 0 and +5.
    EditAnchors,
    /// Pick up or put down, to move.
    Grab,
    /// Move up.
    MoveRowUp,
    /// Move down.
    MoveRowDown,
    /// Level with the one above.
    ToggleTie,
    /// Another way to weigh.
    NextWeightingMethod,
    /// This one would be lifted first.
    SwingFirst,
    /// What was asked so far is enough.
    StopComparing,
    /// Look again at the answer that contradicts the others most.
    ReviewInconsistency,
    /// A digit.
    Digit(u8),
    /// A pro.
    Plus,
    /// A con.
    Minus,
    /// Don't know.
    DontKnow,
    /// Take the rating back.
    ClearAnswer,
    /// A range.
    EnterValue,
    /// Fact, estimate, feeling.
    NextBasis,
    /// A note.
    EditNote,
    /// To the weight.
    GoToWeight,
    /// To the matrix.
    Matrix,
    /// To the history.
    History,
    /// To what it can be compared with.
    Compare,
    /// What lies between several people.
    People,
    /// For eyes other than the coach's, or no longer.
    TogglePresenting,
    /// The keyboard goes to a client, or comes back.
    ToggleHandOver,
    /// The coach's own notes.
    PrivateNotes,
    /// To the verdict.
    Verdict,
    /// What would change it.
    ShowSensitivity,
    /// On the balance, and against what.
    NextBalance,
    /// To the walk.
    Walk,
    /// Write the dates down for a calendar.
    ExportCalendar,
    /// Hand over a report.
    Export,
    /// What became of a decision.
    Review,
    /// How sure one was, beside what came true.
    ShowCalibration,
    /// Another round.
    NewRound,
    /// To the steps to do.
    OpenActionSteps,
    /// Save a copy of what is only looked at.
    SaveCopy,
    /// Take over what is open elsewhere.
    TakeOver,
    /// Take up what was not saved.
    RecoverUnsaved,
    /// Throw away what was not saved.
    DiscardUnsaved,
    /// Yes.
    Yes,
    /// No.
    No,
}

impl Action {
    /// Whether it is for whoever keeps the file alone: it leads to other files, out of the program, to what is private
    /// or to something that leaves. A client at the keyboard cannot do it.
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

    /// Whether it only moves about or types: nothing that anybody would look for by name.
    pub fn is_motion(self) -> bool {
        use Action::{
            Digit, Down, First, FirstColumn, Last, LastColumn, Left, Minus, NextField, PageDown, PageUp, Plus, Right,
            SelectCell, SelectRow, TextInput, Up,
        };
        matches!(
            self,
            Up | Down
                | Left
                | Right
                | First
                | Last
                | PageUp
                | PageDown
                | FirstColumn
                | LastColumn
                | SelectRow(_)
                | SelectCell(..)
                | NextField
                | TextInput
                | Digit(_)
                | Plus
                | Minus
        )
    }
}

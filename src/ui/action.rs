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
    Row(usize),
    /// To a row and a column of a table.
    Cell(usize, usize),
    /// To a step of the walk, counted from 0.
    Step(usize),
    /// The next field of a form.
    NextField,
    /// Into the text.
    Write,
    /// A key that the text being written takes as it is.
    Typing,
    /// Take back what was written last.
    UndoText,
    /// Write it again.
    RedoText,
    /// Copy what is selected.
    CopyText,
    /// Break the line.
    BreakLine,
    /// Write on in one's own editor.
    Editor,
    /// Copy the verdict.
    Copy,
    /// Help.
    Help,
    /// Every action, to be searched.
    Palette,
    /// Show or hide the keys in the last line.
    Hints,
    /// Another look.
    Theme,
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
    ByClient,
    /// To the page of a client.
    Client,
    /// Say whose something is.
    Assign,
    /// Put away, or take out again.
    Archive,
    /// Show what was put away, or hide it.
    ShowArchived,
    /// Search the texts.
    Seek,
    /// Seal it, or unseal it.
    Lock,
    /// Forget what opens a sealed one, at once.
    Forget,
    /// Take or leave.
    Toggle,
    /// Add one.
    Add,
    /// Add a column.
    AddColumn,
    /// Take away.
    Remove,
    /// To the first of a row.
    RowFirst,
    /// To the last of a row.
    RowLast,
    /// Give a column another name.
    RenameColumn,
    /// Take a column away.
    RemoveColumn,
    /// Move a column left.
    ShiftLeft,
    /// Move a column right.
    ShiftRight,
    /// What becomes of the account.
    Fate,
    /// Now, later or always.
    When,
    /// What a criterion is like at −5, 0 and +5.
    Words,
    /// Pick up or put down, to move.
    Grab,
    /// Move up.
    Raise,
    /// Move down.
    Lower,
    /// Level with the one above.
    Level,
    /// Another way to weigh.
    OtherWay,
    /// This one would be lifted first.
    Lift,
    /// What was asked so far is enough.
    Enough,
    /// Look again at the answer that contradicts the others most.
    LookAgain,
    /// A digit.
    Digit(u8),
    /// A pro.
    Plus,
    /// A con.
    Minus,
    /// Don't know.
    DontKnow,
    /// Take the rating back.
    Unrate,
    /// A range.
    Range,
    /// Fact, estimate, feeling.
    Basis,
    /// A note.
    Note,
    /// To the weight.
    Weight,
    /// To the matrix.
    Matrix,
    /// To the history.
    History,
    /// To what it can be compared with.
    Compare,
    /// What lies between several people.
    People,
    /// For eyes other than the coach's, or no longer.
    Present,
    /// The keyboard goes to a client, or comes back.
    HandOver,
    /// The coach's own notes.
    Private,
    /// To the verdict.
    Verdict,
    /// What would change it.
    Change,
    /// On the balance, and against what.
    Balance,
    /// To the walk.
    Walk,
    /// Write the dates down for a calendar.
    Calendar,
    /// Hand over a report.
    Export,
    /// What became of a decision.
    LookBack,
    /// How sure one was, beside what came true.
    HowSure,
    /// Another round.
    Round,
    /// To the steps to do.
    ToDo,
    /// Save a copy of what is only looked at.
    SaveCopy,
    /// Take over what is open elsewhere.
    TakeOver,
    /// Take up what was not saved.
    Recover,
    /// Throw away what was not saved.
    Discard,
    /// Yes.
    Yes,
    /// No.
    No,
}

impl Action {
    /// Whether it is for whoever keeps the file alone: it leads to other files, out of the program, to what is private
    /// or to something that leaves. A client at the keyboard cannot do it.
    pub fn is_keepers(self) -> bool {
        use Action::{
            Archive, Assign, Calendar, Compare, Copy, Discard, Duplicate, Editor, Export, Forget, History, Lock,
            Present, Private, Recover, SaveCopy, Suspend, TakeOver, Trash,
        };
        matches!(
            self,
            Private
                | Present
                | History
                | Copy
                | Compare
                | Export
                | Lock
                | Forget
                | Archive
                | Assign
                | Calendar
                | Editor
                | Suspend
                | Duplicate
                | Trash
                | Recover
                | Discard
                | SaveCopy
                | TakeOver
        )
    }

    /// Whether it only moves about or types: nothing that anybody would look for by name.
    pub fn is_motion(self) -> bool {
        use Action::{
            Cell, Digit, Down, First, Last, Left, Minus, NextField, PageDown, PageUp, Plus, Right, Row, RowFirst,
            RowLast, Typing, Up,
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
                | RowFirst
                | RowLast
                | Row(_)
                | Cell(..)
                | NextField
                | Typing
                | Digit(_)
                | Plus
                | Minus
        )
    }
}

//! The small enums whose variants the file writes as words.

macro_rules! keyword_enums {
    ($($(#[$doc:meta])* $Type:ident { $($(#[$wdoc:meta])* $Word:ident = $text:literal),* $(,)? })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $Type { $($(#[$wdoc])* $Word),* }

        impl $Type {
            /// Every variant, in the order of FORMAT.md.
            pub const ALL: &[$Type] = &[$($Type::$Word),*];
            /// The word of every variant, in the same order.
            pub const KEYWORDS: &[&str] = &[$($text),*];

            /// Returns the word that the file writes.
            pub fn as_str(self) -> &'static str {
                match self { $($Type::$Word => $text),* }
            }

            /// Returns the variant that the file writes as `word`.
            pub fn parse(word: &str) -> Option<$Type> {
                match word { $($text => Some($Type::$Word),)* _ => None }
            }
        }
    )*};
}

keyword_enums! {
    /// Whose accounts are weighed, and so whose words the program uses.
    Perspective {
        /// A person's own.
        Individual = "individual",
        /// A firm's.
        Employer = "employer",
    }
    /// The language of a deliberation.
    Language {
        /// English.
        En = "en",
        /// French.
        Fr = "fr",
    }
    /// How far a deliberation is.
    Status {
        /// Being weighed.
        Open = "open",
        /// A choice was made.
        Decided = "decided",
        /// A choice was looked back on.
        Reviewed = "reviewed",
    }
    /// Whom an account speaks for.
    Holder {
        /// The person.
        Personal = "personal",
        /// The employer.
        Employer = "employer",
    }
    /// Whether a condition holds.
    ConditionState {
        /// It holds.
        Met = "met",
        /// It does not hold.
        Unmet = "unmet",
        /// Nobody knows yet.
        Unknown = "unknown",
    }
    /// When a criterion makes itself felt.
    TimeHorizon {
        /// In the coming weeks.
        CurrentTime = "now",
        /// In the years ahead.
        Later = "later",
        /// Both alike.
        Always = "always",
    }
    /// How the weights were given (METHOD.md §2).
    WeightingMethod {
        /// By putting the criteria in order.
        Order = "order",
        /// By points.
        Points = "points",
        /// By swings from worst to best, 0–100.
        Swing = "swing",
        /// By comparing criteria in pairs.
        Pairwise = "pairwise",
    }
    /// Where a participant sits.
    Seat {
        /// The person.
        Person = "person",
        /// The employer.
        Employer = "employer",
        /// The coach, who has no voice unless given one.
        Coach = "coach",
    }
    /// What a rating rests on.
    Basis {
        /// Something known.
        Fact = "fact",
        /// A guess with reasons.
        Estimate = "estimate",
        /// A feeling.
        Feeling = "feeling",
    }
    /// What a verdict was when it was seen (METHOD.md §5).
    Outcome {
        /// Nothing to say yet.
        None = "none",
        /// Answers that could still change it are missing.
        Unfinished = "unfinished",
        /// Several options are level.
        Tie = "tie",
        /// One leads, but little would change that.
        Fragile = "fragile",
        /// One leads, and holds.
        Clear = "clear",
    }
}

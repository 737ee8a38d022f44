//! The enums whose variants are keywords in the file. A macro declares them, so that each keyword is written once.

macro_rules! keyword_enums {
    ($($(#[$doc:meta])* $Type:ident { $($(#[$wdoc:meta])* $Word:ident = $text:literal),* $(,)? })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $Type { $($(#[$wdoc])* $Word),* }

        impl $Type {
            /// Every variant, in the order of FORMAT.md.
            pub const ALL: &[$Type] = &[$($Type::$Word),*];
            /// The keyword of every variant, in the same order.
            pub const KEYWORDS: &[&str] = &[$($text),*];

            /// Returns the keyword of the variant.
            pub fn as_str(self) -> &'static str {
                match self { $($Type::$Word => $text),* }
            }

            /// Parses a keyword. Returns `None` for any other text.
            pub fn parse(word: &str) -> Option<$Type> {
                match word { $($text => Some($Type::$Word),)* _ => None }
            }
        }
    )*};
}

keyword_enums! {
    /// The owner of the accounts. The wording of the program depends on the perspective.
    Perspective {
        /// A person decides about personal accounts.
        Individual = "individual",
        /// An employer decides about its accounts.
        Employer = "employer",
    }
    /// The language of a deliberation.
    Language {
        /// English.
        En = "en",
        /// French.
        Fr = "fr",
    }
    /// The status of a deliberation.
    Status {
        /// No decision exists yet.
        Open = "open",
        /// A decision was made.
        Decided = "decided",
        /// A decision was reviewed.
        Reviewed = "reviewed",
    }
    /// The person or organization that an account represents.
    Holder {
        /// The account represents the person.
        Personal = "personal",
        /// The account represents the employer.
        Employer = "employer",
    }
    /// Which part of a date is known.
    DatePrecision {
        /// Only the year is known.
        Year = "year",
        /// The year and the month are known.
        Month = "month",
        /// The whole date is known.
        Day = "day",
    }
    /// Whether a condition is met.
    ConditionState {
        /// The condition is met.
        Met = "met",
        /// The condition is not met.
        Unmet = "unmet",
        /// The state is not known yet.
        Unknown = "unknown",
    }
    /// When a criterion matters.
    TimeHorizon {
        /// The criterion matters in the coming weeks.
        Now = "now",
        /// The criterion matters in the coming years.
        Later = "later",
        /// The criterion matters at all times.
        Always = "always",
    }
    /// The method by which the weights are given (METHOD.md §2).
    WeightingMethod {
        /// The weights follow from the ranks of the criteria.
        Order = "order",
        /// Each criterion has points.
        Points = "points",
        /// Each criterion has points from 0 to 100 for the swing from the worst to the best rating.
        Swing = "swing",
        /// The weights follow from pairwise judgements of criteria.
        Pairwise = "pairwise",
    }
    /// The role of a participant.
    Seat {
        /// The person whose decision it is.
        Person = "person",
        /// The employer.
        Employer = "employer",
        /// The coach, whose answers count only if the file contains a `voice` above 0.
        Coach = "coach",
    }
    /// The kind of evidence for a rating.
    Basis {
        /// A known fact.
        Fact = "fact",
        /// An estimate with reasons.
        Estimate = "estimate",
        /// A feeling.
        Feeling = "feeling",
    }
    /// The kind of a verdict at the time of a visit (METHOD.md §5).
    Outcome {
        /// There are not enough answers for a verdict.
        None = "none",
        /// One option is left, and all others are ruled out.
        Only = "only",
        /// Missing answers can still change the result.
        Unfinished = "unfinished",
        /// Several options are tied.
        Tie = "tie",
        /// One option leads, but a small change would alter the result.
        Fragile = "fragile",
        /// One option leads, and small changes do not alter the result.
        Clear = "clear",
    }
}

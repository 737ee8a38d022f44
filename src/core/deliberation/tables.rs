//! The declarations of the tables of FORMAT.md.
//!
//! The doc comments of tables and keys are also the descriptions in the JSON schema; a change of a comment changes the
//! schema.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::field_value::FieldValue;
use super::ids::{Id, LogId, Moment};
use super::keyword_enums::{
    ConditionState, DatePrecision, Holder, Language, Outcome, Perspective, Seat, Status, TimeHorizon, WeightingMethod,
};
use super::record::record;
use super::typed_value::{Amount, Count, Lens, OneToTen, Percent, Points, Rank, Ratio, Strength};

record! {
    /// `[deliberation]`: what it is about, and where it stands.
    Head, HeadField {
        /// Tells deliberations apart whatever their file is called.
        Id may id: Option<Id> = "id";
        /// What the library calls it.
        Title must title: String = "title";
        /// The question, in the person's words.
        Question may question: Option<String> = "question";
        /// Whose side it is written from.
        Perspective may perspective: Option<Perspective> = "perspective";
        /// The template it began as.
        Template may template: Option<String> = "template";
        /// The language it is held in.
        Language may language: Option<Language> = "language";
        /// Open, decided or reviewed.
        Status may status: Option<Status> = "status";
        /// A coach's client.
        Client may client: Option<String> = "client";
        /// Words to find it by.
        Tags may tags: Option<Vec<String>> = "tags";
        /// When it began.
        Created may created: Option<Moment> = "created";
        /// When it was last changed.
        Updated may updated: Option<Moment> = "updated";
        /// The day by which to decide.
        DecideBy may decide_by: Option<NaiveDate> = "decide_by";
        /// The day to look at it again.
        ReviewOn may review_on: Option<NaiveDate> = "review_on";
        /// Put away.
        Archived may archived: Option<bool> = "archived";
        /// When the verdict was first shown.
        VerdictSeen may verdict_seen: Option<Moment> = "verdict_seen";
        /// When blind answers were opened.
        Revealed may revealed: Option<Moment> = "revealed";
    }
}

record! {
    /// `[weighing]`: how the weights were given.
    Weighing, WeighingField {
        /// How the weights were given.
        Method may method: Option<WeightingMethod> = "method";
        /// The long-term lens λ: 0 to 1, 0.5 neutral.
        Later may later: Option<Lens> = "later";
    }
}

record! {
    /// `[gut.PERSON]`: which way somebody leant at first.
    FirstFeeling, FirstFeelingField {
        /// The option leant to.
        Option may option: Option<Id> = "option";
        /// How strongly, 1–5.
        Strength may strength: Option<Strength> = "strength";
        /// When it was said.
        At may at: Option<Moment> = "at";
    }
}

record! {
    /// `[[account]]`: an account at stake.
    Account, AccountField, named by id: Id {
        /// Whom it speaks for.
        Holder may holder: Option<Holder> = "holder";
        /// Where it is.
        Platform may platform: Option<String> = "platform";
        /// Its handle.
        Handle may handle: Option<String> = "handle";
        /// How many people follow it.
        Audience may audience: Option<Count> = "audience";
        /// Since when it exists: 1 January stands for the year, the first of another month for the month.
        Since may since: Option<NaiveDate> = "since";
        /// Whether the year, the month or the day of `since` is known; absent is what `since` stands for.
        SincePrecision may since_precision: Option<DatePrecision> = "since_precision";
        /// What it brought so far.
        Brought may brought: Option<String> = "brought";
        /// Anything else.
        Note may note: Option<String> = "note";
    }
}

record! {
    /// `[[option]]`: one of the ways to go.
    ///
    /// The type has the name used in decision analysis, because `Option` would hide the type of the standard library.
    Alternative, AlternativeField, named by id: Id {
        /// What it is called.
        Name must name: String = "name";
        /// Anything else.
        Note may note: Option<String> = "note";
    }
}

record! {
    /// `[[condition]]`: what must hold for some options.
    Condition, ConditionField, named by id: Id {
        /// The condition, as a question.
        Question must question: String = "question";
        /// The options it concerns; none named, none concerned.
        Options may options: Option<Vec<Id>> = "options";
        /// Whether it holds; absent is unknown.
        State may state: Option<ConditionState> = "state";
        /// Whether an unmet condition rules out; absent is yes.
        Blocking may blocking: Option<bool> = "blocking";
        /// Anything else.
        Note may note: Option<String> = "note";
    }
}

record! {
    /// `[[criterion]]`: something that matters.
    Criterion, CriterionField, named by id: Id {
        /// What it is called.
        Name must name: String = "name";
        /// A question that helps to rate it.
        Hint may hint: Option<String> = "hint";
        /// Now, later or always; absent is always.
        When may when: Option<TimeHorizon> = "when";
        /// Its place in the order, 1 matters most.
        Rank may rank: Option<Rank> = "rank";
        /// Its points.
        Weight may weight: Option<Points> = "weight";
        /// Whether it counts; absent is yes.
        Counts may counts: Option<bool> = "counts";
        /// The words at −5.
        Con may con: Option<String> = "con";
        /// The words at 0.
        Zero may zero: Option<String> = "zero";
        /// The words at +5.
        Pro may pro: Option<String> = "pro";
        /// Anything else.
        Note may note: Option<String> = "note";
    }
}

record! {
    /// One of `weighing.pair`: `a` matters `ratio` times as much as `b`.
    Pair, PairField, named by criteria: (Id, Id) {
        /// How many times as much.
        Ratio must ratio: Option<Ratio> = "ratio";
    }
}

record! {
    /// `[[participant]]`: somebody at the table.
    Participant, ParticipantField, named by id: Id {
        /// What they are called.
        Name may name: Option<String> = "name";
        /// Where they sit.
        Seat may seat: Option<Seat> = "seat";
        /// How much their answers count; absent is 1, or 0 for a coach.
        Voice may voice: Option<Points> = "voice";
    }
}

record! {
    /// `[[decision]]`: a choice that was made.
    Decision, DecisionField, named by at: LogId {
        /// The option chosen.
        Option must option: Option<Id> = "option";
        /// Why.
        Because may because: Option<String> = "because";
        /// What is expected to come of it.
        Expects may expects: Option<String> = "expects";
        /// How sure, in per cent.
        Confidence may confidence: Option<Percent> = "confidence";
        /// How committed, 1–10.
        Commitment may commitment: Option<OneToTen> = "commitment";
        /// What would raise the commitment.
        Lift may lift: Option<String> = "lift";
        /// What may stand in the way.
        Obstacle may obstacle: Option<String> = "obstacle";
        /// Who may help.
        Helper may helper: Option<String> = "helper";
        /// A year later it went badly: what happened?
        Premortem may premortem: Option<String> = "premortem";
    }
}

record! {
    /// `[[step]]`: something to do.
    ActionStep, ActionStepField, named by id: Id {
        /// What to do.
        What must what: String = "what";
        /// By when.
        By may by: Option<NaiveDate> = "by";
        /// Whether it is done.
        Done may done: Option<bool> = "done";
    }
}

record! {
    /// `[[tripwire]]`: a sign that the choice turns out badly, and the answer to it.
    Tripwire, TripwireField, named by id: Id {
        /// What would show that it turns out badly.
        Sign must sign: String = "sign";
        /// What to do then.
        Then must then: String = "then";
        /// The day to look for the sign.
        LookOn may look_on: Option<NaiveDate> = "look_on";
        /// The day on which the sign was seen.
        Seen may seen: Option<NaiveDate> = "seen";
    }
}

record! {
    /// `[[review]]`: a look back on a decision.
    Review, ReviewField, named by at: LogId {
        /// The `at` of the decision looked back on.
        Decision may decision: Option<Moment> = "decision";
        /// How much of what was expected came true, in per cent.
        CameTrue may came_true: Option<Percent> = "came_true";
        /// How satisfied, 1–10.
        Satisfied may satisfied: Option<OneToTen> = "satisfied";
        /// What happened.
        Note may note: Option<String> = "note";
    }
}

record! {
    /// `[[change]]`: a weight or rating changed after the verdict was seen.
    LoggedChange, LoggedChangeField, named by at: LogId {
        /// The dotted path of the place.
        What may what: Option<String> = "what";
        /// What it held.
        From may from: Option<FieldValue> = "from";
        /// What it holds since.
        To may to: Option<FieldValue> = "to";
    }
}

record! {
    /// `[[visit]]`: a time somebody worked on it.
    Visit, VisitField, named by at: LogId {
        /// How long, in minutes.
        Minutes may minutes: Option<Amount> = "minutes";
        /// What was agreed.
        Agreed may agreed: Option<String> = "agreed";
        /// What the verdict was.
        Verdict may verdict: Option<Outcome> = "verdict";
        /// Which option led.
        Leader may leader: Option<Id> = "leader";
        /// What the options scored.
        Scores may scores: Option<BTreeMap<Id, f64>> = "scores";
    }
}

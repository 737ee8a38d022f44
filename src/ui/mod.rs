//! The full-screen user interface: from events to effects and frames, without terminal, disk, threads or clock.
//!
//! # Components
//!
//! | module | contents |
//! |---|---|
//! | [`event`] | the values between runtime and app: [`Event`](event::Event) in, [`Effect`](event::Effect) out |
//! | [`action`] | the actions that a key or a click triggers |
//! | [`keymap`] | the key table, the source of dispatch, footer, help and palette |
//! | [`theme`] | the style of each role in each theme |
//! | [`widgets`] | drawing and input parts: canvas, text field, list, scroll position, click areas |
//! | [`view_context`] | what the app passes to a screen: the visible document, its figures, the locale and the time |
//! | [`outcome`] | what a screen or an overlay returns to the app: edits, routes, overlays, effects |
//! | [`screens`] | library, walk, matrix, history, comparison, people and decision card |
//! | [`overlays`] | dialogs and pages over a screen: prompts, confirmations, help, palette, export, private notes |
//! | [`rating_input`] | the input of one rating, shared by the walk and the matrix |
//! | [`app`] | the state of the program; the only module that changes the open deliberation |
//!
//! # The flow of one event
//!
//! ```text
//! runtime ──Event──▶ App::update
//!                      │ key, active scopes
//!                      ▼
//!                    keymap::find_action ──Action──▶ app, overlay or screen ◀── ViewContext
//!                                                      │ Outcomes
//!                                                      ▼
//!                                                    app: session, navigation, overlays
//!                                                      │ figures, due saves
//! runtime ◀──Effects───────────────────────────────────┘
//! runtime ──Frame──▶ App::view ──▶ screen, overlay ──▶ widgets::Canvas
//! ```
//!
//! 1. The input thread of the runtime sends [`Event::Key`](event::Event::Key). The event loop passes the event and the
//!    time to [`App::update`](app::App::update). On every input, the app first checks the idle limit of an encrypted
//!    deliberation and requests a check of the open file for external changes.
//! 2. The app asks the topmost overlay, or the screen if no overlay is open, for the active scopes, innermost first. If
//!    a text field or a passphrase prompt has the focus and accepts the key, steps 3 and 4 are skipped.
//! 3. [`find_action`](keymap::find_action) returns the first action that the key has in these scopes and that
//!    [`App::can`](app::App::can) reports as available. If there is none, the app shows at most a notice.
//! 4. The app performs the actions that concern the whole program. It passes every other action to the topmost overlay
//!    or to the screen, with a [`ViewContext`](view_context::ViewContext) if the overlay or screen depends on the
//!    document. Overlays and screens change only their own input state and return [`Outcome`](outcome::Outcome)s. The
//!    app applies the outcomes in order: edits go through the session, which records them for undo.
//! 5. If the document or the audience changed, the app recomputes the visible document, the figures and the screen. It
//!    requests a simulation if the figures are new, and a save or an emergency copy if one is due.
//! 6. `update` returns the collected [`Effect`](event::Effect)s. The event loop performs terminal effects itself and
//!    sends the others to the disk, encryption and worker threads. Their results are events too. Tickets identify the
//!    results of outdated requests, which the app ignores.
//! 7. After all queued events, the event loop draws one frame with [`App::view`](app::App::view). The app draws header,
//!    screen, notice, topmost overlay and footer on a [`Canvas`](widgets::Canvas), which also records the areas that a
//!    click triggers. The event loop then sleeps until the next event. At
//!    [`App::next_wake_time`](app::App::next_wake_time) the event loop creates an [`Event::Tick`](event::Event::Tick).

pub mod action;
pub mod app;
pub mod event;
pub mod keymap;
pub mod outcome;
pub mod overlays;
pub mod rating_input;
pub mod screens;
pub mod theme;
pub mod view_context;
pub mod widgets;

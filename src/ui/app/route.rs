//! From one screen to another.

use crate::tell;
use crate::ui::event::Effect;
use crate::ui::outcome::Route;
use crate::ui::screens::card::Card;
use crate::ui::screens::history::History;
use crate::ui::screens::matrix::Matrix;
use crate::ui::screens::people::People;
use crate::ui::screens::walk::Walk;
use crate::walk::{self, Ask, Step, look_back};

use super::document::At;
use super::{App, Leaving, Screen};

impl App {
    /// On to the question after this one; after the last, to the card of what was decided.
    pub(super) fn onward(&mut self) {
        self.close_act();
        let Screen::Walk(walk) = &self.screen else { return };
        let Some(open) = &mut self.open else { return };
        match open.sitting.next(walk.ask()) {
            Some(next) => self.go(Route::Walk(next)),
            None => self.go(Route::Card),
        }
    }

    pub(super) fn go(&mut self, route: Route) {
        self.close_act();
        let Some(open) = &self.open else { return };
        match route {
            Route::Library if self.company.is_lent() => self.notice = tell!(self.tongue, "people-lent"),
            Route::Library => self.leave(Leaving::ToLibrary),
            Route::Card if look_back::standing(open.sitting.document()).is_none() => self.leave(Leaving::ToLibrary),
            Route::Card => self.screen = Screen::Card(Card::default()),
            Route::Round => {
                let document = open.sitting.document();
                let first = walk::first_of(document, Step::Criteria, open.sitting.turn());
                self.edit(look_back::reopen(document));
                // What is only looked at stays decided; why was said.
                if self.document().is_some_and(look_back::is_reopened) {
                    self.go(Route::Walk(first));
                    self.notice = tell!(self.tongue, "look-back-reopened");
                }
            }
            Route::Resume => {
                let ask = walk::resume(open.sitting.document());
                self.go(Route::Walk(ask));
            }
            Route::Walk(ask) => {
                let is_walking = matches!(self.screen, Screen::Walk(_));
                if let Some(behind) = self.screen.behind() {
                    let behind = std::mem::replace(behind, Screen::Library);
                    self.screen = behind;
                    return self.go(Route::Walk(ask));
                }
                let ask = walk::toward(open.sitting.document(), ask, open.sitting.turn());
                // What may be seen depends on whose question it is: look again before drawing it.
                if let Some(open) = &mut self.open {
                    open.sitting.asked(&ask);
                    open.follow(At::Ask(&ask), self.company, self.now.moment);
                }
                self.with_scene(|screen, scene| match screen {
                    Screen::Walk(walk) if is_walking => walk.go(scene, ask),
                    _ => *screen = Screen::Walk(Box::new(Walk::new(scene, ask))),
                });
            }
            Route::Matrix => {
                if !matches!(self.screen, Screen::Matrix(..)) {
                    self.with_scene(|screen, scene| {
                        let behind = std::mem::replace(screen, Screen::Library);
                        *screen = Screen::Matrix(Matrix::new(scene), Box::new(behind));
                    });
                }
            }
            Route::History => {
                let path = open.path.clone();
                let behind = std::mem::replace(&mut self.screen, Screen::Library);
                self.screen = Screen::History(History::default(), Box::new(behind));
                self.effects.push(Effect::Versions(path));
                // From here other answers may be seen than from the question behind.
                self.follow();
                self.look_back();
            }
            Route::Compare => self.go_compare(),
            Route::People => {
                self.with_scene(|screen, scene| {
                    let behind = std::mem::replace(screen, Screen::Library);
                    *screen = Screen::People(Box::new(People::new(scene)), Box::new(behind));
                });
            }
            Route::Return => {
                if let Some(behind) = self.screen.behind() {
                    self.screen = std::mem::replace(behind, Screen::Library);
                    self.with_scene(|screen, scene| {
                        if let Screen::Walk(walk) = screen {
                            walk.refresh(scene);
                        }
                    });
                }
            }
        }
    }
}

/// Where one looks from: a question, or everything at once.
pub(super) fn at(screen: &Screen) -> At<'_> {
    match screen {
        Screen::Walk(walk) => At::Ask(walk.ask()),
        Screen::Matrix(_, behind)
        | Screen::History(_, behind)
        | Screen::Compare(_, behind)
        | Screen::People(_, behind) => match at(behind) {
            At::Ask(ask) | At::Table(ask) => At::Table(ask),
        },
        Screen::Card(_) | Screen::Library => At::Table(&Ask::Verdict),
    }
}

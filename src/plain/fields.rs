//! Questions answered by one line: a text, a choice, a number, the facts of an account, the lens.

use crate::say;
use crate::tell;
use crate::text::{Shown, date, number};
use crate::walk::{self, Answer, Ask, Pick};
use pesee_core::deliberation::{Account, AccountField, Deliberation, Edit, FieldValue, Holder, Id, Record};

use super::help::ACCOUNT;
use super::{Answered, Onward, Walker};

impl Walker<'_, '_> {
    pub(super) fn text(&mut self, ask: &Ask) -> Answered {
        let now = text_now(self.document(), ask);
        let default = now.as_deref().map(Shown::outside).or_else(|| say::suggestion(self.tongue, self.document(), ask));
        if let Some(default) = &default {
            self.lines.say(&tell!(self.tongue, "plain-default", default = default))?;
        }
        let text = self.hear(&tell!(self.tongue, "plain-answer"), ask)?;
        let text = match (text.as_str(), now, default) {
            ("", Some(_), _) => return Ok(Onward::Next),
            ("", None, Some(default)) => default.as_str().to_owned(),
            ("-", ..) => String::new(),
            _ => text,
        };
        let edit = walk::answer(self.document(), ask, &Answer::Text(text), self.keeper.now());
        self.apply(edit.unwrap_or_default())?;
        self.cautions(ask)?;
        Ok(Onward::Next)
    }

    pub(super) fn choice(&mut self, ask: &Ask, picks: &[Pick]) -> Answered {
        let now = walk::picked(self.document(), ask).and_then(|now| picks.iter().position(|pick| *pick == now));
        let items: Vec<Shown> = picks.iter().map(|pick| say::pick(self.tongue, self.document(), pick)).collect();
        self.numbered(&items, now)?;
        if *ask == Ask::Review {
            let pattern = date::pattern(self.tongue.language());
            self.lines.say(&tell!(self.tongue, "plain-or-a-day", pattern = pattern))?;
        }
        loop {
            let text = self.hear(&tell!(self.tongue, "plain-number"), ask)?;
            let picked = text.parse::<usize>().ok().and_then(|number| picks.get(number.checked_sub(1)?));
            let answer = match picked {
                None if text.is_empty() => return Ok(Onward::Next),
                Some(pick) => Some(Answer::Pick(pick.clone())),
                None => date::parse(&text).filter(|_| *ask == Ask::Review).map(Answer::Day),
            };
            let edit = answer.and_then(|answer| walk::answer(self.document(), ask, &answer, self.keeper.now()));
            if let Some(edit) = edit {
                self.apply(edit)?;
                self.cautions(ask)?;
                return Ok(Onward::Next);
            }
            let pattern = date::pattern(self.tongue.language());
            self.lines.each(&match ask {
                Ask::Review => {
                    tell!(self.tongue, "plain-not-a-choice-or-day", count = picks.len(), pattern = pattern)
                }
                _ => tell!(self.tongue, "plain-not-a-choice", count = picks.len()),
            })?;
        }
    }

    pub(super) fn scale(&mut self, ask: &Ask, least: u32, most: u32) -> Answered {
        if let Some(now) = scale_now(self.document(), ask) {
            let now = number::short(self.tongue.language(), now);
            self.lines.say(&tell!(self.tongue, "plain-default", default = now))?;
        }
        loop {
            let prompt = tell!(self.tongue, "plain-scale", least = least as usize, most = most as usize);
            let text = self.hear(&prompt, ask)?;
            if text.is_empty() {
                return Ok(Onward::Next);
            }
            let number = text.trim_end_matches(['%', ' ', '\u{a0}']).parse::<u32>().ok();
            let number = number.filter(|number| (least..=most).contains(number));
            let answer = number.map(Answer::Number);
            if let Some(edit) = answer.and_then(|answer| walk::answer(self.document(), ask, &answer, self.keeper.now()))
            {
                self.apply(edit)?;
                return Ok(Onward::Next);
            }
            self.lines.each(&tell!(self.tongue, "plain-not-on-scale", least = least as usize, most = most as usize))?;
        }
    }

    pub(super) fn account(&mut self, ask: &Ask) -> Answered {
        let Ask::Account(id) = ask else { return Ok(Onward::Next) };
        for field in ACCOUNT {
            self.account_field(ask, id, field)?;
        }
        let is_last = self.document().accounts().last().is_some_and(|account| account.id == *id);
        if !is_last {
            return Ok(Onward::Next);
        }
        let holder = match self.letter(&tell!(self.tongue, "plain-more-accounts"), &["1", "2"], ask)? {
            Some(0) => Holder::Personal,
            Some(_) => Holder::Employer,
            None => return Ok(Onward::Next),
        };
        let edit = walk::add_account(self.document(), holder);
        self.apply(edit)?;
        Ok(Onward::Next)
    }

    /// One fact of an account.
    fn account_field(&mut self, ask: &Ask, id: &Id, field: AccountField) -> Answered<()> {
        let name = say::account_field(self.tongue, field);
        let key = walk::account_key(id, field);
        loop {
            let now = self.document().get(&key).map(|leaf| say::leaf(self.tongue, &leaf));
            let prompt = match &now {
                Some(now) => tell!(self.tongue, "plain-field-now", field = &name, now = now),
                None => name.clone(),
            };
            let text = self.hear(&prompt, ask)?;
            let leaf = match text.as_str() {
                "" => return Ok(()),
                "-" => None,
                _ => match say::typed::leaf(Account::spec(field).field_type, &text) {
                    Some(leaf) => Some(leaf),
                    None => {
                        self.lines.say(&say::must_be(self.tongue, Account::spec(field).field_type))?;
                        continue;
                    }
                },
            };
            let edit = Edit::set(self.document(), key.clone(), leaf);
            self.apply(edit)?;
            return Ok(());
        }
    }

    pub(super) fn lens(&mut self, ask: &Ask) -> Answered {
        let lens = self.document().lens();
        let nearest = walk::lens_place(lens);
        let items: Vec<Shown> = (0..walk::LENS_PLACES.len()).map(|at| say::lens(self.tongue, at)).collect();
        self.numbered(&items, Some(nearest))?;
        loop {
            let text = self.hear(&tell!(self.tongue, "plain-number"), ask)?;
            let place = if text.is_empty() {
                if self.document().weighing().later.is_some() {
                    return Ok(Onward::Next);
                }
                Some(nearest)
            } else {
                text.parse::<usize>().ok().and_then(|number| number.checked_sub(1))
            };
            let answer = place.and_then(|place| u32::try_from(place).ok()).map(Answer::Number);
            if let Some(edit) = answer.and_then(|answer| walk::answer(self.document(), ask, &answer, self.keeper.now()))
            {
                self.apply(edit)?;
                return Ok(Onward::Next);
            }
            self.lines.each(&tell!(self.tongue, "plain-not-a-choice", count = items.len()))?;
        }
    }
}

fn text_now(document: &Deliberation, ask: &Ask) -> Option<String> {
    match walk::place(document, ask).and_then(|key| document.get(&key)) {
        Some(FieldValue::Text(text)) => Some(text),
        _ => None,
    }
}

fn scale_now(document: &Deliberation, ask: &Ask) -> Option<f64> {
    match walk::place(document, ask).and_then(|key| document.get(&key)) {
        Some(FieldValue::Number(number)) => Some(number),
        _ => None,
    }
}

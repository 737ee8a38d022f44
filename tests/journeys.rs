//! Keys in, screen and file out.

#![allow(clippy::unwrap_used, reason = "a test stops at what it does not expect")]

mod common;

use common::Desk;
use pesee::text::Language;

#[test]
fn scratch() {
    let mut desk = Desk::new(Language::English);
    for keys in [
        "<Enter>",
        "<Enter><Enter><Enter>",
        "LinkedIn<Enter>@marie_t<Enter>1840<Enter>2009<Enter>friends<Enter>",
        "LinkedIn<Enter><Enter><Enter><Enter><Enter>",
        "<Down><Down>",
        "<Enter>",
        "<Down><Down><Enter>",
        "3<Enter>",
        "<Down><Down><Enter>",
        "<Enter>",
        "<Space><Down><Down><Space><Enter>",
        "<Enter>",
        "4<Down>",
        "-3<Enter>d<Enter>",
        "2<Enter>n",
        "because<Enter>r0..3<Enter>",
        "<Enter>",
        "4<Enter>3<Enter>2<Enter>1<Enter>",
        "4<Enter>3<Enter>2<Enter>1<Enter>",
        "4<Enter>3<Enter>2<Enter>1<Enter>",
        "4<Enter>3<Enter>2<Enter>1<Enter>",
        "4<Enter>3<Enter>2<Enter>1<Enter>",
        "4<Enter>3<Enter>2<Enter>1<Enter>",
        "4<Enter>3<Enter>2<Enter>1<Enter>",
        "v",
        "c",
        "c<Right><Right>",
        "<Enter>",
        "<Enter>",
        "<Down><Enter>",
        "I want to<Enter>",
        "peace<Enter>",
        "7<Enter>",
        "6<Enter>",
        "time<Enter>",
        "apost it<Enter>2027-01-05<Enter>",
        "<Enter>",
        "<Enter>",
        "m",
        "?",
    ] {
        desk.press(keys);
        println!("=== {keys}\n{}", desk.screen());
    }
}

//! Web pages: the text of their main part, in blocks.
//!
//! Only html5ever's tokenizer is used, and no tree is built: tags go by one at
//! a time and what is open is a handful of counters. So a page nested a million
//! deep costs no stack and no more time than its length.

mod elements;
pub(crate) mod listed;
mod page;

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts, states,
};

use crate::decode::Decoded;
use crate::document::with_paths;
use crate::{Document, IntakeError, limits};
use page::{Drawn, Page};

/// How much of a page is handed to the tokenizer at a time, in bytes; between
/// two helpings it is seen whether a tag has grown past its limit.
const HELPING: usize = 8 * 1024;

/// Draws the text out of a decoded page.
pub(crate) fn document(decoded: Decoded) -> Result<Document, IntakeError> {
    let tokenizer = Tokenizer::new(Sink::default(), TokenizerOpts::default());
    let input = BufferQueue::default();
    let mut line = 1;
    for helping in helpings(&decoded.text) {
        input.push_back(StrTendril::from(helping));
        // A script would be run here; there is nothing to do but go on.
        while !input.is_empty() {
            let _ = tokenizer.feed(&input);
        }
        let sink = &tokenizer.sink;
        if sink.fed_since_a_token(helping.len()) > limits::MOST_TAG_BYTES {
            return Err(IntakeError::TagTooLong {
                line,
                most: limits::MOST_TAG_BYTES,
            });
        }
        if sink.page.borrow().blocks() > limits::MOST_BLOCKS {
            return Err(IntakeError::TooManyBlocks {
                most: limits::MOST_BLOCKS,
            });
        }
        line += helping.matches('\n').count() as u64;
    }
    tokenizer.end();
    let Drawn {
        text,
        blocks,
        cells,
    } = tokenizer.sink.page.into_inner().finish();
    let blocks = listed::items(&text, blocks);
    if blocks.len() > limits::MOST_BLOCKS {
        return Err(IntakeError::TooManyBlocks {
            most: limits::MOST_BLOCKS,
        });
    }
    let mut blocks = with_paths(blocks);
    for block in &mut blocks {
        let after = cells.partition_point(|(span, _)| span.start <= block.span.start);
        let held = after.checked_sub(1).and_then(|at| cells.get(at));
        block.cell = held
            .filter(|(span, _)| span.contains(block.span))
            .map(|(_, cell)| *cell);
    }
    Ok(Document {
        text,
        blocks,
        furniture: Vec::new(),
        damage: decoded.damage,
    })
}

/// A text in pieces of at most one helping, cut between characters.
fn helpings(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let end = rest.floor_char_boundary(HELPING);
        let (helping, after) = rest.split_at(end);
        rest = after;
        (!helping.is_empty()).then_some(helping)
    })
}

/// Takes tokens as the tokenizer finds them and tells the page.
#[derive(Default)]
struct Sink {
    page: RefCell<Page>,
    /// Bytes handed over since a token came out.
    silent: RefCell<usize>,
}

impl Sink {
    fn fed_since_a_token(&self, more: usize) -> usize {
        *self.silent.borrow_mut() += more;
        *self.silent.borrow()
    }
}

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        // Errors come out in the middle of a tag and end nothing.
        if !matches!(token, Token::ParseError(_)) {
            *self.silent.borrow_mut() = 0;
        }
        let mut page = self.page.borrow_mut();
        match token {
            Token::CharacterTokens(text) => page.add_text(&text),
            Token::TagToken(tag) => {
                match tag.kind {
                    TagKind::StartTag => page.open(&tag),
                    TagKind::EndTag => page.close(&tag.name),
                }
                return raw_text(&tag);
            }
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

/// Elements whose content is no markup, which the tokenizer has to be told.
fn raw_text(tag: &Tag) -> TokenSinkResult<()> {
    if tag.kind != TagKind::StartTag {
        return TokenSinkResult::Continue;
    }
    match &*tag.name {
        "script" => TokenSinkResult::RawData(states::RawKind::ScriptData),
        "style" | "xmp" | "iframe" | "noembed" | "noframes" => {
            TokenSinkResult::RawData(states::RawKind::Rawtext)
        }
        "textarea" | "title" => TokenSinkResult::RawData(states::RawKind::Rcdata),
        _ => TokenSinkResult::Continue,
    }
}

#[cfg(test)]
mod tests;

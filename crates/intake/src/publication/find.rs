//! Finding the block in a page, by the rules by which browsers read pages.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

/// The `id` of the element that holds the block.
pub(super) const ELEMENT_ID: &str = "answerable-answer";

/// The type of its words: no browser runs an element of it.
pub(super) const ELEMENT_TYPE: &str = "application/json";

/// The words of every such element of a page. A page has one; that another has
/// more is for the reader to refuse.
pub(super) fn blocks(page: &str) -> Vec<String> {
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(page));
    let tokenizer = Tokenizer::new(Blocks::default(), TokenizerOpts::default());
    // It stops early for scripts that are to be run. The sink names none.
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer.sink.0.into_inner().found
}

#[derive(Default)]
struct Blocks(RefCell<State>);

#[derive(Default)]
struct State {
    found: Vec<String>,
    is_open: bool,
}

impl TokenSink for Blocks {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut state = self.0.borrow_mut();
        match token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => {
                let raw = raw_kind(&tag);
                if raw == Some(RawKind::ScriptData) {
                    state.is_open = holds_a_block(&tag);
                    if state.is_open {
                        state.found.push(String::new());
                    }
                }
                return raw.map_or(TokenSinkResult::Continue, TokenSinkResult::RawData);
            }
            Token::TagToken(_) => state.is_open = false,
            Token::CharacterTokens(words) if state.is_open => {
                if let Some(block) = state.found.last_mut() {
                    block.push_str(&words);
                }
            }
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

/// Elements whose words are no tags: what looks like a block inside a comment
/// box or a style is none.
fn raw_kind(tag: &Tag) -> Option<RawKind> {
    match &*tag.name {
        "script" => Some(RawKind::ScriptData),
        "style" | "xmp" | "iframe" | "noembed" | "noframes" => Some(RawKind::Rawtext),
        "textarea" | "title" => Some(RawKind::Rcdata),
        _ => None,
    }
}

fn holds_a_block(tag: &Tag) -> bool {
    let has = |name: &str, value: &str| {
        tag.attrs
            .iter()
            .any(|attribute| &*attribute.name.local == name && attribute.value.trim() == value)
    };
    has("id", ELEMENT_ID) && has("type", ELEMENT_TYPE)
}

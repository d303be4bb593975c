//! What stands before an operator, and within a picture between operators.

use super::matrix::Matrix;
use crate::pdf::file::{Lexer, Token, is_space};

pub(super) fn number(token: &Token<'_>) -> Option<f64> {
    match token {
        Token::Number(number) => Some(*number),
        _ => None,
    }
}

pub(super) fn name<'t>(operands: &'t [Token<'_>]) -> &'t [u8] {
    match operands {
        [.., Token::Name(name)] => name,
        _ => b"",
    }
}

/// The first numbers of some operands; 0 where there are fewer.
pub(super) fn numbers<const N: usize>(operands: &[Token<'_>]) -> [f64; N] {
    let mut found = [0.0; N];
    for (to, from) in found.iter_mut().zip(operands.iter().filter_map(number)) {
        *to = from;
    }
    found
}

pub(super) fn six(operands: &[Token<'_>]) -> Option<Matrix> {
    (operands.len() >= 6).then(|| Matrix::of(numbers(operands)))
}

/// Passes over a picture that stands between the operators.
pub(super) fn pass_picture(lexer: &mut Lexer<'_>) {
    while let Some(token) = lexer.token() {
        if token == Token::Word(b"ID") {
            break;
        }
    }
    let bytes = lexer.rest();
    let ends = |at: usize| {
        let alone = |byte: Option<&u8>| byte.is_none_or(|byte| is_space(*byte));
        bytes[at..].starts_with(b"EI") && alone(bytes.get(at + 2)) && is_space(bytes[at - 1])
    };
    let end = (1..bytes.len()).find(|at| ends(*at));
    lexer.go_to(lexer.at() + end.map_or(bytes.len(), |end| end + 2));
}

//! What is thrown: documents that people wrote, pieces of them, and pieces of what
//! breaks readers, changed a little or much.

use crate::chance::Chance;

/// The longest input, in bytes: long enough for every pattern, short enough for a
/// million of them.
const LONGEST: usize = 6_000;

/// Pieces that mean something to some reader.
const PIECES: [&[u8]; 96] = [
    b"The force should ",
    b"Recommendation 4",
    b"\n\nRecommendations\n\n",
    b"Cause of concern\n",
    b"must",
    b"recommends that ",
    b"Exampleshire Police",
    b"chief constables",
    b"Dear Ms Box,\n",
    b"Yours sincerely,\n",
    b"within three months of ",
    b"By 30 September 2025",
    b"31 February",
    b"99/99/9999",
    b"by the end of ",
    b"every year",
    b"immediately",
    b"\n\xE2\x80\xA2 ",
    b"\n- ",
    b"\n  o ",
    b"\n1. ",
    b"\n(a) ",
    b":\n",
    b"\n\n",
    b"\r\n",
    b"\r",
    b"\t",
    b"\0",
    b"\x0c",
    b"\xEF\xBB\xBF",
    b"\xFF\xFE",
    b"\xE2\x80\xA8",
    b"\xE2\x80\xAE",
    b"\xC2\xA0",
    b"\xC2\xAD",
    b"\xE2\x80\x9C",
    b"\xE2\x80\x9D",
    b"\xE2\x80\x99",
    b"\xC4\xB0",
    b"\xCC\x81",
    b"\xF0\x9F\x91\xAE",
    b"\xED\xA0\x80",
    b"<p>",
    b"</p>",
    b"<ul><li>",
    b"<table><tr><td>",
    b"</td></tr></table>",
    b"<h2>",
    b"<main>",
    b"</main>",
    b"<nav>",
    b"<script>",
    b"<!--",
    b"-->",
    b"<![CDATA[",
    b"<!DOCTYPE x [<!ENTITY a \"b\">]>",
    b"&a;",
    b"&#x110000;",
    b"&amp;",
    b"hidden",
    b"<blockquote>",
    b"colspan=99999999",
    b"<w:p>",
    b"</w:p>",
    b"<w:r><w:t>",
    b"</w:t></w:r>",
    b"<w:tbl><w:tr><w:tc>",
    b"<w:numId w:val=\"1\"/>",
    b"<w:ilvl w:val=\"9\"/>",
    b"<w:del>",
    b"<w:ins>",
    b"<text:p>",
    b"<text:list><text:list-item>",
    b"<text:s text:c=\"99\"/>",
    b"table:number-columns-repeated=\"9999\"",
    b"<text:note>",
    b"From: Ann Box <ann@example.org>\r\n",
    b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n",
    b"Content-Transfer-Encoding: base64\r\n",
    b"--b--",
    b"> ",
    b"On 2 May 2024, Ann wrote:\n",
    b"\"",
    b"\"\"",
    b",",
    b";",
    b"=",
    b"[",
    b"{",
    b"}",
    b"]",
    b"-9223372036854775808",
    b"18446744073709551616",
    b"1e308",
    b" 0 R ",
    b"\nendstream\nendobj\n",
];

/// Makes inputs for one target.
#[derive(Debug)]
pub(crate) struct Inputs {
    seeds: Vec<Vec<u8>>,
    seed: u64,
}

impl Inputs {
    /// Of these documents, which are at least one, by this seed.
    pub(crate) fn of(seeds: Vec<Vec<u8>>, seed: u64) -> Self {
        Self { seeds, seed }
    }

    /// One input, by its number: the same at every run.
    pub(crate) fn input(&self, number: u64) -> Vec<u8> {
        let mut chance = Chance::of(self.seed, number);
        let mut bytes = self.begin(&mut chance);
        let changes = 1 << chance.below(5);
        for _ in 0..changes {
            self.change(&mut bytes, &mut chance);
        }
        bytes.truncate(LONGEST);
        bytes
    }

    /// A document whole where it is short, else a stretch of it; now and then only
    /// pieces.
    fn begin(&self, chance: &mut Chance) -> Vec<u8> {
        if chance.once_in(8) {
            let pieces = chance.below(40);
            return (0..pieces)
                .flat_map(|_| chance.one_of(&PIECES).to_vec())
                .collect();
        }
        let whole = chance.one_of(&self.seeds);
        let length = LONGEST / (1 << chance.below(3));
        match whole.len() <= length {
            true => whole.clone(),
            false => {
                let start = chance.below(whole.len() - length);
                whole[start..start + length].to_vec()
            }
        }
    }

    fn change(&self, bytes: &mut Vec<u8>, chance: &mut Chance) {
        let at = chance.below(bytes.len() + 1);
        let until = (at + chance.mostly_few(9)).min(bytes.len());
        match chance.below(9) {
            0 => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte ^= 1 << chance.below(8);
                }
            }
            1 => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte = chance.next().to_le_bytes()[0];
                }
            }
            2 => {
                bytes.drain(at..until);
            }
            3 => {
                let stretch = bytes[at..until].to_vec();
                let times = 1 + chance.mostly_few(6);
                bytes.splice(at..at, stretch.repeat(times));
            }
            4 => {
                let other = chance.one_of(&self.seeds);
                let start = chance.below(other.len());
                let end = (start + chance.below(400)).min(other.len());
                bytes.splice(at..until, other[start..end].iter().copied());
            }
            5 => bytes.truncate(at),
            6 => bytes[at..until].reverse(),
            _ => {
                let times = if chance.once_in(10) {
                    chance.below(60)
                } else {
                    1
                };
                let piece = chance.one_of(&PIECES).repeat(times);
                bytes.splice(at..at, piece);
            }
        }
        // What is thrown away in the end is not carried along until then.
        bytes.truncate(2 * LONGEST);
    }
}

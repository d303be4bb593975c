//! One file of the export: whole, or a range of it.
//!
//! A file is sent as it lies on the disk and is never compressed on the way, so
//! that its fingerprint is that of what arrives, and a range of it (RFC 9110,
//! section 14) is a range of the same bytes. Its tag is its fingerprint.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::ops::Range;
use std::pin::Pin;
use std::task::{Context, Poll};

use answerable_export::Checkpoint;
use axum::body::{Body, Bytes, HttpBody};
use axum::extract::{Path, State};
use axum::http::header::{
    ACCEPT_RANGES, CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_RANGE, CONTENT_TYPE, ETAG,
    IF_NONE_MATCH, IF_RANGE, RANGE,
};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use hyper::body::Frame;
use tokio::task::JoinHandle;

use crate::layers::problems::AlreadyShown;
use crate::problem::Problem;
use crate::site::Site;
use crate::visit::{Shown, Visit};

/// How much of a file is read at a time.
const PIECE: usize = 128 * 1024;

/// The name of the export's own list, which no fingerprint of its own names.
const CHECKPOINT: &str = "checkpoint.json";

/// On an answer that goes out byte for byte.
#[derive(Clone, Copy)]
pub(crate) struct SentAsItIs;

/// `/data/asks.csv` and the like.
pub(crate) async fn give(
    State(site): State<Site>,
    Path(name): Path<String>,
    visit: Visit,
    headers: HeaderMap,
) -> Shown {
    if name == super::catalogue::NAME {
        return Ok(super::catalogue::show(&visit));
    }
    let wanted = name.clone();
    let found = tokio::task::spawn_blocking(move || find(&site, &wanted))
        .await
        .map_err(|why| Problem::Fault(format!("finding a file of the data: {why}")))?;
    let Some(found) = found.map_err(|why| Problem::Fault(format!("reading {name}: {why}")))? else {
        return Err(Problem::NotFound);
    };
    sent(found, &name, &headers)
}

/// A file that is there, its size and its tag.
struct Found {
    file: File,
    bytes: u64,
    tag: String,
}

/// Finds a file by its name in the export's list, so that no name leads out of
/// the folder.
fn find(site: &Site, name: &str) -> io::Result<Option<Found>> {
    let Some(folder) = site.options.data.folder.as_deref() else {
        return Ok(None);
    };
    // An export may be put in the place of another meanwhile: then looked again.
    for _ in 0..3 {
        let Some(made) = Checkpoint::read(folder) else {
            return Ok(None);
        };
        let listed = made.file(name).map(|file| &file.sha256[..]);
        let tag = match (name, listed) {
            (_, Some(sha256)) => sha256,
            (CHECKPOINT, None) => &made.root[..],
            (_, None) => return Ok(None),
        };
        let file = match File::open(folder.join(name)) {
            Ok(file) => file,
            Err(why) if why.kind() == io::ErrorKind::NotFound => continue,
            Err(why) => return Err(why),
        };
        let bytes = file.metadata()?.len();
        if Checkpoint::read(folder).as_ref() == Some(&made) {
            let tag = format!("\"{}\"", tag.get(..32).unwrap_or(tag));
            return Ok(Some(Found { file, bytes, tag }));
        }
    }
    Err(io::Error::other("the export changed while it was read"))
}

fn sent(found: Found, name: &str, asked: &HeaderMap) -> Shown {
    let Found {
        mut file,
        bytes,
        tag,
    } = found;
    let tag = HeaderValue::from_str(&tag)
        .map_err(|why| Problem::Fault(format!("the tag of {name}: {why}")))?;
    let holds = |header| {
        let held = asked
            .get(header)
            .and_then(|held: &HeaderValue| held.to_str().ok());
        held.is_some_and(|held| names(held, &tag))
    };
    if holds(IF_NONE_MATCH) {
        return Ok((StatusCode::NOT_MODIFIED, [(ETAG, tag)]).into_response());
    }
    // A range of a file that has changed since would be a piece of another.
    let is_the_same = !asked.contains_key(IF_RANGE) || asked.get(IF_RANGE) == Some(&tag);
    let range = asked.get(RANGE).filter(|_| is_the_same);
    let range = range.and_then(|range| range.to_str().ok());
    let wanted = range.map_or(Wanted::Whole, |range| wanted(range, bytes));
    let (status, piece) = match wanted {
        Wanted::Whole => (StatusCode::OK, 0..bytes),
        Wanted::Piece(piece) => (StatusCode::PARTIAL_CONTENT, piece),
        Wanted::Beyond => return Ok(beyond(bytes)),
    };
    file.seek(SeekFrom::Start(piece.start))
        .map_err(|why| Problem::Fault(format!("reading {name}: {why}")))?;
    let length = piece.end - piece.start;
    let body = Body::new(FileBody {
        left: length,
        state: Reading::Rests(file),
    });
    let mut response = (status, body).into_response();
    response.extensions_mut().insert(SentAsItIs);
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(media_type(name)));
    headers.insert(CONTENT_LENGTH, length.into());
    headers.insert(ETAG, tag);
    headers.insert(ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    if let Ok(disposition) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        headers.insert(CONTENT_DISPOSITION, disposition);
    }
    if status == StatusCode::PARTIAL_CONTENT {
        let said = format!("bytes {}-{}/{bytes}", piece.start, piece.end - 1);
        if let Ok(said) = HeaderValue::from_str(&said) {
            headers.insert(CONTENT_RANGE, said);
        }
    }
    Ok(response)
}

fn beyond(bytes: u64) -> Response {
    let mut response = StatusCode::RANGE_NOT_SATISFIABLE.into_response();
    if let Ok(said) = HeaderValue::from_str(&format!("bytes */{bytes}")) {
        response.headers_mut().insert(CONTENT_RANGE, said);
    }
    response.extensions_mut().insert(AlreadyShown);
    response
}

/// Whether a list of tags holds this one.
fn names(held: &str, tag: &HeaderValue) -> bool {
    let bare = |text: &str| text.trim().trim_start_matches("W/").to_owned();
    let tag = tag.to_str().unwrap_or_default();
    held.split(',')
        .any(|one| one.trim() == "*" || bare(one) == tag)
}

/// What of a file is wanted.
#[derive(Debug, PartialEq, Eq)]
enum Wanted {
    Whole,
    Piece(Range<u64>),
    Beyond,
}

/// Reads one range; several, or one that cannot be read, are answered with the
/// whole (RFC 9110, section 14.2: a server may ignore them).
fn wanted(range: &str, bytes: u64) -> Wanted {
    let Some((first, last)) = range
        .trim()
        .strip_prefix("bytes=")
        .and_then(|range| range.split_once('-'))
    else {
        return Wanted::Whole;
    };
    let number = |text: &str| {
        let is_a_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        is_a_number.then(|| text.parse::<u64>().unwrap_or(u64::MAX))
    };
    let piece = match (number(first.trim()), number(last.trim())) {
        (Some(first), Some(last)) if last < first => return Wanted::Whole,
        (Some(first), Some(last)) => first..last.saturating_add(1).min(bytes),
        (Some(first), None) if last.trim().is_empty() => first..bytes,
        (None, Some(last)) if first.trim().is_empty() => bytes.saturating_sub(last)..bytes,
        _ => return Wanted::Whole,
    };
    match piece.start < piece.end {
        true => Wanted::Piece(piece),
        false => Wanted::Beyond,
    }
}

fn media_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, ending)| ending) {
        Some("csv") => "text/csv; charset=utf-8; header=present",
        Some("jsonl") => "application/jsonl; charset=utf-8",
        Some("json") => "application/json; charset=utf-8",
        Some("parquet") => "application/vnd.apache.parquet",
        Some("db") => "application/vnd.sqlite3",
        Some("md") => "text/markdown; charset=utf-8",
        _ => "text/plain; charset=utf-8",
    }
}

/// A file on its way out, a piece read when the last one was taken.
struct FileBody {
    left: u64,
    state: Reading,
}

enum Reading {
    Rests(File),
    Reads(JoinHandle<io::Result<(File, Bytes)>>),
    Done,
}

impl HttpBody for FileBody {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        loop {
            match std::mem::replace(&mut self.state, Reading::Done) {
                Reading::Done => return Poll::Ready(None),
                Reading::Rests(_) if self.left == 0 => return Poll::Ready(None),
                Reading::Rests(file) => {
                    let most = usize::try_from(self.left).unwrap_or(PIECE).min(PIECE);
                    let read = tokio::task::spawn_blocking(move || read(file, most));
                    self.state = Reading::Reads(read);
                }
                Reading::Reads(mut reads) => {
                    let Poll::Ready(read) = Pin::new(&mut reads).poll(context) else {
                        self.state = Reading::Reads(reads);
                        return Poll::Pending;
                    };
                    let (file, piece) = match read.map_err(io::Error::other).flatten() {
                        Ok(read) => read,
                        Err(why) => return Poll::Ready(Some(Err(why))),
                    };
                    self.left -= piece.len() as u64;
                    self.state = Reading::Rests(file);
                    let frame = Frame::data(piece);
                    return Poll::Ready(Some(Ok(frame)));
                }
            }
        }
    }
}

/// Reads the next piece, whole: a file that ends early is a fault, since its
/// length was promised.
fn read(mut file: File, most: usize) -> io::Result<(File, Bytes)> {
    let mut piece = vec![0; most];
    file.read_exact(&mut piece)?;
    Ok((file, piece.into()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_range_is_read_as_the_standard_says() {
        for (range, piece) in [
            ("bytes=0-9", Wanted::Piece(0..10)),
            ("bytes=90-", Wanted::Piece(90..100)),
            ("bytes=-10", Wanted::Piece(90..100)),
            ("bytes=-1000", Wanted::Piece(0..100)),
            ("bytes=0-99999999999999999999999", Wanted::Piece(0..100)),
            ("bytes=100-", Wanted::Beyond),
            ("bytes=-0", Wanted::Beyond),
            ("bytes=9-0", Wanted::Whole),
            ("bytes=0-1,5-6", Wanted::Whole),
            ("bytes=a-b", Wanted::Whole),
            ("bytes=-", Wanted::Whole),
            ("lines=0-9", Wanted::Whole),
        ] {
            assert_eq!(wanted(range, 100), piece, "{range}");
        }
    }

    proptest! {
        #[test]
        fn no_range_reaches_out_of_the_file(range in "(bytes=)?[0-9 ,-]{0,24}", bytes in 0_u64..1000) {
            if let Wanted::Piece(piece) = wanted(&range, bytes) {
                prop_assert!(piece.start < piece.end && piece.end <= bytes);
            }
        }
    }
}

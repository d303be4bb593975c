//! The figures as Prometheus reads them (text format 0.0.4), on an address of
//! their own.

use std::fmt::Write as _;
use std::sync::atomic::Ordering::Relaxed;

use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use tokio::net::TcpListener;

use super::counts::{Counts, UP_TO};
use crate::site::{Options, State as OfSite};

/// Prometheus exposition format, text.
const TEXT: &str = "text/plain; version=0.0.4; charset=utf-8";

/// Serves `/metrics` on an address of its own, for as long as it is waited for.
///
/// # Errors
///
/// When the listener fails.
pub async fn serve_metrics(
    listener: TcpListener,
    state: OfSite,
    options: Options,
) -> std::io::Result<()> {
    let router = axum::Router::new()
        .fallback(show)
        .with_state((state, options));
    axum::serve(listener, router).await
}

async fn show(uri: Uri, State((state, options)): State<(OfSite, Options)>) -> Response {
    if uri.path() != "/metrics" {
        return StatusCode::NOT_FOUND.into_response();
    }
    let (head, asks) = {
        let register = state.desk.read();
        (register.head(), register.ask_count())
    };
    let ready = state.desk.clerk().takes_commands();
    let mut text = text(&options.counts);
    gauge(&mut text, "log_entries", "Entries in the log.", head);
    gauge(&mut text, "asks", "Asks in the register.", asks as u64);
    if let Ok(waiting) = state.desk.webhooks().waiting() {
        let words = "Deliveries to webhooks that wait.";
        gauge(&mut text, "webhook_waiting", words, waiting);
    }
    let words = "Whether the register takes what people record.";
    gauge(&mut text, "ready", words, u64::from(ready));
    ([(CONTENT_TYPE, TEXT)], text).into_response()
}

/// What is counted, as text.
fn text(counts: &Counts) -> String {
    let mut text = String::new();
    head(&mut text, "requests_total", "Requests answered.", "counter");
    for (class, answers) in (1..).zip(&counts.answers) {
        line(
            &mut text,
            &format!("requests_total{{status=\"{class}xx\"}}"),
            answers.load(Relaxed),
        );
    }
    times(&mut text, counts);
    let open = counts.connections.load(Relaxed) as u64;
    gauge(&mut text, "connections", "Connections open.", open);
    for (name, words, count) in [
        (
            "connections_turned_away_total",
            "Clients turned away: their address had all its places.",
            &counts.turned_away,
        ),
        (
            "connections_closed_for_another_total",
            "Waiting connections closed to make room.",
            &counts.closed_for_another,
        ),
        (
            "sign_in_slowed_total",
            "Tries at signing in that were told to wait.",
            &counts.slowed,
        ),
        (
            "webhook_delivered_total",
            "Deliveries that a webhook's receiver took.",
            &counts.webhook_delivered,
        ),
        (
            "webhook_failed_total",
            "Tries at telling a webhook that will be made again.",
            &counts.webhook_failed,
        ),
        (
            "webhook_given_up_total",
            "Deliveries to webhooks that were given up.",
            &counts.webhook_given_up,
        ),
    ] {
        head(&mut text, name, words, "counter");
        line(&mut text, name, count.load(Relaxed));
    }
    text
}

/// How long answers took, as a histogram: each bound counts all below it.
fn times(text: &mut String, counts: &Counts) {
    const NAME: &str = "request_duration_seconds";
    head(text, NAME, "How long answers took.", "histogram");
    let mut all = 0;
    for (up_to, took) in UP_TO.iter().zip(&counts.took) {
        all += took.load(Relaxed);
        let seconds = format!("{}.{:03}", up_to / 1_000, up_to % 1_000);
        line(text, &format!("{NAME}_bucket{{le=\"{seconds}\"}}"), all);
    }
    all += counts.took_longer.load(Relaxed);
    line(text, &format!("{NAME}_bucket{{le=\"+Inf\"}}"), all);
    let microseconds = counts.microseconds.load(Relaxed);
    let seconds = format!(
        "{}.{:06}",
        microseconds / 1_000_000,
        microseconds % 1_000_000
    );
    line(text, &format!("{NAME}_sum"), seconds);
    line(text, &format!("{NAME}_count"), all);
}

fn gauge(text: &mut String, name: &str, words: &str, value: u64) {
    head(text, name, words, "gauge");
    line(text, name, value);
}

fn head(text: &mut String, name: &str, words: &str, kind: &str) {
    // Writing to a String cannot fail.
    let _ = writeln!(text, "# HELP answerable_{name} {words}");
    let _ = writeln!(text, "# TYPE answerable_{name} {kind}");
}

fn line(text: &mut String, name: &str, value: impl std::fmt::Display) {
    let _ = writeln!(text, "answerable_{name} {value}");
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use axum::http::StatusCode;

    use super::*;

    #[test]
    fn the_figures_are_read_as_prometheus_reads_them() {
        let counts = Counts::default();
        counts.answered(StatusCode::OK, Duration::from_millis(4));
        counts.answered(StatusCode::OK, Duration::from_millis(90));
        counts.answered(StatusCode::NOT_FOUND, Duration::from_secs(60));
        counts.connections_are(2);
        counts.closed_for_another();
        insta::assert_snapshot!(text(&counts), @r#"
        # HELP answerable_requests_total Requests answered.
        # TYPE answerable_requests_total counter
        answerable_requests_total{status="1xx"} 0
        answerable_requests_total{status="2xx"} 2
        answerable_requests_total{status="3xx"} 0
        answerable_requests_total{status="4xx"} 1
        answerable_requests_total{status="5xx"} 0
        # HELP answerable_request_duration_seconds How long answers took.
        # TYPE answerable_request_duration_seconds histogram
        answerable_request_duration_seconds_bucket{le="0.005"} 1
        answerable_request_duration_seconds_bucket{le="0.025"} 1
        answerable_request_duration_seconds_bucket{le="0.100"} 2
        answerable_request_duration_seconds_bucket{le="0.300"} 2
        answerable_request_duration_seconds_bucket{le="1.000"} 2
        answerable_request_duration_seconds_bucket{le="5.000"} 2
        answerable_request_duration_seconds_bucket{le="20.000"} 2
        answerable_request_duration_seconds_bucket{le="+Inf"} 3
        answerable_request_duration_seconds_sum 60.094000
        answerable_request_duration_seconds_count 3
        # HELP answerable_connections Connections open.
        # TYPE answerable_connections gauge
        answerable_connections 2
        # HELP answerable_connections_turned_away_total Clients turned away: their address had all its places.
        # TYPE answerable_connections_turned_away_total counter
        answerable_connections_turned_away_total 0
        # HELP answerable_connections_closed_for_another_total Waiting connections closed to make room.
        # TYPE answerable_connections_closed_for_another_total counter
        answerable_connections_closed_for_another_total 1
        # HELP answerable_sign_in_slowed_total Tries at signing in that were told to wait.
        # TYPE answerable_sign_in_slowed_total counter
        answerable_sign_in_slowed_total 0
        # HELP answerable_webhook_delivered_total Deliveries that a webhook's receiver took.
        # TYPE answerable_webhook_delivered_total counter
        answerable_webhook_delivered_total 0
        # HELP answerable_webhook_failed_total Tries at telling a webhook that will be made again.
        # TYPE answerable_webhook_failed_total counter
        answerable_webhook_failed_total 0
        # HELP answerable_webhook_given_up_total Deliveries to webhooks that were given up.
        # TYPE answerable_webhook_given_up_total counter
        answerable_webhook_given_up_total 0
        "#);
    }
}

//! A span for each call, for those who listen: operation, attempt and status, and nothing of what is sent.
#![cfg_attr(not(feature = "tracing"), allow(clippy::unused_self, reason = "without the feature nothing is told"))]

use std::future::Future;

/// What a call tells of itself. Without the feature `tracing` it is empty, and tells nothing.
#[derive(Clone)]
pub(crate) struct Trace {
    #[cfg(feature = "tracing")]
    span: tracing::Span,
    #[cfg(feature = "tracing")]
    attempts: u32,
}

impl Trace {
    /// Begins the span of a call.
    pub(crate) fn of(operation: &'static str) -> Self {
        #[cfg(not(feature = "tracing"))]
        let _ = operation;
        Self {
            #[cfg(feature = "tracing")]
            span: tracing::debug_span!(
                "auth0 management",
                operation,
                attempt = tracing::field::Empty,
                status = tracing::field::Empty
            ),
            #[cfg(feature = "tracing")]
            attempts: 0,
        }
    }

    /// Of a request for a token: it is made within the span of the call that needs it, and adds nothing to it.
    pub(crate) fn silent() -> Self {
        Self {
            #[cfg(feature = "tracing")]
            span: tracing::Span::none(),
            #[cfg(feature = "tracing")]
            attempts: 0,
        }
    }

    /// The call is sent, or sent again.
    pub(crate) fn attempt(&mut self) {
        #[cfg(feature = "tracing")]
        {
            self.attempts += 1;
            self.span.record("attempt", self.attempts);
        }
    }

    /// It was answered.
    pub(crate) fn status(&self, status: u16) {
        #[cfg(not(feature = "tracing"))]
        let _ = status;
        #[cfg(feature = "tracing")]
        self.span.record("status", status);
    }

    /// The work of the call, within its span.
    pub(crate) fn around<F: Future>(&self, work: F) -> impl Future<Output = F::Output> + use<F> {
        #[cfg(feature = "tracing")]
        let work = tracing::Instrument::instrument(work, self.span.clone());
        work
    }
}

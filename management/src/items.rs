//! All items of a list, page after page.

use crate::call::{Sending, spent, start};
use crate::client::Inner;
use crate::encode::push_encoded;
use crate::error::{Error, Phase};
use crate::execute::Answer;
use crate::prepared::Prepared;
use crate::{Call, Operation, Page};
use auth0_actions_wire::Value;
use std::fmt;
use std::future::poll_fn;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll};

/// An operation that gives a list in pages.
#[diagnostic::on_unimplemented(
    message = "`{Self}` gives no list in pages",
    label = "its answer is whole: await the call"
)]
pub trait Pages: Operation<Output = Page<Self::Item>> {
    /// What the list holds.
    type Item: Send + 'static;

    /// How the list goes on.
    const PAGING: Paging;

    /// How many items are asked for at once, unless the call says so: fewer where Auth0 refuses as many.
    const SIZE: usize = 50;
}

/// How a list goes on after a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Paging {
    /// By `page`, until a page is not full.
    Pages,
    /// As [`Paging::Pages`], and Auth0 says how many items there are when it is asked by `include_totals`.
    Totals,
    /// As [`Paging::Totals`], but Auth0 gives the first 1,000 items and refuses the rest.
    UpTo1000,
    /// By `from`, which is the `next` of the page before; a page without one is the last. It begins where the call says `from`.
    Checkpoint,
    /// By `from`, which is this field of the last item; an empty page is the last. It begins where the call says `from`.
    LastId(&'static str),
    /// As [`Paging::LastId`] when the call says `from`, for Auth0 then passes over all but `from` and `take`; otherwise as
    /// [`Paging::UpTo1000`].
    LastIdOrUpTo1000(&'static str),
}

/// How many items of some lists Auth0 gives by pages.
const WALL: usize = 1_000;

/// All items of a list: see [`Call::stream`].
///
/// ```no_run
/// # #[cfg(feature = "roles")]
/// # async fn run(management: auth0_actions_management::Management<auth0_actions_management::Unchecked>)
/// # -> Result<(), auth0_actions_management::Error> {
/// let mut roles = management.roles().list().per_page(100).stream();
/// while let Some(role) = roles.next().await {
///     println!("{:?}", role?.name);
/// }
/// # Ok(())
/// # }
/// ```
///
/// It is a [`Stream`](futures_core::Stream) too. A page is asked for when an item of it is; after an error it ends.
#[must_use = "items are asked for when `next` is awaited"]
pub struct Items<'a, O: Pages> {
    /// The error, until it is told, when the call had been polled before: it is no longer a request.
    pages: Result<Walk<'a>, Option<Error>>,
    ready: std::vec::IntoIter<O::Item>,
    operation: PhantomData<fn() -> O>,
}

/// The way through the pages, whatever the items are.
struct Walk<'a> {
    inner: &'a Inner,
    /// The request without what says which page.
    first: Prepared,
    paging: Paging,
    /// How many items a page has at most.
    size: usize,
    page: usize,
    seen: usize,
    /// As it stands in a query.
    from: Option<String>,
    sending: Sending<'a>,
    ended: bool,
}

impl<'a, O: Operation> Call<'a, O> {
    /// All items of the list, from its first page to its last, as they are asked for.
    ///
    /// What says which page (`page`, `from`, `include_totals`) is the stream's own business; `per_page` or `take` say how
    /// many are asked for at once. Where a list goes on by checkpoints, or by its last item as the tenant's log does, `from` says
    /// where it begins.
    pub fn stream(self) -> Items<'a, O>
    where
        O: Pages,
    {
        let pages = match self.sending {
            Sending::Ready(inner, prepared) => Ok(Walk::new(inner, prepared, O::PAGING, O::SIZE)),
            Sending::Running(_) | Sending::Done => Err(Some(spent(O::SPEC.name()))),
        };
        Items { pages, ready: Vec::new().into_iter(), operation: PhantomData }
    }
}

impl<O: Pages> Items<'_, O> {
    /// The next item; `None` after the last.
    pub async fn next(&mut self) -> Option<Result<O::Item, Error>> {
        poll_fn(|cx| self.poll_item(cx)).await
    }

    /// All items that are left.
    ///
    /// # Errors
    /// The first that is met; the items before it are lost.
    pub async fn collect(mut self) -> Result<Vec<O::Item>, Error> {
        let mut items = Vec::new();
        while let Some(item) = self.next().await {
            items.push(item?);
        }
        Ok(items)
    }

    fn poll_item(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<O::Item, Error>>> {
        loop {
            if let Some(item) = self.ready.next() {
                return Poll::Ready(Some(Ok(item)));
            }
            let pages = match &mut self.pages {
                Ok(pages) => pages,
                Err(error) => return Poll::Ready(error.take().map(Err)),
            };
            let answer = match pages.poll(cx) {
                Poll::Ready(Some(Ok(answer))) => answer,
                Poll::Ready(Some(Err(error))) => return Poll::Ready(Some(Err(error))),
                Poll::Ready(None) => return Poll::Ready(None),
                Poll::Pending => return Poll::Pending,
            };
            match answer.read(O::SPEC.name(), O::decode) {
                Ok(page) => {
                    pages.turn(page.items.len(), page.total, page.next, &answer);
                    self.ready = page.items.into_iter();
                }
                Err(error) => {
                    pages.ended = true;
                    return Poll::Ready(Some(Err(error)));
                }
            }
        }
    }
}

impl<'a> Walk<'a> {
    fn new(inner: &'a Inner, mut first: Prepared, paging: Paging, usual: usize) -> Self {
        let begin = first.take_query("from");
        let (paging, from) = match (paging, begin) {
            (Paging::LastId(key) | Paging::LastIdOrUpTo1000(key), Some(from)) => (Paging::LastId(key), Some(from)),
            (Paging::LastIdOrUpTo1000(_), None) => (Paging::UpTo1000, None),
            (Paging::Checkpoint, from) => (Paging::Checkpoint, from),
            (paging, _) => (paging, None),
        };
        let (size, other) = match paging {
            Paging::Checkpoint | Paging::LastId(_) => ("take", "per_page"),
            _ => ("per_page", "take"),
        };
        let (own, meant) = (first.take_query(size), first.take_query(other));
        for name in ["page", "include_totals"] {
            first.take_query(name);
        }
        let asked = own.or(meant).and_then(|size| size.parse().ok()).filter(|asked| *asked > 0).unwrap_or(usual);
        first.query(size, &asked.to_string());
        Self { inner, first, paging, size: asked, page: 0, seen: 0, from, sending: Sending::Done, ended: false }
    }

    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Answer, Error>>> {
        if matches!(self.sending, Sending::Done) {
            if self.ended {
                return Poll::Ready(None);
            }
            if self.paging == Paging::UpTo1000 && self.seen >= WALL {
                self.ended = true;
                return Poll::Ready(Some(Err(Error::new(
                    self.first.spec.name(),
                    Phase::Refused,
                    "Auth0 gives the first 1,000 items of this list by pages and refuses the rest; narrow the search, \
                     or use a list that goes on by checkpoints (`from` and `take`) or an export job",
                ))));
            }
            self.sending = Sending::Running(start(self.inner, self.request()));
        }
        match self.sending.poll(self.first.spec.name(), cx) {
            Poll::Ready(Ok(answer)) => Poll::Ready(Some(Ok(answer))),
            Poll::Ready(Err(error)) => {
                self.ended = true;
                Poll::Ready(Some(Err(error)))
            }
            Poll::Pending => Poll::Pending,
        }
    }

    fn request(&self) -> Prepared {
        let mut prepared = self.first.clone();
        match self.paging {
            Paging::Pages => prepared.query("page", &self.page.to_string()),
            Paging::Totals | Paging::UpTo1000 | Paging::LastIdOrUpTo1000(_) => {
                prepared.query("page", &self.page.to_string());
                prepared.query("include_totals", "true");
            }
            Paging::Checkpoint | Paging::LastId(_) => {
                if let Some(from) = &self.from {
                    prepared.encoded_query("from", from);
                }
            }
        }
        prepared
    }

    /// Decides by a page whether another follows.
    fn turn(&mut self, items: usize, total: Option<i64>, next: Option<String>, answer: &Answer) {
        self.seen += items;
        self.page += 1;
        self.ended = match self.paging {
            // A total may be absent, and a page shorter than asked for: then only an empty page is the end.
            Paging::Pages | Paging::Totals | Paging::UpTo1000 | Paging::LastIdOrUpTo1000(_) => {
                items == 0 || total.is_some_and(|total| i64::try_from(self.seen).is_ok_and(|seen| seen >= total))
            }
            Paging::Checkpoint => {
                // The same place again would never end.
                let next = next.as_deref().map(encoded);
                let stands = next.is_none() || next == self.from;
                self.from = next;
                stands
            }
            Paging::LastId(key) => {
                let last = last_id(&answer.tree(), key).as_deref().map(encoded);
                let stands = items == 0 || last.is_none() || last == self.from;
                self.from = last;
                stands
            }
        };
        // Without a total, a page that is not full is the last of a list whose pages were always full.
        if total.is_none() && self.paging == Paging::Pages && items < self.size {
            self.ended = true;
        }
    }
}

fn encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    push_encoded(&mut encoded, text);
    encoded
}

/// A field of the last item.
fn last_id(body: &Value, key: &str) -> Option<String> {
    let items = match body {
        Value::Array(items) => items.as_slice(),
        object => object.as_object()?.iter().find_map(|(_, value)| value.as_array())?,
    };
    items.last()?.at(key).as_str().map(str::to_owned)
}

impl<O: Pages> Unpin for Items<'_, O> {}

impl<O: Pages> futures_core::Stream for Items<'_, O> {
    type Item = Result<O::Item, Error>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_item(cx)
    }
}

impl<O: Pages> fmt::Debug for Items<'_, O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Items").field(&O::SPEC.name()).finish()
    }
}

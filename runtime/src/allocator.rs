//! Inside WebAssembly: an allocator for memory that lives as long as one execution.
//!
//! The host makes an instance per execution and drops all of its memory afterwards, so that nothing needs to be given
//! back: the next block begins where the last one ends. Only the last block is freed, and grows where it is, which is
//! what a string or a vector that is being filled does.

#![allow(unsafe_code, reason = "allocators are unsafe to write; this file holds no other code")]

use crate::host::give_bytes;
use auth0_actions_wire::protocol::kind;
use std::alloc::{GlobalAlloc, Layout};
use std::arch::wasm32::{memory_grow, memory_size, unreachable};
use std::cell::Cell;
use std::ptr::copy_nonoverlapping;

/// The unit in which memory grows.
const PAGE: usize = 64 << 10;
/// How many pages are asked for at least: each growth makes the host take a new view of the memory.
const GROWTH: usize = 4;

#[global_allocator]
static ALLOCATOR: Bump = Bump { next: Cell::new(0), end: Cell::new(0) };

struct Bump {
    /// Where the next block begins, before it is aligned. 0: nothing was allocated yet.
    next: Cell<usize>,
    /// Where the memory ends.
    end: Cell<usize>,
}

// SAFETY: the target has no threads.
unsafe impl Sync for Bump {}

unsafe extern "C" {
    /// The linker puts it where the program's own data ends.
    static __heap_base: u8;
}

impl Bump {
    /// Reserves the bytes from `start` to `start + size`, which must be the last ones.
    fn reserve(&self, start: usize, size: usize) {
        let Some(next) = start.checked_add(size) else { out_of_memory() };
        if next > self.end.get() {
            let pages = (next - self.end.get()).div_ceil(PAGE);
            if memory_grow::<0>(pages.max(GROWTH)) == usize::MAX && memory_grow::<0>(pages) == usize::MAX {
                out_of_memory();
            }
            self.end.set(memory_size::<0>() * PAGE);
        }
        self.next.set(next);
    }

    fn is_last(&self, block: *mut u8, size: usize) -> bool {
        block as usize + size == self.next.get()
    }
}

// SAFETY: blocks never overlap: each begins at or after the end of the one before, lies inside the memory, which
// never shrinks, and is handed out again only when it was freed as the last one.
unsafe impl GlobalAlloc for Bump {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        if self.next.get() == 0 {
            self.next.set(&raw const __heap_base as usize);
            self.end.set(memory_size::<0>() * PAGE);
        }
        let start = self.next.get().next_multiple_of(layout.align());
        self.reserve(start, layout.size());
        start as *mut u8
    }

    unsafe fn dealloc(&self, _: *mut u8, _: Layout) {}

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        if self.is_last(block, layout.size()) {
            self.reserve(block as usize, size);
            return block;
        }
        if size <= layout.size() {
            return block;
        }
        // SAFETY: the caller promises that `size` is valid with this alignment.
        let moved = unsafe { self.alloc(Layout::from_size_align_unchecked(size, layout.align())) };
        // SAFETY: the new block is longer than the old one, and does not overlap it.
        unsafe { copy_nonoverlapping(block, moved, layout.size()) };
        moved
    }
}

const HEADER: &[u8] = br#"{"error":{"kind":"limit","message":"the Action is out of memory"}}"#;

/// The outcome as a frame, made when this compiles: nothing can be allocated when it is needed.
const OUTCOME: [u8; 13 + HEADER.len()] = {
    let mut frame = [0; 13 + HEADER.len()];
    // Length, kind and length of the header; the operation is 0. All numbers are below 256.
    frame[0] = (frame.len() - 4) as u8;
    frame[4] = kind::OUTCOME;
    frame[9] = HEADER.len() as u8;
    let mut at = 0;
    while at < HEADER.len() {
        frame[13 + at] = HEADER[at];
        at += 1;
    }
    frame
};

/// Ends the execution. Left to itself the program would trap without a word.
#[cold]
fn out_of_memory() -> ! {
    give_bytes(&OUTCOME);
    unreachable()
}

// Implements the helper type `Chan`: a Go channel in full, for those that are no pair of `mpsc` halves.

import { textItem } from "../../../rust/factory.ts";
import type { Emitter } from "../../emitter.ts";

export function chanHelper(ctx: Emitter): void {
  ctx.requireCrate("tokio", "sync", "macros");
  ctx.helper("chan", () => [textItem(text)]);
}

const text = `
/// A Go channel: whoever holds it may send, receive and close.
struct Chan<T>(std::sync::Arc<ChanInner<T>>);

struct ChanInner<T> {
    capacity: usize,
    state: std::sync::Mutex<ChanState<T>>,
    changed: tokio::sync::Notify,
}

struct ChanState<T> {
    queue: std::collections::VecDeque<(u64, T)>,
    tickets: u64,
    receivers: usize,
    closed: bool,
}

impl<T> ChanState<T> {
    fn push(&mut self, value: T) -> u64 {
        assert!(!self.closed, "send on closed channel");
        self.tickets += 1;
        self.queue.push_back((self.tickets, value));
        self.tickets
    }

    /// The next value, or none where the channel is closed; nothing where a receiver has to wait.
    fn next(&mut self) -> Option<Option<T>> {
        match self.queue.pop_front() {
            Some((_, value)) => Some(Some(value)),
            None => self.closed.then_some(None),
        }
    }
}

/// Undoes what a sender or a receiver left behind when it is dropped while it waits.
struct Waiting<F: FnMut()>(F);

impl<F: FnMut()> Drop for Waiting<F> {
    fn drop(&mut self) {
        (self.0)();
    }
}

impl<T> Clone for Chan<T> {
    fn clone(&self) -> Self {
        Self(std::sync::Arc::clone(&self.0))
    }
}

#[allow(dead_code)]
impl<T> Chan<T> {
    fn new(capacity: usize) -> Self {
        Self(std::sync::Arc::new(ChanInner {
            capacity,
            state: std::sync::Mutex::new(ChanState {
                queue: std::collections::VecDeque::new(),
                tickets: 0,
                receivers: 0,
                closed: false,
            }),
            changed: tokio::sync::Notify::new(),
        }))
    }

    /// Waits until the value has room, or has been received if the channel has no buffer.
    async fn send(&self, value: T) {
        let mut value = Some(value);
        let ticket = self
            .until(|state| {
                assert!(!state.closed, "send on closed channel");
                if state.queue.len() >= self.0.capacity.max(1) {
                    return None;
                }
                value.take().map(|value| state.push(value))
            })
            .await;
        if self.0.capacity == 0 {
            let _waiting = Waiting(|| self.state().queue.retain(|(sent, _)| *sent != ticket));
            self.until(|state| {
                let is_taken = state.queue.iter().all(|(sent, _)| *sent != ticket);
                is_taken.then_some(())
            })
            .await;
        }
    }

    /// Waits for a value; none is left when the channel is closed and empty.
    async fn recv(&self) -> Option<T> {
        self.state().receivers += 1;
        let _waiting = Waiting(|| self.state().receivers -= 1);
        self.0.changed.notify_waiters();
        self.until(ChanState::next).await
    }

    fn try_send(&self, value: T) -> bool {
        let mut state = self.state();
        let room = self.0.capacity.max(state.receivers);
        let has_room = state.queue.len() < room;
        if has_room {
            state.push(value);
            self.0.changed.notify_waiters();
        }
        has_room
    }

    fn try_recv(&self) -> Option<Option<T>> {
        let next = self.state().next();
        self.0.changed.notify_waiters();
        next
    }

    fn close(&self) {
        let was_closed = std::mem::replace(&mut self.state().closed, true);
        assert!(!was_closed, "close of closed channel");
        self.0.changed.notify_waiters();
    }

    fn len(&self) -> usize {
        self.state().queue.len().min(self.0.capacity)
    }

    fn capacity(&self) -> usize {
        self.0.capacity
    }

    fn state(&self) -> std::sync::MutexGuard<'_, ChanState<T>> {
        self.0.state.lock().unwrap()
    }

    async fn until<R>(&self, mut ready: impl FnMut(&mut ChanState<T>) -> Option<R>) -> R {
        loop {
            let changed = self.0.changed.notified();
            tokio::pin!(changed);
            changed.as_mut().enable();
            let done = ready(&mut self.state());
            if let Some(result) = done {
                self.0.changed.notify_waiters();
                return result;
            }
            changed.await;
        }
    }
}
`;

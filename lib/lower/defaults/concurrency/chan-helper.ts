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
    queue: std::collections::VecDeque<T>,
    sent: u64,
    received: u64,
    closed: bool,
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
                sent: 0,
                received: 0,
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
                state.queue.push_back(value.take()?);
                state.sent += 1;
                Some(state.sent)
            })
            .await;
        if self.0.capacity == 0 {
            self.until(|state| (state.received >= ticket).then_some(()))
                .await;
        }
    }

    /// Waits for a value; none is left when the channel is closed and empty.
    async fn recv(&self) -> Option<T> {
        self.until(|state| match state.queue.pop_front() {
            Some(value) => {
                state.received += 1;
                Some(Some(value))
            }
            None => state.closed.then_some(None),
        })
        .await
    }

    fn close(&self) {
        let was_closed = std::mem::replace(&mut self.0.state.lock().unwrap().closed, true);
        assert!(!was_closed, "close of closed channel");
        self.0.changed.notify_waiters();
    }

    fn len(&self) -> usize {
        let state = self.0.state.lock().unwrap();
        state.queue.len().min(self.0.capacity)
    }

    fn capacity(&self) -> usize {
        self.0.capacity
    }

    async fn until<R>(&self, mut ready: impl FnMut(&mut ChanState<T>) -> Option<R>) -> R {
        loop {
            let changed = self.0.changed.notified();
            tokio::pin!(changed);
            changed.as_mut().enable();
            let done = ready(&mut self.0.state.lock().unwrap());
            if let Some(result) = done {
                self.0.changed.notify_waiters();
                return result;
            }
            changed.await;
        }
    }
}
`;

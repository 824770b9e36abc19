// Implements Go's package context without channels: values, cancellation and deadlines that are asked for with Err.

use super::*;
use std::cell::RefCell;
use std::rc::Rc;

/// The interface `context.Context`.
pub trait Context: Value {
    fn deadline(&self) -> (time::Time, bool);
    fn err(&self) -> Error;
    fn value(&self, key: Any) -> Any;
    /// Why it ended.
    fn reason(&self) -> Error {
        self.err()
    }
}

impl Interface for dyn Context {
    fn interface_type() -> String {
        "context.Context".to_string()
    }
}

/// An error of this package, the same each time.
#[derive(Clone, PartialEq)]
struct ContextError(Str);

defined!(ContextError, "context.contextError"; Str; ptr_error);

impl GoError for Ptr<ContextError> {
    fn error(&self) -> Str {
        self.peek(|e| e.0.clone())
    }
}

thread_local! {
    static CANCELED: Ptr<ContextError> = Ptr::new(ContextError(Str::from("context canceled")));
}

thread_local! {
    static EXCEEDED: Ptr<ContextError> =
        Ptr::new(ContextError(Str::from("context deadline exceeded")));
}

pub fn canceled() -> Error {
    Dyn::new(Rc::new(CANCELED.with(Ptr::clone)))
}

pub fn deadline_exceeded() -> Error {
    Dyn::new(Rc::new(EXCEEDED.with(Ptr::clone)))
}

/// What a context adds to the one around it.
#[derive(Clone)]
enum Layer {
    Root(&'static str),
    Value(Any, Any),
    /// The error and its cause, once it is cancelled.
    Cancel(Rc<RefCell<Option<(Error, Error)>>>),
    Deadline(time::Time),
}

#[derive(Clone)]
struct Node {
    parent: Dyn<dyn Context>,
    layer: Layer,
}

impl PartialEq for Node {
    fn eq(&self, other: &Self) -> bool {
        matches!((&self.layer, &other.layer), (Layer::Root(a), Layer::Root(b)) if a == b)
    }
}

impl GoType for Node {
    fn go_type() -> String {
        "context.node".to_string()
    }
    fn zero() -> Self {
        Node {
            parent: Dyn::NIL,
            layer: Layer::Root("context.Background"),
        }
    }
    fn repr(&self) -> Repr {
        Repr::Struct(Vec::new())
    }
    fn ptr_as_stringer(p: &Ptr<Self>) -> Option<Stringer> {
        Some(Dyn::new(Rc::new(p.clone())))
    }
}

impl GoStringer for Ptr<Node> {
    fn string(&self) -> Str {
        let node = self.load();
        let around = || match node.parent.any().as_stringer() {
            Some(parent) => parent.string().lossy(),
            None => node.parent.type_name(),
        };
        let shown = |v: &Any| match (v.as_stringer(), v.repr()) {
            (Some(v), _) => v.string().lossy(),
            (None, Repr::Str(text)) if v.is::<Str>() => text.lossy(),
            (None, Repr::Nil) => "<nil>".to_string(),
            (None, _) => v.type_name(),
        };
        Str::from(match &node.layer {
            Layer::Root(name) => name.to_string(),
            Layer::Value(key, value) => {
                format!("{}.WithValue({}, {})", around(), shown(key), shown(value))
            }
            Layer::Cancel(_) => around() + ".WithCancel",
            Layer::Deadline(at) => {
                let left = time::until(at.clone()).string();
                format!("{}.WithDeadline({} [{left}])", around(), at.string())
            }
        })
    }
}

impl Context for Ptr<Node> {
    fn deadline(&self) -> (time::Time, bool) {
        let Node { parent, layer } = self.load();
        match layer {
            Layer::Root(_) => (time::Time::zero(), false),
            Layer::Deadline(at) => match parent.deadline() {
                (earlier, true) if earlier.before(at.clone()) => (earlier, true),
                _ => (at, true),
            },
            _ => parent.deadline(),
        }
    }

    fn err(&self) -> Error {
        let Node { parent, layer } = self.load();
        match layer {
            Layer::Root(_) => Dyn::NIL,
            Layer::Cancel(ended) => {
                let own = ended.borrow().clone();
                let above = parent.err();
                match own {
                    Some((error, _)) => error,
                    // It ends with the one around it, and for good.
                    None if !above.is_nil() => {
                        *ended.borrow_mut() = Some((above.clone(), parent.reason()));
                        above
                    }
                    None => Dyn::NIL,
                }
            }
            Layer::Deadline(at) => {
                let above = parent.err();
                if above.is_nil() && !time::now().before(at) {
                    return deadline_exceeded();
                }
                above
            }
            Layer::Value(..) => parent.err(),
        }
    }

    fn value(&self, key: Any) -> Any {
        let Node { parent, layer } = self.load();
        match layer {
            Layer::Root(_) => Dyn::NIL,
            Layer::Value(own, value) if own == key => value,
            _ => parent.value(key),
        }
    }

    fn reason(&self) -> Error {
        let error = self.err();
        let Node { parent, layer } = self.load();
        match layer {
            Layer::Cancel(ended) => {
                ended.borrow().clone().map_or(Dyn::NIL, |(_, cause)| cause)
            }
            Layer::Value(..) => parent.reason(),
            _ => error,
        }
    }
}

/// `context.CancelFunc`.
pub type CancelFunc = Func<dyn Fn()>;

/// `context.CancelCauseFunc`.
pub type CancelCauseFunc = Func<dyn Fn(Error)>;

fn layered(parent: Dyn<dyn Context>, layer: Layer) -> Dyn<dyn Context> {
    Dyn::new(Rc::new(Ptr::new(Node { parent, layer })))
}

fn refuse(text: &'static str) -> ! {
    panic(any(Str::from(text)))
}

pub fn background() -> Dyn<dyn Context> {
    layered(Dyn::NIL, Layer::Root("context.Background"))
}

pub fn todo() -> Dyn<dyn Context> {
    layered(Dyn::NIL, Layer::Root("context.TODO"))
}

pub fn with_value(parent: Dyn<dyn Context>, key: Any, val: Any) -> Dyn<dyn Context> {
    if parent.is_nil() {
        refuse("cannot create context from nil parent");
    }
    if key.is_nil() {
        refuse("nil key");
    }
    layered(parent, Layer::Value(key, val))
}

pub fn with_cancel(parent: Dyn<dyn Context>) -> (Dyn<dyn Context>, CancelFunc) {
    let (context, cancel) = with_cancel_cause(parent);
    (context, Func::new(Rc::new(move || cancel(Dyn::NIL))))
}

pub fn with_cancel_cause(parent: Dyn<dyn Context>) -> (Dyn<dyn Context>, CancelCauseFunc) {
    if parent.is_nil() {
        refuse("cannot create context from nil parent");
    }
    let ended = Rc::new(RefCell::new(None));
    let context = layered(parent, Layer::Cancel(Rc::clone(&ended)));
    let own = context.clone();
    let cancel = move |cause: Error| {
        if own.err().is_nil() {
            let cause = if cause.is_nil() { canceled() } else { cause };
            *ended.borrow_mut() = Some((canceled(), cause));
        }
    };
    (context, Func::new(Rc::new(cancel)))
}

pub fn with_deadline(
    parent: Dyn<dyn Context>,
    d: time::Time,
) -> (Dyn<dyn Context>, CancelFunc) {
    if parent.is_nil() {
        refuse("cannot create context from nil parent");
    }
    with_cancel(layered(parent, Layer::Deadline(d)))
}

pub fn with_timeout(
    parent: Dyn<dyn Context>,
    timeout: time::Duration,
) -> (Dyn<dyn Context>, CancelFunc) {
    with_deadline(parent, time::now().add(timeout))
}

pub fn cause(c: Dyn<dyn Context>) -> Error {
    c.reason()
}

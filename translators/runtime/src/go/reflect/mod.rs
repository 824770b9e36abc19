//! Implements the module of Go's package reflect: its files hold one concept each, and see each other's items.

use super::*;

mod bare;
mod builtin;
mod equal;
mod fields;
mod functions;
mod held;
mod kind;
mod made;
mod methods;
mod shape;
mod tag;
mod types;
mod values;

pub use bare::*;
pub use builtin::*;
pub use equal::*;
pub use fields::*;
pub use functions::*;
pub use held::*;
pub use kind::*;
pub use made::*;
pub use methods::*;
pub use shape::*;
pub use tag::*;
pub use types::*;
pub use values::*;

// These stand for themselves here, not for what the core has of the name.
pub use made::zero;
pub use values::Value;

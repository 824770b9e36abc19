// Implements how numbers of math/big are rounded: modes, accuracies, and the panic of what would be no number.
// Crates: num-bigint, num-integer, num-traits

use super::*;

/// How a result was rounded.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Accuracy(pub i8);

defined!(Accuracy, "big.Accuracy"; i8; stringer);

impl GoStringer for Accuracy {
    fn string(&self) -> Str {
        Accuracy::string(self)
    }
}

impl Accuracy {
    pub const BELOW: Accuracy = Accuracy(-1);

    pub const EXACT: Accuracy = Accuracy(0);

    pub const ABOVE: Accuracy = Accuracy(1);

    /// Go's `makeAcc`.
    pub fn of_inexact(above: bool) -> Accuracy {
        if above { Self::ABOVE } else { Self::BELOW }
    }

    pub fn string(&self) -> Str {
        match self.0 {
            -1 => Str::from("Below"),
            0 => Str::from("Exact"),
            1 => Str::from("Above"),
            n => Str::from(format!("Accuracy({n})")),
        }
    }
}

/// How a result is rounded.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct RoundingMode(pub u8);

defined!(RoundingMode, "big.RoundingMode"; u8; stringer);

impl GoStringer for RoundingMode {
    fn string(&self) -> Str {
        RoundingMode::string(self)
    }
}

impl RoundingMode {
    /// Is what is cut off added as one unit: of a number with this sign, whose last bit that stays is odd or not, where the first bit
    /// that goes and any of those behind it are set?
    pub fn goes_up(self, negative: bool, odd: bool, half: bool, rest: bool) -> bool {
        match self.0 {
            0 => half && (rest || odd),
            1 => half,
            2 => false,
            3 => true,
            4 => negative,
            5 => !negative,
            _ => refuse("unreachable"),
        }
    }

    pub fn string(&self) -> Str {
        match self.0 {
            0 => Str::from("ToNearestEven"),
            1 => Str::from("ToNearestAway"),
            2 => Str::from("ToZero"),
            3 => Str::from("AwayFromZero"),
            4 => Str::from("ToNegativeInf"),
            5 => Str::from("ToPositiveInf"),
            n => Str::from(format!("RoundingMode({n})")),
        }
    }
}

/// The panic of an operation that would give no number.
#[derive(Clone, PartialEq)]
pub struct ErrNaN {
    msg: Str,
}

record!(ErrNaN, "big.ErrNaN", 16; msg "msg"; error);

impl GoError for ErrNaN {
    fn error(&self) -> Str {
        self.msg.clone()
    }
}

impl ErrNaN {
    pub fn error(&self) -> Str {
        self.msg.clone()
    }
}

pub fn no_number(text: &'static str) -> ! {
    panic(any(ErrNaN {
        msg: Str::from(text),
    }))
}

/// A panic with a text.
pub fn refuse(text: &str) -> ! {
    panic(any(Str::from(text.to_string())))
}

use std::fmt;
use std::ops::AddAssign;

#[derive(Clone, Copy, PartialEq, PartialOrd)]
struct Celsius(f64);

#[derive(Clone, Copy)]
struct Fahrenheit(f64);

impl Celsius {
    fn to_fahrenheit(self) -> Fahrenheit {
        Fahrenheit(self.0 * 9.0 / 5.0 + 32.0)
    }
}

impl Fahrenheit {
    fn to_celsius(self) -> Celsius {
        Celsius((self.0 - 32.0) * 5.0 / 9.0)
    }
}

impl fmt::Display for Celsius {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.1}°C", self.0)
    }
}

impl AddAssign<f64> for Celsius {
    fn add_assign(&mut self, degrees: f64) {
        self.0 += degrees;
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Suit {
    Hearts,
    Spades,
}

impl Suit {
    fn is_red(self) -> bool {
        self == Suit::Hearts
    }
}

impl fmt::Display for Suit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Suit::Hearts => "hearts",
            Suit::Spades => "spades",
        })
    }
}

fn main() {
    let boiling = Celsius(100.0);
    println!("{boiling} {}", boiling.to_fahrenheit().0);
    let mut t = Celsius(-40.0);
    println!("{:.0}", t.to_fahrenheit().0);
    t += 60.0;
    println!(
        "{t} {} {}",
        t > Celsius(10.0),
        t.to_fahrenheit().to_celsius()
    );
    for suit in [Suit::Hearts, Suit::Spades] {
        println!("{suit} {}", suit.is_red());
    }
}

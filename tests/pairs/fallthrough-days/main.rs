#[derive(Clone, Copy, PartialEq, Eq)]
enum Day {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

impl Day {
    const ALL: [Day; 7] = [
        Day::Monday,
        Day::Tuesday,
        Day::Wednesday,
        Day::Thursday,
        Day::Friday,
        Day::Saturday,
        Day::Sunday,
    ];

    fn is_weekend(self) -> bool {
        matches!(self, Day::Saturday | Day::Sunday)
    }

    fn plan(self) -> &'static str {
        match self {
            Day::Monday => "plan, work",
            Day::Tuesday | Day::Wednesday => "work",
            _ => "relax",
        }
    }
}

fn main() {
    for day in Day::ALL {
        println!("{} {} {}", day as u8, day.is_weekend(), day.plan());
    }
}

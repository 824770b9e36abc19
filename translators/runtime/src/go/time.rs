// Implements Go's package time: durations, instants, calendars, zones of a fixed offset, layouts. What needs goroutines isn't here.

use super::*;
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::OnceLock;
use std::time::Instant;
use std::time::SystemTime;

const SECOND: i64 = 1_000_000_000;
/// Seconds from the start of year 1 to 1970.
const UNIX_START: i64 = 62_135_596_800;
const DAY: i64 = 86_400;
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const DAYS: [&str; 7] = [
    "Sunday",
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
];

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Duration(pub i64);

defined!(Duration, "time.Duration"; i64; stringer);

impl GoStringer for Duration {
    fn string(&self) -> Str {
        Duration::string(self)
    }
}

impl Duration {
    pub fn string(&self) -> Str {
        let sign = if self.0 < 0 { "-" } else { "" };
        let size = self.0.unsigned_abs();
        let text = match size {
            0 => "0s".to_string(),
            1..1_000 => format!("{size}ns"),
            1_000..1_000_000 => with_fraction(size, 1_000) + "µs",
            1_000_000..1_000_000_000 => with_fraction(size, 1_000_000) + "ms",
            _ => {
                let minutes = size / 60_000_000_000;
                let seconds = with_fraction(size % 60_000_000_000, 1_000_000_000) + "s";
                match minutes {
                    0 => seconds,
                    1..60 => format!("{minutes}m{seconds}"),
                    _ => format!("{}h{}m{seconds}", minutes / 60, minutes % 60),
                }
            }
        };
        Str::from(format!("{sign}{text}"))
    }

    pub fn nanoseconds(&self) -> i64 {
        self.0
    }

    pub fn microseconds(&self) -> i64 {
        self.0 / 1_000
    }

    pub fn milliseconds(&self) -> i64 {
        self.0 / 1_000_000
    }

    pub fn seconds(&self) -> f64 {
        (self.0 / SECOND) as f64 + (self.0 % SECOND) as f64 / 1e9
    }

    pub fn minutes(&self) -> f64 {
        let minute = 60 * SECOND;
        (self.0 / minute) as f64 + (self.0 % minute) as f64 / 60e9
    }

    pub fn hours(&self) -> f64 {
        let hour = 3600 * SECOND;
        (self.0 / hour) as f64 + (self.0 % hour) as f64 / 3600e9
    }

    pub fn truncate(&self, unit: Duration) -> Duration {
        match unit.0 {
            ..=0 => *self,
            unit => Duration(self.0 - self.0 % unit),
        }
    }

    pub fn round(&self, unit: Duration) -> Duration {
        if unit.0 <= 0 {
            return *self;
        }
        let rest = (self.0 % unit.0).abs();
        let away = if less_than_half(rest, unit.0) {
            -rest
        } else {
            unit.0 - rest
        };
        Duration(if self.0 < 0 {
            self.0.saturating_sub(away)
        } else {
            self.0.saturating_add(away)
        })
    }

    pub fn abs(&self) -> Duration {
        Duration(self.0.saturating_abs())
    }
}

fn less_than_half(rest: i64, unit: i64) -> bool {
    (rest as u64) * 2 < unit as u64
}

/// A count of units, with the fraction that is left.
fn with_fraction(size: u64, unit: u64) -> String {
    let digits = unit.ilog10() as usize;
    let text = format!("{}.{:0digits$}", size / unit, size % unit);
    text.trim_end_matches('0').trim_end_matches('.').to_string()
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month(pub isize);

defined!(Month, "time.Month"; isize; stringer);

impl GoStringer for Month {
    fn string(&self) -> Str {
        Month::string(self)
    }
}

impl Month {
    pub fn string(&self) -> Str {
        match self.0 {
            1..=12 => Str::from(MONTHS[self.0 as usize - 1]),
            n => Str::from(format!("%!Month({})", n as u64)),
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Weekday(pub isize);

defined!(Weekday, "time.Weekday"; isize; stringer);

impl GoStringer for Weekday {
    fn string(&self) -> Str {
        Weekday::string(self)
    }
}

impl Weekday {
    pub fn string(&self) -> Str {
        match self.0 {
            0..=6 => Str::from(DAYS[self.0 as usize]),
            n => Str::from(format!("%!Weekday({})", n as u64)),
        }
    }
}

/// A zone of a fixed offset.
#[derive(Clone, PartialEq)]
pub struct Location {
    name: Str,
    zone: Str,
    offset: i64,
}

record!(Location, "time.Location", 16; name "name", zone "zone", offset "offset"; ptr_stringer);

impl GoStringer for Ptr<Location> {
    fn string(&self) -> Str {
        Ptr::<Location>::string(self)
    }
}

impl Ptr<Location> {
    pub fn string(&self) -> Str {
        self.facts().name
    }

    fn facts(&self) -> Location {
        if self.is_nil() {
            utc().load()
        } else {
            self.load()
        }
    }
}

impl Location {
    fn new(name: Str, zone: Str, offset: i64) -> Ptr<Location> {
        Ptr::new(Location { name, zone, offset })
    }
}

thread_local! {
    static UTC: Ptr<Location> = Location::new(Str::from("UTC"), Str::from("UTC"), 0);
}

thread_local! {
    static LOCAL: Ptr<Location> = {
        let name = if std::env::var_os("TZ").is_some() { "UTC" } else { "Local" };
        Location::new(Str::from(name), Str::from("UTC"), 0)
    };
}

thread_local! {
    /// Zones without a name, of whole hours: each is there once.
    static UNNAMED: RefCell<HashMap<isize, Ptr<Location>>> = RefCell::new(HashMap::new());
}

pub fn utc() -> Ptr<Location> {
    UTC.with(Ptr::clone)
}

/// The local zone, here always that of UTC.
pub fn local() -> Ptr<Location> {
    LOCAL.with(Ptr::clone)
}

/// `UTC` and `Local`; the database of other zones isn't there.
pub fn load_location(name: Str) -> (Ptr<Location>, Error) {
    match name.as_bytes() {
        b"" | b"UTC" => (utc(), Dyn::NIL),
        b"Local" => (local(), Dyn::NIL),
        _ => (
            Ptr::Nil,
            errors::new(Str::from("unknown time zone ") + name),
        ),
    }
}

pub fn fixed_zone(name: Str, offset: isize) -> Ptr<Location> {
    let new = || Location::new(name.clone(), name.clone(), offset as i64);
    if name.is_empty() && offset % 3600 == 0 && (-12..=14).contains(&(offset / 3600)) {
        return UNNAMED
            .with_borrow_mut(|zones| zones.entry(offset).or_insert_with(new).clone());
    }
    new()
}

#[derive(Clone, PartialEq)]
pub struct Time {
    /// Seconds since the start of year 1.
    sec: i64,
    nsec: i64,
    /// The reading of the monotonic clock, where `now` took one.
    mono: Option<i64>,
    /// Nil for UTC.
    loc: Ptr<Location>,
}

impl GoType for Time {
    fn go_type() -> String {
        "time.Time".to_string()
    }
    fn zero() -> Self {
        Time {
            sec: 0,
            nsec: 0,
            mono: None,
            loc: Ptr::Nil,
        }
    }
    fn repr(&self) -> Repr {
        let (wall, ext) = match self.mono {
            None => (self.nsec, self.sec),
            Some(mono) => {
                let since_1885 = self.sec - 59_453_308_800;
                ((1 << 33 | since_1885) << 30 | self.nsec, mono)
            }
        };
        Repr::Struct(vec![
            ("wall", "uint64".to_string(), any(wall as u64)),
            ("ext", "int64".to_string(), any(ext)),
            ("loc", "*time.Location".to_string(), any(self.loc.clone())),
        ])
    }
    fn size() -> i64 {
        24
    }
    fn as_stringer(&self) -> Option<Stringer> {
        Some(Dyn::new(Rc::new(self.clone())))
    }
    fn as_json(&self) -> Option<(bool, Slice<u8>, Error)> {
        let text = self.format(Str::from("\"2006-01-02T15:04:05.999999999Z07:00\""));
        Some((true, text.to_bytes(), Dyn::NIL))
    }
}

impl GoStringer for Time {
    fn string(&self) -> Str {
        Time::string(self)
    }
}

impl fmt::GoStringed for Time {
    fn go_string(&self) -> Str {
        let zone = match self.location() {
            loc if loc == utc() => "time.UTC".to_string(),
            loc if loc == local() => "time.Local".to_string(),
            loc => format!("time.Location({})", quote(loc.string().as_bytes())),
        };
        let (year, month, day) = self.date();
        let (hour, minute, second) = self.clock();
        let month = MONTHS[month.0 as usize - 1];
        let nanosecond = self.nsec;
        Str::from(format!(
            "time.Date({year}, time.{month}, {day}, {hour}, {minute}, {second}, {nanosecond}, {zone})"
        ))
    }
}

fn monotonic() -> i64 {
    static START: OnceLock<Instant> = OnceLock::new();
    START.get_or_init(Instant::now).elapsed().as_nanos() as i64 + 1
}

pub fn now() -> Time {
    let since = SystemTime::now()
        .duration_since(SystemTime::UNIX_EPOCH)
        .unwrap_or_default();
    Time {
        sec: since.as_secs() as i64 + UNIX_START,
        nsec: i64::from(since.subsec_nanos()),
        mono: Some(monotonic()),
        loc: local(),
    }
}

pub fn since(t: Time) -> Duration {
    now().sub(t)
}

pub fn until(t: Time) -> Duration {
    t.sub(now())
}

pub fn sleep(d: Duration) {
    std::thread::sleep(std::time::Duration::from_nanos(d.0.max(0) as u64));
}

pub fn unix(sec: i64, nsec: i64) -> Time {
    Time {
        sec: sec
            .wrapping_add(nsec.div_euclid(SECOND))
            .wrapping_add(UNIX_START),
        nsec: nsec.rem_euclid(SECOND),
        mono: None,
        loc: local(),
    }
}

pub fn unix_milli(msec: i64) -> Time {
    unix(msec / 1_000, msec % 1_000 * 1_000_000)
}

pub fn unix_micro(usec: i64) -> Time {
    unix(usec / 1_000_000, usec % 1_000_000 * 1_000)
}

#[expect(clippy::too_many_arguments, reason = "as Go's")]
pub fn date(
    year: isize,
    month: Month,
    day: isize,
    hour: isize,
    min: isize,
    sec: isize,
    nsec: isize,
    loc: Ptr<Location>,
) -> Time {
    if loc.is_nil() {
        panic(any(Str::from("time: missing Location in call to Date")));
    }
    let month = (month.0 as i64).wrapping_sub(1);
    let year = (year as i64).wrapping_add(month.div_euclid(12));
    let seconds = days_to(year, month.rem_euclid(12) + 1)
        .wrapping_add(day as i64 - 1)
        .wrapping_mul(DAY)
        .wrapping_add((hour as i64).wrapping_mul(3600))
        .wrapping_add((min as i64).wrapping_mul(60))
        .wrapping_add(sec as i64)
        .wrapping_add((nsec as i64).div_euclid(SECOND))
        .wrapping_sub(loc.facts().offset);
    Time {
        sec: seconds.wrapping_add(UNIX_START),
        nsec: (nsec as i64).rem_euclid(SECOND),
        mono: None,
        loc: Ptr::Nil,
    }
    .placed(loc)
}

/// Days from 1970 to the start of a month, in the calendar of today; years begin in March, so that leap days come last.
fn days_to(year: i64, month: i64) -> i64 {
    let year = if month <= 2 {
        year.wrapping_sub(1)
    } else {
        year
    };
    let month = (month + 9) % 12;
    let (era, year) = (year.div_euclid(400), year.rem_euclid(400));
    let day = (153 * month + 2) / 5;
    era.wrapping_mul(146_097) + 365 * year + year / 4 - year / 100 + day - 719_468
}

/// Year, month and day of a day that is counted from 1970.
fn calendar(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let (era, day) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let month = (month + 2) % 12 + 1;
    (era * 400 + year + i64::from(month <= 2), month, day)
}

fn weekday(days: i64) -> Weekday {
    Weekday((days + 4).rem_euclid(7) as isize)
}

/// The year of a day, and the number of the day in it, from 1.
fn year_day(days: i64) -> (i64, i64) {
    let (year, _, _) = calendar(days);
    (year, days - days_to(year, 1) + 1)
}

fn days_in(month: i64, year: i64) -> i64 {
    days_to(year + month / 12, month % 12 + 1) - days_to(year, month)
}

impl Time {
    fn placed(mut self, loc: Ptr<Location>) -> Time {
        self.loc = if loc == utc() { Ptr::Nil } else { loc };
        self
    }

    /// Day since 1970 and second of the day, at its place.
    fn split(&self) -> (i64, i64) {
        let local = self
            .sec
            .wrapping_sub(UNIX_START)
            .wrapping_add(self.loc.facts().offset);
        (local.div_euclid(DAY), local.rem_euclid(DAY))
    }

    /// What tells two instants apart: the monotonic clock if both have it.
    fn keys(&self, other: &Time) -> ((i64, i64), (i64, i64)) {
        match (self.mono, other.mono) {
            (Some(a), Some(b)) => ((a, 0), (b, 0)),
            _ => ((self.sec, self.nsec), (other.sec, other.nsec)),
        }
    }

    pub fn is_zero(&self) -> bool {
        self.sec == 0 && self.nsec == 0
    }

    pub fn after(&self, u: Time) -> bool {
        self.compare(u) > 0
    }

    pub fn before(&self, u: Time) -> bool {
        self.compare(u) < 0
    }

    pub fn equal(&self, u: Time) -> bool {
        self.compare(u) == 0
    }

    pub fn compare(&self, u: Time) -> isize {
        let (mine, other) = self.keys(&u);
        mine.cmp(&other) as isize
    }

    pub fn date(&self) -> (isize, Month, isize) {
        let (year, month, day) = calendar(self.split().0);
        (year as isize, Month(month as isize), day as isize)
    }

    pub fn year(&self) -> isize {
        self.date().0
    }

    pub fn month(&self) -> Month {
        self.date().1
    }

    pub fn day(&self) -> isize {
        self.date().2
    }

    pub fn weekday(&self) -> Weekday {
        weekday(self.split().0)
    }

    pub fn year_day(&self) -> isize {
        year_day(self.split().0).1 as isize
    }

    pub fn iso_week(&self) -> (isize, isize) {
        let days = self.split().0;
        let thursday = days + 3 - (weekday(days).0 as i64 + 6) % 7;
        let (year, day) = year_day(thursday);
        (year as isize, (day - 1) as isize / 7 + 1)
    }

    pub fn clock(&self) -> (isize, isize, isize) {
        let sec = self.split().1 as isize;
        (sec / 3600, sec / 60 % 60, sec % 60)
    }

    pub fn hour(&self) -> isize {
        self.clock().0
    }

    pub fn minute(&self) -> isize {
        self.clock().1
    }

    pub fn second(&self) -> isize {
        self.clock().2
    }

    pub fn nanosecond(&self) -> isize {
        self.nsec as isize
    }

    pub fn add(&self, d: Duration) -> Time {
        let nsec = self.nsec + d.0 % SECOND;
        Time {
            sec: self
                .sec
                .saturating_add(d.0 / SECOND + nsec.div_euclid(SECOND)),
            nsec: nsec.rem_euclid(SECOND),
            mono: self.mono.and_then(|mono| mono.checked_add(d.0)),
            loc: self.loc.clone(),
        }
    }

    pub fn sub(&self, u: Time) -> Duration {
        let (mine, other) = self.keys(&u);
        let unit = if self.mono.is_some() && u.mono.is_some() {
            1
        } else {
            SECOND
        };
        let apart = (i128::from(mine.0) - i128::from(other.0)) * i128::from(unit)
            + i128::from(mine.1 - other.1);
        Duration(apart.clamp(i128::from(i64::MIN), i128::from(i64::MAX)) as i64)
    }

    pub fn add_date(&self, years: isize, months: isize, days: isize) -> Time {
        let (year, month, day) = self.date();
        let (hour, min, sec) = self.clock();
        date(
            year + years,
            Month(month.0 + months),
            day + days,
            hour,
            min,
            sec,
            self.nanosecond(),
            self.location(),
        )
    }

    /// What is over a multiple of a unit since year 1.
    fn rest(&self, unit: i64) -> i64 {
        let all = i128::from(self.sec) * i128::from(SECOND) + i128::from(self.nsec);
        all.rem_euclid(i128::from(unit)) as i64
    }

    pub fn truncate(&self, d: Duration) -> Time {
        let bare = Time {
            mono: None,
            ..self.clone()
        };
        if d.0 <= 0 {
            return bare;
        }
        bare.add(Duration(-self.rest(d.0)))
    }

    pub fn round(&self, d: Duration) -> Time {
        let bare = Time {
            mono: None,
            ..self.clone()
        };
        if d.0 <= 0 {
            return bare;
        }
        let rest = self.rest(d.0);
        let away = if less_than_half(rest, d.0) {
            -rest
        } else {
            d.0 - rest
        };
        bare.add(Duration(away))
    }

    pub fn unix(&self) -> i64 {
        self.sec.wrapping_sub(UNIX_START)
    }

    pub fn unix_milli(&self) -> i64 {
        self.unix().wrapping_mul(1_000) + self.nsec / 1_000_000
    }

    pub fn unix_micro(&self) -> i64 {
        self.unix().wrapping_mul(1_000_000) + self.nsec / 1_000
    }

    pub fn unix_nano(&self) -> i64 {
        self.unix().wrapping_mul(SECOND).wrapping_add(self.nsec)
    }

    pub fn utc(&self) -> Time {
        self.clone().placed(Ptr::Nil)
    }

    pub fn local(&self) -> Time {
        self.clone().placed(local())
    }

    pub fn in_(&self, loc: Ptr<Location>) -> Time {
        if loc.is_nil() {
            panic(any(Str::from("time: missing Location in call to Time.In")));
        }
        self.clone().placed(loc)
    }

    pub fn location(&self) -> Ptr<Location> {
        if self.loc.is_nil() {
            utc()
        } else {
            self.loc.clone()
        }
    }

    pub fn zone(&self) -> (Str, isize) {
        let facts = self.loc.facts();
        (facts.zone, facts.offset as isize)
    }

    pub fn is_dst(&self) -> bool {
        false
    }

    pub fn string(&self) -> Str {
        let text = self.format(Str::from("2006-01-02 15:04:05.999999999 -0700 MST"));
        let Some(mono) = self.mono else { return text };
        let sign = if mono < 0 { '-' } else { '+' };
        let (sec, nsec) = (
            mono.unsigned_abs() / 1_000_000_000,
            mono.unsigned_abs() % 1_000_000_000,
        );
        text + Str::from(format!(" m={sign}{sec}.{nsec:09}"))
    }

    pub fn go_string(&self) -> Str {
        let (year, month, day) = self.date();
        let (hour, min, sec) = self.clock();
        let loc = self.location();
        let place = if loc == utc() {
            "time.UTC".to_string()
        } else if loc == local() {
            "time.Local".to_string()
        } else {
            format!("time.Location({})", quote(loc.string().as_bytes()))
        };
        Str::from(format!(
            "time.Date({year}, time.{month}, {day}, {hour}, {min}, {sec}, {}, {place})",
            self.nsec,
            month = month.string()
        ))
    }

    pub fn format(&self, layout: Str) -> Str {
        let mut out = Vec::new();
        let mut layout = layout.as_bytes();
        let (days, second) = self.split();
        let (year, month, day) = calendar(days);
        let (hour, min, sec) = (second / 3600, second / 60 % 60, second % 60);
        let hour12 = (hour + 11) % 12 + 1;
        let month_name = MONTHS[month as usize - 1];
        let day_name = DAYS[weekday(days).0 as usize];
        let zone = self.loc.facts();
        loop {
            let chunk = next_chunk(layout);
            out.extend_from_slice(chunk.before);
            let Some(element) = chunk.element else { break };
            layout = chunk.after;
            let text = match element {
                Element::LongYear if year < 0 => format!("-{:04}", -year),
                Element::LongYear => format!("{year:04}"),
                Element::Year => format!("{:02}", year.abs() % 100),
                Element::LongMonth => month_name.to_string(),
                Element::ShortMonth => month_name[..3].to_string(),
                Element::NumMonth => month.to_string(),
                Element::ZeroMonth => format!("{month:02}"),
                Element::LongWeekDay => day_name.to_string(),
                Element::ShortWeekDay => day_name[..3].to_string(),
                Element::Day => day.to_string(),
                Element::UnderDay => format!("{day:2}"),
                Element::ZeroDay => format!("{day:02}"),
                Element::UnderYearDay => format!("{:3}", year_day(days).1),
                Element::ZeroYearDay => format!("{:03}", year_day(days).1),
                Element::Hour => format!("{hour:02}"),
                Element::Hour12 => hour12.to_string(),
                Element::ZeroHour12 => format!("{hour12:02}"),
                Element::Minute => min.to_string(),
                Element::ZeroMinute => format!("{min:02}"),
                Element::Second => sec.to_string(),
                Element::ZeroSecond => format!("{sec:02}"),
                Element::UpperPm => (if hour >= 12 { "PM" } else { "AM" }).to_string(),
                Element::LowerPm => (if hour >= 12 { "pm" } else { "am" }).to_string(),
                Element::Offset(form) if form.z && zone.offset == 0 => "Z".to_string(),
                Element::Offset(form) => form.text(zone.offset),
                Element::Zone if zone.zone.is_empty() => OFFSET.text(zone.offset),
                Element::Zone => {
                    out.extend_from_slice(zone.zone.as_bytes());
                    continue;
                }
                Element::Fraction {
                    digits,
                    trim,
                    comma,
                } => {
                    let all = format!("{:09}", self.nsec);
                    let shown = &all[..digits.min(9)];
                    let shown = if trim {
                        shown.trim_end_matches('0')
                    } else {
                        shown
                    };
                    match (shown, comma) {
                        ("", _) if trim => String::new(),
                        (_, true) => format!(",{shown}"),
                        (_, false) => format!(".{shown}"),
                    }
                }
            };
            out.extend_from_slice(text.as_bytes());
        }
        Str::from(out)
    }

    pub fn append_format(&self, b: Slice<u8>, layout: Str) -> Slice<u8> {
        b.append_vec(self.format(layout).as_bytes().to_vec())
    }
}

/// An element of a layout.
#[derive(Clone, Copy, PartialEq)]
enum Element {
    LongYear,
    Year,
    LongMonth,
    ShortMonth,
    NumMonth,
    ZeroMonth,
    LongWeekDay,
    ShortWeekDay,
    Day,
    UnderDay,
    ZeroDay,
    UnderYearDay,
    ZeroYearDay,
    Hour,
    Hour12,
    ZeroHour12,
    Minute,
    ZeroMinute,
    Second,
    ZeroSecond,
    UpperPm,
    LowerPm,
    Zone,
    Offset(OffsetForm),
    Fraction {
        digits: usize,
        trim: bool,
        comma: bool,
    },
}

/// How a layout shows an offset: `-07:00`, with `Z` for UTC if wished.
#[derive(Clone, Copy, PartialEq)]
struct OffsetForm {
    z: bool,
    colon: bool,
    /// Hours, minutes, seconds.
    parts: usize,
}

/// `-0700`.
const OFFSET: OffsetForm = OffsetForm {
    z: false,
    colon: false,
    parts: 2,
};

impl OffsetForm {
    fn text(self, offset: i64) -> String {
        let sign = if offset / 60 < 0 { '-' } else { '+' };
        let size = if sign == '-' { -offset } else { offset };
        let parts = [size / 3600, size / 60 % 60, size % 60];
        let parts: Vec<String> = parts.iter().map(|n| format!("{n:02}")).collect();
        let between = if self.colon { ":" } else { "" };
        format!("{sign}{}", parts[..self.parts].join(between))
    }
}

/// The start of a layout: text, then an element, then the rest.
struct Chunk<'a> {
    before: &'a [u8],
    element: Option<Element>,
    text: &'a [u8],
    after: &'a [u8],
}

/// What stands for the elements, longer texts first.
const ELEMENTS: [(&str, Element); 33] = [
    ("January", Element::LongMonth),
    ("Jan", Element::ShortMonth),
    ("Monday", Element::LongWeekDay),
    ("Mon", Element::ShortWeekDay),
    ("MST", Element::Zone),
    ("01", Element::ZeroMonth),
    ("02", Element::ZeroDay),
    ("03", Element::ZeroHour12),
    ("04", Element::ZeroMinute),
    ("05", Element::ZeroSecond),
    ("06", Element::Year),
    ("002", Element::ZeroYearDay),
    ("15", Element::Hour),
    ("1", Element::NumMonth),
    ("2006", Element::LongYear),
    ("2", Element::Day),
    ("_2", Element::UnderDay),
    ("__2", Element::UnderYearDay),
    ("3", Element::Hour12),
    ("4", Element::Minute),
    ("5", Element::Second),
    ("PM", Element::UpperPm),
    ("pm", Element::LowerPm),
    ("-070000", offset(false, false, 3)),
    ("-07:00:00", offset(false, true, 3)),
    ("-0700", offset(false, false, 2)),
    ("-07:00", offset(false, true, 2)),
    ("-07", offset(false, false, 1)),
    ("Z070000", offset(true, false, 3)),
    ("Z07:00:00", offset(true, true, 3)),
    ("Z0700", offset(true, false, 2)),
    ("Z07:00", offset(true, true, 2)),
    ("Z07", offset(true, false, 1)),
];

const fn offset(z: bool, colon: bool, parts: usize) -> Element {
    Element::Offset(OffsetForm { z, colon, parts })
}

fn next_chunk(layout: &[u8]) -> Chunk<'_> {
    for at in 0..layout.len() {
        if let Some((element, len)) = element_at(&layout[at..]) {
            let start = at + usize::from(layout[at..].starts_with(b"_2006"));
            let end = start + len;
            return Chunk {
                before: &layout[..start],
                element: Some(element),
                text: &layout[start..end],
                after: &layout[end..],
            };
        }
    }
    Chunk {
        before: layout,
        element: None,
        text: b"",
        after: b"",
    }
}

fn element_at(layout: &[u8]) -> Option<(Element, usize)> {
    if layout.starts_with(b"_2006") {
        return Some((Element::LongYear, 4));
    }
    if let [point @ (b'.' | b','), digit @ (b'0' | b'9'), ..] = layout {
        let digits = layout[1..].iter().take_while(|c| *c == digit).count();
        let comma = *point == b',';
        let fraction = Element::Fraction {
            digits: digits & 0xfff,
            trim: *digit == b'9',
            comma,
        };
        return match layout.get(digits + 1) {
            Some(b'0'..=b'9') => None,
            _ => Some((fraction, digits + 1)),
        };
    }
    let found = ELEMENTS.iter().find(|(text, element)| {
        let name = matches!(element, Element::ShortMonth | Element::ShortWeekDay);
        let longer = layout.get(3).is_some_and(u8::is_ascii_lowercase);
        layout.starts_with(text.as_bytes()) && !(name && longer)
    });
    found.map(|(text, element)| (*element, text.len()))
}

#[derive(Clone, PartialEq)]
pub struct ParseError {
    pub layout: Str,
    pub value: Str,
    pub layout_elem: Str,
    pub value_elem: Str,
    pub message: Str,
}

record!(ParseError, "time.ParseError", 80;
    layout "Layout", value "Value", layout_elem "LayoutElem", value_elem "ValueElem", message "Message"; ptr_error);

impl GoError for Ptr<ParseError> {
    fn error(&self) -> Str {
        Ptr::<ParseError>::error(self)
    }
}

impl Ptr<ParseError> {
    pub fn error(&self) -> Str {
        let e = self.load();
        let start = format!("parsing time {}", quote(e.value.as_bytes()));
        if !e.message.is_empty() {
            return Str::from(start) + e.message;
        }
        Str::from(format!(
            "{start} as {}: cannot parse {} as {}",
            quote(e.layout.as_bytes()),
            quote(e.value_elem.as_bytes()),
            quote(e.layout_elem.as_bytes())
        ))
    }
}

/// Quotes as the errors of this package do.
fn quote(text: &[u8]) -> String {
    let mut quoted = String::from("\"");
    for byte in text {
        match byte {
            b'"' | b'\\' => quoted.extend(['\\', char::from(*byte)]),
            b' '..=0x7f => quoted.push(char::from(*byte)),
            _ => quoted.push_str(&format!("\\x{byte:02x}")),
        }
    }
    quoted + "\""
}

/// Why an element can't be read: its form, or its range and what stands behind it.
enum Bad<'a> {
    Form,
    Range(&'static str, &'a [u8]),
}

/// What a text said so far.
#[derive(Default)]
struct Fields {
    year: i64,
    month: Option<i64>,
    day: Option<i64>,
    year_day: Option<i64>,
    hour: i64,
    min: i64,
    sec: i64,
    nsec: i64,
    am: bool,
    pm: bool,
    utc: bool,
    offset: Option<i64>,
    zone: Str,
}

pub fn parse(layout: Str, value: Str) -> (Time, Error) {
    parse_with(&layout, &value, utc(), local())
}

pub fn parse_in_location(layout: Str, value: Str, loc: Ptr<Location>) -> (Time, Error) {
    parse_with(&layout, &value, loc.clone(), loc)
}

fn parse_with(
    layout: &Str,
    value: &Str,
    place: Ptr<Location>,
    local: Ptr<Location>,
) -> (Time, Error) {
    let fail = |layout_elem: &[u8], value_elem: &[u8], message: &str| {
        let error = Ptr::new(ParseError {
            layout: layout.clone(),
            value: value.clone(),
            layout_elem: Str::from(layout_elem.to_vec()),
            value_elem: Str::from(value_elem.to_vec()),
            message: Str::from(message.to_string()),
        });
        let error: Error = Dyn::new(Rc::new(error));
        (Time::zero(), error)
    };
    let mut fields = Fields::default();
    let (mut form, mut rest) = (layout.as_bytes(), value.as_bytes());
    loop {
        let chunk = next_chunk(form);
        rest = match skip(rest, chunk.before) {
            Ok(rest) => rest,
            Err(rest) => return fail(chunk.before, rest, ""),
        };
        let Some(element) = chunk.element else {
            if !rest.is_empty() {
                return fail(b"", rest, &format!(": extra text: {}", quote(rest)));
            }
            break;
        };
        form = chunk.after;
        rest = match fields.read(element, rest, form) {
            Ok(rest) => rest,
            Err(Bad::Form) => return fail(chunk.text, rest, ""),
            Err(Bad::Range(what, behind)) => {
                return fail(chunk.text, behind, &format!(": {what} out of range"));
            }
        };
    }
    match fields.time(place, local) {
        Ok(time) => (time, Dyn::NIL),
        Err(message) => fail(b"", rest, message),
    }
}

impl Fields {
    /// Reads an element from the start of a text; `form` is the rest of the layout.
    fn read<'a>(
        &mut self,
        element: Element,
        text: &'a [u8],
        form: &[u8],
    ) -> Result<&'a [u8], Bad<'a>> {
        let in_range = |n: i64, min: i64, max: i64, what, rest| {
            if (min..=max).contains(&n) {
                Ok(rest)
            } else {
                Err(Bad::Range(what, rest))
            }
        };
        match element {
            Element::Year => {
                let (digits, rest) = text.split_at_checked(2).ok_or(Bad::Form)?;
                let year = number(digits).ok_or(Bad::Form)?;
                self.year = year + if year >= 69 { 1900 } else { 2000 };
                Ok(rest)
            }
            Element::LongYear => {
                let (digits, rest) = text.split_at_checked(4).ok_or(Bad::Form)?;
                if !digits[0].is_ascii_digit() {
                    return Err(Bad::Form);
                }
                self.year = number(digits).ok_or(Bad::Form)?;
                Ok(rest)
            }
            Element::LongMonth | Element::ShortMonth => {
                let (month, rest) = name(&MONTHS, element == Element::ShortMonth, text)?;
                self.month = Some(month + 1);
                Ok(rest)
            }
            Element::LongWeekDay | Element::ShortWeekDay => {
                Ok(name(&DAYS, element == Element::ShortWeekDay, text)?.1)
            }
            Element::NumMonth | Element::ZeroMonth => {
                let (month, rest) = two_digits(text, element == Element::ZeroMonth)?;
                self.month = Some(month);
                in_range(month, 1, 12, "month", rest)
            }
            Element::Day | Element::UnderDay | Element::ZeroDay => {
                let spaced = element == Element::UnderDay && text.starts_with(b" ");
                let text = if spaced { &text[1..] } else { text };
                let (day, rest) = two_digits(text, element == Element::ZeroDay)?;
                self.day = Some(day);
                Ok(rest)
            }
            Element::UnderYearDay | Element::ZeroYearDay => {
                let fixed = element == Element::ZeroYearDay;
                let most = if fixed { 0 } else { 2 };
                let spaces = text.iter().take(most).take_while(|c| **c == b' ').count();
                let text = &text[spaces..];
                let count = text
                    .iter()
                    .take(3)
                    .take_while(|c| c.is_ascii_digit())
                    .count();
                if count == 0 || fixed && count != 3 {
                    return Err(Bad::Form);
                }
                self.year_day = number(&text[..count]);
                Ok(&text[count..])
            }
            Element::Hour => {
                let (hour, rest) = two_digits(text, false)?;
                self.hour = hour;
                in_range(hour, 0, 23, "hour", rest)
            }
            Element::Hour12 | Element::ZeroHour12 => {
                let (hour, rest) = two_digits(text, element == Element::ZeroHour12)?;
                self.hour = hour;
                in_range(hour, 0, 12, "hour", rest)
            }
            Element::Minute | Element::ZeroMinute => {
                let (min, rest) = two_digits(text, element == Element::ZeroMinute)?;
                self.min = min;
                in_range(min, 0, 59, "minute", rest)
            }
            Element::Second | Element::ZeroSecond => {
                let (sec, rest) = two_digits(text, element == Element::ZeroSecond)?;
                self.sec = sec;
                in_range(sec, 0, 59, "second", rest)?;
                // A fraction may follow, though the layout has none.
                let named =
                    matches!(next_chunk(form).element, Some(Element::Fraction { .. }));
                match fraction_len(rest) {
                    0 | 1 => Ok(rest),
                    _ if named => Ok(rest),
                    len => self.read_fraction(rest, len),
                }
            }
            Element::UpperPm | Element::LowerPm => {
                let (half, rest) = text.split_at_checked(2).ok_or(Bad::Form)?;
                let upper = element == Element::UpperPm;
                match half {
                    b"PM" if upper => self.pm = true,
                    b"pm" if !upper => self.pm = true,
                    b"AM" if upper => self.am = true,
                    b"am" if !upper => self.am = true,
                    _ => return Err(Bad::Form),
                }
                Ok(rest)
            }
            Element::Offset(form) if form.z && text.starts_with(b"Z") => {
                self.utc = true;
                Ok(&text[1..])
            }
            Element::Offset(form) => self.read_offset(form, text),
            Element::Zone if text.starts_with(b"UTC") => {
                self.utc = true;
                Ok(&text[3..])
            }
            Element::Zone => {
                let len = zone_len(text).ok_or(Bad::Form)?;
                self.zone = Str::from(text[..len].to_vec());
                Ok(&text[len..])
            }
            Element::Fraction {
                digits,
                trim: false,
                ..
            } => {
                if text.len() < digits + 1 {
                    return Err(Bad::Form);
                }
                self.read_fraction(text, digits + 1)
            }
            Element::Fraction { .. } => match fraction_len(text) {
                0 | 1 => Ok(text),
                len => self.read_fraction(text, len),
            },
        }
    }

    fn read_fraction<'a>(
        &mut self,
        text: &'a [u8],
        len: usize,
    ) -> Result<&'a [u8], Bad<'a>> {
        if !matches!(text[0], b'.' | b',') {
            return Err(Bad::Form);
        }
        let used = len.min(10);
        let part = number(&text[1..used]).ok_or(Bad::Form)?;
        if part < 0 {
            return Err(Bad::Range("fractional second", &text[len..]));
        }
        self.nsec = part * 10_i64.pow(10 - used as u32);
        Ok(&text[len..])
    }

    fn read_offset<'a>(
        &mut self,
        form: OffsetForm,
        text: &'a [u8],
    ) -> Result<&'a [u8], Bad<'a>> {
        let step = if form.colon { 3 } else { 2 };
        let len = 3 + step * (form.parts - 1);
        if text.len() < len || form.colon && (1..form.parts).any(|i| text[3 * i] != b':') {
            return Err(Bad::Form);
        }
        let rest = &text[len..];
        let mut parts = [0; 3];
        let mut good = matches!(text[0], b'+' | b'-');
        for (i, part) in parts.iter_mut().enumerate().take(form.parts) {
            match two_digits(&text[1 + step * i..][..2], true) {
                Ok((n, _)) => *part = n,
                Err(_) => {
                    good = false;
                    break;
                }
            }
        }
        let whats = [
            "time zone offset hour",
            "time zone offset minute",
            "time zone offset second",
        ];
        for i in (0..3).rev() {
            if parts[i] > [24, 60, 60][i] {
                return Err(Bad::Range(whats[i], rest));
            }
        }
        if !good {
            return Err(Bad::Form);
        }
        let offset = (parts[0] * 60 + parts[1]) * 60 + parts[2];
        self.offset = Some(if text[0] == b'-' { -offset } else { offset });
        Ok(rest)
    }

    /// The instant that was told, or the message of the error.
    fn time(
        mut self,
        place: Ptr<Location>,
        local: Ptr<Location>,
    ) -> Result<Time, &'static str> {
        if self.pm && self.hour < 12 {
            self.hour += 12;
        } else if self.am && self.hour == 12 {
            self.hour = 0;
        }
        if let Some(year_day) = self.year_day {
            let first = days_to(self.year, 1);
            let (year, month, day) = calendar(first + year_day - 1);
            if year_day < 1 || year != self.year {
                return Err(": day-of-year out of range");
            }
            if self.month.is_some_and(|m| m != month) {
                return Err(": day-of-year does not match month");
            }
            if self.day.is_some_and(|d| d != day) {
                return Err(": day-of-year does not match day");
            }
            self.month = Some(month);
            self.day = Some(day);
        }
        let (month, day) = (self.month.unwrap_or(1), self.day.unwrap_or(1));
        if day < 1 || day > days_in(month, self.year) {
            return Err(": day out of range");
        }
        let at = |loc: Ptr<Location>| {
            date(
                self.year as isize,
                Month(month as isize),
                day as isize,
                self.hour as isize,
                self.min as isize,
                self.sec as isize,
                self.nsec as isize,
                loc,
            )
        };
        if self.utc {
            return Ok(at(utc()));
        }
        let zone = local.facts();
        if let Some(offset) = self.offset {
            let same =
                offset == zone.offset && (self.zone.is_empty() || self.zone == zone.zone);
            let loc = if same {
                local
            } else {
                fixed_zone(self.zone.clone(), offset as isize)
            };
            return Ok(at(utc()).add(Duration(-offset * SECOND)).placed(loc));
        }
        if !self.zone.is_empty() {
            if self.zone == zone.zone {
                return Ok(at(local));
            }
            let hours = self.zone.as_bytes().strip_prefix(b"GMT").and_then(number);
            let offset = hours.unwrap_or(0) * 3600;
            return Ok(at(utc()).placed(fixed_zone(self.zone.clone(), offset as isize)));
        }
        Ok(at(place))
    }
}

/// Takes the text between two elements off a value; any number of spaces stands for any other.
fn skip<'a>(mut value: &'a [u8], mut prefix: &[u8]) -> Result<&'a [u8], &'a [u8]> {
    while let Some(c) = prefix.first() {
        if *c == b' ' {
            if value.first().is_some_and(|v| *v != b' ') {
                return Err(value);
            }
            prefix = trim_spaces(prefix);
            value = trim_spaces(value);
            continue;
        }
        if value.first() != Some(c) {
            return Err(value);
        }
        prefix = &prefix[1..];
        value = &value[1..];
    }
    Ok(value)
}

fn trim_spaces(text: &[u8]) -> &[u8] {
    &text[text.iter().take_while(|c| **c == b' ').count()..]
}

/// A number of digits, with a sign or without.
fn number(text: &[u8]) -> Option<i64> {
    let (negative, digits) = match text {
        [b'-', digits @ ..] => (true, digits),
        [b'+', digits @ ..] => (false, digits),
        digits => (false, digits),
    };
    let (n, rest) = leading_int(digits)?;
    if !rest.is_empty() {
        return None;
    }
    Some(if negative {
        (n as i64).wrapping_neg()
    } else {
        n as i64
    })
}

/// One or two digits at the start; exactly two if `fixed`.
fn two_digits<'a>(text: &'a [u8], fixed: bool) -> Result<(i64, &'a [u8]), Bad<'a>> {
    match text {
        [a @ b'0'..=b'9', b @ b'0'..=b'9', rest @ ..] => {
            Ok((i64::from(a - b'0') * 10 + i64::from(b - b'0'), rest))
        }
        [a @ b'0'..=b'9', rest @ ..] if !fixed => Ok((i64::from(a - b'0'), rest)),
        _ => Err(Bad::Form),
    }
}

/// The number of the name that a text starts with, in any case.
fn name<'a>(
    names: &[&str],
    short: bool,
    text: &'a [u8],
) -> Result<(i64, &'a [u8]), Bad<'a>> {
    for (i, name) in names.iter().enumerate() {
        let len = if short { 3 } else { name.len() };
        if text.len() >= len && text[..len].eq_ignore_ascii_case(&name.as_bytes()[..len]) {
            return Ok((i as i64, &text[len..]));
        }
    }
    Err(Bad::Form)
}

/// The length of a fraction such as `.25`, with its point; 0 or 1 if there is none.
fn fraction_len(text: &[u8]) -> usize {
    match text {
        [b'.' | b',', rest @ ..] => {
            1 + rest.iter().take_while(|c| c.is_ascii_digit()).count()
        }
        _ => 0,
    }
}

/// The length of the abbreviation of a zone.
fn zone_len(text: &[u8]) -> Option<usize> {
    if text.len() < 3 {
        return None;
    }
    if text.starts_with(b"ChST") || text.starts_with(b"MeST") {
        return Some(4);
    }
    if let Some(rest) = text.strip_prefix(b"GMT") {
        return Some(3 + signed_offset_len(rest));
    }
    if matches!(text[0], b'+' | b'-') {
        return Some(signed_offset_len(text)).filter(|len| *len > 0);
    }
    match text
        .iter()
        .take(6)
        .take_while(|c| c.is_ascii_uppercase())
        .count()
    {
        5 if text[4] == b'T' => Some(5),
        4 if text[3] == b'T' || text.starts_with(b"WITA") => Some(4),
        3 => Some(3),
        _ => None,
    }
}

/// The length of an offset such as `+3`, up to 23 hours.
fn signed_offset_len(text: &[u8]) -> usize {
    let Some((b'+' | b'-', digits)) = text.split_first() else {
        return 0;
    };
    match leading_int(digits) {
        Some((hours, rest)) if rest.len() < digits.len() && hours <= 23 => {
            text.len() - rest.len()
        }
        _ => 0,
    }
}

/// The digits at the start as a number up to 2⁶³, and what follows.
fn leading_int(text: &[u8]) -> Option<(u64, &[u8])> {
    let mut n = 0_u64;
    for (i, c) in text.iter().enumerate() {
        if !c.is_ascii_digit() {
            return Some((n, &text[i..]));
        }
        if n > (1 << 63) / 10 {
            return None;
        }
        n = n * 10 + u64::from(c - b'0');
        if n > 1 << 63 {
            return None;
        }
    }
    Some((n, b""))
}

/// The error of `parse_duration`.
#[derive(Clone, PartialEq)]
struct ParseDurationError {
    message: Str,
    value: Str,
}

record!(ParseDurationError, "time.parseDurationError", 32; message "message", value "value"; ptr_error);

impl GoError for Ptr<ParseDurationError> {
    fn error(&self) -> Str {
        let e = self.load();
        Str::from(format!("time: {} {}", e.message, quote(e.value.as_bytes())))
    }
}

pub fn parse_duration(s: Str) -> (Duration, Error) {
    match duration_of(s.as_bytes()) {
        Ok(d) => (d, Dyn::NIL),
        Err(message) => {
            let error = ParseDurationError {
                message: Str::from(message),
                value: s,
            };
            (Duration(0), Dyn::new(Rc::new(Ptr::new(error))))
        }
    }
}

fn duration_of(text: &[u8]) -> Result<Duration, String> {
    let invalid = || "invalid duration".to_string();
    let (negative, mut rest) = match text {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        rest => (false, rest),
    };
    if rest == b"0" {
        return Ok(Duration(0));
    }
    if rest.is_empty() {
        return Err(invalid());
    }
    let mut sum = 0_u64;
    while !rest.is_empty() {
        if !matches!(rest[0], b'.' | b'0'..=b'9') {
            return Err(invalid());
        }
        let before = rest.len();
        let (whole, after) = leading_int(rest).ok_or_else(invalid)?;
        let mut digits = before - after.len();
        rest = after;
        let (mut part, mut scale) = (0_u64, 1.0);
        if let [b'.', after @ ..] = rest {
            let count = after.iter().take_while(|c| c.is_ascii_digit()).count();
            (part, scale) = fraction_of(&after[..count]);
            digits += count;
            rest = &after[count..];
        }
        if digits == 0 {
            return Err(invalid());
        }
        let len = rest
            .iter()
            .take_while(|c| !matches!(c, b'.' | b'0'..=b'9'))
            .count();
        if len == 0 {
            return Err("missing unit in duration".to_string());
        }
        let (name, after) = rest.split_at(len);
        rest = after;
        let unit: u64 = match name {
            b"ns" => 1,
            b"us" | b"\xc2\xb5s" | b"\xce\xbcs" => 1_000,
            b"ms" => 1_000_000,
            b"s" => 1_000_000_000,
            b"m" => 60_000_000_000,
            b"h" => 3_600_000_000_000,
            _ => return Err(format!("unknown unit {} in duration", quote(name))),
        };
        if whole > (1 << 63) / unit {
            return Err(invalid());
        }
        let mut value = whole * unit;
        if part > 0 {
            value += (part as f64 * (unit as f64 / scale)) as u64;
        }
        sum = sum.saturating_add(value);
        if value > 1 << 63 || sum > 1 << 63 {
            return Err(invalid());
        }
    }
    match (negative, i64::try_from(sum)) {
        (true, _) => Ok(Duration((sum as i64).wrapping_neg())),
        (false, Ok(sum)) => Ok(Duration(sum)),
        (false, Err(_)) => Err(invalid()),
    }
}

/// Digits behind a point as a number and what to divide it by; those that would overflow are left off.
fn fraction_of(digits: &[u8]) -> (u64, f64) {
    let (mut part, mut scale) = (0_u64, 1.0);
    for c in digits {
        if part > i64::MAX as u64 / 10 {
            break;
        }
        let more = part * 10 + u64::from(c - b'0');
        if more > 1 << 63 {
            break;
        }
        part = more;
        scale *= 10.0;
    }
    (part, scale)
}

// Implements Go's package hash/crc32.

use super::*;
use std::rc::Rc;

#[derive(Clone, PartialEq)]
pub struct Table(pub [u32; 256]);

defined!(Table, "crc32.Table"; [u32; 256]);

fn table_of(poly: u32) -> [u32; 256] {
    std::array::from_fn(|i| {
        (0..8).fold(i as u32, |crc, _| {
            if crc & 1 == 1 {
                crc >> 1 ^ poly
            } else {
                crc >> 1
            }
        })
    })
}

thread_local! {
    static IEEE_TABLE: Ptr<Table> = Ptr::new(Table(table_of(0xedb8_8320)));
}

thread_local! {
    static CASTAGNOLI_TABLE: Ptr<Table> = Ptr::new(Table(table_of(0x82f6_3b78)));
}

pub fn ieee_table() -> Ptr<Table> {
    IEEE_TABLE.with(Ptr::clone)
}

pub fn make_table(poly: u32) -> Ptr<Table> {
    match poly {
        0xedb8_8320 => ieee_table(),
        0x82f6_3b78 => CASTAGNOLI_TABLE.with(Ptr::clone),
        _ => Ptr::new(Table(table_of(poly))),
    }
}

pub fn update(crc: u32, tab: Ptr<Table>, p: Slice<u8>) -> u32 {
    tab.peek(|table| {
        !p.values()
            .fold(!crc, |crc, b| table.0[(crc as u8 ^ b) as usize] ^ crc >> 8)
    })
}

pub fn checksum(data: Slice<u8>, tab: Ptr<Table>) -> u32 {
    update(0, tab, data)
}

pub fn checksum_ieee(data: Slice<u8>) -> u32 {
    update(0, ieee_table(), data)
}

#[derive(Clone, PartialEq)]
pub struct Digest {
    crc: u32,
    tab: Ptr<Table>,
}

record!(Digest, "crc32.digest", 16; crc "crc", tab "tab");

pub fn new(tab: Ptr<Table>) -> Dyn<dyn hash::Hash32> {
    Dyn::new(Rc::new(Ptr::new(Digest { crc: 0, tab })) as Rc<dyn hash::Hash32>)
}

pub fn new_ieee() -> Dyn<dyn hash::Hash32> {
    new(ieee_table())
}

impl hash::Hash32 for Ptr<Digest> {
    fn write(&self, p: Slice<u8>) -> (isize, Error) {
        self.edit(|d| d.crc = update(d.crc, d.tab.clone(), p.clone()));
        (p.len(), Dyn::NIL)
    }
    fn sum(&self, b: Slice<u8>) -> Slice<u8> {
        b.append_vec(self.load().crc.to_be_bytes().to_vec())
    }
    fn reset(&self) {
        self.edit(|d| d.crc = 0);
    }
    fn size_(&self) -> isize {
        4
    }
    fn block_size(&self) -> isize {
        1
    }
    fn sum32(&self) -> u32 {
        self.load().crc
    }
}

impl io::Writer for Ptr<Digest> {
    fn write(&self, p: Slice<u8>) -> (isize, Error) {
        hash::Hash32::write(self, p)
    }
}

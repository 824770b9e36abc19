// Implements Go's package math/bits.

use super::*;

pub fn len(x: usize) -> isize {
    (usize::BITS - x.leading_zeros()) as isize
}

pub fn leading_zeros(x: usize) -> isize {
    x.leading_zeros() as isize
}

pub fn trailing_zeros(x: usize) -> isize {
    x.trailing_zeros() as isize
}

pub fn ones_count(x: usize) -> isize {
    x.count_ones() as isize
}

pub fn rotate_left(x: usize, k: isize) -> usize {
    x.rotate_left(k.rem_euclid(usize::BITS as isize) as u32)
}

pub fn reverse(x: usize) -> usize {
    x.reverse_bits()
}

pub fn reverse_bytes(x: usize) -> usize {
    x.swap_bytes()
}

pub fn len8(x: u8) -> isize {
    (u8::BITS - x.leading_zeros()) as isize
}

pub fn leading_zeros8(x: u8) -> isize {
    x.leading_zeros() as isize
}

pub fn trailing_zeros8(x: u8) -> isize {
    x.trailing_zeros() as isize
}

pub fn ones_count8(x: u8) -> isize {
    x.count_ones() as isize
}

pub fn rotate_left8(x: u8, k: isize) -> u8 {
    x.rotate_left(k.rem_euclid(u8::BITS as isize) as u32)
}

pub fn reverse8(x: u8) -> u8 {
    x.reverse_bits()
}

pub fn len16(x: u16) -> isize {
    (u16::BITS - x.leading_zeros()) as isize
}

pub fn leading_zeros16(x: u16) -> isize {
    x.leading_zeros() as isize
}

pub fn trailing_zeros16(x: u16) -> isize {
    x.trailing_zeros() as isize
}

pub fn ones_count16(x: u16) -> isize {
    x.count_ones() as isize
}

pub fn rotate_left16(x: u16, k: isize) -> u16 {
    x.rotate_left(k.rem_euclid(u16::BITS as isize) as u32)
}

pub fn reverse16(x: u16) -> u16 {
    x.reverse_bits()
}

pub fn reverse_bytes16(x: u16) -> u16 {
    x.swap_bytes()
}

pub fn len32(x: u32) -> isize {
    (u32::BITS - x.leading_zeros()) as isize
}

pub fn leading_zeros32(x: u32) -> isize {
    x.leading_zeros() as isize
}

pub fn trailing_zeros32(x: u32) -> isize {
    x.trailing_zeros() as isize
}

pub fn ones_count32(x: u32) -> isize {
    x.count_ones() as isize
}

pub fn rotate_left32(x: u32, k: isize) -> u32 {
    x.rotate_left(k.rem_euclid(u32::BITS as isize) as u32)
}

pub fn reverse32(x: u32) -> u32 {
    x.reverse_bits()
}

pub fn reverse_bytes32(x: u32) -> u32 {
    x.swap_bytes()
}

pub fn len64(x: u64) -> isize {
    (u64::BITS - x.leading_zeros()) as isize
}

pub fn leading_zeros64(x: u64) -> isize {
    x.leading_zeros() as isize
}

pub fn trailing_zeros64(x: u64) -> isize {
    x.trailing_zeros() as isize
}

pub fn ones_count64(x: u64) -> isize {
    x.count_ones() as isize
}

pub fn rotate_left64(x: u64, k: isize) -> u64 {
    x.rotate_left(k.rem_euclid(u64::BITS as isize) as u32)
}

pub fn reverse64(x: u64) -> u64 {
    x.reverse_bits()
}

pub fn reverse_bytes64(x: u64) -> u64 {
    x.swap_bytes()
}

pub fn add(x: usize, y: usize, carry: usize) -> (usize, usize) {
    let sum = x as u128 + y as u128 + carry as u128;
    (sum as usize, (sum >> usize::BITS) as usize)
}

pub fn sub(x: usize, y: usize, borrow: usize) -> (usize, usize) {
    let difference = x.wrapping_sub(y).wrapping_sub(borrow);
    (
        difference,
        usize::from((x as u128) < y as u128 + borrow as u128),
    )
}

pub fn mul(x: usize, y: usize) -> (usize, usize) {
    let product = x as u128 * y as u128;
    ((product >> usize::BITS) as usize, product as usize)
}

pub fn div(hi: usize, lo: usize, y: usize) -> (usize, usize) {
    if y == 0 {
        fail("integer divide by zero");
    }
    if y <= hi {
        fail("integer overflow");
    }
    let whole = (hi as u128) << usize::BITS | lo as u128;
    ((whole / y as u128) as usize, (whole % y as u128) as usize)
}

pub fn add32(x: u32, y: u32, carry: u32) -> (u32, u32) {
    let sum = x as u64 + y as u64 + carry as u64;
    (sum as u32, (sum >> u32::BITS) as u32)
}

pub fn sub32(x: u32, y: u32, borrow: u32) -> (u32, u32) {
    let difference = x.wrapping_sub(y).wrapping_sub(borrow);
    (difference, u32::from((x as u64) < y as u64 + borrow as u64))
}

pub fn mul32(x: u32, y: u32) -> (u32, u32) {
    let product = x as u64 * y as u64;
    ((product >> u32::BITS) as u32, product as u32)
}

pub fn div32(hi: u32, lo: u32, y: u32) -> (u32, u32) {
    if y == 0 {
        fail("integer divide by zero");
    }
    if y <= hi {
        fail("integer overflow");
    }
    let whole = (hi as u64) << u32::BITS | lo as u64;
    ((whole / y as u64) as u32, (whole % y as u64) as u32)
}

pub fn add64(x: u64, y: u64, carry: u64) -> (u64, u64) {
    let sum = x as u128 + y as u128 + carry as u128;
    (sum as u64, (sum >> u64::BITS) as u64)
}

pub fn sub64(x: u64, y: u64, borrow: u64) -> (u64, u64) {
    let difference = x.wrapping_sub(y).wrapping_sub(borrow);
    (
        difference,
        u64::from((x as u128) < y as u128 + borrow as u128),
    )
}

pub fn mul64(x: u64, y: u64) -> (u64, u64) {
    let product = x as u128 * y as u128;
    ((product >> u64::BITS) as u64, product as u64)
}

pub fn div64(hi: u64, lo: u64, y: u64) -> (u64, u64) {
    if y == 0 {
        fail("integer divide by zero");
    }
    if y <= hi {
        fail("integer overflow");
    }
    let whole = (hi as u128) << u64::BITS | lo as u128;
    ((whole / y as u128) as u64, (whole % y as u128) as u64)
}

pub fn rem(hi: usize, lo: usize, y: usize) -> usize {
    rem64(hi as u64, lo as u64, y as u64) as usize
}

pub fn rem32(hi: u32, lo: u32, y: u32) -> u32 {
    if y == 0 {
        fail("integer divide by zero");
    }
    (((hi as u64) << u32::BITS | lo as u64) % y as u64) as u32
}

pub fn rem64(hi: u64, lo: u64, y: u64) -> u64 {
    if y == 0 {
        fail("integer divide by zero");
    }
    (((hi as u128) << u64::BITS | lo as u128) % y as u128) as u64
}

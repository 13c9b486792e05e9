//! Numbers in a content stream: exact decimals, no floating point.

/// Writes `value` of 1/10^`places`, without trailing zeros.
fn decimal(out: &mut Vec<u8>, value: i64, places: u32) {
    let unit = 10u64.pow(places);
    let (whole, mut rest) = (value.unsigned_abs() / unit, value.unsigned_abs() % unit);
    if value < 0 {
        out.push(b'-');
    }
    if whole > 0 || rest == 0 {
        digits(out, whole);
    }
    let mut step = unit;
    if rest > 0 {
        out.push(b'.');
    }
    while rest > 0 {
        step /= 10;
        out.push(b'0' + (rest / step) as u8);
        rest %= step;
    }
}

fn digits(out: &mut Vec<u8>, value: u64) {
    if value >= 10 {
        digits(out, value / 10);
    }
    out.push(b'0' + (value % 10) as u8);
}

/// Writes thousandths.
pub(super) fn milli(out: &mut Vec<u8>, value: i64) {
    decimal(out, value, 3);
}

/// Writes hundredths.
pub(super) fn centi(out: &mut Vec<u8>, value: i64) {
    decimal(out, value, 2);
}

/// Writes ten-thousandths.
pub(super) fn myria(out: &mut Vec<u8>, value: i64) {
    decimal(out, value, 4);
}

/// Bytes as digits, two each.
pub(super) fn hex(bytes: &[u8]) -> String {
    let digit = |value: u8| char::from(b"0123456789abcdef"[usize::from(value & 15)]);
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(*byte)]).collect()
}

/// Writes a unit of UTF-16, or a code, as four digits.
pub(super) fn four_digits(out: &mut Vec<u8>, value: u16) {
    for shift in [12, 8, 4, 0] {
        out.push(b"0123456789ABCDEF"[usize::from(value >> shift & 15)]);
    }
}

/// `a / b` rounded to nearest, halves away from zero; `b` is positive.
pub(super) fn nearest(a: i64, b: i64) -> i64 {
    if a >= 0 { (a + b / 2) / b } else { -((-a + b / 2) / b) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(value: i64, places: u32) -> String {
        let mut out = Vec::new();
        decimal(&mut out, value, places);
        String::from_utf8(out).expect("digits are ASCII")
    }

    #[test]
    fn decimals_are_exact_and_short() {
        let cases = [(0, "0"), (1, ".001"), (-50, "-.05"), (1500, "1.5"), (-12345, "-12.345"), (9000, "9")];
        for (value, text) in cases {
            assert_eq!(written(value, 3), text);
        }
        assert_eq!(written(120, 0), "120");
    }
}

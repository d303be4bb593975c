//! The mark as an icon file, for programs that ask for `/favicon.ico` and know
//! no SVG: drawn here from the same bars, so that no picture is kept twice.
//!
//! The file holds one picture of 32 by 32 points as a bitmap (ICONDIR, one
//! ICONDIRENTRY, BITMAPINFOHEADER, rows from the bottom up in blue, green, red
//! and opacity, then a mask that hides nothing).

/// Points on a side.
const SIDE: u16 = 32;

/// The radius of the corners, in points.
const RADIUS: i32 = 5;

/// The bars of the mark: left, top, width, height. A clock drawn small: two
/// stretches of days, and the tick of the last.
const BARS: [(u16, u16, u16, u16); 3] = [(6, 9, 15, 5), (6, 18, 9, 5), (23, 5, 3, 22)];

const NAVY: [u8; 4] = [0x6D, 0x43, 0x12, 0xFF];
const WHITE: [u8; 4] = [0xFF; 4];
const NOTHING: [u8; 4] = [0; 4];

/// The icon's file.
pub(super) fn file() -> Vec<u8> {
    let side = u32::from(SIDE);
    let colours = side * side * 4;
    // One bit a point, in rows of whole 32 bits: 32 points are just that.
    let mask = side * 4;
    let picture = 40 + colours + mask;
    let mut file = Vec::with_capacity(22 + picture as usize);
    put(&mut file, &[0_u16, 1, 1]);
    // A side is written in one byte.
    file.extend([SIDE as u8, SIDE as u8, 0, 0]);
    put(&mut file, &[1_u16, 32]);
    put_long(&mut file, &[picture, 22]);
    // The height counts the colours and the mask.
    put_long(&mut file, &[40, side, side * 2]);
    put(&mut file, &[1_u16, 32]);
    put_long(&mut file, &[0, colours + mask, 0, 0, 0, 0]);
    for top in (0..SIDE).rev() {
        for left in 0..SIDE {
            file.extend(point(left, top));
        }
    }
    file.extend(std::iter::repeat_n(0, mask as usize));
    file
}

fn put(file: &mut Vec<u8>, numbers: &[u16]) {
    file.extend(numbers.iter().flat_map(|number| number.to_le_bytes()));
}

fn put_long(file: &mut Vec<u8>, numbers: &[u32]) {
    file.extend(numbers.iter().flat_map(|number| number.to_le_bytes()));
}

fn point(left: u16, top: u16) -> [u8; 4] {
    let is_in = |(x, y, width, height): &(u16, u16, u16, u16)| {
        (*x..x + width).contains(&left) && (*y..y + height).contains(&top)
    };
    if BARS.iter().any(is_in) {
        WHITE
    } else if is_outside_the_corners(left.into(), top.into()) {
        NOTHING
    } else {
        NAVY
    }
}

/// Whether the middle of a point lies outside the rounded corner nearest to it.
fn is_outside_the_corners(left: i32, top: i32) -> bool {
    let side = i32::from(SIDE);
    // In half points, so that the middle of a point is a whole number.
    let past = |place: i32| {
        let middle = 2 * place + 1;
        (2 * RADIUS - middle)
            .max(middle - 2 * (side - RADIUS))
            .max(0)
    };
    past(left).pow(2) + past(top).pow(2) > (2 * RADIUS).pow(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_icon_has_the_bars_of_the_mark() {
        let drawn: String = BARS
            .iter()
            .map(|(x, y, width, height)| format!("M{x} {y}h{width}v{height}H{x}z"))
            .collect();
        assert!(super::super::MARK.contains(&drawn), "{drawn}");
    }

    #[test]
    fn the_file_is_as_long_as_it_says_and_its_corners_are_round() {
        let file = file();
        let picture = u32::from_le_bytes(file[14..18].try_into().unwrap());
        let begins = u32::from_le_bytes(file[18..22].try_into().unwrap());
        assert_eq!(file.len(), (picture + begins) as usize);
        assert_eq!(point(0, 0), NOTHING);
        assert_eq!(point(31, 31), NOTHING);
        assert_eq!(point(16, 0), NAVY);
        assert_eq!(point(6, 9), WHITE);
    }
}

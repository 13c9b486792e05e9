//! Points of layout.json → millimetres as people read them.

/// Left, top, width, height in mm.
pub type Mm = [f64; 4];

/// Points to mm, to the hundredth: what is nearer is in one place.
pub fn mm(pt: f64) -> f64 {
    // Adding zero makes 0 of -0.
    (pt * 2540.0 / 72.0).round() / 100.0 + 0.0
}

/// A rectangle in mm, to the tenth.
pub fn rect(pt: [f64; 4]) -> Mm {
    pt.map(|v| (v * 254.0 / 72.0).round() / 10.0)
}

/// How far the second place is from the first, if far enough to be told.
pub fn distance(old: [f64; 2], new: [f64; 2]) -> Option<[f64; 2]> {
    let by = [mm(new[0] - old[0]), mm(new[1] - old[1])];
    (by != [0.0, 0.0]).then_some(by)
}

/// Two sizes in mm, if they differ enough to be told.
pub fn sizes(old: [f64; 2], new: [f64; 2]) -> Option<([f64; 2], [f64; 2])> {
    distance(old, new).map(|_| (old.map(mm), new.map(mm)))
}

/// Left and top.
pub fn corner(area: [f64; 4]) -> [f64; 2] {
    [area[0], area[1]]
}

/// Width and height.
pub fn size(area: [f64; 4]) -> [f64; 2] {
    [area[2], area[3]]
}

/// Whether two rectangles share more than an edge.
pub fn overlap(a: Mm, b: Mm) -> bool {
    a[0] < b[0] + b[2] && b[0] < a[0] + a[2] && a[1] < b[1] + b[3] && b[1] < a[1] + a[3]
}

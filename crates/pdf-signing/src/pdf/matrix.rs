//! Transformation matrices (ISO 32000-2, 8.3.4), as the six numbers by which they are written.

/// `a b c d e f`: a point `(x, y)` becomes `(a x + c y + e, b x + d y + f)`.
pub(crate) type Matrix = [f64; 6];

/// Leaves every point where it is.
pub(crate) const IDENTITY: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// The matrix that does what `first` does, and then what `second` does.
pub(crate) fn product(first: Matrix, second: Matrix) -> Matrix {
    let [a, b, c, d, e, f] = first;
    let [g, h, i, j, k, l] = second;
    [a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l]
}

/// `matrix`, after a step by `x` and `y` in its own units.
pub(crate) fn moved(matrix: Matrix, x: f64, y: f64) -> Matrix {
    product([1.0, 0.0, 0.0, 1.0, x, y], matrix)
}

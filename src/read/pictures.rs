//! Pictures of signatures and seals: PNG, on transparent ground, with dots enough to be printed at their size
//! (NĐ 30/2020, PL I, II.7.e and II.8).

use std::io::Cursor;
use std::path::Path;

use super::agency::Agency;
use super::disk::{self, Folder};
use super::source::{At, Source};
use super::values::UnitPath;
use crate::kinds::{IssuedBy, Kind, SignedAs};
use crate::problem::{Fault, Problem, problems, slashed};

problems! {
    HA001 Error Data "Không phải ảnh PNG dùng được." {
        PictureNotPng { path: String } =>
            format!("Tệp ảnh \"{path}\" không phải ảnh PNG dùng được."),
            "lưu ảnh thành tệp PNG (không chỉ đổi đuôi tên tệp).";
    }
    HA002 Error Data "Ảnh không có nền trong suốt." {
        PictureOpaque { path: String } =>
            format!("Ảnh \"{path}\" không có nền trong suốt."),
            "xóa nền trắng của ảnh rồi lưu lại thành PNG có nền trong suốt, nếu không ảnh sẽ che chữ trên trang.";
    }
    HA003 Error Data "Ảnh quá nhỏ, in ra sẽ nhòe." {
        PictureSmall { path: String, width: u32, height: u32, least: u32 } =>
            format!("Ảnh \"{path}\" chỉ có {width} × {height} điểm ảnh, in ra sẽ nhòe."),
            format!("quét lại để cạnh dài có ít nhất {least} điểm ảnh.");
    }
    HA004 Error Data "Đường kính con dấu không hợp lý." {
        SealSize { millimetres: u32, least: u32, most: u32 } =>
            format!("Đường kính con dấu {millimetres} mm không hợp lý."),
            format!("ghi đường kính thật bằng milimét, từ {least} đến {most}.");
    }
}

/// A picture file may have at most this many bytes.
const LARGEST: u64 = 8 * 1024 * 1024;

/// A decoded picture may have at most this many bytes: some 16 million dots.
const LARGEST_DECODED: usize = 64 * 1024 * 1024;

/// The fewest dots of the longer side: 36 mm, the size of a seal, at 210 dots per inch.
pub(crate) const LEAST_DOTS: u32 = 300;

/// The diameters that a seal may have, in millimetres.
const SEAL_SIZES: std::ops::RangeInclusive<u32> = 20..=60;

/// The pictures that an agency's record names, each as the bytes of its file.
#[derive(Debug, Default)]
pub(crate) struct Pictures {
    /// The signature of the block of plans.
    plan_signature: Option<Vec<u8>>,
    /// The signature of the block of reports.
    report_signature: Option<Vec<u8>>,
    committee_seal: Option<Vec<u8>>,
    office_seal: Option<Vec<u8>>,
}

impl Pictures {
    /// The signature under documents of a kind.
    pub(crate) fn signature(&self, kind: Kind) -> Option<&[u8]> {
        match kind.facts().signed_as {
            SignedAs::Plan => self.plan_signature.as_deref(),
            SignedAs::Report => self.report_signature.as_deref(),
        }
    }

    /// The seal on documents of a kind.
    pub(crate) fn seal(&self, kind: Kind) -> Option<&[u8]> {
        match kind.facts().issued_by {
            IssuedBy::Committee => self.committee_seal.as_deref(),
            IssuedBy::Office => self.office_seal.as_deref(),
        }
    }
}

/// Reads the pictures; what is wrong with one is reported where the record names it.
pub(crate) fn read(unit: &Folder, source: &Source, agency: &Agency, problems: &mut Vec<Problem>) -> Pictures {
    let documents = &agency.documents;
    let issuers = [Some(&agency.committee), agency.office.as_ref()];
    for size in issuers.iter().flatten().filter_map(|issuer| issuer.seal_size.as_ref()) {
        if !SEAL_SIZES.contains(&size.value) {
            let fault = SealSize { millimetres: size.value, least: *SEAL_SIZES.start(), most: *SEAL_SIZES.end() };
            problems.push(Problem::at(source.place(size.span), fault));
        }
    }
    let mut picture = |path: Option<&UnitPath>| {
        let At { value, span } = &path?.0;
        let bytes = unit.cited(value, LARGEST);
        let usable = bytes.and_then(|bytes| fit(value, &bytes).map(|()| bytes));
        usable.map_err(|fault| problems.push(Problem::at(source.place(*span), fault))).ok()
    };
    Pictures {
        plan_signature: picture(documents.plan.signer.picture.as_ref()),
        report_signature: picture(documents.report.as_ref().and_then(|report| report.signer.picture.as_ref())),
        committee_seal: picture(agency.committee.seal_picture.as_ref()),
        office_seal: picture(agency.office.as_ref().and_then(|office| office.seal_picture.as_ref())),
    }
}

/// A picture that the command line names.
pub(crate) fn picture_file(file: &Path) -> Result<Vec<u8>, Problem> {
    let name = slashed(file);
    let bytes = disk::bytes(file, &name, LARGEST).and_then(|bytes| fit(&name, &bytes).map(|()| bytes));
    bytes.map_err(Problem::general)
}

/// Width and height in dots.
pub(crate) fn picture_size(png: &[u8]) -> Option<(u32, u32)> {
    let reader = png::Decoder::new(Cursor::new(png)).read_info().ok()?;
    Some((reader.info().width, reader.info().height))
}

/// Whether a picture can be laid over a page.
fn fit(path: &str, bytes: &[u8]) -> Result<(), Fault> {
    let not_png = |_| PictureNotPng { path: path.to_owned() };
    let mut decoder = png::Decoder::new_with_limits(Cursor::new(bytes), png::Limits { bytes: LARGEST_DECODED });
    decoder.set_transformations(png::Transformations::normalize_to_color8() | png::Transformations::ALPHA);
    let mut reader = decoder.read_info().map_err(not_png)?;
    let (width, height) = (reader.info().width, reader.info().height);
    if width.max(height) < LEAST_DOTS {
        return Err(PictureSmall { path: path.to_owned(), width, height, least: LEAST_DOTS }.into());
    }
    let size = reader.output_buffer_size().filter(|size| *size <= LARGEST_DECODED);
    let mut dots = vec![0; size.ok_or_else(|| PictureNotPng { path: path.to_owned() })?];
    let frame = reader.next_frame(&mut dots).map_err(not_png)?;
    let samples = frame.color_type.samples();
    let alphas = || dots[..frame.buffer_size()].chunks_exact(samples).map(|dot| dot[samples - 1]);
    // The ground of a usable picture is clear: a fifth of all dots at least, and the four corners. The ground of a scan
    // is opaque.
    let clear = alphas().filter(|alpha| *alpha == 0).count();
    let (wide, high) = (width as usize, height as usize);
    let corners = [0, wide - 1, wide * (high - 1), wide * high - 1];
    let corner = |index: usize| alphas().nth(index).is_some_and(|alpha| alpha < 16);
    if clear * 5 < wide * high || !corners.into_iter().all(corner) {
        return Err(PictureOpaque { path: path.to_owned() }.into());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A blue stroke over a ground of some alpha.
    fn picture(width: u32, height: u32, ground: u8) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, width, height);
        encoder.set_color(png::ColorType::Rgba);
        let mut writer = encoder.write_header().unwrap();
        let dot = |index: u32| {
            let stroke =
                (index / width).abs_diff(height / 2) < height / 8 && index % width > 3 && index % width < width - 3;
            if stroke { [20, 40, 180, 255] } else { [255, 255, 255, ground] }
        };
        let dots: Vec<u8> = (0..width * height).flat_map(dot).collect();
        writer.write_image_data(&dots).unwrap();
        writer.finish().unwrap();
        bytes
    }

    #[test]
    fn a_stroke_on_clear_ground_is_fit_and_nothing_else() {
        assert_eq!(fit("a.png", &picture(400, 200, 0)), Ok(()));
        let path = || "a.png".to_owned();
        assert_eq!(fit("a.png", &picture(400, 200, 255)), Err(PictureOpaque { path: path() }.into()));
        let small = PictureSmall { path: path(), width: 120, height: 60, least: LEAST_DOTS };
        assert_eq!(fit("a.png", &picture(120, 60, 0)), Err(small.into()));
        for bytes in [b"".as_slice(), b"\xFF\xD8\xFF\xE0 a photograph", &picture(400, 200, 0)[..200]] {
            assert_eq!(fit("a.png", bytes), Err(PictureNotPng { path: path() }.into()));
        }
    }
}

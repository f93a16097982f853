//! An agency's own fonts.

use std::fs;

use crate::support::{AGENCY, Office, PLAN};

/// An office with its own fonts, where `don-vi.yaml` cites `cited` for the bold face.
fn citing(cited: &str) -> Office {
    let office = Office::with_own_fonts();
    office.change(AGENCY, "dam: phong-chu/dam.ttf", &format!("dam: {cited}"));
    office
}

#[test]
fn own_fonts_are_used() {
    let office = Office::with_own_fonts();
    assert_eq!((office.make_plan().code, office.make_plan().err), (0, String::new()));
}

#[test]
fn a_path_that_leaves_the_unit_or_has_a_wrong_form_is_refused() {
    for (cited, code) in [
        ("../x.ttf", "TM006"),
        ("phong-chu/../../x.ttf", "TM006"),
        ("/etc/hosts", "TM007"),
        ("C:\\Windows\\Fonts\\timesbd.ttf", "TM007"),
        ("C:/Windows/Fonts/timesbd.ttf", "TM007"),
        ("\\\\may-chu\\phong-chu\\dam.ttf", "TM007"),
        ("./phong-chu/dam.ttf", "TM007"),
    ] {
        let office = citing(cited);
        fs::copy(office.path("phong-chu/dam.ttf"), office.root().join("x.ttf")).unwrap();
        let found = office.refused_for(code, &office.at(AGENCY, cited));
        assert_eq!(found.underlined, cited);
    }
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_unit_is_not_followed() {
    use std::os::unix::fs::symlink;

    let office = Office::with_own_fonts();
    let outside = office.root().join("ngoai");
    fs::rename(office.path("phong-chu/dam.ttf"), &outside).unwrap();
    symlink(&outside, office.path("phong-chu/dam.ttf")).unwrap();
    let found = office.refused_for("TM006", &office.at(AGENCY, "phong-chu/dam.ttf"));
    assert!(found.hint.contains("liên kết"), "{}", found.hint);

    for file in [AGENCY, PLAN] {
        let office = Office::with_plan_made();
        let outside = office.root().join("ngoai");
        fs::rename(office.path(file), &outside).unwrap();
        symlink(&outside, office.path(file)).unwrap();
        office.refused_for("TM006", &Office::whole(file));
    }
    let office = Office::with_plan_made();
    let outside = office.root().join("ngoai");
    fs::rename(office.path("2021"), &outside).unwrap();
    symlink(&outside, office.path("2021")).unwrap();
    office.refused_for("TM006", &Office::whole(PLAN));
}

#[cfg(unix)]
#[test]
fn a_link_within_the_unit_is_followed() {
    let office = Office::with_plan_made();
    let before = office.output();
    fs::rename(office.path(PLAN), office.path("goc.yaml")).unwrap();
    std::os::unix::fs::symlink("../goc.yaml", office.path(PLAN)).unwrap();
    assert_eq!(office.make_plan().code, 0);
    assert!(office.output() == before);
}

#[test]
fn a_cited_file_that_is_not_there_is_answered_with_the_nearest_path() {
    for cited in ["phong-chu/damm.ttf", "phong-chuu/dam.ttf"] {
        let office = citing(cited);
        let found = office.refused_for("TM008", &office.at(AGENCY, cited));
        assert!(found.hint.contains("\"phong-chu/dam.ttf\""), "{}", found.hint);
    }
    let office = citing("zzz/qqq.otf");
    office.refused_for("TM008", &office.at(AGENCY, "zzz"));
}

#[test]
fn a_file_that_is_no_font_is_refused() {
    let office = Office::with_own_fonts();
    let bytes = fs::read(office.path("phong-chu/dam.ttf")).unwrap();
    for bytes in [b"no font".as_slice(), b"", &bytes[..20_000]] {
        office.write("phong-chu/dam.ttf", bytes);
        office.refused_for("PC001", &office.at(AGENCY, "phong-chu/dam.ttf"));
    }
}

#[test]
fn a_font_in_the_place_of_another_face_is_refused() {
    let office = citing("phong-chu/nghieng.ttf");
    let found = office.refused_for("PC002", &office.at(AGENCY, "phong-chu/nghieng.ttf"));
    assert!(found.message.contains("đậm") && found.hint.contains("đậm"), "{found:#?}");
}

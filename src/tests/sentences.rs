//! What holds for the sentences of every file.

use crate::figures::Tally;
use crate::kinds::Kind;
use crate::read::Sentences;
use crate::words::compiles;

/// No sentence changes the case of what an office typed: only heads that the decree wants in capitals are raised.
#[test]
fn no_sentence_lowers_or_raises_a_first_letter() {
    for sentences in Sentences::all() {
        for (key, text) in sentences.iter() {
            assert!(!text.contains("thuong_dau") && !text.contains("hoa_dau"), "{key}");
            for raised in text.split("{{").filter(|piece| piece.contains("| hoa")) {
                assert!(["don_vi.cap | hoa", "ky_toi | hoa"].iter().any(|own| raised.contains(own)), "{key}: {raised}");
            }
        }
    }
}

#[test]
fn no_sentence_of_any_file_is_malformed() {
    for sentences in Sentences::all() {
        for (key, text) in sentences.iter() {
            assert!(compiles(key, text), "{key}");
            assert!(!text.trim().is_empty() && !text.contains("  "), "{key}");
        }
    }
}

/// A figure that was restated is called by a sentence.
#[test]
fn every_count_is_called_by_a_sentence() {
    for (key, ..) in Tally::default().parts() {
        assert!(Sentences::of(Kind::Report).has(&format!("so_lieu_{key}")), "{key}");
    }
}

//! A quarter of a year, written `2/2021` or `II/2021`.

/// One quarter of one year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Quarter {
    /// The calendar year.
    pub(crate) year: i32,
    /// 1 to 4.
    pub(crate) number: u8,
}

impl Quarter {
    /// Reads `2/2021` or `II/2021`, with or without the word `quý` before it.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let rest = ["quý ", "Quý "].iter().find_map(|word| text.strip_prefix(word)).unwrap_or(text);
        let (number, year) = rest.split_once('/')?;
        let number = match number {
            "1" | "I" => 1,
            "2" | "II" => 2,
            "3" | "III" => 3,
            "4" | "IV" => 4,
            _ => return None,
        };
        let year = (year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit())).then(|| year.parse().ok())??;
        Some(Self { year, number })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quarter_is_read_in_arabic_and_roman_figures() {
        let second = Some(Quarter { year: 2021, number: 2 });
        for text in ["2/2021", "II/2021", "quý II/2021", "Quý 2/2021"] {
            assert_eq!(Quarter::parse(text), second, "{text}");
        }
        for text in ["", "5/2021", "V/2021", "2/21", "2-2021", "quý II"] {
            assert_eq!(Quarter::parse(text), None, "{text}");
        }
    }
}

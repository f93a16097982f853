//! What is wrong with the syntax of a record file, and what to do, in the words of a clerk.

/// What is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SyntaxReason {
    Tab,
    SpaceAfterColon,
    SpaceAfterDash,
    ColonMissing,
    /// A line without a key, which goes on with the value above it.
    NotIndented,
    ColonInValue,
    QuoteOpen,
    BehindQuote,
    Backslash,
    BracketOpen,
    /// A value begins with this sign of YAML.
    Sign(char),
    Deeper,
    Uneven,
    /// What the parser says, by its place in the table of its reasons.
    Parser(usize),
    Unknown,
}

/// What to do where nothing better is known.
const LOOK: &str = "xem dòng này và dòng ngay trên: khoảng trắng đầu dòng, dấu hai chấm, dấu ngoặc kép.";
const QUOTE: &str = "để cả giá trị trong dấu ngoặc kép.";
const ALIGN: &str =
    "xóa khoảng trắng đầu dòng, gõ lại cho thẳng với các dòng cùng cấp; chỉ dùng khoảng trắng, không dùng phím Tab.";

/// The parser's English reasons: the first words that occur in one, what is wrong, what to do.
const PARSER: &[(&str, &str, &str)] = &[
    ("tab", TAB.0, TAB.1),
    (
        "mapping values are not allowed",
        "trong giá trị có dấu hai chấm, hoặc dòng này thụt vào sâu hơn dòng trên",
        "để cả giá trị trong dấu ngoặc kép, hoặc thụt dòng này thẳng với các dòng cùng cấp.",
    ),
    (
        "did not find expected key",
        "đầu dòng thụt vào không đều với các dòng cùng cấp, hoặc còn chữ sau dấu ngoặc đóng",
        ALIGN,
    ),
    ("did not find expected '-'", "đầu dòng thụt vào không đều với các dòng cùng cấp", ALIGN),
    (
        "block scalar",
        "dấu | hoặc > đứng đầu giá trị",
        "xuống dòng ngay sau dấu đó, hoặc để cả giá trị trong dấu ngoặc kép.",
    ),
    ("are not allowed in this context", "dấu - hoặc ? đứng đầu giá trị", QUOTE),
    ("multiple YAML documents", "có dòng \"---\" hoặc \"...\" chia tệp làm hai", "xóa dòng đó."),
    ("expected string scalar", "khóa phải là một từ, không phải danh sách", "bỏ dấu ngoặc quanh khóa."),
    ("unknown anchor", "dấu * đứng đầu giá trị", QUOTE),
    ("anchor", "dấu & hoặc * đứng đầu giá trị", QUOTE),
    ("alias", "dấu * đứng đầu giá trị", QUOTE),
    ("tag", "dấu ! đứng đầu giá trị", QUOTE),
    ("simple key", COLON.0, COLON.1),
    ("expected ':'", COLON.0, COLON.1),
    (
        "did not find expected ','",
        "thiếu dấu phẩy giữa hai mục, hoặc trong một mục có dấu hai chấm, hoặc chưa đóng dấu ngoặc [ ] hay { }",
        "thêm dấu phẩy hoặc dấu ngoặc đóng; mục có dấu hai chấm thì để trong ngoặc kép.",
    ),
    ("flow", BRACKET.0, BRACKET.1),
    ("illegal placement of ':'", BRACKET.0, BRACKET.1),
    ("misplaced bracket", "dấu ngoặc đóng không có dấu ngoặc mở", QUOTE),
    ("indent", "thụt đầu dòng không đều với các dòng cùng cấp", ALIGN),
    ("document start", "đầu dòng thụt vào không đều với các dòng cùng cấp, hoặc dòng trên bắt đầu bằng dấu %", ALIGN),
    ("control", "có ký tự điều khiển", "xóa ký tự đó rồi gõ lại chỗ này."),
    ("unexpected character", "giá trị bắt đầu bằng một dấu riêng của YAML", QUOTE),
];

const TAB: (&str, &str) = (
    "đầu dòng thụt vào bằng phím Tab; chỉ được dùng khoảng trắng",
    "xóa Tab ở chỗ này, gõ khoảng trắng cho thẳng với các dòng cùng cấp.",
);
const COLON: (&str, &str) = (
    "sau khóa phải có dấu hai chấm và một khoảng trắng",
    "thêm dấu hai chấm sau khóa; nếu dòng này nối tiếp giá trị ở dòng trên thì thụt vào sâu hơn khóa ở dòng trên.",
);
const BRACKET: (&str, &str) = ("chưa đóng dấu ngoặc [ ] hoặc { }", "thêm dấu ngoặc đóng ở cuối danh sách.");

impl SyntaxReason {
    /// The reason that stands in the parser's words.
    pub(super) fn of_parser(words: &str) -> Self {
        PARSER.iter().position(|(english, ..)| words.contains(english)).map_or(Self::Unknown, Self::Parser)
    }

    /// What is wrong, and what to do.
    pub(super) fn words(self) -> (String, &'static str) {
        let (why, next) = match self {
            Self::Tab => TAB,
            Self::SpaceAfterColon => {
                ("sau dấu hai chấm phải có một khoảng trắng", "gõ một khoảng trắng sau dấu hai chấm, ví dụ \"so: 12\".")
            }
            Self::SpaceAfterDash => (
                "sau gạch đầu dòng phải có một khoảng trắng",
                "gõ một khoảng trắng sau gạch đầu dòng, ví dụ \"- tt-1.1\".",
            ),
            Self::ColonMissing => COLON,
            Self::NotIndented => (
                "dòng này không có khóa; nếu nối tiếp giá trị ở dòng trên thì phải thụt vào sâu hơn khóa của giá trị ấy",
                "thụt dòng này vào, hoặc ghi khóa và dấu hai chấm ở đầu dòng.",
            ),
            Self::ColonInValue => ("trong giá trị có dấu hai chấm", QUOTE),
            Self::QuoteOpen => (
                "chưa đóng dấu ngoặc kép hoặc ngoặc đơn mở ở đây",
                "thêm dấu ngoặc đóng ở cuối giá trị này; giá trị có sẵn dấu ngoặc kép thì bao cả giá trị bằng ngoặc đơn '…'.",
            ),
            Self::BehindQuote => (
                "còn chữ sau dấu ngoặc kép đóng",
                "để cả giá trị trong một cặp dấu ngoặc; giá trị có sẵn dấu ngoặc kép thì bao cả giá trị bằng ngoặc đơn '…'.",
            ),
            Self::Backslash => {
                ("có dấu \\ trong ngoặc kép", "dùng ngoặc đơn '…' thay cho ngoặc kép, hoặc gõ dấu / thay cho dấu \\.")
            }
            Self::BracketOpen => ("chưa đóng dấu ngoặc [ ] hoặc { } mở ở đây", BRACKET.1),
            Self::Sign(sign) => return (format!("giá trị bắt đầu bằng dấu {sign}, là dấu riêng của YAML"), QUOTE),
            Self::Deeper => (
                "dòng này thụt vào sâu hơn dòng trên",
                "thụt dòng này thẳng với các dòng cùng cấp; nếu dòng này nối tiếp dòng trên thì để cả giá trị trong dấu ngoặc kép.",
            ),
            Self::Uneven => ("đầu dòng thụt vào không đều với các dòng cùng cấp", ALIGN),
            Self::Parser(place) => PARSER.get(place).map_or(("", LOOK), |(_, why, next)| (*why, *next)),
            Self::Unknown => ("không hiểu được chỗ này", LOOK),
        };
        (why.to_owned(), next)
    }
}

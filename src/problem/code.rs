//! The registry of problem codes: two letters for the family, three digits. A code is never reused.

use std::fmt;

use super::{Blame, Severity};

macro_rules! codes {
    ($($code:ident $severity:ident $blame:ident),* $(,)?) => {
        /// A stable problem code. The families: TM folders and files, MH encoding, CP YAML syntax, KH keys,
        /// GT values, TC references, TN who is in charge, TG time, TT form, KC evidence, SL frozen figures, DI figures, CU letters,
        /// NN language, MM samples, BQ rules passed over, PC fonts, HA pictures, CA sentences, TR the page, NG dates, CS numbers and dates of issue, KY signing, KS keys and certificates, GH output.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(#[doc = stringify!($severity)] $code,)*
        }

        impl Code {
            /// Every registered code, in the order of the registry.
            pub const ALL: &[Self] = &[$(Self::$code),*];

            /// The code as printed.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$code => stringify!($code),)* }
            }

            /// The severity that goes with the code.
            pub fn severity(self) -> Severity {
                match self { $(Self::$code => Severity::$severity,)* }
            }

            /// Who has to act.
            pub(crate) fn blame(self) -> Blame {
                match self { $(Self::$code => Blame::$blame,)* }
            }
        }
    };
}

codes! {
    TM001 Error Data,
    TM002 Error Data,
    TM003 Error Data,
    TM004 Error Tool,
    TM005 Error Data,
    TM006 Error Data,
    TM007 Error Data,
    TM008 Error Data,
    MH001 Error Data,
    MH002 Error Data,
    CP001 Error Data,
    CP002 Error Data,
    CP003 Error Data,
    CP004 Error Data,
    KH001 Error Data,
    KH002 Error Data,
    KH003 Error Data,
    GT001 Error Data,
    GT002 Error Data,
    GT003 Error Data,
    GT004 Error Data,
    GT005 Error Data,
    GT006 Error Data,
    GT007 Error Data,
    GT008 Error Data,
    GT009 Error Data,
    GT010 Error Data,
    GT011 Error Data,
    GT012 Error Data,
    GT013 Error Data,
    GT014 Error Data,
    TC001 Error Data,
    TC002 Error Data,
    TC003 Error Data,
    TC004 Error Data,
    TC005 Error Data,
    TC006 Error Data,
    TC007 Error Data,
    TC008 Error Data,
    TC009 Warning Data,
    TC010 Warning Data,
    TC011 Error Data,
    TN001 Warning Data,
    TN002 Warning Data,
    TN003 Warning Data,
    TN004 Warning Data,
    TG001 Warning Data,
    TG002 Error Data,
    TG003 Warning Data,
    TG004 Error Data,
    TG005 Warning Data,
    TG006 Warning Data,
    TG007 Error Data,
    TG008 Error Data,
    TG009 Warning Data,
    TG010 Error Data,
    TG011 Error Data,
    TG012 Error Data,
    TG013 Warning Data,
    TT001 Error Data,
    TT002 Warning Data,
    TT003 Warning Data,
    TT004 Warning Data,
    TT005 Error Data,
    TT006 Error Data,
    TT007 Warning Data,
    TT008 Warning Data,
    TT009 Warning Data,
    TT010 Warning Data,
    TT011 Warning Data,
    TT012 Error Data,
    KC001 Warning Data,
    KC002 Warning Data,
    KC003 Warning Data,
    KC004 Warning Data,
    KC005 Warning Data,
    KC006 Warning Data,
    KC007 Warning Data,
    KC008 Warning Data,
    KC009 Warning Data,
    KC010 Warning Data,
    SL001 Warning Data,
    SL002 Error Data,
    SL003 Warning Data,
    DI001 Error Data,
    DI002 Error Data,
    DI003 Error Data,
    DI004 Error Data,
    DI005 Error Data,
    DI006 Error Data,
    DI007 Error Data,
    DI008 Warning Data,
    DI009 Warning Data,
    DI010 Warning Data,
    DI011 Error Data,
    CU001 Error Data,
    CU002 Error Data,
    NN001 Warning Data,
    NN002 Warning Data,
    NN003 Warning Data,
    NN004 Error Data,
    NN005 Warning Data,
    NN006 Warning Data,
    NN007 Warning Data,
    NN008 Warning Data,
    NN009 Warning Data,
    NN010 Warning Data,
    NN011 Warning Data,
    NN012 Warning Data,
    NN013 Warning Data,
    NN014 Warning Data,
    NN015 Warning Data,
    NN016 Warning Data,
    NN017 Warning Data,
    NN018 Warning Data,
    NN019 Warning Data,
    NN020 Warning Data,
    NN021 Warning Data,
    NN022 Warning Data,
    NN023 Warning Data,
    NN024 Warning Data,
    NN025 Warning Data,
    NN026 Warning Data,
    NN027 Warning Data,
    PC001 Error Data,
    PC002 Error Data,
    PC003 Error Data,
    HA001 Error Data,
    HA002 Error Data,
    HA003 Error Data,
    HA004 Error Data,
    CA001 Error Data,
    CA002 Error Data,
    CA003 Error Data,
    CA004 Error Data,
    CA005 Warning Data,
    MM001 Error Data,
    BQ001 Error Data,
    BQ002 Error Data,
    BQ003 Warning Data,
    TR001 Error Tool,
    NG001 Error Data,
    CS001 Error Data,
    CS002 Error Data,
    CS003 Error Data,
    CS004 Error Data,
    CS005 Error Data,
    KY001 Error Data,
    KY002 Error Data,
    KY003 Error Data,
    KY004 Error Data,
    KY005 Error Data,
    KY006 Error Data,
    KY007 Error Data,
    KY008 Error Data,
    KY009 Error Data,
    KY010 Error Data,
    KY011 Error Data,
    KY012 Error Data,
    KY013 Error Data,
    KY014 Error Data,
    KY015 Error Data,
    KY016 Error Data,
    KY017 Error Data,
    KY018 Error Data,
    KY019 Error Data,
    KY020 Error Data,
    KY021 Error Data,
    KY022 Error Data,
    KY023 Error Data,
    KY024 Error Data,
    KY025 Error Data,
    KS001 Error Data,
    KS002 Error Data,
    KS003 Error Data,
    KS004 Error Data,
    KS005 Error Data,
    KS006 Error Data,
    KS007 Error Data,
    KS008 Error Data,
    KS009 Error Data,
    KS010 Error Tool,
    KS011 Error Data,
    KS012 Error Data,
    KS013 Error Data,
    KS014 Error Data,
    KS015 Error Data,
    KS016 Error Tool,
    KS017 Error Data,
    KS018 Error Data,
    KS019 Error Data,
    KS020 Error Data,
    GH001 Error Tool,
    GH002 Error Tool,
    GH003 Error Tool,
    GH004 Error Tool,
    GH005 Error Data,
    GH006 Error Data,
    GH007 Error Data,
    GH008 Error Data,
    GH009 Error Data,
    GH010 Error Tool,
    GH011 Warning Data,
    GH012 Warning Data,
    GH013 Error Data,
}

impl Code {
    /// Whether it is about language alone.
    pub fn is_language(self) -> bool {
        self.as_str().starts_with("NN")
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

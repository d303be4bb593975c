//! The letters that names of glyphs stand for (Adobe Glyph List, as far as Latin and
//! Greek letters and common signs go).

/// What a glyph's name stands for; none where the name says nothing.
pub(super) fn letters(name: &[u8]) -> Option<String> {
    let name = std::str::from_utf8(name).ok()?;
    // "a.alt" is drawn in another way and is an a; "f_i" is both.
    let name = match name.split_once('.') {
        Some((name, _)) if !name.is_empty() => name,
        _ => name,
    };
    let parts = name.split('_').map(one);
    parts
        .collect::<Option<String>>()
        .filter(|letters| !letters.is_empty())
}

fn one(name: &str) -> Option<String> {
    if let Ok(at) = NAMES.binary_search_by_key(&name, |(name, _)| name) {
        return Some(NAMES[at].1.to_owned());
    }
    let hex = name
        .strip_prefix("uni")
        .or_else(|| name.strip_prefix('u'))?;
    let code = |hex: &str| char::from_u32(u32::from_str_radix(hex, 16).ok()?);
    let known = hex.bytes().all(|digit| digit.is_ascii_hexdigit());
    match hex.len() {
        _ if !known => None,
        4..=6 => code(hex).map(String::from),
        // Several at once: "uni00660069".
        length if length > 0 && length % 4 == 0 => (0..length)
            .step_by(4)
            .map(|at| code(&hex[at..at + 4]))
            .collect(),
        _ => None,
    }
}

/// Names in the order of their bytes.
#[rustfmt::skip]
const NAMES: [(&str, &str); 500] = [
    ("A", "A"), ("AE", "Æ"), ("Aacute", "Á"), ("Abreve", "Ă"), ("Acaron", "Ǎ"),
    ("Acircumflex", "Â"), ("Adieresis", "Ä"), ("Adotaccent", "Ȧ"), ("Agrave", "À"),
    ("Alpha", "Α"), ("Amacron", "Ā"), ("Aogonek", "Ą"), ("Aring", "Å"), ("Atilde", "Ã"),
    ("B", "B"), ("Beta", "Β"), ("C", "C"), ("Cacute", "Ć"), ("Ccaron", "Č"), ("Ccedilla", "Ç"),
    ("Ccircumflex", "Ĉ"), ("Cdotaccent", "Ċ"), ("Chi", "Χ"), ("D", "D"), ("Dcaron", "Ď"),
    ("Dcroat", "Đ"), ("Delta", "∆"), ("E", "E"), ("Eacute", "É"), ("Ebreve", "Ĕ"),
    ("Ecaron", "Ě"), ("Ecedilla", "Ȩ"), ("Ecircumflex", "Ê"), ("Edieresis", "Ë"),
    ("Edotaccent", "Ė"), ("Egrave", "È"), ("Emacron", "Ē"), ("Eng", "Ŋ"), ("Eogonek", "Ę"),
    ("Epsilon", "Ε"), ("Eta", "Η"), ("Eth", "Ð"), ("Euro", "€"), ("F", "F"), ("G", "G"),
    ("Gacute", "Ǵ"), ("Gamma", "Γ"), ("Gbreve", "Ğ"), ("Gcaron", "Ǧ"), ("Gcedilla", "Ģ"),
    ("Gcircumflex", "Ĝ"), ("Gdotaccent", "Ġ"), ("H", "H"), ("H18533", "■"), ("H18543", "▪"),
    ("H18551", "▫"), ("H22073", "□"), ("Hbar", "Ħ"), ("Hcaron", "Ȟ"), ("Hcircumflex", "Ĥ"),
    ("I", "I"), ("Iacute", "Í"), ("Ibreve", "Ĭ"), ("Icaron", "Ǐ"), ("Icircumflex", "Î"),
    ("Idieresis", "Ï"), ("Idotaccent", "İ"), ("Igrave", "Ì"), ("Imacron", "Ī"), ("Iogonek", "Į"),
    ("Iota", "Ι"), ("Itilde", "Ĩ"), ("J", "J"), ("Jcircumflex", "Ĵ"), ("K", "K"), ("Kappa", "Κ"),
    ("Kcaron", "Ǩ"), ("Kcedilla", "Ķ"), ("L", "L"), ("Lacute", "Ĺ"), ("Lambda", "Λ"),
    ("Lcaron", "Ľ"), ("Lcedilla", "Ļ"), ("Ldot", "Ŀ"), ("Lslash", "Ł"), ("M", "M"), ("Mu", "Μ"),
    ("N", "N"), ("Nacute", "Ń"), ("Ncaron", "Ň"), ("Ncedilla", "Ņ"), ("Ngrave", "Ǹ"),
    ("Ntilde", "Ñ"), ("Nu", "Ν"), ("O", "O"), ("OE", "Œ"), ("Oacute", "Ó"), ("Obreve", "Ŏ"),
    ("Ocaron", "Ǒ"), ("Ocircumflex", "Ô"), ("Odieresis", "Ö"), ("Odotaccent", "Ȯ"),
    ("Ograve", "Ò"), ("Ohungarumlaut", "Ő"), ("Omacron", "Ō"), ("Omega", "Ω"), ("Omicron", "Ο"),
    ("Oogonek", "Ǫ"), ("Oslash", "Ø"), ("Otilde", "Õ"), ("P", "P"), ("Phi", "Φ"), ("Pi", "Π"),
    ("Psi", "Ψ"), ("Q", "Q"), ("R", "R"), ("Racute", "Ŕ"), ("Rcaron", "Ř"), ("Rcedilla", "Ŗ"),
    ("Rho", "Ρ"), ("S", "S"), ("Sacute", "Ś"), ("Scaron", "Š"), ("Scedilla", "Ş"),
    ("Scircumflex", "Ŝ"), ("Sigma", "Σ"), ("T", "T"), ("Tau", "Τ"), ("Tcaron", "Ť"),
    ("Tcedilla", "Ţ"), ("Theta", "Θ"), ("Thorn", "Þ"), ("U", "U"), ("Uacute", "Ú"),
    ("Ubreve", "Ŭ"), ("Ucaron", "Ǔ"), ("Ucircumflex", "Û"), ("Udieresis", "Ü"), ("Ugrave", "Ù"),
    ("Uhungarumlaut", "Ű"), ("Umacron", "Ū"), ("Uogonek", "Ų"), ("Upsilon", "Υ"), ("Uring", "Ů"),
    ("Utilde", "Ũ"), ("V", "V"), ("W", "W"), ("Wcircumflex", "Ŵ"), ("X", "X"), ("Xi", "Ξ"),
    ("Y", "Y"), ("Yacute", "Ý"), ("Ycircumflex", "Ŷ"), ("Ydieresis", "Ÿ"), ("Ymacron", "Ȳ"),
    ("Z", "Z"), ("Zacute", "Ź"), ("Zcaron", "Ž"), ("Zdotaccent", "Ż"), ("Zeta", "Ζ"), ("a", "a"),
    ("aacute", "á"), ("abreve", "ă"), ("acaron", "ǎ"), ("acircumflex", "â"), ("acute", "´"),
    ("adieresis", "ä"), ("adotaccent", "ȧ"), ("ae", "æ"), ("agrave", "à"), ("alpha", "α"),
    ("amacron", "ā"), ("ampersand", "&"), ("aogonek", "ą"), ("approxequal", "≈"), ("aring", "å"),
    ("arrowboth", "↔"), ("arrowdblboth", "⇔"), ("arrowdblleft", "⇐"), ("arrowdblright", "⇒"),
    ("arrowdown", "↓"), ("arrowleft", "←"), ("arrowright", "→"), ("arrowup", "↑"),
    ("asciicircum", "^"), ("asciitilde", "~"), ("asterisk", "*"), ("asteriskmath", "∗"),
    ("at", "@"), ("atilde", "ã"), ("b", "b"), ("backslash", "\\"), ("bar", "|"), ("beta", "β"),
    ("braceleft", "{"), ("braceright", "}"), ("bracketleft", "["), ("bracketright", "]"),
    ("breve", "˘"), ("brokenbar", "¦"), ("bullet", "•"), ("c", "c"), ("cacute", "ć"),
    ("caron", "ˇ"), ("ccaron", "č"), ("ccedilla", "ç"), ("ccircumflex", "ĉ"), ("cdotaccent", "ċ"),
    ("cedilla", "¸"), ("cent", "¢"), ("checkmark", "✓"), ("chi", "χ"), ("circle", "○"),
    ("circumflex", "ˆ"), ("colon", ":"), ("comma", ","), ("copyright", "©"), ("currency", "¤"),
    ("d", "d"), ("dagger", "†"), ("daggerdbl", "‡"), ("dcaron", "ď"), ("dcroat", "đ"),
    ("degree", "°"), ("delta", "δ"), ("dieresis", "¨"), ("divide", "÷"), ("dollar", "$"),
    ("dotaccent", "˙"), ("dotlessi", "ı"), ("dotlessj", "ȷ"), ("e", "e"), ("eacute", "é"),
    ("ebreve", "ĕ"), ("ecaron", "ě"), ("ecedilla", "ȩ"), ("ecircumflex", "ê"), ("edieresis", "ë"),
    ("edotaccent", "ė"), ("egrave", "è"), ("eight", "8"), ("eightoldstyle", "8"),
    ("eightsuperior", "⁸"), ("element", "∈"), ("ellipsis", "…"), ("emacron", "ē"),
    ("emdash", "—"), ("endash", "–"), ("eng", "ŋ"), ("eogonek", "ę"), ("epsilon", "ε"),
    ("equal", "="), ("equivalence", "≡"), ("estimated", "℮"), ("eta", "η"), ("eth", "ð"),
    ("euro", "€"), ("exclam", "!"), ("exclamdbl", "‼"), ("exclamdown", "¡"), ("f", "f"),
    ("ff", "ff"), ("ffi", "ffi"), ("ffl", "ffl"), ("fi", "fi"), ("figuredash", "‒"),
    ("filledbox", "■"), ("filledrect", "▬"), ("five", "5"), ("fiveeighths", "⅝"),
    ("fiveoldstyle", "5"), ("fivesuperior", "⁵"), ("fl", "fl"), ("florin", "ƒ"), ("four", "4"),
    ("fouroldstyle", "4"), ("foursuperior", "⁴"), ("fraction", "⁄"), ("g", "g"), ("gacute", "ǵ"),
    ("gamma", "γ"), ("gbreve", "ğ"), ("gcaron", "ǧ"), ("gcedilla", "ģ"), ("gcircumflex", "ĝ"),
    ("gdotaccent", "ġ"), ("germandbls", "ß"), ("grave", "`"), ("greater", ">"),
    ("greaterequal", "≥"), ("guillemetleft", "«"), ("guillemetright", "»"),
    ("guillemotleft", "«"), ("guillemotright", "»"), ("guilsinglleft", "‹"),
    ("guilsinglright", "›"), ("h", "h"), ("hbar", "ħ"), ("hcaron", "ȟ"), ("hcircumflex", "ĥ"),
    ("horizontalbar", "―"), ("hungarumlaut", "˝"), ("hyphen", "-"), ("hyphentwo", "‐"),
    ("i", "i"), ("iacute", "í"), ("ibreve", "ĭ"), ("icaron", "ǐ"), ("icircumflex", "î"),
    ("idieresis", "ï"), ("igrave", "ì"), ("imacron", "ī"), ("infinity", "∞"), ("integral", "∫"),
    ("iogonek", "į"), ("iota", "ι"), ("itilde", "ĩ"), ("j", "j"), ("jcaron", "ǰ"),
    ("jcircumflex", "ĵ"), ("k", "k"), ("kappa", "κ"), ("kcaron", "ǩ"), ("kcedilla", "ķ"),
    ("l", "l"), ("lacute", "ĺ"), ("lambda", "λ"), ("lcaron", "ľ"), ("lcedilla", "ļ"),
    ("ldot", "ŀ"), ("less", "<"), ("lessequal", "≤"), ("logicalnot", "¬"), ("longs", "ſ"),
    ("lozenge", "◊"), ("lslash", "ł"), ("m", "m"), ("macron", "¯"), ("middot", "·"),
    ("minus", "−"), ("minute", "′"), ("mu", "µ"), ("multiply", "×"), ("n", "n"), ("nacute", "ń"),
    ("nbspace", "\u{a0}"), ("ncaron", "ň"), ("ncedilla", "ņ"), ("ngrave", "ǹ"), ("nine", "9"),
    ("nineoldstyle", "9"), ("ninesuperior", "⁹"), ("nonbreakingspace", "\u{a0}"),
    ("notequal", "≠"), ("ntilde", "ñ"), ("nu", "ν"), ("numbersign", "#"), ("numero", "№"),
    ("o", "o"), ("oacute", "ó"), ("obreve", "ŏ"), ("ocaron", "ǒ"), ("ocircumflex", "ô"),
    ("odieresis", "ö"), ("odotaccent", "ȯ"), ("oe", "œ"), ("ogonek", "˛"), ("ograve", "ò"),
    ("ohungarumlaut", "ő"), ("omacron", "ō"), ("omega", "ω"), ("omicron", "ο"), ("one", "1"),
    ("onedotenleader", "․"), ("oneeighth", "⅛"), ("onehalf", "½"), ("oneoldstyle", "1"),
    ("onequarter", "¼"), ("onesuperior", "¹"), ("onethird", "⅓"), ("oogonek", "ǫ"),
    ("openbullet", "◦"), ("ordfeminine", "ª"), ("ordmasculine", "º"), ("oslash", "ø"),
    ("otilde", "õ"), ("p", "p"), ("paragraph", "¶"), ("parenleft", "("), ("parenright", ")"),
    ("partialdiff", "∂"), ("percent", "%"), ("period", "."), ("periodcentered", "·"),
    ("perthousand", "‰"), ("phi", "φ"), ("pi", "π"), ("plus", "+"), ("plusminus", "±"),
    ("product", "∏"), ("psi", "ψ"), ("q", "q"), ("question", "?"), ("questiondown", "¿"),
    ("quotedbl", "\""), ("quotedblbase", "„"), ("quotedblleft", "“"), ("quotedblright", "”"),
    ("quoteleft", "‘"), ("quotereversed", "‛"), ("quoteright", "’"), ("quotesinglbase", "‚"),
    ("quotesingle", "'"), ("r", "r"), ("racute", "ŕ"), ("radical", "√"), ("rcaron", "ř"),
    ("rcedilla", "ŗ"), ("registered", "®"), ("rho", "ρ"), ("ring", "˚"), ("s", "s"),
    ("sacute", "ś"), ("scaron", "š"), ("scedilla", "ş"), ("scircumflex", "ŝ"), ("second", "″"),
    ("section", "§"), ("semicolon", ";"), ("seven", "7"), ("seveneighths", "⅞"),
    ("sevenoldstyle", "7"), ("sevensuperior", "⁷"), ("sfthyphen", "-"), ("sigma", "σ"),
    ("similar", "∼"), ("six", "6"), ("sixoldstyle", "6"), ("sixsuperior", "⁶"), ("slash", "/"),
    ("softhyphen", "-"), ("space", " "), ("sterling", "£"), ("summation", "∑"), ("t", "t"),
    ("tau", "τ"), ("tcaron", "ť"), ("tcedilla", "ţ"), ("therefore", "∴"), ("theta", "θ"),
    ("thorn", "þ"), ("three", "3"), ("threeeighths", "⅜"), ("threeoldstyle", "3"),
    ("threequarters", "¾"), ("threesuperior", "³"), ("tilde", "˜"), ("trademark", "™"),
    ("triagdn", "▼"), ("triaglf", "◄"), ("triagrt", "►"), ("triagup", "▲"), ("two", "2"),
    ("twodotenleader", "‥"), ("twooldstyle", "2"), ("twosuperior", "²"), ("twothirds", "⅔"),
    ("u", "u"), ("uacute", "ú"), ("ubreve", "ŭ"), ("ucaron", "ǔ"), ("ucircumflex", "û"),
    ("udieresis", "ü"), ("ugrave", "ù"), ("uhungarumlaut", "ű"), ("umacron", "ū"),
    ("underscore", "_"), ("uogonek", "ų"), ("upsilon", "υ"), ("uring", "ů"), ("utilde", "ũ"),
    ("v", "v"), ("w", "w"), ("wcircumflex", "ŵ"), ("x", "x"), ("xi", "ξ"), ("y", "y"),
    ("yacute", "ý"), ("ycircumflex", "ŷ"), ("ydieresis", "ÿ"), ("yen", "¥"), ("ymacron", "ȳ"),
    ("z", "z"), ("zacute", "ź"), ("zcaron", "ž"), ("zdotaccent", "ż"), ("zero", "0"),
    ("zerooldstyle", "0"), ("zerosuperior", "⁰"), ("zeta", "ζ"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_in_order_and_lead_to_letters() {
        assert!(NAMES.is_sorted_by(|one, other| one.0 < other.0));
        for (name, means) in [
            ("A", "A"),
            ("quoteright", "’"),
            ("f_f_i", "ffi"),
            ("one.oldstyle", "1"),
            ("uni00A3", "£"),
            ("uni00660069", "fi"),
            ("u1F600", "😀"),
        ] {
            assert_eq!(letters(name.as_bytes()).as_deref(), Some(means), "{name}");
        }
        for name in ["", "g123", "unicorn", ".notdef", "uniD800"] {
            assert_eq!(letters(name.as_bytes()), None, "{name}");
        }
    }
}

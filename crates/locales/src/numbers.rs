//! Numbers as each language writes them.

use std::borrow::Cow;

use crate::Lang;

/// Groups thousands and sets the decimal mark: `12 345,6` in French (narrow
/// no-break space), `12,345.6` in English.
pub(crate) fn display(lang: Lang, number: &str) -> Cow<'_, str> {
    let (separator, mark) = match lang {
        Lang::Fr => ('\u{202f}', ','),
        Lang::En => (',', '.'),
    };
    let (sign, digits) = number
        .strip_prefix('-')
        .map_or(("", number), |digits| ("−", digits));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    if sign.is_empty() && fraction.is_empty() && whole.len() <= 3 {
        return Cow::Borrowed(number);
    }
    let mut out = String::from(sign);
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            out.push(separator);
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push(mark);
        out.push_str(fraction);
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_and_decimals_follow_the_language() {
        assert_eq!(display(Lang::Fr, "999"), "999");
        assert_eq!(display(Lang::Fr, "95333"), "95\u{202f}333");
        assert_eq!(
            display(Lang::Fr, "-1234567.25"),
            "−1\u{202f}234\u{202f}567,25"
        );
        assert_eq!(display(Lang::En, "1234567.5"), "1,234,567.5");
    }
}

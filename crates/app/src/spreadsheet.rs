//! Lists taken away as CSV, as French spreadsheets open them: semicolons, a mark
//! of UTF-8, and no cell that a spreadsheet would run as a formula.

/// A spreadsheet that is being written.
#[derive(Debug, Default)]
pub struct Spreadsheet {
    text: String,
}

impl Spreadsheet {
    /// A spreadsheet that begins with the names of its columns.
    #[must_use]
    pub fn of<'c>(columns: impl IntoIterator<Item = &'c str>) -> Self {
        let mut sheet = Self {
            text: "\u{feff}".to_owned(),
        };
        sheet.row(columns);
        sheet
    }

    /// Adds a row.
    pub fn row<'c>(&mut self, cells: impl IntoIterator<Item = &'c str>) {
        for (place, cell) in cells.into_iter().enumerate() {
            if place > 0 {
                self.text.push(';');
            }
            self.text.push('"');
            self.text.push_str(&harmless(cell).replace('"', "\"\""));
            self.text.push('"');
        }
        self.text.push_str("\r\n");
    }

    /// The spreadsheet as the text of a file.
    #[must_use]
    pub fn into_text(self) -> String {
        self.text
    }
}

/// A cell that begins like a formula is marked as a text.
fn harmless(cell: &str) -> String {
    let first = cell.trim_start_matches([' ', '\u{a0}']).chars().next();
    match first {
        Some('=' | '+' | '-' | '@' | '\t' | '\r' | '\n') => format!("'{cell}"),
        _ => cell.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_run_as_a_formula() {
        for wicked in [
            "=HYPERLINK(1)",
            "+1",
            "-1",
            "@SUM(A1)",
            "\t=1",
            "\r=1",
            "\n=1",
            "  =1",
        ] {
            assert!(harmless(wicked).starts_with('\''), "{wicked:?}");
        }
        for plain in ["CH de Valmont", "2026-000123", "", "d'Aix"] {
            assert_eq!(harmless(plain), plain);
        }
    }

    #[test]
    fn quotes_separators_and_lines_stay_within_their_cell() {
        let mut sheet = Spreadsheet::of(["a", "b"]);
        sheet.row(["un \"mot\"; deux", "ligne\nsuite"]);
        assert_eq!(
            sheet.text,
            "\u{feff}\"a\";\"b\"\r\n\"un \"\"mot\"\"; deux\";\"ligne\nsuite\"\r\n"
        );
    }
}

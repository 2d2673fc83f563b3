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
/// like one.
fn plain(text: &str) -> String {
    let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
    if is_formula { format!("'{text}") } else { text.to_owned() }
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

    #[test]
    fn a_sheet_without_name_or_rows_is_one_all_the_same() {
        for name in ["", "'", "[]"] {
            let sheet = Sheet { name: name.into(), ..Sheet::default() };
            assert!(!sheet.xlsx().unwrap().is_empty());
            assert!(sheet.csv().unwrap().starts_with(b"\xEF\xBB\xBF"));
        }
    }
}

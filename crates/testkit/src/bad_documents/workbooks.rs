//! Workbooks: too many rows, cells, sheets and strings, and parts that lie.

use super::packing::packed;
use super::{BadDocument, within};

pub(super) fn all() -> Vec<BadDocument> {
    let sheet = |name: &'static str, what, xml: fn() -> Vec<u8>| {
        BadDocument::new(name, what, move || workbook(xml(), b"<sst/>".to_vec()))
    };
    vec![
        sheet("million-rows.xlsx", "1,048,576 rows", || rows(1_048_576)),
        sheet(
            "corner.xlsx",
            "one cell in the last row of the last column",
            || {
                b"<worksheet><dimension ref=\"A1:XFD1048576\"/><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Recommendation</t></is></c></row><row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row></sheetData></worksheet>".to_vec()
            },
        ),
        sheet(
            "dimension.xlsx",
            "a sheet that says it is larger than any",
            || {
                b"<worksheet><dimension ref=\"A1:ZZZZZZ99999999999\"/><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData></worksheet>".to_vec()
            },
        ),
        sheet("backwards.xlsx", "cells from the last to the first", || {
            b"<worksheet><sheetData><row r=\"9\"><c r=\"C9\"><v>1</v></c><c r=\"A1\"><v>1</v></c></row><row r=\"1\"><c r=\"B0\"><v>2</v></c></row></sheetData></worksheet>".to_vec()
        }),
        sheet("huge-cell.xlsx", "a cell of eight megabytes", || {
            within(
                "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>",
                "should ",
                1_200_000,
                "</t></is></c></row></sheetData></worksheet>",
            )
        }),
        sheet(
            "formulas.xlsx",
            "fifty thousand formulas that call each other",
            || {
                within(
                    "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Recommendation</t></is></c></row><row r=\"2\">",
                    "<c r=\"A2\"><f>HYPERLINK(\"http://127.0.0.1:9/\"&amp;A2)+WEBSERVICE(A2)</f><v>1</v></c>",
                    50_000,
                    "</row></sheetData></worksheet>",
                )
            },
        ),
        sheet("wide.xlsx", "a row of 16,384 columns", wide),
        sheet(
            "shared.xlsx",
            "a string of a place that is not there",
            || {
                b"<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>4294967295</v></c><c r=\"B1\" t=\"s\"><v>-1</v></c></row></sheetData></worksheet>".to_vec()
            },
        ),
        sheet("days.xlsx", "days beyond every calendar", || {
            b"<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Due</t></is></c></row><row r=\"2\"><c r=\"A2\" s=\"1\"><v>1e308</v></c></row><row r=\"3\"><c r=\"A3\" s=\"1\"><v>-99999999</v></c></row><row r=\"4\"><c r=\"A4\" t=\"d\"><v>9999-99-99</v></c></row></sheetData></worksheet>".to_vec()
        }),
        sheet(
            "merged.xlsx",
            "fifty thousand merged cells over each other",
            || {
                within(
                    "<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData><mergeCells>",
                    "<mergeCell ref=\"A1:XFD1048576\"/>",
                    50_000,
                    "</mergeCells></worksheet>",
                )
            },
        ),
        sheet("deep.xlsx", "elements 100,000 deep", || {
            within("<worksheet><sheetData>", "<row>", 100_000, "")
        }),
        sheet("entities.xlsx", "entities declared", || {
            b"<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&b;</t></is></c></row></sheetData></worksheet>".to_vec()
        }),
        sheet("cut.xlsx", "a sheet that stops in a cell", || {
            b"<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>1".to_vec()
        }),
        sheet("hidden.xlsx", "every row hidden", || {
            within(
                "<worksheet><sheetData>",
                "<row r=\"1\" hidden=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Recommendation</t></is></c></row>",
                2_000,
                "</sheetData></worksheet>",
            )
        }),
        BadDocument::new("strings.xlsx", "a million shared strings", || {
            workbook(b"<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row></sheetData></worksheet>".to_vec(), within("<sst count=\"4294967295\" uniqueCount=\"4294967295\">", "<si><t>x</t></si>", 1_000_000, "</sst>"))
        }),
        BadDocument::new("bomb.xlsx", "a sheet of fifty megabytes", || {
            workbook(vec![b' '; 56 << 20], Vec::new())
        }),
        BadDocument::new(
            "many-sheets.xlsx",
            "two thousand sheets of one part",
            many_sheets,
        ),
        BadDocument::new("no-sheets.xlsx", "a workbook without a sheet", || {
            packed([(
                "xl/workbook.xml",
                b"<workbook><sheets/></workbook>".to_vec(),
            )])
        }),
        BadDocument::new("no-workbook.xlsx", "a workbook without its list", || {
            packed([("xl/worksheets/sheet1.xml", rows(2))])
        }),
        BadDocument::new("loop.xlsx", "a list of parts that leads to itself", || {
            packed([("xl/workbook.xml", b"<workbook><sheets><sheet name=\"x\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>".to_vec()), ("xl/_rels/workbook.xml.rels", b"<Relationships><Relationship Id=\"r1\" Target=\"workbook.xml\"/></Relationships>".to_vec())])
        }),
        BadDocument::new("old.xls", "a workbook of before 2007", || {
            [&b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"[..], &[0xFF; 4_096]].concat()
        }),
        BadDocument::new("binary.xlsb", "a binary workbook", || {
            packed([("xl/workbook.bin", super::noise(5_000, 31))])
        }),
        BadDocument::new("table.ods", "an OpenDocument table", || {
            packed([
                (
                    "mimetype",
                    b"application/vnd.oasis.opendocument.spreadsheet".to_vec(),
                ),
                ("content.xml", b"<office:spreadsheet/>".to_vec()),
            ])
        }),
    ]
}

fn workbook(sheet: Vec<u8>, strings: Vec<u8>) -> Vec<u8> {
    packed([
        ("[Content_Types].xml", b"<Types/>".to_vec()),
        ("xl/workbook.xml", b"<workbook xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"Tracker\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>".to_vec()),
        ("xl/_rels/workbook.xml.rels", b"<Relationships><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>".to_vec()),
        ("xl/sharedStrings.xml", strings),
        ("xl/worksheets/sheet1.xml", sheet),
    ])
}

fn rows(many: usize) -> Vec<u8> {
    let row = |row: usize| format!("<row r=\"{row}\"><c r=\"A{row}\"><v>1</v></c></row>");
    let rows: String = (1..=many).map(row).collect();
    format!("<worksheet><sheetData>{rows}</sheetData></worksheet>").into_bytes()
}

fn wide() -> Vec<u8> {
    within(
        "<worksheet><sheetData><row r=\"1\">",
        "<c t=\"inlineStr\"><is><t>Due</t></is></c>",
        16_384,
        "</row></sheetData></worksheet>",
    )
}

fn many_sheets() -> Vec<u8> {
    let listed: String = (0..2_000)
        .map(|place| format!("<sheet name=\"s{place}\" sheetId=\"{place}\" r:id=\"r1\"/>"))
        .collect();
    packed([
        ("xl/workbook.xml", format!("<workbook><sheets>{listed}</sheets></workbook>").into_bytes()),
        ("xl/_rels/workbook.xml.rels", b"<Relationships><Relationship Id=\"r1\" Type=\"x/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>".to_vec()),
        ("xl/worksheets/sheet1.xml", rows(500)),
    ])
}

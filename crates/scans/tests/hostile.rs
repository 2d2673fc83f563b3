//! Files made to harm, to hide or to carry something through, and odd ones that must work. In this process: what only
//! a child process holds off is in `apart.rs`.

#![allow(clippy::unwrap_used)]

mod made;

use image::{DynamicImage, GrayAlphaImage, GrayImage, ImageFormat, LumaA, Rgba, RgbaImage};
use lopdf::encryption::{EncryptionState, EncryptionVersion, Permissions};
use lopdf::{Dictionary, Document, Object, StringFormat};
use made::{
    CANARY, CONTENT, IMAGE, Pdf, SAMPLES, chunk, coded_jpeg, exif, joined, packed, picture, with_chunks,
};
use rand::{Rng, RngExt, SeedableRng};
use scans::{Kind, MOST_BYTES, Refused, Scan, clean};

fn seen(scan: &Scan) -> DynamicImage {
    assert_eq!(scan.kind, Kind::Jpeg);
    image::load_from_memory_with_format(&scan.bytes, ImageFormat::Jpeg).unwrap()
}

fn has(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// The picture of a file, once it is cleaned: its canary is gone, and all that a JPEG file may have beside its picture.
fn cleaned(file: &[u8]) -> DynamicImage {
    let scan = clean(file).unwrap();
    assert!(!has(&scan.bytes, CANARY.as_bytes()));
    for beside in [b"Exif".as_slice(), b"ICC_PROFILE", b"http:", b"PK\x03\x04", b"<script", b"%PDF-"] {
        assert!(!has(&scan.bytes, beside));
    }
    assert!(scan.bytes.ends_with(&[0xFF, 0xD9]));
    let again = clean(&scan.bytes).unwrap();
    let (once, twice) = (seen(&scan), seen(&again));
    assert_eq!((once.width(), once.height()), (twice.width(), twice.height()));
    once
}

/// Whether the pixel at `x`, `y` is about `colour`.
#[track_caller]
fn assert_colour(image: &DynamicImage, (x, y): (u32, u32), colour: [u8; 3]) {
    let pixel = image.to_rgb8()[(x, y)];
    let is_near = pixel.0.iter().zip(colour).all(|(is, should)| is.abs_diff(should) <= 12);
    assert!(is_near, "{pixel:?} at {x}, {y} instead of {colour:?}");
}

#[test]
fn what_is_no_scan_is_refused() {
    let bomb = made::raw_png(60_000, 60_000, 8, 2, &[], &[0; 64]);
    let long = made::raw_png(100_000, 1, 8, 0, &[], &vec![0; 100_001]);
    for (name, file, refused) in [
        ("nothing", vec![], Refused::Empty),
        ("one byte", vec![0xFF], Refused::Unknown),
        ("two bytes", vec![0xFF, 0xD8], Refused::Unknown),
        ("text", b"A passport".to_vec(), Refused::Unknown),
        ("HTML", b"<!doctype html><script>alert(1)</script>".to_vec(), Refused::Unknown),
        ("SVG", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>".to_vec(), Refused::Unknown),
        ("zip", b"PK\x03\x04\x14\0\0\0\0\0".to_vec(), Refused::Unknown),
        ("GIF", b"GIF89a\x01\0\x01\0\0\0\0;".to_vec(), Refused::Unknown),
        ("WebP", b"RIFF\x1a\0\0\0WEBPVP8L".to_vec(), Refused::Unknown),
        ("TIFF", b"II*\0\x08\0\0\0".to_vec(), Refused::Unknown),
        ("big TIFF", b"MM\0*\0\0\0\x08".to_vec(), Refused::Unknown),
        ("HEIC", b"\0\0\0\x18ftypheic\0\0\0\0".to_vec(), Refused::Unknown),
        ("BMP", b"BM\x46\0\0\0\0\0".to_vec(), Refused::Unknown),
        ("PE", b"MZ\x90\0\x03\0\0\0".to_vec(), Refused::Unknown),
        ("ELF", b"\x7fELF\x02\x01\x01\0".to_vec(), Refused::Unknown),
        ("PostScript", b"%!PS-Adobe-3.0\n".to_vec(), Refused::Unknown),
        ("PDF late", joined(&[&[b' '; 1024], &Pdf::new().bytes()]), Refused::Unknown),
        ("JPEG late", joined(&[b" ", &made::jpeg(8, 8)]), Refused::Unknown),
        ("too many bytes", joined(&[&made::jpeg(8, 8), &vec![0; MOST_BYTES]]), Refused::TooLarge),
        ("start of a JPEG", b"\xFF\xD8\xFF".to_vec(), Refused::Damaged),
        ("start and end", b"\xFF\xD8\xFF\xD9".to_vec(), Refused::Damaged),
        ("segment of no length", b"\xFF\xD8\xFF\xE0\0\0\xFF\xD9".to_vec(), Refused::Damaged),
        ("two starts", joined(&[b"\xFF\xD8", &made::jpeg(8, 8)]), Refused::Damaged),
        ("JPEG of no height", coded_jpeg(8, 0, &[128], false), Refused::Damaged),
        ("JPEG of many pixels", coded_jpeg_size(65_000, 65_000), Refused::TooManyPixels),
        ("start of a PNG", b"\x89PNG\r\n\x1a\n".to_vec(), Refused::Damaged),
        ("PNG without a header", joined(&[b"\x89PNG\r\n\x1a\n", &chunk(b"IEND", &[])]), Refused::Damaged),
        ("PNG of no width", made::raw_png(0, 8, 8, 0, &[], &[0; 64]), Refused::Damaged),
        ("PNG of too few lines", made::raw_png(8, 8, 8, 2, &[], &[0; 64]), Refused::Damaged),
        ("PNG of many pixels", bomb, Refused::TooManyPixels),
        ("PNG of one line", long, Refused::TooManyPixels),
        (
            "chunk of absurd length",
            joined(&[b"\x89PNG\r\n\x1a\n\xFF\xFF\xFF\xFFIHDR", &[0; 64]]),
            Refused::Damaged,
        ),
        ("header of a PDF", b"%PDF-1.7\n".to_vec(), Refused::Damaged),
        ("PDF of nothing", b"%PDF-1.7\nstartxref\n0\n%%EOF".to_vec(), Refused::Damaged),
        (
            "PDF of absurd start",
            b"%PDF-1.7\nstartxref\n99999999999999999999\n%%EOF".to_vec(),
            Refused::Damaged,
        ),
        ("no pages", Pdf::new().set(2, "<</Type/Pages/Kids[]/Count 3>>").bytes(), Refused::Damaged),
        ("no tree", Pdf::new().set(1, "<</Type/Catalog>>").bytes(), Refused::Damaged),
        (
            "kids that are not there",
            Pdf::new().set(2, "<</Type/Pages/Kids[70 0 R 1 0 R]/Count 2>>").bytes(),
            Refused::Damaged,
        ),
        (
            "tree that is a ring",
            Pdf::new().set(2, "<</Type/Pages/Kids[3 0 R 2 0 R]/Count 2>>").bytes(),
            Refused::Damaged,
        ),
        ("tree that grows", growing_tree().bytes(), Refused::Damaged),
        ("reference to itself", Pdf::new().set(2, "2 0 R").bytes(), Refused::Damaged),
        (
            "21 pages",
            Pdf::new().set(2, &format!("<</Type/Pages/Kids[{}]/Count 1>>", "3 0 R ".repeat(21))).bytes(),
            Refused::TooLong,
        ),
        ("many objects", many_objects(20_001).bytes(), Refused::TooLong),
        ("object stream bomb", made::object_stream_bomb(), Refused::Damaged),
        (
            "photograph that is none",
            Pdf::new().stream(6, &IMAGE.replace("ASCIIHex", "DCT"), b"GIF89a").bytes(),
            Refused::Damaged,
        ),
    ] {
        assert_eq!(clean(&file), Err(refused), "{name}");
    }
}

/// A JPEG file whose header says a size that it has not.
fn coded_jpeg_size(width: u16, height: u16) -> Vec<u8> {
    let mut file = coded_jpeg(8, 8, &[128], false);
    let at = file.windows(2).position(|pair| pair == [0xFF, 0xC0]).unwrap();
    file[at + 5..at + 7].copy_from_slice(&height.to_be_bytes());
    file[at + 7..at + 9].copy_from_slice(&width.to_be_bytes());
    file
}

/// Each part of the tree has the next one twice: a walk that does not remember takes forever.
fn growing_tree() -> Pdf {
    let pdf =
        Pdf::new().set(2, "<</Type/Pages/Kids[10 0 R]/Count 1>>").set(60, "<</Type/Pages/Kids[]/Count 0>>");
    (10..60)
        .fold(pdf, |pdf, at| pdf.set(at, &format!("<</Type/Pages/Kids[{0} 0 R {0} 0 R]/Count 1>>", at + 1)))
}

fn many_objects(count: u32) -> Pdf {
    (7..=count).fold(Pdf::new(), |pdf, number| pdf.set(number, "0"))
}

#[test]
fn a_cut_picture_is_damaged() {
    let (jpeg, png) = (made::jpeg(24, 16), made::png(&picture(24, 16)));
    let progressive = coded_jpeg(16, 16, &[90, 128, 200], true);
    for file in [jpeg, png, progressive] {
        assert!(clean(&file).is_ok());
        for length in 1..file.len() {
            let refused = clean(&file[..length]).unwrap_err();
            let expected =
                if length < 8 { vec![Refused::Unknown, Refused::Damaged] } else { vec![Refused::Damaged] };
            assert!(expected.contains(&refused), "{refused:?} at {length}");
        }
    }
}

#[test]
fn a_picture_is_turned_and_loses_its_metadata() {
    let (red, blue, green) = ([220, 30, 30], [30, 30, 220], [30, 200, 30]);
    // Which colours stand top left, top right, bottom left.
    for (orientation, is_wide, corners) in [
        (0, true, [red, blue, green]),
        (1, true, [red, blue, green]),
        (2, true, [blue, red, [240; 3]]),
        (3, true, [[240; 3], green, blue]),
        (4, true, [green, [240; 3], red]),
        (5, false, [red, green, blue]),
        (6, false, [green, red, [240; 3]]),
        (7, false, [[240; 3], blue, green]),
        (8, false, [blue, [240; 3], red]),
        (9, true, [red, blue, green]),
    ] {
        let exif = exif(orientation);
        let jpeg = made::with_segments(
            &made::jpeg(32, 16),
            &[
                (0xE1, exif.clone()),
                (0xE1, joined(&[b"http://ns.adobe.com/xap/1.0/\0", CANARY.as_bytes()])),
                (0xE2, joined(&[b"ICC_PROFILE\0\x01\x01", CANARY.as_bytes()])),
                (0xED, joined(&[b"Photoshop 3.0\0", CANARY.as_bytes()])),
                (0xEF, CANARY.into()),
                (0xFE, CANARY.into()),
            ],
        );
        assert!(has(&jpeg, CANARY.as_bytes()));
        let png = with_chunks(&made::png(&picture(32, 16)), &[chunk(b"eXIf", &exif[6..])]);
        for file in [jpeg, png] {
            let image = cleaned(&file);
            assert_eq!((image.width(), image.height()), if is_wide { (32, 16) } else { (16, 32) });
            let (right, bottom) = (image.width() - 4, image.height() - 4);
            for (at, colour) in [(3, 3), (right, 3), (3, bottom)].into_iter().zip(corners) {
                assert_colour(&image, at, colour);
            }
        }
    }
    // EXIF data that ends where it should go on, or goes round.
    let whole = exif(6);
    for length in 6..whole.len() {
        cleaned(&made::with_segments(&made::jpeg(8, 8), &[(0xE1, whole[..length].to_vec())]));
    }
}

#[test]
fn png_texts_and_frames_are_left_out() {
    let canary = CANARY.as_bytes();
    let inflating = packed(&vec![b'a'; 50_000_000]);
    let small = made::png(&picture(8, 8));
    let file = with_chunks(
        &made::png(&picture(16, 16)),
        &[
            chunk(b"acTL", &[0, 0, 0, 2, 0, 0, 0, 0]),
            chunk(b"tEXt", &joined(&[b"Comment\0", canary])),
            chunk(b"iTXt", &joined(&[b"XML:com.adobe.xmp\0\0\0\0\0", canary])),
            chunk(b"zTXt", &joined(&[b"Comment\0\0", &inflating])),
            chunk(b"iTXt", &joined(&[b"Comment\0\x01\0\0\0", &inflating])),
            chunk(b"iCCP", &joined(&[b"profile\0\0", &inflating])),
            chunk(b"tIME", &[7, 0xE9, 1, 1, 0, 0, 0]),
            chunk(b"prVt", canary),
            chunk(b"fdAT", &joined(&[&[0, 0, 0, 1], &small])),
        ],
    );
    let image = cleaned(&file);
    assert_eq!((image.width(), image.height()), (16, 16));
    assert_colour(&image, (2, 2), [220, 30, 30]);
}

#[test]
fn what_is_appended_to_a_picture_is_left_out() {
    let zip = joined(&[b"PK\x03\x04", CANARY.as_bytes(), b"PK\x05\x06"]);
    let html = joined(&[b"<html><script>", CANARY.as_bytes(), b"</script>"]);
    let pdf = Pdf::new().catalog(&format!("/OpenAction<</S/JavaScript/JS({CANARY})>>")).bytes();
    let comment = (0xFE, b"*/=alert(1)/*<script>%PDF-1.7".to_vec());
    for file in [made::with_segments(&made::jpeg(16, 16), &[comment]), made::png(&picture(16, 16))] {
        for appended in [&zip, &html, &pdf, &made::jpeg(8, 8)] {
            let image = cleaned(&joined(&[&file, appended]));
            assert_eq!((image.width(), image.height()), (16, 16));
        }
    }
}

#[test]
fn pictures_of_all_kinds_come_out() {
    // Inverted, as Adobe writes them.
    for is_progressive in [false, true] {
        let file = coded_jpeg(20, 12, &[255, 0, 0, 255], is_progressive);
        assert_colour(&cleaned(&file), (9, 9), [255, 0, 0]);
        let file = coded_jpeg(20, 12, &[100, 128, 128], is_progressive);
        assert_colour(&cleaned(&file), (9, 9), [100, 100, 100]);
        // Red, green and blue, which only Adobe's segment says.
        let adobe = (0xEE, b"Adobe\0\x64\0\0\0\0\0".to_vec());
        let file = made::with_segments(&coded_jpeg(20, 12, &[200, 30, 60], is_progressive), &[adobe]);
        assert_colour(&cleaned(&file), (9, 9), [200, 30, 60]);
        let grey = cleaned(&coded_jpeg(20, 12, &[77], is_progressive));
        assert!(!grey.color().has_color());
        assert_colour(&grey, (9, 9), [77, 77, 77]);
    }
    let grey = DynamicImage::from(GrayImage::from_pixel(9, 9, image::Luma([50])));
    assert!(!cleaned(&made::png(&grey)).color().has_color());
    // What is transparent is white.
    let half = RgbaImage::from_pixel(9, 9, Rgba([200, 0, 0, 128]));
    assert_colour(&cleaned(&made::png(&half.into())), (4, 4), [227, 127, 127]);
    let none = GrayAlphaImage::from_pixel(9, 9, LumaA([0, 0]));
    let none = cleaned(&made::png(&none.into()));
    assert!(!none.color().has_color());
    assert_colour(&none, (4, 4), [255; 3]);
    // 16 bits, with and without colour.
    for image in [picture(16, 16), grey, DynamicImage::from(half_of(picture(16, 16)))] {
        let colour = image.to_rgb8()[(2, 2)].0;
        let deep = DynamicImage::ImageRgb16(image.to_rgb16());
        assert_colour(&cleaned(&made::png(&deep)), (2, 2), colour);
        let deep = DynamicImage::ImageLuma16(image.to_luma16());
        let colour = [image.to_luma8()[(2, 2)].0[0]; 3];
        assert_colour(&cleaned(&made::png(&deep)), (2, 2), colour);
    }
    let deep = DynamicImage::ImageRgba16(DynamicImage::from(half_of(picture(16, 16))).to_rgba16());
    assert_colour(&cleaned(&made::png(&deep)), (2, 2), [237, 142, 142]);
    // Palettes, one of them with a colour that is transparent.
    let palette = chunk(b"PLTE", &[200, 0, 0, 0, 0, 200]);
    let lines = [0, 0b0101_0101].repeat(8);
    let file = made::raw_png(8, 8, 1, 3, std::slice::from_ref(&palette), &lines);
    assert_colour(&image_of_png(&file), (0, 0), [200, 0, 0]);
    let file = made::raw_png(8, 8, 1, 3, &[palette.clone(), chunk(b"tRNS", &[0])], &[0; 16]);
    assert_colour(&cleaned(&file), (4, 4), [255; 3]);
    let file = made::raw_png(8, 8, 2, 3, &[palette], &[0, 0b0101_0101, 0b0101_0101].repeat(8));
    assert_colour(&cleaned(&file), (4, 4), [0, 0, 200]);
}

/// It shows stripes of a pixel, which JPEG does not keep: only that it can be read is of interest.
fn image_of_png(file: &[u8]) -> DynamicImage {
    cleaned(file);
    image::load_from_memory(file).unwrap()
}

fn half_of(image: DynamicImage) -> RgbaImage {
    let mut image = image.into_rgba8();
    image.pixels_mut().for_each(|pixel| pixel[3] = 128);
    image
}

#[test]
fn a_large_picture_becomes_smaller() {
    let image = cleaned(&made::png(&picture(4000, 400)));
    assert_eq!((image.width(), image.height()), (3000, 300));
    assert_colour(&image, (100, 50), [220, 30, 30]);
    let image = cleaned(&made::with_segments(&made::jpeg(3200, 16), &[(0xE1, exif(6))]));
    assert_eq!((image.width(), image.height()), (15, 3000));
    // So long that nothing of its height would be left.
    let image = cleaned(&made::jpeg(20_000, 1));
    assert_eq!((image.width(), image.height()), (3000, 1));
}

/// Keys that no dictionary may have that came out.
const FORBIDDEN: &[&str] = &[
    "A",
    "AA",
    "AF",
    "AcroForm",
    "Alternates",
    "Annots",
    "Dests",
    "EF",
    "EmbeddedFiles",
    "F",
    "FDecodeParms",
    "FFilter",
    "ID",
    "Info",
    "JS",
    "JavaScript",
    "LastModified",
    "Launch",
    "MarkInfo",
    "Metadata",
    "Names",
    "OC",
    "OCProperties",
    "OPI",
    "OpenAction",
    "Outlines",
    "PageLabels",
    "Perms",
    "PieceInfo",
    "Prev",
    "Properties",
    "PS",
    "Ref",
    "RichMedia",
    "StructParent",
    "StructParents",
    "StructTreeRoot",
    "Thumb",
    "URI",
    "ViewerPreferences",
    "XFA",
];

/// All that can be read in the objects of a file: keys, names, texts, streams as they are and unpacked.
fn words(object: &Object, into: &mut Vec<Vec<u8>>) {
    let keys = |dictionary: &Dictionary, into: &mut Vec<Vec<u8>>| {
        for (key, value) in dictionary {
            assert!(!FORBIDDEN.iter().any(|name| name.as_bytes() == key), "{}", String::from_utf8_lossy(key));
            into.push(key.clone());
            words(value, into);
        }
    };
    match object {
        Object::Name(name) => into.push(name.clone()),
        Object::String(text, format) => {
            assert_eq!(*format, StringFormat::Hexadecimal);
            into.push(text.clone());
        }
        Object::Array(items) => items.iter().for_each(|item| words(item, into)),
        Object::Dictionary(dictionary) => keys(dictionary, into),
        Object::Stream(stream) => {
            keys(&stream.dict, into);
            into.push(stream.content.clone());
            into.extend(stream.decompressed_content());
        }
        _ => {}
    }
}

/// The document that comes out, after all that must hold for each.
#[track_caller]
fn cleaned_pdf(name: &str, file: &[u8]) -> Document {
    let scan = clean(file).unwrap_or_else(|refused| panic!("{name}: {refused:?}"));
    assert_eq!(scan.kind, Kind::Pdf);
    assert!(!has(&scan.bytes, CANARY.as_bytes()), "{name}");
    let document = Document::load_mem(&scan.bytes).unwrap();
    assert!(document.trailer.iter().all(|(key, _)| [b"Root".as_slice(), b"Size"].contains(&key.as_slice())));
    let catalog: Vec<_> = document.catalog().unwrap().iter().map(|(key, _)| key.as_slice()).collect();
    assert_eq!(catalog, [b"Type".as_slice(), b"Pages"]);
    for page in document.page_iter() {
        for (key, _) in document.get_dictionary(page).unwrap() {
            let kept: [&[u8]; 8] =
                [b"Type", b"Parent", b"MediaBox", b"CropBox", b"Rotate", b"Resources", b"Contents", b"Group"];
            assert!(kept.contains(&key.as_slice()), "{name}: {}", String::from_utf8_lossy(key));
        }
    }
    let mut found = Vec::new();
    document.objects.values().for_each(|object| words(object, &mut found));
    assert!(!found.iter().any(|word| has(word, CANARY.as_bytes())), "{name}");
    let again = clean(&scan.bytes).unwrap();
    assert_eq!(Document::load_mem(&again.bytes).unwrap().objects.len(), document.objects.len(), "{name}");
    document
}

/// What the first page of a document draws.
fn drawn(document: &Document) -> String {
    let page = document.page_iter().next().unwrap();
    String::from_utf8(document.get_page_content(page)).unwrap().trim_end().to_owned()
}

/// A resource of the first page.
fn resource<'a>(document: &'a Document, kind: &str, name: &str) -> &'a Object {
    let page = document.get_dictionary(document.page_iter().next().unwrap()).unwrap();
    let resources = page.get_deref(b"Resources", document).unwrap().as_dict().unwrap();
    let kind = resources.get_deref(kind.as_bytes(), document).unwrap().as_dict().unwrap();
    kind.get_deref(name.as_bytes(), document).unwrap()
}

/// One thing that must not come through, each on a page that must.
fn carriers() -> Vec<(&'static str, Vec<u8>)> {
    let script = format!("<</Type/Action/S/JavaScript/JS(app.alert\\('{CANARY}'\\))>>");
    let with = |change: &dyn Fn(Pdf) -> Pdf| change(Pdf::new()).bytes();
    let canary_file = |pdf: Pdf| {
        pdf.stream(8, "/Type/EmbeddedFile", CANARY.as_bytes())
            .set(7, &format!("<</Type/Filespec/F({CANARY})/UF({CANARY})/EF<</F 8 0 R>>>>"))
    };
    let first = Pdf::new().stream(4, "", CANARY.as_bytes()).bytes();
    let mut update = Pdf::new();
    update.objects.retain(|number, _| *number == 4);
    let update = update.bytes_after(first.clone(), &format!("/Prev {}", made::table_of(&first)));
    let exif = (0xE1, exif(1));
    let photograph = made::with_segments(&made::jpeg(16, 16), &[exif, (0xFE, CANARY.into())]);
    let photograph = joined(&[&photograph, b"PK\x03\x04", CANARY.as_bytes()]);
    let mut files = vec![
        ("nothing", Pdf::new().bytes()),
        ("a script at opening", with(&|pdf| pdf.catalog(&format!("/OpenAction{script}")))),
        ("a script by reference", with(&|pdf| pdf.catalog("/OpenAction 7 0 R").set(7, &script))),
        (
            "a script by name",
            with(&|pdf| pdf.catalog(&format!("/Names<</JavaScript<</Names[({CANARY}){script}]>>>>"))),
        ),
        (
            "a script in a stream",
            with(&|pdf| {
                pdf.catalog("/OpenAction<</S/JavaScript/JS 7 0 R>>").stream(7, "", CANARY.as_bytes())
            }),
        ),
        ("actions of the document", with(&|pdf| pdf.catalog(&format!("/AA<</WC{script}>>")))),
        ("actions of the page", with(&|pdf| pdf.page(&format!("/AA<</O{script}/C{script}>>")))),
        (
            "a program",
            with(&|pdf| {
                pdf.page(&format!("/Annots[<</Subtype/Link/Rect[0 0 9 9]/A<</S/Launch/F({CANARY})>>>>]"))
            }),
        ),
        (
            "a link",
            with(&|pdf| {
                pdf.page("/Annots[7 0 R]")
                    .set(7, &format!("<</Subtype/Link/A<</S/URI/URI(http://{CANARY})>>>>"))
            }),
        ),
        (
            "an attached file",
            with(&|pdf| canary_file(pdf.catalog("/Names<</EmbeddedFiles<</Names[(a)7 0 R]>>>>"))),
        ),
        ("an associated file", with(&|pdf| canary_file(pdf.page("/AF[7 0 R]")))),
        ("a portfolio", with(&|pdf| pdf.catalog(&format!("/Collection<</D({CANARY})>>")))),
        (
            "a form",
            with(&|pdf| {
                pdf.catalog(&format!("/AcroForm<</Fields[7 0 R]/XFA({CANARY})>>"))
                    .set(7, &format!("<</FT/Tx/V({CANARY})>>"))
            }),
        ),
        (
            "a film",
            with(&|pdf| {
                pdf.page(&format!("/Annots[<</Subtype/RichMedia/RichMediaContent<</Assets({CANARY})>>>>]"))
            }),
        ),
        (
            "a sound",
            with(&|pdf| {
                pdf.page("/Annots[<</Subtype/Sound/Sound 7 0 R>>]").stream(7, "/R 8000", CANARY.as_bytes())
            }),
        ),
        (
            "a description",
            with(&|pdf| {
                pdf.catalog("/Metadata 7 0 R")
                    .page("/Metadata 7 0 R")
                    .stream(6, &format!("{IMAGE}/Metadata 7 0 R"), SAMPLES.as_bytes())
                    .stream(7, "/Type/Metadata/Subtype/XML", CANARY.as_bytes())
            }),
        ),
        (
            "a name in Info",
            with(&|pdf| {
                pdf.trailer(&format!("/Info 7 0 R/ID[({CANARY})({CANARY})]"))
                    .set(7, &format!("<</Author({CANARY})/CreationDate(D:2020)>>"))
            }),
        ),
        (
            "data of a program",
            with(&|pdf| {
                pdf.page(&format!("/PieceInfo<</X<</Private({CANARY})>>>>/LastModified(D:{CANARY})"))
            }),
        ),
        (
            "outlines and names",
            with(&|pdf| {
                pdf.catalog(&format!("/Outlines<</First<</Title({CANARY})>>>>/Dests<</{CANARY}[3 0 R/Fit]>>/PageLabels<</Nums[0<</P({CANARY})>>]>>/Lang({CANARY})"))
            }),
        ),
        (
            "structure",
            with(&|pdf| {
                pdf.catalog(&format!("/MarkInfo<</Marked true>>/StructTreeRoot<</K<</Alt({CANARY})>>>>"))
                    .page("/StructParents 0/Tabs/S")
            }),
        ),
        ("a thumbnail", with(&|pdf| pdf.page("/Thumb 7 0 R").stream(7, "", CANARY.as_bytes()))),
        (
            "a signature",
            with(&|pdf| pdf.catalog(&format!("/Perms<</DocMDP<</Type/Sig/Contents({CANARY})>>>>"))),
        ),
        (
            "alternate pictures",
            with(&|pdf| {
                pdf.stream(
                    6,
                    &format!("{IMAGE}/Alternates[<</Image 7 0 R>>]/OPI<</2.0<</F({CANARY})>>>>/OC 8 0 R"),
                    SAMPLES.as_bytes(),
                )
                .stream(7, IMAGE, CANARY.as_bytes())
                .set(8, &format!("<</Type/OCG/Name({CANARY})>>"))
            }),
        ),
        (
            "a page of another file",
            with(&|pdf| {
                pdf.stream(6, &format!("/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Ref<</F({CANARY})/Page 0>>/PieceInfo<</X({CANARY})>>/LastModified({CANARY})"), b"0 0 9 9 re f")
            }),
        ),
        (
            "PostScript",
            with(&|pdf| {
                pdf.resources("/XObject<</Ps 7 0 R/Im1 6 0 R>>").stream(
                    7,
                    "/Type/XObject/Subtype/PS",
                    CANARY.as_bytes(),
                )
            }),
        ),
        (
            "properties",
            with(&|pdf| {
                pdf.resources(&format!(
                    "/Properties<</P<</Type/OCG/Name({CANARY})>>>>/{CANARY} 1/XObject<</Im1 6 0 R>>"
                ))
            }),
        ),
        (
            "keys that nobody knows",
            with(&|pdf| {
                pdf.page(&format!("/{CANARY}({CANARY})")).set(
                    5,
                    &format!(
                        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/X{CANARY}/{CANARY}/JS({CANARY})>>"
                    ),
                )
            }),
        ),
        (
            "what nothing refers to",
            with(&|pdf| pdf.stream(7, "", CANARY.as_bytes()).set(8, &format!("({CANARY})"))),
        ),
        (
            "an object stream",
            with(&|pdf| pdf.stream(7, "/Type/ObjStm/N 1/First 4", format!("9 0 ({CANARY})").as_bytes())),
        ),
        ("an older page", update),
        ("text after the end", joined(&[&Pdf::new().bytes(), b"<script>", CANARY.as_bytes(), &[0; 200]])),
        (
            "a zip after the end",
            joined(&[&Pdf::new().bytes(), b"PK\x03\x04", CANARY.as_bytes(), b"PK\x05\x06"]),
        ),
        ("HTML before the start", joined(&[b"<html>", CANARY.as_bytes(), b"-->\n", &Pdf::new().bytes()])),
        (
            "comments between objects",
            joined(&[b"%PDF-1.4\n%", CANARY.as_bytes(), b"\n", &Pdf::new().bytes()[9..]]),
        ),
        (
            "data of another file",
            with(&|pdf| {
                pdf.stream(
                    4,
                    &format!("/F({CANARY})/FFilter/FlateDecode/FDecodeParms<</X({CANARY})>>"),
                    CONTENT.as_bytes(),
                )
            }),
        ),
        ("no table", {
            let file = Pdf::new().bytes();
            let table = made::table_of(&file);
            joined(&[&file[..table], b"trailer<</Root 1 0 R>>"])
        }),
        ("a table that is a ring", {
            let file = Pdf::new().bytes();
            let table = made::table_of(&file);
            Pdf::new().trailer(&format!("/Prev {table}")).bytes()
        }),
        ("a wrong count", with(&|pdf| pdf.set(2, "<</Type/Pages/Kids[3 0 R]/Count 99999999>>"))),
        ("a negative count", with(&|pdf| pdf.set(2, "<</Type/Pages/Kids[3 0 R]/Count -1>>"))),
        (
            "kids that are not there",
            with(&|pdf| {
                pdf.set(2, &format!("<</Type/Pages/Kids[{} 3 0 R 3]/Count 1>>", "99 0 R ".repeat(50_000)))
            }),
        ),
        (
            "resources that refer to the catalog",
            with(&|pdf| pdf.catalog(&format!("/OpenAction{script}")).page("/Group 1 0 R")),
        ),
        ("parents without end", with(&|pdf| pdf.page("/Group<</S/Transparency/CS 3 0 R>>/B[3 0 R]"))),
    ];
    for filters in ["/DCTDecode", "[/DCTDecode]", "[/FlateDecode/DCTDecode]", "[/ASCIIHexDecode/DCTDecode]"] {
        let hex: String = photograph.iter().map(|byte| format!("{byte:02X}")).collect();
        let content = match filters {
            "[/FlateDecode/DCTDecode]" => packed(&photograph),
            "[/ASCIIHexDecode/DCTDecode]" => format!("{hex}>").into_bytes(),
            _ => photograph.clone(),
        };
        let keys =
            IMAGE.replace("/ASCIIHexDecode", filters).replace("Width 2/Height 2", "Width 16/Height 16");
        files.push(("a photograph's place", Pdf::new().stream(6, &keys, &content).bytes()));
    }
    files
}

#[test]
fn pages_come_out_with_what_they_show_alone() {
    for (name, file) in carriers() {
        let document = cleaned_pdf(name, &file);
        assert_eq!(document.page_iter().count(), 1, "{name}");
        assert_eq!(drawn(&document), CONTENT, "{name}");
        let font = resource(&document, "Font", "F1").as_dict().unwrap();
        assert_eq!(font.get(b"BaseFont").unwrap().as_name().unwrap(), b"Helvetica", "{name}");
        let object = resource(&document, "XObject", "Im1").as_stream().unwrap();
        match name {
            "a page of another file" => assert_eq!(object.content, b"0 0 9 9 re f"),
            "a photograph's place" => {
                assert_eq!(object.dict.get(b"Width").unwrap().as_i64().unwrap(), 16);
                let last = object.filters().unwrap().into_iter().next_back();
                assert_eq!(last, Some(b"DCTDecode".as_slice()));
                let image = image::load_from_memory_with_format(&object.content, ImageFormat::Jpeg).unwrap();
                assert_colour(&image, (2, 2), [220, 30, 30]);
                assert_colour(&image, (13, 2), [30, 30, 220]);
            }
            _ => {
                assert_eq!(object.content, SAMPLES.as_bytes(), "{name}");
                assert_eq!(object.dict.get(b"ColorSpace").unwrap().as_name().unwrap(), b"DeviceRGB");
            }
        }
    }
    // The canary is there to be found.
    let found = carriers().into_iter().filter(|(_, file)| has(file, CANARY.as_bytes())).count();
    assert!(found > 35, "{found}");
}

fn numbers(document: &Document, key: &str) -> Option<Vec<f32>> {
    let page = document.get_dictionary(document.page_iter().next().unwrap()).unwrap();
    let numbers = page.get(key.as_bytes()).ok()?.as_array().unwrap();
    Some(numbers.iter().map(|number| number.as_float().unwrap()).collect())
}

#[test]
fn pages_have_a_size_and_stand_upright() {
    let a4 = vec![0.0, 0.0, 595.0, 842.0];
    for (media_box, expected) in [
        ("", a4.clone()),
        ("/MediaBox[0 0 300 800]", vec![0.0, 0.0, 300.0, 800.0]),
        ("/MediaBox[300 800.5 0 0]", vec![0.0, 0.0, 300.0, 800.5]),
        ("/MediaBox 7 0 R", vec![0.0, 0.0, 100.0, 200.0]),
        ("/MediaBox[0 0 300]", a4.clone()),
        ("/MediaBox[0 0 0 0]", a4.clone()),
        ("/MediaBox[0 0 (a) 9]", a4.clone()),
        ("/MediaBox[0 0 99999999999999999999999999999999999999999.5 9]", a4.clone()),
        ("/MediaBox 2 0 R", a4.clone()),
    ] {
        let mut pdf = Pdf::new();
        pdf = pdf.set(3, &format!("<</Type/Page/Contents 4 0 R{media_box}>>"));
        pdf = pdf.set(7, "[0 0 100 8 0 R]").set(8, "200");
        let document = cleaned_pdf(media_box, &pdf.bytes());
        assert_eq!(numbers(&document, "MediaBox").unwrap(), expected, "{media_box}");
        assert_eq!(drawn(&document), CONTENT);
    }
    for (rotate, expected) in
        [("90", Some(90)), ("-90", Some(270)), ("720", None), ("45", None), ("(a)", None)]
    {
        let document = cleaned_pdf(rotate, &Pdf::new().page(&format!("/Rotate {rotate}")).bytes());
        let page = document.get_dictionary(document.page_iter().next().unwrap()).unwrap();
        assert_eq!(page.get(b"Rotate").ok().map(|turned| turned.as_i64().unwrap()), expected, "{rotate}");
    }
    let document = cleaned_pdf("crop", &Pdf::new().page("/CropBox[10 10 90 90]").bytes());
    assert_eq!(numbers(&document, "CropBox"), Some(vec![10.0, 10.0, 90.0, 90.0]));
}

#[test]
fn pages_have_what_they_inherit() {
    let mut pdf = Pdf::new();
    pdf = pdf.set(2, "<</Type/Pages/Kids[7 0 R 9 0 R]/Count 2/MediaBox[0 0 70 90]/Resources<</Font<</F1 5 0 R>>/XObject 8 0 R>>>>");
    pdf = pdf.set(7, "<</Type/Pages/Parent 2 0 R/Kids[3 0 R]/Count 1/Rotate 90/CropBox[1 1 50 50]>>");
    pdf = pdf.set(8, "<</Im1 6 0 R>>");
    pdf = pdf.set(3, "<</Type/Page/Parent 7 0 R/Contents[10 0 R 4 0 R 99 0 R 5 0 R]>>");
    pdf = pdf.set(9, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 10 10]>>");
    pdf = pdf.stream(10, "", b"q Q");
    let document = cleaned_pdf("inherited", &pdf.bytes());
    assert_eq!(numbers(&document, "MediaBox"), Some(vec![0.0, 0.0, 70.0, 90.0]));
    assert_eq!(numbers(&document, "CropBox"), Some(vec![1.0, 1.0, 50.0, 50.0]));
    assert_eq!(drawn(&document).replace('\n', " "), format!("q Q {CONTENT}"));
    assert!(resource(&document, "XObject", "Im1").as_stream().is_ok());
    let last = document.get_dictionary(document.page_iter().nth(1).unwrap()).unwrap();
    assert!(!last.has(b"Rotate") && !last.has(b"CropBox") && !last.has(b"Contents"));
    assert!(last.get(b"Resources").unwrap().as_dict().unwrap().has(b"Font"));
    // Names of resources may be those of what is dangerous elsewhere.
    let mut pdf = Pdf::new();
    pdf = pdf.set(3, "<</Type/Page/Contents 4 0 R/Resources<</Font<</Length 5 0 R>>/XObject<</Type 6 0 R>>/ProcSet[/PDF]>>>>");
    let document = cleaned_pdf("names", &pdf.bytes());
    assert!(resource(&document, "Font", "Length").as_dict().is_ok());
    assert!(resource(&document, "XObject", "Type").as_stream().is_ok());
}

#[test]
fn what_draws_is_kept_whole() {
    let mut pdf = Pdf::new();
    pdf = pdf.set(3, "<</Type/Page/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>/XObject<</Im1 6 0 R/Fm 10 0 R>>\
        /ColorSpace<</Cs[/ICCBased 11 0 R]/In[/Indexed/DeviceRGB 1<FF000000FF00>]>>/Shading<</Sh 12 0 R>>\
        /Pattern<</P1<</PatternType 2/Shading 12 0 R>>>>/ExtGState<</G<</Type/ExtGState/ca .5/SMask<</S/Alpha/G 10 0 R>>>>>>>>>>");
    pdf = pdf.set(5, "<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[14 0 R]/ToUnicode 15 0 R>>");
    // It draws itself, in a ring of two.
    pdf = pdf.stream(10, "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Group<</S/Transparency>>/Resources<</XObject<</Fm 16 0 R>>>>", b"/Fm Do");
    pdf = pdf.stream(
        16,
        "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</Fm 10 0 R>>>>",
        b"/Fm Do",
    );
    pdf = pdf.stream(11, "/N 3/Alternate/DeviceRGB", b"profile");
    pdf = pdf.set(
        12,
        "<</ShadingType 2/ColorSpace/DeviceRGB/Coords[0 0 1 1]/Function 13 0 R/Extend[true false]>>",
    );
    pdf = pdf.stream(13, "/FunctionType 4/Domain[0 1]/Range[0 1 0 1 0 1]", b"{dup dup}");
    pdf = pdf.set(14, "<</Type/Font/Subtype/CIDFontType2/BaseFont/A/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>\
        /W[1[500]]/FontDescriptor<</Type/FontDescriptor/FontName/A/Flags 4/FontFile2 17 0 R>>>>");
    pdf = pdf.stream(15, "", b"begincmap endcmap");
    pdf = pdf.stream(17, "/Length1 4", b"\0\x01\0\0");
    let document = cleaned_pdf("drawing", &pdf.bytes());
    let mut found = Vec::new();
    document.objects.values().for_each(|object| words(object, &mut found));
    for word in [
        "/Fm Do",
        "profile",
        "{dup dup}",
        "begincmap endcmap",
        "\0\u{1}\0\0",
        "Adobe",
        "Identity-H",
        "Coords",
        "ca",
        "Alpha",
        "Length1",
        "Extend",
        "PatternType",
        "Indexed",
        "Transparency",
        "W",
        "Function",
        "Alternate",
    ] {
        assert!(found.iter().any(|found| found == word.as_bytes()), "{word}");
    }
    // Catalog, tree, page and the eleven that it is drawn with.
    assert_eq!(document.objects.len(), 3 + 11);
}

#[test]
fn numbers_that_are_none_and_long_texts_are_written_so_that_they_can_be_read() {
    let mut pdf = Pdf::new();
    let long = "\\\\".repeat(300_000);
    pdf = pdf.page(&format!(
        "/Group<</S/Transparency/K {}/I -9223372036854775808/CS[/Indexed/DeviceRGB 1 7 0 R]>>",
        "9".repeat(400) + ".5"
    ));
    pdf = pdf.set(7, &format!("({long})"));
    let document = cleaned_pdf("numbers", &pdf.bytes());
    let is_text = |object: &Object| object.as_str().is_ok_and(|text| text.len() == 300_000);
    assert!(document.objects.values().any(is_text));
}

#[test]
fn encrypted_files_are_refused() {
    let mut pdf = Pdf::new();
    pdf = pdf.trailer("/ID[<00112233445566778899AABBCCDDEEFF><00112233445566778899AABBCCDDEEFF>]");
    for (owner, user) in [("owner", ""), ("owner", "user"), ("", "")] {
        let mut document = Document::load_mem(&pdf.bytes()).unwrap();
        let version = EncryptionVersion::V2 {
            document: &document,
            owner_password: owner,
            user_password: user,
            key_length: 128,
            permissions: Permissions::all(),
        };
        let state = EncryptionState::try_from(version).unwrap();
        document.encrypt(&state).unwrap();
        let mut bytes = Vec::new();
        document.save_to(&mut bytes).unwrap();
        assert_eq!(clean(&bytes), Err(Refused::Encrypted), "{user}");
    }
    for encryption in [
        "7 0 R",
        "99 0 R",
        "null",
        "<</Filter/Standard/V 1>>",
        "<</Filter/Standard/V 99/R 99>>",
        "<</Filter/Other>>",
        "(a)",
    ] {
        let mut pdf = Pdf::new();
        pdf = pdf.trailer(&format!("/Encrypt {encryption}")).set(7, "<</Filter/FoPoScript/V 0>>");
        assert_eq!(clean(&pdf.bytes()), Err(Refused::Encrypted), "{encryption}");
    }
}

/// What may be refused or come out, but must end.
#[test]
fn what_is_deep_or_absurd_comes_to_an_end() {
    let deep =
        |open: &str, close: &str, count: usize| format!("{}{}", open.repeat(count), close.repeat(count));
    let with = |number: u32, object: &str| Pdf::new().set(number, object).bytes();
    let mut chain = Pdf::new();
    for number in 7..15_000 {
        chain = chain.set(number, &format!("<</Resources<</Font<</A {} 0 R>>>>>>", number + 1));
    }
    let mut references = Pdf::new();
    for number in 7..2000 {
        references = references.set(number, &format!("{} 0 R", number + 1));
    }
    let file = Pdf::new().bytes();
    let text = String::from_utf8_lossy(&file).into_owned();
    for (name, file) in [
        ("arrays", with(5, &deep("[", "]", 200_000))),
        ("arrays that the parser takes", with(5, &format!("<</Widths {}>>", deep("[", "]", 96)))),
        ("dictionaries", with(5, &deep("<</W ", ">>", 100_000))),
        ("texts", with(5, &deep("(", ")", 200_000))),
        ("content", Pdf::new().stream(4, "", deep("[", "]", 200_000).as_bytes()).bytes()),
        ("a chain of fonts", chain.page("/Group 7 0 R").bytes()),
        ("a chain of references", references.page("/Group 7 0 R").bytes()),
        ("a table beyond the file", text.replace("startxref\n", "startxref\n9").into_bytes()),
        ("a table of absurd size", text.replace("/Size 7", "/Size 4294967295").into_bytes()),
        ("a section of absurd size", text.replace("0 1\n0000000000 65535", "0 4294967295\n0000000000 65535").into_bytes()),
        ("a negative length", with(4, "<</Length -1>>stream\nq Q\nendstream")),
        ("an absurd length", with(4, "<</Length 9223372036854775807>>stream\nq Q\nendstream")),
        ("a length that is a ring", with(4, "<</Length 4 0 R>>stream\nq Q\nendstream")),
        ("a number of absurd size", with(4_294_967_294, "0")),
        ("filters", Pdf::new().stream(4, &format!("/Filter[{}]", "/FlateDecode".repeat(10_000)), b"").bytes()),
        ("a predictor", Pdf::new().stream(7, "/Type/ObjStm/N 9/First 4/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 9223372036854775807/Colors 999>>", &packed(&[0; 999])).bytes()),
        ("an object stream of absurd numbers", Pdf::new().stream(7, "/Type/ObjStm/N 9223372036854775807/First -1", b"1 0 2").bytes()),
        ("an object stream that extends itself", Pdf::new().stream(7, "/Type/ObjStm/N 1/First 4/Extends 7 0 R", b"7 0 7 0 R").bytes()),
    ] {
        if let Ok(scan) = clean(&file) {
            assert!(clean(&scan.bytes).is_ok(), "{name}");
        }
    }
    for length in (9..file.len()).step_by(3) {
        if let Ok(scan) = clean(&file[..length]) {
            assert!(clean(&scan.bytes).is_ok(), "{length}");
        }
    }
}

/// Whatever is done to a file, it is refused or comes out so that it can be cleaned again.
#[test]
fn changed_files_are_refused_or_come_out() {
    let mut random = rand_pcg::Pcg64Mcg::seed_from_u64(7);
    let jpeg = made::with_segments(&made::jpeg(24, 16), &[(0xE1, exif(6))]);
    let progressive = coded_jpeg(16, 16, &[90, 128, 200], true);
    let png = made::png(&DynamicImage::from(half_of(picture(16, 16))));
    let mut packed_pdf = Document::load_mem(&Pdf::new().bytes()).unwrap();
    let mut modern = Vec::new();
    packed_pdf.save_modern(&mut modern).unwrap();
    let mut came_out = 0;
    for file in [jpeg, progressive, png, Pdf::new().bytes(), modern] {
        assert!(clean(&file).is_ok());
        for _ in 0..400 {
            let changed = changed(&file, &mut random);
            let Ok(scan) = clean(&changed) else { continue };
            came_out += 1;
            let again = clean(&scan.bytes).unwrap();
            assert_eq!(again.kind, scan.kind);
            match scan.kind {
                Kind::Jpeg => drop(seen(&scan)),
                Kind::Pdf => assert!(Document::load_mem(&scan.bytes).unwrap().page_iter().count() > 0),
            }
        }
    }
    assert!(came_out > 200, "{came_out}");
}

fn changed(file: &[u8], random: &mut impl Rng) -> Vec<u8> {
    let mut file = file.to_vec();
    for _ in 0..random.random_range(1..6) {
        let at = random.random_range(0..file.len());
        let to = random.random_range(at..file.len().min(at + 64));
        match random.random_range(0..6) {
            0 => file[at] = random.random(),
            1 => file[at] ^= 1 << random.random_range(0..8),
            2 => drop(file.drain(at..to)),
            3 => {
                let part = file[at..to].to_vec();
                let into = random.random_range(0..file.len());
                file.splice(into..into, part);
            }
            4 => file[at] = *b"\0\xFF[<(9/R".get(random.random_range(0..8)).unwrap(),
            _ => file.truncate(at.max(16)),
        }
    }
    file
}

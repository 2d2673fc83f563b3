//! Files for the tests, made as they are needed. Each test takes some of them.
#![allow(dead_code)]

use std::collections::BTreeMap;
use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use lopdf::{Dictionary, Stream};

/// What must not come out, wherever it went in.
pub const CANARY: &str = "ZmFjZQ7canary7";

/// A picture whose quarters differ.
pub fn picture(width: u32, height: u32) -> DynamicImage {
    let pixel = |x, y| match (x * 2 < width, y * 2 < height) {
        (true, true) => Rgb([220, 30, 30]),
        (false, true) => Rgb([30, 30, 220]),
        (true, false) => Rgb([30, 200, 30]),
        (false, false) => Rgb([240, 240, 240]),
    };
    RgbImage::from_fn(width, height, pixel).into()
}

/// A JPEG file of it.
pub fn jpeg(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, 90).encode_image(&picture(width, height)).unwrap();
    bytes
}

/// A PNG file of `picture`.
pub fn png(picture: &DynamicImage) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, ImageFormat::Png).unwrap();
    bytes.into_inner()
}

/// Parts put together.
pub fn joined(parts: &[&[u8]]) -> Vec<u8> {
    parts.concat()
}

/// A JPEG file with further segments behind its start.
pub fn with_segments(jpeg: &[u8], segments: &[(u8, Vec<u8>)]) -> Vec<u8> {
    let mut bytes = jpeg[..2].to_vec();
    for (marker, content) in segments {
        bytes.extend([0xFF, *marker]);
        bytes.extend(u16::try_from(content.len() + 2).unwrap().to_be_bytes());
        bytes.extend(content);
    }
    bytes.extend(&jpeg[2..]);
    bytes
}

/// EXIF data: how the picture is turned, where it was taken, a thumbnail.
pub fn exif(orientation: u16) -> Vec<u8> {
    let entry = |tag: u16, kind: u16, count: u32, value: u32| {
        let mut entry = Vec::new();
        entry.extend(tag.to_le_bytes());
        entry.extend(kind.to_le_bytes());
        entry.extend(count.to_le_bytes());
        entry.extend(value.to_le_bytes());
        entry
    };
    let (text, count) = (CANARY.as_bytes(), CANARY.len() as u32);
    // Header 8, directory 2 + 3 × 12 + 4, GPS directory 2 + 2 × 12 + 4.
    let (gps, gps_text, thumbnail) = (50, 80, 80 + count);
    joined(&[
        b"Exif\0\0II*\0\x08\0\0\0\x03\0",
        &entry(0x0112, 3, 1, u32::from(orientation)),
        &entry(0x010F, 2, count, gps_text),
        &entry(0x8825, 4, 1, gps),
        &thumbnail.to_le_bytes(),
        b"\x02\0",
        &entry(1, 2, 2, u32::from(b'N')),
        &entry(2, 5, count / 8, gps_text),
        &[0; 4],
        text,
        &jpeg(8, 8),
        text,
    ])
}

/// A chunk of a PNG file.
pub fn chunk(name: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let named = [name.as_slice(), data].concat();
    let sum = named.iter().fold(!0_u32, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| (sum >> 1) ^ (0xEDB8_8320 * (sum & 1)))
    });
    joined(&[&(data.len() as u32).to_be_bytes(), &named, &(!sum).to_be_bytes()])
}

/// A PNG file with further chunks behind its header.
pub fn with_chunks(png: &[u8], chunks: &[Vec<u8>]) -> Vec<u8> {
    joined(&[&png[..33], &chunks.concat(), &png[33..]])
}

/// A PNG file of one picture, from its header and its lines before they are packed.
pub fn raw_png(width: u32, height: u32, depth: u8, colour: u8, chunks: &[Vec<u8>], lines: &[u8]) -> Vec<u8> {
    let header = joined(&[&width.to_be_bytes(), &height.to_be_bytes(), &[depth, colour, 0, 0, 0]]);
    joined(&[
        b"\x89PNG\r\n\x1a\n",
        &chunk(b"IHDR", &header),
        &chunks.concat(),
        &chunk(b"IDAT", &packed(lines)),
        &chunk(b"IEND", &[]),
    ])
}

/// `bytes` packed by zlib.
pub fn packed(bytes: &[u8]) -> Vec<u8> {
    // Enough of it that packing is worth it.
    let mut stream = Stream::new(Dictionary::new(), bytes.to_vec());
    stream.compress().unwrap();
    if stream.dict.has(b"Filter") {
        return stream.content;
    }
    // Stored as it is.
    let length = u16::try_from(bytes.len()).unwrap();
    let (mut a, mut b) = (1_u32, 0_u32);
    for byte in bytes {
        a = (a + u32::from(*byte)) % 65_521;
        b = (b + a) % 65_521;
    }
    let sum = (b << 16 | a).to_be_bytes();
    joined(&[&[0x78, 1, 1], &length.to_le_bytes(), &(!length).to_le_bytes(), bytes, &sum])
}

/// A JPEG file of one colour, of `colours.len()` components, progressive or not, written here because no encoder at
/// hand makes CMYK or progressive ones.
pub fn coded_jpeg(width: u16, height: u16, colours: &[u8], is_progressive: bool) -> Vec<u8> {
    let count = colours.len() as u8;
    let mut bits = Bits::default();
    let mut segments: Vec<(u8, Vec<u8>)> = Vec::new();
    if count == 4 {
        // Adobe's: inverted.
        segments.push((0xEE, b"Adobe\0\x64\0\0\0\0\0".to_vec()));
    }
    segments.push((0xDB, joined(&[&[0], &[1; 64]])));
    let frame: Vec<u8> = (1..=count).flat_map(|id| [id, 0x11, 0]).collect();
    let size = joined(&[&[8], &height.to_be_bytes(), &width.to_be_bytes(), &[count]]);
    segments.push((if is_progressive { 0xC2 } else { 0xC0 }, joined(&[&size, &frame])));
    // Twelve codes of four bits for the first coefficient's length, one of one bit for "no more".
    let lengths = [0, 0, 0, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    segments.push((0xC4, joined(&[&[0x00], &lengths, &[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]])));
    segments.push((0xC4, joined(&[&[0x10, 1], &[0; 15], &[0]])));
    let scan = |ids: Vec<u8>, last: &[u8]| {
        let selectors: Vec<u8> = ids.iter().flat_map(|id| [*id, 0x00]).collect();
        joined(&[&[ids.len() as u8], &selectors, last])
    };
    let blocks = usize::from(width.div_ceil(8)) * usize::from(height.div_ceil(8));
    for at in 0..blocks {
        for colour in colours {
            // Differences to the block before: only the first has one.
            let value = if at == 0 { 8 * (i32::from(*colour) - 128) } else { 0 };
            let length = 32 - value.unsigned_abs().leading_zeros();
            bits.put(length, 4);
            bits.put((if value < 0 { value - 1 } else { value }) as u32, length);
            if !is_progressive {
                bits.put(0, 1);
            }
        }
    }
    let all = (1..=count).collect();
    let last: &[u8] = if is_progressive { &[0, 0, 0] } else { &[0, 63, 0] };
    segments.push((0xDA, scan(all, last)));
    let mut bytes = with_segments(&[0xFF, 0xD8], &segments);
    bytes.extend(bits.end());
    if is_progressive {
        for id in 1..=count {
            let mut bits = Bits::default();
            (0..blocks).for_each(|_| bits.put(0, 1));
            bytes.extend(with_segments(&[0, 0], &[(0xDA, scan(vec![id], &[1, 63, 0]))]).split_off(2));
            bytes.extend(bits.end());
        }
    }
    bytes.extend([0xFF, 0xD9]);
    bytes
}

#[derive(Default)]
struct Bits {
    bytes: Vec<u8>,
    byte: u8,
    count: u32,
}

impl Bits {
    /// Adds the lower `count` bits of `value`.
    fn put(&mut self, value: u32, count: u32) {
        for at in (0..count).rev() {
            self.byte = self.byte << 1 | (value >> at & 1) as u8;
            self.count += 1;
            if self.count == 8 {
                self.bytes.push(self.byte);
                if self.byte == 0xFF {
                    self.bytes.push(0);
                }
                (self.byte, self.count) = (0, 0);
            }
        }
    }

    fn end(mut self) -> Vec<u8> {
        while self.count != 0 {
            self.put(1, 1);
        }
        self.bytes
    }
}

/// What the page of [`Pdf::new`] draws.
pub const CONTENT: &str = "BT /F1 24 Tf 50 700 Td (Passport 1) Tj ET q 200 0 0 100 50 500 cm /Im1 Do Q";
/// Samples of the picture on it.
pub const SAMPLES: &str = "DC0000 00DC00 0000DC FFFFFF>";

/// A PDF file as its objects, written as they stand.
#[derive(Clone)]
pub struct Pdf {
    pub objects: BTreeMap<u32, Vec<u8>>,
    pub trailer: String,
}

impl Pdf {
    /// One page with a line of text and a picture.
    pub fn new() -> Self {
        Self { objects: BTreeMap::new(), trailer: "/Root 1 0 R".into() }
            .set(1, "<</Type/Catalog/Pages 2 0 R>>")
            .set(2, "<</Type/Pages/Kids[3 0 R]/Count 1>>")
            .page("")
            .stream(4, "", CONTENT.as_bytes())
            .set(5, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")
            .stream(6, IMAGE, SAMPLES.as_bytes())
    }

    pub fn set(mut self, number: u32, object: &str) -> Self {
        self.objects.insert(number, object.as_bytes().to_vec());
        self
    }

    /// Its page with more in it.
    pub fn page(self, more: &str) -> Self {
        let kept = "/Type/Page/Parent 2 0 R/MediaBox[0 0 300 800]/Contents 4 0 R";
        self.set(3, &format!("<<{kept}/Resources<</Font<</F1 5 0 R>>/XObject<</Im1 6 0 R>>>>{more}>>"))
    }

    /// Its page with other resources beside the font.
    pub fn resources(self, others: &str) -> Self {
        self.set(3, &format!("<</Type/Page/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>{others}>>>>"))
    }

    /// Its catalog with more in it.
    pub fn catalog(self, more: &str) -> Self {
        self.set(1, &format!("<</Type/Catalog/Pages 2 0 R{more}>>"))
    }

    pub fn stream(mut self, number: u32, keys: &str, content: &[u8]) -> Self {
        let head = format!("<<{keys}/Length {}>>stream\n", content.len());
        self.objects.insert(number, joined(&[head.as_bytes(), content, b"\nendstream"]));
        self
    }

    pub fn trailer(mut self, more: &str) -> Self {
        self.trailer.push_str(more);
        self
    }

    pub fn bytes(&self) -> Vec<u8> {
        self.bytes_after(b"%PDF-1.6\n%\xE2\xE3\xCF\xD3\n".to_vec(), "")
    }

    /// The same as an update of `file`, or as all of it.
    pub fn bytes_after(&self, mut file: Vec<u8>, more: &str) -> Vec<u8> {
        let mut table = String::from("xref\n0 1\n0000000000 65535 f \n");
        for (number, object) in &self.objects {
            table.push_str(&format!("{number} 1\n{:010} 00000 n \n", file.len()));
            file.extend(format!("{number} 0 obj\n").bytes());
            file.extend(object);
            file.extend(b"\nendobj\n");
        }
        let size = self.objects.keys().last().unwrap() + 1;
        let start = file.len();
        let trailer = &self.trailer;
        file.extend(
            format!("{table}trailer\n<</Size {size}{trailer}{more}>>\nstartxref\n{start}\n%%EOF\n").bytes(),
        );
        file
    }
}

/// Where the last table of `file` begins.
pub fn table_of(file: &[u8]) -> usize {
    let text = String::from_utf8_lossy(&file[file.len() - 40..]).into_owned();
    text.split("startxref").nth(1).unwrap().split_whitespace().next().unwrap().parse().unwrap()
}

/// Keys of the picture of [`Pdf::new`].
pub const IMAGE: &str = "/Type/XObject/Subtype/Image/Width 2/Height 2/BitsPerComponent 8/ColorSpace/DeviceRGB\
     /Filter/ASCIIHexDecode";

/// A PDF file of which a few bytes unpack to a hundred million, in which there are objects.
pub fn object_stream_bomb() -> Vec<u8> {
    let unpacked = joined(&[b"7 0 [", &b"1 ".repeat(50_000_000), b"]"]);
    Pdf::new().stream(8, "/Type/ObjStm/N 1/First 4/Filter/FlateDecode", &packed(&unpacked)).bytes()
}

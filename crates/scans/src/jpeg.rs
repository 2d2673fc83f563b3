//! The parts of a JPEG file (ITU-T T.81, annex B), and which of them a picture needs.

/// First bytes of a JPEG file: start of image, and the next marker.
pub(crate) const BEGINNING: &[u8] = &[0xFF, 0xD8, 0xFF];

const START: u8 = 0xD8;
const END: u8 = 0xD9;
const SCAN: u8 = 0xDA;
const JFIF: &[u8] = b"JFIF\0";
const EXIF: &[u8] = b"Exif\0\0";
const ADOBE: &[u8] = b"Adobe";
/// Bytes of a JFIF segment up to the size of its thumbnail.
const JFIF_HEAD: usize = 12;

/// A JPEG file without what a decoder does not need.
pub(crate) struct Bare<'a> {
    /// The file, ended by the mark of its end.
    pub bytes: Vec<u8>,
    /// Its EXIF data, by which the picture is turned.
    pub exif: Option<&'a [u8]>,
    /// Whether it had that mark itself.
    pub is_whole: bool,
}

/// `file` without metadata, thumbnails, colour profiles, comments, and what follows its end. None if it has no such
/// parts at all.
pub(crate) fn bare(file: &[u8]) -> Option<Bare<'_>> {
    if !file.starts_with(BEGINNING) {
        return None;
    }
    let mut bare = Bare { bytes: vec![0xFF, START], exif: None, is_whole: false };
    bare.bytes.reserve(file.len());
    let mut has_scan = false;
    let mut rest = &file[2..];
    // Decoders pass over what stands between two segments; so does this.
    while let Some(at) = next_marker(rest) {
        let marker = rest[at];
        rest = &rest[at + 1..];
        match marker {
            END => {
                bare.is_whole = true;
                break;
            }
            START => return None,
            // These have no length.
            0x01 | 0xD0..=0xD7 => continue,
            _ => {}
        }
        let Some(length) = rest.first_chunk().map(|length| usize::from(u16::from_be_bytes(*length))) else {
            break;
        };
        if length < 2 {
            return None;
        }
        let Some(segment) = rest.get(2..length) else { break };
        rest = &rest[length..];
        match marker {
            // Without its thumbnail.
            0xE0 if segment.starts_with(JFIF) && segment.len() >= JFIF_HEAD + 2 => {
                put(&mut bare.bytes, marker, &[&segment[..JFIF_HEAD], &[0, 0]]);
            }
            0xE1 if segment.starts_with(EXIF) => {
                bare.exif = bare.exif.or(Some(&segment[EXIF.len()..]));
            }
            // Says which colours the numbers are.
            0xEE if segment.starts_with(ADOBE) => put(&mut bare.bytes, marker, &[segment]),
            // Tables, frames and scans.
            0xC0..=0xDF => put(&mut bare.bytes, marker, &[segment]),
            _ => {}
        }
        if marker == SCAN {
            has_scan = true;
            let end = end_of_scan(rest);
            bare.bytes.extend_from_slice(&rest[..end]);
            rest = &rest[end..];
        }
    }
    bare.bytes.extend([0xFF, END]);
    has_scan.then_some(bare)
}

/// Where the next marker's code stands, behind its 0xFF.
fn next_marker(bytes: &[u8]) -> Option<usize> {
    bytes.windows(2).position(|pair| pair[0] == 0xFF && !matches!(pair[1], 0x00 | 0xFF)).map(|at| at + 1)
}

/// Length of coded data: to the first marker that is no restart.
fn end_of_scan(bytes: &[u8]) -> usize {
    let is_end = |pair: &[u8]| pair[0] == 0xFF && !matches!(pair[1], 0x00 | 0xFF | 0xD0..=0xD7);
    bytes.windows(2).position(is_end).unwrap_or(bytes.len())
}

/// Adds a segment. Its parts are together no longer than the segment was that they come from.
fn put(bytes: &mut Vec<u8>, marker: u8, parts: &[&[u8]]) {
    let length = 2 + parts.iter().map(|part| part.len()).sum::<usize>();
    bytes.extend([0xFF, marker]);
    bytes.extend(&length.to_be_bytes()[size_of::<usize>() - 2..]);
    parts.iter().for_each(|part| bytes.extend_from_slice(part));
}

//! Pictures: decoded, turned upright, made smaller, and written as JPEG.

use std::io::Cursor;

use image::codecs::jpeg::{JpegDecoder, JpegEncoder};
use image::codecs::png::PngDecoder;
use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{DynamicImage, GrayImage, ImageDecoder, ImageError, Limits, RgbImage};

use crate::{MOST_PIXELS, Refused, jpeg};

/// First bytes of a PNG file.
pub(crate) const PNG_BEGINNING: &[u8] = b"\x89PNG\r\n\x1a\n";
/// Longest side of what is kept, in pixels: an A4 page at 250 dots to the inch.
const LONGEST_SIDE: u32 = 3000;
/// Longest side of an upload, in pixels: that of JPEG. Making a picture of one long line smaller takes much memory.
const MOST_SIDE: u32 = 65_535;
/// Most memory of a decoder, in bytes: four colours of 16 bits, and room for its lines.
const MOST_DECODED: u64 = MOST_PIXELS * 8 + (64 << 20);
/// Quality of what is kept, of 100: small letters stay sharp.
const QUALITY: u8 = 85;

/// A JPEG file written anew.
pub(crate) fn from_jpeg(file: &[u8]) -> Result<Vec<u8>, Refused> {
    let bare = jpeg::bare(file).filter(|bare| bare.is_whole).ok_or(Refused::Damaged)?;
    // The decoder would fill what is missing with grey and call it a picture: hence `is_whole`.
    let decoder = JpegDecoder::new(Cursor::new(&bare.bytes)).map_err(refused)?;
    written(decoder, bare.exif)
}

/// A PNG file written anew, of an animation its still picture.
pub(crate) fn from_png(file: &[u8]) -> Result<Vec<u8>, Refused> {
    let bare = bare_png(file).ok_or(Refused::Damaged)?;
    let decoder = PngDecoder::with_limits(Cursor::new(&bare.bytes), limits()).map_err(refused)?;
    written(decoder, bare.exif)
}

struct BarePng<'a> {
    bytes: Vec<u8>,
    exif: Option<&'a [u8]>,
}

/// `file` with the chunks that hold the picture, so that the decoder meets no other (texts that inflate, profiles,
/// further frames). None if its end is missing.
fn bare_png(file: &[u8]) -> Option<BarePng<'_>> {
    let mut bare = BarePng { bytes: PNG_BEGINNING.to_vec(), exif: None };
    bare.bytes.reserve(file.len());
    let mut rest = &file[PNG_BEGINNING.len()..];
    loop {
        let length = u32::from_be_bytes(*rest.first_chunk()?);
        // Length, name, data, check sum.
        let whole = usize::try_from(length).ok()?.checked_add(12)?;
        let chunk = rest.get(..whole)?;
        rest = &rest[whole..];
        match &chunk[4..8] {
            b"IHDR" | b"PLTE" | b"tRNS" | b"IDAT" => bare.bytes.extend_from_slice(chunk),
            b"IEND" => {
                bare.bytes.extend_from_slice(chunk);
                return Some(bare);
            }
            b"eXIf" => bare.exif = Some(&chunk[8..whole - 4]),
            _ => {}
        }
    }
}

fn limits() -> Limits {
    let mut limits = Limits::default();
    limits.max_image_width = Some(MOST_SIDE);
    limits.max_image_height = Some(MOST_SIDE);
    limits.max_alloc = Some(MOST_DECODED);
    limits
}

fn refused(error: ImageError) -> Refused {
    match error {
        ImageError::Limits(_) => Refused::TooManyPixels,
        _ => Refused::Damaged,
    }
}

fn written(mut decoder: impl ImageDecoder, exif: Option<&[u8]>) -> Result<Vec<u8>, Refused> {
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(Refused::TooManyPixels);
    }
    if width == 0 || height == 0 {
        return Err(Refused::Damaged);
    }
    decoder.set_limits(limits()).map_err(refused)?;
    let image = on_white(DynamicImage::from_decoder(decoder).map_err(refused)?);
    let mut image = match width.max(height) {
        ..=LONGEST_SIDE => image,
        _ => image.resize(LONGEST_SIDE, LONGEST_SIDE, FilterType::Triangle),
    };
    image.apply_orientation(exif.and_then(Orientation::from_exif_chunk).unwrap_or(Orientation::NoTransforms));
    let mut bytes = Vec::new();
    image.write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, QUALITY)).map_err(refused)?;
    Ok(bytes)
}

/// `image` in eight bits a colour, grey or not, where it is transparent on white.
fn on_white(image: DynamicImage) -> DynamicImage {
    let over = |colour: u8, alpha: u8| {
        let (colour, alpha) = (u32::from(colour), u32::from(alpha));
        // At most 255: a mean of `colour` and white.
        ((colour * alpha + 255 * (255 - alpha) + 127) / 255) as u8
    };
    let (width, height) = (image.width(), image.height());
    match image {
        DynamicImage::ImageLuma8(_) | DynamicImage::ImageRgb8(_) => image,
        DynamicImage::ImageLuma16(_) => DynamicImage::ImageLuma8(image.into_luma8()),
        DynamicImage::ImageLumaA8(_) | DynamicImage::ImageLumaA16(_) => {
            let image = image.into_luma_alpha8();
            let grey = image.pixels().map(|pixel| over(pixel[0], pixel[1])).collect();
            GrayImage::from_raw(width, height, grey).map(DynamicImage::ImageLuma8).expect("a byte a pixel")
        }
        DynamicImage::ImageRgba8(_) | DynamicImage::ImageRgba16(_) => {
            let image = image.into_rgba8();
            let mut colours = Vec::with_capacity(image.len() / 4 * 3);
            for pixel in image.pixels() {
                let [red, green, blue, alpha] = pixel.0;
                colours.extend([over(red, alpha), over(green, alpha), over(blue, alpha)]);
            }
            RgbImage::from_raw(width, height, colours)
                .map(DynamicImage::ImageRgb8)
                .expect("three bytes a pixel")
        }
        _ => DynamicImage::ImageRgb8(image.into_rgb8()),
    }
}

//! PDF files, written anew: a new document takes from the old one what its pages show (ISO 32000-1), by lists of what
//! is known. What stands in no list is not carried over: scripts, actions, links, forms, notes, layers, attached
//! files, descriptions, older versions.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use lopdf::xref::XrefType;
use lopdf::{Dictionary, Document, LoadOptions, Object, ObjectId, Stream, StringFormat};

use crate::{MOST_BYTES, MOST_OBJECTS, MOST_PAGES, Refused, jpeg};

/// First bytes of a PDF file.
pub(crate) const BEGINNING: &[u8] = b"%PDF-";
/// Version that is written: the last before 2.0, which older programs do not open.
const VERSION: &str = "1.7";
/// Deepest that objects may stand in each other; the parser takes no more either.
const DEEPEST: usize = 100;
/// Most bytes of a stream of objects, unpacked: a number of one byte takes a hundred in memory.
const MOST_UNPACKED: usize = 4 << 20;
/// Most bytes of a photograph that was packed once more.
const MOST_PHOTOGRAPH: usize = MOST_BYTES;
/// A4, upright, in points: for pages that do not say their size.
const A4: [f32; 4] = [0.0, 0.0, 595.0, 842.0];
/// Farthest that the side of a page may stand from the origin, in points.
const FARTHEST: f32 = 1_000_000.0;

/// Kinds of resources: under each, names stand for objects.
const RESOURCES: [&[u8]; 6] = [b"ColorSpace", b"ExtGState", b"Font", b"Pattern", b"Shading", b"XObject"];

/// Values of `Type` that are known.
const TYPES: [&[u8]; 9] = [
    b"CMap",
    b"Encoding",
    b"ExtGState",
    b"Font",
    b"FontDescriptor",
    b"Group",
    b"Mask",
    b"Pattern",
    b"XObject",
];

/// Keys of all dictionaries that pages are drawn with, by the tables of ISO 32000-1.
#[rustfmt::skip]
const KEYS: &[&str] = &[
    // Any.
    "Type", "Subtype", "Name", "Resources",
    // Streams and their filters (5 to 14).
    "Filter", "DecodeParms", "Predictor", "Colors", "BitsPerComponent", "Columns", "EarlyChange", "K", "EndOfLine",
    "EncodedByteAlign", "Rows", "EndOfBlock", "BlackIs1", "DamagedRowsBeforeError", "JBIG2Globals", "ColorTransform",
    // Functions (38 to 41).
    "FunctionType", "Domain", "Range", "Size", "BitsPerSample", "Order", "Encode", "Decode", "C0", "C1", "N",
    "Functions", "Bounds",
    // States (58), soft masks (144).
    "LW", "LC", "LJ", "ML", "D", "RI", "OP", "op", "OPM", "Font", "FL", "SM", "SA", "BM", "SMask", "CA", "ca", "AIS",
    "TK", "TR", "S", "G", "BC",
    // Colours (63 to 71). `Alternate` is a colour space, `Alternates` would be pictures that are not seen.
    "WhitePoint", "BlackPoint", "Gamma", "Matrix", "Alternate", "ColorSpace", "Colorants", "Process", "Components",
    // Patterns (75, 76) and shadings (78 to 84).
    "PatternType", "PaintType", "TilingType", "BBox", "XStep", "YStep", "Shading", "ExtGState", "ShadingType",
    "Background", "AntiAlias", "Function", "Extend", "Coords", "BitsPerCoordinate", "BitsPerFlag", "VerticesPerRow",
    // Pictures (89, 146), forms (95), groups (96, 147).
    "Width", "Height", "Intent", "ImageMask", "Mask", "Interpolate", "SMaskInData", "Matte", "FormType", "Group",
    "CS", "I",
    // Fonts (111 to 127).
    "BaseFont", "FirstChar", "LastChar", "Widths", "FontDescriptor", "Encoding", "ToUnicode", "FontBBox",
    "FontMatrix", "CharProcs", "BaseEncoding", "Differences", "CIDSystemInfo", "Registry", "Ordering", "Supplement",
    "DW", "W", "DW2", "W2", "CIDToGIDMap", "CMapName", "WMode", "UseCMap", "DescendantFonts", "FontName",
    "FontFamily", "FontStretch", "FontWeight", "Flags", "ItalicAngle", "Ascent", "Descent", "Leading", "CapHeight",
    "XHeight", "StemV", "StemH", "AvgWidth", "MaxWidth", "MissingWidth", "FontFile", "FontFile2", "FontFile3",
    "CharSet", "Style", "Panose", "Lang", "CIDSet", "Length1", "Length2", "Length3",
];

/// `file` written anew.
pub(crate) fn anew(file: &[u8]) -> Result<Vec<u8>, Refused> {
    let old = load(file, false)?;
    if old.objects.len() > MOST_OBJECTS {
        return Err(Refused::TooLong);
    }
    let pages = pages(&old)?;
    let mut new = Document::with_version(VERSION);
    new.reference_table.cross_reference_type = XrefType::CrossReferenceTable;
    let tree = new.new_object_id();
    let keys = KEYS.iter().map(|key| key.as_bytes()).collect();
    let mut copy = Copy { old: &old, new, keys, ids: HashMap::new(), waiting: Vec::new() };
    let mut kids = Vec::new();
    for page in &pages {
        let page = copy.page(page, tree)?;
        kids.push(Object::Reference(copy.new.add_object(page)));
    }
    copy.rest()?;
    let mut new = copy.new;
    let mut root = Dictionary::new();
    root.set("Type", "Pages");
    root.set("Count", pages.len() as i64);
    root.set("Kids", kids);
    new.objects.insert(tree, root.into());
    let mut catalog = Dictionary::new();
    catalog.set("Type", "Catalog");
    catalog.set("Pages", tree);
    let catalog = new.add_object(catalog);
    new.trailer.set("Root", catalog);
    let mut bytes = Vec::new();
    new.save_to(&mut bytes).map_err(|_| Refused::Damaged)?;
    if bytes.len() > MOST_BYTES {
        return Err(Refused::TooLarge);
    }
    // What cannot be read back is not kept.
    match load(&bytes, true)?.get_pages().len() == pages.len() {
        true => Ok(bytes),
        false => Err(Refused::Damaged),
    }
}

fn load(file: &[u8], strict: bool) -> Result<Document, Refused> {
    let options =
        LoadOptions { strict, max_decompressed_size: Some(MOST_UNPACKED), ..LoadOptions::default() };
    let document = Document::load_mem_with_options(file, options).map_err(|error| match error {
        lopdf::Error::Decryption(_)
        | lopdf::Error::InvalidPassword
        | lopdf::Error::UnsupportedSecurityHandler(_) => Refused::Encrypted,
        _ => Refused::Damaged,
    })?;
    match document.trailer.has(b"Encrypt") || document.was_encrypted() {
        true => Err(Refused::Encrypted),
        false => Ok(document),
    }
}

/// A page of the old document, or what its pages inherit (table 30).
#[derive(Clone, Copy, Default)]
struct Page<'a> {
    media_box: Option<&'a Object>,
    crop_box: Option<&'a Object>,
    rotate: Option<&'a Object>,
    resources: Option<&'a Object>,
    contents: Option<&'a Object>,
    group: Option<&'a Object>,
}

impl<'a> Page<'a> {
    /// The page or part of the tree `node` below this one.
    fn below(self, node: &'a Dictionary) -> Self {
        let own = |key| node.get(key).ok();
        Self {
            media_box: own(b"MediaBox").or(self.media_box),
            crop_box: own(b"CropBox").or(self.crop_box),
            rotate: own(b"Rotate").or(self.rotate),
            resources: own(b"Resources").or(self.resources),
            contents: own(b"Contents"),
            group: own(b"Group"),
        }
    }
}

/// The pages in their order, whatever the tree says of their number.
fn pages(old: &Document) -> Result<Vec<Page<'_>>, Refused> {
    let root = old.catalog().and_then(|catalog| catalog.get(b"Pages")).map_err(|_| Refused::Damaged)?;
    let mut pages = Vec::new();
    let mut seen = HashSet::new();
    let mut waiting = vec![(root, Page::default())];
    while let Some((object, above)) = waiting.pop() {
        let Some((id, node)) = found(old, object) else { continue };
        let Ok(node) = node.as_dict() else { continue };
        let page = above.below(node);
        match node.get(b"Kids").ok().and_then(|kids| found(old, kids)) {
            Some((_, Object::Array(kids))) => {
                // Met twice it may be met without end.
                if id.is_some_and(|id| !seen.insert(id)) {
                    return Err(Refused::Damaged);
                }
                waiting.extend(kids.iter().rev().map(|kid| (kid, page)));
            }
            _ if node.has_type(b"Page") || page.contents.is_some() => pages.push(page),
            _ => {}
        }
        if pages.len() > MOST_PAGES {
            return Err(Refused::TooLong);
        }
    }
    if pages.is_empty() { Err(Refused::Damaged) } else { Ok(pages) }
}

/// What `object` is, or refers to, with the last reference on the way there.
fn found<'a>(old: &'a Document, object: &'a Object) -> Option<(Option<ObjectId>, &'a Object)> {
    old.dereference(object).ok()
}

/// Where an object stands: by that its keys are known.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Place {
    /// Anywhere else: its keys are those of [`KEYS`].
    Any,
    /// As resources: its keys are kinds of them.
    Resources,
    /// Below one of these: its keys are names that the content uses.
    Names,
}

/// The new document while it is made.
struct Copy<'a> {
    old: &'a Document,
    new: Document,
    keys: HashSet<&'static [u8]>,
    /// Objects that have a new number. One that stands in two kinds of places becomes two.
    ids: HashMap<(ObjectId, Place), ObjectId>,
    /// Those of them that are not yet copied: what refers to what may be deep, or a ring.
    waiting: Vec<(&'a Object, Place, ObjectId)>,
}

impl<'a> Copy<'a> {
    fn page(&mut self, page: &Page<'a>, tree: ObjectId) -> Result<Dictionary, Refused> {
        let mut new = Dictionary::new();
        new.set("Type", "Page");
        new.set("Parent", tree);
        new.set("MediaBox", array(self.rectangle(page.media_box).unwrap_or(A4)));
        if let Some(crop_box) = self.rectangle(page.crop_box) {
            new.set("CropBox", array(crop_box));
        }
        let turned = page.rotate.and_then(|object| found(self.old, object)?.1.as_i64().ok());
        if let Some(turned @ (90 | 180 | 270)) = turned.map(|degrees| degrees.rem_euclid(360)) {
            new.set("Rotate", turned);
        }
        let resources = page.resources.map(|object| self.object(object, Place::Resources, 0)).transpose()?;
        new.set(
            "Resources",
            resources.filter(|object| !object.is_null()).unwrap_or(Dictionary::new().into()),
        );
        let mut contents = Vec::new();
        for content in page.contents.map(|contents| self.contents(contents)).unwrap_or_default() {
            contents.push(self.object(content, Place::Any, 0)?);
        }
        if !contents.is_empty() {
            new.set("Contents", contents);
        }
        if let Some(group) = page.group.and_then(|object| found(self.old, object)) {
            new.set("Group", self.object(group.1, Place::Any, 0)?);
        }
        Ok(new)
    }

    /// The content streams of a page.
    fn contents(&self, contents: &'a Object) -> Vec<&'a Object> {
        let is_stream = |object| matches!(found(self.old, object), Some((_, Object::Stream(_))));
        let parts = match found(self.old, contents) {
            Some((_, Object::Array(parts))) => parts.as_slice(),
            _ => std::slice::from_ref(contents),
        };
        parts.iter().filter(|part| is_stream(*part)).collect()
    }

    /// A rectangle with an area that a page can have.
    fn rectangle(&self, object: Option<&'a Object>) -> Option<[f32; 4]> {
        let numbers = found(self.old, object?)?.1.as_array().ok()?;
        let numbers: Vec<f32> = numbers
            .iter()
            .map_while(|number| found(self.old, number)?.1.as_float().ok())
            .filter(|number| number.abs() <= FARTHEST)
            .collect();
        let [x, y, other_x, other_y] = numbers.try_into().ok()?;
        let sides = [x.min(other_x), y.min(other_y), x.max(other_x), y.max(other_y)];
        (sides[2] - sides[0] >= 1.0 && sides[3] - sides[1] >= 1.0).then_some(sides)
    }

    /// Copies what the pages referred to, and what that refers to.
    fn rest(&mut self) -> Result<(), Refused> {
        while let Some((object, place, id)) = self.waiting.pop() {
            let object = match object {
                Object::Stream(stream) => self.stream(stream)?.into(),
                object => self.object(object, place, 0)?,
            };
            self.new.objects.insert(id, object);
        }
        Ok(())
    }

    /// `object` as it stands in the new document; null what does not belong there.
    fn object(&mut self, object: &'a Object, place: Place, depth: usize) -> Result<Object, Refused> {
        if depth > DEEPEST {
            return Err(Refused::Damaged);
        }
        Ok(match object {
            Object::Null | Object::Boolean(_) | Object::Integer(_) | Object::Name(_) => object.clone(),
            Object::Real(number) if !number.is_finite() => Object::Real(0.0),
            Object::Real(_) => object.clone(),
            // The writer takes very long for a long text with many signs that it must mark.
            Object::String(text, _) => Object::String(text.clone(), StringFormat::Hexadecimal),
            Object::Array(items) => {
                let items = items.iter().map(|item| self.object(item, Place::Any, depth + 1));
                Object::Array(items.collect::<Result<_, _>>()?)
            }
            Object::Dictionary(dictionary) => self.dictionary(dictionary, place, depth)?.into(),
            Object::Reference(_) => self.reference(object, place),
            // A stream stands by itself.
            Object::Stream(_) => Object::Null,
        })
    }

    fn reference(&mut self, reference: &'a Object, place: Place) -> Object {
        let Some((Some(id), object)) = found(self.old, reference) else { return Object::Null };
        let is_kept = match object {
            // PostScript that a printer would run.
            Object::Stream(stream) => place == Place::Any && !is_name(&stream.dict, b"Subtype", b"PS"),
            Object::Null => false,
            _ => true,
        };
        if !is_kept {
            return Object::Null;
        }
        let new = &mut self.new;
        let new_id = *self.ids.entry((id, place)).or_insert_with(|| {
            let new_id = new.new_object_id();
            self.waiting.push((object, place, new_id));
            new_id
        });
        Object::Reference(new_id)
    }

    fn dictionary(
        &mut self,
        dictionary: &'a Dictionary,
        place: Place,
        depth: usize,
    ) -> Result<Dictionary, Refused> {
        let mut new = Dictionary::new();
        for (key, value) in dictionary {
            let key = key.as_slice();
            let below = match place {
                Place::Names => Place::Any,
                Place::Resources if RESOURCES.contains(&key) => Place::Names,
                Place::Resources if key == b"ProcSet" => Place::Any,
                Place::Any if !self.keys.contains(key) => continue,
                Place::Any => match key {
                    b"Type" if !value.as_name().is_ok_and(|name| TYPES.contains(&name)) => continue,
                    b"Resources" => Place::Resources,
                    b"CharProcs" | b"Colorants" => Place::Names,
                    _ => Place::Any,
                },
                Place::Resources => continue,
            };
            let value = self.object(value, below, depth + 1)?;
            if !value.is_null() {
                new.set(key, value);
            }
        }
        Ok(new)
    }

    /// A stream as it is packed, but a photograph without its metadata.
    fn stream(&mut self, stream: &'a Stream) -> Result<Stream, Refused> {
        let mut dictionary = self.dictionary(&stream.dict, Place::Any, 0)?;
        let Some(photograph) = photograph(self.old, stream)? else {
            return Ok(Stream::new(dictionary, stream.content.clone()));
        };
        let bare = jpeg::bare(&photograph).ok_or(Refused::Damaged)?;
        if let Cow::Owned(_) = photograph {
            // Its parameters were, but for one that hardly anybody sets, of the filters before.
            dictionary.set("Filter", Object::Name(b"DCTDecode".to_vec()));
            dictionary.remove(b"DecodeParms");
        }
        Ok(Stream::new(dictionary, bare.bytes))
    }
}

/// The JPEG file that `stream` holds, if its last filter says so, unpacked of those before.
fn photograph<'a>(old: &Document, stream: &'a Stream) -> Result<Option<Cow<'a, [u8]>>, Refused> {
    let filters = match stream.dict.get(b"Filter").ok().and_then(|filter| found(old, filter)) {
        Some((_, Object::Array(filters))) => {
            filters.iter().filter_map(|filter| found(old, filter)?.1.as_name().ok()).collect()
        }
        Some((_, Object::Name(filter))) => vec![filter.as_slice()],
        _ => Vec::new(),
    };
    let Some((b"DCTDecode" | b"DCT", before)) = filters.split_last().map(|(last, before)| (*last, before))
    else {
        return Ok(None);
    };
    if before.is_empty() {
        return Ok(Some(Cow::Borrowed(&stream.content)));
    }
    let mut packed = Dictionary::new();
    packed.set("Filter", before.iter().map(|name| Object::Name(name.to_vec())).collect::<Vec<_>>());
    let packed = Stream::new(packed, stream.content.clone());
    let file = packed.decompressed_content_with_limit(MOST_PHOTOGRAPH).map_err(|_| Refused::Damaged)?;
    Ok(Some(Cow::Owned(file)))
}

fn is_name(dictionary: &Dictionary, key: &[u8], name: &[u8]) -> bool {
    dictionary.get(key).and_then(Object::as_name).is_ok_and(|value| value == name)
}

fn array(numbers: [f32; 4]) -> Object {
    Object::Array(numbers.map(Object::Real).to_vec())
}

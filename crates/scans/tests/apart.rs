//! Cleaning in a child process. This program is that child, too, and so counts its tests itself.
#![allow(clippy::unwrap_used)]

mod made;

use std::fs::File;
use std::panic::catch_unwind;
use std::process::ExitCode;
use std::thread;

use made::{Pdf, joined};
use rand::{RngExt, SeedableRng};
use rustix::process::{Resource, getrlimit, getuid};
use scans::{Cleaner, Kind, MOST_BYTES, MOST_PIXELS, MOST_PROCESSOR_TIME, Refused, Scan, clean};

const TESTS: &[(&str, fn())] = &[
    ("it_does_what_is_done_here", it_does_what_is_done_here),
    ("what_never_needs_a_child_gets_none", what_never_needs_a_child_gets_none),
    ("what_eats_memory_or_time_is_damaged", what_eats_memory_or_time_is_damaged),
    ("it_may_do_nothing_but_compute", it_may_do_nothing_but_compute),
    ("large_files_pass_both_ways", large_files_pass_both_ways),
    ("the_largest_picture_fits_in_its_memory", the_largest_picture_fits_in_its_memory),
];

fn main() -> ExitCode {
    match std::env::args().nth(1).as_deref() {
        Some("child") => return scans::child(),
        Some("child-that-would") => return child_that_would(&std::env::args().nth(2).unwrap()),
        // What asks for a list is told the truth: these run together or not at all.
        Some("--list") => return ExitCode::SUCCESS,
        _ => {}
    }
    let mut failed = 0;
    for (name, test) in TESTS {
        let is_ok = catch_unwind(test).is_ok();
        println!("test {name} ... {}", if is_ok { "ok" } else { "FAILED" });
        failed += usize::from(!is_ok);
    }
    let result = if failed == 0 { "ok" } else { "FAILED" };
    println!("\ntest result: {result}. {} passed; {failed} failed; 0 ignored", TESTS.len() - failed);
    if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn apart() -> Cleaner {
    Cleaner::Apart(std::env::current_exe().unwrap(), vec!["child"])
}

fn it_does_what_is_done_here() {
    let encrypted = Pdf::new().trailer("/Encrypt<</Filter/Standard/V 1>>").bytes();
    let files = [
        made::jpeg(32, 16),
        made::png(&made::picture(16, 32)),
        Pdf::new().bytes(),
        made::jpeg(32, 16)[..200].to_vec(),
        made::raw_png(60_000, 60_000, 8, 2, &[], &[0; 64]),
        Pdf::new().set(2, &format!("<</Type/Pages/Kids[{}]>>", "3 0 R ".repeat(21))).bytes(),
        encrypted,
    ];
    for file in files {
        assert_eq!(apart().clean(&file).unwrap(), clean(&file));
    }
    assert_eq!(Cleaner::Here.clean(&made::jpeg(8, 8)).unwrap(), clean(&made::jpeg(8, 8)));
}

fn what_never_needs_a_child_gets_none() {
    let nobody = Cleaner::Apart("/nonexistent".into(), vec![]);
    for (file, refused) in [
        (vec![], Refused::Empty),
        (b"GIF89a".to_vec(), Refused::Unknown),
        (joined(&[&made::jpeg(8, 8), &vec![0; MOST_BYTES]]), Refused::TooLarge),
    ] {
        assert_eq!(nobody.clean(&file).unwrap(), Err(refused));
    }
    assert!(nobody.clean(&made::jpeg(8, 8)).is_err());
}

/// A PDF file of many streams of objects, each small enough, together a hundred times the memory that there is.
fn many_object_streams() -> Vec<u8> {
    let mut pdf = Pdf::new();
    let unpacked = joined(&[b"7 0 [", &b"1 ".repeat(2_000_000), b"]"]);
    pdf = pdf.stream(10, "/Type/ObjStm/N 1/First 4/Filter/FlateDecode", &made::packed(&unpacked));
    let stream = pdf.objects[&10].clone();
    (11..500).for_each(|number| drop(pdf.objects.insert(number, stream.clone())));
    pdf.bytes()
}

fn what_eats_memory_or_time_is_damaged() {
    for file in [made::object_stream_bomb(), many_object_streams()] {
        assert!(file.len() < MOST_BYTES);
        assert_eq!(apart().clean(&file).unwrap(), Err(Refused::Damaged));
    }
}

/// What the child has no need of, and whether this process can do it.
type Wish = (&'static str, fn() -> bool);

const WISHES: &[Wish] = &[
    ("open a file", || File::open("/dev/null").is_ok()),
    ("take a gibibyte", || Vec::<u8>::new().try_reserve(1 << 30).is_ok()),
    ("compute forever", || getrlimit(Resource::Cpu).maximum.is_none_or(|most| most > MOST_PROCESSOR_TIME)),
    ("leave its memory behind", || getrlimit(Resource::Core).maximum != Some(0)),
    ("write a file", || getrlimit(Resource::Fsize).maximum != Some(0)),
    ("start others", || getrlimit(Resource::Nproc).maximum != Some(0)),
    // The kernel lets root.
    ("start a thread", || thread::Builder::new().spawn(|| {}).is_ok() && !getuid().is_root()),
];

/// Answers as it should; its end says whether it could do afterwards what it would.
fn child_that_would(wish: &str) -> ExitCode {
    let (_, can) = WISHES.iter().find(|(name, _)| *name == wish).unwrap();
    let answered = scans::child();
    if can() { ExitCode::FAILURE } else { answered }
}

fn it_may_do_nothing_but_compute() {
    let jpeg = made::jpeg(8, 8);
    for (wish, can) in WISHES {
        assert!(
            can() || wish.ends_with("thread") && getuid().is_root() || wish.starts_with("leave"),
            "{wish}"
        );
        let child = Cleaner::Apart(std::env::current_exe().unwrap(), vec!["child-that-would", wish]);
        assert_eq!(child.clean(&jpeg).unwrap(), clean(&jpeg), "{wish}");
    }
}

fn large_files_pass_both_ways() {
    // Noise does not pack: what goes in is as large as may be, and what comes out too.
    let mut random = rand_pcg::Pcg64Mcg::seed_from_u64(1);
    let noise: Vec<u8> = (0..MOST_BYTES - 4000).map(|_| random.random()).collect();
    let file = Pdf::new().stream(6, made::IMAGE, &noise).bytes();
    let Ok(Scan { kind: Kind::Pdf, bytes }) = apart().clean(&file).unwrap() else { panic!("refused") };
    assert!(bytes.len() > noise.len());
}

fn the_largest_picture_fits_in_its_memory() {
    let (width, height) = (7300, 5479);
    assert!(u64::from(width) * u64::from(height) > MOST_PIXELS * 99 / 100);
    let file = made::coded_jpeg(width, height, &[255, 0, 0, 255], true);
    let scan = apart().clean(&file).unwrap().unwrap();
    assert_eq!(scan.kind, Kind::Jpeg);
}

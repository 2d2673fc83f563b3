//! The machine that something is measured on.

/// What it was measured on, and when.
pub fn machine() -> String {
    let read = |path: &str| std::fs::read_to_string(path).unwrap_or_default();
    let cpu = read("/proc/cpuinfo");
    let model =
        cpu.lines().find_map(|line| line.strip_prefix("model name\t: ")).unwrap_or("unknown processor");
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let kernel = read("/proc/sys/kernel/osrelease");
    let memory = read("/proc/meminfo");
    let kib: f64 = memory.split_whitespace().nth(1).and_then(|kib| kib.parse().ok()).unwrap_or_default();
    let date = chrono::Utc::now().format("%Y-%m-%d");
    format!(
        "{date}, {model}, {cores} cores, {:.0} GB of memory, Linux {}, version {}.",
        kib * 1024.0 / 1e9,
        kernel.trim(),
        env!("CARGO_PKG_VERSION")
    )
}

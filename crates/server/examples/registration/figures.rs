//! What was measured, beside its goal.

use std::time::Duration;

/// One row of the report.
pub struct Figure {
    /// What.
    pub what: String,
    /// What was measured; empty where it was not run.
    pub measured: String,
    /// What we hold ourselves to (DESIGN 7), or empty.
    pub goal: &'static str,
    /// Whether it is met, where there is a goal and a measurement.
    pub met: Option<bool>,
}

impl Figure {
    /// A figure with a goal.
    pub fn with_goal(what: impl Into<String>, measured: String, goal: &'static str, met: bool) -> Self {
        Self { what: what.into(), measured, goal, met: Some(met) }
    }

    /// A figure that only informs.
    pub fn plain(what: impl Into<String>, measured: String) -> Self {
        Self { what: what.into(), measured, goal: "", met: None }
    }

    /// A figure that was not run.
    pub fn not_run(what: impl Into<String>, goal: &'static str) -> Self {
        Self { what: what.into(), measured: String::new(), goal, met: None }
    }
}

/// The value below which `share` of `times` lie.
pub fn percentile(times: &mut [Duration], share: f64) -> Duration {
    times.sort_unstable();
    let at = (times.len() as f64 * share).ceil() as usize;
    times.get(at.clamp(1, times.len().max(1)) - 1).copied().unwrap_or_default()
}

/// `duration` in milliseconds.
pub fn ms(duration: Duration) -> String {
    format!("{:.2} ms", duration.as_secs_f64() * 1000.0)
}

/// The report on `title` as Markdown; `about` says how it was measured.
pub fn report(title: &str, machine: &str, command: &str, about: &str, figures: &[Figure]) -> String {
    let mut text = format!(
        "# {title}, measured\n\nWritten by `{command}`: do not edit. {machine}\n\n{about}\n\n\
         | what | measured | goal | |\n|---|---|---|---|\n"
    );
    for Figure { what, measured, goal, met } in figures {
        let met = match met {
            Some(true) => "met",
            Some(false) => "**missed**",
            None => "",
        };
        text += &format!("| {what} | {measured} | {goal} | {met} |\n");
    }
    text
}

//! Numbers of few people are hidden from who may not see the people themselves, and others with them, so that none can
//! be worked out from the total, also by somebody who knows this rule.

use std::collections::BTreeMap;

/// From this many people on a number is shown to who sees no rows (DESIGN 5).
pub const FEWEST: u64 = 5;

/// The cells of one table of people, by the code of the row. Each person is counted in one cell.
pub type Cells = BTreeMap<String, u64>;

/// The cells that may be shown beside their total. Left out are those with nobody, those with fewer than `fewest`, and
/// where any of these is left out as many of the smallest others as it takes: what is hidden together has two numbers
/// that differ, so that none of them is known, and is no small group itself. Cells of the same number go together,
/// else their order would tell. A cell that is left out is not named, so that it looks like one with nobody.
pub fn shown(cells: &Cells, fewest: u64) -> Cells {
    let (mut shown, mut hidden): (Cells, Vec<u64>) = (Cells::new(), Vec::new());
    for (code, &count) in cells.iter().filter(|(_, count)| **count > 0) {
        if count < fewest {
            hidden.push(count);
        } else {
            shown.insert(code.clone(), count);
        }
    }
    let is_known = |hidden: &[u64]| {
        let all_alike = hidden.windows(2).all(|two| two[0] == two[1]);
        !hidden.is_empty() && (all_alike || hidden.iter().sum::<u64>() < fewest)
    };
    while is_known(&hidden)
        && let Some(&smallest) = shown.values().min()
    {
        shown.retain(|_, count| {
            if *count == smallest {
                hidden.push(*count);
            }
            *count != smallest
        });
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(counts: &[u64]) -> Cells {
        counts.iter().enumerate().map(|(at, count)| (at.to_string(), *count)).collect()
    }

    #[test]
    fn hides_what_could_be_worked_out() {
        let shown = |counts: &[u64]| shown(&cells(counts), FEWEST).into_values().collect::<Vec<_>>();
        assert_eq!(shown(&[7, 8, 9]), [7, 8, 9], "nothing small");
        assert_eq!(shown(&[3, 8, 9]), [9], "one alone would be the total less the others");
        assert_eq!(shown(&[3, 8, 8, 9]), [9], "of two alike the order would tell which");
        assert_eq!(shown(&[1, 2, 8, 9]), [9], "three people in two cells are few");
        assert_eq!(shown(&[2, 4, 8, 9]), [8, 9]);
        assert_eq!(shown(&[4, 4, 8, 9]), [9], "all alike");
        assert_eq!(shown(&[0, 9, 12]), [9, 12], "nobody is nobody's secret");
        assert_eq!(shown(&[3]), [0; 0]);
        assert_eq!(shown(&[]), [0; 0]);
    }

    /// Whoever knows the rule, all the codes and the total still finds two tables at least that lead to what is shown,
    /// with another number in each cell of few people. All tables of two to four cells that are small enough to be
    /// tried.
    #[test]
    fn no_hidden_number_can_be_worked_out() {
        for (size, most) in [(2, 40_u64), (3, 24), (4, 16)] {
            // What is published, and which numbers each cell takes in all the tables that lead to it.
            let mut known: BTreeMap<(u64, Cells), Vec<Vec<u64>>> = BTreeMap::new();
            let mut table = vec![0; size];
            loop {
                let total = table.iter().sum::<u64>();
                // A larger total has tables that are not tried.
                if (FEWEST..=most).contains(&total) {
                    known.entry((total, shown(&cells(&table), FEWEST))).or_default().push(table.clone());
                }
                let Some(at) = table.iter().position(|count| *count < most) else { break };
                table[at] += 1;
                table[..at].fill(0);
            }
            for ((total, shown), tables) in known {
                assert!(shown.values().all(|count| *count >= FEWEST));
                for table in &tables {
                    for (at, count) in table.iter().enumerate().filter(|(_, n)| (1..FEWEST).contains(*n)) {
                        let others = tables.iter().any(|other| other[at] != *count);
                        assert!(others, "cell {at} of {table:?} is known from {shown:?} and {total}");
                    }
                }
            }
        }
    }

    /// Of larger tables: nothing small is shown, nothing is hidden alone, and the hidden are no small group.
    #[test]
    fn random_tables_keep_the_rule() {
        // A generator of our own is enough here: multiplied and shifted (Knuth's constants).
        let mut state = 20_261_123_u64;
        let mut random = |below: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) % below
        };
        for _ in 0..5_000 {
            let most = [4, 8, 40, 5_000][random(4) as usize];
            let counts: Vec<u64> = (0..=random(60)).map(|_| random(most)).collect();
            let all = cells(&counts);
            let shown = shown(&all, FEWEST);
            assert!(shown.iter().all(|(code, count)| *count >= FEWEST && all[code] == *count));
            let hidden: Vec<u64> = all
                .iter()
                .filter(|(code, n)| **n > 0 && !shown.contains_key(*code))
                .map(|(_, n)| *n)
                .collect();
            if !hidden.is_empty() && !shown.is_empty() {
                assert!(hidden.len() > 1 && hidden.iter().sum::<u64>() >= FEWEST, "{counts:?}");
            }
            assert!(hidden.is_empty() || hidden.iter().any(|count| *count < FEWEST), "hidden for nothing");
        }
    }
}

//! Proof of work: a script in the page finds numbers that take some hundred thousand hashes to find and one each to
//! check. It costs a person's phone a second while they read, and whoever sends thousands of forms hours. No
//! puzzle, no third party, nothing about the person.

use sha2::{Digest, Sha256};

/// Numbers to be found. Many small tasks instead of one large make the time even: it varies by a third.
pub const PARTS: usize = 8;
/// Leading zero bits of each hash: 2^13 tries for each number on average, 65,536 in all.
pub const BITS: u32 = 13;
/// Digits of a number, at most.
const LONGEST: usize = 10;

/// Whether `work`, numbers separated by commas, proves the work for `challenge`: the SHA-256 of
/// `challenge:part:number` begins with [`BITS`] zero bits for each part from 0 on.
pub fn holds(challenge: &str, work: &str) -> bool {
    let numbers: Vec<&str> = work.split(',').collect();
    numbers.len() == PARTS
        && numbers.iter().enumerate().all(|(part, number)| {
            let is_number = !number.is_empty()
                && number.len() <= LONGEST
                && number.bytes().all(|byte| byte.is_ascii_digit());
            is_number && is_met(challenge, part, number)
        })
}

fn is_met(challenge: &str, part: usize, number: &str) -> bool {
    let hash = Sha256::digest(format!("{challenge}:{part}:{number}"));
    u32::from_be_bytes([hash[0], hash[1], hash[2], hash[3]]).leading_zeros() >= BITS
}

/// Does the work, as the page's script does: for tests and for the bench.
pub fn find(challenge: &str) -> String {
    let numbers: Vec<String> = (0..PARTS)
        .map(|part| {
            let number = (0_u64..).find(|number| is_met(challenge, part, &number.to_string()));
            number.unwrap_or_default().to_string()
        })
        .collect();
    numbers.join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn found_work_holds_for_its_challenge_only() {
        let work = find("0123456789abcdef");
        assert!(holds("0123456789abcdef", &work));
        assert!(!holds("fedcba9876543210", &work));
        let (first, rest) = work.split_once(',').unwrap();
        for wrong in
            ["", ",,,,,,,", rest, &format!("{work},1"), &format!("+{first},{rest}"), "0,0,0,0,0,0,0,0"]
        {
            assert!(!holds("0123456789abcdef", wrong), "{wrong}");
        }
    }
}

//! Which names validate and are kept from training.

/// Whether pairs of the Arabic name `arabic` validate: three of ten do. Names that look alike, whose consonants sound
/// alike, fall on one side.
pub fn validates(arabic: &str) -> bool {
    let folded = names::fold::arabic(arabic);
    let bare = folded.strip_prefix("ال").filter(|bare| bare.chars().count() >= 3).unwrap_or(&folded);
    let coarse: String = bare
        .chars()
        .filter(|letter| !"اوهيع".contains(*letter))
        .map(|letter| match letter {
            'ط' | 'ث' => 'ت',
            'ض' | 'ذ' | 'ظ' => 'د',
            'ص' | 'ز' | 'ش' => 'س',
            'ق' | 'خ' | 'غ' | 'ج' | 'ح' => 'ك',
            letter => letter,
        })
        .collect();
    let key = if coarse.is_empty() { bare } else { &coarse };
    // FNV-1a, 64 bits.
    let hash = key.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    (hash >> 20) % 10 < 3
}

//! Telephones and e-mail addresses: mobile numbers that can exist, and addresses at domains that exist for
//! examples only.

use crate::dice::Dice;
use crate::household::Member;

/// Numbers in E.164 by country; each `#` is any digit. Where a country keeps numbers for fiction
/// (555-01xx in North America) they are taken.
const NUMBERS: &[(&str, &[&str])] = &[
    ("AE", &["+97150#######", "+97152#######", "+97155#######", "+97156#######"]),
    ("AR", &["+549113#######", "+549115#######"]),
    ("AT", &["+43664#######", "+43676#######"]),
    ("AU", &["+6141#######", "+6142#######"]),
    ("BE", &["+3247#######", "+3248#######"]),
    ("BG", &["+35988#######", "+35989#######"]),
    ("BH", &["+97339######", "+97336######"]),
    ("BO", &["+5917#######", "+5916#######"]),
    ("BR", &["+55119########", "+55519########", "+55459########", "+55619########"]),
    ("CA", &["+141655501##", "+151455501##", "+190555501##", "+161355501##", "+140355501##", "+164755501##"]),
    ("CH", &["+4179#######", "+4176#######"]),
    ("CL", &["+56964######", "+56981######", "+56987######", "+56995######"]),
    ("CN", &["+86138########", "+86139########"]),
    ("CO", &["+5731########", "+57300#######"]),
    ("CR", &["+50688######", "+50687######"]),
    ("CU", &["+535#######"]),
    ("CY", &["+35799######", "+35796######"]),
    ("CZ", &["+42077#######", "+42072#######"]),
    ("DE", &["+49151########", "+49176########", "+49172#######"]),
    ("DK", &["+4526######", "+4528######"]),
    ("DO", &["+180955501##", "+182955501##"]),
    ("DZ", &["+21355#######", "+21366#######"]),
    ("EC", &["+59399#######", "+59398#######"]),
    ("EG", &["+2010########", "+2011########", "+2012########"]),
    ("ES", &["+346########"]),
    ("FI", &["+35840#######", "+35850#######"]),
    ("FR", &["+3361#######", "+3366#######"]),
    ("GB", &["+44771#######", "+44774#######"]),
    ("GR", &["+3069########"]),
    ("GT", &["+50255######", "+50241######"]),
    ("HN", &["+5049#######", "+5043#######"]),
    ("HU", &["+3620#######", "+3630#######"]),
    ("ID", &["+62812########"]),
    ("IE", &["+35385#######", "+35387#######"]),
    ("IN", &["+9198########"]),
    ("IQ", &["+96477########", "+96478########"]),
    ("IT", &["+3933########", "+3934########"]),
    ("JO", &["+96279#######", "+962780######", "+962775######"]),
    ("KW", &["+96550######", "+96555######"]),
    ("LB", &["+96170######", "+96171######", "+9613######"]),
    ("LY", &["+21891#######", "+21892#######"]),
    ("MA", &["+21266#######"]),
    ("MX", &["+5255########"]),
    ("MY", &["+6019#######"]),
    ("NI", &["+5058#######"]),
    ("NL", &["+3161#######", "+3164#######"]),
    ("NO", &["+474#######", "+479#######"]),
    ("NZ", &["+6421#######"]),
    ("OM", &["+96892######", "+96895######"]),
    ("PA", &["+5076#######"]),
    ("PE", &["+519########"]),
    ("PK", &["+9230########"]),
    ("PL", &["+4851#######", "+4850#######"]),
    ("PS", &["+97059#######", "+97056#######"]),
    ("PY", &["+595981######"]),
    ("QA", &["+9743#######", "+9745#######", "+9746#######"]),
    ("RO", &["+4072#######", "+4074#######"]),
    ("RU", &["+7916#######"]),
    ("SA", &["+96650#######", "+96655#######", "+96656#######"]),
    ("SD", &["+24991#######", "+24992#######"]),
    ("SE", &["+4670#######", "+4673#######"]),
    ("SV", &["+5037#######", "+5036#######"]),
    ("SY", &["+96393#######", "+96394#######", "+96399#######"]),
    ("TN", &["+2162#######", "+2165#######"]),
    ("TR", &["+9053########", "+9054########"]),
    ("UA", &["+38050#######", "+38067#######"]),
    (
        "US",
        &[
            "+131255501##",
            "+177355501##",
            "+170855501##",
            "+197355501##",
            "+186255501##",
            "+171355501##",
            "+183255501##",
            "+171855501##",
            "+134755501##",
            "+191755501##",
            "+132355501##",
            "+121355501##",
            "+171455501##",
            "+131355501##",
            "+124855501##",
            "+141555501##",
            "+151055501##",
            "+121655501##",
            "+190455501##",
            "+121455501##",
            "+197255501##",
        ],
    ),
    ("UY", &["+59899######"]),
    ("VE", &["+58412#######", "+58414#######", "+58424#######"]),
    ("YE", &["+96777#######", "+96773#######"]),
    ("ZA", &["+2782#######", "+2783#######"]),
];

/// A mobile number of `country` (ISO 3166-1 alpha-2) in E.164; of Palestine where the country is not in
/// the table.
pub(crate) fn mobile(country: &str, dice: &mut Dice) -> String {
    let of = |code: &str| NUMBERS.binary_search_by_key(&code, |(code, _)| code);
    let at = of(country).or_else(|_| of("PS")).expect("Palestine is in the table");
    let form = dice.one(NUMBERS[at].1);
    filled(form, dice)
}

fn filled(form: &str, dice: &mut Dice) -> String {
    let digit = |dice: &mut Dice| char::from(b'0' + u8::try_from(dice.below(10)).expect("one digit"));
    form.chars().map(|c| if c == '#' { digit(dice) } else { c }).collect()
}

/// `rana.hazbun84@example.org`: from the Latin name, whether or not it was given.
pub(crate) fn email(member: &Member, dice: &mut Dice) -> String {
    let mut address = String::with_capacity(48);
    push_ascii(&mut address, member.own.given_latin);
    address.push(dice.one(&['.', '_', '-']));
    push_ascii(&mut address, member.lineage.family_latin);
    let number = if dice.percent(50) { member.birth_year } else { dice.between(1, 9999) };
    address.push_str(&number.to_string());
    address.push('@');
    address.push_str(dice.one(&["example.org", "example.com", "example.net"]));
    address
}

/// The letters of `name` in lower case, without accents and signs.
fn push_ascii(to: &mut String, name: &str) {
    to.extend(name.chars().filter_map(|c| match c {
        'a'..='z' => Some(c),
        'A'..='Z' => Some(c.to_ascii_lowercase()),
        'Á' | 'á' | 'à' | 'â' | 'ä' | 'ã' => Some('a'),
        'É' | 'È' | 'é' | 'è' | 'ê' | 'ë' => Some('e'),
        'Í' | 'í' | 'î' | 'ï' => Some('i'),
        'Ó' | 'ó' | 'ô' | 'ö' => Some('o'),
        'Ú' | 'ú' | 'û' | 'ü' => Some('u'),
        'ñ' => Some('n'),
        'ç' => Some('c'),
        _ => None,
    }));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::LEXICON;

    #[test]
    fn every_number_can_exist() {
        assert!(NUMBERS.is_sorted_by_key(|(code, _)| code));
        let mut dice = Dice::new(7, 0);
        for (country, forms) in NUMBERS {
            for form in *forms {
                for _ in 0..20 {
                    let number = filled(form, &mut dice);
                    assert_eq!(registry::contact::phone(&number, country), Some(number), "{country}: {form}");
                }
            }
        }
        for country in &LEXICON.countries {
            assert!(NUMBERS.iter().any(|(code, _)| *code == country.code), "{}", country.code);
        }
    }
}

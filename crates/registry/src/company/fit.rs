//! Which companies may become partners, and why: plain rules, each told in words.

use accounts::reference::Reference;
use serde::Serialize;

use super::said::{Seek, Trade, section_of};
use super::{About, Interests, Model};

/// Why a company may be a partner for another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// It is in the very trade that is looked for.
    Trade,
    /// It looks for the very trade of the other.
    WantsTrade,
    /// It sells to other countries, and a supplier is looked for.
    Supplies,
    /// It brings goods in, or looks for a supplier, and a buyer is looked for.
    Buys,
    /// It brings goods in, and somebody who sells elsewhere is looked for.
    Distributes,
    /// It would put money in, and an investor is looked for.
    Invests,
    /// It looks for an investor, and the other would put money in.
    WantsInvestor,
    /// Both look for a partner.
    BothPartner,
    /// It is in a trade of the same section as the one that is looked for.
    NearTrade,
    /// It looks for a trade of the same section as the one of the other.
    WantsNear,
}

impl Reason {
    /// How much it says.
    fn weight(self) -> u32 {
        match self {
            Self::Trade => 5,
            Self::WantsTrade => 4,
            Self::Supplies | Self::Buys | Self::Distributes | Self::Invests | Self::WantsInvestor => 3,
            Self::BothPartner => 2,
            Self::NearTrade | Self::WantsNear => 1,
        }
    }
}

/// What is known of a company.
type Known = (About, Interests);

/// Why `other` may be a partner for `own`, what says most first; nothing where there is no reason.
pub fn reasons(own: &Known, other: &Known, reference: &Reference) -> Vec<Reason> {
    let ((about, wishes), (its, its_wishes)) = (own, other);
    let mut found = Vec::new();
    let met = |wanted: &str, trade: &str, same, near| {
        let in_section = |code: &str| section_of(reference, code);
        match () {
            () if wanted.is_empty() || trade.is_empty() => None,
            () if wanted == trade => Some(same),
            () if in_section(wanted) == in_section(trade) => Some(near),
            () => None,
        }
    };
    found.extend(met(&wishes.wanted_industry, &its.industry, Reason::Trade, Reason::NearTrade));
    found.extend(met(&its_wishes.wanted_industry, &about.industry, Reason::WantsTrade, Reason::WantsNear));
    // A seller of shoes is no supplier of olives: where the trade that is looked for is known, the rest counts within it alone.
    let is_near = wishes.wanted_industry.is_empty() || !found.is_empty();
    let imports = its.trade.contains(&Trade::Imports);
    for seek in &wishes.seeks {
        found.extend(match seek {
            Seek::Investor => (!its_wishes.invests.is_empty()).then_some(Reason::Invests),
            _ if !is_near => None,
            Seek::Supplier => its.trade.contains(&Trade::Exports).then_some(Reason::Supplies),
            Seek::Buyer => (imports || its_wishes.seeks.contains(&Seek::Supplier)).then_some(Reason::Buys),
            Seek::Distributor => imports.then_some(Reason::Distributes),
            Seek::Partner => its_wishes.seeks.contains(&Seek::Partner).then_some(Reason::BothPartner),
        });
    }
    if its_wishes.seeks.contains(&Seek::Investor) && !wishes.invests.is_empty() {
        found.push(Reason::WantsInvestor);
    }
    found.sort_by_key(|reason| (std::cmp::Reverse(reason.weight()), *reason));
    found
}

/// A company that may be a partner, and why.
#[derive(Clone, Debug)]
pub struct Match {
    /// The company.
    pub company: Model,
    /// Why, what says most first.
    pub reasons: Vec<Reason>,
}

/// Those of `others` that may be partners of `own`, the best first, `most` at the most. Alike ones stay in their order.
pub fn matches(own: &Model, others: Vec<Model>, reference: &Reference, most: usize) -> Vec<Match> {
    let known = |company: &Model| (company.about(), company.interests());
    let own = known(own);
    let mut found: Vec<Match> = others
        .into_iter()
        .map(|company| Match { reasons: reasons(&own, &known(&company), reference), company })
        .filter(|one| !one.reasons.is_empty())
        .collect();
    found.sort_by_key(|one| std::cmp::Reverse(one.reasons.iter().map(|reason| reason.weight()).sum::<u32>()));
    found.truncate(most);
    found
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::super::{Invest, new};
    use super::*;
    use crate::person::{PersonId, Source};

    fn known(industry: &str, trade: &[Trade], wanted: &str, seeks: &[Seek], invests: bool) -> Known {
        let about = About { industry: industry.into(), trade: trade.to_vec(), ..About::default() };
        let interests = Interests {
            wanted_industry: wanted.into(),
            seeks: seeks.to_vec(),
            invests: if invests { vec![Invest::Projects] } else { Vec::new() },
            ..Interests::default()
        };
        (about, interests)
    }

    #[test]
    fn why_they_fit() {
        let reference = Reference::load(None).unwrap();
        let own = known("46", &[], "10", &[Seek::Supplier, Seek::Partner], true);
        for (other, why) in [
            (known("10", &[Trade::Exports], "", &[], false), vec![Reason::Trade, Reason::Supplies]),
            (known("13", &[], "", &[], false), vec![Reason::NearTrade]),
            (known("62", &[], "46", &[Seek::Partner], false), vec![Reason::WantsTrade, Reason::BothPartner]),
            (known("62", &[], "47", &[], false), vec![Reason::WantsNear]),
            (known("62", &[], "", &[Seek::Investor], false), vec![Reason::WantsInvestor]),
            (known("62", &[Trade::Imports], "", &[Seek::Buyer], true), vec![]),
            (known("", &[], "", &[], false), vec![]),
        ] {
            assert_eq!(reasons(&own, &other, &reference), why, "{other:?}");
        }
        let seller = known("10", &[], "", &[Seek::Buyer, Seek::Distributor, Seek::Investor], false);
        for (other, why) in [
            (known("46", &[Trade::Imports], "", &[], false), vec![Reason::Buys, Reason::Distributes]),
            (known("56", &[], "", &[Seek::Supplier], false), vec![Reason::Buys]),
            (known("64", &[], "", &[], true), vec![Reason::Invests]),
        ] {
            assert_eq!(reasons(&seller, &other, &reference), why, "{other:?}");
        }
        // Whoever has said nothing fits nobody.
        let silent = known("", &[], "", &[], false);
        assert_eq!(reasons(&silent, &own, &reference), []);
    }

    #[test]
    fn the_best_first_and_no_strangers() {
        let reference = Reference::load(None).unwrap();
        let company = |of: Known| -> Model {
            let row = new(PersonId::new(), &of.0, Source::Own, DateTime::UNIX_EPOCH);
            let row = super::super::ActiveModel {
                seeks: sea_orm::ActiveValue::Set(super::super::joined(&of.1.seeks)),
                wanted_industry: sea_orm::ActiveValue::Set(of.1.wanted_industry),
                invests: sea_orm::ActiveValue::Set(super::super::joined(&of.1.invests)),
                ..row
            };
            sea_orm::TryIntoModel::try_into_model(row).unwrap()
        };
        let own = company(known("46", &[], "10", &[Seek::Supplier], false));
        let shoes = company(known("15", &[Trade::Exports], "", &[], false));
        let olives = company(known("10", &[Trade::Exports], "", &[], false));
        let books = company(known("58", &[Trade::Exports], "", &[], false));
        let found = matches(&own, vec![shoes.clone(), books, olives.clone()], &reference, 8);
        assert_eq!(found.iter().map(|one| one.company.id).collect::<Vec<_>>(), [olives.id, shoes.id]);
        assert_eq!(matches(&own, vec![olives, shoes], &reference, 1).len(), 1);
    }
}

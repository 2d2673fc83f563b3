//! Opportunities of the cast: an investment, a community project and an expert wanted that are open, a draft, and somebody who is
//! interested in the first.

use accounts::staff::AccountId;
use anyhow::Result;
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use registry::expert::Help;
use registry::opportunity::{self, Expert, Kind, OpportunityId, State, Words};
use registry::opportunity_interest;
use registry::person::Source;
use sea_orm::ActiveValue::Set;
use sea_orm::{DatabaseTransaction, EntityTrait};
use uuid::Uuid;

use super::companies;
use super::people::{PEOPLE, Person};

/// Whom the department asks.
const ASKED: &str = "family-mother";
/// Whose interest makes them known.
const WHO: &str = "asks";

fn words(title: &str, text: &str) -> Words {
    Words { title: title.into(), text: text.into() }
}

/// What is said of each.
fn all() -> [opportunity::Said; 6] {
    let of = |kind, institution: &str, place: &str, amount| opportunity::Said {
        kind,
        institution: institution.into(),
        words: <[Words; 3]>::default(),
        activity: String::new(),
        industry: String::new(),
        place: place.into(),
        amount,
        closes_on: None,
        expert: Expert::default(),
    };
    [
        opportunity::Said {
            words: [
                words(
                    "معصرة زيتون تعاونية في سبسطية",
                    "تجمع التعاونية زيتون أربعين عائلة، وتعصره اليوم في معصرة مستأجرة. تبحث عن شريك يشتري معها خط عصر حديثًا وخزّانات حفظ، وله نصيب من البيع إلى الخارج.",
                ),
                words(
                    "A cooperative olive press in Sabastiya",
                    "The cooperative gathers the olives of forty families and presses them in a rented mill. It looks for a partner to buy a modern line and storage tanks with, for a share in the sales abroad.",
                ),
                words(
                    "Una almazara cooperativa en Sabastiya",
                    "La cooperativa reúne las aceitunas de cuarenta familias y las muele en una almazara arrendada. Busca un socio para comprar una línea moderna y estanques, con parte en las ventas al exterior.",
                ),
            ],
            activity: "عصر زيت الزيتون".into(),
            industry: "10".into(),
            closes_on: NaiveDate::from_ymd_opt(2028, 6, 30),
            ..of(Kind::Investment, "جمعية سبسطية التعاونية الزراعية", "سبسطية، محافظة نابلس", Some(180_000))
        },
        opportunity::Said {
            words: [
                words(
                    "ألواح شمسية لمدرسة في مخيم جباليا",
                    "تنقطع الكهرباء عن المدرسة معظم النهار. يحتاج المشروع إلى ألواح وبطاريات لعشرين صفًّا وعيادة المدرسة، وإلى مهندس يدرّب من يعتني بها.",
                ),
                words(
                    "Solar panels for a school in Jabalia camp",
                    "The school has no power for most of the day. The project needs panels and batteries for twenty classrooms and the school's clinic, and an engineer to train who looks after them.",
                ),
                Words::default(),
            ],
            activity: "طاقة شمسية".into(),
            industry: "35".into(),
            ..of(Kind::Project, "بلدية جباليا", "جباليا، محافظة شمال غزة", Some(62_000))
        },
        opportunity::Said {
            words: [
                words(
                    "حاضنة لبرمجيات الشباب في رام الله",
                    "حاضنة تستقبل عشرين فريقًا في السنة، وتبحث عمّن يضع فيها مالًا أو وقتًا لإرشاد الفرق.",
                ),
                Words::default(),
                Words::default(),
            ],
            activity: "برمجيات".into(),
            industry: "62".into(),
            ..of(Kind::Investment, "مجمّع فلسطين للتكنولوجيا", "رام الله", Some(250_000))
        },
        opportunity::Said {
            words: hand_surgeon(),
            closes_on: NaiveDate::from_ymd_opt(2027, 8, 31),
            expert: Expert {
                specialty: "SUR09".into(),
                help: Some(Help::Treat),
                languages: "ar".into(),
                starts_on: NaiveDate::from_ymd_opt(2027, 10, 2),
                ends_on: NaiveDate::from_ymd_opt(2027, 10, 15),
                ..Expert::default()
            },
            ..of(Kind::Expertise, "مستشفى رفيديا الحكومي", "نابلس", None)
        },
        opportunity::Said {
            words: nurses(),
            expert: Expert {
                specialty: "ALL03".into(),
                occupation: "2221".into(),
                help: Some(Help::Teach),
                languages: "ar".into(),
                online: true,
                ..Expert::default()
            },
            ..of(Kind::Expertise, "كلية التمريض في جامعة بيت لحم", "بيت لحم", None)
        },
        opportunity::Said {
            words: teacher(),
            expert: Expert {
                occupation: "2341".into(),
                help: Some(Help::Teach),
                languages: "ar".into(),
                online: true,
                ..Expert::default()
            },
            ..of(Kind::Expertise, "مديرية التربية والتعليم في خان يونس", "خان يونس", None)
        },
    ]
}

/// What is said of who teaches nurses of operating rooms.
fn nurses() -> [Words; 3] {
    [
        words(
            "تدريب ممرضات العمليات عن بُعد",
            "تريد الكلية مساقًا من ثماني أمسيات لممرضات العمليات: التعقيم والعدّ والعمل مع الجرّاح. يُعقد المساق عن بُعد، وتُرسل المادة مكتوبة قبل كل أمسية.",
        ),
        words(
            "Training operating room nurses, remotely",
            "The college wants a course of eight evenings for nurses of operating rooms: sterile work, counts, working with the surgeon. It is held remotely, and the material is sent in writing before each evening.",
        ),
        words(
            "Capacitación a distancia para enfermeras de quirófano",
            "La facultad quiere un curso de ocho tardes para enfermeras de quirófano: esterilidad, recuentos, trabajo con el cirujano. Es a distancia y el material se envía por escrito antes de cada tarde.",
        ),
    ]
}

/// What is said of who teaches children from afar.
fn teacher() -> [Words; 3] {
    [
        words(
            "معلمة عربية لأطفال بلا مدرسة",
            "أربعون طفلًا يتعلمون في خيمة. تحتاج المديرية إلى من يقرأ معهم ويكتب ساعتين في الأسبوع عن بُعد، حين تكون الكهرباء.",
        ),
        words(
            "An Arabic teacher for children without a school",
            "Forty children learn in a tent. The directorate needs somebody to read and write with them for two hours a week, remotely, when there is power.",
        ),
        words(
            "Una maestra de árabe para niños sin escuela",
            "Cuarenta niños aprenden en una carpa. La dirección necesita a alguien que lea y escriba con ellos dos horas por semana, a distancia, cuando hay electricidad.",
        ),
    ]
}

/// What is said of the surgeon whom a hospital needs.
fn hand_surgeon() -> [Words; 3] {
    [
        words(
            "جرّاح يد لأسبوعين في نابلس",
            "ينتظر في المستشفى نحو ستين مريضًا عمليات في اليد، منهم من قُطعت أوتاره أو أعصابه. يحتاج القسم إلى جرّاح يد يعمل أسبوعين مع أطبائه، فيجري العمليات ويدرّبهم عليها. يوفّر المستشفى السكن والتنقل.",
        ),
        words(
            "A hand surgeon in Nablus for two weeks",
            "Some sixty patients wait at the hospital for surgery of the hand, many of them with cut tendons or nerves. The department needs a hand surgeon to work for two weeks with its doctors, to operate and to train them. The hospital provides housing and transport.",
        ),
        words(
            "Cirugía de la mano en Nablus por dos semanas",
            "Unas sesenta personas esperan en el hospital una operación de la mano, muchas con tendones o nervios cortados. El servicio necesita a alguien que trabaje dos semanas con su equipo médico, opere y lo capacite. El hospital ofrece alojamiento y transporte.",
        ),
    ]
}

/// The draft among them.
const DRAFT: usize = 2;

/// The opportunity `n` of the cast, from 0; the last is the teacher wanted.
pub fn id(n: u128) -> OpportunityId {
    OpportunityId(Uuid::from_u128(0x0197_0000_0000_7000_8000_0000_0000_0F00 + n))
}

/// Keeps them, and that `person` is interested, if it is they; `by` is who manages them.
pub(super) async fn of(
    db: &DatabaseTransaction,
    person: &Person,
    (by, at): (AccountId, DateTime<Utc>),
) -> Result<()> {
    if person.slug != WHO {
        return Ok(());
    }
    for (n, said) in all().into_iter().enumerate() {
        let mut row = opportunity::ActiveModel { id: Set(id(n as u128)), ..opportunity::new(&said, by, at) };
        if n != DRAFT {
            row.state = Set(State::Open);
            row.opened_at = Set(Some(at + TimeDelta::hours(n as i64 + 1)));
        }
        opportunity::Entity::insert(row).exec_without_returning(db).await?;
    }
    // Whom they ask is in the cast before them.
    let asked = PEOPLE.iter().find(|other| other.slug == ASKED).map(|other| other.id());
    let words = "نعرف عنك أنك تعلّمين العربية. ساعتان في الأسبوع، متى يناسبك، والمديرية تجهّز كل شيء.";
    if let Some(asked) = asked {
        let row = opportunity_interest::new_asked((asked, id(5)), words, (by, at + TimeDelta::hours(8)));
        opportunity_interest::Entity::insert(row).exec_without_returning(db).await?;
    }
    let said = opportunity_interest::Said {
        words: "Importo aceite desde hace doce años. Podría poner parte del dinero y vender aquí lo que produzcan.".into(),
        contact: "+56 41 222 3344, por la tarde".into(),
        company: Some((companies::id(person.id()), "Importadora Saba".into())),
    };
    let row = opportunity_interest::new((person.id(), id(0)), &said, Source::Own, at + TimeDelta::hours(3));
    opportunity_interest::Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

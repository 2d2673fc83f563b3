//! `/register/paper`.

both! {
    /// Every question of the desk's page under its number, for everyone.
    async fn has_the_numbers_of_the_desk(site: Site) {
        let paper = site.browser().get("/ar/register/paper").await;
        assert_eq!(paper.status, 200);
        let asked = paper.texts("main .paper .line > span");
        let mut clerk = site.staff("supervisor-santiago").await;
        let desk = clerk.get("/people/new").await;
        let labels = [desk.texts("main label.label"), desk.texts("main legend.label")].concat();
        for number in 1..=17 {
            let begins = format!("{number}. ");
            assert!(asked.iter().any(|text| text.starts_with(&begins)), "{number} is not on paper");
            // Chile has no camps.
            assert!(number == 9 || labels.iter().any(|text| text.starts_with(&begins)), "{number} is not at the desk");
        }
    }
}

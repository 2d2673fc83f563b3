companies-title = دليل الشركات
companies-lead = شركات فلسطينيين في كل البلدان، وافق أصحابها على أن يراها موظفو البعثات.
companies-search = ابحث عن شركة
companies-search-hint = بالاسم أو نوع العمل أو المنتج أو المدينة، بأي لغة
companies-section = القطاع
companies-home = تتعامل مع فلسطين
companies-invests = مستعدة للاستثمار
companies-not-said = لم يُذكر
companies-seeks = تبحث عن
companies-total = { $count ->
    [zero] لا شركات
    [one] شركة واحدة
    [two] شركتان
    [few] { $shown } شركات
    [many] { $shown } شركة
   *[other] { $shown } شركة
}
companies-all = كل الشركات
companies-empty-title = لا شركة بهذه المواصفات
companies-empty = جرّب كلمة أخرى أو قطاعًا أوسع.
companies-keeper = صاحب الشركة لا يُعرَض هنا. يمكنك أن تعرّف إليه أحد من تخدمهم، فيقرر بنفسه.
companies-record = صاحبها ممن تخدمهم: افتح ملفه
companies-introduction-title = تعريف شخص بهذه الشركة
companies-introduction-lead = من الذي تريد أن تعرّفه؟ يجب أن تكون له شركة في ملفه.
companies-introduction-person = رقم تسجيله
companies-introduction-person-hint = ممن تخدمهم بعثتك
companies-introduction-go = متابعة
companies-introduction-which = له أكثر من شركة. باسم أيّها؟
companies-introduction-error-number = لا أحد بهذا الرقم ممن تخدمهم بعثتك
companies-introduction-error-none = لا شركة في ملفه يديرها بنفسه. أضفها أولًا

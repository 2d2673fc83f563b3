me-requests-title = طلبات التغيير
me-requests-lead = هذا ما طلبت تغييره في ملفك بعد توثيقه. تنظر فيه البعثة، وقد تطلب أن ترى ما يثبته.
me-requests-none = لم تطلب تغيير شيء.
me-requests-name = تغيير الاسم
me-requests-sex = تغيير الجنس
me-requests-birth = تغيير تاريخ الميلاد
me-requests-origin = تغيير البلدة الأصلية
me-requests-open = تنظر فيه البعثة
me-requests-accepted = قُبل وحُفظ في ملفك
me-requests-refused = لم يُقبل
me-requests-withdrawn-state = سُحب
me-requests-wanted = ما طلبته
me-requests-wanted-ar = الاسم الذي طلبته بالعربية
me-requests-wanted-latin = الاسم الذي طلبته بالحروف اللاتينية
me-requests-nothing = أن يُمحى
me-requests-asked-at = تاريخ الطلب
me-requests-decided-at = تاريخ القرار
me-requests-reason = جواب البعثة
me-requests-note = ما الذي يثبته؟
me-requests-note-hint = مثل جواز سفر جديد أو شهادة زواج. اذكرها فقط، وأرِها للبعثة حين تزورها
me-requests-note-row = ما يثبته
me-requests-follow = إضافة ما يثبته، أو سحب الطلب
me-requests-withdraw-title = هل تراجعت عنه؟
me-requests-withdraw = سحب الطلب
me-requests-asked = أُرسل طلبك إلى البعثة. تجد في هذه الصفحة ما يحدث فيه.
me-requests-explained = حُفظ ما كتبته.
me-requests-withdrawn = سُحب الطلب، وبقي ملفك كما هو.
me-requests-decided = انتهى النظر في هذا الطلب من قبل، فلا يمكن تغييره الآن.
me-requests-error-note-long = اكتبه بما لا يزيد على 500 حرف
me-requests-count =
    { $count ->
        [zero] لا طلبات تنظر فيها البعثة
        [one] تنظر البعثة في طلب منك
        [two] تنظر البعثة في طلبين منك
        [few] تنظر البعثة في { $shown } طلبات منك
        [many] تنظر البعثة في { $shown } طلبًا منك
       *[other] تنظر البعثة في { $shown } طلب منك
    }

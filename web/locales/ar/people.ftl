people-heading = البحث عن شخص
people-page = الصفحة { $page } من { $pages }
people-search = الاسم أو رقم التسجيل أو الهاتف أو البريد الإلكتروني
people-search-hint = بالعربية أو بالحروف اللاتينية، بالهمزات أو من دونها
people-country = بلد الإقامة
people-country-all = كل البلدان
people-status = حالة التسجيل
people-status-all = كل الحالات
people-narrow = تضييق البحث
people-narrowed = البحث محصور في
people-any = الكل
people-city = المدينة
people-sex = الجنس
people-born = عقد الميلاد
people-occupation = المهنة
people-origin = البلدة الأصلية
people-from = سُجّل منذ شهر
people-to = سُجّل حتى شهر
people-confirmed = أكّد بياناته خلال
people-email = لديه بريد إلكتروني
people-choice = { $label } ({ $count })
people-chip = { $what }: { $value }
people-born-decade = { $from }–{ $to } (من { $young } إلى { $old } سنة)
people-months =
    { $count ->
        [zero] الشهر الجاري
        [one] شهر واحد
        [two] شهرين
        [few] { $shown } أشهر
        [many] { $shown } شهرًا
       *[other] { $shown } شهر
    }
people-button = بحث
people-degraded-title = البحث محدود الآن
people-degraded = فهرس البحث متوقف، فلا يظهر إلا من يبدأ اسمه بما كتبته تمامًا. كل التسجيلات محفوظة، وسيعود البحث كاملًا من تلقاء نفسه.
people-total =
    { $count ->
        [zero] لا أحد
        [one] شخص واحد
        [two] شخصان
        [few] { $shown } أشخاص
        [many] { $shown } شخصًا
       *[other] { $shown } شخص
    }
people-caption = نتائج البحث
people-column-name = الاسم
people-column-born = سنة الميلاد
people-column-city = المدينة
people-column-country = البلد
people-column-status = الحالة
people-column-number = رقم التسجيل
people-column-registered = تاريخ التسجيل
people-empty-title = لم نجد أحدًا
people-empty = جرّب جزءًا من الاسم أو كتابة أخرى له، أو اختر كل البلدان وكل الحالات. لا يظهر هنا إلا من يقيمون في البلدان التي تراها.

people-status-submitted = ينتظر التوثيق
people-status-verified = موثَّق
people-status-held = معلَّق للتحقق
people-status-returned = أُعيد لإكماله
people-status-paused = متوقف مؤقتًا
people-status-rejected = مرفوض
people-status-merged = مُدمَج في ملف آخر
people-status-withdrawn = سحبه صاحبه
people-status-deceased = متوفّى

people-show-number = رقم التسجيل
people-show-verify = توثيق التسجيل
people-show-identity = الهوية
people-show-name-ar = الاسم بالعربية
people-show-name-latin = الاسم بالحروف اللاتينية
people-show-sex = الجنس
people-show-birth = تاريخ الميلاد
people-show-origin = البلدة الأصلية
people-show-residence = الإقامة
people-show-country = البلد
people-show-city = المدينة
people-show-camp = المخيم
people-show-contact = الاتصال
people-show-phone = الهاتف
people-show-phone-verified = تأكدت منه البعثة
people-show-phone-whatsapp = على واتساب
people-show-email = البريد الإلكتروني
people-show-language = لغة المراسلة
people-show-work = العمل
people-show-occupation = المهنة
people-show-registration = التسجيل
people-show-registered = تاريخ التسجيل
people-show-confirmed = آخر تأكيد للبيانات
people-show-confirmed-never = لم تؤكَّد بعد
people-show-source = مصدر البيانات
people-show-sex-female = أنثى
people-show-sex-male = ذكر
people-show-language-ar = العربية
people-show-language-en = الإنجليزية
people-show-language-es = الإسبانية
people-show-source-self = من الشخص نفسه
people-show-source-desk = من البعثة
people-show-source-import = من قائمة سابقة
people-show-source-association = من جمعية
people-show-consents = ما أذن به
people-show-consent-news = الأخبار
people-show-consent-events = الفعاليات
people-show-consent-surveys = الاستبيانات
people-show-consent-volunteering = التطوع
people-show-consent-sharing = مشاركة البيانات مع جهات أخرى
people-show-consent-since = منذ
people-show-history = سجلّ الملف
people-show-history-caption = سجلّ الملف، من الأحدث إلى الأقدم
people-show-history-at = الوقت
people-show-history-what = الحدث
people-show-history-who = المستخدم
people-show-history-submitted = أُرسل التسجيل
people-show-history-verified = وُثّق التسجيل
people-show-history-viewed = فُتح الملف
people-show-history-imported = أُدخل الملف من قائمة
people-show-history-own = صاحب الملف
people-show-phone-unusable = لا يمكن الاتصال بهذا الرقم: كُتب كما ورد
people-show-history-empty = لم يُفتح هذا الملف من قبل.

people-verification-title = توثيق التسجيل
people-verification-lead = بالتوثيق تشهد بعثتك أن صاحب هذا التسجيل هو الشخص المذكور فيه: رأت أوراقه، أو تعرفه. ويُحفظ اسمك ووقت التوثيق وأساسه.
people-verification-name-ar = الاسم بالعربية
people-verification-name-latin = الاسم بالحروف اللاتينية
people-verification-number = رقم التسجيل
people-verification-basis = على أي أساس توثّق؟
people-verification-papers = رأيت أوراقه الثبوتية
people-verification-papers-hint = جواز سفر، أو بطاقة هوية، أو بطاقة لاجئ، أو شهادة ميلاد
people-verification-known = تعرفه البعثة
people-verification-known-hint = موظف في البعثة يعرفه معرفة شخصية أو من معاملات سابقة
people-verification-other = أساس آخر
people-verification-other-hint = مثل شهادة شخص تثقون به
people-verification-send = توثيق التسجيل
people-verification-cancel = العودة من دون توثيق
people-verification-error-basis = اختر الأساس الذي توثّق عليه التسجيل
people-verification-error-already = هذا التسجيل موثَّق من قبل، فلا حاجة إلى توثيقه مرة أخرى
people-verification-done = وُثّق التسجيل.

people-save = احفظ هذا البحث لتعود إليه

people-searches-title = بحوثك المحفوظة
people-searches-lead = يعرض كلٌّ منها من ينطبق عليه البحث الآن، لا من انطبق عليه يوم حُفظ. لا يراها أحد غيرك.
people-searches-manage = كل البحوث المحفوظة
people-searches-typed = الكلمات
people-searches-remove = حذف
people-searches-removed = حُذف البحث المحفوظ.
people-searches-none-title = لم تحفظ أي بحث بعد
people-searches-none = ابحث أولًا، ثم اختر «احفظ هذا البحث» فوق النتائج.
people-searches-new-title = حفظ البحث
people-searches-new-lead = سيظهر البحث باسمه في صفحة البحث، ويعرض كل مرة من ينطبق عليه حينها.
people-searches-new-name = اسم البحث
people-searches-new-name-hint = مثل: تسجيلات سانتياغو المنتظرة
people-searches-new-send = حفظ البحث
people-searches-new-done = حُفظ البحث.
people-searches-new-error-none = اكتب اسمًا للبحث
people-searches-new-error-long = اجعل اسم البحث 60 حرفًا أو أقل
people-searches-new-error-taken = لديك بحث محفوظ بهذا الاسم، فاختر اسمًا آخر
people-searches-new-error-many = لديك 50 بحثًا محفوظًا، فاحذف واحدًا منها أولًا

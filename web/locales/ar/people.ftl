people-heading = البحث عن شخص
people-page = الصفحة { $page } من { $pages }
people-search = الاسم أو رقم التسجيل أو الهاتف أو البريد
people-search-hint = اسم بأي كتابة، أو مدينة أو مهنة، أو رقم هاتف كامل
people-country = بلد الإقامة
people-country-all = كل البلدان
people-status = حالة التسجيل
people-status-all = كل الحالات
people-narrow = تضييق البحث
people-narrowed = البحث محصور في
people-any = الكل
people-city = المدينة
people-sex = الجنس
people-born = سنوات الميلاد
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
people-lacking = قليلون أو لا أحد لديهم كل ما كتبته، فأضفنا من تنقصه كلمة واحدة منه.
people-because = وُجد لأن
people-sort-newest = الأحدث تسجيلًا أولًا
people-sort-best = الأقرب إلى ما كُتب أولًا
people-suggestions = أسماء مقترحة
people-caption = نتائج البحث
people-column-name = الاسم
people-column-born = سنة الميلاد
people-column-city = المدينة
people-column-country = البلد
people-column-status = الحالة
people-column-number = رقم التسجيل
people-column-registered = تاريخ التسجيل
people-empty-title = لم نجد أحدًا
people-empty = جرّب جزءًا من الاسم أو كتابة أخرى له، أو اختر كل البلدان وكل الحالات. الهاتف والبريد ورقم التسجيل تُكتب كاملة. لا يظهر هنا إلا من يقيمون في البلدان التي تراها.

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
people-show-phone-whatsapp = على واتساب
people-show-language = لغة المراسلة
people-show-occupation = المهنة
people-show-registration = التسجيل
people-show-registered = تاريخ التسجيل
people-show-confirmed = آخر تأكيد للبيانات
people-show-source = مصدر البيانات
people-show-sex-female = أنثى
people-show-sex-male = ذكر
people-show-language-ar = العربية
people-show-language-en = الإنجليزية
people-show-language-es = الإسبانية
people-show-source-self = من الشخص نفسه
people-show-source-desk = من البعثة
people-show-source-import = من قائمة سابقة
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
people-show-history-own = صاحب الملف
people-show-phone-unusable = لا يمكن الاتصال بهذا الرقم: كُتب كما ورد
people-show-history-empty = لم يُفتح هذا الملف من قبل.

people-verification-title = توثيق التسجيل
people-verification-lead = بالتوثيق تشهد بعثتك أن صاحب هذا التسجيل هو الشخص المذكور فيه: رأت أوراقه، أو تعرفه. ويُحفظ اسمك ووقت التوثيق وأساسه.
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

people-back = العودة إلى الملف
people-cancel = العودة من دون تغيير
people-reason-hint = يقرأ الشخص هذا النص في ملفه، فاكتبه بلغة مراسلته:
people-reason-title = لماذا تفتح هذا الملف؟
people-reason-lead = يُحفظ السبب في سجل ما جرى، ويعلم صاحب الملف أن الوزارة فتحته. يصلح السبب لثماني ساعات.
people-reason-question = السبب
people-reason-follow-up = متابعة حالة
people-reason-asked-by-person = طلب من صاحب الملف
people-reason-asked-by-mission = طلب من بعثة
people-reason-complaint = شكوى
people-reason-data-check = مراجعة صحة البيانات
people-reason-send = فتح الملف
people-reason-error = اختر السبب
people-error-reason-long = اجعل النص 500 حرف أو أقل
people-error-decided = بُتّ في هذا التسجيل من قبل، فراجع الملف

people-ground-no-bond = لم يظهر ما يربطه بفلسطين
people-ground-twice = مسجَّل من قبل
people-ground-invented = لا وجود لهذا الشخص
people-ground-certificate = رأيت شهادة الوفاة
people-ground-family = أخبرتنا العائلة
people-ground-other = سبب آخر

people-show-name = الاسم
people-show-badge = { $purpose }: { $said }
people-show-tools = أعمال على الملف
people-show-returned = أُعيد إلى صاحبه لإكماله
people-show-requests = طلب من صاحب الملف: تغيير
people-show-data-requests = طلب بشأن البيانات ينتظر الجواب
people-show-transfer = طُلب نقله إلى بعثة فلسطين في
people-show-proved = تأكّدنا منه:
people-show-not-proved = لم نتأكد منه بعد
people-show-no-contact = لم يترك وسيلة اتصال.
people-show-until-now = حتى الآن
people-show-residences = أماكن الإقامة
people-show-since = من
people-show-until = إلى
people-show-verified = تاريخ التوثيق
people-show-verified-never = لم يوثَّق بعد
people-show-relations = من يشاركه وسيلة الاتصال
people-show-relations-what = أعطى هؤلاء البريد أو الهاتف نفسه، وغالبًا ما يكونون من العائلة:
people-show-relations-none = لا أحد في البلدان التي تراها.
people-show-notes = ملاحظات
people-show-notes-none = لا ملاحظات.
people-show-views = من فتح الملف
people-show-views-caption = من فتح الملف، من الأحدث إلى الأقدم

people-notes-reach-office = موظفو بعثتي وحدهم
people-notes-reach-all = كل من يخدم هذا الشخص، ولو انتقل
people-notes-remove = حذف الملاحظة
people-notes-removed = حُذفت الملاحظة.
people-notes-new-title = إضافة ملاحظة
people-notes-new-lead = اكتب ما يفيد من يخدم هذا الشخص بعدك. ومن حقه أن يقرأ ما كُتب عنه إن طلب نسخة من ملفه.
people-notes-new-text = الملاحظة
people-notes-new-reach = من يقرؤها؟
people-notes-new-send = حفظ الملاحظة
people-notes-new-done = حُفظت الملاحظة.
people-notes-new-error-none = اكتب الملاحظة
people-notes-new-error-long = اجعل الملاحظة 2000 حرف أو أقل
people-notes-new-error-reach = اختر من يقرأ الملاحظة

people-returning-title = إعادة التسجيل إلى صاحبه
people-returning-lead = يعود التسجيل إلى صاحبه ليصحّح شيئًا أو يكمله، ثم يرسله من جديد فيعود إلى قائمة الانتظار.
people-returning-page = ما الذي يحتاج إلى تصحيح؟
people-returning-name = الاسم
people-returning-about = معلومات عنه
people-returning-reason = ماذا يصحّح أو يكمل؟
people-returning-send = إعادته إلى صاحبه
people-returning-done = أُعيد التسجيل إلى صاحبه، ووصله بريد بأن في ملفه ما ينتظره.
people-returning-done-untold = أُعيد التسجيل إلى صاحبه. ليس له بريد مؤكَّد، فلن تصله رسالة: اتصل به.
people-returning-error-page = اختر ما يحتاج إلى تصحيح
people-returning-error-reason = اكتب ماذا يصحّح أو يكمل

people-rejection-title = رفض التسجيل
people-rejection-lead = لا يُقبل التسجيل، ويقرأ صاحبه السبب في ملفه. ويستطيع مشرف البعثة التراجع عن الرفض.
people-rejection-ground = لماذا لا يُقبل؟
people-rejection-reason = ماذا يقرأ صاحب التسجيل؟
people-rejection-send = رفض التسجيل
people-rejection-done = رُفض التسجيل.
people-rejection-error-ground = اختر سبب الرفض
people-rejection-error-reason = اكتب ما يقرؤه صاحب التسجيل

people-death-title = تسجيل وفاة
people-death-lead = يبقى الملف في السجل، ولا يُدخل إليه من الموقع، ولا تُرسل إليه رسائل. ويستطيع مشرف البعثة التراجع إن وقع خطأ.
people-death-died = تاريخ الوفاة
people-death-died-hint = تكفي السنة إن لم يُعرف اليوم
people-death-ground = كيف عرفت البعثة؟
people-death-send = تسجيل الوفاة
people-death-done = سُجّلت الوفاة.
people-death-error-ground = اختر كيف عرفت البعثة
people-death-error-future = اكتب تاريخًا لم يأتِ بعد اليوم
people-death-error-before = اكتب تاريخًا بعد تاريخ الميلاد
people-death-other = بطريقة أخرى

people-reopening-title = التراجع عن القرار
people-reopening-rejected = يعود التسجيل إلى ما كان عليه قبل الرفض.
people-reopening-deceased = يعود الملف إلى ما كان عليه قبل تسجيل الوفاة.
people-reopening-send = التراجع عن القرار
people-reopening-done = عاد التسجيل إلى ما كان عليه.
people-reopening-none = لا قرار يمكن التراجع عنه في هذا الملف.

people-return-code-title = إعطاء رمز عودة جديد
people-return-code-lead = لمن ضاع رمزه. يبطل الرمز السابق، ويصل إلى بريده المؤكَّد خبر بذلك. لا تعطه إلا لصاحب الملف نفسه.
people-return-code-ground = كيف عرفت أنه صاحب الملف؟
people-return-code-send = إعطاء رمز جديد
people-return-code-once = هذا هو الرمز الجديد. يبقى في هذه الصفحة دقائق فقط، فاطبعه أو اكتبه لصاحب الملف الآن.
people-return-code-none = لا يُعطى رمز عودة لهذا الملف.
people-return-code-error-ground = اختر كيف عرفت أنه صاحب الملف

people-contacts-remove = إزالة
people-contacts-new-title = إضافة وسيلة اتصال
people-contacts-new-send = إضافة
people-contacts-new-done = أُضيفت وسيلة الاتصال.
people-contacts-new-known = هذا موجود في الملف من قبل.
people-contacts-new-error-many = في الملف وسائل اتصال كثيرة، فأزل واحدة منها أولًا
people-contacts-verification-send = تأكّدنا منه
people-contacts-verification-done = تأكّدت البعثة من رقم الهاتف.
people-contacts-removal-title = إزالة وسيلة اتصال
people-contacts-removal-last-title = هذه آخر وسيلة اتصال
people-contacts-removal-last = لن تستطيع البعثة أن تصل إليه بعد إزالتها.
people-contacts-removal-told = هذا البريد مؤكَّد، ويصل إليه خبر بإزالته.
people-contacts-removal-send = إزالة
people-contacts-removal-done = أُزيلت وسيلة الاتصال.

people-requests-title = طلب تغيير
people-requests-asked = طُلب في
people-requests-now = في الملف الآن
people-requests-wanted = المطلوب
people-requests-note = ما يثبته، كما كتب صاحب الملف
people-requests-note-none = لم يكتب شيئًا.
people-requests-answer = ما قرارك؟
people-requests-accept = قبول: يتغيّر الملف كما طُلب
people-requests-refuse = رفض: يبقى الملف كما هو
people-requests-reason = سبب الرفض (عند الرفض)
people-requests-send = حفظ القرار
people-requests-accepted = قُبل الطلب وتغيّر الملف.
people-requests-refused = رُفض الطلب، ويقرأ صاحبه السبب في ملفه.
people-requests-decided = بُتّ في هذا الطلب من قبل، أو سحبه صاحبه.
people-requests-error-answer = اختر قبول الطلب أو رفضه
people-requests-error-reason = اكتب سبب الرفض ليقرأه صاحب الطلب

people-transfer-title = نقل الملف إلى بعثة أخرى
people-transfer-lead = لمن انتقل إلى بلد آخر ولم يغيّر ذلك بنفسه. يبقى الملف عندكم حتى توافق البعثة الأخرى.
people-transfer-country = البلد الذي يقيم فيه الآن
people-transfer-city = المدينة أو البلدة هناك
people-transfer-reason = كيف عرفت البعثة؟
people-transfer-reason-hint = تقرؤه البعثة الأخرى وحدها
people-transfer-send = طلب النقل
people-transfer-done = أُرسل طلب النقل إلى البعثة الأخرى.
people-transfer-asked = طُلب نقل هذا الشخص من قبل، والبعثة الأخرى لم تجب بعد.
people-transfer-answered = أجابت البعثة الأخرى من قبل، أو لم يُطلب نقل.
people-transfer-withdraw = سحب طلب النقل
people-transfer-withdrawn = سُحب طلب النقل.
people-transfer-error-reason = اكتب كيف عرفت البعثة
people-transfer-error-country = اكتب البلد الذي انتقل إليه
people-transfer-error-same = اختر بلدًا غير الذي هو مسجَّل فيه
people-transfer-error-unserved = لا بعثة تخدم هذا البلد، فاسأل الوزارة

people-edit-title = تعديل البيانات
people-edit-lead = اكتب ما يقوله صاحب الملف، أو ما تُظهره أوراقه. يسري التعديل فورًا، ويراه في سجلّ ملفه.
people-edit-country = لا يتغيّر البلد إلا بنقل الملف إلى بعثة أخرى.
people-edit-letters = المراسلة
people-edit-ground = على أي أساس تعدّل؟
people-edit-ground-person = قاله صاحب الملف
people-edit-ground-papers = رأيته في أوراقه
people-edit-ground-slip = خطأ في الكتابة
people-edit-send = حفظ التعديل
people-edit-done = حُفظ التعديل.
people-edit-error-ground = اختر الأساس الذي تعدّل عليه
people-edit-error-changed = تغيّر الملف منذ فتحت هذه الصفحة. راجع الملف في نافذة أخرى، ثم أرسلها من جديد ليسري ما فيها
people-edit-error-minor = من له من يتصرف باسمه يبقى قاصرًا بتاريخ كامل. إن أظهرت الأوراق أنه بالغ فأنهِ ذلك أولًا في صفحة عائلته

people-desk-given-ar = الاسم الأول بالعربية
people-desk-given-latin = الاسم الأول بالحروف اللاتينية
people-desk-family-ar = العائلة بالعربية
people-desk-family-latin = العائلة بالحروف اللاتينية
people-desk-phone-seen = تأكّدنا منه في البعثة
people-desk-phone-seen-hint = اتصلتم به فرنّ أمامكم، أو ردّ صاحبه
people-desk-email-hint = يؤكّده صاحبه برمز يصله حين يدخل به أول مرة
people-desk-error-name = اكتب اسمه الأول بالعربية أو بالحروف اللاتينية
people-desk-error-language = اختر لغة مراسلته

people-new-title = تسجيل شخص حاضر
people-new-lead = الأسئلة نفسها التي يجيب عنها من يسجّل نفسه بنفسه، وأرقامها أرقام الاستمارة الورقية.
people-new-paper = الاستمارة الورقية
people-new-no-contact = لا وسيلة اتصال لديه الآن
people-new-consents = اقرأ عليه كل بند، ولا تضع علامة إلا على ما يوافق عليه. رفضها كلها لا يمنع التسجيل.
people-new-consents-legend = على ماذا يوافق؟
people-new-desk = في المكتب
people-new-ground = هل توثّق التسجيل الآن؟
people-new-ground-papers = نعم، رأيت أوراقه الثبوتية
people-new-ground-known = نعم، تعرفه البعثة
people-new-ground-later = لا، يُنظر فيه لاحقًا
people-new-notice = ما يُقرأ عليه قبل التسجيل
people-new-notice-what = تسجّل الوزارة الفلسطينيين في الخارج لتعرفهم وتخدمهم. لا يرى البيانات إلا موظفو البعثة في بلد الإقامة ومن يخدم ذلك البلد في الوزارة. لصاحبها أن يراها ويصحّحها ويعرف من اطّلع عليها، وأن يطلب محوها في أي وقت. والتسجيل مجاني.
people-new-witness = أشهد أني قرأت عليه ذلك، وأن الأجوبة أعلاه أجوبته
people-new-send = تسجيل
people-new-alike-title = قد يكون مسجَّلًا من قبل
people-new-alike = افتح الملفات التالية وقارن:
people-new-because-name = يتشابه الاسم
people-new-because-birth = تاريخ الميلاد نفسه
people-new-because-birth-near = تاريخ الميلاد قريب
people-new-because-phone = رقم الهاتف نفسه
people-new-because-email = البريد الإلكتروني نفسه
people-new-other = ليس أيًّا منهم: سجّله
people-new-error-country = اختر بلدًا تخدمه بعثتك
people-new-error-minor = لا يُسجَّل القاصر وحده: سجّل أحد والديه أو وليّه، ثم أضف الولد من صفحة «العائلة» في ملفه
people-new-error-ground = اختر هل توثّق التسجيل الآن
people-new-error-witness = اقرأ عليه ما يُقرأ قبل التسجيل وما يأذن به، ثم ضع علامة هنا
people-new-error-alike = قارن بمن يشبهونه، ثم ضع علامة إن لم يكن أيًّا منهم
people-new-error-again = انتهت صلاحية هذه الصفحة، فأرسلها مرة أخرى

people-receipt-title = تمّ التسجيل
people-receipt-no-code = لا يظهر رمز العودة هنا بعد الآن. من ضاع رمزه يُعطى رمزًا جديدًا من صفحة ملفه.
people-receipt-witness = قرأ الإشعار وكتب الأجوبة:
people-receipt-record = فتح الملف
people-receipt-next = تسجيل شخص آخر
people-receipt-address = عنوان السجل على الإنترنت:
people-desk-no-family = ليس له اسم عائلة
people-desk-whatsapp = هذا الرقم على واتساب
people-desk-language = بأي لغة يفضّل أن نكتب إليه؟
people-desk-channel = كيف يفضّل أن نتصل به؟
people-desk-origin = بلدته الأصلية في فلسطين
people-desk-camp-none = لا يعيش في مخيم
people-new-error-no-contact = اكتب رقم هاتفه أو بريده الإلكتروني، أو اختر «لا وسيلة اتصال لديه الآن»

people-data-request-title = طلب من صاحب الملف بشأن بياناته
people-data-request-lead = لمن لا يستطيع أن يفعل ذلك بنفسه في ملفه. تأكّد أولًا أنه هو من يطلب.
people-data-request-kind = ماذا يطلب؟
people-data-request-rest = إيقاف ملفه مؤقتًا
people-data-request-rest-hint = في الحال: لا يظهر في البحث ولا في الإحصاءات، وتجده برقم تسجيله
people-data-request-resume = إعادة ملفه إلى العمل
people-data-request-resume-hint = في الحال، كما كان
people-data-request-objection = الاعتراض على استعمال بياناته
people-data-request-objection-hint = يتوقف الملف في الحال، ويجيب مسؤول حماية البيانات خلال 30 يومًا
people-data-request-erasure = محو ملفه
people-data-request-erasure-hint = يوافق عليه مسؤول حماية البيانات، ثم يُمحى الملف بعد 14 يومًا
people-data-request-evidence = كيف تعرف أنه هو؟
people-data-request-papers = رأيت أوراقه الثبوتية
people-data-request-known = تعرفه البعثة
people-data-request-letter = كتب رسالة ووقّعها
people-data-request-words = ما يقوله
people-data-request-words-hint = لا بد منه للاعتراض: ما الذي يعترض عليه، ولماذا
people-data-request-send = تقديم الطلب
people-data-request-open = ينتظر جواب مسؤول حماية البيانات
people-data-request-due = يُجاب قبل
people-data-request-leaves = سيُمحى هذا الملف يوم
people-data-request-receipt = رقم الإيصال
people-data-request-rests = أُوقف الملف.
people-data-request-resumed = عاد الملف إلى العمل.
people-data-request-filed = قُدّم الطلب إلى مسؤول حماية البيانات.
people-data-request-error-kind = اختر ماذا يطلب صاحب الملف
people-data-request-error-evidence = اختر كيف تعرف أنه هو
people-data-request-error-words = اكتب ما الذي يعترض عليه، ولماذا
people-data-request-error-long = اجعل النص 1000 حرف أو أقل
people-data-request-error-asked = طلب ذلك من قبل، والطلب ينتظر الجواب
people-data-request-error-rest = لا يمكن إيقاف الملف وهو في حالته هذه
people-data-request-error-resume = الملف ليس متوقفًا
people-passkeys-title = إزالة مفاتيح الدخول
people-passkeys-lead = { $count ->
    [zero] لا مفاتيح دخول لديه.
    [one] لديه مفتاح دخول واحد. من ضاع جهازه يُزال مفتاحه هنا، وتنتهي كل جلساته، ثم يضيف مفتاحًا جديدًا بنفسه.
    [two] لديه مفتاحا دخول. من ضاع جهازه تُزال مفاتيحه هنا، وتنتهي كل جلساته، ثم يضيف مفتاحًا جديدًا بنفسه.
    [few] لديه { $shown } مفاتيح دخول. من ضاع جهازه تُزال مفاتيحه هنا، وتنتهي كل جلساته، ثم يضيف مفتاحًا جديدًا بنفسه.
    [many] لديه { $shown } مفتاحًا للدخول. من ضاع جهازه تُزال مفاتيحه هنا، وتنتهي كل جلساته، ثم يضيف مفتاحًا جديدًا بنفسه.
   *[other] لديه { $shown } مفتاح دخول. من ضاع جهازه تُزال مفاتيحه هنا، وتنتهي كل جلساته، ثم يضيف مفتاحًا جديدًا بنفسه.
}
people-passkeys-send = إزالة المفاتيح
people-passkeys-none = لا مفاتيح دخول لهذا الملف.
people-passkeys-done = أُزيلت مفاتيح الدخول. يضيف صاحب الملف مفتاحًا جديدًا بعد أن يدخل.

# صفحة المظهر: تُعرض في النسخة التجريبية وحدها
styleguide-title = دليل المظهر
styleguide-lead = كل ما تُبنى منه صفحات المهجر، بحالاته كلها، وبالنص الطويل والنص المختلط الاتجاه.

styleguide-errors = الأخطاء
styleguide-error-name = اكتب اسمك بحروف لغة واحدة في كل خانة
styleguide-error-date = ليس في شباط يوم 31، صحّح اليوم
styleguide-error-way = اختر الطريقة التي نصل بها إليك
styleguide-error-code = الرمز ستة أرقام، اكتبها كلها

styleguide-fields = خانات النماذج
styleguide-name = الاسم
styleguide-name-hint = كما هو في أوراقك، أو كما يعرفك به أهلك
styleguide-long-label = العنوان الكامل في بلد إقامتك الحالي، ومعه اسم المدينة والحي والشارع ورقم البناء والطابق إن وُجد
styleguide-long-value = حي الزيتون، شارع المدارس، بناية أبو غوش رقم 12 (Block C)، الطابق الثالث
styleguide-mail = البريد الإلكتروني
styleguide-year = سنة الميلاد
styleguide-march = آذار
styleguide-born = تاريخ الميلاد
styleguide-born-hint = مثال: 27 آذار 1957، وتكفي السنة وحدها
styleguide-way = كيف نصل إليك؟
styleguide-way-hint = اختر ما تراه أسهل عليك
styleguide-way-email = بالبريد الإلكتروني
styleguide-way-phone = بالهاتف
styleguide-way-phone-hint = تتصل بك البعثة في ساعات العمل
styleguide-way-desk = لا تتصلوا بي، سأزور البعثة بنفسي
styleguide-child = هل معك أطفال؟
styleguide-skills = بماذا تحب أن تشارك؟
styleguide-skill-teach = التعليم
styleguide-skill-host = استضافة الزوار
styleguide-skill-host-hint = في بيتك، لبضعة أيام
styleguide-news = أرسلوا إليّ أخبار الجالية
styleguide-news-hint = مرة في الشهر على الأكثر، وتوقفها متى شئت
styleguide-order = ترتيب النتائج
styleguide-order-name = بالاسم
styleguide-order-date = بتاريخ التسجيل
styleguide-code = الرمز الذي وصلك
styleguide-code-hint = ستة أرقام، صالحة ربع ساعة
styleguide-note = ملاحظة
styleguide-file = صورة الوثيقة
styleguide-file-hint = ملف PDF أو JPG أو PNG، بحجم 10 ميغابايت على الأكثر

styleguide-buttons = الأزرار
styleguide-start = ابدأ التسجيل
styleguide-send = إرسال
styleguide-save = حفظ والمتابعة لاحقًا
styleguide-later = ليس الآن
styleguide-erase = حذف
styleguide-closed = أُغلق باب التقديم
styleguide-dialog = هل تحذف هذه القائمة؟
styleguide-dialog-text = تُحذف القائمة وحدها، ويبقى الأشخاص الذين فيها مسجَّلين.

styleguide-notices = الرسائل
styleguide-saved = حُفظت بياناتك
styleguide-saved-text = يمكنك تغييرها متى شئت.
styleguide-waiting = تسجيلك قيد المراجعة
styleguide-waiting-text = تراجعه بعثة فلسطين في بلد إقامتك.
styleguide-ending = بقي يومان على انتهاء التقديم
styleguide-ending-text = أرسل طلبك قبل مساء الخميس.
styleguide-failed = لم يصل الملف
styleguide-failed-text = انقطع الاتصال قبل اكتماله. أجوبتك محفوظة، أرسل الملف مرة أخرى.
styleguide-why = لماذا نسأل؟
styleguide-why-text = لتعرف البعثة أنك تقيم في البلدان التي تخدمها.

styleguide-panel-heading = لوحة التأكيد
styleguide-panel = وصل تسجيلك
styleguide-panel-label = رقم تسجيلك
styleguide-panel-text = احتفظ بهذا الرقم.

styleguide-summary = قائمة الأجوبة
styleguide-row-arabic = الاسم بالعربية
styleguide-row-latin = الاسم بالحروف اللاتينية
styleguide-row-phone = رقم الهاتف
styleguide-row-camp = المخيم
styleguide-row-city = المدينة
styleguide-row-state = الحالة

styleguide-table = الجداول
styleguide-chile = بلد الإقامة: تشيلي
styleguide-table-caption = أشخاص مسجَّلون
styleguide-empty = لا أحد بهذا الاسم
styleguide-empty-text = جرّب اسمًا أقصر، أو اكتبه بالحروف الأخرى.
styleguide-empty-link = بحث جديد

styleguide-states = الحالات والتقدم
styleguide-state-neutral = متوقف
styleguide-state-good = موثَّق
styleguide-state-wait = قيد المراجعة
styleguide-state-warn = ينقصه شيء
styleguide-state-bad = مرفوض
styleguide-progress = اكتمل من ملفك { $percent } %
styleguide-task-name = الاسم وبلد الإقامة
styleguide-task-done = مكتمل
styleguide-task-family = الأسرة
styleguide-task-family-hint = الزوج أو الزوجة والأولاد، أينما كانوا
styleguide-task-open = لم يكتمل
styleguide-task-card = البطاقة الرقمية
styleguide-task-later = بعد التوثيق

styleguide-cards = الأرقام والبطاقات
styleguide-figure-people = مسجَّلون في بلدان البعثة
styleguide-figure-note = حتى 23 تشرين الثاني/نوفمبر 2026
styleguide-figure-waiting = ينتظرون المراجعة
styleguide-card-camp = مخيم الصيف للأطفال
styleguide-card-camp-text = عشرة أيام في بيت لحم، للأعمار من 10 إلى 14 سنة.
styleguide-card-study = استبيان الجالية
styleguide-card-study-text = خمس دقائق، من دون اسم.

styleguide-counts = صيغ العدد
styleguide-people =
    { $count ->
        [zero] لا أحد
        [one] شخص واحد
        [two] شخصان
        [few] { $shown } أشخاص
        [many] { $shown } شخصًا
       *[other] { $shown } شخص
    }

styleguide-mixed = الاتجاه المختلط
styleguide-mixed-name = اسمان بحروف مختلفة في سطر واحد:
styleguide-mixed-phone = هاتف وبريد في نص عربي:

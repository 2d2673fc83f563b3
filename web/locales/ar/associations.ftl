associations-title = الجمعيات
associations-lead = جمعيات الجاليات ونواديها واتحاداتها في كل البلدان. أعضاؤها لا يظهرون هنا، وأسماء من يتولّون مناصبها تظهر لبعثة بلدها وحدها.
associations-search = ابحث عن جمعية
associations-search-hint = بالاسم أو المدينة أو البلد، بأي لغة
associations-state = حالها
associations-active = قائمة
associations-closed = توقّفت
associations-closed-hint = حُلّت أو لم تعد تعمل. لا ينتسب إليها أحد، ولا يرى رئيسها أعضاءها
associations-reached = التواصل
associations-total = { $count ->
    [zero] لا جمعيات
    [one] جمعية واحدة
    [two] جمعيتان
    [few] { $shown } جمعيات
    [many] { $shown } جمعية
   *[other] { $shown } جمعية
}
associations-all = كل الجمعيات
associations-empty-title = لا جمعية بهذه المواصفات
associations-empty = جرّب كلمة أخرى، أو أضف الجمعية إن كانت في بلد تخدمه بعثتك.
associations-choose = اختر
associations-new-title = إضافة جمعية
associations-new-lead = اكتب ما تعرفه الجالية عنها. يراه موظفو كل البعثات، ويراه الأعضاء المسجَّلون ليجدوا جمعيتهم.
associations-name-hint = الاسم الرسمي كما تكتبه هي
associations-parent-hint = إن كانت فرعًا من جمعية أو اتحاد
associations-parent-none = ليست فرعًا
associations-registered-as-hint = كما سجّلتها سلطات البلد
associations-send = حفظ
associations-added = أُضيفت الجمعية.
associations-known = هذه الجمعية مدوَّنة من قبل.
associations-changed = حُفظ ما كُتب عن الجمعية.
associations-error-country = ليس هذا من البلدان التي تخدمها بعثتك
associations-about-title = تعديل ما كُتب عن الجمعية
associations-updated = آخر تعديل
associations-branch-new = إضافة فرع
associations-officers-none = لم يُدوَّن أحد بعد.
associations-officers-elsewhere = من يتولّى مناصبها معروف لبعثة بلدها. تواصل معها أو مع الجمعية نفسها.
associations-officers-new-title = تدوين منصب
associations-officers-show-title = تعديل المنصب
associations-officers-number = رقم التسجيل
associations-officers-number-hint = إن كان مسجَّلًا وممن تخدمهم بعثتك
associations-officers-name = أو الاسم
associations-officers-name-hint = إن لم يكن مسجَّلًا، كما أعلنته الجمعية
associations-officers-title-hint = مثل: مسؤول اللجنة الثقافية
associations-officers-day-hint = تكفي السنة
associations-officers-sees = يرى أعضاء الجمعية الذين أذنوا بذلك
associations-officers-sees-hint = لمن يرأسها فقط، وحتى آخر يوم من ولايته. يرى الأسماء وما أذن به كل عضو، ولا يدخل إلا بمفتاح دخول
associations-officers-added = دُوّن المنصب.
associations-officers-changed = حُفظ المنصب.
associations-officers-removed = حُذف المنصب.
associations-officers-removal-title = حذف المنصب
associations-officers-removal-what = لمنصب دُوّن خطأً، أو لمن طلب ألا يُذكر. إن انتهت ولايته فعدّل آخر يوم بدل الحذف.
associations-officers-removal-send = حذف
associations-officers-error-office = اختر المنصب
associations-officers-error-name = اكتب رقم التسجيل أو الاسم
associations-officers-error-number = لا أحد بهذا الرقم ممن تخدمهم بعثتك
associations-officers-error-minor = صاحب هذا الرقم قاصر
associations-officers-error-registered = لا يرى الأعضاء إلا من كان مسجَّلًا: اكتب رقمه
associations-officers-error-verified = لا يرى الأعضاء إلا من وُثّق تسجيله: وثّقه أولًا
associations-officers-error-day = اكتب تاريخًا صحيحًا، أو السنة وحدها
associations-officers-error-before = آخر يوم يسبق أول يوم
associations-officers-error-end = من يرى الأعضاء تكون لولايته نهاية: اكتب آخر يوم منها
associations-officers-error-many = بلغت المناصب المدوَّنة لهذه الجمعية أقصى عدد: احذف القديم منها
associations-members-title = أعضاؤها ممن تخدمهم
associations-members-link = من قال منهم إنه عضو فيها
associations-members-lead = من المسجَّلين في بلدان بعثتك، من قالوا إنهم أعضاء فيها.
associations-members-empty-title = لا أحد بعد
associations-members-empty = لم يقل أحد ممن تخدمهم إنه عضو في هذه الجمعية.

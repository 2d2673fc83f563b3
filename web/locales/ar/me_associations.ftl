me-associations-title = الجمعيات
me-associations-lead = الجمعيات التي أنت عضو فيها، وما تراه كل منها عنك. لا ترى أي جمعية شيئًا لم تأذن به.
me-associations-none = لم تذكر أنك عضو في جمعية بعد.
me-associations-sees = ترى منك:
me-associations-find-title = البحث عن جمعية
me-associations-find-country = البلد
me-associations-find-show = عرض
me-associations-find-none = لا جمعية مدوَّنة في هذا البلد بعد.
me-associations-find-missing = لا تجد جمعيتك؟ أخبر بعثتك لتضيفها.
me-associations-name = اسم الجمعية
me-associations-other-name = اسمها بالأحرف اللاتينية أو العربية
me-associations-kind = نوعها
me-associations-kind-community = هيئة جالية
me-associations-kind-federation = اتحاد جمعيات
me-associations-kind-club = نادٍ
me-associations-kind-charity = جمعية خيرية
me-associations-kind-cultural = جمعية ثقافية
me-associations-kind-women = جمعية نسائية
me-associations-kind-youth = جمعية شبابية
me-associations-kind-students = اتحاد طلبة
me-associations-kind-professional = رابطة مهنية
me-associations-kind-business = غرفة تجارة أو مجلس أعمال
me-associations-kind-religious = هيئة دينية
me-associations-kind-sports = جمعية رياضية
me-associations-kind-hometown = رابطة أهل بلدة أو عائلة
me-associations-kind-solidarity = جمعية صداقة وتضامن
me-associations-kind-other = غير ذلك
me-associations-place = المكان
me-associations-address = العنوان
me-associations-phone = الهاتف
me-associations-phone-hint = هاتف الجمعية، لا هاتف شخص
me-associations-email = البريد الإلكتروني
me-associations-website = الموقع الإلكتروني
me-associations-founded = سنة التأسيس
me-associations-registered-as = رقم التسجيل الرسمي
me-associations-members-said = عدد الأعضاء
me-associations-members-said-hint = كما تقوله الجمعية
me-associations-words = ما تقوم به
me-associations-words-hint = أنشطتها ومواعيدها ومن تخدم
me-associations-branch-of = فرع من
me-associations-branches = الفروع
me-associations-closed = توقّفت هذه الجمعية عن العمل.
me-associations-officers = من يتولّى مناصبها
me-associations-office = المنصب
me-associations-office-chair = الرئيس
me-associations-office-deputy = نائب الرئيس
me-associations-office-secretary = أمين السر
me-associations-office-treasurer = أمين الصندوق
me-associations-office-board = عضو الهيئة الإدارية
me-associations-office-other = منصب آخر
me-associations-title-there = اسم المنصب عندهم
me-associations-office-since = أول يوم
me-associations-office-until = آخر يوم
me-associations-office-past = سابق
me-associations-offices = المناصب في الجمعيات
me-associations-offices-what = كما دوّنتها البعثة. إن لم يكن منها شيء صحيحًا فقل ذلك هنا.
me-associations-heads = يرى الأعضاء
me-associations-head-title = أنت ترأس هذه الجمعية
me-associations-ending-title = لم أعد أتولّى هذا المنصب
me-associations-ending-what = ينتهي المنصب فورًا، ولا ترى أعضاء الجمعية بعده. تعلم بعثتك بذلك من صفحة الجمعية.
me-associations-ending-send = إنهاء المنصب
me-associations-ending-done = انتهى المنصب.
me-associations-membership-title = عضويتك
me-associations-membership-none = إن كنت عضوًا فيها فقل ذلك، وقرّر ما تراه عنك.
me-associations-membership-change = تغيير ما تراه عنك
me-associations-membership-what = يرى من يرأس الجمعية اسمك، وما تضع عليه علامة هنا، ولا شيء غير ذلك. ترى بعثتك ومن يتابع بلدك في الوزارة أنك عضو فيها.
me-associations-membership-not = لا يظهر رقم تسجيلك ولا وثائقك ولا عائلتك ولا وضعك القانوني. تستطيع أن تغيّر ذلك أو تنهيه متى شئت، ويسري فورًا.
me-associations-membership-ask = ماذا ترى الجمعية عنك، غير الاسم؟
me-associations-membership-hint = لا شيء مما لا تضع عليه علامة
me-associations-join = أنا عضو في هذه الجمعية
me-associations-join-send = نعم، أنا عضو فيها
me-associations-is-member = أنت عضو فيها
me-associations-not-verified = لا ترى الجمعية شيئًا منك قبل أن توثّق بعثتك تسجيلك.
me-associations-joined = دُوّنت عضويتك.
me-associations-shared = حُفظ ما تراه الجمعية.
me-associations-left = انتهت عضويتك. لم تعد الجمعية ترى شيئًا منك.
me-associations-leaving-title = لست عضوًا فيها
me-associations-leaving-what = تنتهي العضوية، ولا ترى الجمعية شيئًا من ذلك الشخص بعد الآن.
me-associations-leaving-send = إنهاء العضوية
me-associations-shares = ما تراه الجمعية
me-associations-share-name = الاسم
me-associations-share-place = البلد والمدينة
me-associations-share-phone = أرقام الهاتف
me-associations-share-email = البريد الإلكتروني
me-associations-share-age = العمر بالعقد
me-associations-share-age-hint = مثل: بين 30 و39، لا تاريخ الميلاد
me-associations-share-occupation = المهنة
me-associations-share-origin = الأصل في فلسطين
me-associations-age = بين { $from } و{ $to } سنة
me-associations-about-title = تعديل بيانات الجمعية
me-associations-about-what = كيف يتواصل الناس معها وما تقوم به. اسمها ونوعها ومكانها تغيّرها البعثة: راجعها إن كان فيها خطأ.
me-associations-changed = حُفظت بيانات الجمعية.
me-associations-members-title = الأعضاء
me-associations-members-lead = من قالوا إنهم أعضاء وأذنوا للجمعية بأن تراهم. كل من تفتح صفحته يعلم بذلك.
me-associations-members-search = ابحث عن اسم
me-associations-members-search-hint = بالعربية أو اللاتينية
me-associations-members-count = { $count ->
    [zero] لا أعضاء
    [one] عضو واحد
    [two] عضوان
    [few] { $shown } أعضاء
    [many] { $shown } عضوًا
   *[other] { $shown } عضو
}
me-associations-members-all = كل الأعضاء
me-associations-members-more = ظهر أولهم فقط. اكتب مزيدًا من الاسم.
me-associations-members-empty-title = لا أحد
me-associations-members-empty = لا عضو هنا بعد. ادعُ أعضاء الجمعية إلى أن يسجّلوا ويختاروا جمعيتهم.
me-associations-members-removal-title = ليس عضوًا عندنا
me-associations-members-removal-what = يُحذف من الأعضاء ولا تراه الجمعية بعد ذلك. يُخبَر بذلك، ويستطيع أن يراجع بعثته.
me-associations-members-removal-send = حذف من الأعضاء
me-associations-members-removed = حُذف من الأعضاء.
me-associations-member = العضو
me-associations-member-name-only = لم يأذن بأكثر من اسمه.
me-associations-member-told = يقرأ العضو في سجلّه أن صفحته فُتحت.
me-associations-since = عضو هنا منذ
me-associations-print-title = قائمة للطباعة
me-associations-print-by = طبعها
me-associations-print-keep = بيانات أشخاص: لا تُنسخ ولا تُعطى لأحد، وتُتلف بعد استعمالها.
me-associations-print-first = { $count ->
    [zero] لا أحد في القائمة.
    [one] في القائمة أول عضو فقط.
    [two] في القائمة أول عضوين فقط.
    [few] في القائمة أول { $shown } أعضاء فقط.
    [many] في القائمة أول { $shown } عضوًا فقط.
   *[other] في القائمة أول { $shown } عضو فقط.
}
me-associations-error-kind = اختر نوع الجمعية
me-associations-error-name = اكتب اسم الجمعية
me-associations-error-name-long = الاسم أطول من اللازم
me-associations-error-line-long = هذا أطول من اللازم
me-associations-error-words-long = اكتب 1000 حرف على الأكثر
me-associations-error-parent = اختر من القائمة
me-associations-error-founded = اكتب سنة صحيحة، مثل 1984
me-associations-error-members-said = اكتب عددًا
me-associations-error-phone = اكتب رقم هاتف صحيحًا
me-associations-error-email = اكتب عنوان بريد صحيحًا
me-associations-error-many = لا يكون الشخص عضوًا في أكثر من 20 جمعية هنا

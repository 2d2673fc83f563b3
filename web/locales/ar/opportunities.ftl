opportunities-title = فرص الاستثمار والتنمية والخبرة
opportunities-lead = ما تطلبه مؤسسات في فلسطين من أبنائها في الخارج: شركاء في الاستثمار، ودعم لمشاريع تنمية المجتمع، وخبراء تحتاج إليهم مدة من الزمن. تنشره دائرة المغتربين باسم المؤسسة.
opportunities-none = لا فرص مفتوحة الآن
opportunities-none-what = تظهر هنا كل فرصة حين تُنشر.
opportunities-kind = النوع
opportunities-kind-investment = فرصة استثمار
opportunities-kind-investment-hint = عمل يبحث عن شريك يضع فيه مالًا
opportunities-kind-project = مشروع لتنمية المجتمع
opportunities-kind-project-hint = مدرسة أو عيادة أو مياه أو عمل للشباب، يبحث عن دعم
opportunities-kind-expertise = حاجة إلى خبير
opportunities-kind-expertise-hint = طبيب أو معلّم أو مهندس أو غيرهم، مدةً من الزمن أو عن بُعد. اكتب في آخر الصفحة من هو المطلوب
opportunities-institution = المؤسسة
opportunities-institution-hint = صاحبة الفرصة في فلسطين
opportunities-place = المكان
opportunities-place-hint = المحافظة أو البلدة
opportunities-activity = المجال
opportunities-amount = المبلغ المطلوب
opportunities-amount-hint = بالدولار الأمريكي، من دون كسور، مثل: 180,000
opportunities-usd = دولار أمريكي
opportunities-closes = آخر يوم لها
opportunities-closes-never = ما دامت مفتوحة
opportunities-expert = إن كانت الحاجة إلى خبير
opportunities-help = ما المطلوب من الخبير؟
opportunities-help-teach = تعليم أو تدريب
opportunities-help-mentor = إرشاد شخص أو أشخاص مدةً أطول
opportunities-help-treat = علاج المرضى
opportunities-help-advise = استشارة
opportunities-help-host = استقبال متدربين من فلسطين
opportunities-help-host-hint = في مكان عمل الخبير في الخارج
opportunities-specialty = التخصص
opportunities-specialty-hint = في الطب والمهن الصحية، مثل: جراحة اليد
opportunities-specialty-several = أيّ تخصص هو المقصود؟
opportunities-occupation = المهنة
opportunities-occupation-hint = في غير الطب، مثل: مهندس مدني
opportunities-speaks = لغات العمل
opportunities-speaks-hint = كل لغة لا بدّ للخبير من أن يعمل بها
opportunities-language = لغة أخرى
opportunities-language-several = أيّ لغة هي المقصودة؟
opportunities-starts = أول يوم للعمل
opportunities-ends = آخر يوم للعمل
opportunities-online = يمكن أداؤه عن بُعد
opportunities-online-hint = بلا سفر، بالاتصال المرئي مثلًا
opportunities-languages = اكتب العنوان والنص بلغة واحدة على الأقل. من لا يجدها بلغته يقرؤها بالعربية.
opportunities-title-ar = العنوان بالعربية
opportunities-text-ar = النص بالعربية
opportunities-title-en = العنوان بالإنجليزية
opportunities-text-en = النص بالإنجليزية
opportunities-title-es = العنوان بالإسبانية
opportunities-text-es = النص بالإسبانية
opportunities-missing = تنقصها:
opportunities-state-draft = مسوّدة
opportunities-state-open = مفتوحة
opportunities-state-over = انتهى موعدها
opportunities-state-closed = مغلقة
opportunities-new-title = إضافة فرصة
opportunities-edit-title = تغيير الفرصة
opportunities-save = حفظ
opportunities-created = حُفظت المسوّدة. لا يراها أحد من الناس حتى تنشرها.
opportunities-changed = حُفظت التغييرات.
opportunities-unchanged = لم يتغير شيء: نُشرت الفرصة أو أُغلقت قبل ذلك.
opportunities-publish = نشر الفرصة
opportunities-published = نُشرت الفرصة.
opportunities-over = مضى آخر يوم لهذه الفرصة. غيّره أولًا، ثم انشرها.
opportunities-closing-title = إغلاق الفرصة
opportunities-closing-what = لن تظهر الفرصة في القائمة، ولن يستطيع أحد أن يبدي اهتمامه بها. ومن أبدى اهتمامه تبقى متابعته ممكنة. لا تُفتح بعد ذلك من جديد.
opportunities-closing-send = إغلاق
opportunities-closed = أُغلقت الفرصة.
opportunities-error-kind = اختر النوع
opportunities-error-institution = اكتب اسم المؤسسة
opportunities-error-language = اكتب العنوان والنص بلغة واحدة على الأقل
opportunities-error-title = اكتب العنوان بهذه اللغة، أو احذف النص
opportunities-error-text = اكتب النص بهذه اللغة، أو احذف العنوان
opportunities-error-long = اكتبه باختصار: 120 حرفًا على الأكثر
opportunities-error-text-long = اكتب نصًّا أقصر: 2000 حرف على الأكثر
opportunities-error-amount = اكتب المبلغ بالأرقام من دون كسور، مثل: 180,000
opportunities-error-closes = تحقق من التاريخ
opportunities-error-closes-past = اكتب يومًا لم يمضِ بعد
opportunities-error-expert-only = لا يُكتب هذا إلا إن كانت الحاجة إلى خبير. احذفه، أو اختر هذا النوع
opportunities-error-help = اختر ما المطلوب من الخبير
opportunities-error-expert = اكتب التخصص أو المهنة
opportunities-error-specialty-several = اختر التخصص المقصود
opportunities-error-language-several = اختر اللغة المقصودة
opportunities-error-language-unknown = لم نجد هذه اللغة. اكتب اسمها بطريقة أخرى
opportunities-error-ends-before = اكتب يومًا لا يسبق أول يوم للعمل
opportunities-error-changed = تغيّرت الفرصة بعد أن فتحت الصفحة. انظر إليها في نافذة أخرى، ثم احفظ مرة ثانية ليثبت ما كتبته
opportunities-interests-title = المهتمون بها ومن سُئل عنها
opportunities-interests-none = لم يبدِ أحد اهتمامه بعد.
opportunities-interests-count =
    { $count ->
        [zero] لا مهتمين
        [one] مهتم واحد
        [two] مهتمان اثنان
        [few] { $shown } مهتمين
        [many] { $shown } مهتمًّا
       *[other] { $shown } مهتم
    }
opportunities-interests-one = اهتمام بفرصة
opportunities-interests-name = الاسم
opportunities-interests-country = بلد الإقامة
opportunities-interests-at = أبدى اهتمامه في
opportunities-interests-asked-at = سُئل في
opportunities-interests-answered = أجاب في
opportunities-interests-asking = ما كتبته الدائرة إليه
opportunities-interests-asked = بانتظار الجواب
opportunities-interests-declined = الجواب: لا
opportunities-interests-expressed = أُبدي الاهتمام
opportunities-interests-contacted = جرى التواصل
opportunities-interests-met = جرى اللقاء
opportunities-interests-agreed = تم الاتفاق
opportunities-interests-done = قُدّمت الخبرة
opportunities-interests-nothing = لم يتم اتفاق
opportunities-interests-withdrawn = سُحب الاهتمام
opportunities-interests-told = كلما تغيّر ما وصل إليه الأمر، قرأه صاحبه في سجلّه، ووصله بريد يقول إن شيئًا ينتظره.
opportunities-interests-to = إلى أين وصل الأمر؟
opportunities-interests-value = قيمة ما اتُّفق عليه
opportunities-interests-value-hint = عند الاتفاق: بالدولار الأمريكي، من دون كسور. إن لم يكن فيه مال فاكتب 0
opportunities-interests-waits = لا تمكن متابعة الأمر قبل أن يقول صاحبه نعم.
opportunities-interests-no = قال لا، فلا يُسأل عن هذه الفرصة مرة أخرى. وله أن يبدي اهتمامه بها من نفسه ما دامت مفتوحة.
opportunities-interests-days = أيام الخبرة
opportunities-interests-days-hint = بعد أن تُقدَّم الخبرة: عدد أيامها
opportunities-interests-days-count =
    { $count ->
        [zero] بلا أيام خبرة
        [one] يوم خبرة واحد
        [two] يوما خبرة
        [few] { $shown } أيام خبرة
        [many] { $shown } يوم خبرة
       *[other] { $shown } يوم خبرة
    }
opportunities-interests-note = ملاحظة
opportunities-interests-note-hint = يجدها صاحبها في نسخة بياناته إن طلبها
opportunities-interests-followed = حُفظ ما وصل إليه الأمر.
opportunities-interests-error-to = اختر إلى أين وصل الأمر
opportunities-interests-error-value = اكتب قيمة ما اتُّفق عليه بالأرقام من دون كسور، أو 0 إن لم يكن فيه مال
opportunities-interests-error-value-early = لا تُكتب القيمة إلا عند الاتفاق. احذفها، أو اختر أن الاتفاق تم
opportunities-interests-error-days = اكتب عدد أيام الخبرة بالأرقام، من 1 إلى 3660
opportunities-interests-error-days-early = لا تُكتب الأيام إلا بعد أن تُقدَّم الخبرة. احذفها، أو اختر أن الخبرة قُدّمت
opportunities-interests-error-note-long = اكتب نصًّا أقصر: 600 حرف على الأكثر

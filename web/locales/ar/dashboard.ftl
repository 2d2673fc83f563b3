dashboard-title = مكتبي
dashboard-hello = أهلًا بك
dashboard-scope-none = لا بلد في نطاق عملك. اطلب ممن يدير الحسابات في الوزارة أن يضيف البلدان.
dashboard-work-title = عملك هنا
dashboard-no-people = لا يرى عملك بيانات المسجَّلين.
dashboard-scope-title = البلدان التي تراها
dashboard-numbers-title = المسجَّلون في نطاق عملك
dashboard-numbers-all = المسجَّلون في جميع البلدان
dashboard-submitted = ينتظرون التوثيق
dashboard-submitted-about = وصل تسجيلهم ولم تنظر فيه البعثة بعد
dashboard-verified = موثَّقون
dashboard-verified-about = تحقّقت البعثة من هويّتهم
dashboard-total = المسجَّلون كلهم
dashboard-total-about = عدا المعلَّقين والمتوقفين مؤقتًا ومن غادروا السجلّ
dashboard-confirmed = أكّدوا بياناتهم خلال سنة
dashboard-confirmed-about = قالوا إنها ما زالت صحيحة، أو سجّلوا، في آخر 12 شهرًا
dashboard-new = جُدد هذا الشهر
dashboard-new-about = سجّلوا منذ أول الشهر
dashboard-search = البحث عن شخص
dashboard-degraded-title = الأرقام ناقصة الآن
dashboard-degraded = فهرس البحث متوقف، فقد تكون هذه الأرقام أقل من العدد الفعلي. كل التسجيلات محفوظة.
dashboard-last-title = هذه آخر أرقام معروفة
dashboard-last = فهرس البحث متوقف الآن، فلا أرقام أحدث. كل التسجيلات محفوظة. حُسبت هذه الأرقام في:
dashboard-none-title = لا أرقام الآن
dashboard-none = فهرس البحث متوقف ولم تُحفظ أرقام سابقة. كل التسجيلات محفوظة، وتعود الأرقام حين يعود الفهرس.
dashboard-hidden = مخفيّ
dashboard-hidden-note = لا تظهر هنا أعداد تقلّ عن خمسة أشخاص، وتُخفى معها أعداد أخرى حين يلزم ذلك كي لا يُستنتج منها أحد.
dashboard-cut = بعض الأعداد مخفيّ لصغره.
dashboard-all-hidden = الأعداد هنا صغيرة فلا تظهر.
dashboard-nobody = لا أحد بعد
dashboard-coverage =
    { $count ->
        [zero] لم يسجّل أحد بعد.
        [one] سجّل شخص واحد. هذا عدد المسجَّلين، وليس عدد الفلسطينيين المقيمين هناك.
        [two] سجّل شخصان. هذا عدد المسجَّلين، وليس عدد الفلسطينيين المقيمين هناك.
        [few] سجّل { $shown } أشخاص. هذا عدد المسجَّلين، وليس عدد الفلسطينيين المقيمين هناك.
        [many] سجّل { $shown } شخصًا. هذا عدد المسجَّلين، وليس عدد الفلسطينيين المقيمين هناك.
       *[other] سجّل { $shown } شخص. هذا عدد المسجَّلين، وليس عدد الفلسطينيين المقيمين هناك.
    }
dashboard-coverage-confirmed =
    { $count ->
        [zero] ولم يؤكّد أحد منهم بياناته خلال آخر 12 شهرًا.
        [one] وأكّد واحد منهم بياناته خلال آخر 12 شهرًا.
        [two] وأكّد اثنان منهم بياناتهما خلال آخر 12 شهرًا.
        [few] وأكّد { $shown } منهم بياناتهم خلال آخر 12 شهرًا.
        [many] وأكّد { $shown } منهم بياناتهم خلال آخر 12 شهرًا.
       *[other] وأكّد { $shown } منهم بياناتهم خلال آخر 12 شهرًا.
    }
dashboard-coverage-few = سجّل أقل من خمسة أشخاص. هذا عدد المسجَّلين، وليس عدد الفلسطينيين المقيمين هناك.
dashboard-coverage-not = هذه أعداد المسجَّلين، وليست أعداد الفلسطينيين المقيمين هناك.
dashboard-source = المصدر: السجلّ، كما كان في { $date } الساعة { $time } بالتوقيت العالمي
dashboard-source-short = المصدر: السجلّ، كما كان في
dashboard-registered = المسجَّلون الجدد بحسب الشهر
dashboard-registered-about = من بقي في السجلّ ممن سجّلوا في كل شهر.
dashboard-month = شهر التسجيل
dashboard-earlier = قبل ذلك
dashboard-country = بحسب بلد الإقامة
dashboard-country-about = البلد الذي يقيم فيه المسجَّل الآن.
dashboard-city = بحسب المدينة
dashboard-city-about = المدينة كما كتبها أصحابها؛ الأكثر مسجَّلين أولًا.
dashboard-born = بحسب العمر
dashboard-born-about = عقد الميلاد، والعمر في هذه السنة.
dashboard-sex = بحسب الجنس
dashboard-sex-about = كما ذكره المسجَّلون.
dashboard-occupation = بحسب المهنة
dashboard-occupation-about = المهن من قائمة التصنيف الدولي؛ ما كُتب بكلمات أخرى يُعدّ غير مذكور.
dashboard-origin = بحسب البلدة الأصلية
dashboard-origin-about = البلدات من قائمة سنة 1945؛ ما كُتب بكلمات أخرى يُعدّ غير مذكور.
dashboard-status = بحسب حال التسجيل
dashboard-status-about = أين وصل كل تسجيل.
dashboard-chart-about = الأكثر: { $name }، { $count }. كل الأعداد في الجدول.
dashboard-unsaid = من لم يذكروا ذلك: { $count }
dashboard-as-table = الأعداد في جدول
dashboard-more = القائمة كاملة وتنزيلها
dashboard-download = تنزيل الجدول
dashboard-map-key = مساحة كل دائرة بقدر عدد المسجَّلين.
dashboard-map-borders = الحدود على الخريطة للدلالة على المكان فقط، ولا تعبّر عن موقف لدولة فلسطين.
dashboard-table-others = جداول أخرى
dashboard-table-people = عدد الأشخاص
dashboard-table-code = الرمز
dashboard-table-xlsx = تنزيل لبرنامج إكسل (XLSX)
dashboard-table-csv = تنزيل بصيغة CSV
dashboard-table-more = في الملف بقيّة القائمة.
dashboard-table-all = المسجَّلون كلهم: { $shown }
dashboard-table-confirmed = أكّدوا بياناتهم خلال آخر 12 شهرًا: { $shown }

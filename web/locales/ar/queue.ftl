queue-title = قائمة الانتظار
queue-lead = ما ينتظر قرار بعثتك، من الأقدم إلى الأحدث.
queue-begin = ابدأ بالأقدم
queue-next = التالي في قائمة الانتظار
queue-kinds = أنواع ما ينتظر
queue-all = الكل
queue-registrations = تسجيلات
queue-requests = طلبات تغيير
queue-transfers = طلبات نقل
queue-registration = تسجيل جديد
queue-request = طلب تغيير
queue-transfer = طلب نقل إليكم
queue-days =
    { $count ->
        [zero] اليوم
        [one] منذ يوم
        [two] منذ يومين
        [few] منذ { $shown } أيام
        [many] منذ { $shown } يومًا
       *[other] منذ { $shown } يوم
    }
queue-take = سأعمل عليه
queue-take-over = سأتولاه أنا
queue-release = اتركه لغيري
queue-released = تركته لغيرك.
queue-own = أنت تعمل عليه الآن
queue-claimed-by =
    { $count ->
        [zero] بدأ { $who } العمل عليه الآن
        [one] يعمل عليه { $who } منذ دقيقة
        [two] يعمل عليه { $who } منذ دقيقتين
        [few] يعمل عليه { $who } منذ { $shown } دقائق
        [many] يعمل عليه { $who } منذ { $shown } دقيقة
       *[other] يعمل عليه { $who } منذ { $shown } دقيقة
    }
queue-gone = بُتّ فيه من قبل، فاختر غيره.
queue-nothing = لا شيء ينتظر الآن، أو يعمل زملاؤك على كل ما ينتظر.
queue-empty-title = لا شيء ينتظر
queue-empty = حين يصل تسجيل أو طلب جديد يظهر هنا.
queue-held = التسجيلات المعلَّقة للتحقق
queue-children = أولاد
queue-child = طلب تسجيل ولد
queue-guardians = الأوصياء
queue-guardian = وصي منعه وصي آخر

# الغلاف المشترك بين الصفحات
site-name = المهجر
site-ministry = وزارة الخارجية والمغتربين – دولة فلسطين
site-skip = انتقل إلى المحتوى
site-languages = لغة الصفحة
site-menu = القائمة
site-close = إغلاق
site-sign-out = خروج
site-footer = روابط أسفل الصفحة
site-help = المساعدة والتواصل
site-privacy = الخصوصية
site-accessibility = إتاحة الموقع للجميع
site-demo = نسخة تجريبية: كل الأشخاص فيها من نسج الخيال

# النماذج
site-optional = (اختياري)
site-problem = صحّح ما يلي
site-error-prefix = خطأ:
site-day = اليوم
site-month = الشهر
site-year = السنة
site-yes = نعم
site-no = لا
site-cancel = إلغاء
site-password-show = إظهار
site-password-hide = إخفاء
site-suggest-keys = ظهرت اقتراحات، تنقّل بينها بسهمي الأعلى والأسفل
site-offline = انقطع الاتصال بالإنترنت. ما كتبته باقٍ في هذه الصفحة: أرسلها حين يعود الاتصال.
site-idle = بعد دقيقتين ينتهي دخولك، لأنك لم تستعمل الصفحة منذ مدة.
site-idle-stay = أنا هنا، تابع
site-idle-ended = انتهى دخولك. ما كتبته باقٍ في هذه الصفحة: ادخل من نافذة أخرى، ثم أرسلها.
site-idle-sign-in = الدخول من نافذة أخرى

# الأجزاء المشتركة
site-back = رجوع
site-change = تغيير
site-remove = إزالة
site-not-provided = لم يُذكر
site-step = الخطوة { $step } من { $total }
site-pager = صفحات النتائج
site-page = الصفحة
site-previous = السابقة
site-next = التالية
site-pager-shown =
    { $total ->
        [zero] لا نتائج
        [one] نتيجة واحدة
        [two] نتيجتان
        [few] من { $from } إلى { $to } من أصل { $shown } نتائج
        [many] من { $from } إلى { $to } من أصل { $shown } نتيجة
       *[other] من { $from } إلى { $to } من أصل { $shown } نتيجة
    }

me-residence-lead = إن انتقلت إلى بلد آخر فاكتبه هنا. تخدمك بعثة فلسطين فيه من الآن، ولا تعود بعثة البلد السابق ترى ملفك.
me-residence-children = هل ينتقل معك أولادك؟
me-residence-error-children = اختر هل ينتقل أولادك معك

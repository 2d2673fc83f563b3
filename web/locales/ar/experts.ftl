experts-title = بنك الخبرات
experts-lead = فلسطينيون في كل البلدان وافقوا على أن يرى موظفو البعثات خبراتهم. لا تظهر هنا وسائل الاتصال بهم، فمن احتاج إلى أحدهم فليطلبه من دائرة المغتربين.
experts-search = ابحث عن خبرة
experts-search-hint = مهنة أو تخصص بأي لغة، مثل: جراحة اليد، ingeniero civil
experts-field = مجال التخصص
experts-country = بلد الإقامة
experts-language = لغة العمل
experts-help = ما يودّ أن يقدّمه
experts-way = كيف
experts-total = { $count ->
    [zero] لا أحد
    [one] شخص واحد
    [two] شخصان
    [few] { $shown } أشخاص
    [many] { $shown } شخصًا
   *[other] { $shown } شخص
}
experts-total-more = أكثر من { $shown } شخص: ضيّق البحث
experts-all = كل من في البنك
experts-empty-title = لا أحد بهذه المواصفات
experts-empty = جرّب كلمة أخرى أو مجالًا أوسع.
experts-name = الاسم
experts-place = مكان الإقامة
experts-knows = المهنة والتخصص
experts-record = من الذين تخدمهم: افتح ملفه

missions-title = البعثات
missions-lead = من تخدمه كل بعثة، وكيف يُتصل بها. تغيير البلدان يغيّر في الحال من يراهم موظفوها.
missions-search = البلد أو المدينة
missions-search-button = بحث
missions-none = لا بعثة بهذا الاسم
missions-all = كل البعثات
missions-where = البلد والمدينة
missions-kind = نوع البعثة
missions-country = البلد المضيف
missions-country-hint = بأي من أسمائه
missions-city-ar = المدينة بالعربية
missions-city-en = المدينة بالإنجليزية
missions-city-es = المدينة بالإسبانية
missions-serves = البلدان التي تخدمها
missions-serves-hint = بلد في كل سطر
missions-email = البريد الإلكتروني
missions-phone = الهاتف
missions-website = الموقع
missions-languages = لغات الخدمة
missions-language-ar = العربية
missions-language-en = الإنجليزية
missions-language-es = الإسبانية
missions-language-fr = الفرنسية
missions-language-de = الألمانية
missions-language-pt = البرتغالية
missions-state = الحالة
missions-confirmed = أكّدتها الوزارة
missions-confirm = أكّدت الوزارة هذه المعلومات
missions-confirm-hint = ما لم يُؤكَّد يُعرض على الناس مع تنبيه
missions-staff = من يعمل فيها
missions-unserved-title = بلدان لا تخدمها بعثة
missions-unserved = من يسجّل وهو يعيش في أحد هذه البلدان لا يراه إلا موظفو الوزارة للمنطقة.
missions-new-title = إضافة بعثة
missions-edit-title = تعديل البعثة
missions-save = حفظ
missions-saved = حُفظت البعثة.
missions-error-kind = اختر نوع البعثة
missions-error-country = لم نعرف هذا البلد. اكتب اسمه كاملًا
missions-error-city-none = اكتب اسم المدينة بهذه اللغة
missions-error-city-long = اكتب اسم المدينة بما لا يزيد على 80 حرفًا
missions-error-email = اكتب البريد الإلكتروني كاملًا، مثل name@example.com
missions-error-phone = اكتب رقم الهاتف بالأرقام، بما لا يزيد على 60 رقمًا وعلامة
missions-error-website = اكتب عنوان الموقع كاملًا، مثل https://example.org
missions-error-countries = لم نعرف هذا البلد: { $line }. اكتب في كل سطر اسم بلد واحد
missions-error-countries-many = هذه بلدان أكثر مما تخدمه بعثة واحدة. راجع القائمة
missions-unserved-list =
    { $count ->
        [zero] لا بلدان
        [one] بلد واحد
        [two] بلدان
        [few] { $shown } بلدان
        [many] { $shown } بلدًا
       *[other] { $shown } بلد
    }

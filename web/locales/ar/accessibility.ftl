accessibility-title = إتاحة الموقع للجميع
accessibility-heading = موقع يستطيع كل الناس استعماله
accessibility-lead = نريد أن يستطيع كل إنسان أن يسجّل بنفسه: من لا يرى أو يرى قليلًا، ومن لا يستعمل الفأرة، ومن هاتفه قديم أو اتصاله بطيء.

accessibility-aim-title = ما الذي نلتزم به؟
accessibility-aim = نسعى إلى استيفاء المستوى AA من المعيار الدولي WCAG 2.2 لإتاحة محتوى الويب.
accessibility-aim-keyboard = تستطيع أن تنجز كل شيء بلوحة المفاتيح وحدها
accessibility-aim-reader = الصفحات مبنية لتقرأها قارئات الشاشة
accessibility-aim-zoom = يتسع النص للتكبير، وتُقرأ الصفحات على شاشة ضيقة عرضها 320 بكسل
accessibility-aim-scripts = يعمل الموقع وإن كان JavaScript متوقفًا في متصفحك
accessibility-aim-languages = كل صفحة بالعربية والإنجليزية والإسبانية
accessibility-aim-puzzles = لا نطلب حلّ ألغاز مصوّرة، ولا نحدّد وقتًا قصيرًا للإجابة

accessibility-tested-title = كيف نختبر؟
accessibility-tested-automatic = تفحص أداة axe كل صفحة آليًا باللغات الثلاث وعلى شاشة ضيقة، كلما تغيّر البرنامج.
accessibility-tested-manual = ونجرّب الصفحات بأنفسنا: بلوحة المفاتيح، وبتكبير النص، وعلى شاشة هاتف.

accessibility-limits-title = ما لم نبلغه بعد
accessibility-limits-audit = لم تفحص الموقعَ جهة مستقلة بعد.
accessibility-limits-people = لم نختبره بعد اختبارًا منظمًا مع من يستعملون قارئات الشاشة.
accessibility-limits-names = أسماء بعض بعثات فلسطين (السفارات والقنصليات) وبعض الأماكن مأخوذة من مصادر عامة، وقد تظهر بلغة غير لغة الصفحة.

accessibility-tell-title = هل تعذّر عليك شيء؟
accessibility-tell = أخبر بعثة فلسطين في بلدك في أي صفحة كنت وما الذي تعذّر، فتوصله إلينا لنصلحه، وتساعدك على التسجيل إلى ذلك الحين.
accessibility-tell-link = المساعدة وعناوين البعثات

privacy-title = الخصوصية
privacy-heading = كيف نحمي خصوصيتك
privacy-lead = هنا نشرح لك ما الذي نحفظه عنك ولماذا، ومن يراه، وما حقوقك.

privacy-responsible-title = من المسؤول؟
privacy-responsible = وزارة الخارجية والمغتربين في دولة فلسطين مسؤولة عن هذا السجل وعن كل ما فيه.

privacy-basis-title = على أي أساس نحفظ بياناتك؟
privacy-basis = من مهام الوزارة أن ترعى مصالح الفلسطينيين في الخارج، وأن تحفظ معلومات محدَّثة عنهم. والتسجيل قائم على هذه المهمة.
privacy-basis-consent = أما ما زاد على ذلك، كالأخبار والدعوات والاستبيانات، فلا يكون إلا بإذنك.

privacy-data-title = ما الذي نحفظه؟
privacy-data-needed = لا بد منه:
privacy-data-needed-name = اسمك بالعربية أو بالحروف اللاتينية
privacy-data-needed-country = البلد الذي تعيش فيه
privacy-data-needed-contact = وسيلة اتصال واحدة، أو أن تخبرنا أنه لا وسيلة لديك الآن
privacy-data-optional = اختياري، ولا ينقص تسجيلك من دونه:
privacy-data-optional-name = بقية اسمك، ومدينتك، ووسيلة اتصال ثانية
privacy-data-optional-more = ما تختار أن تخبرنا به لاحقًا، مثل تاريخ ميلادك وبلدة عائلتك الأصلية ودراستك ومهنتك
privacy-data-system = ونحفظ كذلك رقم تسجيلك ووقته، ولغتك، وما أذنت لنا به، ومن فتح ملفك أو غيّر فيه ومتى.
privacy-data-never-asked = ولا نسألك عن دينك.

privacy-seen-title = من يرى بياناتك؟
privacy-seen-mission = بعثة فلسطين (السفارة أو القنصلية) في البلد الذي تعيش فيه، لتخدمك. لا تراها بعثة في بلد آخر، وإذا انتقلت انتقل ملفك معك.
privacy-seen-ministry = موظفون في الوزارة، كلٌّ في حدود عمله: من يدير برنامجًا يرى المشاركين فيه، ومن يتابع منطقة يرى المسجَّلين فيها.
privacy-seen-associations = الجمعيات لا ترى عنك شيئًا إلا إذا أذنت، ولا ترى عندئذ إلا ما أذنت به.
privacy-seen-sensitive = وثائق الهوية وملاحظات الحماية لا يراها إلا من كُلّف بذلك. والمعلومات الطبية لا تراها البعثات.
privacy-seen-administrators = من يدير النظام وحساباته لا يُسمح له بالاطلاع على بيانات الناس.
privacy-seen-log = كلما فُتح ملفك، سُجّل من فتحه ومتى، في سجل لا يستطيع أحد من الموظفين تغييره.

privacy-consents-title = ما تأذن لنا به
privacy-consents-separate = لكل غرض إذن مستقل: الأخبار، والفعاليات، والاستبيانات، والتطوع، ومشاركة بياناتك مع جهات أخرى. ولا يُختار شيء منها إلا إذا اخترته أنت.
privacy-consents-withdraw = لك أن تعطي أي إذن أو تسحبه متى شئت، بضغطة واحدة في ملفك، ويبقى تسجيلك كما هو.

privacy-protection-title = كيف نحميها؟
privacy-protection-encrypted = وثائق الهوية والوضع القانوني وملاحظات الحماية والمعلومات الطبية والملفات تُحفظ مشفّرة، ولا يُحفظ المفتاح الرئيسي معها.
privacy-protection-draft = التسجيل الذي لم تكمله يُحفظ مشفّرًا ولا يراه موظف.
privacy-protection-mail = رسائلنا لا تحمل بياناتك: تقول إن شيئًا ينتظرك، وتدلّك عليه.

privacy-never-title = ما لا نفعله أبدًا
privacy-never-sell = لا نبيع بياناتك.
privacy-never-share = لا نعطيها لحكومة البلد الذي تعيش فيه، ولا لأي جهة أخرى، من دون إذنك.
privacy-never-track = لا نتتبّع ما تفعله على الإنترنت، ولا نعرض إعلانات.
privacy-never-third = لا تتصل صفحاتنا بموقع غير موقعنا.

privacy-keep-title = كم من الوقت نحفظها؟
privacy-keep-record = ملفك: ما دمت مسجَّلًا، وحتى تمحوه.
privacy-keep-draft = تسجيل لم تكمله: 30 يومًا على الأكثر.
privacy-keep-rejected = تسجيل لم يُقبل: سنة بعد القرار
privacy-keep-deceased = ملف من توفّي: عشر سنوات بعد تسجيل الوفاة
privacy-keep-cases = طلبات التغيير والملاحظات وما شابهها: خمس سنوات بعد انتهائها
privacy-keep-backup = النسخ الاحتياطية: 35 يومًا على الأكثر بعد محو ملفك. ونحتفظ برمز لا يدل عليك، يمنع عودة ملفك إذا استُعيدت نسخة قديمة.

privacy-rights-title = حقوقك
privacy-rights-see = أن ترى ما نحفظه عنك، ومن اطّلع عليه
privacy-rights-correct = أن تصحّحه
privacy-rights-copy = أن تأخذ نسخة منه
privacy-rights-pause = أن توقف ملفك مؤقتًا، فلا يظهر في البحث ولا تصلك أخبار ولا دعوات ولا يُعَدّ في الإحصاءات
privacy-rights-object = أن تعترض على استعماله إن كان في وضعك ما يدعو إلى ذلك، فيتوقف ملفك حتى نجيبك
privacy-rights-erase = أن تمحوه: بعد 14 يومًا تستطيع خلالها أن تتراجع، أو في الحال
privacy-rights-how = تفعل ذلك كله بنفسك في ملفك، من دون مقابل. وإن لم تستطع الدخول إليه، فاطلبه من بعثة فلسطين في بلدك أو من الوزارة.
privacy-rights-own = الدخول إلى ملفك
privacy-rights-link = البعثات بحسب البلد

privacy-cookies-title = ملفات تعريف الارتباط
privacy-cookies = هي معلومات صغيرة يحفظها متصفحك لموقعنا. لا نستعمل إلا ما لا بد منه ليعمل الموقع، ولذلك لا نسألك عنه.
privacy-cookies-caption = ملفات تعريف الارتباط التي نستعملها
privacy-cookies-name = الاسم
privacy-cookies-purpose = الغرض
privacy-cookies-expiry = المدة
privacy-cookies-session-purpose = يحفظ دخولك إلى الموقع، وتسجيلك الذي لم تكمله بعد
privacy-cookies-session-expiry = 12 ساعة بعد آخر استعمال، ولو أغلقت المتصفح. أما بعد دخولك إلى ملفك فنصف ساعة
privacy-cookies-known-purpose = للموظفين وحدهم: يدل على جهاز دخلوا منه من قبل، فلا تمنعهم منه محاولات غيرهم
privacy-cookies-known-expiry = سنة بعد آخر دخول

privacy-complaint-title = سؤال أو شكوى؟
privacy-complaint = أرسل سؤالك أو شكواك إلى بعثة فلسطين في بلدك، واطلب إيصال رسالتك إلى مسؤول حماية البيانات في الوزارة.

dev-mail-title = الرسائل الصادرة
dev-mail-lead = هنا ما كانت هذه النسخة التجريبية لترسله بالبريد، من الأحدث إلى الأقدم. لا يصل شيء منه إلى أحد.
dev-mail-to = إلى
dev-mail-text = النص
dev-mail-empty-title = لا رسائل بعد
dev-mail-empty = اطلب رمزًا للدخول مثلًا، ثم حدّث هذه الصفحة.

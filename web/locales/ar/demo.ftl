demo-title = الدخول إلى النسخة التجريبية
demo-lead = جميع الأشخاص في هذه النسخة من نسج الخيال. اختر موظفًا لترى ما يراه.
demo-role-clerk = القسم القنصلي
demo-role-supervisor = الإشراف
demo-sign-in = ادخل باسم { $name }

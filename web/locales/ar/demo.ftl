demo-title = الدخول إلى النسخة التجريبية
demo-lead = كل من في هذه النسخة أشخاص من الخيال. اختر موظفًا لترى ما يراه.
demo-role-clerk = موظف قنصلي
demo-role-supervisor = مشرف
demo-sign-in = ادخل باسم { $name }

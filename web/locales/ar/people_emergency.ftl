people-emergency-title = من يُتصل به عند الطوارئ
people-emergency-lead = من تتصل به البعثة إن أصاب صاحبَ الملف مكروه ولم تستطع الوصول إليه.
people-emergency-relation = صلته بصاحب الملف
people-emergency-none = لم يُذكر أحد.
people-emergency-done = حُفظ من يُتصل به عند الطوارئ.
people-emergency-removed = حُذف من كان يُتصل به عند الطوارئ.

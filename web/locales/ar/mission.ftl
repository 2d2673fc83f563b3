mission-kind-embassy = سفارة فلسطين
mission-kind-consulate = قنصلية فلسطين
mission-kind-mission = بعثة فلسطين
mission-kind-representation = مفوضية فلسطين
mission-kind-other = مكتب فلسطين
mission-serves = تخدم المقيمين في:
mission-comma = ،
mission-unconfirmed = لم تؤكّدها الوزارة بعد
mission-email = البريد الإلكتروني:
mission-phone = الهاتف:
mission-website = الموقع:

mission-ministry-name = وزارة الخارجية والمغتربين، دولة فلسطين
mission-ministry-address = العنوان:
mission-ministry-none = لم تُسجَّل هنا بعد وسيلة للاتصال بالوزارة.
mission-ministry-help = البعثات بحسب البلد

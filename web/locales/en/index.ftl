index-heading = The register of Palestinians abroad
index-lead = Register with the Embassy of Palestine where you live, so that it knows you are there and can serve you.
index-time = It is free, takes a few minutes, and you do not need an e-mail address.
index-start = Start registering
index-return = Registered before? Sign in to your record

index-who-title = Who is it for?
index-who = For every Palestinian living outside the homeland, and for everyone of Palestinian origin, whatever other nationality they hold: expatriates, their children and grandchildren, refugees, students, businesspeople and their families.
index-who-papers = You do not need a passport or an identity card.

index-needed-title = What do you need?
index-needed-name = Your name, in Arabic or in Latin letters
index-needed-country = The country you live in
index-needed-contact = A phone number or an e-mail address if you have one; if not, you can register without

index-data-title = What happens with your data?
index-data-seen = It is seen by the Palestinian mission (embassy or consulate) in the country you live in and by the ministry’s staff charged with it, and by nobody else.
index-data-never = We do not sell it, and we do not give it to the government of the country you live in, or to anyone else, without your consent.
index-data-rights = At any time you can see it, correct it, take a copy of it and erase it yourself, on this site.
index-data-link = How we protect your privacy

index-help-title = Would you rather have someone help you?
index-help = Go to the Palestinian mission in your country: its staff will help you register, free of charge.
index-help-link = Missions by country, and common questions

help-title = Help
help-heading = Help and Palestinian missions
help-lead = Find the Palestinian mission (embassy or consulate) that serves the country you live in, or read the answers to the most common questions.
help-country-label = Which country do you live in?
help-country-hint = Write the country’s name in Arabic, English or Spanish
help-country-button = Search
help-country-all = Show all countries

help-results-title = Missions
help-results-for = The country you wrote:
help-total =
    { $count ->
        [0] No missions
        [one] One mission
       *[other] { $shown } missions
    }
help-unconfirmed-title = The ministry has not confirmed this list yet
help-unconfirmed = We gathered it from public sources and it may have gaps or mistakes. Check the address before you go.
help-none-title = We found no Palestinian mission in this country
help-none-spelling = Check how the country’s name is written, or try it in another language.
help-none-nearest = If there is no mission in your country, contact the ministry or the mission nearest to you. You can register here in any case.

help-questions-title = Common questions
help-who-question = Who may register?
help-who-answer = Every Palestinian outside the homeland, and anyone of Palestinian origin, whatever other nationality they hold and wherever they were born.
help-email-question = Do I need an e-mail address?
help-email-answer = No. A phone number is enough. If you have no phone either, register without one and visit the Palestinian mission in your country when you can.
help-family-question = Can I register my family?
help-family-answer = Each adult registers for themselves and owns their own record. A whole family may use one phone number or one e-mail address. For children under eighteen, ask the mission in your country.
help-safe-question = Is my data safe?
help-safe-answer = It is seen only by the Palestinian mission in the country you live in and by the ministry’s staff charged with it, and every opening of your record is logged. We do not give it to the government of the country you live in, or to anyone else, without your consent.
help-safe-link = How we protect your privacy
help-passport-question = Does it replace a passport or a consular service?
help-passport-answer = No. This register issues no passport and no certificate, and proves neither nationality nor a right of residence. Passports and documents are handled at the mission as usual.
help-cost-question = What does it cost?
help-cost-answer = Nothing. Registration is free and nobody will ask you for money for it. If someone does, tell the mission.
help-change-question = How do I change my data?
help-change-answer = Sign in to your record: there you see your data and who looked at it, correct it, change how to reach you, take a copy of everything, and pause or erase your record. If you cannot sign in, visit the Palestinian mission in your country with your registration number.
help-change-link = Sign in to your record
help-papers-question = I am a refugee without papers. Can I register?
help-papers-answer = Yes. We ask for no papers when you register. Write your name as your family knows you, and the country you live in now. If the mission later asks for a paper you do not have, say so: it can also verify people it knows.

help-ministry-title = Contact the ministry

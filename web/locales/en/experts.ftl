experts-title = Bank of expertise
experts-lead = Palestinians in all countries who agreed that the staff of missions see what they know. How they are reached is not shown: they are asked through the department for expatriates.
experts-search = Look for expertise
experts-search-hint = A profession or specialty in any language, such as: hand surgery, ingeniero civil
experts-field = Field of specialty
experts-country = Country of residence
experts-language = Works in
experts-help = How they would help
experts-way = How
experts-total = { $count ->
    [one] One person
   *[other] { $shown } people
}
experts-total-more = More than { $shown } people: narrow the search
experts-all = Show everyone
experts-empty-title = No one matches
experts-empty = Try another word, or a wider field.
experts-name = Name
experts-place = Place of residence
experts-knows = Profession and specialty
experts-record = Somebody you serve: open their record

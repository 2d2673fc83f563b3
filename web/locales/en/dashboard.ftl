dashboard-title = My desk
dashboard-hello = Welcome
dashboard-scope-none = No country is in your scope. Ask whoever keeps the accounts at the ministry to add the countries.
dashboard-work-title = Your work here
dashboard-no-people = Your role sees no data of the people registered.
dashboard-scope-title = Countries you see
dashboard-numbers-title = People registered within your scope
dashboard-numbers-all = People registered in all countries
dashboard-submitted = To be verified
dashboard-submitted-about = Their registration came in and no mission has looked at it yet
dashboard-verified = Verified
dashboard-verified-about = A mission has made sure who they are
dashboard-total = All registered
dashboard-total-about = Without those on hold, those who paused and those who left
dashboard-confirmed = Confirmed within a year
dashboard-confirmed-about = Said that their data still holds, or registered, in the last 12 months
dashboard-new = New this month
dashboard-new-about = Registered since the first of the month
dashboard-search = Find a person
dashboard-degraded-title = The numbers are incomplete now
dashboard-degraded = The search index is not running, so these numbers may be lower than they really are. Every registration is safe.
dashboard-last-title = These are the last numbers known
dashboard-last = The search index is not running, so there are no newer numbers. Every registration is safe. These were counted on:
dashboard-none-title = No numbers now
dashboard-none = The search index is not running and no earlier numbers were kept. Every registration is safe, and the numbers come back with the index.
dashboard-hidden = Hidden
dashboard-hidden-note = Numbers below five people are not shown here, and others are hidden with them where it takes that to keep anyone from being worked out.
dashboard-cut = Some small numbers are hidden.
dashboard-all-hidden = The numbers here are too small to be shown.
dashboard-nobody = Nobody yet
dashboard-coverage =
    { $count ->
        [0] Nobody has registered yet.
        [one] One person has registered. That is the number of people registered, not the number of Palestinians who live there.
       *[other] { $shown } people have registered. That is the number of people registered, not the number of Palestinians who live there.
    }
dashboard-coverage-confirmed =
    { $count ->
        [0] None of them confirmed their data within the last 12 months.
        [one] One of them confirmed their data within the last 12 months.
       *[other] { $shown } of them confirmed their data within the last 12 months.
    }
dashboard-coverage-few = Fewer than five people have registered. That is the number of people registered, not the number of Palestinians who live there.
dashboard-coverage-not = These are numbers of people registered, not of the Palestinians who live there.
dashboard-source = Source: the registry, as of { $date }, { $time } UTC
dashboard-source-short = Source: the registry, as of
dashboard-registered = New people by month
dashboard-registered-about = Those who registered in each month and are still in the registry.
dashboard-month = Month of registration
dashboard-earlier = Before that
dashboard-country = By country of residence
dashboard-country-about = The country where people live now.
dashboard-city = By city
dashboard-city-about = The city as people wrote it; those of most people first.
dashboard-born = By age
dashboard-born-about = The decade of birth, and the age in this year.
dashboard-sex = By sex
dashboard-sex-about = As people stated it.
dashboard-occupation = By occupation
dashboard-occupation-about = Occupations of the international classification; what was written in other words counts as not provided.
dashboard-origin = By place of origin
dashboard-origin-about = Places of the list of 1945; what was written in other words counts as not provided.
dashboard-status = By status of the registration
dashboard-status-about = How far each registration has come.
dashboard-chart-about = The most: { $name }, { $count }. All numbers are in the table.
dashboard-unsaid = Not provided: { $count }
dashboard-as-table = The numbers as a table
dashboard-more = Whole list and download
dashboard-download = Download the table
dashboard-map-key = The area of each circle shows the number of people registered.
dashboard-map-borders = The borders on the map only show where places are and express no position of the State of Palestine.
dashboard-table-others = Other tables
dashboard-table-people = People
dashboard-table-code = Code
dashboard-table-xlsx = Download for Excel (XLSX)
dashboard-table-csv = Download as CSV
dashboard-table-more = The rest of the list is in the file.
dashboard-table-all = All registered: { $shown }
dashboard-table-confirmed = Confirmed their data within the last 12 months: { $shown }

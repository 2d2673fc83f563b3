# The page of looks: shown in the demonstration only
styleguide-title = Style guide
styleguide-lead = Everything Mahjar's pages are built from, in every state, with long texts and mixed directions.

styleguide-errors = Errors
styleguide-error-name = Write your name in the letters of one language in each box
styleguide-error-date = February has no day 31; correct the day
styleguide-error-way = Choose how we can reach you
styleguide-error-code = The code has six digits; enter all of them

styleguide-fields = Form fields
styleguide-name = Name
styleguide-name-hint = As in your papers, or as your family calls you
styleguide-long-label = Full address in the country where you live now, with the city, the quarter, the street, the number of the building and the floor if there is one
styleguide-long-value = Olive Quarter, Schools Street, Abu Ghosh Building 12 (مبنى ج), third floor
styleguide-mail = E-mail
styleguide-year = Year of birth
styleguide-march = March
styleguide-born = Date of birth
styleguide-born-hint = For example 27 March 1957; the year alone is enough
styleguide-way = How can we reach you?
styleguide-way-hint = Choose what is easiest for you
styleguide-way-email = By e-mail
styleguide-way-phone = By telephone
styleguide-way-phone-hint = The mission calls during its working hours
styleguide-way-desk = Do not contact me; I will come to the mission myself
styleguide-child = Do you have children with you?
styleguide-skills = How would you like to take part?
styleguide-skill-teach = Teaching
styleguide-skill-host = Hosting visitors
styleguide-skill-host-hint = In your home, for a few days
styleguide-news = Send me news of the community
styleguide-news-hint = Once a month at most; you can stop it at any time
styleguide-order = Order of the results
styleguide-order-name = By name
styleguide-order-date = By date of registration
styleguide-code = The code you received
styleguide-code-hint = Six digits, valid for fifteen minutes
styleguide-note = Note
styleguide-file = Picture of the document
styleguide-file-hint = A PDF, JPG or PNG file of 10 MB at most

styleguide-buttons = Buttons
styleguide-start = Start registering
styleguide-send = Send
styleguide-save = Save and continue later
styleguide-later = Not now
styleguide-erase = Delete
styleguide-closed = Applications are closed
styleguide-dialog = Delete this list?
styleguide-dialog-text = Only the list is deleted; the people on it stay registered.

styleguide-notices = Messages
styleguide-saved = Your details are saved
styleguide-saved-text = You can change them at any time.
styleguide-waiting = Your registration is being reviewed
styleguide-waiting-text = The mission of Palestine in your country of residence is reviewing it.
styleguide-ending = Two days left to apply
styleguide-ending-text = Send your application before Thursday evening.
styleguide-failed = The file did not arrive
styleguide-failed-text = The connection broke off before the end. Your answers are kept; send the file again.
styleguide-why = Why do we ask?
styleguide-why-text = So that the mission knows you live in one of the countries it serves.

styleguide-panel-heading = Confirmation panel
styleguide-panel = We have your registration
styleguide-panel-label = Your registration number
styleguide-panel-text = Keep this number.

styleguide-summary = List of answers
styleguide-row-arabic = Name in Arabic
styleguide-row-latin = Name in Latin letters
styleguide-row-phone = Telephone
styleguide-row-camp = Camp
styleguide-row-city = City
styleguide-row-state = Status

styleguide-table = Tables
styleguide-chile = Country of residence: Chile
styleguide-table-caption = Registered people
styleguide-empty = Nobody by that name
styleguide-empty-text = Try a shorter name, or write it in the other letters.
styleguide-empty-link = New search

styleguide-states = States and progress
styleguide-state-neutral = Paused
styleguide-state-good = Verified
styleguide-state-wait = Being reviewed
styleguide-state-warn = Something is missing
styleguide-state-bad = Rejected
styleguide-progress = Your profile is { $percent } % complete
styleguide-task-name = Name and country of residence
styleguide-task-done = Completed
styleguide-task-family = Family
styleguide-task-family-hint = Husband or wife and children, wherever they are
styleguide-task-open = Incomplete
styleguide-task-card = Digital card
styleguide-task-later = After verification

styleguide-cards = Figures and cards
styleguide-figure-people = registered in the mission's countries
styleguide-figure-note = As of 23 November 2026
styleguide-figure-waiting = waiting for review
styleguide-card-camp = Children's summer camp
styleguide-card-camp-text = Ten days in Bethlehem, for ages 10 to 14.
styleguide-card-study = Survey of the community
styleguide-card-study-text = Five minutes, without your name.

styleguide-counts = Counts
styleguide-people =
    { $count ->
        [0] Nobody
        [one] One person
       *[other] { $shown } people
    }

styleguide-mixed = Mixed directions
styleguide-mixed-name = Two names in different letters on one line:
styleguide-mixed-phone = Telephone and e-mail in running text:

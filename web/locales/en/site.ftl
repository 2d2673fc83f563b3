# The frame around every page
site-name = Mahjar
site-ministry = Ministry of Foreign Affairs and Expatriates, State of Palestine
site-skip = Skip to the content
site-languages = Language of this page
site-menu = Menu
site-close = Close
site-sign-out = Sign out
site-footer = Links at the foot of the page
site-help = Help and contact
site-privacy = Privacy
site-accessibility = Accessibility
site-demo = Demonstration: everyone shown here is invented

# Forms
site-optional = (optional)
site-problem = Check the following
site-error-prefix = Error:
site-day = Day
site-month = Month
site-year = Year
site-yes = Yes
site-no = No
site-cancel = Cancel
site-password-show = Show
site-password-hide = Hide
site-suggest-keys = Suggestions are shown; use the up and down arrows
site-offline = The internet connection is down. What you wrote is still on this page: send it when the connection is back.
site-idle = In two minutes you are signed out: the page has not been used for a while.
site-idle-stay = I am here: go on
site-idle-ended = You are signed out. What you typed stays in this page: sign in in another window, then send it.
site-idle-sign-in = Sign in in another window

# Shared parts
site-back = Back
site-change = Change
site-remove = Remove
site-not-provided = Not provided
site-step = Step { $step } of { $total }
site-pager = Pages of results
site-page = Page
site-previous = Previous
site-next = Next
site-pager-shown =
    { $total ->
        [0] No results
        [one] One result
       *[other] { $from } to { $to } of { $shown } results
    }

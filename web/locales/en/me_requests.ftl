me-requests-title = Requests for changes
me-requests-lead = What you asked to have changed in your record after it was verified. The mission looks at it, and may ask to see what shows it.
me-requests-none = You have not asked for any change.
me-requests-name = Change of name
me-requests-sex = Change of sex
me-requests-birth = Change of date of birth
me-requests-origin = Change of place of origin
me-requests-open = The mission is looking at it
me-requests-accepted = Accepted and saved in your record
me-requests-refused = Not accepted
me-requests-withdrawn-state = Withdrawn
me-requests-wanted = What you asked for
me-requests-wanted-ar = The name you asked for, in Arabic
me-requests-wanted-latin = The name you asked for, in Latin letters
me-requests-nothing = To have it deleted
me-requests-asked-at = Asked for on
me-requests-decided-at = Decided on
me-requests-reason = The mission’s answer
me-requests-note = What shows that it is right?
me-requests-note-hint = Such as a new passport or a marriage certificate; just name it, and show it when you visit the mission
me-requests-note-row = What shows it
me-requests-follow = Say what shows it, or withdraw the request
me-requests-withdraw-title = Have you changed your mind?
me-requests-withdraw = Withdraw the request
me-requests-asked = Your request was sent to the mission. This page shows what becomes of it.
me-requests-explained = What you wrote is saved.
me-requests-withdrawn = The request is withdrawn; your record stays as it is.
me-requests-decided = This request was closed before and can no longer be changed.
me-requests-error-note-long = Write it in 500 characters or fewer
me-requests-count =
    { $count ->
        [one] The mission is looking at one request of yours
       *[other] The mission is looking at { $shown } requests of yours
    }

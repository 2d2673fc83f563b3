queue-title = Queue
queue-lead = What waits for your mission to decide, the oldest first.
queue-begin = Begin with the oldest
queue-next = Next in the queue
queue-kinds = Kinds of what waits
queue-all = All
queue-registrations = Registrations
queue-requests = Requests for changes
queue-transfers = Transfers
queue-registration = New registration
queue-request = Request for a change
queue-transfer = Transfer to you
queue-days =
    { $count ->
        [0] Today
        [one] For one day
       *[other] For { $shown } days
    }
queue-take = I take it
queue-take-over = I take it over
queue-release = Leave it to others
queue-released = You left it to others.
queue-own = You are working on it
queue-claimed-by =
    { $count ->
        [0] { $who } has just begun to work on it
        [one] { $who } has been working on it for one minute
       *[other] { $who } has been working on it for { $shown } minutes
    }
queue-gone = It was decided before, so choose another.
queue-nothing = Nothing waits now, or your colleagues work on all of it.
queue-empty-title = Nothing waits
queue-empty = A new registration or request appears here when it comes.
queue-held = Registrations kept apart
queue-children = Children
queue-child = A child to be registered
queue-guardians = Guardians
queue-guardian = A guardian stopped by another

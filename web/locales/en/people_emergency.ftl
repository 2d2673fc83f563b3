people-emergency-title = Whom to call in an emergency
people-emergency-lead = Whom the mission calls if something happens to the person and they cannot be reached.
people-emergency-relation = What they are to the person
people-emergency-none = Nobody was named.
people-emergency-done = Whom to call in an emergency is saved.
people-emergency-removed = Nobody is to be called in an emergency any more.

me-residence-lead = If you have moved to another country, write it here: the Palestinian mission there serves you from now on, and the mission of the country you left no longer sees your record.
me-residence-children = Do your children move with you?
me-residence-error-children = Choose whether your children move with you

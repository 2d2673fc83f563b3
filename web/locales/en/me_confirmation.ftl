me-confirmation-title = Is your data still right?
me-confirmation-lead = Look it over. If something has changed, choose “Change”, then come back to this page.
me-confirmation-send = Yes, all of it is right
me-confirmation-done = Thank you. We have noted that your data is right today.

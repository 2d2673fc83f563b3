me-title = Your data after registering
me-lead = It is not possible yet to open your record on this site.
me-mission = To see your data, correct it or add to it, ask the Palestinian mission (embassy or consulate) in your country and give your registration number.
me-missions-link = Find the mission in your country
me-number-title = Did you lose your registration number?
me-number = Go to the mission with something that proves who you are: its staff find your record by your name.
me-ministry-title = The ministry

me-about-lead = Change what you like, or delete what you do not want to give.
me-about-lead-verified = The occupation changes at once. Date of birth, sex and place of origin change once the mission has looked at your request.
me-about-error-birth-minor = Check the year of birth: nobody under eighteen has a record of their own. If it is right, contact the Palestinian mission

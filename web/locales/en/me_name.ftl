me-name-title = Change your name
me-name-lead-verified = Write the name as it should be. The mission looks at your request; until it agrees, your name stays as it is.

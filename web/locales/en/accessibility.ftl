accessibility-title = Accessibility
accessibility-heading = A site that everyone can use
accessibility-lead = We want everyone to be able to register without help: people who do not see or see little, people who do not use a mouse, people with an old phone or a slow line.

accessibility-aim-title = What we hold ourselves to
accessibility-aim = We aim to meet level AA of the international standard WCAG 2.2 (Web Content Accessibility Guidelines).
accessibility-aim-keyboard = Everything can be done with the keyboard alone
accessibility-aim-reader = The pages are built to be read by screen readers
accessibility-aim-zoom = Text can be enlarged, and pages can be read on a narrow screen 320 pixels wide
accessibility-aim-scripts = The site works with JavaScript switched off
accessibility-aim-languages = Every page is in Arabic, English and Spanish
accessibility-aim-puzzles = No picture puzzles, and no short time limits

accessibility-tested-title = How we test
accessibility-tested-automatic = Whenever the software changes, the tool axe checks every page automatically, in all three languages and on a narrow screen.
accessibility-tested-manual = We also try the pages ourselves: with the keyboard, with enlarged text, and on a phone screen.

accessibility-limits-title = What we have not reached yet
accessibility-limits-audit = No independent body has examined the site yet.
accessibility-limits-people = We have not yet tested it in an organised way with people who use screen readers.
accessibility-limits-names = Names of some Palestinian missions (embassies and consulates) and places come from public sources and may appear in another language than the page.

accessibility-tell-title = Was something out of reach for you?
accessibility-tell = Tell the Palestinian mission in your country which page you were on and what did not work: it passes this on so that we can mend it, and helps you register meanwhile.
accessibility-tell-link = Help and missions

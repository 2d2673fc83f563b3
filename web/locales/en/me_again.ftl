me-again-title = First show that it is you
me-again-lead = You signed in a while ago, or you ask for something that cannot be undone. We ask once more so that nobody else can do it on your device.
me-again-return-title = By return code
me-again-neither-title = Is neither possible?
me-again-neither = Go to the Palestinian mission (embassy or consulate) in your country with something that proves who you are, and ask its staff for what you want.
me-again-error-return-code = This is not the return code of your record. Check what you wrote
me-again-error-many = Too many attempts in a short time. Wait an hour, or ask for a code by e-mail

# The letters we send by e-mail
mail-sign-in-subject = Mahjar: sign-in request
mail-sign-in-lead = Someone asked to sign in to the register of Palestinians abroad with this e-mail address:
mail-sign-in-code = Type this code on the page where you asked for it:
mail-sign-in-life = The code works once, within 15 minutes.
mail-sign-in-never = Give it to nobody. No member of staff will ask you for it.
mail-sign-in-ignore = If it was not you, ignore this message: nobody can open your record as long as you alone have the code.

mail-unknown-lead = Someone asked to sign in to the register of Palestinians abroad with this e-mail address:
mail-unknown-none = We know of no registration with this address, so this message holds no code.
mail-unknown-other = If you registered before, you may have given another address. Try that one, or sign in with your registration number and return code:
mail-unknown-register = If you have not registered yet: it is free and takes a few minutes:
mail-unknown-ignore = If it was not you, ignore this message: someone may have mistyped their address.

mail-confirm-subject = Mahjar: confirm your e-mail address
mail-confirm-lead = This e-mail address was given in a new registration in the register of Palestinians abroad:
mail-confirm-code = To confirm that it is yours, type this code on the page where you asked for it:
mail-confirm-life = The code works once, within 15 minutes.
mail-confirm-why = Once confirmed, this address brings you back to your registration whenever you like.
mail-confirm-ignore = If you did not register, ignore this message: the address is not confirmed without the code.

mail-draft-subject = Mahjar: continue your registration
mail-draft-lead = This address was written to continue an unfinished registration in the register of Palestinians abroad:
mail-draft-code = Type this code on the page where you asked for it:
mail-draft-life = The code works once, for 15 minutes.
mail-draft-why = With it you come back to your saved answers from any device.
mail-draft-ignore = If it was not you, ignore this message: nobody sees anything without the code.

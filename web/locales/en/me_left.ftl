me-left-title = Your record is erased
me-left-receipt = Receipt number
me-left-at = Erased:
me-left-keep = We keep nothing that names you. Keep this number, write it down or take a picture of this page, if you want to ask about the erasure later.
me-left-backup = Backups are gone within 35 days, and your record does not come back from them.
me-left-return = You may register again whenever you like.
me-left-register = Register

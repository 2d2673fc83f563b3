password-error-short = Choose a password of at least 12 characters. Several words in a row are easier to remember
password-error-long = Choose a password of at most 128 characters
password-error-easy = This password is easy to guess. Keep away from names, dates and common words; try several words that have nothing to do with each other

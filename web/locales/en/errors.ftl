errors-home = Back to the start page
errors-help = Help and missions

errors-not-found-title = We could not find this page
errors-not-found-what = The address may be incomplete, the page may have moved, or it is no longer open to you.
errors-not-found-answers = If you were in the middle of registering, the pages you completed are saved, and you can return to them from this browser for 12 hours, or with your continuation code if you have one. Begin at the start page.

errors-forbidden-title = This page is not open to your account
errors-forbidden-what = It needs a permission you do not have. If it is part of your work, ask the person who manages accounts at your mission or at the ministry.
errors-forbidden-answers = Nothing has changed, and what you sent just now was not saved.

errors-failed-title = Something went wrong on our side
errors-failed-what = The fault is ours, not yours. Go back to the previous page and send it again in a little while.
errors-failed-answers = If you were in the middle of registering, what you completed on earlier pages is saved, and you can return to it from this browser for 12 hours, or with your continuation code if you have one. What you sent just now was not saved.
errors-failed-reference = If it happens again, give the Palestinian mission (embassy or consulate) this number:

errors-unavailable-title = The service is not available at the moment
errors-unavailable-what = Wait a few minutes, then go back to the previous page and send it again.
errors-unavailable-answers = If you were in the middle of registering, what you completed on earlier pages is saved, and you can return to it from this browser for 12 hours, or with your continuation code if you have one. What you sent just now was not saved.

errors-closed-title = The service is closed for maintenance
errors-closed-what = We are improving it and it will be back soon.
errors-closed-until = We expect it back:
errors-closed-answers = Every registration that was sent is saved. If you were in the middle of registering, send the last page again when the service is back.

errors-too-many-title = Too many attempts in a short time
errors-too-many-what = Wait a few minutes and try again. This limit protects the register from abuse; it does not mean you did anything wrong.
errors-too-many-answers = If you were in the middle of registering, what you completed on earlier pages is saved, and you can return to it from this browser for 12 hours, or with your continuation code if you have one. What you sent just now was not saved.

errors-refused-title = Send this page again
errors-refused-what = We could not be sure that the page was sent from our site. This sometimes happens when it is opened inside another app.
errors-refused-answers = If you were in the middle of registering, what you completed on earlier pages is saved, and you can return to it from this browser for 12 hours, or with your continuation code if you have one. Go back to the previous page and send it again.

errors-too-large-title = What you sent is larger than we can receive
errors-too-large-what = Go back to the previous page, write a shorter text or choose a smaller file, and send it again.
errors-too-large-answers = If you were in the middle of registering, what you completed on earlier pages is saved, and you can return to it from this browser for 12 hours, or with your continuation code if you have one. What you sent just now was not saved.

errors-unreadable-title = We could not read what you sent
errors-unreadable-what = The connection may have dropped before all of it arrived. Go back to the previous page and send it again.
errors-unreadable-answers = If you were in the middle of registering, what you completed on earlier pages is saved, and you can return to it from this browser for 12 hours, or with your continuation code if you have one. What you sent just now was not saved.

errors-method-title = This page cannot be opened directly
errors-method-what = This happens when a saved link is opened to a page that is only reached by a button on another page. Begin at the start page.
errors-method-answers = If you were in the middle of registering, the pages you completed are saved, and you can return to them from this browser for 12 hours, or with your continuation code if you have one.

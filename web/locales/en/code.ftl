# The codes we send, on every page that asks for one
code-label = Code
code-hint = Six digits, as in the message
code-again-title = Did the message not arrive?
code-again-wait = It can take a few minutes. Look in your spam folder as well, then ask for a new code.
code-again = Send a new code
code-sent-again = We have sent a new message. Only the code in it works now.
code-error-none = Write the six digits from the message
code-error-form = Write six digits, as in the message
code-error-wrong = This is not the code we sent. Check the latest message you received and write it again
code-error-gone = This code no longer works. Ask for a new one
code-error-many = Too many codes were asked for in a short time. Wait an hour, then ask for a new one

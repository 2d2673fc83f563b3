# Los códigos que enviamos, en cada página que los pide
code-label = Código
code-hint = Seis cifras, como en el mensaje
code-again-title = ¿No le llegó el mensaje?
code-again-wait = Puede tardar unos minutos. Búsquelo también en el correo no deseado y luego pida un código nuevo.
code-again = Enviar un código nuevo
code-sent-again = Le enviamos un mensaje nuevo. Ahora solo sirve el código que trae.
code-error-none = Escriba las seis cifras del mensaje
code-error-form = Escriba seis cifras, como en el mensaje
code-error-wrong = Este no es el código que le enviamos. Revise el último mensaje que recibió y escríbalo de nuevo
code-error-gone = Este código ya no sirve. Pida uno nuevo
code-error-many = Se pidieron muchos códigos en poco tiempo. Espere una hora y pida uno nuevo

password-error-short = Elija una contraseña de al menos 12 caracteres. Varias palabras seguidas se recuerdan mejor
password-error-long = Elija una contraseña de 128 caracteres como máximo
password-error-easy = Esta contraseña es fácil de adivinar. Evite nombres, fechas y palabras comunes; pruebe con varias palabras sin relación entre sí

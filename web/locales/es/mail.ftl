# Los mensajes que enviamos por correo electrónico
mail-sign-in-subject = Mahjar: solicitud de ingreso
mail-sign-in-lead = Alguien pidió ingresar al registro de palestinos en el exterior con este correo electrónico:
mail-sign-in-code = Escriba este código en la página donde lo pidió:
mail-sign-in-life = El código sirve una sola vez y durante 15 minutos.
mail-sign-in-never = No se lo dé a nadie. Ningún funcionario se lo pedirá.
mail-sign-in-ignore = Si no fue usted, no haga caso de este mensaje: nadie puede abrir su ficha mientras solo usted tenga el código.

mail-unknown-lead = Alguien pidió ingresar al registro de palestinos en el exterior con este correo electrónico:
mail-unknown-none = No conocemos ningún registro con este correo, por eso este mensaje no trae un código.
mail-unknown-other = Si ya se registró, quizá indicó otro correo. Pruebe con ese, o ingrese con su número de registro y su código de retorno:
mail-unknown-register = Si todavía no se ha registrado, es gratis y toma unos minutos:
mail-unknown-ignore = Si no fue usted, no haga caso de este mensaje: quizá alguien escribió mal su correo.

mail-confirm-subject = Mahjar: confirme su correo electrónico
mail-confirm-lead = Este correo electrónico figura en un registro nuevo del registro de palestinos en el exterior:
mail-confirm-code = Para confirmar que es suyo, escriba este código en la página donde lo pidió:
mail-confirm-life = El código sirve una sola vez y durante 15 minutos.
mail-confirm-why = Una vez confirmado, con este correo podrá volver a su registro cuando quiera.
mail-confirm-ignore = Si usted no se registró, no haga caso de este mensaje: sin el código, el correo no se confirma.

mail-draft-subject = Mahjar: continuar su registro
mail-draft-lead = Se escribió esta dirección para continuar un registro sin terminar en el registro de palestinos en el exterior:
mail-draft-code = Escriba este código en la página donde lo pidió:
mail-draft-life = El código sirve una vez, durante 15 minutos.
mail-draft-why = Con él vuelve a sus respuestas guardadas desde cualquier dispositivo.
mail-draft-ignore = Si no fue usted, no haga caso de este mensaje: nadie ve nada sin el código.

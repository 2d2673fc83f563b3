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
mail-confirm-lead = Este correo electrónico fue indicado en el registro de palestinos en el exterior:
mail-confirm-code = Para confirmar que es suyo, escriba este código en la página donde lo pidió:
mail-confirm-life = El código sirve una sola vez y durante 15 minutos.
mail-confirm-why = Una vez confirmado, con este correo podrá ingresar a su ficha cuando quiera.
mail-confirm-ignore = Si no lo indicó usted, no haga caso de este mensaje: sin el código, el correo no se confirma.

mail-again-subject = Mahjar: código para comprobar que es usted
mail-again-lead = En el registro de palestinos en el exterior se pidió algo para lo que antes comprobamos que es usted. Este mensaje llegó a:
mail-again-code = Escriba este código en la página donde lo pidió:
mail-again-life = El código sirve una sola vez y durante 15 minutos. No se lo dé a nadie.
mail-again-ignore = Si no fue usted, quizá otra persona abrió su ficha en su dispositivo: ingrese y luego salga de todos los dispositivos.

mail-contact-added-subject = Mahjar: cambiaron los datos de contacto
mail-contact-removed-subject = Mahjar: se quitó un dato de contacto
mail-contact-to = Recibe este mensaje porque este correo está confirmado en el registro de palestinos en el exterior:
mail-contact-added = En la misma ficha se confirmó otro correo electrónico, con el que también se puede ingresar.
mail-contact-removed = De la ficha se quitó un correo electrónico confirmado, con el que ya no se puede ingresar.
mail-contact-right = Si fue usted, no tiene que hacer nada.
mail-contact-wrong = Si no fue usted, revise sus datos de contacto:
mail-contact-desk = Si no puede ingresar, comuníquese con la misión de Palestina más cercana (embajada o consulado).

mail-leaving-subject = Mahjar: pedido de borrado
mail-leaving-to = Se pidió borrar una ficha del registro de palestinos en el exterior. En ella está confirmado este correo:
mail-leaving-due = La ficha se borrará el día:
mail-leaving-receipt = Número de comprobante:
mail-leaving-stay = Si cambió de opinión, o si no fue usted, retire el pedido antes de ese día:
mail-leaving-wrong = Si no puede ingresar, comuníquese antes de ese día con la misión de Palestina más cercana (embajada o consulado).

mail-left-subject = Mahjar: borrado hecho
mail-left-to = Se borró, como fue pedido, una ficha del registro de palestinos en el exterior. En ella estaba confirmado este correo:
mail-left-keep = Conserve este mensaje si más adelante quiere preguntar por el borrado.
mail-left-last = Este es nuestro último mensaje sobre esa ficha.
mail-left-wrong = Si no lo pidió usted, comuníquese con la misión de Palestina más cercana (embajada o consulado).

mail-draft-subject = Mahjar: continuar su registro
mail-draft-lead = Se escribió esta dirección para continuar un registro sin terminar en el registro de palestinos en el exterior:
mail-draft-code = Escriba este código en la página donde lo pidió:
mail-draft-life = El código sirve una vez, durante 15 minutos.
mail-draft-why = Con él vuelve a sus respuestas guardadas desde cualquier dispositivo.
mail-draft-ignore = Si no fue usted, no haga caso de este mensaje: nadie ve nada sin el código.

mail-waits-subject = Mahjar: algo le espera en su ficha
mail-waits-lead = En el registro de palestinos en el exterior hay algo que le espera. Este mensaje llegó a:
mail-waits-open = Ingrese a su ficha para leerlo:
mail-waits-private = No escribimos nada sobre usted por correo ni le pedimos nada en él.
mail-waits-desk = Si no puede ingresar, comuníquese con la misión de Palestina más cercana (embajada o consulado).

mail-staff-invitation-subject = Mahjar: invitación a trabajar con el registro
mail-staff-invitation-lead = Le invitamos a trabajar con el registro de palestinos en el exterior, con este correo:
mail-staff-invitation-open = Abra este enlace para preparar su cuenta:
mail-staff-invitation-life = El enlace sirve una sola vez, durante tres días. No se lo dé a nadie.
mail-staff-invitation-ignore = Si no esperaba esta invitación, ignore este mensaje.

mail-staff-reset-subject = Mahjar: su cuenta fue restablecida
mail-staff-reset-lead = Su cuenta en el registro de palestinos en el exterior fue restablecida, como se pidió. Su contraseña anterior ya no sirve. Su cuenta:
mail-staff-reset-open = Abra este enlace para elegir una contraseña nueva:
mail-staff-reset-life = El enlace sirve una sola vez, durante un día. No se lo dé a nadie.
mail-staff-reset-ignore = Si no lo pidió usted, avise de inmediato al administrador en el ministerio.

mail-staff-changed-subject = Mahjar: cambiaron sus datos de acceso
mail-staff-changed-lead = Se cambió la contraseña, las llaves de acceso o los códigos de emergencia de la cuenta de trabajo en el registro de palestinos en el exterior:
mail-staff-changed-right = Si lo hizo usted, no tiene que hacer nada.
mail-staff-changed-wrong = Si no lo hizo, avise de inmediato al administrador en el ministerio para que suspenda la cuenta.

mail-new-code-subject = Mahjar: un nuevo código de retorno
mail-new-code = Una misión de Palestina entregó al titular de la ficha un nuevo código de retorno; el anterior ya no sirve.
mail-new-code-wrong = Si usted no lo pidió, vea quién abrió su ficha y avise a la misión:

mail-audit-head-subject = Mahjar: cabeza de la cadena del registro
mail-audit-head-lead = Recibe este mensaje porque la configuración de Mahjar envía la cabeza de la cadena del registro de actividad a esta dirección:
mail-audit-head-line = Esta es la cabeza:
mail-audit-head-keep = Conserve este mensaje tal como está y no borre ninguno: con él se descubre todo cambio o supresión en lo que el registro contenía antes.
mail-new-device-subject = Mahjar: acceso desde un dispositivo nuevo
mail-new-device-lead = Alguien accedió, desde un dispositivo que no conocíamos, a la cuenta de esta dirección:
mail-new-device-with = Dispositivo:
mail-new-device-right = Si fue usted, no tiene que hacer nada.
mail-new-device-wrong = Si no fue usted, cierre la sesión de ese dispositivo en esta página y avise a su misión:
mail-new-device-wrong-staff = Si no fue usted, abra «Mi cuenta», cierre la sesión de ese dispositivo, cambie la contraseña y avise de inmediato al administrador en el ministerio.
mail-passkeys-changed-subject = Mahjar: cambiaron sus llaves de acceso
mail-passkeys-changed = Se añadió una llave de acceso al registro o se eliminó. Quien tiene una llave de acceso puede abrir el registro con ella.
mail-passkeys-wrong = Si no lo hizo usted, revise sus llaves de acceso:
mail-of-age-subject = Mahjar: su ficha ya es suya
mail-of-age-lead = Desde hoy su ficha en el registro de palestinos en el exterior es solo suya: nadie más actúa en ella. Este mensaje llegó a:
mail-of-age-open = Para ingresar necesita este correo y un código de retorno:
mail-of-age-how = Su misión le da el código de retorno cuando ve sus documentos: quien actuaba por usted conoce su número de registro.
mail-document-expires-subject = Mahjar: un documento necesita renovación
mail-document-expires-lead = Un documento en el registro de palestinos en el exterior vence pronto o ya venció: suyo o de un menor por quien usted actúa. Este mensaje llegó a:
mail-document-expires-open = Ingrese para ver cuál es, renuévelo y anote la nueva fecha:

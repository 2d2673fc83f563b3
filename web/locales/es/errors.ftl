errors-home = Volver al inicio
errors-help = Ayuda y misiones

errors-not-found-title = No encontramos esta página
errors-not-found-what = Puede que la dirección esté incompleta, que la página haya cambiado de lugar o que ya no esté disponible para usted.
errors-not-found-answers = Si estaba en medio del registro, las páginas que completó están guardadas y podrá retomarlas desde este navegador durante 12 horas, o con su código para continuar si lo tiene. Comience en la página de inicio.

errors-forbidden-title = Esta página no está disponible para su cuenta
errors-forbidden-what = Requiere un permiso que usted no tiene. Si es parte de su trabajo, pídalo a quien administra las cuentas en su misión o en el Ministerio.
errors-forbidden-answers = Nada ha cambiado, y lo que acaba de enviar no se guardó.

errors-failed-title = Algo falló de nuestro lado
errors-failed-what = La falla es nuestra, no suya. Vuelva a la página anterior y envíela de nuevo dentro de un momento.
errors-failed-answers = Si estaba en medio del registro, lo que completó en las páginas anteriores está guardado y podrá retomarlo desde este navegador durante 12 horas, o con su código para continuar si lo tiene. Lo que acaba de enviar no se guardó.
errors-failed-reference = Si vuelve a ocurrir, dé este número a la misión de Palestina (embajada o consulado):

errors-unavailable-title = El servicio no está disponible por el momento
errors-unavailable-what = Espere unos minutos, vuelva a la página anterior y envíela de nuevo.
errors-unavailable-answers = Si estaba en medio del registro, lo que completó en las páginas anteriores está guardado y podrá retomarlo desde este navegador durante 12 horas, o con su código para continuar si lo tiene. Lo que acaba de enviar no se guardó.

errors-closed-title = El servicio está cerrado por mantenimiento
errors-closed-what = Lo estamos mejorando y volverá pronto.
errors-closed-until = Esperamos que vuelva:
errors-closed-answers = Todo registro enviado está guardado. Si estaba en medio del registro, envíe otra vez la última página cuando vuelva el servicio.

errors-too-many-title = Demasiados intentos en poco tiempo
errors-too-many-what = Espere unos minutos e intente otra vez. Este límite protege el registro de los abusos; no significa que usted haya hecho algo mal.
errors-too-many-answers = Si estaba en medio del registro, lo que completó en las páginas anteriores está guardado y podrá retomarlo desde este navegador durante 12 horas, o con su código para continuar si lo tiene. Lo que acaba de enviar no se guardó.

errors-refused-title = Envíe esta página otra vez
errors-refused-what = No pudimos comprobar que la página se envió desde nuestro sitio. A veces ocurre cuando se abre dentro de otra aplicación.
errors-refused-answers = Si estaba en medio del registro, lo que completó en las páginas anteriores está guardado y podrá retomarlo desde este navegador durante 12 horas, o con su código para continuar si lo tiene. Vuelva a la página anterior y envíela de nuevo.

errors-too-large-title = Lo que envió es más grande de lo que podemos recibir
errors-too-large-what = Vuelva a la página anterior, escriba un texto más corto o elija un archivo más pequeño, y envíela de nuevo.
errors-too-large-answers = Si estaba en medio del registro, lo que completó en las páginas anteriores está guardado y podrá retomarlo desde este navegador durante 12 horas, o con su código para continuar si lo tiene. Lo que acaba de enviar no se guardó.

errors-unreadable-title = No pudimos leer lo que envió
errors-unreadable-what = Puede que la conexión se haya cortado antes de que llegara completo. Vuelva a la página anterior y envíela de nuevo.
errors-unreadable-answers = Si estaba en medio del registro, lo que completó en las páginas anteriores está guardado y podrá retomarlo desde este navegador durante 12 horas, o con su código para continuar si lo tiene. Lo que acaba de enviar no se guardó.

errors-method-title = Esta página no se abre directamente
errors-method-what = Ocurre cuando se abre un enlace guardado a una página a la que solo se llega con un botón de otra página. Comience en la página de inicio.
errors-method-answers = Si estaba en medio del registro, las páginas que completó están guardadas y podrá retomarlas desde este navegador durante 12 horas, o con su código para continuar si lo tiene.

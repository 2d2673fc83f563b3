me-requests-title = Solicitudes de cambio
me-requests-lead = Lo que pidió cambiar en su ficha después de verificada. La misión lo revisa y puede pedir ver lo que lo demuestra.
me-requests-none = No ha pedido ningún cambio.
me-requests-name = Cambio de nombre
me-requests-sex = Cambio de sexo
me-requests-birth = Cambio de fecha de nacimiento
me-requests-origin = Cambio de lugar de origen
me-requests-open = La misión lo está revisando
me-requests-accepted = Aceptada y guardada en su ficha
me-requests-refused = No aceptada
me-requests-withdrawn-state = Retirada
me-requests-wanted = Lo que pidió
me-requests-wanted-ar = El nombre que pidió, en árabe
me-requests-wanted-latin = El nombre que pidió, en letras latinas
me-requests-nothing = Que se borre
me-requests-asked-at = Fecha de la solicitud
me-requests-decided-at = Fecha de la decisión
me-requests-reason = Respuesta de la misión
me-requests-note = ¿Qué lo demuestra?
me-requests-note-hint = Por ejemplo, un pasaporte nuevo o un acta de matrimonio; solo nómbrelo y muéstrelo cuando visite la misión
me-requests-note-row = Lo que lo demuestra
me-requests-follow = Indicar qué lo demuestra o retirar la solicitud
me-requests-withdraw-title = ¿Cambió de opinión?
me-requests-withdraw = Retirar la solicitud
me-requests-asked = Su solicitud fue enviada a la misión. En esta página verá qué ocurre con ella.
me-requests-explained = Lo que escribió quedó guardado.
me-requests-withdrawn = La solicitud fue retirada; su ficha queda igual.
me-requests-decided = Esta solicitud ya se había cerrado y no puede cambiarse.
me-requests-error-note-long = Escríbalo con 500 caracteres o menos
me-requests-count =
    { $count ->
        [one] La misión está revisando una solicitud suya
       *[other] La misión está revisando { $shown } solicitudes suyas
    }

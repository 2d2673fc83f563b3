help-title = Ayuda
help-heading = Ayuda y misiones de Palestina
help-lead = Busque la misión de Palestina (embajada o consulado) que atiende al país donde vive, o lea las respuestas a las preguntas más frecuentes.
help-country-label = ¿En qué país vive?
help-country-hint = Escriba el nombre del país en árabe, inglés o español
help-country-button = Buscar
help-country-all = Ver todos los países

help-results-title = Misiones
help-results-for = El país que escribió:
help-total =
    { $count ->
        [0] Ninguna misión
        [one] Una misión
        [many] { $shown } de misiones
       *[other] { $shown } misiones
    }
help-unconfirmed-title = El Ministerio aún no ha confirmado esta lista
help-unconfirmed = La reunimos de fuentes públicas y puede tener vacíos o errores. Compruebe la dirección antes de ir.
help-none-title = No encontramos una misión de Palestina en este país
help-none-spelling = Revise cómo está escrito el nombre del país o pruebe en otro idioma.
help-none-nearest = Si en su país no hay misión, comuníquese con el Ministerio o con la misión más cercana. En todo caso puede registrarse aquí.

help-questions-title = Preguntas frecuentes
help-who-question = ¿Quién puede registrarse?
help-who-answer = Toda palestina y todo palestino que viva fuera de Palestina, y toda persona de origen palestino, aunque tenga otra nacionalidad o haya nacido en el exterior.
help-email-question = ¿Necesito correo electrónico?
help-email-answer = No. Basta un número de teléfono. Si tampoco tiene teléfono, regístrese sin él y acuda a la misión de Palestina en su país cuando pueda.
help-family-question = ¿Puedo registrar a mi familia?
help-family-answer = Cada persona adulta se registra por sí misma y es dueña de su ficha. Toda la familia puede usar un mismo teléfono o un mismo correo. Para menores de dieciocho años, consulte a la misión en su país.
help-safe-question = ¿Están seguros mis datos?
help-safe-answer = Solo los ven la misión de Palestina en el país donde usted vive y el personal del Ministerio encargado de ello, y cada vez que se abre su ficha queda anotado. No los entregamos al gobierno del país donde vive, ni a nadie más, sin su consentimiento.
help-safe-link = Cómo protegemos su privacidad
help-passport-question = ¿Reemplaza al pasaporte o a un trámite consular?
help-passport-answer = No. Este registro no emite pasaportes ni certificados, y no acredita nacionalidad ni derecho de residencia. Los pasaportes y documentos se tramitan en la misión, como siempre.
help-cost-question = ¿Cuánto cuesta?
help-cost-answer = Nada. El registro es gratis y nadie le pedirá dinero por él. Si alguien lo hace, avise a la misión.
help-change-question = ¿Cómo cambio mis datos?
help-change-answer = Ingrese a su ficha: allí ve sus datos y quién los vio, los corrige, cambia sus datos de contacto, se lleva una copia de todo y pone su ficha en pausa o la borra. Si no puede ingresar, visite la misión de Palestina en su país con su número de registro.
help-change-link = Ingresar a su ficha
help-papers-question = Soy refugiado y no tengo documentos. ¿Puedo registrarme?
help-papers-answer = Sí. No pedimos documentos al registrarse. Escriba su nombre como lo conoce su familia e indique el país donde vive ahora. Si más adelante la misión le pide un documento que no tiene, dígalo: también puede verificar a quienes conoce.

help-ministry-title = Comunicarse con el Ministerio

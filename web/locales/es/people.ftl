people-heading = Buscar a una persona
people-page = página { $page } de { $pages }
people-search = Nombre, número de registro, teléfono o correo electrónico
people-search-hint = En árabe o en letras latinas, con o sin tildes
people-country = País de residencia
people-country-all = Todos los países
people-status = Estado
people-status-all = Cualquier estado
people-narrow = Acotar la búsqueda
people-narrowed = Acotada a
people-any = Todo
people-city = Ciudad
people-sex = Sexo
people-born = Década de nacimiento
people-occupation = Ocupación
people-origin = Lugar de origen
people-from = Registrado desde
people-to = Registrado hasta
people-confirmed = Confirmó en los últimos
people-email = Tiene correo electrónico
people-choice = { $label } ({ $count })
people-chip = { $what }: { $value }
people-born-decade = { $from }–{ $to } (de { $young } a { $old } años)
people-months =
    { $count ->
        [one] { $shown } mes
       *[other] { $shown } meses
    }
people-button = Buscar
people-degraded-title = La búsqueda está limitada
people-degraded = El índice de búsqueda no funciona en este momento, por lo que solo aparecen las personas cuyo nombre comienza exactamente con lo que escribió. Todos los registros están a salvo y la búsqueda completa volverá por sí sola.
people-total =
    { $count ->
        [0] Nadie
        [one] Una persona
        [many] { $shown } de personas
       *[other] { $shown } personas
    }
people-caption = Resultados de la búsqueda
people-column-name = Nombre
people-column-born = Año de nacimiento
people-column-city = Ciudad
people-column-country = País
people-column-status = Estado
people-column-number = Número de registro
people-column-registered = Fecha de registro
people-empty-title = No encontramos a nadie
people-empty = Pruebe con una parte del nombre o con la otra escritura, o elija todos los países y cualquier estado. Aquí solo aparecen quienes viven en los países que usted ve.

people-status-submitted = Por verificar
people-status-verified = Verificado
people-status-held = En espera
people-status-returned = Devuelto
people-status-paused = En pausa
people-status-rejected = Rechazado
people-status-merged = Fusionado con otra ficha
people-status-withdrawn = Retirado por la persona
people-status-deceased = Fallecido/a

people-show-number = Número de registro
people-show-verify = Verificar el registro
people-show-identity = Identidad
people-show-name-ar = Nombre en árabe
people-show-name-latin = Nombre en letras latinas
people-show-sex = Sexo
people-show-birth = Fecha de nacimiento
people-show-origin = Lugar de origen
people-show-residence = Residencia
people-show-country = País
people-show-city = Ciudad
people-show-camp = Campamento de refugiados
people-show-contact = Contacto
people-show-phone = Teléfono
people-show-phone-verified = Confirmado por la misión
people-show-phone-whatsapp = Con WhatsApp
people-show-email = Correo electrónico
people-show-language = Idioma de contacto
people-show-work = Trabajo
people-show-occupation = Ocupación
people-show-registration = Registro
people-show-registered = Registrado el
people-show-confirmed = Datos confirmados el
people-show-confirmed-never = Aún sin confirmar
people-show-source = Origen de los datos
people-show-sex-female = Mujer
people-show-sex-male = Hombre
people-show-language-ar = Árabe
people-show-language-en = Inglés
people-show-language-es = Español
people-show-source-self = La propia persona
people-show-source-desk = La misión
people-show-source-import = Una lista anterior
people-show-source-association = Una asociación
people-show-consents = Consentimientos
people-show-consent-news = Noticias
people-show-consent-events = Actividades
people-show-consent-surveys = Encuestas
people-show-consent-volunteering = Voluntariado
people-show-consent-sharing = Compartir datos con otras entidades
people-show-consent-since = desde el
people-show-history = Historial de la ficha
people-show-history-caption = Historial de la ficha, de lo más reciente a lo más antiguo
people-show-history-at = Momento
people-show-history-what = Qué ocurrió
people-show-history-who = Quién
people-show-history-submitted = Registro enviado
people-show-history-verified = Registro verificado
people-show-history-viewed = Ficha abierta
people-show-history-imported = Ficha importada
people-show-history-own = La persona
people-show-phone-unusable = No se puede llamar a este número: está tal como se recibió
people-show-history-empty = Esta ficha no se había abierto antes.

people-verification-title = Verificar el registro
people-verification-lead = Al verificar, su misión declara que esta persona es quien dice ser: vio sus documentos o la conoce. Se guardan el nombre de usted, el momento y el fundamento.
people-verification-name-ar = Nombre en árabe
people-verification-name-latin = Nombre en letras latinas
people-verification-number = Número de registro
people-verification-basis = ¿En qué se basa para verificar?
people-verification-papers = Vi sus documentos de identidad
people-verification-papers-hint = Pasaporte, cédula, tarjeta de refugiado o certificado de nacimiento
people-verification-known = La misión conoce a esta persona
people-verification-known-hint = Alguien del personal la conoce personalmente o por trámites anteriores
people-verification-other = Otro fundamento
people-verification-other-hint = Por ejemplo, el testimonio de una persona de confianza
people-verification-send = Verificar el registro
people-verification-cancel = Volver sin verificar
people-verification-error-basis = Elija el fundamento con el que verifica el registro
people-verification-error-already = Este registro ya está verificado; no hace falta verificarlo otra vez
people-verification-done = El registro está verificado.

people-save = Guardar esta búsqueda

people-searches-title = Sus búsquedas guardadas
people-searches-lead = Cada una muestra a quienes corresponden ahora, no a quienes correspondían el día en que se guardó. Nadie más las ve.
people-searches-manage = Todas las búsquedas guardadas
people-searches-typed = Palabras
people-searches-remove = Eliminar
people-searches-removed = Se eliminó la búsqueda guardada.
people-searches-none-title = Todavía no ha guardado ninguna búsqueda
people-searches-none = Busque primero y luego elija «Guardar esta búsqueda» sobre los resultados.
people-searches-new-title = Guardar la búsqueda
people-searches-new-lead = Aparecerá con su nombre en la página de búsqueda y mostrará cada vez a quienes correspondan entonces.
people-searches-new-name = Nombre de la búsqueda
people-searches-new-name-hint = Por ejemplo: Santiago, en espera
people-searches-new-send = Guardar la búsqueda
people-searches-new-done = Se guardó la búsqueda.
people-searches-new-error-none = Escriba un nombre para la búsqueda
people-searches-new-error-long = Use 60 caracteres o menos para el nombre de la búsqueda
people-searches-new-error-taken = Ya tiene una búsqueda guardada con este nombre; elija otro
people-searches-new-error-many = Tiene 50 búsquedas guardadas; elimine primero una de ellas

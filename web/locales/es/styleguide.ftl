# La página de estilo: solo se muestra en la demostración
styleguide-title = Guía de estilo
styleguide-lead = Todo aquello con que se construyen las páginas de Mahjar, en todos sus estados, con textos largos y direcciones mezcladas.

styleguide-errors = Errores
styleguide-error-name = Escriba su nombre con las letras de un solo idioma en cada casilla
styleguide-error-date = Febrero no tiene día 31; corrija el día
styleguide-error-way = Elija cómo podemos comunicarnos con usted
styleguide-error-code = El código tiene seis cifras; escríbalas todas

styleguide-fields = Campos de formulario
styleguide-name = Nombre
styleguide-name-hint = Como figura en sus documentos o como le llama su familia
styleguide-long-label = Dirección completa en el país donde vive ahora, con la ciudad, el barrio, la calle, el número del edificio y el piso si lo hay
styleguide-long-value = Barrio Los Olivos, calle de las Escuelas, edificio Abu Ghosh 12 (مبنى ج), tercer piso
styleguide-mail = Correo electrónico
styleguide-year = Año de nacimiento
styleguide-march = marzo
styleguide-born = Fecha de nacimiento
styleguide-born-hint = Por ejemplo, 27 de marzo de 1957; basta con el año
styleguide-way = ¿Cómo podemos comunicarnos con usted?
styleguide-way-hint = Elija lo que le resulte más fácil
styleguide-way-email = Por correo electrónico
styleguide-way-phone = Por teléfono
styleguide-way-phone-hint = La misión llama en su horario de atención
styleguide-way-desk = No me contacten; iré a la misión
styleguide-child = ¿Tiene hijos a su cargo?
styleguide-skills = ¿Cómo le gustaría participar?
styleguide-skill-teach = Enseñar
styleguide-skill-host = Recibir visitantes
styleguide-skill-host-hint = En su casa, por unos días
styleguide-news = Quiero recibir noticias de la comunidad
styleguide-news-hint = Una vez al mes como máximo; puede dejarlo cuando quiera
styleguide-order = Orden de los resultados
styleguide-order-name = Por nombre
styleguide-order-date = Por fecha de registro
styleguide-code = El código que recibió
styleguide-code-hint = Seis cifras, válidas durante quince minutos
styleguide-note = Nota
styleguide-file = Imagen del documento
styleguide-file-hint = Un archivo PDF, JPG o PNG de 10 MB como máximo

styleguide-buttons = Botones
styleguide-start = Comenzar el registro
styleguide-send = Enviar
styleguide-save = Guardar y seguir después
styleguide-later = Ahora no
styleguide-erase = Borrar
styleguide-closed = La inscripción está cerrada
styleguide-dialog = ¿Borrar esta lista?
styleguide-dialog-text = Solo se borra la lista; las personas que están en ella siguen registradas.

styleguide-notices = Mensajes
styleguide-saved = Sus datos están guardados
styleguide-saved-text = Puede cambiarlos cuando quiera.
styleguide-waiting = Su registro está en revisión
styleguide-waiting-text = Lo revisa la misión de Palestina en su país de residencia.
styleguide-ending = Quedan dos días para inscribirse
styleguide-ending-text = Envíe su solicitud antes del jueves por la noche.
styleguide-failed = El archivo no llegó
styleguide-failed-text = La conexión se cortó antes de terminar. Sus respuestas están guardadas; envíe el archivo otra vez.
styleguide-why = ¿Por qué lo preguntamos?
styleguide-why-text = Para que la misión sepa que usted vive en uno de los países que atiende.

styleguide-panel-heading = Panel de confirmación
styleguide-panel = Recibimos su registro
styleguide-panel-label = Su número de registro
styleguide-panel-text = Guarde este número.

styleguide-summary = Lista de respuestas
styleguide-row-arabic = Nombre en árabe
styleguide-row-latin = Nombre en letras latinas
styleguide-row-phone = Teléfono
styleguide-row-camp = Campamento
styleguide-row-city = Ciudad
styleguide-row-state = Estado

styleguide-table = Tablas
styleguide-chile = País de residencia: Chile
styleguide-table-caption = Personas registradas
styleguide-empty = Nadie con ese nombre
styleguide-empty-text = Pruebe con un nombre más corto o escríbalo con las otras letras.
styleguide-empty-link = Nueva búsqueda

styleguide-states = Estados y avance
styleguide-state-neutral = En pausa
styleguide-state-good = Verificado
styleguide-state-wait = En revisión
styleguide-state-warn = Falta algo
styleguide-state-bad = Rechazado
styleguide-progress = Su perfil está completo en un { $percent } %
styleguide-task-name = Nombre y país de residencia
styleguide-task-done = Completo
styleguide-task-family = Familia
styleguide-task-family-hint = Cónyuge e hijos, dondequiera que estén
styleguide-task-open = Incompleto
styleguide-task-card = Tarjeta digital
styleguide-task-later = Después de la verificación

styleguide-cards = Cifras y tarjetas
styleguide-figure-people = registrados en los países de la misión
styleguide-figure-note = Al 23 de noviembre de 2026
styleguide-figure-waiting = esperan revisión
styleguide-card-camp = Campamento de verano para niños
styleguide-card-camp-text = Diez días en Belén, para edades de 10 a 14 años.
styleguide-card-study = Encuesta de la comunidad
styleguide-card-study-text = Cinco minutos, sin su nombre.

styleguide-counts = Cantidades
styleguide-people =
    { $count ->
        [0] Nadie
        [one] Una persona
       *[other] { $shown } personas
    }

styleguide-mixed = Direcciones mezcladas
styleguide-mixed-name = Dos nombres en letras distintas en una línea:
styleguide-mixed-phone = Teléfono y correo en el texto:

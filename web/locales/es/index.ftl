index-heading = Registro de palestinos en el exterior
index-lead = Regístrese en la Embajada de Palestina en el país donde vive, para que sepa que usted está allí y pueda atenderle.
index-time = Es gratis, toma unos minutos y no necesita correo electrónico.
index-start = Comenzar el registro
index-return = ¿Ya se registró? Ingrese a su ficha

index-who-title = ¿Para quién es?
index-who = Para toda palestina y todo palestino que viva fuera de Palestina, y para toda persona de origen palestino, aunque tenga otra nacionalidad: emigrantes, sus hijos y nietos, refugiados, estudiantes, empresarios y sus familias.
index-who-papers = No hace falta tener pasaporte ni documento de identidad.

index-needed-title = ¿Qué necesita?
index-needed-name = Su nombre, en árabe o en letras latinas
index-needed-country = El país donde vive
index-needed-contact = Un teléfono o un correo electrónico, si los tiene; si no, puede registrarse sin ellos

index-data-title = ¿Qué hacemos con sus datos?
index-data-seen = Los ven la misión de Palestina (embajada o consulado) en el país donde usted vive y el personal del Ministerio encargado de ello, y nadie más.
index-data-never = No los vendemos ni los entregamos al gobierno del país donde usted vive, ni a nadie más, sin su consentimiento.
index-data-rights = En cualquier momento puede verlos, corregirlos, llevarse una copia y borrarlos usted mismo, en este sitio.
index-data-link = Cómo protegemos su privacidad

index-help-title = ¿Prefiere que alguien le ayude?
index-help = Acuda a la misión de Palestina en su país: su personal le ayudará a registrarse, sin costo.
index-help-link = Misiones por país y preguntas frecuentes

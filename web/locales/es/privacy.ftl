privacy-title = Privacidad
privacy-heading = Cómo protegemos su privacidad
privacy-lead = Esta página explica qué guardamos sobre usted y por qué, quién lo ve y cuáles son sus derechos.

privacy-responsible-title = ¿Quién es responsable?
privacy-responsible = El Ministerio de Relaciones Exteriores y Expatriados del Estado de Palestina es responsable de este registro y de todo lo que contiene.

privacy-basis-title = ¿Con qué fundamento guardamos sus datos?
privacy-basis = El Ministerio tiene el mandato de velar por los intereses de los palestinos en el exterior y de mantener información actualizada sobre ellos. En ese mandato se apoya el registro.
privacy-basis-consent = Todo lo demás, como noticias, invitaciones y encuestas, se hace solo con su consentimiento.

privacy-data-title = ¿Qué guardamos?
privacy-data-needed = Necesario:
privacy-data-needed-name = Su nombre, en árabe o en letras latinas
privacy-data-needed-country = El país donde vive
privacy-data-needed-contact = Una forma de comunicarnos con usted, o su respuesta de que ahora no tiene ninguna
privacy-data-optional = Opcional; su registro está completo sin ello:
privacy-data-optional-name = El resto de su nombre, su ciudad y otra forma de contacto
privacy-data-optional-more = Lo que usted quiera contarnos más adelante, como su fecha de nacimiento, el lugar de origen de su familia, sus estudios y su ocupación
privacy-data-system = También guardamos su número de registro y su fecha, su idioma, sus consentimientos, y quién abrió o cambió su ficha y cuándo.
privacy-data-never-asked = No le preguntamos por su religión.

privacy-seen-title = ¿Quién ve sus datos?
privacy-seen-mission = La misión de Palestina (embajada o consulado) en el país donde usted vive, para poder atenderle. Las misiones de otros países no los ven, y si usted se muda, su ficha se muda con usted.
privacy-seen-ministry = El personal del Ministerio, cada quien dentro de su trabajo: quien dirige un programa ve a sus participantes; quien atiende una región ve a las personas de esa región.
privacy-seen-associations = Las asociaciones no ven nada sobre usted a menos que usted lo acepte, y en ese caso solo lo que aceptó.
privacy-seen-sensitive = Los documentos de identidad y las notas de protección los ven solo las personas encargadas de ello. Las misiones no ven la información médica.
privacy-seen-administrators = A quienes administran el sistema y sus cuentas no se les permite leer los datos de las personas.
privacy-seen-log = Cada vez que se abre su ficha queda anotado quién la abrió y cuándo, en un registro que ningún funcionario puede modificar.

privacy-consents-title = Sus consentimientos
privacy-consents-separate = Cada finalidad tiene su propio consentimiento: noticias, actividades, encuestas, voluntariado y compartir sus datos con otras entidades. Ninguno está marcado hasta que usted lo marque.
privacy-consents-withdraw = Puede dar o retirar cualquiera de ellos cuando quiera, con un botón en su ficha, y su registro sigue igual.

privacy-protection-title = ¿Cómo los protegemos?
privacy-protection-encrypted = Los documentos de identidad, la situación legal, las notas de protección, la información médica y los archivos se guardan cifrados, y la clave maestra no se guarda junto a ellos.
privacy-protection-draft = El registro que no ha terminado se guarda cifrado y ningún funcionario lo ve.
privacy-protection-mail = Nuestros mensajes no llevan sus datos: avisan que algo le espera y le indican dónde verlo.

privacy-never-title = Lo que nunca hacemos
privacy-never-sell = No vendemos sus datos.
privacy-never-share = No los entregamos al gobierno del país donde usted vive, ni a nadie más, sin su consentimiento.
privacy-never-track = No seguimos lo que usted hace en internet ni mostramos publicidad.
privacy-never-third = Nuestras páginas no se conectan con ningún otro sitio.

privacy-keep-title = ¿Cuánto tiempo se guardan?
privacy-keep-record = Su ficha: mientras esté registrado, hasta que la borre.
privacy-keep-draft = Un registro que no terminó: 30 días como máximo.
privacy-keep-rejected = Un registro que no fue aceptado: un año después de la decisión
privacy-keep-deceased = La ficha de quien ha fallecido: diez años después de anotado el fallecimiento
privacy-keep-cases = Solicitudes de cambio, notas y similares: cinco años después de cerradas
privacy-keep-backup = Copias de respaldo: 35 días como máximo después de borrar su ficha. Conservamos un código que no le identifica, para que su ficha no reaparezca si se restaura una copia antigua.

privacy-rights-title = Sus derechos
privacy-rights-see = Ver lo que guardamos sobre usted y quién lo ha consultado
privacy-rights-correct = Corregirlo
privacy-rights-copy = Llevarse una copia
privacy-rights-pause = Poner su ficha en pausa, para que no aparezca en búsquedas, no reciba noticias ni invitaciones ni cuente en estadísticas
privacy-rights-object = oponerse a su uso si su situación lo justifica, con su ficha en pausa hasta que le respondamos
privacy-rights-erase = Borrarla: a los 14 días, durante los cuales puede arrepentirse, o de inmediato
privacy-rights-how = Todo esto lo hace usted mismo en su ficha, sin costo. Si no puede ingresar, pídalo a la misión de Palestina en su país o al Ministerio.
privacy-rights-own = Ingresar a su ficha
privacy-rights-link = Misiones por país

privacy-cookies-title = Cookies
privacy-cookies = Las cookies son pequeños datos que su navegador guarda para nuestro sitio. Usamos solo lo indispensable para que el sitio funcione; por eso no le preguntamos.
privacy-cookies-caption = Las cookies que usamos
privacy-cookies-name = Nombre
privacy-cookies-purpose = Para qué sirve
privacy-cookies-expiry = Duración
privacy-cookies-session-purpose = Mantiene abierta su sesión y guarda el registro que aún no ha terminado
privacy-cookies-session-expiry = 12 horas desde el último uso, aunque cierre el navegador; media hora mientras está en su ficha
privacy-cookies-known-purpose = Solo para el personal: señala un dispositivo desde el que ya entraron, para que los intentos de otros no les cierren el acceso
privacy-cookies-known-expiry = Un año después del último acceso

privacy-complaint-title = ¿Una pregunta o un reclamo?
privacy-complaint = Envíe su pregunta o reclamo a la misión de Palestina en su país y pida que lo transmita al responsable de protección de datos del Ministerio.

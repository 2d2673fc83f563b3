accessibility-title = Accesibilidad
accessibility-heading = Un sitio que todas las personas puedan usar
accessibility-lead = Queremos que cualquier persona pueda registrarse por sí misma: quien no ve o ve poco, quien no usa mouse, quien tiene un teléfono antiguo o una conexión lenta.

accessibility-aim-title = A qué nos comprometemos
accessibility-aim = Buscamos cumplir el nivel AA de la norma internacional WCAG 2.2 (Pautas de Accesibilidad para el Contenido Web).
accessibility-aim-keyboard = Todo se puede hacer solo con el teclado
accessibility-aim-reader = Las páginas están hechas para que las lean los lectores de pantalla
accessibility-aim-zoom = El texto se puede ampliar, y las páginas se leen en una pantalla angosta de 320 píxeles
accessibility-aim-scripts = El sitio funciona aunque JavaScript esté desactivado
accessibility-aim-languages = Cada página está en árabe, inglés y español
accessibility-aim-puzzles = Sin acertijos de imágenes ni plazos cortos para responder

accessibility-tested-title = Cómo lo probamos
accessibility-tested-automatic = Cada vez que cambia el programa, la herramienta axe revisa automáticamente todas las páginas, en los tres idiomas y en una pantalla angosta.
accessibility-tested-manual = También probamos las páginas en persona: con el teclado, con el texto ampliado y en la pantalla de un teléfono.

accessibility-limits-title = Lo que aún no logramos
accessibility-limits-audit = Ninguna entidad independiente ha revisado todavía el sitio.
accessibility-limits-people = Aún no lo hemos probado de manera organizada con personas que usan lectores de pantalla.
accessibility-limits-names = Los nombres de algunas misiones de Palestina (embajadas y consulados) y de algunos lugares provienen de fuentes públicas y pueden aparecer en un idioma distinto al de la página.

accessibility-tell-title = ¿Hubo algo que no pudo hacer?
accessibility-tell = Cuente a la misión de Palestina en su país en qué página estaba y qué no funcionó: nos lo transmitirá para que lo arreglemos y, mientras tanto, le ayudará a registrarse.
accessibility-tell-link = Ayuda y misiones

# El marco de todas las páginas
site-name = Mahjar
site-ministry = Ministerio de Relaciones Exteriores y Expatriados, Estado de Palestina
site-skip = Ir al contenido
site-languages = Idioma de la página
site-menu = Menú
site-close = Cerrar
site-sign-out = Cerrar sesión
site-footer = Enlaces al pie de la página
site-help = Ayuda y contacto
site-privacy = Privacidad
site-accessibility = Accesibilidad
site-demo = Demostración: todas las personas son inventadas

# Formularios
site-optional = (opcional)
site-problem = Revise lo siguiente
site-error-prefix = Error:
site-day = Día
site-month = Mes
site-year = Año
site-yes = Sí
site-no = No
site-cancel = Cancelar
site-password-show = Mostrar
site-password-hide = Ocultar
site-suggest-keys = Hay sugerencias; use las flechas hacia arriba y hacia abajo
site-offline = Se cortó la conexión a internet. Lo que escribió sigue en esta página: envíela cuando vuelva la conexión.
site-idle = En dos minutos se cerrará su sesión: hace rato que no usa la página.
site-idle-stay = Sigo aquí: continuar
site-idle-ended = Su sesión se cerró. Lo que escribió sigue en esta página: entre desde otra ventana y luego envíela.
site-idle-sign-in = Entrar desde otra ventana

# Partes comunes
site-back = Volver
site-change = Cambiar
site-remove = Quitar
site-not-provided = Sin respuesta
site-step = Paso { $step } de { $total }
site-pager = Páginas de resultados
site-page = Página
site-previous = Anterior
site-next = Siguiente
site-pager-shown =
    { $total ->
        [0] Sin resultados
        [one] Un resultado
       *[other] { $from } a { $to } de { $shown } resultados
    }

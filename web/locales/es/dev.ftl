dev-mail-title = Correo saliente
dev-mail-lead = Lo que esta demostración habría enviado por correo, del más reciente al más antiguo. Nada de ello llega a nadie.
dev-mail-to = Para
dev-mail-text = Texto
dev-mail-empty-title = Todavía no hay mensajes
dev-mail-empty = Pida, por ejemplo, un código para ingresar y vuelva a cargar esta página.

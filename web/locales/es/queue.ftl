queue-title = Lista de espera
queue-lead = Lo que espera la decisión de su misión, lo más antiguo primero.
queue-begin = Empezar por lo más antiguo
queue-next = El siguiente de la lista
queue-kinds = Tipos de lo que espera
queue-all = Todo
queue-registrations = Registros
queue-requests = Solicitudes de cambio
queue-transfers = Traslados
queue-registration = Registro nuevo
queue-request = Solicitud de cambio
queue-transfer = Traslado a ustedes
queue-days =
    { $count ->
        [0] Hoy
        [one] Desde hace un día
       *[other] Desde hace { $shown } días
    }
queue-take = Lo tomo yo
queue-take-over = Me hago cargo
queue-release = Dejarlo a otros
queue-released = Lo dejó a otros.
queue-own = Usted está trabajando en esto
queue-claimed-by =
    { $count ->
        [0] { $who } acaba de empezar con esto
        [one] { $who } trabaja en esto desde hace un minuto
       *[other] { $who } trabaja en esto desde hace { $shown } minutos
    }
queue-gone = Ya se decidió; elija otro.
queue-nothing = Nada espera ahora, o sus colegas trabajan en todo lo que espera.
queue-empty-title = Nada espera
queue-empty = Cuando llegue un registro o una solicitud, aparecerá aquí.
queue-held = Registros apartados para comprobar
queue-children = Menores
queue-child = Un menor por registrar
queue-guardians = Tutores
queue-guardian = Un tutor suspendido por otro

demo-title = Entrar en la demostración
demo-lead = Todas las personas de esta demostración son inventadas. Elija a alguien del personal para ver lo que ve.
demo-role-clerk = Personal consular
demo-role-supervisor = Supervisión
demo-sign-in = Entrar como { $name }

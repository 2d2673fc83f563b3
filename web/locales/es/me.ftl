me-title = Volver a su ficha
me-lead = Todavía no es posible abrir su ficha en este sitio.
me-mission = Si quiere ver sus datos, corregirlos o agregar otros, pídalo a la misión palestina de su país e indique su número de registro.
me-missions-link = Buscar la misión de su país
me-number-title = ¿Perdió su número de registro?
me-number = Vaya a la misión con algo que acredite su identidad: el personal encuentra su ficha por su nombre.
me-ministry-title = El ministerio

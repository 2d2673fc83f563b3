me-title = Sus datos después de registrarse
me-lead = Todavía no es posible abrir su ficha en este sitio.
me-mission = Si quiere ver sus datos, corregirlos o agregar otros, pídalo a la misión de Palestina (embajada o consulado) en su país e indique su número de registro.
me-missions-link = Buscar la misión de su país
me-number-title = ¿Perdió su número de registro?
me-number = Vaya a la misión con algo que acredite su identidad: el personal encuentra su ficha por su nombre.
me-ministry-title = El Ministerio

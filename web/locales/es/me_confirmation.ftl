me-confirmation-title = ¿Sus datos siguen siendo correctos?
me-confirmation-lead = Revíselos. Si algo cambió, elija «Cambiar» y luego vuelva a esta página.
me-confirmation-send = Sí, todo está correcto
me-confirmation-done = Gracias. Anotamos que sus datos están correctos hoy.

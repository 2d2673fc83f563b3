me-name-title = Cambiar su nombre
me-name-lead-verified = Escriba el nombre como debe figurar. La misión revisa su solicitud y, hasta que la acepte, su nombre queda igual.

me-left-title = Su ficha fue borrada
me-left-receipt = Número de comprobante
me-left-at = Borrada:
me-left-keep = No guardamos nada que le nombre. Conserve este número, anótelo o tome una foto de esta página, si más adelante quiere preguntar por el borrado.
me-left-backup = Las copias de seguridad desaparecen en 35 días, y su ficha no vuelve de ellas.
me-left-return = Puede registrarse de nuevo cuando quiera.
me-left-register = Registrarse

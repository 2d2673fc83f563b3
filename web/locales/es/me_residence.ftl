me-residence-lead = Si se mudó a otro país, escríbalo aquí: desde ahora le atiende la misión de Palestina de allí, y la del país anterior ya no ve su ficha.
me-residence-children = ¿Se mudan sus hijos con usted?
me-residence-error-children = Elija si sus hijos se mudan con usted

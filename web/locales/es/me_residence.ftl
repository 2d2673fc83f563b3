me-residence-lead = Si se mudó a otro país, escríbalo aquí: desde ahora le atiende la misión de Palestina de allí, y la del país anterior ya no ve su ficha.

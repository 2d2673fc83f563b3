mission-kind-embassy = Embajada de Palestina
mission-kind-consulate = Consulado de Palestina
mission-kind-mission = Misión de Palestina
mission-kind-representation = Representación de Palestina
mission-kind-other = Oficina de Palestina
mission-serves = Atiende a quienes viven en:
mission-comma = ,
mission-unconfirmed = Aún sin confirmar
mission-email = Correo electrónico:
mission-phone = Teléfono:
mission-website = Sitio web:

mission-ministry-name = Ministerio de Relaciones Exteriores y Expatriados, Estado de Palestina
mission-ministry-address = Dirección:
mission-ministry-none = Aún no se han ingresado aquí los datos de contacto del Ministerio.
mission-ministry-help = Misiones por país

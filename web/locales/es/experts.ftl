experts-title = Banco de expertos
experts-lead = Palestinos de todos los países que aceptaron que el personal de las misiones vea lo que saben. No se muestra cómo ubicarlos: se les pregunta por medio del departamento de expatriados.
experts-search = Buscar experiencia
experts-search-hint = Una profesión o especialidad en cualquier idioma, por ejemplo: cirugía de la mano, مهندس مدني
experts-field = Campo de la especialidad
experts-country = País de residencia
experts-language = Trabaja en
experts-help = Lo que ofrece
experts-way = Cómo
experts-total = { $count ->
    [one] Una persona
   *[other] { $shown } personas
}
experts-total-more = Más de { $shown } personas: acote la búsqueda
experts-all = Ver a todos
experts-empty-title = Sin resultados
experts-empty = Pruebe con otra palabra o con un campo más amplio.
experts-name = Nombre
experts-place = Lugar de residencia
experts-knows = Profesión y especialidad
experts-record = Alguien a quien usted atiende: abrir su ficha

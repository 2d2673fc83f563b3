dashboard-title = Mi escritorio
dashboard-hello = Le damos la bienvenida
dashboard-scope-none = Ningún país está en su ámbito. Pida a quien administra las cuentas en el ministerio que añada los países.
dashboard-work-title = Su trabajo aquí
dashboard-no-people = Su función no ve los datos de las personas registradas.
dashboard-scope-title = Países que usted ve
dashboard-numbers-title = Personas registradas en su ámbito
dashboard-numbers-all = Personas registradas en todos los países
dashboard-submitted = Por verificar
dashboard-submitted-about = Su registro llegó y ninguna misión lo ha revisado todavía
dashboard-verified = Verificadas
dashboard-verified-about = Una misión comprobó quiénes son
dashboard-total = Todas las registradas
dashboard-total-about = Sin las que están en espera, en pausa o se dieron de baja
dashboard-confirmed = Confirmadas en un año
dashboard-confirmed-about = Dijeron que sus datos siguen siendo correctos, o se registraron, en los últimos 12 meses
dashboard-new = Nuevas este mes
dashboard-new-about = Se registraron desde el primer día del mes
dashboard-search = Buscar a una persona
dashboard-degraded-title = Las cifras están incompletas
dashboard-degraded = El índice de búsqueda no funciona en este momento y estas cifras pueden ser menores que las reales. Todos los registros están a salvo.
dashboard-last-title = Estas son las últimas cifras conocidas
dashboard-last = El índice de búsqueda no funciona y no hay cifras más recientes. Todos los registros están a salvo. Estas se contaron el:
dashboard-none-title = Ahora no hay cifras
dashboard-none = El índice de búsqueda no funciona y no se guardaron cifras anteriores. Todos los registros están a salvo y las cifras volverán con el índice.
dashboard-hidden = Oculta
dashboard-hidden-note = Aquí no se muestran cifras de menos de cinco personas, y se ocultan otras con ellas cuando hace falta para que nadie pueda deducirse.
dashboard-cut = Algunas cifras pequeñas están ocultas.
dashboard-all-hidden = Las cifras son demasiado pequeñas para mostrarlas.
dashboard-nobody = Nadie todavía
dashboard-coverage =
    { $count ->
        [0] Nadie se ha registrado todavía.
        [one] Se ha registrado una persona. Es el número de personas registradas, no el de palestinos que viven allí.
       *[other] Se han registrado { $shown } personas. Es el número de personas registradas, no el de palestinos que viven allí.
    }
dashboard-coverage-confirmed =
    { $count ->
        [0] Ninguna confirmó sus datos en los últimos 12 meses.
        [one] Una de ellas confirmó sus datos en los últimos 12 meses.
       *[other] { $shown } de ellas confirmaron sus datos en los últimos 12 meses.
    }
dashboard-coverage-few = Se han registrado menos de cinco personas. Es el número de personas registradas, no el de palestinos que viven allí.
dashboard-coverage-not = Son cifras de personas registradas, no de los palestinos que viven allí.
dashboard-source = Fuente: el registro, al { $date }, { $time } UTC
dashboard-source-short = Fuente: el registro, al
dashboard-registered = Personas nuevas por mes
dashboard-registered-about = Quienes se registraron en cada mes y siguen en el registro.
dashboard-month = Mes del registro
dashboard-earlier = Antes
dashboard-country = Por país de residencia
dashboard-country-about = El país donde viven ahora.
dashboard-city = Por ciudad
dashboard-city-about = La ciudad tal como la escribieron; primero las de más personas.
dashboard-born = Por edad
dashboard-born-about = La década de nacimiento y la edad en este año.
dashboard-sex = Por sexo
dashboard-sex-about = Según lo indicaron.
dashboard-occupation = Por ocupación
dashboard-occupation-about = Ocupaciones de la clasificación internacional; lo escrito con otras palabras cuenta como no indicado.
dashboard-origin = Por lugar de origen
dashboard-origin-about = Lugares de la lista de 1945; lo escrito con otras palabras cuenta como no indicado.
dashboard-status = Por estado del registro
dashboard-status-about = Hasta dónde ha llegado cada registro.
dashboard-chart-about = Lo más frecuente: { $name }, { $count }. Todas las cifras están en la tabla.
dashboard-unsaid = Sin respuesta: { $count }
dashboard-as-table = Las cifras en una tabla
dashboard-more = Lista completa y descarga
dashboard-download = Descargar la tabla
dashboard-map-key = El área de cada círculo muestra el número de personas registradas.
dashboard-map-borders = Las fronteras del mapa solo indican dónde está cada lugar y no expresan ninguna posición del Estado de Palestina.
dashboard-table-others = Otras tablas
dashboard-table-people = Personas
dashboard-table-code = Código
dashboard-table-xlsx = Descargar para Excel (XLSX)
dashboard-table-csv = Descargar como CSV
dashboard-table-more = El resto de la lista está en el archivo.
dashboard-table-all = Todas las registradas: { $shown }
dashboard-table-confirmed = Confirmaron sus datos en los últimos 12 meses: { $shown }

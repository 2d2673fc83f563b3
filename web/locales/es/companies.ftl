companies-title = Directorio de empresas
companies-lead = Empresas de palestinos en todos los países cuyos dueños aceptaron que las vea el personal de las misiones.
companies-search = Buscar una empresa
companies-search-hint = Por nombre, rubro, producto o ciudad, en cualquier idioma
companies-section = Sector
companies-home = Comercia con Palestina
companies-invests = Invertiría
companies-not-said = No se dice
companies-seeks = Busca
companies-total = { $count ->
    [one] 1 empresa
    [many] { $shown } de empresas
   *[other] { $shown } empresas
}
companies-all = Todas las empresas
companies-empty-title = No hay empresas así
companies-empty = Pruebe otra palabra o un sector más amplio.
companies-keeper = Aquí no se muestra quién lleva la empresa. Puede presentarle a alguien a quien atiende; esa persona decide.
companies-record = Usted atiende a quien la lleva: abrir la ficha
companies-introduction-title = Presentar a alguien a esta empresa
companies-introduction-lead = ¿A quién quiere presentar? Debe tener una empresa en su ficha.
companies-introduction-person = Su número de registro
companies-introduction-person-hint = De quienes atiende su misión
companies-introduction-go = Continuar
companies-introduction-which = Tiene varias empresas. ¿En nombre de cuál?
companies-introduction-error-number = Nadie a quien atienda su misión tiene este número
companies-introduction-error-none = En su ficha no hay una empresa que lleve. Añádala primero

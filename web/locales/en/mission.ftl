mission-kind-embassy = Embassy of Palestine
mission-kind-consulate = Consulate of Palestine
mission-kind-mission = Mission of Palestine
mission-kind-representation = Representation of Palestine
mission-kind-other = Office of Palestine
mission-serves = Serves people living in:
mission-comma = ,
mission-unconfirmed = Not yet confirmed by the ministry
mission-email = E-mail:
mission-phone = Phone:
mission-website = Website:

mission-ministry-name = Ministry of Foreign Affairs and Expatriates, State of Palestine
mission-ministry-address = Address:
mission-ministry-none = The ministry’s contact details have not been entered here yet.
mission-ministry-help = Missions by country

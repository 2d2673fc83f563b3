me-about-lead = Cambie lo que quiera o borre lo que no desee indicar.
me-about-lead-verified = La ocupación cambia enseguida. La fecha de nacimiento, el sexo y el lugar de origen cambian después de que la misión revise su solicitud.
me-about-error-birth-minor = Revise el año de nacimiento: una persona menor de dieciocho años no tiene ficha propia. Si es correcto, comuníquese con la misión de Palestina

me-again-title = Primero demuestre que es usted
me-again-lead = Ingresó hace un rato, o pide algo que no tiene vuelta atrás. Le preguntamos otra vez para que nadie más lo haga desde su dispositivo.
me-again-return-title = Con el código de retorno
me-again-neither-title = ¿No puede de ninguna de las dos maneras?
me-again-neither = Vaya a la misión de Palestina (embajada o consulado) en su país con algo que acredite quién es, y pida a sus funcionarios lo que necesita.
me-again-error-return-code = Este no es el código de retorno de su ficha. Revise lo que escribió
me-again-error-many = Demasiados intentos en poco tiempo. Espere una hora, o pida un código por correo electrónico

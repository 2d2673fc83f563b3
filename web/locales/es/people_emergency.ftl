people-emergency-title = A quién llamar en una emergencia
people-emergency-lead = A quién llama la misión si le ocurre algo a la persona y no se logra comunicación con ella.
people-emergency-relation = Qué es de la persona
people-emergency-none = No se indicó a nadie.
people-emergency-done = Se guardó a quién llamar en una emergencia.
people-emergency-removed = Ya no hay a quién llamar en una emergencia.

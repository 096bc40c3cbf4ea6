### People and their rights, requests to be a director, who has read a case, mass reading.

right-ended-taken-back = retiré
right-ended-left = parti de lui-même
right-ended-replaced = remplacé
right-ended-expired = arrivé à son terme

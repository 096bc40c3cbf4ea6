### People and their rights, requests to be a director, who has read a case, mass reading.

right-ended-taken-back = taken back
right-ended-left = left by themselves
right-ended-replaced = replaced
right-ended-expired = came to its date

### The form on paper.

paper-title = Declaration of an information security incident
paper-lead = To be filled in by hand when the portal cannot be used. Answer what you know; only the description, your name and a phone number are essential.
paper-where = Where to send it
paper-where-text = By any means: a photo or copy by e-mail, read out on the phone, handed over. CERT Santé enters it in your name.
paper-working = CERT Santé, during working hours ({ $opens } to { $closes })
paper-off = CERT Santé, at night, at weekends and on public holidays
paper-ars = Regional health agency
paper-ars-text = Also warn your regional health agency, at its regional contact point.
paper-facility = The facility
paper-name = Name of the facility
paper-finess = FINESS number (nine characters)
paper-town = Town and département
paper-date = Date and time at which this form is filled in
paper-sign = Signature
paper-signature = Name and signature of the management or of the designated person

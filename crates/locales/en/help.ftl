### Help now: whom to call, and the first minutes.

help-title = I need help now
help-working = CERT Santé answers right now. Call: it is the quickest way.
help-off = We are outside working hours. For a serious incident, CERT Santé's on-call team answers you.
help-call = Call
help-call-text = Say the name of the facility, what no longer works, and whether care is affected.
help-reopens = Working hours begin again on { $when }.
help-hfds = The ministry (HFDS) can also be reached at:
help-declare = Give warning in writing
help-declare-text = Four questions and your contact details. CERT Santé and your regional health agency are told as soon as you send; if you ask for help at once, so is the on-call team.
help-first = The first minutes
help-first-unplug = Unplug the affected machines from the network, without switching them off.
help-first-unplug-text = Cable out, Wi-Fi off. The memory of a running machine keeps useful traces.
help-first-backups = Put the backups out of reach.
help-first-backups-text = Disconnect them before trying to repair anything.
help-first-care = Start the replacement procedures in the services.
help-first-care-text = Paper, phone, reinforcements: care comes first. Warn the manager on duty.
help-first-note = Note the time and the facts.
help-first-note-text = A log on paper is enough: who saw what, who did what. Photograph the screens.
help-first-tell = Give warning by phone rather than by e-mail.
help-first-tell-text = The attacker may be reading the mail.
help-never = What not to do
help-never-pay = Do not answer a ransom demand, and do not pay.
help-never-erase = Do not erase, reinstall or restore anything before talking to CERT Santé.
help-never-mail = Do not send a suspicious file to a colleague for advice.

### Cases that look alike, for the CERT.

mark-alike = Look-alike
alike-title = Cases that look like { $reference }
alike-link = Look-alikes
alike-lead = These cases may come from the same attack or the same failure. You judge: the reasons are given, each with its weight.
alike-card = Look-alikes
alike-card-none = No open case looks like this one.
alike-card-all = See the reasons and judge
alike-card-past = { $count ->
    [one] 1 similar closed case
   *[other] { $count } similar closed cases
}
alike-open = Open cases
alike-none = No open case looks like this one
alike-none-text = The platform looks by itself when a case comes in and whenever facts change. A likeness will be shown here with its reasons.
alike-past = Similar closed cases
alike-past-lead = To know what was found and done then. A closed case is not joined to another.
alike-apart = Cases judged to be unrelated
alike-apart-lead = They are not proposed again unless something particular comes up in both: a technical trace, a provider, a product, nearly the same text.
alike-likely = Likely
alike-possible = Possible
alike-points = { $count ->
    [one] 1 point
   *[other] { $count } points
}
alike-reasons = Why they look alike
alike-reason = Reason
alike-weight = Weight
alike-total = Total
alike-scale = From 35 points a case is proposed; from 48 the likeness is called likely. A negative weight tells against it.
alike-through = Brought near by case { $reference }, which looks like both. The reasons are those of that case.
alike-compare = Compare side by side
alike-compare-title = { $one } and { $other } side by side
alike-same = It is the same incident
alike-same-hint = Both cases pass to one incident, which HFDS steers. HFDS is told at once.
alike-together = Gather several cases at once
alike-together-hint = The likely ones are ticked. Untick what is not part of it: the cases ticked and this one pass to one incident, and HFDS is told at once.
alike-together-cases = Cases of the same incident
alike-together-why = What brings them together
alike-together-why-hint = Read by the authorities, never by the facilities.
alike-together-do = Gather the cases ticked
alike-together-none = Tick at least one case
alike-one-by-one = One by one, with the reasons
alike-apart-do = Unrelated
alike-why = Reason for your decision
alike-reason-given = Your reasons
alike-reason-given-hint = Read by the authorities if the cases are joined, by the CERT alone if they are set apart. Optional for setting apart.
alike-fact = Fact
alike-this = This case ({ $reference })
alike-other = Case { $reference }
alike-declared = Declared
alike-equal = The same in both
alike-unseen = Nothing in common was found between these two cases. You can compare them all the same.
flash-gathered = Confirmed: both cases are in one incident, and HFDS is told.
flash-gathered-many = Confirmed: these cases are in one incident, and HFDS has been told.
flash-set-apart = Recorded. These two cases will not be brought together again unless something new comes up.

## Reasons.

alike-address = Same IP address: { $value }
alike-domain = Same domain: { $value }
alike-url = Same page address: { $value }
alike-hash = Same file (hash): { $value }
alike-mailbox = Same e-mail address: { $value }
alike-file-name = Same file name: { $value }
alike-ransom-note = Same name of the ransom note: { $value }
alike-ending = Same ending of encrypted files: { $value }
alike-vulnerability = Same vulnerability: { $value }
alike-provider = Same provider: { $value }
alike-product = Same product: { $value }
alike-causes = Same origin: { $value }
alike-opposite = One is malicious, the other is not
alike-at-once = Both began at the same time
alike-apart-by = Began { $value } apart
alike-departement = Same département: { $value }
alike-region = Same region: { $value }
alike-same-text = Nearly the same text
alike-words = Same rare words: { $value }
refusal-same-case = A case is not compared with itself.
nav-signals = Signals
signals-title = Weak signals
signals-lead = More cases than usual of one kind, of one provider or in one territory. It is for you to say what it is.
signals-none = Nothing out of the ordinary
signals-none-text = Every hour the platform compares the cases received with those of the weeks before. What stands out is shown here, and the CERT is told by mail.
signals-since = First case on
signals-raised = Raised on
signals-seen = Last seen on
signals-cases = Cases counted
signals-further = { $count ->
    [one] And one more case.
   *[other] And { $count } more cases.
}
signals-note = What it is
signals-note-text = A word is enough: what you checked, or why it is no signal.
signals-take-up = Take it up
signals-reject = Not a signal
signals-answered = Already looked at
signals-waiting = { $count ->
    [one] One weak signal is to be looked at
   *[other] { $count } weak signals are to be looked at
}
signal-what = { $what } – { $place }
signal-of-cases = All incidents
signal-of-named = “{ $name }”
signal-of-forgotten = Provider or product (name erased)
signal-in-country = the whole of France
signal-usual = { $whole }.{ $tenth }
signal-usual-none = fewer than 0.1
signal-counts = { $count ->
    [one] One facility
   *[other] { $count } facilities
} declared within { $window }, where { $usual } usually do.
signal-method-usual = Compared with the four weeks before.
signal-method-elsewhere = Compared with the other territories and other times.
signal-chance = { $count ->
    [one] Chance alone brings such a number every day, in all that is counted.
   *[other] Chance alone brings such a number once in { $count } days, in all that is counted.
}
signal-chance-never = Chance alone brings such a number less than once in a century, in all that is counted.
flash-signal-answered = Noted.

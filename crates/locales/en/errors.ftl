### Why something cannot be done, and what to do instead.

refusal-not-your-role = Your role does not allow this.
refusal-not-your-case = Another body of this case has to do this.
refusal-wrong-state = The state of the case no longer allows this. Reload the page to see where it stands.
refusal-changed-since = The case has changed since you opened it. Your text is kept: read what has changed, then confirm.
refusal-version-missing = The version of the case that this decision rests on is missing. Reload the page.
refusal-text-missing = Write a text before sending.
refusal-text-too-long = This text is too long. Shorten it or send it in two parts.
refusal-already-done = This is done already. Reload the page to see it.
refusal-no-such-question = There is no such question, or it has its answer already.
refusal-no-such-measure = There is no such measure, or its answer is final.
refusal-no-such-provider = This provider is not in the directory.
refusal-reason-missing = Give the reason: the other bodies of the case will read it.
refusal-findings-without-incident = If this is not an incident, tick no other result.
refusal-not-their-step = This body does not carry out this step. Choose another one.
refusal-body-not-told = This body does not know of the case: it could not read the message.
refusal-closing-report-missing = Write the closing report first.
refusal-round-not-open = The agreements have not been asked for yet.
refusal-agreements-missing = Agreements are missing to close the case.
refusal-not-a-party = This body has no say in closing this case.
refusal-handling-goes-on = The facility says that its own handling goes on.
refusal-in-the-future = This date has not passed yet. Check it.
refusal-too-early = This date comes before the event that it should follow. Check it.
refusal-military-facility = Military hospitals report through the cyber chain of the ministry of the armed forces.
refusal-not-military = This facility is not military: it reports by itself.
refusal-facility-closed = This facility is closed in the national register. Choose the one that replaced it.
refusal-already-confirmed = This report is confirmed already.
refusal-wrong-field = An answer needs correcting.
refusal-nothing-said = Nothing has changed. Write what you want to add.
refusal-too-many-sites = This declaration names too many sites. Declare the others in a second one.

# An input that cannot be used.
wrong-email = This address is incomplete. Write it like this: name@example.org.
wrong-password-too-short = This password is too short. A phrase of several words does well.
wrong-password-too-common = This password is among the first that an attacker tries. Choose another one.
wrong-credentials = The address or the password is wrong. Check both.
wrong-too-many-attempts = Too many attempts. Wait a few minutes before trying again.
wrong-invitation = This invitation was used already or has expired. Ask the person who sent it for a new one.
wrong-unknown-facility = No facility has this number. Look for it by its name.
wrong-email-taken = This address has an account already. Use it to sign in.
wrong-two-bodies = This person acts for another body already. Use another address.
wrong-name-missing = Write the first name and the name.
wrong-note-missing = Note how you checked: who was called, at which number, found where.
wrong-cursor = This link to the rest of the list is no longer valid. Start the list again.
wrong-idempotency-key = The Idempotency-Key header is empty or too long.

### Extracts shared with a publisher, a host or an operator (QUAL-5).

contact-role-publisher = Software publisher
contact-role-host = Host or managed services
contact-role-operator = Network or service operator
extract-naming-withheld = Do not name the facility
extract-naming-named = Name the facility
extract-naming-named-hint = The contact will know which facility it is. Name it only if they need that to act.
extract-finding-nature = Origin of the incident
extract-finding-causes = Causes found
extract-finding-perimeter = Technical perimeter
extract-finding-analysis = Analysis
extract-state-open = Link open
extract-state-expired = Link expired
extract-state-ended = Access withdrawn
extract-state-case-closed = Case closed

act-share-extract = Share an extract
act-share-extract-hint = With a publisher, a host or an operator who takes part in handling the incident. They see only what you tick here, by a secret link that expires.
act-share-extract-short = Share an extract
act-prolong-extract = Prolong access to an extract
act-prolong-extract-hint = The link already sent stays the same. The contact is told by e-mail.
act-prolong-extract-short = Prolong access
act-prolong-extract-days = From now on, for
act-prolong-extract-reason = Why prolong
act-end-extract = Withdraw access to an extract
act-end-extract-hint = The link no longer opens, and cannot be restored. A new extract can always be shared.
act-end-extract-short = Withdraw access
act-end-extract-reason = Why withdraw access
act-extract-which = Extract
extract-whom = With whom
extract-what = What
extract-what-text = Nothing is chosen beforehand. Only what you write or tick will be seen.
extract-how = How
extract-field-role = This organisation is
extract-field-name = Contact's first and last name
extract-field-organisation = Organisation
extract-field-email = E-mail
extract-field-text = Your request or message
extract-field-text-hint = What you expect of the contact: a fix, logs, the confirmation of a failure.
extract-field-findings = Findings
extract-field-traces = Technical traces
extract-field-traces-hint = Addresses, domains, hashes and file names found in the case.
extract-field-facts = Parts of the declaration
extract-field-facts-hint = As they stand today: the extract no longer changes when the case does.
extract-field-facility = Facility
extract-field-tlp = How far the extract may be passed on
extract-field-tlp-hint = Traffic light protocol, TLP 2.0. AMBER+STRICT: within the contact's organisation only.
extract-field-days = How long the link opens
extract-days = { $count ->
    [one] 1 day
   *[other] { $count } days
}
extract-preview = See what will leave
extract-how-it-works = How it works
extract-how-it-works-text = The contact gets an e-mail that holds only the case's number, the link and the deadline. They read the extract, answer, and their answer comes into the case. The facility sees what is shared, and with whom.
extract-ansm = A medical device, prescription or dispensing software is followed by ANSM: it approaches the publisher itself, after the qualification.
extract-check-title = What will leave
extract-check-lead = Read again: this is exactly what the contact will see, and nothing else.
extract-warning-named = The facility is named.
extract-warning-mentions = The facility's name, number or town stands in a text of the extract.
extract-warning-people = The extract holds contact details of people of the facility.
extract-to = Contact
extract-contact-line = { $name }, { $organisation } ({ $role })
extract-until = Link open until
extract-leaves = What the contact sees
extract-mail-holds = The e-mail will hold only the case's number, the link and the deadline.
extract-send = Send the link
extract-facility = Facility
extract-traces = Technical traces
extracts-title = Extracts shared of case { $reference }
extracts-lead = What was shared outside the portal, with whom, and what became of each link.
extracts-none = No extract
extracts-none-text = Extracts shared with a publisher, a host or an operator will appear here.
extracts-link = Extracts shared
extracts-card = Extracts shared
extract-number = Extract no. { $count }
extract-shared = Shared
extract-opened = Openings
extract-openings = { $count ->
    [0] Never opened
    [one] Opened once
   *[other] Opened { $count } times
}
extract-opened-last = Last on { $when }
extract-answered = Answers
extract-answers = { $count ->
    [0] No answer
    [one] One answer, in the case's thread
   *[other] { $count } answers, in the case's thread
}
flash-extract-shared = The extract is shared: the link leaves by e-mail.

shared-title = An extract is shared with you
shared-lead = Hello { $name }. CERT Santé or the regional health agency shares this extract of an incident case with you. It is dated { $when } and does not change.
shared-until = This link stays open until { $when }.
shared-care = It is yours alone: do not pass it on.
shared-replies = Your answers
shared-answer = Answer
shared-field-text = Your answer
shared-field-text-hint = It is read by CERT Santé, the regional health agency and the facility. Put neither passwords nor patients' data in it.
shared-send = Send the answer
shared-over-title = This link opens nothing any more
shared-over-text = If you still have to answer or read again, ask the person who wrote to you to open a new access.

role-contact = Outside contact
archive-by-contact = An outside contact
case-told-contact = Contact of extract no. { $count }
reads-extract = Shared extract
story-extract-shared = Extract no. { $count } shared outside the portal
story-extract-prolonged = Access to extract no. { $count } prolonged
story-extract-ended = Access to extract no. { $count } withdrawn
story-extract-answered = The contact's answer to extract no. { $count }
story-extract-to = Contact
story-extract-mark = Mark
story-extract-until = Link open until
story-extract-content = What the extract holds
story-extract-traces = Technical traces
folder-said-extract = Extract no. { $count } shared
folder-said-extract-answer = Answer to extract no. { $count }

refusal-followed-by-ansm = This product is followed by ANSM, which approaches the publisher itself: retain the finding in the qualification, and ANSM is told.
refusal-contact-missing = The contact's name, organisation and e-mail are all three needed.
refusal-not-an-address = This e-mail is not a complete address, such as contact@publisher.com.
refusal-not-in-the-case = Something that was chosen is not, or no longer, in the case. Reload the form and choose again.
refusal-link-too-long = A link opens for one day at least and { $max } days at most.
refusal-no-such-extract = There is no such extract, or its link no longer opens.
refusal-link-over = The link to this extract opens nothing any more: { $state }.
refusal-too-many-answers = This extract has already had { $max } answers. Write to the person who shared it with you.
error-link-over-title = This link opens nothing any more
error-link-over-detail = The extract can no longer be reached by this link. Ask the person who wrote to you for a new access.

mail-extract-received-subject = Case { $reference }: an extract is shared with you
mail-extract-received-body = CERT Santé or a regional health agency shares an extract of an incident case with you and awaits your answer. Read it by this link, which is yours alone and expires.
mail-extract-prolonged-subject = Case { $reference }: your access is prolonged
mail-extract-prolonged-body = The link to the extract that was shared with you stays open for longer.
mail-extract-shared-subject = Case { $reference }: an extract is shared
mail-extract-shared-body = An extract of the case is shared with an organisation that takes part in handling it. What is shared, and with whom, stands on the portal.
mail-extract-answered-subject = Case { $reference }: answer of an outside contact
mail-extract-answered-body = The person with whom an extract was shared has answered. The answer is in the case's thread.
mail-extract-received-subject-short = Link to an extract
mail-extract-prolonged-subject-short = Access prolonged
mail-extract-shared-subject-short = Extract shared
mail-extract-answered-subject-short = Answer of an outside contact

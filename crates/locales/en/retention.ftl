# The end of files, and erasing what is held of a person.

nav-conservation = Retention

category-case-file = Incident case
category-significant-case = Significant incident case
category-not-incident = Report that was no incident
category-exercise = Exercise
category-incident-file = Significant incident
category-alert-file = Alert
category-contact = How to reach the reporter
category-draft = Draft report
category-mail-address = Address of mails sent
category-request-key = Answer kept for a repeated request
category-access-record = Record of who looked
category-account = Account without any right
category-attempt = Sign-in attempt

disposition-keep = Keep longer
disposition-archive = Archive, then erase from the portal
disposition-destroy = Destroy

counting-closing = after closing
counting-over = after the end of the incident or the alert
counting-last-saving = after the last saving
counting-sending = after sending
counting-request = after the request
counting-reading = after the reading
counting-end-of-rights = after the last right ended
counting-attempt = after the attempt

decider-two-persons = Two people, case by case
decider-platform = The platform, when due

basis-public-mission = Mission in the public interest (GDPR, art. 6.1.e)
basis-security = Security of processing (GDPR, art. 32)
basis-service = Running the service, for as long as needed (GDPR, art. 5.1.e)

period-years = { $count ->
    [one] { $count } year
   *[other] { $count } years
}
period-months = { $count ->
    [one] { $count } month
   *[other] { $count } months
}
period-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}

kept-case-under-way = The case is being handled: the team must be able to reach the reporter (GDPR, art. 17.3.b).
kept-on-hold = The case is on hold for a complaint or an inquiry (GDPR, art. 17.3.e).
kept-ending = The end of the whole file was decided.
kept-rights-in-force = The person still holds rights: take them back first.
kept-draft-under-way = A report is being written; the draft goes by itself when nobody takes it up.

ground-no-longer-needed = The data are no longer necessary (art. 17.1.a)
ground-objection = The person objects, for reasons of their own (art. 21.1)
ground-unlawful = The data should never have been collected (art. 17.1.d)
ground-order = A court or the CNIL orders it (art. 17.1.e)

erasure-requested = Waits for a second person
erasure-approved = Decided, being erased
erasure-declined = Turned down
erasure-done = Erased

conservation-lead = One person proposes, another decides, the platform carries out. The acts stay on record, their content goes.
conservation-person = A person's data
conservation-proposed = { $count ->
    [0] No proposal waits
    [one] { $count } proposal waits for a second person
   *[other] { $count } proposals wait for a second person
}
conservation-proposed-none = When somebody proposes to archive, destroy or keep a file longer, another person finds it here.
conservation-due = { $count ->
    [0] No file is due
    [one] { $count } file is due
   *[other] { $count } files are due
}
conservation-due-none = A file stands here once its period is over and nothing holds it.
conservation-ending = { $count ->
    [one] { $count } file is being ended
   *[other] { $count } files are being ended
}
conservation-held = { $count ->
    [0] No file is on hold
    [one] { $count } file is on hold
   *[other] { $count } files are on hold
}
conservation-held-none = A file on hold for a complaint or an inquiry can be neither archived nor destroyed.
conservation-erasures = { $count ->
    [0] No request to erase
    [one] { $count } request to erase
   *[other] { $count } requests to erase
}
conservation-erasures-none = Two people decide on requests to erase a person's data.
conservation-ended = { $count ->
    [0] No file has ended
    [one] { $count } file has ended
   *[other] { $count } files have ended
}
conservation-ended-none = The number, dates and category of files archived or destroyed stay here.
conservation-categories = Retention periods
conservation-category = Category
conservation-what = End of life
conservation-by = Proposed by
conservation-expected = Decision expected before
conservation-late = Late
conservation-own = You proposed it: another person decides.
conservation-decide = Decide
conservation-closed = Closed on
conservation-since = Due since
conservation-then = When due
conservation-propose = Propose
conservation-held-since = On hold since
conservation-asked = Asked for on
conservation-at = Carried out on
conservation-length = Period
conservation-decider = Who decides
conservation-basis = Legal basis
conservation-kept = Kept
conservation-gone = Ended
conservation-erased = Erase

person-title = A person's data
person-lead = Look for a name, an e-mail address or a number. Every case in which the person appears goes to the access record.
person-sought = Name, e-mail or phone
person-too-short = Give a name, an address or a number of at least four characters.
person-none = Nothing is kept under these words
person-none-text = Try the name alone, the e-mail address or the phone number.
person-found = { $count ->
    [one] { $count } item found
   *[other] { $count } items found
}
person-erase = Erase
person-what = Item
person-said = What is written
person-text = Text, erased as a whole
person-account = Account
person-draft = Draft

erasure-title = Request to erase
erasure-lead = A second person checks that the request is well founded. Once carried out, it cannot be undone.
erasure-ground = Ground of the request
erasure-items = Items
erasure-reason = Reason
erasure-reason-hint = Without naming the person: the reason stays on record.
erasure-propose = Propose to erase
erasure-values = { $count ->
    [one] { $count } item to erase
   *[other] { $count } items to erase
}
erasure-own = You proposed this: another person decides. You can take it back.
erasure-approve = Approve and erase
erasure-decline = Do not erase
erasure-sought-gone = Erased with the rest

act-disposition = Propose the end of the file
act-disposition-hint = Another person will decide. A file is archived or destroyed only once its period is over.
act-disposition-short = Propose
act-disposition-what = What is to become of the file?
act-disposition-until = Until when is it kept?
act-disposition-until-hint = Only to keep it longer.
act-disposition-reason = Why?
act-disposition-at = Proposed on
act-approve-keeping = The file is kept until the proposed date, then it is decided on again.
act-approve-disposition = Approve the end of the file
act-approve-disposition-hint = The platform carries it out at once: the content of the case leaves the portal and cannot be brought back.
act-approve-disposition-short = Approve
act-decline-disposition = Turn down or take back the proposed end
act-decline-disposition-hint = The file is kept as before.
act-decline-disposition-short = Turn down
act-hold = Hold the file for a complaint or an inquiry
act-hold-hint = While it is on hold the file is neither archived, nor destroyed, nor erased in part.
act-hold-short = Hold
act-lift-hold = Lift the hold
act-lift-hold-hint = The retention period applies again.
act-lift-hold-short = Lift the hold
act-retention-reason = Why?

story-hold-placed = File put on hold for a complaint or an inquiry
story-hold-lifted = Hold lifted
story-disposition-proposed = End of life proposed: { $disposition }
story-disposition-approved = End of life approved
story-disposition-declined = End of life turned down or taken back
story-disposition-begun = End of life being carried out
story-disposed = End of life carried out: { $disposition }
story-values-erased = Data erased
story-category = Category
story-kept-until = Kept until
story-erased-because = Why
story-erased-on-request = Request of the person
story-backups-until = In the backups until
story-copies = Known printed copies

duty-review-disposition = Decide on the proposed end of life

flash-erasure-requested = The erasure is proposed. Another person has to approve it.
flash-erasure-decided = Your decision is recorded.

error-disposed-title = The file has ended
error-disposed-detail = The content of this case has left the portal.
error-disposed-archived = Case { $reference }, reported on { $declared } and closed on { $closed }, was archived on { $at }. Category: { $category }. Its content is no longer on the portal.
error-disposed-destroyed = Case { $reference }, reported on { $declared } and closed on { $closed }, was destroyed on { $at }. Category: { $category }. Its content no longer exists.

refusal-not-yet-due = The retention period of this case runs until { $when }.
refusal-on-hold = This file is on hold for a complaint or an inquiry.
refusal-not-on-hold = This file is not on hold.
refusal-proposal-pending = A proposal waits already: decide on it first.
refusal-no-proposal = Nothing is proposed for this file.
refusal-same-person = You proposed it: another person has to decide.
refusal-until-missing = Say until when the file is kept.
refusal-disposal-begun = The end of this file is carried out or under way: nothing can change there any more.
refusal-nothing-to-erase = Choose at least one item that may be erased.

mail-disposition-proposed-subject = Case { $reference }: end of life proposed
mail-disposition-proposed-subject-short = End of life proposed
mail-disposition-proposed-body = An end of life is proposed for this case. A second person has to decide on the portal.
mail-disposition-approved-subject = Case { $reference }: end of life approved
mail-disposition-approved-subject-short = End of life approved
mail-disposition-approved-body = The end of life proposed for this case is approved.
mail-disposition-declined-subject = Case { $reference }: end of life turned down
mail-disposition-declined-subject-short = End of life turned down
mail-disposition-declined-body = The end of life proposed for this case is turned down or taken back. The reason is on the portal.
mail-disposed-subject = Case { $reference }: end of life carried out
mail-disposed-subject-short = End of life carried out
mail-disposed-body = The end of life of this case is carried out.

archive-title = Case { $reference }
archive-facility = Reporting facility
archive-declared = Reported
archive-closed = Closed
archive-category = Category
archive-text = Text
archive-by-stranger = A person without an account
archive-by-operator = The administrator
archive-by-platform = The platform

ending-title = End of the file: { $number }
ending-lead = One person proposes, another decides, the platform carries out. The acts stay on record, their content goes.
ending-link = End of the file
ending-about = Incident or alert
ending-over = Over on
ending-goes-on = It goes on
ending-due = Due on
ending-kept-until = Kept longer, until
ending-kept = Kept
ending-held = Held for a complaint or an inquiry
ending-under-way = Its end was decided and is being carried out
ending-proposed = What is proposed
ending-decide = Decide
ending-approve = Approve
ending-decline = Turn the proposal down
ending-hold = Hold for a complaint or an inquiry
ending-story-held = End of the file suspended
ending-story-lifted = End of the file possible again
ending-story-proposed = End of the file proposed: { $what }
ending-story-approved = End of the file approved
ending-story-declined = End of the file turned down
ending-story-archived = Content archived, then erased from the portal
ending-story-destroyed = Content destroyed
error-file-archived = { $reference }, from { $declared } to { $closed }: archived on { $at }. Category: { $category }. Its content is no longer on the portal.
error-file-destroyed = { $reference }, from { $declared } to { $closed }: destroyed on { $at }. Category: { $category }. Its content no longer exists.
refusal-not-over = It is not over: the end of its file is proposed afterwards.

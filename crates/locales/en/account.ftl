### Signing in, invitations, the account, and where everybody can go.

nav-home = Home
nav-desk = Home
nav-declare = Report an incident
nav-help = First steps
nav-my-cases = My cases
nav-today = Today
nav-queue = Queue
nav-cases = Cases
nav-enter = Enter a report
nav-unready = Facilities to complete
nav-search = Search
nav-mails = Mails sent

role-none = No role yet
role-facilities = { $count ->
    [one] { $count } facility
   *[other] { $count } facilities
}

sign-in-title = Sign in
sign-in-email = E-mail address
sign-in-password = Password
sign-in-submit = Sign in
sign-in-trouble = Trouble signing in?
sign-in-forgotten = I have forgotten my password
sign-in-no-account = I have no account and want to report an incident
sign-in-demo = Try the demonstration
sign-in-demo-text = Take the place of one of these people, all of them fictitious. You can change at any time.
sign-in-become = Take their place

forgotten-title = Forgotten password
forgotten-lead = Enter your address: we send a link there to choose a new password.
forgotten-submit = Send me the link
forgotten-back = Back to signing in
forgotten-sent-title = Check your mail
forgotten-sent = If this address has an account, a mail has just left. Its link works once.
forgotten-sent-nothing = Nothing after a few minutes? Look among the junk mail, then check the address and try again. If it is urgent, call CERT Santé: you need no account to be helped.

invitation-title = Choose your password
invitation-lead = The last step before you enter the portal.
invitation-password = New password
invitation-password-hint = At least twelve characters. A sentence of several words works well.
invitation-submit = Save and enter
invitation-until = This link works once, until { $when }.
invitation-over-title = This link no longer works
invitation-over-link = Get a new link, if I already have an account

account-title = My account
account-name = Name
account-role = Role
account-function = Function
account-email = E-mail address
account-phone = Phone
account-facility = Facility
account-session = Signed in until
account-language = Language
account-language-text = For the pages and for the mails that you receive.
account-password = Password
account-current = Current password
account-current-wrong = This is not your current password.
account-password-submit = Change the password

flash-signed-out = You are signed out.
flash-welcome = Your password is saved. Welcome.
flash-recorded = It is recorded. The people concerned are told.
flash-password-changed = Your password is changed. Your other sessions are closed.

mails-title = Mails sent
mails-lead = The demonstration writes to nobody: every mail arrives here.
mails-none = No mail yet
mails-none-text = Move a case forward: the mails that leave will show here.
mails-filter = Show only the mails that contain
mails-filter-do = Filter
mails-subject = Subject
mails-to = Recipient
mails-at = Sent

# The session ended while somebody was writing.
session-over = Your session has ended
session-over-kept = What you wrote is kept on this page. Do not close it.
session-over-first = Sign in again in another tab:
session-over-sign-in = sign in (new tab)
session-over-then = Come back here, then send again.
session-over-send = Send again
session-back = You are signed in again
session-back-text = What you had written is waiting in the other tab: close this one, then send again.
session-back-desk = Go to my home page

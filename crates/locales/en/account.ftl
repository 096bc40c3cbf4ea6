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
nav-menu-team = Team and access
nav-menu-watch = Watch
nav-menu-record = Record
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
account-password-proof = To change your password, first show once more who you are.
account-current = Current password
account-current-wrong = This is not your current password.
account-password-submit = Change the password

flash-signed-out = You are signed out.
flash-welcome = Your password is saved. Welcome.
flash-recorded = It is recorded. The people concerned are told.
flash-password-changed = Your password is changed. Your other sessions are closed.
flash-identity-linked = Your identity is linked.
flash-identity-unlinked = The identity is unlinked.
flash-device-ended = The device is signed out.
flash-devices-ended = The other devices are signed out.
flash-token-revoked = The token is revoked.

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

# Identity providers (Pro Santé Connect).
sign-in-other-ways = Other ways to sign in
sign-in-by = Sign in with { $provider }
invitation-by = Come in with { $provider }
invitation-by-text = You may also come in with your { $provider } identity, without choosing a password.
leaving-title = You are going to { $provider }
leaving-go = Go on to { $provider }
not-let-in-title = Signing in with { $provider } did not work
not-let-in-again = Try again
not-let-in-password = Sign in with my e-mail address and password
not-let-in-account = You already have an account here:
not-let-in-link = sign in with your password, then link this identity under “My account”.
not-let-in-invitation = You have no account: ask the management of your facility, or the head of your body, for an invitation. Open it, then choose to come in with this identity.
not-let-in-urgent = It is urgent:

identities-title = Linked identities
identities-text = A linked identity opens your account without a password. Your rights are still those that Vigie gives you.
identities-which = Identity
identities-link = Link my { $provider } identity
identities-unlink = Unlink

# Devices.
devices-title = Signed-in devices
devices-text = If you do not know a device, sign it out, then change your password.
devices-which = Device
devices-how = Signed in by
devices-since = Since
devices-seen = Last active
devices-here = this device
devices-end = Sign out
devices-end-others = Sign out all other devices
device-name = { $browser } on { $system }
device-unknown = Unknown browser
assurance-password = password
assurance-passkey = passkey
assurance-provider = identity provider
assurance-demonstration = demonstration
assurance-code = code
assurance-recovery-code = recovery code

# Tokens of the API.
tokens-title = Tokens for programs
tokens-text = A token lets a program use the programming interface (API) in your name. Each one made or revoked is on record.
tokens-which = Token
tokens-opens = What it allows
tokens-until = Until
tokens-revoke = Revoke
tokens-make = Make a token
tokens-prove = Show again who I am, to make a token
tokens-name = Name of the token
tokens-name-hint = The program that will use it, such as “monitoring”.
tokens-powers = What the program may do
tokens-facility = Facility
tokens-facility-hint = The token serves for this one alone; for all of yours if you choose none.
tokens-last-day = Last day
tokens-last-day-hint = As long as tokens may last if you do not answer.
tokens-longest = { $when } at the latest.
tokens-make-submit = Make the token
power-read = Read
power-read-hint = Cases, facilities, what is to be done.
power-declare = Report
power-declare-hint = Drafts and declarations.
power-act = Act
power-act-hint = Acts on cases, security mailboxes, designations.
token-made-title = Your token is made
token-made-once = Copy this token now
token-made-keep = It will never be shown again. Keep it as you keep a password.
token-made-use = The program sends it with each request:
token-made-back = Back to my account

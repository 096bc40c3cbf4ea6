### Second factors: showing them, setting them up, losing them.

second-step-title = Second step
second-step-lead = You are signing in as { $email }. Show that it is you.
second-step-passkey = With your passkey
second-step-code-title = With your app
second-step-code = Six-digit code
second-step-code-hint = Open your authenticator app: the code changes every thirty seconds.
second-step-submit = Continue
second-step-recovery-title = Use a recovery code
second-step-recovery = Recovery code
second-step-recovery-hint = One of the codes that you kept, such as 7k2m-9xqa-41vt. Each works once.
second-step-urgent = An incident right now?
second-step-urgent-text = Do not wait until you have found your phone: you can report without signing in. The CERT is alerted at once, and your facility will confirm afterwards.
second-step-urgent-link = Report an incident without signing in
second-step-lost = I no longer have a passkey, an app or a recovery code
second-step-lost-asked = Where my request stands
second-step-other = Sign in with another account
second-step-demo = Demonstration: this person's code is now { $code }.

passkey-title = Passkey
passkey-show = Use a passkey
passkey-refused = The passkey did not answer. Try again, or choose another way.
passkey-elsewhere = Passkeys work at the address { $host }.
passkey-no-script = Passkeys need JavaScript, which your browser does not run here. The other ways work.
passkey-lead = Your phone, your computer or a security key recognises you, for instance by your fingerprint, and there is nothing left to type.
passkey-how = Give it a name, then follow your browser. You can add several: two are better than one.
passkey-name = Name of this passkey
passkey-name-hint = To recognise it in the list, such as “Office phone”.
passkey-unnamed = Passkey
passkey-create = Create the passkey
passkey-rather-application = Rather an app that gives codes

application-title = Authenticator app
application-lead = An app on your phone gives a code at each sign-in.
application-first = 1. Open an authenticator app
application-first-text = Any app that reads one-time codes (TOTP) will do; your IT department can name one.
application-second = 2. Show it this picture
application-second-text = In the app, choose to add an account, then point the camera at the picture.
application-picture = Picture for the app to read; the key written below says the same.
application-key = Or type this key in the app:
application-third = 3. Type the code that it shows
application-submit = Check and save

protect-title = Protect your account
protect-lead = Before you enter, add a second way to show that it is you.
protect-why = Your role opens the cases of many facilities. A password can be guessed or stolen; a second way stops it. You do this once, in two minutes.
protect-passkey = The simplest: your phone or your computer recognises you.
protect-application = An app on your phone gives a six-digit code. It works everywhere, even without JavaScript.

recovery-title = Recovery codes
recovery-lead = Keep these codes: they stand for your passkey or your app on the day when you no longer have them.
recovery-keep = Each code works once. Print this page or save the file, and keep it elsewhere than in your phone. They will not be shown again.
recovery-on = I have kept my codes, continue
recovery-download = Save to a file
recovery-left = { $count ->
    [0] You have no recovery code left.
    [one] You have a single recovery code left.
   *[other] You have { $count } recovery codes left.
}
recovery-few = Ask for new ones now: the old ones will no longer work.
recovery-renew = Get ten new codes

factors-title = Second factors
factors-none = You come in with your password alone. A passkey or an app protects you if somebody guesses it. It is advised, not required.
factors-demanded = Your role needs a second factor: you can change it, not remove the last one.
factors-which = Way
factors-since = Added
factors-used = Last used
factors-never = Never
factors-remove = Remove
factors-application = Authenticator app
factors-passkey = Passkey
factors-passkey-add = Add a passkey
factors-application-add = Add an app
factors-application-replace = Change app

proof-title = Is it really you?
proof-lead = What you are about to do is sensitive. Show once more who you are; you then go on where you were.
proof-provider = Show who I am with { $provider }
proof-provider-lead = { $provider } asks you to identify yourself again, then brings you back here.
proof-nothing = Your account has neither a password nor a second factor yet. Choose a password first: a link is sent to you by e-mail.
proof-nothing-way = Receive the link
proof-password-code = Password and code

lost-title = I have lost everything
lost-lead = You no longer have a passkey, an app or a recovery code. Somebody who knows you can reopen your access.
lost-how = Your request reaches somebody who checks that it is you, by calling you back at a number already known. Your password stays the same; you will add a new second factor.
lost-how-facility = In a facility: your director, or else the CERT.
lost-how-staff = At the CERT or in an ARS: your lead. Elsewhere: the administrator of the portal, whom your manager can reach.
lost-submit = Ask to reopen my access
lost-back = Back to the second step
lost-asked = Your request awaits an answer.
lost-asked-text = You will get a mail as soon as it is confirmed. If you find your phone in the meantime, sign in: the request cancels itself.
lost-confirmed = Your request is confirmed.
lost-confirmed-text = For your safety it takes effect on { $when }. Then sign in with your password alone.

resets-title = Access to reopen
resets-lead = These people say that they lost all their second factors. Call them back at a number that you already know, never at one that they give you.
resets-none = No request is waiting
resets-none-text = The requests of people who lost their phone and their codes will come here.
resets-since = Asked
resets-note = How did you recognise this person?
resets-note-hint = For instance: called back through the facility's switchboard at 2:10 p.m. It stays on record.
resets-confirm = It is them, reopen their access
resets-refuse = Refuse

objection-title = Not you?
objection-lead = Somebody asks to enter your account without your second factors. If it is not you, stop them here.
objection-submit = It is not me, stop everything
objection-nothing = If it is you, do nothing: your access will soon be reopened.

nav-resets = Access to reopen

flash-factor-added = Your second factor is saved.
flash-factor-removed = This second factor is removed.
flash-reset-asked = Your request has been sent.
flash-reset-answered = Your answer is recorded, and the person has been told.
flash-reset-objected = The request is stopped. Somebody knows your password: choose another one now.

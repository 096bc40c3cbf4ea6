### Webhooks: telling a program of what happens (QUAL-5, KEEP-3).

topic-declaration = Declarations, supplements, taking in
topic-qualification = Qualification and legal deadlines
topic-thread = Follow-up thread: questions, answers, messages, contacts, extracts
topic-support = Support: steps, measures, what the bodies do
topic-incident = Significant incidents
topic-alert = Alerts
topic-evidence = Evidence
topic-closure = Closing and lessons
topic-retention = End of files

webhooks-title = Webhooks
webhooks-lead = A program of yours is told of each act that you may read: the number of the case, the incident or the alert, the kind of act, the time and a link. It reads the rest by the API, with a token.
webhooks-link = Tell a program of each act (webhooks)
webhooks-none = No webhook
webhooks-none-text = The addresses at which your programs are told will appear here.
webhook-name = Name
webhook-url = Address
webhook-topics = Subjects
webhook-state = State
webhook-secret = Secret
webhook-everything = All subjects
webhook-well = Working
webhook-failing = Nothing arrives
webhook-since = since { $when }
webhook-pause-by-owner = Paused by you
webhook-pause-failing = Paused: nothing has arrived for days
webhook-pause-gone = Paused: the receiver says that it is gone
webhook-make = Add a webhook
webhook-prove = Show again who I am, to add a webhook
webhook-make-submit = Add the webhook
webhook-field-name = Name of the webhook
webhook-field-name-hint = The program that is told, for example “monitoring”.
webhook-field-url = Address to tell
webhook-field-url-hint = It begins with https:// and does not lead into a private network.
webhook-field-topics = Subjects
webhook-field-topics-hint = All of them if you choose none.
webhook-secret-title = The secret of your webhook
webhook-secret-once = Copy this secret now
webhook-secret-use = With it your program checks that each sending comes from the portal, as Standard Webhooks say: headers webhook-id, webhook-timestamp and webhook-signature.
webhook-secret-back = I have copied the secret
webhook-former-until = The former secret signs as well until { $when }
webhook-do-ping = Try it
webhook-do-pause = Pause
webhook-do-resume = Resume
webhook-do-rekey = Change the secret
webhook-do-end = Delete
webhook-told = Sendings
webhook-told-caption = The last fifty, the newest first
webhook-told-none = Nothing has been sent yet. “Try it” sends a trial message.
webhook-what = What
webhook-when = When
webhook-outcome = Outcome
webhook-answer = Last answer
webhook-again = Send again
webhook-act = { $reference }, act { $number }: { $kind }
webhook-ping = Trial
webhook-delivered = Arrived
webhook-given-up = Given up
webhook-waiting = Waiting
webhook-next-try = Next try on { $when }
webhook-status = Status { $status }
webhook-tries = { $count ->
    [0] not tried yet
    [one] 1 try
   *[other] { $count } tries
}
webhook-trouble-private-address = The address leads into a private network, or is no longer allowed
webhook-trouble-unreachable = Nobody answers at this address, or not over TLS
webhook-trouble-too-slow = The answer is too slow
webhook-trouble-redirected = The answer leads elsewhere: redirects are not followed
webhook-trouble-refused = The receiver did not take the sending
webhook-trouble-rights-lost = You may no longer read this act: nothing left
flash-webhook-done = Done.
flash-webhook-ended = The webhook is deleted.

wrong-webhook-name = Give the webhook a name of at most 80 characters.
wrong-webhook-address = Give a complete address, without user name or fragment, such as https://monitoring.example/vigie.
wrong-webhook-plain = The address must begin with https://.
wrong-webhook-private = This address leads into a private network, which the portal does not call.
wrong-too-many-webhooks = You already have { $max } webhooks. Delete one first.
mail-webhook-paused-subject = One of your webhooks is paused
mail-webhook-paused-body = Nothing arrives any more at a program that you have told. The sendings are paused, nothing is lost: mend it, then resume on the portal.

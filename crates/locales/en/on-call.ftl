### The on-call: who is called, when, and what to do.

nav-rota = On call
rota-title = On call
rota-lead = Outside working hours, the first person on call is called by message. Without an answer within { $count } min, the next one is called as well, and so on.
rota-now = On call now
rota-now-nobody = Nobody is on call at the moment
rota-now-nobody-text = The on-call addresses of the configuration are warned then.
rota-until = until { $when }
rota-next = The weeks to come
rota-next-none = Nobody is planned to be on call.
rota-person = Person
rota-order = Order of calls
rota-from = From
rota-to = To
rota-mine = You
rota-offered-to-me = Offered to you
rota-offered = Offered to { $who }
rota-plan = Plan somebody on call
rota-first-day = First day
rota-first-day-hint = The handover is on that day, at the hour set by the configuration.
rota-weeks = Number of weeks
rota-weeks-hint = From 1 to 12.
rota-plan-send = Add to the rota
rota-missing-day = Give the first day on call.
rota-missing-weeks = Give a number of weeks, from 1 to { $max }.
rota-back = Back to the rota
rota-waiting = { $count ->
    [one] A shift is offered to you
   *[other] { $count } shifts are offered to you
}
call-order-first = First person
call-order-second = Second person
call-order-third = Third person

shift-title = A week on call
shift-offered-to = Offered to
shift-answer = A colleague offers you this shift
shift-accept = Take it
shift-decline = Decline it
shift-offer = Swap
shift-colleague = Colleague to whom it is offered
shift-colleague-hint = You stay on call until this colleague has accepted.
shift-offer-send = Offer
shift-remove = Take off the rota
shift-remove-why = Reason
shift-remove-send = Take off

# What to do in the night, in order (DECL-6).
orders-title = What to do
orders-answer = Answer the call on the page of the case: the reporter knows at once, and nobody else is woken up.
orders-call = Call the reporter at the number of the case. Ask what is affected, whether patients are in danger, what was already done.
orders-contain = Give the first containment measures, one at a time, and record them in the case.
orders-alert = If care is affected or the attack may spread, qualify the case: the authorities concerned are told without delay.
orders-note = Log the call in the case, with its time. In the morning, the next shift starts from there.
orders-nights = The playbooks of the most frequent nights:

duty-answer-call = Answer the on-call request
act-answer-call = Answer the call
act-answer-call-hint = The reporter is told that the on-call team deals with the call; nobody else is called any more.
story-call-answered = On-call request taken: { $body }

refusal-no-such-call = The on-call of your body was not called for this case.
refusal-too-many-weeks = Plan from 1 to { $max } weeks at once.
refusal-not-of-the-body = This person has no right in your body. Choose another.
refusal-not-your-shift = This shift is not yours, or is not offered to you.

handover-title = Handover
handover-none = Nobody has left a word yet.
handover-leave = Leave a word to the next shift
handover-text = What the next shift must know
handover-text-hint = What is under way, who calls back, at what time. It replaces the word before, which stays on record.
handover-send = Leave this word
handover-read = I have read it and take over
handover-read-by = read by { $who }, on { $when }
handover-somebody = Somebody whose name is erased
handover-received = Cases received since { $when }: { $cases }.
handover-received-none = No case received since { $when }.
handover-late = Late: { $cases }.
handover-to-do = To follow:
handover-waiting = The previous shift has left you a word
flash-handed-over = Recorded. The next shift will read your word when it arrives.
refusal-own-handover = You left this word: it is for the next shift to say that it was read.

### The public home.

home-title = A computer incident in your facility?
home-lead = Report it here, by day or by night. The teams of CERT Santé and of your regional health agency are told at once and help you deal with it.
home-declare = Declare an incident
home-declare-text = You noticed something unusual: an outage, a virus, stolen data, suspicious messages. A doubt is enough; you can add to it later.
home-help = I need help now
home-help-working = CERT Santé is answering right now.
home-help-off = We are outside working hours. For a serious incident, the on-call team answers you.
home-help-more = See what to do first
home-involves = What a declaration involves
home-time = Allow a quarter of an hour
home-time-text = Each answer is saved as soon as it is written. You can stop, and carry on later from another device.
home-asked = Facts, not a diagnosis
home-asked-text = What is affected, the effects on care and on data, what you have already done. Almost nothing is required: “I don't know yet” is always an answer.
home-told = Recipients that you know of
home-told-text = Your declaration is confidential. When you send it, you get a number and the list of the bodies that were told.
home-other = You already have an account, or cannot reach the portal
home-sign-in = Sign in to follow a case or carry on with a draft
home-paper = Print the paper form, with the same questions

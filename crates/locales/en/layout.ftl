### The frame of every page.

layout-skip = Skip to content
layout-demo = Demonstration: the facilities, people and incidents are fictitious.
layout-hours-working = CERT Santé is answering:
layout-hours-off = Outside working hours, emergencies:
layout-sign-in = Sign in
layout-sign-out = Sign out
layout-nav = Main navigation
layout-waiting = { $count ->
    [one] waiting
   *[other] waiting
}
layout-breadcrumb = Breadcrumb
layout-confidential = Confidential document
layout-printed = Printed on { $when }
layout-about = Vigie, the portal for computer security incidents in health care
layout-version = Version { $version }
layout-aside = Good to know
layout-facts = The facts
layout-story = The story
layout-next = What comes next

# The end of the session, said five minutes before (RGAA 13.1).
session-until = You are signed in until { $when } if you do nothing more.
session-ending = Your session ends in less than five minutes.
session-extend = Stay signed in
session-extended = You stay signed in.
session-last = Your session ends at { $when }: it has lasted as long as it may. Send what you have written, or go on: nothing will be lost, you will sign in again.
session-ended = Your session has ended. Go on writing and send: your text will be kept while you sign in again.

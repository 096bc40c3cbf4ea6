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

### Lessons learned: what could identify (LESS-4).

anonymised-link = Read the lessons again without what identifies
anonymised-title = Lessons without what identifies
anonymised-lead = What could tell which facility, place or person it was is marked, with something to write instead. Read all of it: a machine proposes, a person decides.
anonymised-none = No lessons yet
anonymised-none-text = Once written, they are read here with what could tell which facility it was.
anonymised-count = { $count ->
    [0] Nothing was marked. Read it all the same.
    [one] One passage is marked.
   *[other] { $count } passages are marked.
}
anonymised-written = As written
anonymised-proposed = As proposed
anonymised-marks = What is marked
anonymised-mark = Mark { $number }
anonymised-number = Number
anonymised-passage = Passage
anonymised-tells = What it would tell
anonymised-why = Why it is marked
anonymised-instead = Proposal
anonymised-hint = To correct the words themselves, write the lessons again.

anonymised-numbered = {"["}{ $kind } { $number }]
anonymised-kind = {"["}{ $kind }]
anonymised-day = { $days ->
    [0] day D
   *[other] { $sign ->
        [before] D-{ $days }
       *[after] D+{ $days }
    }
}
anonymised-university-hospital = { $other ->
    [0] { $link ->
        [of] of a university hospital
        [at] at a university hospital
       *[plain] a university hospital
    }
   *[other] { $link ->
        [of] of a university hospital ({ $other })
        [at] at a university hospital ({ $other })
       *[plain] a university hospital ({ $other })
    }
}
anonymised-hospital = { $other ->
    [0] { $link ->
        [of] of a hospital
        [at] at a hospital
       *[plain] a hospital
    }
   *[other] { $link ->
        [of] of a hospital ({ $other })
        [at] at a hospital ({ $other })
       *[plain] a hospital ({ $other })
    }
}
anonymised-clinic = { $other ->
    [0] { $link ->
        [of] of a private hospital
        [at] at a private hospital
       *[plain] a private hospital
    }
   *[other] { $link ->
        [of] of a private hospital ({ $other })
        [at] at a private hospital ({ $other })
       *[plain] a private hospital ({ $other })
    }
}
anonymised-nursing-home = { $other ->
    [0] { $link ->
        [of] of a nursing home
        [at] at a nursing home
       *[plain] a nursing home
    }
   *[other] { $link ->
        [of] of a nursing home ({ $other })
        [at] at a nursing home ({ $other })
       *[plain] a nursing home ({ $other })
    }
}
anonymised-group = { $other ->
    [0] { $link ->
        [of] of a group of facilities
        [at] at a group of facilities
       *[plain] a group of facilities
    }
   *[other] { $link ->
        [of] of a group of facilities ({ $other })
        [at] at a group of facilities ({ $other })
       *[plain] a group of facilities ({ $other })
    }
}
anonymised-facility = { $other ->
    [0] { $link ->
        [of] of a facility
        [at] at a facility
       *[plain] a facility
    }
   *[other] { $link ->
        [of] of a facility ({ $other })
        [at] at a facility ({ $other })
       *[plain] a facility ({ $other })
    }
}
anonymised-post-management = the management
anonymised-post-computing = the computing team
anonymised-post-care = the heads of care
anonymised-post-authority = an authority

mark-facility = A facility
mark-facility-short = facility
mark-number = The number of a facility, person or account
mark-number-short = number
mark-place = A place
mark-place-short = place
mark-person = A person
mark-person-short = person
mark-function = A function that one person holds
mark-function-short = function
mark-phone = A telephone number
mark-phone-short = telephone
mark-mailbox = An e-mail address
mark-mailbox-short = e-mail
mark-domain = A domain
mark-domain-short = domain
mark-url = The address of a page
mark-url-short = link
mark-address = An IP address
mark-address-short = IP address
mark-host = A machine or share
mark-host-short = machine
mark-file = A file or folder
mark-file-short = file
mark-account = An account
mark-account-short = account
mark-provider = A provider or product: you say whether it may be named
mark-provider-short = provider
mark-date = A date precise enough to recognise
mark-date-short = date
mark-size = A size, an amount or an age
mark-size-short = figure
mark-rare = What few facilities have
mark-rare-short = particular
mark-name = A proper name of which nothing tells what it names
mark-name-short = name

mark-why-known = The case names it
mark-why-form = It has the form of one
mark-why-announced = The words beside it announce it
mark-why-listed = It is in a list of names
mark-why-unusual = Written as a name, or an unusual word
mark-why-elsewhere = Marked elsewhere in the same lessons
mark-why-says-rare = The text itself says that it is rare
mark-why-together = Kind, place and date stand in one sentence

lessons-roots = What made it possible
lessons-roots-hint = These choices are counted from one case to the next.
lessons-aggravations = What made it worse, in a few words
lessons-delay-taken-in = Taken into account in { $span }
lessons-delay-qualified = Qualified in { $span }
lessons-delay-first-measure = First measure proposed in { $span }
lessons-delay-closed = Closed in { $span }
lessons-refused = Measure refused: { $measure } Reason: { $reason }
lessons-watch = What the watch or similar incidents add
lessons-watch-hint = A bulletin, an alert or the lessons of another case that help to understand.
lessons-recommendations-hint = One a line: each receives a number and can be cited elsewhere.
lessons-title = Lessons learned
lessons-lead = What the incident taught. The CERT writes it, the agency and the facility complete it, a second person of the CERT approves it.
lessons-link = Read and complete the lessons learned
lessons-complete-text = What the incident taught is written down. You can correct or complete it.
lessons-write = Write anew
lessons-none = No lessons learned yet
lessons-none-text = Once the CERT has written them, they are read and completed here.
lessons-to-approve = Waits for a second person to agree
lessons-rewritten = Written anew since version { $number } was approved, waits for a second person to agree
lessons-approved = Version { $number }, approved on { $when }
lessons-comments = What each adds
lessons-comments-none = Nobody has added anything yet.
lessons-comment = Correct or complete
lessons-comment-hint = Read by the CERT, the agency and the facility.
lessons-comment-by = { $who } adds, on { $when }
lessons-comment-send = Add
nav-lessons = Lessons learned
lessons-base-title = Lessons learned
lessons-base-lead = What closed incidents taught, shared between the CERT and the agencies. Of a case that you do not follow you read what can be counted, without place, name or text.
lessons-base-none = No lessons match
lessons-base-none-text = All approved lessons enter here. Words are sought only in those that you may read in full.
lessons-base-count = { $count ->
    [one] One set of lessons
   *[other] { $count } sets of lessons
}
lessons-filter-words = Words
lessons-filter-root = What made it possible
lessons-filter-factor = What made it worse
lessons-filter-nature = Type of facility
lessons-filter-every-factor = All factors
lessons-filter-every-year = All years
lessons-filter-year = Year of the declaration
lessons-column-case = Case
lessons-column-factors = What made it worse
lessons-elsewhere = Outside your territory
lessons-not-shown = Not disclosed
alike-lessons = What it taught
alike-propose = Propose as a measure
alike-lessons-read = Read the lessons learned
alike-card-lessons = Lessons of similar cases:
word-edition-readers-signed-in = People who have signed in
word-edition-readers-all = Everybody
edition-by-hand = Marked by a person
edition-not-there = These words are not in the text as they stand.
edition-marked-already = These words are marked already.
edition-published = The anonymised edition is published
edition-read = Read it
edition-undecided = { $count ->
    [one] One passage to decide
   *[other] { $count } passages to decide
}
edition-decided = All is decided
edition-not-approved = Passages are decided once the lessons learned are approved.
edition-done = Decided
edition-to-do = To decide
edition-take = Replace with “{ $words }”
edition-other = Replace with other words
edition-other-words = Other words
edition-keep = Leave as it is
edition-keep-reason = Why it identifies nobody
edition-unmark = Take the mark away
edition-add = Mark something else
edition-add-hint = The exact words, replaced wherever they stand.
edition-add-passage = Words of the text
edition-add-words = To be read instead
edition-nothing = I have read it all: nothing to replace
edition-comments = { $count ->
    [one] What was added, and is not published
   *[other] What was added ({ $count }), and is not published
}
edition-save = Save the decisions
edition-publish = Publish
edition-second-person = You decided on passages: another person of the CERT reads them again and publishes.
edition-publish-text = Read all of the right column: that is what will be read. The agency and the facility are told.
edition-publish-do = Publish the anonymised edition
edition-readers = Who will read it
edition-retract = Take the published edition back
edition-retract-reason = Why
edition-retract-do = Take back
editions-title = Anonymised lessons learned
editions-lead = What incidents taught, for other facilities, with nothing that gives anybody away. Read again and published by two people of CERT Santé.
editions-none-text = All published lessons are read here.
editions-column-published = Published
edition-of = Lessons published on { $when }
edition-lead = Written by CERT Santé with the agency and the facility, then read again so that nothing gives anybody away.

word-root-cause-no-second-factor = Access without a second factor
word-root-cause-weak-password = Weak, shared or reused password
word-root-cause-missing-update = Known correction not applied
word-root-cause-exposed-service = Service reachable from the internet without need
word-root-cause-deceived-person = Somebody was deceived
word-root-cause-excessive-rights = Too wide rights of an account
word-root-cause-provider-access = A provider's access
word-root-cause-provider-failure = Failure of a provider or host
word-root-cause-change-gone-wrong = A change that went wrong
word-root-cause-equipment-failure = Failure of equipment, power or cooling
word-root-cause-mistake = Human mistake
word-root-cause-not-found = Cause not found
word-root-cause-other = Another cause
word-aggravating-factor-flat-network = Undivided network
word-aggravating-factor-reachable-backups = Backups reachable from the network
word-aggravating-factor-untried-restore = Restoring never tried
word-aggravating-factor-missing-logs = Logs missing or too short
word-aggravating-factor-late-detection = Noticed late
word-aggravating-factor-late-report = Reported late
word-aggravating-factor-obsolete-systems = Systems no longer maintained
word-aggravating-factor-no-degraded-mode = Procedures without the system missing or unknown
word-aggravating-factor-missing-inventory = Missing inventory or map
word-aggravating-factor-few-people = Too few people, or the wrong hour
word-aggravating-factor-unreachable-provider = Provider not to be reached
word-aggravating-factor-lost-communications = Telephone or messages lost as well
word-aggravating-factor-none = None
word-aggravating-factor-other = Another factor

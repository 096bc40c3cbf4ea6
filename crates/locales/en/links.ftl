### Lessons and playbooks: what lessons change in a playbook (LESS-2).

link-title = Link a recommendation to a playbook
link-lead = The recommendation is read on the playbook's page. If the playbook should change, say where, how and why: those who keep it will answer.
link-link = Link to a playbook
link-playbook = Playbook
link-proposes = What should change in the playbook
link-proposes-hint = Leave empty if the playbook says so already. Write no case number and no name: a playbook is read by everybody.
link-section = Part of the playbook
link-no-section = Nothing to change
link-passage = Passage or measure as it reads
link-passage-hint = Empty if something is missing in the playbook.
link-change = What should be read
link-why = What the incident has shown
link-do = Record
link-back = Back to the lessons
link-recommendation = Recommendation
link-says-so = The playbook says so already
link-waits = Change proposed, without an answer
link-taken-up = Taken up in the text being written
link-in-version = In force since version { $number }
link-set-aside = Change set aside
links-title = What the recommendations say to playbooks
link-unlink = Take back
link-unlink-why = Why
link-unlink-do = Take back

proposals-waiting = { $count ->
    [0] What lessons have made change
    [one] One change proposed by lessons
   *[other] { $count } changes proposed by lessons
}
proposals-hint = Taking up opens the text of the playbook, which a second person will approve. Setting aside needs a reason.
proposals-others = Linked recommendations
proposals-taken-up = To take up in this text
proposals-count = { $count ->
    [one] One change proposed
   *[other] { $count } changes proposed
}
proposals-at-home = { $count ->
    [one] Lessons propose a change to a playbook
   *[other] Lessons propose { $count } changes to playbooks
}
proposal-take-up = Take up in the text of the playbook
proposal-set-aside = Set aside
proposal-set-aside-why = Why
playbook-act-taken-up = Change { $change } taken up in the text
playbook-act-set-aside = Change { $change } set aside
playbook-version-answers = takes { $changes } into account
lessons-read-edition = Read the anonymised edition

story-change-proposed = Change proposed to a playbook
story-recommendation-linked = Recommendation linked to a playbook
story-recommendation-unlinked = Recommendation unlinked from a playbook
reads-lessons = Lessons, among others
mail-playbook-change-proposed-subject = Playbook: change proposed
mail-playbook-change-proposed-body = Lessons propose a change to a playbook. Take it up or set it aside on the portal.
refusal-no-such-recommendation = The approved lessons have no recommendation of this number.
refusal-no-such-link = No linked recommendation has this number, or it was taken back.
refusal-case-named = The text names case { $case }: a playbook is read by everybody. Remove the number.

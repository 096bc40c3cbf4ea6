### Playbooks: what to do, by type of incident.

playbooks-title = Playbooks
playbooks-lead = What to do, depending on what happens: the first fifteen minutes, what to avoid, whom to call, and when it is over. Print them and keep them beside the duty phone.
playbooks-all = All playbooks
playbooks-for = For whom?
playbooks-review = To be read again by { $day }

playbook-skill-anyone = Everybody
playbook-skill-generalist = IT
playbook-skill-security = IT security
playbook-mark-generalist = IT
playbook-mark-security = security

playbook-first-minutes = The first fifteen minutes
playbook-not-to-do = What not to do
playbook-whom-to-call = Whom to call
playbook-evidence = Evidence to keep
playbook-measures = Measures
playbook-over = When it is over
playbook-sources = Sources

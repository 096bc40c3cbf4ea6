### Playbooks: what to do, by type of incident.

playbooks-title = Fiches réflexes
playbooks-lead = Que faire, selon ce qui arrive : les quinze premières minutes, ce qu'il faut éviter, qui appeler, et quand c'est fini. À imprimer et à garder près du téléphone de garde.
playbooks-all = Toutes les fiches
playbooks-for = Pour qui ?
playbooks-review = À relire avant le { $day }

playbook-skill-anyone = Tout le monde
playbook-skill-generalist = L'informatique
playbook-skill-security = La sécurité informatique
playbook-mark-generalist = informatique
playbook-mark-security = sécurité

playbook-first-minutes = Les quinze premières minutes
playbook-not-to-do = Ce qu'il ne faut pas faire
playbook-whom-to-call = Qui appeler
playbook-evidence = Les traces à garder
playbook-measures = Les mesures
playbook-over = Quand c'est fini
playbook-sources = Sources

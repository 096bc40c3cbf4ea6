### Pages of the CERT.

qualify-class = Class
qualify-class-missing = Choose the class.
qualify-class-not-incident = The reporter is told, with no further follow-up.
qualify-class-minor = Handled, below the legal threshold.
qualify-class-serious = At least one of the five legal criteria.
qualify-class-significant = Criterion 4 or 5: the ministry steers.
qualify-proposed-class = { $meaning } Proposed from the facts declared.
qualify-kinds = Legal criteria met
qualify-findings = Other findings
qualify-grounds = Grounds
qualify-grounds-hint = Read by everybody who follows the case, the facility included.
qualify-grounds-missing = Write the grounds.
qualify-fact = { $fact } ({ $value })
qualify-because = Proposed from: { $facts }.
qualify-flagged = The facility is designated as such.
qualify-tells-dgs = Tells the DGS.
qualify-tells-anssi = Tells ANSSI.
qualify-tells-ansm = Tells ANSM.
qualify-tells-hfds-anssi = Tells HFDS and ANSSI.
qualify-tells-major = Tells ANSSI. CERT-FR may then step in.
qualify-reminds-cnil = Reminds the facility to notify the CNIL within 72 h.
qualify-reminds-complaint = Reminds the facility to file a complaint within 72 h and to keep traces.
qualify-told = Who will be told
qualify-told-choose = Choose a class to see it.
qualify-told-nobody = Nobody else.
qualify-told-already = Told already:
qualify-case = What is declared
qualify-check = Check before sending
qualify-check-lead = Nothing is recorded or sent yet.
qualify-messages = The messages that will be sent
qualify-no-message = No message is sent.
qualify-mail-rule = Each message also bears the link to the case, and nothing more: no name, no nature of the incident.
qualify-confirm = Confirm and tell

refusal-same-case = A case is not compared with itself.

### Technical facts of a case, for the tools of other teams (STIX, MISP).

technical-title = Technical facts
technical-link = Export the technical facts (STIX, MISP)
technical-lead = The traces found in the case and the kind of incident, in a form that other tools import. Read the traces before you pass them on: some may be the facility's own.
technical-none = No technical trace
technical-none-text = Addresses, domains, hashes and names of files that the case mentions will appear here.
technical-traces = { $count ->
    [one] One trace found
   *[other] { $count } traces found
}
technical-kind = Kind
technical-value = Value
trace-address = IP address
trace-domain = Domain or machine
trace-url = Page (URL)
trace-hash = Hash
trace-mailbox = E-mail address
trace-file-name = File name
trace-ransom-note = Ransom note
trace-ending = Ending of encrypted files
trace-vulnerability = Vulnerability
technical-field-tlp = How far the export may be passed on
technical-field-tlp-hint = Traffic light protocol, TLP 2.0. The mark is in the export.
technical-stix = Download as STIX 2.1
technical-misp = Download for MISP
technical-recorded = The download is recorded among those who read the case.

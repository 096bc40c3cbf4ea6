### Fields, lists and other pieces that pages are made of.

field-required = (required)
field-error = Error:
field-why = Why do we ask?
field-date = Date
field-time = Time
field-or = or

error-summary = { $count ->
    [one] One answer needs another look
   *[other] { $count } answers need another look
}
error-nothing-lost = Nothing that you wrote is lost.

autosave-saved = Saved at %h:%m
autosave-kept = Saving is not possible right now. Your text is kept on this device; another try follows in a few seconds.
autosave-conflict = This draft was changed on another device. Your text is kept here: reload the page to choose which version to keep.
autosave-signed-out = Your session has expired. Your text is kept on this device: sign in again in this tab, then come back to this page.
autosave-restored = Your text, kept on this device, was put back into the page.
autosave-offer = A text that you wrote in this tab is not in this draft.
autosave-restore = Put my text back

facts-change = Change

steps-progress = Step { $step } of { $of }
steps-phases = Phases of the case
steps-done = done

list-filter = Filter
list-clear = Show all
list-pages = Pages of the list
list-shown = { $count ->
    [one] { $count } row shown
   *[other] { $count } rows shown
}
list-next = Next page

facility-search = Facility
facility-search-hint = Its name, its town or its FINESS number (nine characters).
facility-search-why = The facility that declares determines which regional health agency is told.
facility-list = Suggested facilities
facility-none = No facility found.
facility-some = Suggested facilities: %n. Go through them with the up and down arrows.

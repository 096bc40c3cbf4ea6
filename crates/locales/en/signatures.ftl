### Signatures by people: who signed what, and how to sign.

refusal-nothing-to-sign = There is no such act, or it is not one of those that are signed.
refusal-not-your-act = Only the person who did this can sign it.
wrong-signature = This signature does not match the text to sign. Sign exactly the text of this page, with a key of your own.
wrong-signing-key-unknown = The key that signed is not on your account. Add it first, on the “My account” page.
wrong-signing-key = This is not an SSH public key of a kind that is accepted: ed25519, ecdsa P-256, rsa, or a hardware key (sk).
wrong-signing-key-taken = This key is on an account already.

signature-by-passkey = passkey
signature-by-ssh-key = SSH key
signature-by-ssh-token = hardware key
story-signed = Act no. { $number } signed
story-signed-how = With
story-signed-text = Text signed
story-signature-erased = The signature was erased; its trace remains.
signed-by = Signed by { $who }, { $at } ({ $means })
sign-act = Sign
sign-act-number = act no. { $number }

sign-title = Sign act no. { $number }
sign-lead = You sign what you did yourself. The signature joins the record: it can be verified without the platform, and cannot be taken back.
sign-what = What you sign
sign-text = The exact text
sign-text-how = The last line is the fingerprint of the act: it stands for every word that the act says.
sign-by-passkey = With your passkey
sign-by-passkey-how = Your device recognises you, then signs this text and nothing else.
sign-by-passkey-show = Sign with my passkey
sign-by-passkey-none = You have no passkey here yet.
sign-by-passkey-add = Add a passkey
sign-by-ssh = With an SSH key or a hardware key
sign-by-ssh-how = Download the text, sign it on your computer with this command, then paste the content of the “.sig” file here.
sign-by-ssh-download = Download the text to sign
sign-by-ssh-none = There is no SSH key on your account.
sign-by-ssh-add = Add an SSH key
sign-by-ssh-pasted = Signature
sign-by-ssh-pasted-hint = It begins with “-----BEGIN SSH SIGNATURE-----”.
sign-by-ssh-submit = Sign
flash-signed = Your signature is recorded.

signing-keys-title = Keys for signing
signing-keys-lead = An SSH key, in a file or on a hardware key, signs what you do. It opens nothing. Your passkey signs as well, with nothing to add here.
signing-keys-name = Name
signing-keys-fingerprint = Fingerprint
signing-keys-since = Added on
signing-keys-remove = Remove
signing-keys-prove = Show who you are first
signing-keys-add = Add an SSH key
signing-key-lead = This key will sign what you do. What it has signed stays signed, even once you remove it.
signing-key-name = Name of this key
signing-key-name-hint = To recognise it in the list, for example “Office key”.
signing-key-line = Public key
signing-key-line-hint = The line of the “.pub” file. Never the private key.
signing-key-unnamed = SSH key
signing-key-submit = Add the key
flash-signing-key-added = This key is added.
flash-signing-key-removed = This key is removed. What it signed stays signed.

proof-signature-false = False: the signature in { $place } does not match the act that it names.
proof-bundle-signature = False signature: { $file }.
proof-bundle-signed-by = Act no. { $signs } signed by { $by } ({ $means }).
proof-bundle-signed-forgotten = Act no. { $signs } signed by { $by }; the signature itself was erased.

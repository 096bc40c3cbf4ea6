### Evidence: files of a case, and their chain of custody.

size-bytes = { $number ->
    [1] { $number } byte
   *[other] { $number } bytes
}
size-kilobytes = { $number } kB
size-megabytes = { $number } MB
size-gigabytes = { $number } GB

evidence-name = File
evidence-size = Size
evidence-hash = SHA-256
evidence-origin = Where it comes from
evidence-note = What it is
evidence-form = Form
evidence-form-as-received = As received, byte for byte
evidence-form-wrapped = Wrapped in an encrypted archive
evidence-reason = Reason
evidence-recipient = Given to
evidence-means = How
evidence-receipt = Proof of receipt

//! Evidence at rest: encrypted streams, on disk or in an S3 store.

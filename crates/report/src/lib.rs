//! Documents for people: PDF pages set by Typst.

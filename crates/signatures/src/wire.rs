//! The pieces of which SSH writes its messages (RFC 4251 §5).

use crate::Fault;

/// What is left to be read.
pub(crate) struct Wire<'a>(pub(crate) &'a [u8]);

impl<'a> Wire<'a> {
    pub(crate) fn take(&mut self, length: usize) -> Result<&'a [u8], Fault> {
        let (taken, rest) = self.0.split_at_checked(length).ok_or(Fault::Form)?;
        self.0 = rest;
        Ok(taken)
    }

    pub(crate) fn number(&mut self) -> Result<u32, Fault> {
        let bytes = self.take(4)?.try_into().map_err(|_| Fault::Form)?;
        Ok(u32::from_be_bytes(bytes))
    }

    pub(crate) fn string(&mut self) -> Result<&'a [u8], Fault> {
        let length = usize::try_from(self.number()?).map_err(|_| Fault::Form)?;
        self.take(length)
    }

    pub(crate) fn end(&self) -> Result<(), Fault> {
        if self.0.is_empty() {
            Ok(())
        } else {
            Err(Fault::Form)
        }
    }
}

/// A string with its length before it.
pub(crate) fn string(bytes: &[u8]) -> Vec<u8> {
    let length = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
    [&length.to_be_bytes(), bytes].concat()
}

/// A positive number as both SSH and DER write it: as short as can be, with a
/// zero before a first bit that is set.
pub(crate) fn integer(bytes: &[u8]) -> Vec<u8> {
    let first = bytes.iter().position(|byte| *byte != 0);
    let short = first.map_or(&[][..], |first| &bytes[first..]);
    match short.first() {
        None => vec![0],
        Some(first) if *first >= 0x80 => [&[0], short].concat(),
        Some(_) => short.to_vec(),
    }
}

/// Whether a number is written as [`integer`] writes it.
pub(crate) fn is_short(number: &[u8]) -> bool {
    !number.is_empty() && integer(number) == number
}

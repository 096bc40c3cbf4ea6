use jiff::civil::Date;

use super::super::{
    Address, CategoryCode, Facility, FacilityFlags, FinessNumber, NotAFinessNumber,
};
use crate::{
    ids::FacilityId,
    territory::{DepartementCode, from_finess_csv},
};

/// What the register says of one facility.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegisterEntry {
    /// Its number.
    pub finess: FinessNumber,
    /// Number of the legal entity that it belongs to.
    pub legal_entity: Option<FinessNumber>,
    /// Short name.
    pub name: String,
    /// Full name; the short one where there is no other.
    pub long_name: String,
    /// Category.
    pub category: CategoryCode,
    /// The register's words for that category.
    pub category_label: String,
    /// Where it stands.
    pub address: Address,
    /// The département, by the register's own column, not by the number.
    pub departement: DepartementCode,
    /// Telephone.
    pub phone: Option<String>,
    /// Day of its opening, unless unknown.
    pub opened_on: Option<Date>,
}

impl RegisterEntry {
    /// The facility as it stands when the register first names it.
    #[must_use]
    pub fn into_facility(self, id: FacilityId) -> Facility {
        Facility {
            id,
            finess: self.finess,
            legal_entity: self.legal_entity,
            name: self.name,
            long_name: self.long_name,
            category: self.category,
            category_label: self.category_label,
            address: self.address,
            departement: self.departement,
            phone: self.phone,
            opened_on: self.opened_on,
            closed_on: None,
            flags: FacilityFlags::default(),
            support_ght: None,
        }
    }
}

/// Why a line of the register could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LineProblem {
    /// The line has too few columns or too many.
    #[error("{found} columns instead of {expected}")]
    WrongColumnCount {
        /// Columns found.
        found: usize,
        /// Columns that a line of this section has.
        expected: usize,
    },
    /// The first column names no section of this file.
    #[error("unknown section {0:?}")]
    UnknownSection(String),
    /// The facility's number is not one.
    #[error("number of the facility: {0}")]
    Number(NotAFinessNumber),
    /// The legal entity's number is not one.
    #[error("number of the legal entity: {0}")]
    LegalEntity(NotAFinessNumber),
    /// There is no name.
    #[error("no name")]
    NoName,
    /// The category is not three digits.
    #[error("category {0:?}")]
    Category(String),
    /// The post's line is not a postcode and a town.
    #[error("postcode and town {0:?}")]
    Town(String),
    /// No territory has this code, or the postcode does not settle which.
    #[error("département {code:?} with postcode {postcode:?}")]
    Departement {
        /// The register's code.
        code: String,
        /// The postcode beside it.
        postcode: String,
    },
    /// The day of opening is not a date.
    #[error("date of opening {0:?}")]
    OpeningDate(String),
    /// An earlier line bears the same number.
    #[error("same number as line {first_line}")]
    Repeated {
        /// Number of that earlier line.
        first_line: u64,
    },
}

const FACILITY_COLUMNS: usize = 32;
const POSITION_COLUMNS: usize = 6;

/// How the register writes that it does not know a date.
const UNKNOWN_DATE: &str = "1900-01-01";

/// The facility that a line tells of; none where it gives coordinates.
pub(super) fn read_line(text: &str) -> Result<Option<RegisterEntry>, LineProblem> {
    if !text.contains('"') {
        return read_columns(&text.split(';').collect::<Vec<_>>());
    }
    let mut record = csv::StringRecord::new();
    let read = csv::ReaderBuilder::new()
        .delimiter(b';')
        .has_headers(false)
        .flexible(true)
        .buffer_capacity(text.len())
        .from_reader(text.as_bytes())
        .read_record(&mut record);
    match read {
        Ok(_) => read_columns(&record.iter().collect::<Vec<_>>()),
        Err(_) => Err(LineProblem::WrongColumnCount {
            found: 0,
            expected: FACILITY_COLUMNS,
        }),
    }
}

fn read_columns(columns: &[&str]) -> Result<Option<RegisterEntry>, LineProblem> {
    match columns.first().copied().unwrap_or_default() {
        "structureet" => read_facility(columns).map(Some),
        "geolocalisation" => check_position(columns).map(|()| None),
        section => Err(LineProblem::UnknownSection(
            section.chars().take(40).collect(),
        )),
    }
}

fn check_position(columns: &[&str]) -> Result<(), LineProblem> {
    let &[_, number, _, _, _, _] = columns else {
        return Err(LineProblem::WrongColumnCount {
            found: columns.len(),
            expected: POSITION_COLUMNS,
        });
    };
    number
        .parse::<FinessNumber>()
        .map_err(LineProblem::Number)?;
    Ok(())
}

fn read_facility(columns: &[&str]) -> Result<RegisterEntry, LineProblem> {
    let wrong_count = LineProblem::WrongColumnCount {
        found: columns.len(),
        expected: FACILITY_COLUMNS,
    };
    // The last column, the number of a school, is left out by the variant with
    // coordinates, and of no use here.
    if columns.len() > FACILITY_COLUMNS {
        return Err(wrong_count);
    }
    let Some(
        &[
            _section,
            number,
            legal_entity,
            name,
            long_name,
            _name_complement,
            distribution,
            street_number,
            street_kind,
            street,
            street_complement,
            place,
            _commune,
            departement_code,
            _departement_label,
            post_line,
            phone,
            _fax,
            category,
            category_label,
            _category_group,
            _category_group_label,
            _siret,
            _activity,
            _funding,
            _funding_label,
            _public_service,
            _public_service_label,
            opened_on,
            _authorised_on,
            _updated_on,
        ],
    ) = columns.first_chunk()
    else {
        return Err(wrong_count);
    };

    let finess = number.parse().map_err(LineProblem::Number)?;
    let legal_entity = (!legal_entity.is_empty())
        .then(|| legal_entity.parse().map_err(LineProblem::LegalEntity))
        .transpose()?;
    let name = tidy(name);
    if name.is_empty() {
        return Err(LineProblem::NoName);
    }
    let long_name = Some(tidy(long_name)).filter(|text| !text.is_empty());
    let (postcode, town) =
        read_post_line(post_line).ok_or_else(|| LineProblem::Town(post_line.to_owned()))?;
    let departement =
        from_finess_csv(departement_code, postcode).ok_or_else(|| LineProblem::Departement {
            code: departement_code.to_owned(),
            postcode: postcode.to_owned(),
        })?;
    let line = [
        street_number,
        street_complement,
        street_kind,
        street,
        distribution,
        place,
    ];
    Ok(RegisterEntry {
        finess,
        legal_entity,
        long_name: long_name.unwrap_or_else(|| name.clone()),
        name,
        category: category
            .parse()
            .map_err(|_| LineProblem::Category(category.to_owned()))?,
        category_label: tidy(category_label),
        address: Address {
            line: joined(line),
            postcode: postcode.to_owned(),
            town: tidy(town),
        },
        departement,
        phone: Some(phone.trim().to_owned()).filter(|text| !text.is_empty()),
        opened_on: read_date(opened_on)
            .map_err(|()| LineProblem::OpeningDate(opened_on.to_owned()))?,
    })
}

/// Postcode and town of a line such as `97150 ST MARTIN`.
fn read_post_line(text: &str) -> Option<(&str, &str)> {
    let (postcode, town) = text.trim().split_once(' ')?;
    (postcode.len() == 5 && postcode.bytes().all(|byte| byte.is_ascii_digit()))
        .then_some((postcode, town))
}

fn read_date(text: &str) -> Result<Option<Date>, ()> {
    match text {
        "" | UNKNOWN_DATE => Ok(None),
        _ => text.parse().map(Some).map_err(|_| ()),
    }
}

/// The text without the quotes that some extracts write twice over, and
/// without needless spaces.
fn tidy(text: &str) -> String {
    match quoted_again(text) {
        Some(unquoted) => joined([unquoted.as_str()]),
        None => joined([text]),
    }
}

/// The inside of a text that, its column's own quotes gone, is a quoted column
/// still: `"HOME ""LES LILAS"""`.
fn quoted_again(text: &str) -> Option<String> {
    let inside = text.strip_prefix('"')?.strip_suffix('"')?;
    let unquoted = inside.replace("\"\"", "\u{0}");
    (!unquoted.contains('"')).then(|| unquoted.replace('\u{0}', "\""))
}

fn joined<'a>(parts: impl IntoIterator<Item = &'a str>) -> String {
    let mut text = String::new();
    for word in parts.into_iter().flat_map(str::split_whitespace) {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(word);
    }
    text
}

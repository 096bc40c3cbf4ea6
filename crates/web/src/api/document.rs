//! What the document says beside the operations themselves: who may call, what
//! may go wrong, and an example of every body.

use serde_json::Value;
use utoipa::ToSchema;
use utoipa::openapi::content::ContentBuilder;
use utoipa::openapi::example::ExampleBuilder;
use utoipa::openapi::path::{Operation, PathItem};
use utoipa::openapi::response::{Response, ResponseBuilder};
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityRequirement, SecurityScheme};
use utoipa::openapi::tag::TagBuilder;
use utoipa::openapi::{
    Components, InfoBuilder, LicenseBuilder, OpenApi, OpenApiBuilder, Ref, RefOr, Required,
};

use super::{cases, examples, unready};
use crate::problem::{FieldProblemBody, ProblemBody};

const BEARER: &str = "bearer";

const DESCRIPTION: &str = "Vigie, the portal where French health facilities report cyber incidents \
and where those who must know of them handle them together.\n\nCalls carry a token in \
`Authorization: Bearer …`; what needs none says so. Lists answer `items` and, while there is more, \
`next`, to be given back as `cursor`. Instants are RFC 3339. What goes wrong is an RFC 9457 problem \
(`application/problem+json`): a rule of the process that refuses is named by `rule`, and answers \
409. Words such as states and classes are stable; new ones may be added.";

const TAGS: [(&str, &str); 9] = [
    ("declarations", "Sending a declaration (DECL-1 to DECL-7)."),
    ("cases", "Reading cases and acting on them."),
    (
        "evidence",
        "Files of cases and their chain of custody (KEEP-1).",
    ),
    ("drafts", "Declarations being written (DECL-3)."),
    (
        "facilities",
        "Mailboxes, directors and reporters (DECL-4, DECL-8).",
    ),

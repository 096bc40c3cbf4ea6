//! What the document says beside the operations themselves: who may call, what
//! may go wrong, and an example of every body.

use axum::http::Method;
use process::words::{CareImpact, DataImpact};
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

use super::powers::{Need, needed};
use super::{cases, directory, examples, unready};
use crate::problem::{FieldProblemBody, ProblemBody};

const BEARER: &str = "bearer";

const DESCRIPTION: &str = "Vigie, the portal where French health facilities report cyber incidents \
and where those who must know of them handle them together.\n\nCalls carry a token in \
`Authorization: Bearer …`; what needs none says so. Lists answer `items` and, while there is more, \
`next`, to be given back as `cursor`. Instants are RFC 3339. What goes wrong is an RFC 9457 problem \
(`application/problem+json`): a rule of the process that refuses is named by `rule`, and answers \
409. Words such as states and classes are stable; new ones may be added.";

const TAGS: [(&str, &str); 15] = [
    ("declarations", "Sending a declaration (DECL-1 to DECL-7)."),
    ("cases", "Reading cases and acting on them."),
    (
        "evidence",
        "Files of cases and their chain of custody (KEEP-1).",
    ),
    (
        "alerts",
        "Warnings to whole populations, and their receipts (SIGN-3).",
    ),
    (
        "incidents",
        "Significant incidents: cases of one cause, steered together (SIGN-1, SIGN-2, SIGN-4).",
    ),
    (
        "playbooks",
        "What to do by type of incident: written, approved, sent to facilities (SUPP-5).",
    ),
    (
        "providers",
        "The directory of providers, by region and competence (SUPP-6).",
    ),
    (
        "lessons",
        "What closed cases taught, shared by CERT and agencies (LESS-3, LESS-4).",
    ),
    ("drafts", "Declarations being written (DECL-3)."),
    (
        "facilities",
        "Mailboxes, directors and reporters (DECL-4, DECL-8).",
    ),
    ("people", "Rights: who gives, prolongs and ends them."),
    (
        "retention",
        "The end of files, and a person's data (KEEP-2).",
    ),
    (
        "figures",
        "What is counted of cases, as it is defined (FIG-1, FIG-2).",
    ),
    ("account", "The holder of the token."),
    ("public", "Open to everybody."),
];

/// The document without its operations.
pub(super) fn empty() -> OpenApi {
    let license = LicenseBuilder::new()
        .name("Apache-2.0")
        .identifier(Some("Apache-2.0"))
        .build();
    let tags = TAGS.map(|(name, description)| {
        TagBuilder::new()
            .name(name)
            .description(Some(description))
            .build()
    });
    OpenApiBuilder::new()
        .info(
            InfoBuilder::new()
                .title("Vigie")
                .version("1")
                .description(Some(DESCRIPTION))
                .license(Some(license))
                .build(),
        )
        .tags(Some(tags))
        .security(Some([SecurityRequirement::new::<_, [&str; 0], &str>(
            BEARER,
            [],
        )]))
        .build()
}

/// Adds to the operations what all of them share.
pub(super) fn complete(openapi: &mut OpenApi) {
    let components = openapi.components.get_or_insert_with(Components::new);
    components.add_security_scheme(
        BEARER,
        SecurityScheme::Http(
            HttpBuilder::new()
                .scheme(HttpAuthScheme::Bearer)
                .description(Some(
                    "A token that its owner makes on the account's page or that the operator gives \
                     out, or the secret of a report's follow link for the operations on its case. A \
                     token opens what was chosen when it was made, which the operations name as \
                     their scope: `read`, `declare`, `act`.",
                ))
                .build(),
        ),
    );
    name::<ProblemBody>(components);
    name::<FieldProblemBody>(components);
    name::<cases::Help>(components);
    name::<cases::Order>(components);
    name::<CareImpact>(components);
    name::<DataImpact>(components);
    name::<unready::Lack>(components);
    name::<directory::WhichBody>(components);
    for (path, item) in &mut openapi.paths.paths {
        for (method, operation) in operations(item) {
            say_who_may_call(operation);
            say_what_a_token_needs(path, method, operation);
            say_what_may_go_wrong(path, operation);
            show_bodies(operation);
        }
    }
}

/// Adds a type that operations refer to and that no body holds.
fn name<T: ToSchema>(components: &mut Components) {
    components
        .schemas
        .insert(T::name().into_owned(), T::schema());
}

fn operations(item: &mut PathItem) -> impl Iterator<Item = (Method, &mut Operation)> {
    [
        (Method::GET, &mut item.get),
        (Method::POST, &mut item.post),
        (Method::PUT, &mut item.put),
        (Method::DELETE, &mut item.delete),
        (Method::PATCH, &mut item.patch),
        (Method::HEAD, &mut item.head),
        (Method::OPTIONS, &mut item.options),
    ]
    .into_iter()
    .filter_map(|(method, operation)| Some((method, operation.as_mut()?)))
}

/// Names, as the scope of the scheme, the power that a token needs, where one
/// is needed or may be given.
fn say_what_a_token_needs(path: &str, method: Method, operation: &mut Operation) {
    if is_open(operation) {
        return;
    }
    let scope = match needed(&method, path) {
        Need::Any => Vec::new(),
        Need::Power(power) => vec![power.word()],
    };
    let nobody = SecurityRequirement::default();
    let open_too = operation
        .security
        .iter()
        .flatten()
        .any(|who| *who == nobody);
    let named = SecurityRequirement::new(BEARER, scope);
    let who = open_too.then_some(nobody).into_iter().chain([named]);
    operation.security = Some(who.collect());
}

/// An operation that is open to strangers and to nobody in particular carries
/// an empty list.
fn say_who_may_call(operation: &mut Operation) {
    let open = [SecurityRequirement::default()];
    if operation.security.as_deref() == Some(&open) {
        operation.security = Some(Vec::new());
    }
}

fn is_open(operation: &Operation) -> bool {
    operation.security.as_ref().is_some_and(Vec::is_empty)
}

fn say_what_may_go_wrong(path: &str, operation: &mut Operation) {
    let mut problems = vec![
        (
            "429",
            "Too many attempts; `Retry-After` says when to try again.",
        ),
        ("500", "Something that should not happen."),
        (
            "503",
            "The database does not answer, or as many requests wait as may; nothing was recorded. \
             `Retry-After` says when to try again.",
        ),
    ];
    if operation.parameters.is_some() || operation.request_body.is_some() {
        problems.push(("400", "The request cannot be read."));
        problems.push((
            "422",
            "Something in the request cannot be used; `fields` says what.",
        ));
    }
    if !is_open(operation) {
        problems.push((
            "401",
            "The token is unknown, expired or revoked, or missing where one is needed.",
        ));
        problems.push((
            "403",
            "The caller's role does not hold this right, `rule` says which rule; or the token does \
             not, `reason` says which power it lacks.",
        ));
    }
    if path.contains('{') {
        problems.push(("404", "Nothing there, or nothing that the caller may see."));
    }
    if path.starts_with("/api/v1/cases/{reference}") {
        problems.push((
            "410",
            "The content of the case was archived or destroyed; `detail` says what remains of it.",
        ));
    }
    if operation.request_body.is_some() {
        problems.push(("409", "A rule of the process refuses, or what the request rests on has changed; `rule` and `reason` say which and why."));
        problems.push(("413", "The body is too large."));
        problems.push(("415", "The body is not JSON."));
    }
    for (status, description) in problems {
        operation
            .responses
            .responses
            .entry(status.to_owned())
            .or_insert_with(|| RefOr::T(problem(description)));
    }
}

fn problem(description: &str) -> Response {
    ResponseBuilder::new()
        .description(description)
        .content(
            "application/problem+json",
            ContentBuilder::new()
                .schema(Some(Ref::from_schema_name(ProblemBody::name())))
                .build(),
        )
        .build()
}

fn show_bodies(operation: &mut Operation) {
    let Some(RefOr::T(body)) = operation.request_body.as_mut() else {
        return;
    };
    body.required = Some(Required::True);
    let shown = operation.operation_id.as_deref().map(example);
    for content in body.content.values_mut() {
        let RefOr::T(content) = content else {
            continue;
        };
        match &shown {
            Some(Shown::One(example)) => content.example = Some(example.clone()),
            Some(Shown::Several(examples)) => {
                for (name, example) in examples {
                    let example = ExampleBuilder::new().value(Some(example.clone())).build();
                    content.examples.insert(name.clone(), RefOr::T(example));
                }
            }
            Some(Shown::None) | None => {}
        }
    }
}

enum Shown {
    None,
    One(Value),
    Several(Vec<(String, Value)>),
}

fn example(operation: &str) -> Shown {
    Shown::One(match operation {
        "declare" => examples::declaration(),
        "start_draft" => examples::draft(),
        "save_draft" => examples::draft_saving(),
        "designate" => examples::designation(),
        "confirm_director" => examples::director(),
        "ask_director" => examples::asking(),
        "refuse_director" => examples::refusal(),
        "propose_officer" => examples::proposing(),
        "answer_proposal" => examples::answer(),
        "find_person" => examples::sought(),
        "propose_erasure" => examples::erasure(),
        "decide_erasure" => examples::decision(),
        "end_file" => examples::end_of_file(),
        "set_facility_mailbox" | "set_ars_mailbox" => examples::mailbox(),
        "set_language" => examples::language(),
        "copy_evidence" => examples::copy(),
        "sign_case_act" | "sign_alert_act" | "sign_incident_act" => examples::signature(),
        "plan_shifts" => examples::shifts(),
        "offer_shift" => examples::shift_offer(),
        "make_webhook" => examples::webhook(),
        "set_webhook" => examples::webhook_standing(),
        "preview_extract" => examples::extract(),
        "answer_shared_extract" => examples::extract_answer(),
        "answer_shift" => examples::shift_answer(),
        "remove_shift" => examples::shift_removal(),
        "give_right" => examples::giving(),
        "prolong_right" => examples::term(),
        "acknowledge_mass_reading" => examples::note(),
        "acknowledge_signal" => examples::acknowledgement(),
        "reject_lookalike" => examples::rejection(),
        "confirm_lookalike" => examples::confirmation(),
        "write_alert" | "rewrite_alert" => examples::alert(),
        "count_population" => examples::population(),
        "answer_alert" => examples::alert_answer(),
        "figures_report" => examples::figures_report(),
        "take_back_past_reports" => examples::taking_back(),
        "write_playbook" => examples::playbook(),
        "rewrite_playbook" => examples::playbook_rewrite(),
        "hand_over" => examples::handover(),
        "state_supplier" => examples::supplier(),
        "list_provider" => examples::provider(),
        "rewrite_provider" => examples::provider_rewrite(),
        "act" | "act_on_alert" | "act_on_playbook" | "act_on_provider" => {
            let named = |act: Value| (act["act"].as_str().unwrap_or_default().to_owned(), act);
            let acts = match operation {
                "act" => examples::acts(),
                "act_on_playbook" => examples::playbook_acts(),
                "act_on_provider" => examples::provider_acts(),
                _ => examples::alert_acts(),
            };
            return Shown::Several(acts.into_iter().map(named).collect());
        }
        _ => return Shown::None,
    })
}

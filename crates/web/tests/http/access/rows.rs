//! The lines of the tables: every route, as the portal lists them, with every
//! relation to a case and every choice that an address offers.

use reqwest::Method;
use reqwest::header::ALLOW;
use serde_json::{Value, json};
use web::api::{self, examples};
use web::pages::reporter::declare::section::Section;
use web::pages::staff::acts::Deed;

use crate::portal::Portal;

/// A case, by what readers have to do with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Case {
    /// Of the hospital, left without an account, confirmed, qualified, known
    /// to few bodies.
    Ours,
    /// Of the hospital, known to every body that can know of one.
    Wide,
    /// Of the nursing home, in another region, just declared.
    Elsewhere,
    /// There is none under this number.
    Absent,
}

impl Case {
    pub(crate) const ALL: [Self; 4] = [Self::Ours, Self::Wide, Self::Elsewhere, Self::Absent];
}

/// A line of a table.
#[derive(Clone)]
pub(crate) struct Row {
    pub(crate) method: Method,
    /// The address as it is routed.
    pub(crate) route: String,
    pub(crate) case: Option<Case>,
    /// What one part of the address is, where there are several to choose.
    pub(crate) choice: Option<(&'static str, String)>,
    /// The body, of operations that take one.
    pub(crate) body: Option<Value>,
    /// What tells the line from others of the same route.
    pub(crate) note: String,
}

impl Row {
    pub(crate) fn reads(&self) -> bool {
        self.method == Method::GET
    }

    pub(crate) fn is_operation(&self) -> bool {
        self.route.starts_with("/api/")
    }

    pub(crate) fn name(&self) -> String {
        let mut route = self.route.clone();
        if let Some((name, value)) = &self.choice {
            route = route.replace(&format!("{{{name}}}"), value);
        }
        let mut name = format!("{} {route}", self.method);
        if !self.note.is_empty() {
            name = format!("{name} {}", self.note);
        }
        match self.case {
            Some(case) => format!("{name:<61} {case:?}"),
            None => name,
        }
    }
}

/// The names between braces in an address.
pub(crate) fn parts(route: &str) -> Vec<&str> {
    let parts = route.split('{').skip(1);
    parts
        .map(|rest| rest.split('}').next().unwrap().trim_start_matches('*'))
        .collect()
}

/// The values of a part of an address that offers a choice.
fn choices(part: &str) -> Option<(&'static str, Vec<String>)> {
    let texts = |values: &[&str]| values.iter().map(|value| (*value).to_owned()).collect();
    match part {
        "deed" => {
            let slugs = Deed::ALL.iter().map(|deed| deed.slug().to_owned());
            Some(("deed", slugs.collect()))
        }
        "section" => {
            let slugs = Section::ORDER.iter().chain([&Section::Essentials]);
            Some(("section", slugs.map(|s| s.slug().to_owned()).collect()))
        }
        "box" => {
            let boxes = [
                "message",
                "aide",
                "traitement",
                "accord",
                "confirmation",
                "question-1",
                "mesure-1",
            ];
            Some(("box", texts(&boxes)))
        }
        "duty" => Some(("duty", texts(&["cnil"]))),
        _ => None,
    }
}

/// The methods that an address answers to, asked of the portal.
async fn methods(portal: &Portal, route: &str) -> Vec<Method> {
    let mut path = route.to_owned();
    for part in parts(route) {
        path = path.replace(&format!("{{*{part}}}"), "x");
        path = path.replace(&format!("{{{part}}}"), "x");
    }
    let asked = portal.stranger(Method::OPTIONS, &path);
    let answer = asked.send().await.unwrap();
    match answer.headers().get(ALLOW) {
        Some(allowed) => allowed
            .to_str()
            .unwrap()
            .split(',')
            .map(|method| method.trim().parse().unwrap())
            .filter(|method| *method != Method::HEAD)
            .collect(),
        // Whatever the method, it answers.
        None => vec![Method::GET, Method::POST],
    }
}

fn body(document: &Value, method: &Method, route: &str) -> Option<Value> {
    let method = method.as_str().to_lowercase();
    let content = &document["paths"][route][&method]["requestBody"]["content"];
    let media = &content["application/json"];
    if media.is_null() {
        return None;
    }
    let several = media["examples"].as_object();
    let first = several.and_then(|examples| examples.values().next());
    let example = first.map_or(&media["example"], |example| &example["value"]);
    let mut example = example.clone();
    // The lines that follow are the director's as well.
    if route.ends_with("/director") {
        example["former"] = "stays".into();
    }
    Some(example)
}

/// A line for every method of every route.
pub(crate) async fn of_routes(portal: &Portal) -> Vec<Row> {
    let document = serde_json::to_value(api::document()).unwrap();
    let mut rows = Vec::new();
    let mut routes = web::addresses();
    routes.sort();
    for route in routes {
        for method in methods(portal, &route).await {
            let body = body(&document, &method, &route);
            rows.extend(lines(&route, &method, body));
        }
    }
    rows
}

fn lines(route: &str, method: &Method, body: Option<Value>) -> Vec<Row> {
    let names = parts(route);
    let offered = names.iter().find_map(|part| choices(part));
    // Where there is much to try, and for documents, which take long to set,
    // one case of each territory says enough.
    let few = offered.is_some() || route.ends_with(".pdf");
    let cases: &[Option<Case>] = match (names.contains(&"reference"), few) {
        (false, _) => &[None],
        (true, false) => &Case::ALL.map(Some),
        (true, true) => &[Some(Case::Ours), Some(Case::Elsewhere)],
    };
    let chosen: Vec<Option<(&'static str, String)>> = match offered {
        None => vec![None],
        Some((name, values)) => values.into_iter().map(|v| Some((name, v))).collect(),
    };
    let mut rows = Vec::new();
    for choice in chosen {
        for case in cases {
            rows.push(Row {
                method: method.clone(),
                route: route.to_owned(),
                case: *case,
                choice: choice.clone(),
                body: body.clone(),
                note: String::new(),
            });
        }
    }
    rows
}

/// A line for every act, on a version long past: whoever may not is told so
/// before anything else is looked at.
pub(crate) fn of_acts() -> Vec<Row> {
    let mut rows = Vec::new();
    for mut act in examples::acts() {
        let name = act["act"].as_str().unwrap().to_owned();
        if act.get("version").is_some() {
            act["version"] = json!(0);
        }
        for case in [Case::Ours, Case::Elsewhere, Case::Absent] {
            rows.push(Row {
                method: Method::POST,
                route: "/api/v1/cases/{reference}/acts".to_owned(),
                case: Some(case),
                choice: None,
                body: Some(act.clone()),
                note: name.clone(),
            });
        }
    }
    rows
}

//! Writing an alert, and counting whom it would reach.

use process::{
    access::{Actor, Verb, scope},
    act::Private,
    alert::{
        AlertAct, AlertNature, AlertNumber, AlertState, AlertUrgency, Content, Counted, Population,
        Tlp, written,
    },
    calendar::year_in_paris,
    decide::permit,
    ids::{AlertId, IncidentReference},
    refusal::{Reason, Refusal, Rule},
};

use super::{commit, folded, subject};
use crate::{App, AppError, entropy, people::directors::staff_seat, record::by_staff};

/// What somebody writes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AlertText {
    /// Its title.
    pub title: String,
    /// What happens.
    pub happens: String,
    /// What to do, one measure after the other.
    pub measures: Vec<String>,
    /// What it warns of.
    pub nature: AlertNature,
    /// How far it may be passed on.
    pub tlp: Tlp,
    /// How pressing it is.
    pub urgency: AlertUrgency,
    /// The incident that it is about.
    pub incident: Option<IncidentReference>,
    /// Whom it is for.
    pub population: Population,
}

impl From<AlertText> for Content {
    fn from(text: AlertText) -> Self {
        Self {
            title: Private::Known(text.title),
            happens: Private::Known(text.happens),
            measures: text.measures.into_iter().map(Private::Known).collect(),
            nature: text.nature,
            tlp: text.tlp,
            urgency: text.urgency,
            incident: text.incident,
            population: text.population,
        }
    }
}

impl App {
    /// Writes an alert; nobody is told yet.
    ///
    /// # Errors
    /// When the actor may not, or the text cannot be used.
    pub async fn write_alert(
        &self,
        actor: &Actor,
        text: AlertText,
    ) -> Result<AlertNumber, AppError> {
        let content = self.written(actor, text).await?;
        let now = self.now();
        let id = AlertId(entropy::uuid(now));
        let by = by_staff(actor);
        let app = self.clone();
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    tx.lock(&[subject(id)]).await?;
                    let number = store::alerts::next_number(tx, year_in_paris(now)).await?;
                    let act = AlertAct::Written { number, content };
                    commit(tx, &app.config().process, id, None, act, by, now).await?;
                    Ok::<_, AppError>(number)
                })
            })
            .await
    }

    /// Writes an alert anew, before it is sent; an approval falls.
    ///
    /// # Errors
    /// When the actor may not, the text cannot be used, or it was sent.
    pub async fn rewrite_alert(
        &self,
        actor: &Actor,
        number: AlertNumber,
        text: AlertText,
    ) -> Result<(), AppError> {
        let content = self.written(actor, text).await?;
        let id = self.alert_id(number).await?;
        let now = self.now();
        let by = by_staff(actor);
        let app = self.clone();
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    tx.lock(&[subject(id)]).await?;
                    let alert = folded(tx.read(), id).await?;
                    if !matches!(
                        alert.state,
                        AlertState::Draft | AlertState::ToApprove | AlertState::Approved
                    ) {
                        let reason = Reason::WrongAlertState(alert.state);
                        return Err(Refusal::new(Rule::Sign3, reason).into());
                    }
                    let act = AlertAct::Written { number, content };
                    commit(tx, &app.config().process, id, Some(alert), act, by, now).await?;
                    Ok::<_, AppError>(())
                })
            })
            .await
    }

    /// How many facilities a population counts now, and how many of them have
    /// no address: shown before anything is sent.
    ///
    /// # Errors
    /// When the actor may not, or the population cannot be looked for.
    pub async fn count_population(
        &self,
        actor: &Actor,
        population: &Population,
    ) -> Result<Counted, AppError> {
        permit(Verb::WriteAlert, staff_seat(actor))?;
        population.check()?;
        let reader = self.0.db.read();
        Ok(store::alerts::population::count(reader, population, self.now()).await?)
    }

    /// What is written, once its words and the incidents that it names were
    /// checked.
    async fn written(&self, actor: &Actor, text: AlertText) -> Result<Box<Content>, AppError> {
        let content = written(text.into(), staff_seat(actor))?;
        let outside = match &content.population {
            Population::Criteria(criteria) => criteria.outside,
            Population::List { .. } => None,
        };
        for named in content.incident.into_iter().chain(outside) {
            store::incidents::by_reference(self.0.db.read(), &scope(actor), named)
                .await?
                .ok_or_else(|| Refusal::new(Rule::Sign3, Reason::UnknownIncident(named)))?;
        }
        Ok(Box::new(content))
    }

    pub(super) async fn alert_id(&self, number: AlertNumber) -> Result<AlertId, AppError> {
        store::alerts::by_number(self.0.db.read(), number)
            .await?
            .map(|row| row.id)
            .ok_or(AppError::NotFound)
    }
}

//! Which cases stand on a page. A page is a few walks along indexes, merged: its
//! price does not grow with the number of cases.

use process::{
    access::{Body, Scope, Viewer},
    words::State,
};
use sea_orm::{
    ColumnTrait, Condition, IntoSimpleExpr,
    sea_query::{
        Alias, Expr, ExprTrait, Iden, JoinType, Order as SqlOrder, Query, SelectStatement,
        SimpleExpr,
    },
};

use super::{
    each_seen_by,
    filter::{CaseFilter, Cursor, Order, Territory, conditions},
    list::with,
    viewers,
};
use crate::{
    columns::{key, micros},
    entities::{case_viewers, cases},
};

/// Walks merged at most; somebody who reads for more viewers (a group's
/// security officer has few cases) gets one sorted walk over all of them.
const WALKS: usize = 16;

/// What a walk tells of a case.
pub(super) const WALKED: [case_viewers::Column; 3] = [
    case_viewers::Column::CaseId,
    case_viewers::Column::Place,
    case_viewers::Column::DeclaredAt,
];

/// What is asked of a page.
#[derive(Clone, Copy)]
pub(super) struct Asked<'a> {
    pub(super) scope: &'a Scope,
    pub(super) filter: &'a CaseFilter,
    pub(super) order: Order,
    pub(super) after: Option<Cursor>,
    pub(super) limit: u64,
}

impl Asked<'_> {
    /// The identities and places of the cases on the page; none where nobody
    /// asks for any.
    pub(super) fn walks(&self) -> Option<SelectStatement> {
        if self.scope.viewers().is_empty() {
            return None;
        }
        match self.narrowed() {
            Some(parts) => self.through_cases(parts),
            None => self.through_viewers(),
        }
    }

    fn states(&self) -> Vec<State> {
        let wanted = &self.filter.states;
        State::ALL
            .iter()
            .copied()
            .filter(|state| wanted.is_empty() || wanted.contains(state))
            .collect()
    }

    /// The parts of all cases among which the page is found sooner than among
    /// those of the viewer: a facility has few, whoever asks; of the CERT, which
    /// sees every case, most are not where or what it asks for.
    fn narrowed(&self) -> Option<Vec<Condition>> {
        use cases::Column;
        let states = self.states();
        if let Some(facility) = self.filter.facility {
            let those = Column::FacilityId.eq(facility.0);
            let there = Column::State.is_in(states.iter().map(key));
            return Some(vec![Condition::all().add(those).add(there)]);
        }
        if !self.scope.viewers().contains(&Viewer::Body(Body::Cert)) {
            return None;
        }
        let classes = &self.filter.classes;
        let parts: Vec<SimpleExpr> = match (self.filter.territory, self.order) {
            (Some(Territory::Ars(ars)), Order::Newest) => vec![Column::LeadArs.eq(ars.as_str())],
            (Some(place @ (Territory::Departement(_) | Territory::Region(_))), _) => place
                .departements()
                .iter()
                .map(|code| Column::Departement.eq(code.as_str()))
                .collect(),
            (None, Order::Newest) if !classes.is_empty() => classes
                .iter()
                .map(|class| Column::Class.eq(key(class)))
                .collect(),
            _ => return None,
        };
        let each = |part: &SimpleExpr| {
            let of = |state: &State| {
                let there = Column::State.eq(key(state));
                Condition::all().add(part.clone()).add(there)
            };
            states.iter().map(of).collect::<Vec<_>>()
        };
        let parts: Vec<Condition> = parts.iter().flat_map(each).collect();
        (parts.len() <= WALKS).then_some(parts)
    }

    fn through_cases(&self, parts: Vec<Condition>) -> Option<SelectStatement> {
        use cases::Column;
        let places = Places {
            case: Column::Id.into_simple_expr(),
            place: Expr::val(0).sub(Column::Rank.into_simple_expr()),
            declared_at: Column::DeclaredAt.into_simple_expr(),
        };
        let branches = parts.into_iter().map(|part| {
            let mut walk = Query::select();
            walk.from(cases::Entity)
                .cond_where(part)
                .cond_where(conditions(self.filter))
                .cond_where(Column::DisposedAt.is_null())
                .cond_where(each_seen_by(self.scope, Column::Id));
            self.along(walk, &places)
        });
        merged(branches)
    }

    fn through_viewers(&self) -> Option<SelectStatement> {
        use case_viewers::Column;
        let (viewers, states) = (viewers(self.scope), self.states());
        if viewers.len() * states.len() > WALKS {
            let viewer = Column::Viewer.is_in(viewers);
            let mut walk = self.through(viewer.and(Column::State.is_in(states.iter().map(key))));
            walk.distinct();
            return Some(walk);
        }
        let several = viewers.len() > 1;
        let branches = viewers.iter().flat_map(|viewer| {
            states.iter().map(move |state| {
                let viewer = Column::Viewer.eq(viewer);
                self.through(viewer.and(Column::State.eq(key(state))))
            })
        });
        let union = merged(branches)?;
        if !several {
            return Some(union);
        }
        // A case that two viewers of the scope see is listed once.
        Some(
            Query::select()
                .distinct()
                .columns(WALKED)
                .from_subquery(union, Alias::new("walks"))
                .to_owned(),
        )
    }

    fn through(&self, whose: SimpleExpr) -> SelectStatement {
        use case_viewers::Column;
        let mut walk = Query::select();
        walk.from(case_viewers::Entity).and_where(whose);
        let wanted = conditions(self.filter);
        if !wanted.is_empty() {
            walk.join(
                JoinType::InnerJoin,
                cases::Entity,
                Expr::col((cases::Entity, cases::Column::Id))
                    .equals((case_viewers::Entity, Column::CaseId)),
            )
            .cond_where(wanted);
        }
        let places = Places {
            case: Column::CaseId.into_simple_expr(),
            place: Column::Place.into_simple_expr(),
            declared_at: Column::DeclaredAt.into_simple_expr(),
        };
        self.along(walk, &places)
    }

    /// The walk in the page's order, from where the page begins.
    fn along(&self, mut walk: SelectStatement, places: &Places) -> SelectStatement {
        let Places {
            case,
            place,
            declared_at,
        } = places;
        for (told, name) in [case, place, declared_at].into_iter().zip(WALKED) {
            walk.expr_as(told.clone(), Alias::new(name.unquoted()));
        }
        if let Some(from) = self.filter.declared_from {
            walk.and_where(declared_at.clone().gte(micros(from)));
        }
        if let Some(before) = self.filter.declared_before {
            walk.and_where(declared_at.clone().lt(micros(before)));
        }
        if let Some(after) = self.after {
            walk.and_where(places.beyond(self.order, after));
        }
        let (sorted, direction): (&[&SimpleExpr], _) = match self.order {
            Order::Queue => (&[place, declared_at, case], SqlOrder::Asc),
            Order::Newest => (&[declared_at, case], SqlOrder::Desc),
        };
        for told in sorted {
            walk.order_by_expr((*told).clone(), direction.clone());
        }
        walk.limit(self.limit);
        walk
    }
}

/// How the table that is walked tells where a case stands.
#[derive(Clone)]
struct Places {
    case: SimpleExpr,
    place: SimpleExpr,
    declared_at: SimpleExpr,
}

impl Places {
    /// The condition that a case comes after where an earlier page ended.
    fn beyond(&self, order: Order, after: Cursor) -> SimpleExpr {
        let Self {
            case,
            place,
            declared_at,
        } = self.clone();
        let (time, this) = (Expr::val(after.declared_at), Expr::val(after.case));
        match order {
            Order::Queue => Expr::tuple([place, declared_at, case]).gt(Expr::tuple([
                Expr::val(after.place),
                time,
                this,
            ])),
            Order::Newest => Expr::tuple([declared_at, case]).lt(Expr::tuple([time, this])),
        }
    }
}

fn merged(branches: impl Iterator<Item = SelectStatement>) -> Option<SelectStatement> {
    branches.fold(None, |union, walk| {
        let branch = Query::select()
            .columns(WALKED)
            .from_subquery(walk, Alias::new("walk"))
            .to_owned();
        Some(with(union, branch))
    })
}

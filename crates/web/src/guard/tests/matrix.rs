//! The matrix: every address by every method, for everybody, on everything.
//!
//! The cells come from the router's own list, what is expected from the desk's
//! table alone. A form is sent without its session's key, so that whoever gets
//! past the guard changes nothing and each cell is as the one before.

use answerable_desk::who::{Account, DoneOn, Resource, may};
use axum::Router;
use axum::body::Body;
use axum::http::{Method, Request};
use axum::response::Response;
use tower::ServiceExt as _;

use super::people::{Person, everybody};
use super::world::{Owned, World};
use crate::guard::Routes;
use crate::guard::routes::Route;
use crate::problem::Problem;
use crate::router::{routes, service};

/// Methods sent to every address, those that it does not take too.
const METHODS: [Method; 6] = [
    Method::GET,
    Method::HEAD,
    Method::POST,
    Method::PUT,
    Method::PATCH,
    Method::DELETE,
];

/// What came of a run.
#[derive(Default)]
pub(super) struct Outcome {
    pub(super) cells: usize,
    pub(super) refused: usize,
    pub(super) deviations: Vec<String>,
}

/// What became of one request.
#[derive(Debug, PartialEq, Eq)]
enum Became {
    /// The handler was reached.
    Admitted,
    /// The guard refused it, with this reason.
    Refused(String),
    /// The address does not take the method.
    NotTaken,
    /// Something broke.
    Broken(String),
}

#[tokio::test]
#[allow(clippy::print_stdout, reason = "the run says how much it ran")]
async fn nobody_gets_further_than_the_table_lets_them() {
    let outcome = run(&World::new(), routes()).await;
    println!(
        "{} cells, {} of them refused, {} deviations",
        outcome.cells,
        outcome.refused,
        outcome.deviations.len()
    );
    let first_few: Vec<&String> = outcome.deviations.iter().take(20).collect();
    assert_eq!(first_few, Vec::<&String>::new());
    assert!(outcome.cells > 10_000 && outcome.refused > 1_000);
}

/// Runs the matrix of a list of addresses.
pub(super) async fn run(world: &World, routes: Routes) -> Outcome {
    let listed = routes.listed().to_vec();
    let router = service(routes, &world.site);
    let mut addresses: Vec<&'static str> = listed.iter().map(|route| route.address).collect();
    addresses.dedup();
    let people = everybody();
    let mut outcome = Outcome::default();
    for address in addresses {
        for thing in world.named_by(address) {
            for method in METHODS {
                let asked = Asked {
                    route: taken(&listed, address, &method),
                    address,
                    method,
                    thing,
                };
                for person in &people {
                    outcome.compare(&asked, person, world, &router).await;
                }
            }
        }
    }
    outcome
}

/// The line of the list that takes a method; what reads answers HEAD too.
fn taken<'r>(listed: &'r [Route], address: &str, method: &Method) -> Option<&'r Route> {
    let method = match *method {
        Method::HEAD => &Method::GET,
        _ => method,
    };
    listed
        .iter()
        .find(|route| route.address == address && route.method == *method)
}

/// What is asked for, whoever asks.
struct Asked<'a> {
    route: Option<&'a Route>,
    address: &'static str,
    method: Method,
    thing: Option<&'a Owned>,
}

impl Outcome {
    async fn compare(
        &mut self,
        asked: &Asked<'_>,
        person: &Person,
        world: &World,
        router: &Router,
    ) {
        let expected = asked.expected(person, world);
        let request = asked.request(person, world);
        let response = router.clone().oneshot(request).await;
        let became = became(&response.expect("a router answers everything"));
        self.cells += 1;
        self.refused += usize::from(matches!(became, Became::Refused(_)));
        if became != expected {
            self.deviations.push(format!(
                "{} {} ({}) by {}: {became:?}, and the table says {expected:?}",
                asked.method,
                asked.address,
                asked.thing.map_or("nothing named", |thing| thing.called),
                person.called,
            ));
        }
    }
}

impl Asked<'_> {
    /// What the table says, and nothing else does.
    fn expected(&self, person: &Person, world: &World) -> Became {
        let Some(route) = self.route else {
            return Became::NotTaken;
        };
        let on = match route.act.done_on() {
            DoneOn::Register => Resource::Register,
            DoneOn::Account => Resource::Account(Account::Own),
            DoneOn::Document | DoneOn::Reply | DoneOn::Ask | DoneOn::Office | DoneOn::Answer => {
                self.thing
                    .map(|thing| thing.resource.clone())
                    .expect("an address names what its act is done on")
            }
        };
        match may(&person.actor, route.act, &on, world.site.today()) {
            Ok(()) => Became::Admitted,
            Err(why) => Became::Refused(Problem::from(why).to_string()),
        }
    }

    fn request(&self, person: &Person, world: &World) -> Request<Body> {
        let mut address = self.address.replace("{item}", "1");
        for (part, value) in self.thing.iter().flat_map(|thing| &thing.parts) {
            address = address.replace(part, value);
        }
        // Any other part names nothing that is there: the handler says so.
        let address = address.replace(['{', '}', '*'], "");
        let mut request = Request::builder()
            .method(self.method.clone())
            .uri(address)
            .body(Body::empty())
            .unwrap();
        if let Some(session) = person.session(&world.me) {
            request.extensions_mut().insert(session);
        }
        request
    }
}

fn became(response: &Response) -> Became {
    match response.extensions().get::<Problem>() {
        Some(why @ (Problem::SignedOut | Problem::MayNot(_))) => Became::Refused(why.to_string()),
        Some(Problem::Method) => Became::NotTaken,
        Some(Problem::Fault(why)) => Became::Broken(why.clone()),
        _ if response.status().is_server_error() => Became::Broken(response.status().to_string()),
        _ => Became::Admitted,
    }
}

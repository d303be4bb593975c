//! What holds of every address: nobody gets further than the table lets them.

mod answers;
mod controls;
mod ended_sessions;
mod every_address;
mod matrix;
mod offices;
mod people;
mod tables;
mod world;

use answerable_desk::who::Act;

use crate::router::routes;

/// Read it: is each address the act that its page is for?
#[test]
fn every_address_names_its_act() {
    let lines: Vec<String> = routes()
        .listed()
        .iter()
        .filter(|route| !is_of_a_feature(route.address))
        .map(|route| {
            format!(
                "{:4} {} {:?}",
                route.method.as_str(),
                route.address,
                route.act
            )
        })
        .collect();
    insta::assert_snapshot!(lines.join("\n"), @r"
    GET  / ReadPages
    GET  /asks ReadPages
    GET  /asks/{subject} ReadPages
    GET  /asks/{subject}/{of}/{duty} ReadPages
    GET  /recommendations ReadPages
    GET  /recommendations/{*rest} ReadPages
    GET  /reports ReadPages
    GET  /reports/{report} ReadPages
    GET  /reports/{report}/coverage ReadPages
    GET  /concerns ReadPages
    GET  /bodies ReadPages
    GET  /bodies/{body} ReadPages
    GET  /bodies/{body}/asked ReadPages
    GET  /looked ReadPages
    GET  /changes ReadPages
    GET  /sources ReadPages
    GET  /sources/{source} ReadPages
    GET  /sources/{source}/copy ReadPages
    GET  /entries/{entry} ReadPages
    GET  /about ReadPages
    GET  /method ReadPages
    GET  /accessibility ReadPages
    GET  /privacy ReadPages
    GET  /licences ReadPages
    GET  /who-answers ReadPages
    GET  /who-answers/chart.svg ReadPages
    GET  /who-answers/chart.png ReadPages
    GET  /who-answers/explanations ReadPages
    GET  /who-answers/forces ReadPages
    GET  /who-answers/others ReadPages
    GET  /who-answers/bodies/{body} ReadPages
    GET  /who-answers/over-time ReadPages
    GET  /who-answers/over-time/chart.svg ReadPages
    GET  /who-answers/over-time/chart.png ReadPages
    GET  /engage ReadPages
    GET  /engage/chart.svg ReadPages
    GET  /engage/chart.png ReadPages
    GET  /correction AskForCorrection
    POST /correction AskForCorrection
    GET  /correction/kept AskForCorrection
    GET  /corrections ReadPages
    GET  /corrections/{reference} ReadPages
    GET  /inbox ReadInbox
    GET  /inbox/{request} ReadInbox
    POST /inbox/{request} ReadInbox
    POST /inbox/{request}/decide DecideCorrection
    POST /inbox/{request}/erase EraseWords
    GET  /entries/{entry}/correct RecordFacts
    POST /entries/{entry}/correct RecordFacts
    GET  /sign-in SignIn
    POST /sign-in SignIn
    GET  /sign-in/code SignIn
    POST /sign-in/code SignIn
    GET  /sign-in/set-up SignIn
    POST /sign-in/set-up SignIn
    GET  /sign-in/pass SignIn
    POST /sign-in/pass SignIn
    GET  /invitation SignIn
    POST /invitation SignIn
    POST /sign-out SignOut
    GET  /account KeepOwnAccount
    POST /account/sessions KeepOwnAccount
    POST /account/sign-out-everywhere SignOutEverywhere
    GET  /account/password KeepOwnAccount
    POST /account/password KeepOwnAccount
    GET  /account/codes KeepOwnAccount
    POST /account/codes KeepOwnAccount
    GET  /account/recovery-codes KeepOwnAccount
    POST /account/recovery-codes KeepOwnAccount
    GET  /accounts ListAccounts
    POST /accounts Invite
    GET  /accounts/{account} ListAccounts
    POST /accounts/{account}/appoint Invite
    POST /accounts/{account}/end EndAppointment
    POST /accounts/{account}/sign-out SignOutEverywhere
    POST /accounts/{account}/reset Invite
    GET  /review ListDocuments
    POST /review BringInDocument
    GET  /review/published ListDocuments
    GET  /review/{document} LookAtDocument
    GET  /review/{document}/details LookAtDocument
    POST /review/{document}/details DescribeDocument
    GET  /review/{document}/answer LookAtDocument
    POST /review/{document}/answer DescribeDocument
    GET  /review/{document}/answer/{item} LookAtDocument
    POST /review/{document}/answer/{item} DecideItem
    GET  /review/{document}/items/{item} LookAtDocument
    POST /review/{document}/items/{item} DecideItem
    GET  /review/{document}/unused LookAtDocument
    POST /review/{document}/unused DecideItem
    GET  /review/{document}/text LookAtDocument
    GET  /review/{document}/passage LookAtDocument
    POST /review/{document}/passage DecideItem
    GET  /review/{document}/check LookAtDocument
    POST /review/{document}/check PublishDocument
    GET  /review/{document}/give-up GiveUpDocument
    POST /review/{document}/give-up GiveUpDocument
    GET  /tokens/new Invite
    POST /tokens/new Invite
    POST /api/claims/{asked}/{body} ClaimMet
    PUT  /api/answers/{report}/{answerer} PutAnswer
    GET  /answering ListAnswers
    GET  /answering/{report} ListAnswers
    GET  /answering/{report}/{answerer} LookAtAnswer
    GET  /answering/{report}/{answerer}/comments LookAtAnswer
    POST /answering/{report}/{answerer}/comments DraftAnswer
    GET  /answering/{report}/{answerer}/chief-officer LookAtAnswer
    POST /answering/{report}/{answerer}/chief-officer DraftAnswer
    GET  /answering/{report}/{answerer}/recommendations/{item} LookAtAnswer
    POST /answering/{report}/{answerer}/recommendations/{item} DraftAnswer
    GET  /answering/{report}/{answerer}/evidence LookAtAnswer
    POST /answering/{report}/{answerer}/evidence DraftAnswer
    POST /answering/{report}/{answerer}/evidence/take-away DraftAnswer
    GET  /answering/{report}/{answerer}/reports LookAtAnswer
    POST /answering/{report}/{answerer}/reports DraftAnswer
    GET  /answering/{report}/{answerer}/check LookAtAnswer
    POST /answering/{report}/{answerer}/check DraftAnswer
    GET  /answering/{report}/{answerer}/approve LookAtAnswer
    POST /answering/{report}/{answerer}/approve ApproveAnswer
    GET  /answering/{report}/{answerer}/give-up DraftAnswer
    POST /answering/{report}/{answerer}/give-up DraftAnswer
    GET  /answering/{report}/{answerer}/copies LookAtAnswer
    POST /answering/{report}/{answerer}/copies RecordCopySent
    GET  /answers/{answer} ReadPages
    GET  /answers/{answer}/page ReadPages
    GET  /answers/{answer}/document ReadPages
    GET  /answers/{answer}/pdf ReadPages
    GET  /closing/{asked}/{body} LookAtClosing
    POST /closing/{asked}/{body} PrepareJudgement
    POST /closing/{asked}/{body}/publish PublishJudgement
    POST /closing/{asked}/{body}/send-back PublishJudgement
    POST /closing/{asked}/{body}/give-up PrepareJudgement
    GET  /closing/{asked}/{body}/claim ClaimMet
    POST /closing/{asked}/{body}/claim ClaimMet
    GET  /work SeeOwnWork
    GET  /work/{office}/items/{item} WorkOnItem
    POST /work/{office}/items/{item} WorkOnItem
    POST /work/{office}/items/{item}/comments WorkOnItem
    GET  /work/{office}/tracker BringInTracker
    POST /work/{office}/tracker BringInTracker
    POST /work/{office}/tracker/give-up BringInTracker
    GET  /work/{office}/tracker/columns BringInTracker
    POST /work/{office}/tracker/columns BringInTracker
    GET  /work/{office}/tracker/cells BringInTracker
    POST /work/{office}/tracker/cells BringInTracker
    GET  /work/{office}/tracker/rows BringInTracker
    POST /work/{office}/tracker/rows BringInTracker
    GET  /work/{office}/tracker/done BringInTracker
    GET  /lists LetInTable
    POST /lists LetInTable
    GET  /lists/in-hand LetInTable
    POST /lists/in-hand LetInTable
    POST /lists/in-hand/give-up LetInTable
    GET  /looks RecordFacts
    GET  /looks/record RecordFacts
    POST /looks/record RecordFacts
    GET  /looks/places RecordFacts
    GET  /looks/places/new RecordFacts
    POST /looks/places/new RecordFacts
    GET  /looks/places/table RecordFacts
    POST /looks/places/table RecordFacts
    GET  /looks/places/{place} RecordFacts
    POST /looks/places/{place} RecordFacts
    GET  /looks/results RecordFacts
    POST /looks/results RecordFacts
    GET  /notices RecordFacts
    GET  /notices/{to} RecordFacts
    POST /notices/{to} RecordFacts
    GET  /notices/{to}/letter RecordFacts
    GET  /replies ListReplies
    GET  /replies/new/{replier} WriteReply
    POST /replies/new/{replier} WriteReply
    GET  /replies/{reply} LookAtReply
    POST /replies/{reply} WriteReply
    POST /replies/{reply}/publish PublishReply
    POST /replies/{reply}/give-up WriteReply
    GET  /trail ReadTrail
    POST /trail ReadTrail
    POST /trail/export ReadTrail
    GET  /webhooks ListWebhooks
    GET  /webhooks/new ListWebhooks
    POST /webhooks/new ListWebhooks
    GET  /webhooks/{webhook} KeepWebhook
    POST /webhooks/{webhook}/again KeepWebhook
    GET  /webhooks/{webhook}/stop KeepWebhook
    POST /webhooks/{webhook}/stop KeepWebhook
    GET  /data ReadPages
    GET  /data/{file} ReadPages
    GET  /dictionary/{table} ReadPages
    GET  /api ReadPages
    GET  /api/openapi ReadPages
    GET  /asked-before ReadPages
    GET  /asked-before/{later} ReadPages
    GET  /asked-before/{later}/{earlier} ReadPages
    POST /asked-before/{later}/{earlier} CompareAsked
    GET  /streamlining ReadPages
    GET  /streamlining/{asker} ReadPages
    GET  /streamlining/{asker}/{later}/{earlier} ReadPages
    GET  /follow Follow
    POST /follow Follow
    GET  /follow/asked Follow
    GET  /follow/confirm/{link} Follow
    POST /follow/confirm/{link} Follow
    GET  /follow/leave/{link} Follow
    POST /follow/leave/{link} Follow
    GET  /following/{link} Follow
    POST /following/{link} Follow
    GET  /assets/{name} ReadPages
    GET  /favicon.ico ReadPages
    GET  /robots.txt ReadPages
    GET  /health ReadPages
    GET  /health/live ReadPages
    GET  /health/ready ReadPages
    ");
}

/// Addresses that a program may be built without.
fn is_of_a_feature(address: &str) -> bool {
    is_of_a_provider(address) || is_of_passkeys(address)
}

fn is_of_a_provider(address: &str) -> bool {
    address.starts_with("/sign-in/provider")
}

fn is_of_passkeys(address: &str) -> bool {
    address.contains("/passkey")
}

/// The lines of the addresses of one feature.
fn those(are: impl Fn(&str) -> bool) -> Vec<String> {
    let listed = routes();
    let routes = listed.listed().iter();
    routes
        .filter(|route| are(route.address))
        .map(|route| format!("{} {} {:?}", route.method, route.address, route.act))
        .collect()
}

#[test]
fn the_addresses_of_a_provider_are_there_with_it_alone() {
    let expected: &[&str] = match cfg!(feature = "oidc") {
        true => &[
            "GET /sign-in/provider SignIn",
            "GET /sign-in/provider/back SignIn",
        ],
        false => &[],
    };
    assert_eq!(those(is_of_a_provider), expected);
}

#[test]
fn the_addresses_of_passkeys_are_there_with_them_alone() {
    let expected: &[&str] = match cfg!(feature = "passkeys") {
        true => &[
            "GET /sign-in/passkey SignIn",
            "POST /sign-in/passkey SignIn",
            "POST /invitation/passkey SignIn",
            "POST /invitation/passkey/made SignIn",
            "GET /account/passkeys KeepOwnAccount",
            "POST /account/passkeys KeepOwnAccount",
            "POST /account/passkeys/made KeepOwnAccount",
            "GET /account/passkeys/remove KeepOwnAccount",
            "POST /account/passkeys/remove KeepOwnAccount",
        ],
        false => &[],
    };
    assert_eq!(those(is_of_passkeys), expected);
}

/// What the guard finds is what the act is done on: else nobody could do it.
#[test]
fn every_address_is_asked_about_what_its_act_is_done_on() {
    for route in routes().listed() {
        assert_eq!(route.on, route.act.done_on(), "{route:?}");
    }
}

/// Acts that need no page, because they are commands or not built yet.
#[test]
fn every_act_has_an_address_or_is_known_to_have_none() {
    let listed = routes();
    let without: Vec<Act> = Act::ALL
        .into_iter()
        .filter(|act| listed.listed().iter().all(|route| route.act != *act))
        .collect();
    assert_eq!(without, []);
}

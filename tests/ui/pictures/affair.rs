//! Briefings made by hand for the pictures: these change when the window does, not when something else is found in a text.

use std::path::PathBuf;
use std::sync::Arc;

use dossier::briefing::{
    Actor, ActorId, ActorKind, ActorMention, Bound, Briefing, Dated, Disagreement, DisagreementId, DisagreementKind,
    Document, DocumentId, Doubt, Event, EventClass, EventId, EventMention, EventStatus, Figure, FigureDetail, FigureId,
    KeyPoint, MentionForm, Mentions, Number, Origin, Origins, Paragraph, ParagraphRole, Place, Problem, Published,
    Rare, Salience, Side, SideOf, Standing, Statement, StatementId,
};
use dossier::text::Span;

/// Where the folder of the briefing is said to lie.
pub fn folder() -> PathBuf {
    PathBuf::from("/home/desk/port-of-arlen")
}

/// What the documents say: path, title, day, text.
const DOCUMENTS: [(&str, &str, &str, &str); 3] = [
    (
        "coast-guard.txt",
        "Arland closes the port of Kesh",
        "2031-05-04",
        "Arland closes the port of Kesh\n\nArland's coast guard closed the port of Kesh on 4 May 2031 after two patrol \
         boats had collided with a Bertian freighter, Harbour Minister Ada Brandt said.\n\nAt least 40 people were taken \
         from the water, the coast guard said. Seven of them were in hospital on Sunday evening.\n\nBrandt said the port \
         would stay closed “until we know what the freighter carried”. She did not say who had given the order to board \
         it.\n\nThe port handles about 2.4 million tonnes of grain a year. Insurers raised their rates for the strait by \
         15 percent.",
    ),
    (
        "foreign-ministry.txt",
        "Bertia calls home its ambassador",
        "2031-05-06",
        "Bertia calls home its ambassador\n\nBertia recalled its ambassador from Arland on 6 May 2031 and called the \
         boarding of the freighter an act of piracy.\n\nForeign Minister Otto Kranz said 52 people had been on board, all \
         of them Bertian citizens. He denied that the ship had carried arms.\n\nKranz said that his government would ask \
         the Strait Commission for an inquiry. Arland has left the commission's letters without an answer since March.",
    ),
    (
        "strait-commission.txt",
        "Strait Commission offers to inquire",
        "2031-05-09",
        "Strait Commission offers to inquire\n\nThe Strait Commission offered on 9 May 2031 to send three inspectors to \
         Kesh. Ada Brandt said that Arland would let them in “within days”.\n\nThe commission counted 47 people rescued \
         and two missing. It names no cause of the collision.\n\nOtto Kranz met the commission's chair in Bern on 8 May \
         2031. Bertia would reopen its embassy when the port is open, he said.",
    ),
];

const ACTORS: [(&str, ActorKind); 6] = [
    ("Arland", ActorKind::Place),
    ("Bertia", ActorKind::Place),
    ("Ada Brandt", ActorKind::Person),
    ("Otto Kranz", ActorKind::Person),
    ("Strait Commission", ActorKind::Organization),
    ("Kesh", ActorKind::Place),
];

/// The line, class, day, agents, targets and the words that tell it, with the verb.
type Told =
    (&'static str, EventClass, &'static str, &'static [usize], &'static [usize], usize, &'static str, &'static str);

const EVENTS: [Told; 5] = [
    (
        "Arland's coast guard closed the port of Kesh",
        EventClass::Coerce,
        "2031-05-04",
        &[0],
        &[5],
        0,
        "Arland's coast guard closed the port of Kesh",
        "closed",
    ),
    (
        "Bertia recalled its ambassador from Arland",
        EventClass::Sanction,
        "2031-05-06",
        &[1],
        &[0],
        1,
        "Bertia recalled its ambassador from Arland",
        "recalled",
    ),
    (
        "Strait Commission offered to send three inspectors to Kesh",
        EventClass::Cooperate,
        "2031-05-09",
        &[4],
        &[5],
        2,
        "The Strait Commission offered",
        "offered",
    ),
    (
        "Otto Kranz met the commission's chair in Bern",
        EventClass::Consult,
        "2031-05-08",
        &[3],
        &[4],
        2,
        "Otto Kranz met the commission's chair",
        "met",
    ),
    (
        "Two patrol boats collided with a Bertian freighter",
        EventClass::Disaster,
        "2031-05-04",
        &[],
        &[1],
        0,
        "two patrol boats had collided with a Bertian freighter",
        "collided",
    ),
];

/// What is counted: the document, the words, the number, how it bounds the truth, the unit and what it measures.
const FIGURES: [(usize, &str, f64, Bound, &str, &str); 5] = [
    (0, "At least 40 people", 40.0, Bound::AtLeast, "person", "people taken from the water"),
    (1, "52 people", 52.0, Bound::Exactly, "person", "people on board"),
    (2, "47 people", 47.0, Bound::Exactly, "person", "people rescued"),
    (0, "about 2.4 million tonnes", 2_400_000.0, Bound::About, "tonne", "grain the port handles a year"),
    (0, "15 percent", 15.0, Bound::Exactly, "percent", "rates for the strait"),
];

/// Three documents on a port that was closed, and what they say.
pub fn affair() -> Briefing {
    let documents = DOCUMENTS.iter().enumerate().map(|(at, of)| document(at, of.0, of.1, of.2, of.3)).collect();
    let mut briefing = Briefing::new("port-of-arlen".to_owned(), documents, Vec::new());
    for (at, (name, kind)) in ACTORS.iter().enumerate() {
        briefing.actors.push(actor(&briefing, at, name, *kind));
    }
    for (at, (headline, class, day, agents, targets, document, clause, verb)) in EVENTS.iter().enumerate() {
        let (clause, verb) = (place(&briefing, *document, clause), place(&briefing, *document, verb));
        let mut event = event(at, headline, clause, verb.span);
        event.class = Some(*class);
        event.when = Some(Dated { value: (*day).to_owned(), from: None, doubt: None });
        event.agents = agents.iter().map(|at| ActorId::at(*at)).collect();
        event.targets = targets.iter().map(|at| ActorId::at(*at)).collect();
        briefing.events.push(event);
    }
    for (at, (document, words, value, bound, unit, of)) in FIGURES.iter().enumerate() {
        let place = place(&briefing, *document, words);
        let detail = FigureDetail {
            unit: Some((*unit).to_owned()),
            of: Some((*of).to_owned()),
            doubts: vec![Doubt::OneSource],
            ..FigureDetail::default()
        };
        briefing.figures.push(Figure {
            id: FigureId::at(at),
            value: Number::new(*value).unwrap(),
            bound: *bound,
            origins: origins(&[place]),
            salience: rank(at),
            why: Arc::from("stated once"),
            mentions: Mentions::new(place),
            detail: Rare::new(detail),
        });
    }
    let said = [
        (0, "until we know what the freighter carried", 2),
        (2, "within days", 2),
        (1, "He denied that the ship had carried arms.", 3),
    ];
    for (document, words, speaker) in said {
        let place = place(&briefing, document, words);
        briefing.statements.push(statement(briefing.statements.len(), place, ActorId::at(speaker)));
    }
    let side = |at: usize, says: &str| {
        let mentions = briefing.figures[at].mentions.clone();
        let origins = briefing.figures[at].origins.clone();
        Side {
            of: SideOf::Figure(FigureId::at(at)),
            says: says.to_owned(),
            said_by: None,
            mentions,
            origins,
            held_right: None,
        }
    };
    briefing.disagreements = vec![Disagreement {
        id: DisagreementId::at(0),
        kind: DisagreementKind::Figure,
        about: "people taken from the water".to_owned(),
        why: "both count the people who were rescued on 4 May".to_owned(),
        sides: vec![side(0, "at least 40"), side(2, "47")],
        salience: Salience::MOST,
    }];
    let points = [
        (
            0,
            "Arland's coast guard closed the port of Kesh on 4 May 2031 after two patrol boats had collided with a Bertian freighter, Harbour Minister Ada Brandt said.",
        ),
        (
            1,
            "Bertia recalled its ambassador from Arland on 6 May 2031 and called the boarding of the freighter an act of piracy.",
        ),
        (2, "The Strait Commission offered on 9 May 2031 to send three inspectors to Kesh."),
    ];
    for (at, (document, words)) in points.iter().enumerate() {
        let place = place(&briefing, *document, words);
        let doubts = if at == 0 { vec![Doubt::Claim] } else { Vec::new() };
        briefing.key_points.push(KeyPoint { place, salience: rank(at), reported_by: vec![place.document], doubts });
    }
    briefing
}

/// Documents, actors and events whose names are longer than any place for them.
pub fn long_names() -> Briefing {
    let name = "The Interministerial Standing Conference of the Northern and Eastern Coastal Districts on the Registration, \
                Inspection and Insurance of Vessels under Foreign Flags";
    let word = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft";
    let text = format!("{name} met in {word} on Monday, and {name} met again.\n\n{word}{word} said nothing.");
    let path = format!("{}/{}.txt", word.repeat(2), "a_file_name_without_a_single_space_".repeat(6));
    let documents =
        (0..12).map(|at| document(at, &format!("{at}-{path}"), &format!("{at} {name}"), "2031-05-04", &text));
    let mut briefing = Briefing::new(word.to_owned(), documents.collect(), Vec::new());
    briefing.actors =
        vec![actor(&briefing, 0, name, ActorKind::Organization), actor(&briefing, 1, word, ActorKind::Place)];
    for at in 0..8 {
        let clause = place(&briefing, at, &format!("{name} met in {word} on Monday"));
        let mut event = event(at, &format!("{name} met in {word}"), clause, place(&briefing, at, "met").span);
        event.agents = vec![ActorId::at(0)];
        event.places = vec![ActorId::at(1)];
        briefing.events.push(event);
    }
    let point = place(&briefing, 0, &format!("{name} met in {word} on Monday, and {name} met again."));
    let reported_by = briefing.documents.iter().map(|document| document.id).collect();
    briefing.key_points = vec![KeyPoint { place: point, salience: Salience::MOST, reported_by, doubts: Vec::new() }];
    let what = format!("{word} could not be read: {name} has not said by what program it was written.");
    briefing.problems = vec![Problem { path, what }];
    briefing
}

/// A folder of `documents` reports, with as many actors and five times as many events.
pub fn large(documents: usize) -> Briefing {
    const DEEDS: [&str; 5] = ["met", "warned", "paid", "left", "sued"];
    let kinds = [ActorKind::Person, ActorKind::Organization, ActorKind::Place];
    let report = |at: usize| {
        let other = (at * 7 + 3) % documents;
        let lines = DEEDS.map(|deed| format!("Actor {at:05} {deed} Actor {other:05} in the spring."));
        lines.join("\n\n")
    };
    let day = |at: usize| format!("2031-{:02}-{:02}", 1 + at / 28 % 12, 1 + at % 28);
    let all = (0..documents)
        .map(|at| document(at, &format!("{at:05}.txt"), &format!("Report {at:05}"), &day(at), &report(at)));
    let mut briefing = Briefing::new("archive".to_owned(), all.collect(), Vec::new());
    for at in 0..documents {
        let name = format!("Actor {at:05}");
        let places = DEEDS.map(|deed| begins(&briefing, at, &format!("{name} {deed}"), name.len()));
        briefing.actors.push(actor_at(at, &name, kinds[at % 3], &places));
        for deed in DEEDS {
            let other = (at * 7 + 3) % documents;
            let line = format!("Actor {at:05} {deed} Actor {other:05}");
            let clause = place(&briefing, at, &line);
            let verb = place(&briefing, at, deed).span;
            let mut event = event(briefing.events.len(), &line, clause, verb);
            event.agents = vec![ActorId::at(at)];
            event.targets = vec![ActorId::at(other)];
            event.when = Some(Dated { value: day(at), from: None, doubt: None });
            briefing.events.push(event);
        }
    }
    briefing
}

fn document(at: usize, path: &str, title: &str, day: &str, text: &str) -> Document {
    let mut paragraphs = Vec::new();
    let mut from = 0;
    for part in text.split("\n\n") {
        let span = Span::new(text, from, from + part.len()).unwrap();
        from += part.len() + 2;
        let role = if part == title { ParagraphRole::Title } else { ParagraphRole::Body };
        paragraphs.push(Paragraph::new(span, role));
    }
    let mut hash = [0; 32];
    hash[..8].copy_from_slice(&(at as u64 + 1).to_be_bytes());
    Document {
        id: DocumentId::from_hash(hash),
        path: path.to_owned(),
        title: title.to_owned(),
        published: Published { date: Some(day.to_owned()), ..Published::default() },
        language: None,
        metadata: Vec::new(),
        sha256: format!("{:064x}", at + 1),
        corrected: Vec::new(),
        text: text.into(),
        paragraphs,
        turns: Vec::new(),
        datelines: Vec::new(),
        thread: None,
        enclosed: Vec::new(),
        recognised: None,
    }
}

/// The first place of `words` in the document at a position.
fn place(briefing: &Briefing, at: usize, words: &str) -> Place {
    begins(briefing, at, words, words.len())
}

/// The first bytes of the first place of `words`.
fn begins(briefing: &Briefing, at: usize, words: &str, length: usize) -> Place {
    let document = &briefing.documents[at];
    let start = document.text.find(words).unwrap_or_else(|| panic!("“{words}” in {}", document.path));
    Place { document: document.id, span: Span::new(&document.text, start, start + length).unwrap() }
}

/// The actor of this name, wherever it stands.
fn actor(briefing: &Briefing, at: usize, name: &str, kind: ActorKind) -> Actor {
    let mut places = Vec::new();
    for document in &briefing.documents {
        for (start, found) in document.text.match_indices(name) {
            let span = Span::new(&document.text, start, start + found.len()).unwrap();
            places.push(Place { document: document.id, span });
        }
    }
    actor_at(at, name, kind, &places)
}

fn actor_at(at: usize, name: &str, kind: ActorKind, places: &[Place]) -> Actor {
    let standing = Standing { documents: 1, of_documents: 3, mentions: places.len(), ..Standing::default() };
    Actor {
        id: ActorId::at(at),
        name: name.to_owned(),
        kind,
        aliases: Vec::new(),
        roles: Vec::new(),
        salience: rank(at),
        why: standing.sentence(),
        standing,
        corrected: Vec::new(),
        mentions: Mentions::from_vec(places.iter().map(named).collect()).unwrap(),
    }
}

fn named(place: &Place) -> ActorMention {
    ActorMention { document: place.document, span: place.span, form: MentionForm::Name, link: None }
}

fn event(at: usize, headline: &str, clause: Place, verb: Span) -> Event {
    Event {
        id: EventId::at(at),
        headline: headline.to_owned(),
        class: None,
        when: None,
        dated_by: None,
        begins: None,
        ends: None,
        lasts: None,
        agents: Vec::new(),
        targets: Vec::new(),
        places: Vec::new(),
        status: EventStatus::Reported,
        is_speech: false,
        promise: 0,
        near: Vec::new(),
        salience: rank(at),
        why: String::new(),
        origins: origins(&[clause]),
        doubts: vec![Doubt::OneSource],
        corrected: Vec::new(),
        mentions: Mentions::new(EventMention::at(clause.document, clause.span, verb)),
    }
}

fn statement(at: usize, content: Place, speaker: ActorId) -> Statement {
    Statement {
        id: StatementId::at(at),
        document: content.document,
        speaker: Some(speaker),
        speaker_span: None,
        cue: None,
        content: content.span,
        direct: true,
        act: None,
        reported_by: None,
        reported_by_span: None,
        figures: Vec::new(),
        events: Vec::new(),
        corrected: Vec::new(),
    }
}

fn origins(places: &[Place]) -> Origins {
    let origin = |place: &Place| Origin { credit: None, documents: vec![place.document] };
    Origins::new(places.iter().map(origin).collect())
}

/// The first is the most important.
fn rank(at: usize) -> Salience {
    Salience::of(1, 1 + at as u64)
}

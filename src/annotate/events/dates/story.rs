//! The date of what a sentence without a date tells: the day that the text is speaking of.
//!
//! A narrative goes forward in the past tense from the time that it has set (Reichenbach's reference time; Kamp and
//! Reyle, "From Discourse to Logic", 1993): only what is told in the past tense, as a fact, in a main clause, takes it.
//! The perfect, the past perfect, the present and everything said to be planned step out of the story and take nothing.

use jiff::civil::Date;
use jiff::{Span as Days, Unit};

use super::{dated, is_calendar};
use crate::annotate::Tense;
use crate::annotate::events::trigger::Draft;
use crate::annotate::{EventDate, TaggedText, TimeMention};
use crate::briefing::{
    DatedBy, Enclosed, EventClass, EventStatus, Paragraph, ParagraphRole, Published, TimeBase, TimeDoubt, TimeKind,
    TimeRule, TimeUnit, time_value,
};
use crate::text::{Sentence, Span};

/// A lead tells of a day at most this long before its publication.
const NEWS: i32 = 8;
/// What ended longer before the publication is no news.
const LONG_AGO: i32 = 180;
/// How many paragraphs after the lead may tell of the day of the news.
const OPENING: usize = 8;
/// How many reports after a headline may tell it again.
const SOON: usize = 8;

/// What is known of a document's time.
pub(super) struct Story<'a> {
    pub text: &'a TaggedText<'a>,
    pub times: &'a [TimeMention],
    /// Messages that tell of other days than the document does.
    enclosed: &'a [Enclosed],
    /// The day of publication, where the document gives one.
    pub published: Option<EventDate>,
    /// The time expression that gives it.
    dateline: Option<usize>,
    /// The position of the first paragraph of running text.
    pub lead: Option<usize>,
}

/// Dates the reports that their own sentence does not date.
pub(in crate::annotate::events) fn tell(
    text: &TaggedText<'_>,
    times: &[TimeMention],
    published: &Published,
    enclosed: &[Enclosed],
    drafts: &mut [Draft],
) {
    let from = published.from.into_iter().chain(text.datelines.iter().copied());
    let dateline =
        from.filter_map(|from| times.iter().position(|time| time.span.overlaps(from) && is_calendar(time))).next();
    let of_dateline = dateline.and_then(|time| dated(times, time, DatedBy::Publication));
    let day = published.date.clone().filter(|day| day.len() == 10);
    let of_document = day.map(|value| EventDate { value, time: dateline, by: DatedBy::Publication });
    let body = |paragraph: &Paragraph| paragraph.role == ParagraphRole::Body;
    let lead = text.sentences.iter().map(|sentence| sentence.paragraph).find(|&at| {
        text.paragraphs.get(at).is_some_and(body)
            && !dateline.and_then(|time| times.get(time)).is_some_and(|time| is_whole(text, time.span, at))
    });
    let story = Story { text, times, enclosed, published: of_document.or(of_dateline), dateline, lead };
    let news = story.day(drafts);
    story.headline(drafts, news.as_ref());
    story.body(drafts, news.as_ref());
    story.settle(drafts);
    story.leave_unsure(drafts);
}

impl Story<'_> {
    pub(super) fn sentence(&self, draft: &Draft) -> Option<usize> {
        self.text.sentence_of(self.text.positions(draft.mention.trigger).start)
    }

    pub(super) fn paragraph(&self, draft: &Draft) -> Option<usize> {
        Some(self.text.sentences.get(self.sentence(draft)?)?.paragraph)
    }

    /// Whether the sentence names a time of its own, whatever it belongs to.
    fn has_time(&self, sentence: usize) -> bool {
        let Some(span) = self.text.sentences.get(sentence).map(|sentence| sentence.span) else {
            return false;
        };
        let from = self.times.partition_point(|time| time.span.end() <= span.start());
        self.times.iter().enumerate().skip(from).take_while(|(_, time)| time.span.start() < span.end()).any(
            |(at, time)| {
                let dates = is_calendar(time) || time.kind == TimeKind::Set || self.is_long_ago(time);
                Some(at) != self.dateline && dates && !self.is_ahead(time)
            },
        )
    }

    /// Whether the paragraph can tell of the day of the news.
    ///
    /// A news story tells in order of weight, and background comes last (Bell, "The Language of News Media", 1991).
    fn is_news(&self, paragraph: usize) -> bool {
        let span = self.text.paragraphs.get(paragraph).map(|paragraph| paragraph.span);
        let is_enclosed = span.is_some_and(|span| self.enclosed.iter().any(|message| message.span.contains(span)));
        !is_enclosed && self.lead.is_none_or(|lead| paragraph < lead + OPENING)
    }

    /// Whether the sentence names a time long before the news.
    fn looks_back(&self, sentence: usize) -> bool {
        let Some(span) = self.text.sentences.get(sentence).map(|sentence| sentence.span) else {
            return false;
        };
        let from = self.times.partition_point(|time| time.span.end() <= span.start());
        let mut inside = self.times.iter().skip(from).take_while(|time| time.span.start() < span.end());
        inside.any(|time| self.is_long_ago(time))
    }

    /// Whether the time ended longer before the publication than news is told.
    fn is_long_ago(&self, time: &TimeMention) -> bool {
        let published = self.published.as_ref().and_then(|published| published.value.get(..10)?.parse::<Date>().ok());
        let last = time.value.as_deref().and_then(time_value::interval).map(|(_, last)| last);
        let since = published.zip(last).and_then(|(published, last)| published.since((Unit::Day, last)).ok());
        matches!(time.kind, TimeKind::Date | TimeKind::Time) && since.is_some_and(|since| since.get_days() > LONG_AGO)
    }

    /// Whether the time is after the publication: no date of anything told in the past tense.
    fn is_ahead(&self, time: &TimeMention) -> bool {
        let day = |value: &str| value.get(..10)?.parse::<Date>().ok();
        let published = self.published.as_ref().and_then(|published| day(&published.value));
        let first = time.value.as_deref().and_then(time_value::interval).map(|(first, _)| first);
        matches!((first, published), (Some(first), Some(published)) if first > published)
    }

    /// What lies ahead of the publication has not happened: it is planned, and what is told in the past has another day.
    fn settle(&self, drafts: &mut [Draft]) {
        for draft in drafts.iter_mut().filter(|draft| draft.mention.status == EventStatus::Reported) {
            let time = draft.mention.when.as_ref().and_then(|when| self.times.get(when.time?));
            let Some(time) = time.filter(|time| self.is_ahead(time)) else {
                continue;
            };
            // Nobody sets the day of an attack or a flood before: "since the attack of October 7" is that of a year before.
            let is_unplanned = matches!(draft.mention.class, Some(EventClass::Assault | EventClass::Disaster));
            match draft.mention.tense {
                // Here the day of publication is in doubt.
                _ if time.doubt == Some(TimeDoubt::AfterPublication) => {}
                Tense::Past | Tense::Perfect | Tense::Before => draft.mention.when = None,
                Tense::None | Tense::Noun if is_unplanned => draft.mention.when = None,
                Tense::Present | Tense::None | Tense::Noun => draft.mention.status = EventStatus::Planned,
            }
        }
    }

    /// Whether the date names no day, but the publication's year or month: a headline tells of the news.
    fn is_coarse(&self, when: &EventDate) -> bool {
        when.value.len() < 10 && self.published.as_ref().is_some_and(|day| day.value.starts_with(&when.value))
    }

    /// The day that the lead is about: the one it names, else that of the publication where it tells something new.
    fn day(&self, drafts: &[Draft]) -> Option<EventDate> {
        let published = self.published.as_ref()?;
        let lead = self.lead?;
        let opens = |sentence: &Sentence| sentence.paragraph == lead && !self.text.in_head(sentence.span);
        let first = self.text.sentences.iter().position(opens)?;
        let opening = |draft: &&Draft| {
            self.sentence(draft).is_some_and(|at| (first..first + 2).contains(&at))
                && draft.mention.status == EventStatus::Reported
        };
        // The day that the opening names, whatever verb it stands at ("said on Monday").
        let inside = |time: &TimeMention| {
            self.text.sentences.iter().skip(first).take(2).any(|sentence| sentence.span.contains(time.span))
        };
        let fresh = |time: &&(usize, &TimeMention)| {
            Some(time.0) != self.dateline
                && inside(time.1)
                && time.1.value.as_deref().is_some_and(|value| is_fresh(value, &published.value))
        };
        let named = self.times.iter().enumerate().find(|time| fresh(&time));
        if let Some((time, _)) = named {
            return dated(self.times, time, DatedBy::Discourse);
        }
        let new = drafts.iter().filter(opening).any(|draft| {
            matches!(draft.mention.tense, Tense::Past | Tense::Perfect)
                && self.sentence(draft).is_some_and(|at| at == first && !self.has_time(at))
        });
        (new && self.is_told_from_its_day(drafts)).then(|| published.clone())
    }

    /// Whether the text is told from the day on which it came out, as news is: it has a dateline or a line
    /// for its day, its headline tells in the
    /// present what is new, or it counts a day from its own ("on Friday", "yesterday"). What a judgment, an essay or a
    /// manual tells first happened at any time before.
    pub(super) fn is_told_from_its_day(&self, drafts: &[Draft]) -> bool {
        let is_title = |draft: &Draft| {
            let paragraph = self.paragraph(draft).and_then(|at| self.text.paragraphs.get(at));
            paragraph.is_some_and(|paragraph| paragraph.role == ParagraphRole::Title)
        };
        let counts = |time: &TimeMention| {
            time.by.as_ref().is_some_and(|by| {
                let is_day =
                    matches!(by.rule, TimeRule::Weekday | TimeRule::Count { unit: TimeUnit::Day | TimeUnit::Week, .. });
                is_day && by.base_from == TimeBase::Published
            })
        };
        let stands_alone = |time: &TimeMention| {
            let at = self.text.paragraphs.partition_point(|paragraph| paragraph.span.end() <= time.span.start());
            is_whole(self.text, time.span, at)
        };
        let has_date_line = self.dateline.and_then(|time| self.times.get(time)).is_some_and(stands_alone);
        has_date_line
            || !self.text.datelines.is_empty()
            || self.times.iter().any(counts)
            || drafts.iter().any(|draft| draft.mention.tense == Tense::Present && is_title(draft))
    }

    /// A headline tells in the present what the text tells again with its date.
    fn headline(&self, drafts: &mut [Draft], news: Option<&EventDate>) {
        for at in 0..drafts.len() {
            let Some(draft) = drafts.get(at) else {
                continue;
            };
            let title = self.paragraph(draft).and_then(|at| self.text.paragraphs.get(at));
            if draft.mention.when.as_ref().is_some_and(|when| !self.is_coarse(when))
                || draft.mention.status != EventStatus::Reported
                || title.is_none_or(|title| title.role != ParagraphRole::Title)
            {
                continue;
            }
            let told_again = drafts
                .iter()
                .skip(at + 1)
                .take(SOON)
                .find(|other| {
                    other.mention.lemma == draft.mention.lemma
                        && other.mention.when.as_ref().is_some_and(|when| !self.is_coarse(when))
                })
                .and_then(|other| other.mention.when.clone())
                .map(|when| EventDate { by: DatedBy::Discourse, ..when });
            // The day of the headline is that of what it tells, not of what it speaks of.
            let of_news = || news.cloned().or_else(|| self.published.clone()).filter(|_| !draft.is_beneath);
            let when = told_again.or_else(of_news);
            if let Some(draft) = drafts.get_mut(at)
                && when.is_some()
            {
                draft.mention.when = when;
            }
        }
    }

    /// The running text: what goes on from a dated sentence takes its date up to the end of the paragraph, then that of
    /// the news.
    fn body(&self, drafts: &mut [Draft], news: Option<&EventDate>) {
        let mut current = news.cloned();
        let mut paragraph = None;
        // Whether the paragraph has gone back to a time long before the news.
        let mut back = false;
        for draft in drafts {
            let Some(sentence) = self.sentence(draft) else {
                continue;
            };
            let here = self.text.sentences.get(sentence).map(|sentence| sentence.paragraph);
            if here != paragraph {
                paragraph = here;
                (current, back) = (news.filter(|_| here.is_some_and(|at| self.is_news(at))).cloned(), false);
            }
            let title =
                here.and_then(|at| self.text.paragraphs.get(at)).is_none_or(|at| at.role != ParagraphRole::Body);
            if title || draft.mention.status != EventStatus::Reported {
                continue;
            }
            // Who speaks, speaks now, whatever of.
            back = (back || here != self.lead && self.looks_back(sentence)) && !draft.mention.is_speech;
            match &draft.mention.when {
                Some(when) if draft.mention.tense == Tense::Past && when.value.len() >= 10 => {
                    current = Some(EventDate { by: DatedBy::Discourse, ..when.clone() });
                    back = false;
                }
                Some(_) => {}
                None => {
                    let opens = here == self.lead && draft.mention.tense == Tense::Perfect;
                    if (draft.mention.tense == Tense::Past || opens) && !back && !self.has_time(sentence) {
                        // Who speaks, speaks to the reporter, wherever the story tells it.
                        let now = if draft.mention.is_speech { current.as_ref().or(news) } else { current.as_ref() };
                        draft.mention.when = now.cloned();
                    }
                }
            }
        }
    }
}

/// Whether `day` is a day shortly before the publication, or its own.
fn is_fresh(day: &str, published: &str) -> bool {
    let read = |value: &str| value.get(..10)?.parse::<Date>().ok();
    let (Some(day), Some(published)) = (read(day), read(published)) else {
        return false;
    };
    published.since((Unit::Day, day)).is_ok_and(|since: Days| (0..=NEWS).contains(&since.get_days()))
}

/// Whether the paragraph holds nothing but the time.
fn is_whole(text: &TaggedText<'_>, time: Span, paragraph: usize) -> bool {
    text.paragraphs
        .get(paragraph)
        .is_some_and(|paragraph| paragraph.span.contains(time) && paragraph.span.len() <= time.len() + 8)
}

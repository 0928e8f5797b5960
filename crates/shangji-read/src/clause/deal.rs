//! Lists of figures dealt out over a list of subjects: 成功率分别为95%、72%和48%.

use std::ops::Range;

use shangji_model::IndicatorRole;
use shangji_vocabulary::WordClass;

use super::found::Statement;
use super::phrase::Phrases;
use super::token::Kind;
use super::{Subject, role};

/// Gives the figures behind a 分别 of the clause to their own subjects.
pub(super) fn out(
    phrases: &Phrases<'_, '_>,
    base: usize,
    statements: &mut [Statement],
    clause: Range<usize>,
    sentence: usize,
) {
    let Some(dealt) = clause.clone().find(|&idx| {
        phrases.token(idx).is_some_and(|token| token.is(WordClass::DealOut)) || phrases.words(idx) == "分别"
    }) else {
        return follow(phrases, base, statements, clause);
    };
    let Some(from) = phrases.token(dealt).map(|token| base + token.span.end) else { return };
    let until = phrases.token(clause.end.saturating_sub(1)).map_or(from, |token| base + token.span.end);
    let first = statements.iter().position(|statement| statement.span.start >= from && statement.span.end <= until);
    let Some(first) = first else { return };
    let (said, run) = statements.split_at_mut(first);
    let n = run.iter().take_while(|statement| statement.span.end <= until).count();
    if n < 2 {
        return;
    }
    let own = phrases.core(clause.start..dealt);
    // 临溪区、北泽区、桐岭县受理数居前三位,依次为731件、508件、312件: the list stands in the clause before.
    let listed = said.last().filter(|last| own.is_empty() && last.sentence == sentence);
    let listed = listed.and_then(|last| tokens_of(phrases, base, &last.subject));
    let core = listed.filter(|list| names(phrases, list.clone()).len() == n).unwrap_or(own);
    let mut names = names(phrases, core.clone());
    let placed = places_by_measure(phrases, &names);
    if let (Some((place, _)), Some(first)) = (&placed, names.first_mut()) {
        *first = place.clone();
    }
    let whole = phrases.span(core.clone());
    let whole_text = phrases.text.get(whole.clone()).unwrap_or_default();
    let piece = |range: Range<usize>| Subject::of(base + range.start..base + range.end);
    // 分别压缩到5个、3个: what arrives is no change.
    let arrives = run.first().is_some_and(|first| first.role == IndicatorRole::To);
    let verb = verb_between(phrases, dealt, clause.end).filter(|_| !arrives);
    // 受理45件,结案率99%,同比分别增长3件和0.2个百分点: by how much each changed.
    let changes = verb.clone().and_then(|verb| phrases.text.get(verb)).is_some_and(role::tells_change);
    let verb = verb.map(&piece);
    if changes {
        for statement in run.iter_mut().take(n).filter(|statement| statement.role != IndicatorRole::Target) {
            statement.role = IndicatorRole::Change;
        }
    }
    // 分别由5个、3个工作日压缩至2个、1个工作日: what moved is dealt out twice.
    let twice = n == 2 * names.len()
        && run.iter().take(names.len()).all(|from| from.role == IndicatorRole::From)
        && run.iter().take(n).skip(names.len()).all(|to| to.role == IndicatorRole::To);
    // 时限60日、30日分别…: names with figures of their own were read already.
    let is_counted = |name: &Range<usize>| {
        name.end
            .checked_sub(1)
            .and_then(|last| phrases.token(last))
            .is_some_and(|token| matches!(token.kind, Kind::Quantity(_)))
    };
    let counted = names.iter().all(is_counted);
    // 书记、主任分别讲授专题课1次和2次: what they did.
    let done = said_behind(phrases, dealt, clause.end).filter(|_| !twice && !arrives).map(&piece);
    if !counted && (names.len() == n || twice) {
        // 公安、市场监管、交通运输三个领域占比: the list is counted, and what stands behind that is of each.
        let summed = names.last().and_then(|last| summed_up(phrases, last.clone(), names.len()));
        // 岚溪县、禾川县和石渚县行政复议案件受理量: places share what stands behind the last.
        let shared = match &summed {
            Some((_, behind)) => Some(behind.clone()).filter(|behind| !behind.is_empty()),
            None => placed.map(|(_, measure)| measure).or_else(|| places_share(phrases, &names)),
        };
        // 投诉案件办结率、满意率: a bare rate is of what the first is of.
        let owner = names.first().filter(|first| role::names_rate(phrases.str((*first).clone()))).map(|first| {
            let span = phrases.span(first.clone());
            let kept = role::without_rate(phrases.str(first.clone())).len();
            span.start..span.start + kept
        });
        for (nth, (statement, name)) in run.iter_mut().zip(names.iter().cycle()).take(n).enumerate() {
            let mut span = phrases.span(name.clone());
            if let Some((end, _)) = &summed {
                span.end = span.end.min(*end);
            }
            let mut subject = piece(span);
            let bare = role::names_rate(phrases.str(name.clone())) && phrases.n_chars(name.clone()) <= 4;
            if let Some(owner) = owner.clone().filter(|owner| bare && nth > 0 && !owner.is_empty()) {
                subject = piece(owner).then(&subject);
            }
            // 民事、行政纠纷调解成功率: the rate stands once, at the end.
            let measured = phrases.ends_in_measure(core.clone()) && !phrases.ends_in_measure(name.clone());
            if summed.is_none()
                && (measured || role::names_rate(whole_text))
                && !role::names_rate(phrases.str(name.clone()))
                && let Some(last) = names.last()
            {
                subject = subject.then(&piece(phrases.span(last.clone())));
            }
            if let Some(shared) = &shared {
                subject = subject.then(&piece(shared.clone()));
            }
            if let Some(verb) = &verb {
                subject = subject.then(verb);
            } else if let Some(done) = &done {
                subject = subject.then(done);
            }
            statement.subject = subject;
        }
        return;
    }
    let titles = titles(phrases, core.clone());
    if titles.len() == n {
        let behind = said_behind(phrases, dealt, clause.end);
        for (statement, title) in run.iter_mut().zip(titles) {
            let subject = piece(title);
            statement.subject = behind.clone().map_or(subject.clone(), |behind| subject.then(&piece(behind)));
        }
        return;
    }
    // 分别增长4.5%、下降7.2%和基本持平: the last of those that were dealt out has no figure.
    let behind_last = run.get(n - 1).and_then(|last| phrases.text.get(last.span.end - base..until - base));
    let n_level = usize::from(behind_last.is_some_and(|behind| behind.contains("持平")));
    // The subjects were counted just before: 民事纠纷820件,邻里纠纷640件,劳动纠纷310件.
    let owners: Vec<Subject> = said
        .iter()
        .rev()
        .filter(|before| before.sentence == sentence && before.span.end <= from)
        // 由6个减至2个、由14件减至5件,分别减少66.7%、64.3%: what moved is one.
        .filter(|before| before.role != IndicatorRole::From)
        .skip(n_level)
        .take(n)
        .map(|before| before.subject.clone())
        .collect();
    if owners.len() == n {
        // 时限60日、30日分别压缩至25日和15日: what they were and what they are.
        let arrives = run.iter().take(n).all(|to| to.role == IndicatorRole::To);
        let start = first - n;
        let froms = said.get(start..).unwrap_or_default();
        if arrives && froms.iter().zip(run.iter()).all(|(from, to)| from.quantity.unit == to.quantity.unit) {
            for (from, to) in said.iter_mut().skip(start).zip(run.iter_mut()) {
                from.role = IndicatorRole::From;
                to.subject = from.subject.clone();
            }
            return;
        }
        // 分别提出意见建议318条、145条: what stands behind 分别 is said of each.
        let behind = said_behind(phrases, dealt, clause.end);
        let starts: Vec<usize> = run.iter().take(n).map(|statement| statement.span.start - base).collect();
        for (nth, (statement, owner)) in run.iter_mut().zip(owners.into_iter().rev()).enumerate() {
            let mut subject = if counted { owner } else { owner.then(&piece(whole.clone())) };
            // 分别增长4.5%、下降7.2%: each by its own word.
            let own = nth.checked_sub(1).and_then(|before| starts.get(before).zip(starts.get(nth)));
            let own = own.and_then(|(&from, &to)| change_between(phrases, clause.clone(), from..to)).map(&piece);
            if let Some(verb) = own.as_ref().or(verb.as_ref()) {
                subject = subject.then(verb);
            }
            if let Some(behind) = behind.as_ref().filter(|_| own.is_none()) {
                subject = subject.then(&piece(behind.clone()));
            }
            statement.subject = subject;
        }
    }
}

/// 优秀率分别为31.5%和40.7%,较上年提高4.2个和2.8个百分点: changes in a row are of what the clause before dealt out.
fn follow(phrases: &Phrases<'_, '_>, base: usize, statements: &mut [Statement], clause: Range<usize>) {
    let span = phrases.span(clause.clone());
    let first = statements.iter().position(|statement| statement.span.start >= base + span.start);
    let Some(first) = first else { return };
    let (said, run) = statements.split_at_mut(first);
    let n = run.len();
    let between = |pair: &[Statement]| match pair {
        [a, b] => phrases.text.get(a.span.end - base..b.span.start - base).map(str::trim),
        _ => None,
    };
    let in_row = run.windows(2).all(|pair| matches!(between(pair), Some("和" | "、" | "及" | "与")));
    let changes = run.iter().all(|statement| statement.role == IndicatorRole::Change);
    let Some(owners) = said.len().checked_sub(n).and_then(|from| said.get(from..)).filter(|_| n >= 2) else { return };
    let one_clause = |owner: &Statement| owners.first().is_some_and(|first| first.clause == owner.clause);
    let alike = |owner: &Statement| run.first().is_some_and(|first| first.sentence == owner.sentence);
    // Points are by how much percents changed, not counts.
    let points = run.iter().any(|statement| statement.quantity.unit.as_str() == "百分点");
    let changed = |owner: &Statement| !points || owner.quantity.unit.as_str() == "%";
    let before = said.len().checked_sub(n + 1).and_then(|before| said.get(before));
    let whole_clause = before.is_none_or(|before| !one_clause(before));
    if !in_row
        || !changes
        || !whole_clause
        || !owners.iter().all(|owner| one_clause(owner) && alike(owner) && changed(owner))
    {
        return;
    }
    let Some(led) =
        run.first().map(|first| phrases.core(clause.start..index_at(phrases, clause, first.span.start - base)))
    else {
        return;
    };
    let said_of = phrases.span(led);
    for (statement, owner) in run.iter_mut().zip(owners) {
        statement.subject = owner.subject.clone().then(&Subject::of(base + said_of.start..base + said_of.end));
    }
}

/// The token of the clause that begins at `start` of the sentence.
fn index_at(phrases: &Phrases<'_, '_>, clause: Range<usize>, start: usize) -> usize {
    clause.clone().find(|&idx| phrases.token(idx).is_some_and(|token| token.span.start >= start)).unwrap_or(clause.end)
}

/// The names of a list joined by 、 and 和.
fn names(phrases: &Phrases<'_, '_>, core: Range<usize>) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = core.start;
    for idx in core.clone() {
        if matches!(
            phrases.token(idx).map(|token| &token.kind),
            Some(Kind::Mark('、') | Kind::Particle('和' | '与' | '及'))
        ) {
            out.push(start..idx);
            start = idx + 1;
        }
    }
    out.push(start..core.end);
    out.retain(|name| !name.is_empty());
    out
}

/// Titles in a row, each a name, as spans of the sentence: 《停车管理办法》《电梯安全规定》分别征集意见….
fn titles(phrases: &Phrases<'_, '_>, core: Range<usize>) -> Vec<Range<usize>> {
    let span = phrases.span(core);
    let text = phrases.text.get(span.clone()).unwrap_or_default();
    let found: Vec<Range<usize>> = shangji_grammar::title::find(text).collect();
    let adjoin = found.windows(2).all(|pair| match pair {
        [a, b] => text.get(a.end..b.start).is_some_and(|between| matches!(between, "" | "、" | "和")),
        _ => true,
    });
    if !adjoin {
        return Vec::new();
    }
    found.into_iter().map(|title| span.start + title.start..span.start + title.end).collect()
}

/// The verb between 分别 and the first figure: 分别增长5%、6%.
fn verb_between(phrases: &Phrases<'_, '_>, dealt: usize, end: usize) -> Option<Range<usize>> {
    // 分别增长 may be one word.
    let whole = phrases.token(dealt)?.span.clone();
    let rest = phrases.words(dealt).trim_start_matches("分别").trim_start_matches("依次");
    if !rest.is_empty() && !rest.contains(['为', '是', '达', '有']) {
        return Some(whole.end - rest.len()..whole.end);
    }
    let idx = (dealt + 1..end)
        .take_while(|&idx| !matches!(phrases.token(idx).map(|token| &token.kind), Some(Kind::Quantity(_))))
        .find(|&idx| phrases.token(idx).is_some_and(|token| token.is_any(super::token::CHANGES)))?;
    phrases.token(idx).map(|token| token.span.clone())
}

/// A word of change between two places of the sentence.
fn change_between(phrases: &Phrases<'_, '_>, clause: Range<usize>, within: Range<usize>) -> Option<Range<usize>> {
    let stands = |idx: usize| phrases.token(idx).filter(|token| within.contains(&token.span.start));
    clause.filter_map(stands).find(|token| token.is_any(super::token::CHANGES)).map(|token| token.span.clone())
}

/// What stands between 分别 and the first figure, if it is more than a link.
fn said_behind(phrases: &Phrases<'_, '_>, dealt: usize, end: usize) -> Option<Range<usize>> {
    let first =
        (dealt + 1..end).find(|&idx| matches!(phrases.token(idx).map(|token| &token.kind), Some(Kind::Quantity(_))))?;
    let core = phrases.core(dealt + 1..first);
    (!core.is_empty()).then(|| phrases.span(core))
}

/// Where the last name of a list ends whose `n` names are counted behind it, and what stands behind that, as spans of the
/// sentence: 交通运输|三个领域|占比.
fn summed_up(phrases: &Phrases<'_, '_>, last: Range<usize>, n: usize) -> Option<(usize, Range<usize>)> {
    const NUMERALS: &[&[&str]] = &[&[], &[], &["两", "二"], &["三"], &["四"], &["五"], &["六"], &["七"], &["八"]];
    const KINDS: &[&str] = &[
        "个领域",
        "大领域",
        "个方面",
        "个系统",
        "个行业",
        "个部门",
        "个单位",
        "家单位",
        "个环节",
        "类案件",
        "类",
        "项",
    ];
    let span = phrases.span(last);
    let text = phrases.text.get(span.clone())?;
    let (at, behind) = NUMERALS.get(n)?.iter().find_map(|numeral| {
        let (before, rest) = text.split_once(numeral)?;
        let kind = KINDS.iter().find(|kind| rest.starts_with(*kind))?;
        Some((before.len(), before.len() + numeral.len() + kind.len()))
    })?;
    (at > 0).then_some((span.start + at, span.start + behind..span.end))
}

/// The tokens that a subject of one piece is.
fn tokens_of(phrases: &Phrases<'_, '_>, base: usize, subject: &Subject) -> Option<Range<usize>> {
    let [piece] = subject.pieces.as_slice() else { return None };
    let tokens = phrases.tokens_in(piece.start.checked_sub(base)?..piece.end.checked_sub(base)?);
    (!tokens.is_empty()).then_some(tokens)
}

/// Of a list of places by what they are told to lead, the first without that, and what all are measured by, as a span of
/// the sentence: 受理量居前的|临澜市、栖川市、云埠市.
fn places_by_measure(phrases: &Phrases<'_, '_>, names: &[Range<usize>]) -> Option<(Range<usize>, Range<usize>)> {
    let (first, others) = names.split_first()?;
    let of =
        first.clone().find(|&idx| matches!(phrases.token(idx).map(|token| &token.kind), Some(Kind::Particle('的'))))?;
    let is_place = |name: &Range<usize>| phrases.str(name.clone()).ends_with(['省', '市', '区', '县', '镇', '乡']);
    let place = of + 1..first.end;
    let span = phrases.span(first.start..of);
    let leads = phrases.text.get(span.clone())?;
    let measure = leads.find(['居', '排', '最', '较']).and_then(|at| leads.get(..at))?;
    let measures = measure.ends_with(['量', '数', '额', '率']);
    (measures && is_place(&place) && others.iter().all(is_place))
        .then(|| (place, span.start..span.start + measure.len()))
}

/// What stands behind the last of a list of places: the places end alike (县, 区), the last goes on.
fn places_share(phrases: &Phrases<'_, '_>, names: &[Range<usize>]) -> Option<Range<usize>> {
    let (last, first) = names.split_last()?;
    let ends = |of: &str| {
        let mut ends =
            first.iter().map(|name| phrases.str(name.clone()).chars().next_back().filter(|c| of.contains(*c)));
        ends.next()?.filter(|end| ends.all(|other| other == Some(*end)))
    };
    let span = phrases.span(last.clone());
    let text = phrases.text.get(span.clone())?;
    let at = match ends("省市区县镇乡局厅院所") {
        Some(end) if text.contains(end) => text.find(end)? + end.len_utf8(),
        // 沙河区、云台县、临泉县办结案件: places of several kinds.
        _ => {
            let place = |c: char| matches!(c, '市' | '区' | '县' | '镇' | '乡' | '旗');
            if !first.iter().all(|name| phrases.str(name.clone()).ends_with(place)) {
                return None;
            }
            text.char_indices().skip(1).find(|&(_, c)| place(c)).map(|(at, c)| at + c.len_utf8())?
        }
    };
    (at < text.len()).then(|| span.start + at..span.end)
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/alertmachine.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <utility>

namespace regime
{

namespace
{

constexpr double kWakeEverySec = 600; ///< one kind
constexpr std::size_t kWakesAnHour = 6;
constexpr double kHourSec = 3600;
constexpr double kDaySec = 86'400;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Alert)
};

/** "Regime changed: 9 times, BULLISH before, now RANGING." */
QString digestLine(AlertKind kind, const AlertTrack& track)
{
    const QString title = alertMeaning(kind).title;
    if (kind != AlertKind::RegimeChanged)
        return track.told.isEmpty()
                   ? Words::tr("%1: over (%2 changes).").arg(title).arg(track.inDigest)
                   : Words::tr("%1: open (%2 changes).").arg(title).arg(track.inDigest);
    return track.told == track.beforeDigest ? Words::tr("%1: %2 times, back at %3.")
                                                  .arg(title)
                                                  .arg(track.inDigest)
                                                  .arg(track.told)
                                            : Words::tr("%1: %2 times, %3 before, now %4.")
                                                  .arg(title)
                                                  .arg(track.inDigest)
                                                  .arg(track.beforeDigest, track.told);
}

void collect(AlertTrack& track, const QString& before)
{
    if (track.inDigest++ == 0)
        track.beforeDigest = before;
}

} // namespace

AlertMachine::AlertMachine(AlertRules rules, AlertState state)
    : m_rules(rules), m_state(std::move(state))
{
    for (AlertTrack& track : m_state.tracks) {
        track.pendingSinceSec.reset();
        track.pending.clear();
    }
}

std::vector<AlertNotice> AlertMachine::step(const Conditions& conditions, double nowSec)
{
    std::vector<AlertNotice> notices;
    for (const AlertKind kind : alertKinds) {
        const auto place = static_cast<std::size_t>(kind);
        AlertTrack& track = m_state.tracks[place];
        const auto& condition = conditions[place];
        if (m_rules.rules[place].delivery == AlertRule::Delivery::Off)
            forget(track, nowSec);
        else if (!condition)
            track.pendingSinceSec.reset();
        else if (auto notice = follow(kind, *condition, nowSec))
            notices.push_back(*std::move(notice));
    }
    if (m_state.snoozedUntilSec && nowSec >= *m_state.snoozedUntilSec)
        m_state.snoozedUntilSec.reset();
    if (digestIsDue(nowSec))
        if (auto digest = takeDigest())
            notices.push_back(*std::move(digest));
    return notices;
}

std::optional<AlertNotice> AlertMachine::follow(AlertKind kind, const Condition& condition,
                                                double nowSec)
{
    AlertTrack& track = m_state.tracks[static_cast<std::size_t>(kind)];
    // The first regime there is to tell of is no change.
    if (kind == AlertKind::RegimeChanged && track.told.isEmpty())
        track.told = condition.matter;
    // Data that went stale are fresh by a newer candle alone, not by a clock that was put back.
    const bool isOldEvidence = condition.matter.isEmpty() && condition.evidence > 0 &&
                               condition.evidence <= track.evidence;
    if (condition.matter == track.told || isOldEvidence) {
        track.pendingSinceSec.reset();
        return std::nullopt;
    }
    const bool waits = track.pendingSinceSec && track.pending == condition.matter &&
                       nowSec >= *track.pendingSinceSec;
    if (!waits) {
        track.pendingSinceSec = nowSec;
        track.pending = condition.matter;
    }
    if (nowSec - *track.pendingSinceSec < m_rules.rules[static_cast<std::size_t>(kind)].afterSec)
        return std::nullopt;
    Condition seen = condition;
    seen.sinceSec = std::min(seen.sinceSec, *track.pendingSinceSec);
    track.pendingSinceSec.reset();
    return seen.matter.isEmpty() ? close(kind, nowSec) : raise(kind, seen, nowSec);
}

/** Switched off: what is open ends without a word, and all is as at the first start. */
void AlertMachine::forget(AlertTrack& track, double nowSec)
{
    endOpen(track, nowSec);
    track = {};
}

/** What the alert that was open told; empty when none was. */
QString AlertMachine::endOpen(AlertTrack& track, double nowSec)
{
    const auto id = std::exchange(track.openId, std::nullopt);
    Alert* alert = id ? find(*id) : nullptr;
    if (!alert)
        return {};
    alert->closedSec = nowSec;
    return alert->what;
}

std::optional<AlertNotice> AlertMachine::raise(AlertKind kind, const Condition& condition,
                                               double nowSec)
{
    AlertTrack& track = m_state.tracks[static_cast<std::size_t>(kind)];
    Alert alert{++m_state.lastId, kind, condition.sinceSec, nowSec, std::nullopt, condition.what};
    endOpen(track, nowSec);
    // A change of regime is an event: it has no end that could be told.
    if (kind == AlertKind::RegimeChanged)
        alert.closedSec = nowSec;
    else
        track.openId = alert.id;
    m_state.alerts.insert(m_state.alerts.begin(), alert);
    if (m_state.alerts.size() > AlertBook::kMostKept)
        m_state.alerts.resize(AlertBook::kMostKept);
    const QString before = std::exchange(track.told, condition.matter);
    track.evidence = condition.evidence;
    track.woke = mayWakeNow(kind, nowSec);
    if (!track.woke) {
        collect(track, before);
        return std::nullopt;
    }
    track.lastWokeSec = nowSec;
    m_state.wokeSec.push_back(nowSec);
    const AlertMeaning meaning = alertMeaning(kind);
    return AlertNotice{AlertNotice::Way::Wake, alertKey(kind), false, meaning.title,
                       condition.what + u' ' + meaning.meaning};
}

std::optional<AlertNotice> AlertMachine::close(AlertKind kind, double nowSec)
{
    AlertTrack& track = m_state.tracks[static_cast<std::size_t>(kind)];
    const QString before = std::exchange(track.told, QString());
    const QString what = endOpen(track, nowSec);
    // Whoever was woken is to know that it is over; nobody else is.
    if (std::exchange(track.woke, false) && !isSnoozed(nowSec))
        return AlertNotice{AlertNotice::Way::Wake, alertKey(kind), true,
                           Words::tr("%1: over").arg(alertMeaning(kind).title), what};
    collect(track, before);
    return std::nullopt;
}

bool AlertMachine::mayWakeNow(AlertKind kind, double nowSec)
{
    const auto place = static_cast<std::size_t>(kind);
    std::erase_if(m_state.wokeSec, [&](double sec) { return nowSec - sec >= kHourSec; });
    const auto& last = m_state.tracks[place].lastWokeSec;
    return mayWake(kind) && m_rules.rules[place].delivery == AlertRule::Delivery::Wake &&
           !isSnoozed(nowSec) && m_state.wokeSec.size() < kWakesAnHour &&
           (!last || nowSec - *last >= kWakeEverySec);
}

bool AlertMachine::isSnoozed(double nowSec) const
{
    return m_state.snoozedUntilSec && nowSec < *m_state.snoozedUntilSec;
}

/** Once in each hour or day that begins; the first one seen has begun before. */
bool AlertMachine::digestIsDue(double nowSec)
{
    if (m_rules.digest == DigestPace::AtWill)
        return false;
    const auto period = static_cast<std::int64_t>(
        nowSec / (m_rules.digest == DigestPace::Hourly ? kHourSec : kDaySec));
    if (isSnoozed(nowSec) || m_state.digestPeriod == period)
        return false;
    return std::exchange(m_state.digestPeriod, period).has_value();
}

std::optional<AlertNotice> AlertMachine::takeDigest()
{
    QStringList lines;
    for (const AlertKind kind : alertKinds) {
        AlertTrack& track = m_state.tracks[static_cast<std::size_t>(kind)];
        if (track.inDigest > 0)
            lines << digestLine(kind, track);
        track.inDigest = 0;
        track.beforeDigest.clear();
    }
    if (lines.isEmpty())
        return std::nullopt;
    return AlertNotice{AlertNotice::Way::Digest, QStringLiteral("digest"), false,
                       Words::tr("What happened meanwhile"), lines.join(u'\n')};
}

Alert* AlertMachine::find(std::int64_t id)
{
    const auto found = std::ranges::find(m_state.alerts, id, &Alert::id);
    return found == m_state.alerts.end() ? nullptr : &*found;
}

AlertBook AlertMachine::book() const
{
    int inDigest = 0;
    for (const AlertTrack& track : m_state.tracks)
        inDigest += track.inDigest;
    return {m_state.alerts, m_state.snoozedUntilSec, inDigest};
}

} // namespace regime

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/alertconditions.h"
#include "core/engine/values/alert.h"

#include <QString>

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace regime
{

/** How the operator wants to hear of a kind. */
struct AlertRule {
    enum class Delivery { Off, Digest, Wake };
    Delivery delivery = Delivery::Digest;
    double afterSec = 60; ///< how long it must be the case, or be over, before it is told
};

/** When what was collected is told. */
enum class DigestPace { AtWill, Hourly, Daily };

struct AlertRules {
    std::array<AlertRule, alertKinds.size()> rules;
    DigestPace digest = DigestPace::Daily;
};

/** What a machine knows of one kind. */
struct AlertTrack {
    QString told;                       ///< the matter last told; empty: all is well
    std::int64_t evidence = 0;          ///< it was told by this
    std::optional<std::int64_t> openId; ///< of the alert that is open
    bool woke = false;                  ///< its raising was told at once
    std::optional<double> lastWokeSec;
    int inDigest = 0;       ///< changes since the last digest
    QString beforeDigest{}; ///< what was told before the first of them

    /** Since when there is something else to tell, and what. Not kept over restarts: it waits anew.
     */
    std::optional<double> pendingSinceSec{};
    QString pending{};

    bool operator==(const AlertTrack&) const = default;
};

/** All that has to outlive a restart, so that nothing is told twice or missed. */
struct AlertState {
    std::array<AlertTrack, alertKinds.size()> tracks;
    std::vector<Alert> alerts; ///< newest first, at most AlertBook::kMostKept
    std::int64_t lastId = 0;
    std::vector<double> wokeSec; ///< of the last hour
    std::optional<double> snoozedUntilSec;
    std::optional<std::int64_t> digestPeriod; ///< hour or day of the last digest that was due

    bool operator==(const AlertState&) const = default;
};

/**
 * Says what is new: each net change of a condition once, after it has stood for its pending time; a
 * change that is undone before that is none. At most one kind wakes in ten minutes, and all of them
 * together six times an hour; what is beyond goes to the digest. A plain value, moved on by step().
 */
class AlertMachine
{
public:
    explicit AlertMachine(AlertRules rules, AlertState state = {});

    /** What is to be told at `nowSec` (exchange time), oldest first. */
    std::vector<AlertNotice> step(const Conditions& conditions, double nowSec);

    /** Nothing wakes until then; what happens is collected. */
    void snooze(double untilSec) { m_state.snoozedUntilSec = untilSec; }
    void endSnooze() { m_state.snoozedUntilSec.reset(); }

    /** What was collected, or nothing; it is collected no longer. */
    std::optional<AlertNotice> takeDigest();

    const AlertState& state() const { return m_state; }
    AlertBook book() const;

private:
    std::optional<AlertNotice> follow(AlertKind kind, const Condition& condition, double nowSec);
    void forget(AlertTrack& track, double nowSec);
    QString endOpen(AlertTrack& track, double nowSec);
    std::optional<AlertNotice> raise(AlertKind kind, const Condition& condition, double nowSec);
    std::optional<AlertNotice> close(AlertKind kind, double nowSec);
    bool mayWakeNow(AlertKind kind, double nowSec);
    bool isSnoozed(double nowSec) const;
    bool digestIsDue(double nowSec);
    Alert* find(std::int64_t id);

    AlertRules m_rules;
    AlertState m_state;
};

} // namespace regime

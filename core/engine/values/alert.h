// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/values/trust.h"

#include <QString>

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace regime
{

/** What an operator may be told of. */
enum class AlertKind {
    Stale,              ///< no candle for longer than the freshness limit
    StoreOffline,       ///< what comes in cannot be kept
    RetrainHeld,        ///< candidates are held back, three in a row
    Gap,                ///< candles of the window are lost
    BackfillStalled,    ///< a backfill waits on an exchange that does not answer
    RetrainFailed,      ///< a training gave no model, or one that is held back
    Drift,              ///< the market is no longer what the model was trained on
    ConfidenceCollapse, ///< a model that was sure no longer is
    RegimeChanged,      ///< the shown regime is another one
};

inline constexpr std::array alertKinds{
    AlertKind::Stale, AlertKind::StoreOffline,       AlertKind::RetrainHeld,
    AlertKind::Gap,   AlertKind::BackfillStalled,    AlertKind::RetrainFailed,
    AlertKind::Drift, AlertKind::ConfidenceCollapse, AlertKind::RegimeChanged};

/** "stale", "store_offline", ...: in files, settings and what a command is given. */
QString alertKey(AlertKind kind);

/** Only these may wake someone; the others go to the digest. */
constexpr bool mayWake(AlertKind kind)
{
    return kind == AlertKind::Stale || kind == AlertKind::StoreOffline ||
           kind == AlertKind::RetrainHeld;
}

/** One alert, from the moment it was raised. */
struct Alert {
    std::int64_t id = 0; ///< grows
    AlertKind kind = AlertKind::Stale;
    double sinceSec = 0;  ///< when what it tells of began
    double raisedSec = 0; ///< when it was raised, after its pending time
    std::optional<double> closedSec;
    QString what; ///< one sentence

    bool operator==(const Alert&) const = default;
};

/** What a card says of a kind, beyond what happened. */
struct AlertMeaning {
    QString title;
    QString meaning;
    QString ifNothing; ///< what follows if nothing is done
    Fix fix = Fix::None;
    QString fixText;
};
AlertMeaning alertMeaning(AlertKind kind);

/** Something to tell the operator now. */
struct AlertNotice {
    enum class Way { Wake, Digest, Test };
    Way way = Way::Wake;
    QString key;         ///< of the alert's kind, "digest" or "test"
    bool closed = false; ///< it is over
    QString title;
    QString text;

    bool operator==(const AlertNotice&) const = default;
};

/** All alerts as the worker knows them; newest first. */
struct AlertBook {
    static constexpr std::size_t kMostKept = 200;
    std::vector<Alert> alerts; ///< open and closed, at most kMostKept
    std::optional<double> snoozedUntilSec;
    int inDigest = 0; ///< changes that wait for the next digest
    bool isRead =
        false; ///< another program tells them, and can snooze them; they are read from its file

    bool operator==(const AlertBook&) const = default;
};

} // namespace regime

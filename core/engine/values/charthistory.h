// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/modelfamily.h"
#include "core/base/regime.h"
#include "core/base/valuespan.h"
#include "core/market/botreading.h"

#include <QString>
#include <QStringList>

#include <cstdint>
#include <optional>
#include <vector>

namespace regime
{

/** Kinds of events that the window reads as such; they are words of the log. */
inline constexpr char staleKind[] = "stale";       ///< data have become stale
inline constexpr char freshKind[] = "fresh";       ///< and are fresh again
inline constexpr char lookedAwayKind[] = "looked"; ///< the operator turned to another window

/** One line of the event log. */
struct EventEntry {
    std::int64_t id = 0; ///< grows
    double timeSec = 0;
    QString kind; ///< also "regime", "training", "backfill", "exchange", "store", "start", "config"
    QString text;

    bool operator==(const EventEntry&) const = default;
};

/** What is known of one interval of the time axis. */
enum class IntervalKind {
    Present,
    Quiet,     ///< proved without trades; its flat price was not traded
    Lost,      ///< missing and not proved
    WarmingUp, ///< present, but too few candles before it for an answer
};

/** Which part of the store a window wants to draw. */
struct HistoryRequest {
    std::uint64_t id = 0;        ///< comes back in the answer
    std::int64_t fromSec = 0;    ///< inclusive
    std::int64_t toSec = 0;      ///< exclusive
    int maxColumns = 1200;       ///< candles are merged until they fit
    bool asModelSaysNow = false; ///< today's model's answers instead of those of the ledger

    bool operator==(const HistoryRequest&) const = default;
};

/** Candles by what today's model says of them and what was said of them at the time. */
struct Relabelling {
    std::int64_t answered = 0; ///< by today's model
    std::int64_t compared = 0; ///< of those, with an answer in the ledger
    std::int64_t changed = 0;  ///< of those, with another raw label there

    bool operator==(const Relabelling&) const = default;
};

/** One column of the charts: one candle, or several merged. */
struct ChartColumn {
    std::int64_t openTimeSec = 0;
    std::int64_t endSec = 0; ///< end of its last interval; the next column opens there
    int candles = 1;         ///< merged into this column
    double open = 0, high = 0, low = 0, close = 0, volume = 0;
    IntervalKind kind = IntervalKind::Present;
    int lostCandles = 0;   ///< missing and not proved quiet, among the merged ones
    int quietCandles = 0;  ///< proved without trades, of `candles`
    bool answered = false; ///< the fields below are set, by the answer for its last candle
    bool asSeen = false;   ///< from the ledger; else computed now with today's model
    RegimeProbabilities probabilities{0.0, 1.0, 0.0};
    double confidence = 0;
    double biasSignal = 0;
    ValueSpan confidenceSpan, biasSpan; ///< over the answers for all of its candles
    double pSwitch = 0;
    Regime raw = Regime::Ranging;
    ShownRegime shown = ShownRegime::Undecided;
    std::optional<ShownRegime> otherShown;     ///< by the detector that is not the source
    std::optional<double> stability;           ///< share of the last 15 raw labels like this one
    std::optional<std::int64_t> shownSinceSec; ///< first candle in a row that shows the same
    std::optional<ShownRegime> seenLive;       ///< only as the model says now: what was shown then
    Relabelling relabelling;                   ///< only as the model says now
    QString modelId;
    double asOfSec = 0;  ///< when it was answered; only as seen, like the next four
    bool usable = false; ///< a bot could have acted on it
    QStringList reasons; ///< codes why not
    int phase = 0;       ///< of the advice that was given out; 0: not as seen
    BotReading bot;      ///< what the bot said of itself
    /** Of its last candle and those before it, as Volatility::now; only candle by candle. */
    std::optional<double> volatility;

    bool operator==(const ChartColumn&) const = default;
};

/** Decimated candles and answers of a range, oldest first. Lost columns carry no prices. */
struct ChartHistory {
    HistoryRequest request;
    int intervalMin = 1;
    ModelFamily source = ModelFamily::Hmm; ///< whose answers the columns have
    bool asModelSaysNow = false;           ///< none of the answers was given at the time
    QString modelId;                       ///< only then: of the source, whose answers they are
    QString otherModelId;                  ///< and of the other detector; empty: it has no model
    std::vector<ChartColumn> columns;
    std::vector<EventEntry> events;            ///< of the range, what is worth a mark, oldest first
    std::optional<std::int64_t> storeFirstSec; ///< oldest and newest candle there is at all
    std::optional<std::int64_t> storeLastSec;

    bool operator==(const ChartHistory&) const = default;
};

} // namespace regime

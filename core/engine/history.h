// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/regimepipeline.h"
#include "core/engine/values/charthistory.h"
#include "core/market/candle.h"
#include "core/store/ledger.h"

#include <deque>
#include <map>
#include <span>

namespace regime
{

/** An answer for a past candle, and whether it was given live or is computed now. */
struct PastAnswer {
    SeenAnswer seen;
    bool asSeen = false;
    double asOfSec = 0;  ///< when it was given; only as seen, like the next two
    bool usable = false; ///< a bot could have acted on it
    QStringList reasons; ///< codes why not
    std::optional<std::int64_t> shownSinceSec;
    int phase = 0;    ///< of the advice that was given out; only as seen, like the next one
    BotReading bot{}; ///< what the bot said of itself
};

/** By open time of the candle. */
using PastAnswers = std::map<std::int64_t, PastAnswer>;

/** The live models, by their part in the charts. */
struct DrawnModels {
    std::optional<AnsweringModel> source; ///< of REGIME_SOURCE
    std::optional<AnsweringModel> other;
};

DrawnModels drawnModels(const std::optional<LiveModel>& hmm, const std::optional<LiveJump>& jump,
                        const DetectorConfig& config, ModelFamily source);

/** What answers in a row have shown so far. */
class ShownTrail
{
public:
    /** What was shown when the trail begins, and since when. */
    void begin(const ShownRun& before);

    void step(std::int64_t candleTimeSec, Regime raw, ShownRegime shown);

    /** The row of raw labels has ended; what is shown goes on. */
    void forgetLabels() { m_raw.clear(); }

    /** The first candle in a row that showed what the newest does. */
    std::int64_t sinceSec() const { return m_sinceSec; }

    /** Share of the newest 15 raw labels like the last one; nothing while there are fewer. */
    std::optional<double> stability() const;

private:
    std::optional<ShownRegime> m_shown;
    std::int64_t m_sinceSec = 0;
    std::deque<Regime> m_raw;
};

/**
 * Adds to each answer what follows from those before it: since when its shown regime was shown,
 * and its stability. Live answers follow from live ones, computed from computed ones. `before` is
 * the shown run of the ledger that ends before the first answer.
 */
PastAnswers withPast(PastAnswers answers, const std::optional<ShownRun>& before);

/** Candles to a column: the least whole number with which the range fits `maxColumns`. */
std::int64_t candlesPerColumn(const HistoryRequest& request, std::int64_t intervalSec);

/** The answers to draw: of the source, and what the other detector showed. */
struct DrawnAnswers {
    PastAnswers source;
    PastAnswers other;
};

/**
 * Columns of `columnSec`, a multiple of the interval, on a grid fixed to the epoch, so that panning
 * does not change what is merged. `candles` are oldest first, quiet ones included and marked; what
 * is missing between the first and the last is lost. A column keeps every extreme, of prices as of
 * confidence and bias, and shows the answer of its last candle. With `trained`, a candle without an
 * answer is warming up.
 */
std::vector<ChartColumn> makeColumns(std::span<const Candle> candles, const DrawnAnswers& answers,
                                     std::int64_t intervalSec, std::int64_t columnSec,
                                     bool trained);

/** `column` with this answer for its last candle, beside those that it has. */
ChartColumn answered(ChartColumn column, const PastAnswer& past);

/** Columns merged on the grid of `columnSec`, as makeColumns() merges candles. */
std::vector<ChartColumn> mergeColumns(std::span<const ChartColumn> columns, std::int64_t columnSec);

/** The columns of a range, as few candles to a column as `request` allows. */
ChartHistory makeHistory(const HistoryRequest& request, int intervalMin,
                         std::span<const Candle> candles, const DrawnAnswers& answers,
                         bool trained);

} // namespace regime

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/market/candle.h"
#include "core/store/database.h"
#include "core/store/ledger.h"

#include <QString>

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace regime
{

/** One walk-forward replay over a candle file. */
struct ReplayRun {
    std::int64_t id = 0; ///< grows, from 1
    double createdSec = 0;
    SeriesKey series;
    QString configText; ///< the settings it ran with, as text

    bool operator==(const ReplayRun&) const = default;
};

/** Which runs: those of a pair, of an interval, or of any. */
struct RunChoice {
    std::optional<QString> pair; ///< altname
    std::optional<int> intervalMin;
};

/** What a review asks of a run's model: the chances to go from each of three regimes (first) to
 *  each. */
struct RunModel {
    QString id;
    std::array<std::array<double, 3>, 3> transitions{};

    bool operator==(const RunModel&) const = default;
};

/**
 * The replay store, `replay.sqlite` (schema replaySchema()): each run with its candles and its
 * ledger and its models, apart from everything live. Read a run's ledger with `Ledger(database,
 * series, id)`.
 */
class ReplayStore
{
public:
    explicit ReplayStore(Database& database) : m_database(database) {}

    /** Keeps a run whole or, when `stopped` says so on the way, not at all, and returns its id;
     *  `run.id` is ignored. */
    Result<std::int64_t> record(const ReplayRun& run, std::span<const Candle> candles,
                                std::span<const LedgerRow> rows,
                                std::span<const RunModel> models = {},
                                const std::function<bool()>& stopped = {});

    /** Nothing where no run is of that choice. */
    Result<std::optional<ReplayRun>> newestRun(const RunChoice& of = {}) const;

    /** What there are runs of, by pair and interval. */
    Result<std::vector<SeriesKey>> series() const;

    /** The candles of a run by open time, [fromSec, toSec), oldest first. */
    Result<std::vector<Candle>> candles(std::int64_t runId, std::int64_t fromSec,
                                        std::int64_t toSec) const;

    /** Those of a run whose states are three. */
    Result<std::vector<RunModel>> models(std::int64_t runId) const;

private:
    Result<Done> insertModels(std::int64_t runId, std::span<const RunModel> models);
    Result<Done> insertCandles(std::int64_t runId, std::span<const Candle> candles);

    Database& m_database;
};

} // namespace regime

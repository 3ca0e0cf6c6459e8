// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/market/candle.h"
#include "core/market/candlecsv.h"
#include "core/market/candlefile.h"
#include "core/market/tradecsv.h"
#include "core/pipeline/importsource.h"

#include <QFile>
#include <QString>

#include <cstdint>
#include <memory>
#include <optional>

namespace regime
{

/** Why a file is not imported: asked for wrongly (pair, interval), or it could not be done. */
struct ImportProblem {
    bool wrongUsage = false;
    QString sentence;
};

/** What the operator said about the files; what is absent is taken from each file. */
struct ImportRequest {
    std::optional<QString> pair; ///< any alias
    std::optional<int> intervalMin;
    std::int64_t nowSec = 0; ///< rows that start later are refused
};

/** A file and the series its rows belong to. */
struct ImportPlan {
    QString path;
    SeriesKey series;
    ImportKind kind = ImportKind::Candles;

    bool operator==(const ImportPlan&) const = default;
};

/**
 * Looks through a file to find what its rows are, their pair and interval: the ones asked for, else
 * the altname the file's name begins with and the smallest spacing of its candles. Trades tell no
 * interval, so of them a first good row is enough.
 */
class ImportScan
{
public:
    static Result<ImportScan, ImportProblem> open(const QString& path, ImportRequest request);

    /** Some thousand lines more; nothing while there are further ones to look at. */
    Result<std::optional<ImportPlan>, ImportProblem> step();

    /** Share of the file that has been looked at, 0 to 1. */
    double progress() const;

private:
    ImportScan(std::unique_ptr<QFile> file, ImportRequest request, SeriesKey series,
               ImportKind kind);
    /** True at the end of what has to be looked at. */
    Result<bool> lookAtCandles();
    Result<bool> lookAtTrades();
    Result<ImportPlan, ImportProblem> plan() const;

    std::unique_ptr<QFile> m_file; ///< at an address of its own: the readers keep it
    ImportRequest m_request;
    SeriesKey m_series;
    ImportKind m_kind;
    std::unique_ptr<CandleCsvReader> m_candles;
    std::unique_ptr<TradeCsvReader> m_trades;
    SpacingRule m_spacing;
    std::int64_t m_rows = 0;
    std::int64_t m_onGrid = 0; ///< rows that fit the interval asked for
    std::optional<CsvRefusal> m_firstRefusal;
};

/** The scan from begin to end. */
Result<ImportPlan, ImportProblem> planImport(const QString& path, const ImportRequest& request);

} // namespace regime

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/candlestore.h"
#include "core/store/restclient.h"
#include "core/store/sharedaddress.h"

#include <QJsonArray>
#include <QUrlQuery>

#include <memory>

namespace regime
{

/**
 * Candles in the table `ohlcv_candles` behind a PostgREST interface, as Supabase has one. A table
 * without the column `source` works as it is; its candles count as the exchange's own. Nothing is
 * ever deleted. Every answer is checked against its Content-Range, so that rows the service left
 * out are asked for and never taken for the end. Used on the thread that opened it, which it lets
 * wait.
 */
class RestCandleStore final : public CandleStore
{
public:
    /** Looks at the table. Without a path in its address it is looked for under /rest/v1. */
    static Result<std::unique_ptr<CandleStore>> open(const SharedAddress& address);

    Result<UpsertCounts> upsert(const SeriesKey& key, std::span<const Candle> candles) override;
    Result<UpsertCounts> compare(const SeriesKey& key,
                                 std::span<const Candle> candles) const override;
    Result<std::vector<Candle>> newestBefore(const SeriesKey& key, std::int64_t untilSec,
                                             std::int64_t n) const override;
    Result<std::vector<Candle>> range(const SeriesKey& key, std::int64_t fromSec,
                                      std::int64_t toSec) const override;
    Result<std::optional<CandleExtent>> extent(const SeriesKey& key) const override;
    Result<SourceCounts> countBySource(const SeriesKey& key, std::int64_t fromSec,
                                       std::int64_t toSec) const override;
    QString name() const override { return m_name; }

private:
    /** Some rows of all that were asked for. */
    struct Page {
        QJsonArray rows;
        std::int64_t total = 0;
    };
    using Filter = QList<QPair<QString, QString>>;
    explicit RestCandleStore(const SharedAddress& address);
    Result<Done> findTable();
    QUrl urlOf(const Filter& filter) const;
    Filter filterOf(const SeriesKey& key) const;
    Result<Page> get(Filter filter, std::int64_t limit) const;
    Result<std::vector<Candle>> candlesOf(const Page& page) const;
    Result<std::vector<Candle>> storedAt(const SeriesKey& key,
                                         std::span<const Candle> candles) const;
    QByteArray bodyOf(const SeriesKey& key, std::span<const Candle> candles) const;
    Error failed(const QString& why) const;
    Error refused(const RestAnswer& answer) const;

    QString m_name;
    QUrl m_table;
    QString m_key; ///< never to be said
    mutable RestClient m_client;
    bool m_hasSource = true;
};

} // namespace regime

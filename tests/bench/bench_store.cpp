// SPDX-License-Identifier: GPL-3.0-or-later
// What keeping candles costs, beside a bare prepared statement in the same run. Not a test.
//
//   bench_store [parse|trades|upserts|import|ledger|newest]     one of them alone, or all
#include "core/market/candlecsv.h"
#include "core/market/krakenanswer.h"
#include "core/market/tradeaggregator.h"
#include "core/pipeline/importjob.h"
#include "core/store/ledger.h"
#include "core/store/sqlitecandlestore.h"

#include <QCoreApplication>
#include <QTemporaryDir>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <functional>
#include <map>

using namespace regime;

namespace
{

const SeriesKey series{QStringLiteral("XDGUSD"), 1};
constexpr std::int64_t startSec = 1'400'000'040;

double secondsOf(const std::function<void()>& work)
{
    const auto began = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
}

/** Of the processor, which is less than went by where others use it too. */
double processorSec()
{
    return double(std::clock()) / CLOCKS_PER_SEC;
}

double medianSec(const std::function<void()>& work)
{
    std::vector<double> times(9);
    std::ranges::generate(times, [&] { return secondsOf(work); });
    std::ranges::nth_element(times, times.begin() + 4);
    return times[4];
}

std::vector<Candle> candles(std::int64_t from, std::int64_t count)
{
    std::vector<Candle> made;
    for (std::int64_t i = from; i < from + count; ++i)
        made.push_back({startSec + 60 * i, 0.1 + 1e-7 * double(i % 1000), 0.2, 0.09, 0.11,
                        1e4 + double(i % 777), i % 40, CandleSource::Ohlc, false});
    return made;
}

Database openIn(const QTemporaryDir& folder, const char* name)
{
    auto opened =
        Database::open(folder.filePath(QLatin1String(name)), storeSchema(), Access::Write);
    if (!opened)
        qFatal("%s", opened.error().message.c_str());
    return std::move(opened->database);
}

void bareInserts(Database& database, const std::vector<Candle>& rows)
{
    Result<Transaction> transaction = Transaction::begin(database);
    {
        QSqlQuery insert = *database.prepare(
            QStringLiteral("INSERT INTO ohlcv_candles (pair, interval_min, time, open, high, low,"
                           " close, volume, trade_count, source)"
                           " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"));
        for (const Candle& c : rows) {
            int at = 0;
            for (const QVariant& value : QVariantList{
                     series.pair, series.intervalMin, qlonglong{c.openTimeSec}, c.open, c.high,
                     c.low, c.close, c.volume, qlonglong{c.tradeCount}, QStringLiteral("ohlc")})
                insert.bindValue(at++, value);
            insert.exec();
        }
    }
    (void)transaction->commit();
}

void upserts(const QTemporaryDir& folder)
{
    const std::vector<Candle> rows = candles(0, 300'000);
    Database bare = openIn(folder, "bare.sqlite");
    Database ours = openIn(folder, "ours.sqlite");
    SqliteCandleStore store(ours);
    const double bareSec = secondsOf([&] { bareInserts(bare, rows); });
    const double oursSec = secondsOf([&] {
        Result<Transaction> transaction = Transaction::begin(ours);
        for (std::size_t i = 0; i < rows.size(); i += 720)
            (void)store.upsert(series,
                               std::span(rows).subspan(i, std::min(rows.size() - i, 720ul)));
        (void)transaction->commit();
    });
    std::printf("upserts             %8.0f /s   bare statement %8.0f /s   share %3.0f %%\n",
                double(rows.size()) / oursSec, double(rows.size()) / bareSec,
                100 * bareSec / oursSec);
}

void newestOfMany(const QTemporaryDir& folder)
{
    Database database = openIn(folder, "many.sqlite");
    SqliteCandleStore store(database);
    for (std::int64_t i = 0; i < 5'000'000; i += 50'000)
        (void)store.upsert(series, candles(i, 50'000));
    const double sec = medianSec([&] { (void)store.newest(series, 2000).ok(); });
    std::printf("newest 2000 of 5,000,000 candles %6.2f ms\n", sec * 1e3);
}

void dayOfLedger(const QTemporaryDir& folder)
{
    Database database = openIn(folder, "ledger.sqlite");
    Ledger ledger(database, series);
    std::vector<LedgerRow> rows(10'000);
    for (std::int64_t i = 0; i < 1'000'000; i += std::ssize(rows)) {
        for (std::int64_t k = 0; k < std::ssize(rows); ++k) {
            LedgerRow& row = rows[std::size_t(k)];
            row.candleTimeSec = startSec + 60 * (i + k);
            row.asOfSec = double(row.candleTimeSec + 62);
            row.modelId = QStringLiteral("17");
            row.configHash = QStringLiteral("0123456789ab");
        }
        (void)ledger.append(rows);
    }
    const std::int64_t dayEndSec = startSec + 60 * 700'000;
    const double sec = medianSec([&] { (void)ledger.range(dayEndSec - 86'400, dayEndSec).ok(); });
    std::printf("one day of 1,000,000 ledger rows %6.2f ms\n", sec * 1e3);
}

void trades()
{
    constexpr std::int64_t pages = 2000;
    std::vector<TradesPage> all(pages);
    for (std::int64_t p = 0; p < pages; ++p) {
        for (std::int64_t i = 0; i < 1000; ++i) {
            const std::int64_t id = 1000 * p + i;
            all[std::size_t(p)].trades.push_back(
                {startSec * 1'000'000'000 + id * 2'000'000'000, 0.1, 100, true, false, id});
        }
        all[std::size_t(p)].last = QString::number(all[std::size_t(p)].trades.back().timeNs);
    }
    const double sec = medianSec([&] {
        TradeAggregator aggregator(60, 0);
        for (const TradesPage& page : all)
            (void)aggregator.take(QStringLiteral("0"), page, 0).finished.size();
    });
    std::printf("trades aggregated   %8.1f million /s\n", double(pages) * 1000 / sec / 1e6);
}

/** A page as the exchange sends it: from the bytes of the body to trades. */
void parse()
{
    QByteArray body = R"({"error":[],"result":{"XDGUSD":[)";
    for (int i = 0; i < 1000; ++i)
        body +=
            (i == 0 ? "" : ",") + QStringLiteral(R"(["0.%1","%2.18430110",%3.%4,"b","l","",%5])")
                                      .arg(1734567 + i % 97)
                                      .arg(100 + i)
                                      .arg(startSec + i)
                                      .arg(1234567 + i)
                                      .arg(8'000'000 + i)
                                      .toLatin1();
    body += R"(],"last":"1762820035982277754"}})";
    HttpAnswer answer;
    answer.status = 200;
    answer.body = body;
    const double sec = medianSec([&] {
        const auto envelope = readTradesEnvelope(answer);
        if (!envelope || readTrades(*envelope)->trades.size() != 1000)
            qFatal("the page was not read");
    });
    std::printf("page of 1000 trades parsed in %6.2f ms\n", sec * 1e3);
}

void import(const QTemporaryDir& folder)
{
    const QString path = folder.filePath(QStringLiteral("XDGUSD_1.csv"));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return;
    for (const Candle& candle : candles(0, 1'000'000))
        file.write(candleCsvRow(candle, false).split(',').mid(0, 7).join(',') + '\n');
    file.close();
    Database database = openIn(folder, "import.sqlite");
    SqliteCandleStore store(database);
    CoverageStore coverage(database);
    std::map<ImportJob::Phase, double> longestSec; // but for the step that ends a phase
    std::map<ImportJob::Phase, double> lastSec, wholeSec;
    const double before = processorSec();
    const double sec = secondsOf([&] {
        const auto plan = planImport(path, {{}, {}, 2'000'000'000});
        ImportJob job({*plan}, 2'000'000'000, database, store, coverage, false);
        while (job.phase() != ImportJob::Phase::Finished) {
            const ImportJob::Phase phase = job.phase();
            const double stepSec = secondsOf([&] { (void)job.step().ok(); });
            double& kept = (job.phase() == phase ? longestSec : lastSec)[phase];
            kept = std::max(kept, stepSec);
            wholeSec[phase] += stepSec;
        }
    });
    std::printf(
        "import of 1,000,000 rows %8.2f s (%.2f s of processor)   longest slice read %.0f, "
        "merged %.0f ms   commit %.0f ms   checkpoint aside %.0f ms, in turns of %.0f ms\n",
        sec, processorSec() - before, longestSec[ImportJob::Phase::Reading] * 1e3,
        longestSec[ImportJob::Phase::Merging] * 1e3, lastSec[ImportJob::Phase::Merging] * 1e3,
        wholeSec[ImportJob::Phase::Settling] * 1e3, longestSec[ImportJob::Phase::Settling] * 1e3);
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication app(argc, argv);
    const QTemporaryDir folder;
    const std::vector<std::pair<QString, std::function<void()>>> benches{
        {QStringLiteral("parse"), parse},
        {QStringLiteral("trades"), trades},
        {QStringLiteral("upserts"), [&] { upserts(folder); }},
        {QStringLiteral("import"), [&] { import(folder); }},
        {QStringLiteral("ledger"), [&] { dayOfLedger(folder); }},
        {QStringLiteral("newest"), [&] { newestOfMany(folder); }}};
    for (const auto& [name, bench] : benches)
        if (argc < 2 || app.arguments().contains(name))
            bench();
}

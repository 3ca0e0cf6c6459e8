// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/all.h"
#include "app/commands/arguments.h"
#include "app/commands/shareddelivery.h"
#include "app/quitonsignal.h"
#include "core/base/clock.h"
#include "core/engine/backfiller.h"
#include "core/engine/configvalues.h"
#include "core/engine/enginestore.h"
#include "core/engine/feed.h"
#include "core/engine/values/wording.h"
#include "core/market/pairnames.h"
#include "core/store/snapshotfile.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTextStream>

namespace regime
{

namespace
{

constexpr int mostFailuresInRow = 6; ///< with the client's waits about two minutes

struct BackfillRequest {
    Configuration configuration;
    SeriesKey key;
    BackfillGoal goal;
};

Result<BackfillRequest> requestOf(const QCommandLineParser& parser,
                                  const Configuration& configuration)
{
    const auto pair = PairNames().resolve(configuration.text(QStringLiteral("KRAKEN_PAIR")));
    if (!pair)
        return pair.error();
    const auto target = wholeOption(parser, QStringLiteral("target"), 1, 10'000'000,
                                    configuration.integer(QStringLiteral("HMM_TRAINING_CANDLES")));
    if (!target)
        return target.error();
    const auto pages =
        wholeOption(parser, QStringLiteral("max-pages"), 1, 100'000,
                    configuration.integer(QStringLiteral("HMM_OHLCV_BACKFILL_MAX_PAGES")));
    if (!pages)
        return pages.error();
    return BackfillRequest{
        configuration,
        {pair->altname, configuration.integer(QStringLiteral("HMM_OHLCV_INTERVAL_MIN"))},
        {*target, {}, static_cast<int>(*pages)}};
}

void printProgress(const BackfillStatus& status)
{
    QTextStream out(stderr);
    if (status.stage == BackfillStage::Trades)
        out << QStringLiteral("%1 of at most %2 pages, %3 added, about %4 pages left (%5)\n")
                   .arg(status.pages)
                   .arg(status.maxPages)
                   .arg(candlesText(status.added))
                   .arg(status.pagesLeft)
                   .arg(durationText(status.secondsLeft));
    else if (!status.problem.isEmpty() && status.nextTrySec)
        out << QStringLiteral("waiting until %1: %2\n")
                   .arg(clockText(*status.nextTrySec), status.problem);
}

QJsonObject jsonOf(const BackfillReport& report, std::int64_t lostIntervals)
{
    return {{QStringLiteral("added"), qint64{report.added}},
            {QStringLiteral("from_ohlc"), qint64{report.fromOhlc}},
            {QStringLiteral("from_trades"), qint64{report.fromTrades}},
            {QStringLiteral("pages"), report.pages},
            {QStringLiteral("lost_intervals"), qint64{lostIntervals}},
            {QStringLiteral("message"), report.message}};
}

Result<std::int64_t> lostIntervals(const BackfillRequest& request, EngineStore& store)
{
    const auto missing =
        missingOf(request.goal.targetCandles, request.key, store.candles(), store.coverage());
    if (!missing)
        return missing.error();
    std::int64_t lost = 0;
    for (const OpenTimes& hole : missing->holes)
        lost += (hole.toSec - hole.fromSec) / request.key.intervalSec();
    return lost;
}

struct BackfillEnd {
    BackfillReport report;
    BackfillStatus status; ///< with what it leaves behind of this run
};

/** Runs until it is done, a signal comes, or the exchange has failed too often. */
BackfillEnd runToTheEnd(const BackfillRequest& request, EngineStore& store)
{
    const SystemClock clock;
    const QuitOnSignal quitter;
    Feed feed(feedOptions(request.configuration, request.key), clock, store.candles(),
              store.coverage());
    Backfiller backfiller(feed, clock, request.key, store.backfillStores());
    std::optional<BackfillReport> report;
    QObject::connect(&backfiller, &Backfiller::finished, [&](const BackfillReport& ended) {
        report = ended;
        QCoreApplication::quit();
    });
    QObject::connect(&backfiller, &Backfiller::changed, [&] {
        printProgress(backfiller.status());
        if (backfiller.status().failuresInRow >= mostFailuresInRow)
            backfiller.giveUp(backfiller.status().problem);
    });
    const auto say = [](const QString&, const QString& text) {
        QTextStream(stderr) << text << '\n';
    };
    QObject::connect(&feed, &Feed::logged, say);
    QObject::connect(&backfiller, &Backfiller::logged, say);
    QObject::connect(&feed, &Feed::storeFailed, &backfiller, [&](const QString& problem) {
        if (!problem.isEmpty())
            backfiller.giveUp(problem);
    });
    backfiller.start(request.goal);
    if (!report) {
        feed.start();
        QCoreApplication::exec();
    }
    if (!report)
        backfiller.cancel();
    return {*report, backfiller.status()};
}

/** Keeps for `status` what a program at work would keep. */
Result<Done> noteInSnapshot(const QString& dataDir, const SeriesKey& key,
                            const BackfillStatus& status)
{
    const SnapshotFile file(dataDir, key);
    const SnapshotRestore restored = file.load(Access::Write);
    if (!restored.notice.isEmpty())
        QTextStream(stderr) << restored.notice << '\n';
    SavedState state = restored.state.value_or(SavedState{});
    state.backfillLastAtSec = status.lastAtSec;
    state.backfillLastRows = status.lastRows;
    state.backfillLastMessage = status.lastMessage;
    return file.save(state);
}

} // namespace

int runBackfill(const Invocation& invocation)
{
    QCommandLineParser parser;
    parser.addOption({QStringLiteral("target"), QString(), QStringLiteral("N")});
    parser.addOption({QStringLiteral("max-pages"), QString(), QStringLiteral("N")});
    if (const auto code = parseOptionsAlone(parser, invocation))
        return *code;
    const auto configuration = configurationFor(invocation.common);
    if (!configuration)
        return endWith(WrongUsage, QString::fromStdString(configuration.error().message));
    const auto request = requestOf(parser, *configuration);
    if (!request)
        return endWith(WrongUsage, QString::fromStdString(request.error().message));
    if (!configuration->flag(QStringLiteral("HMM_OHLCV_ENABLED")))
        return endWith(CouldNot, QStringLiteral("HMM_OHLCV_ENABLED switches the exchange off; "
                                                "nothing is fetched"));

    const QCoreApplication app(invocation.argc, invocation.argv);
    const auto store = EngineStore::open(storePath(*configuration, invocation.common.dataDir),
                                         request->key, Access::Write);
    if (!store)
        return endWith(CouldNot, QString::fromStdString(store.error().message));
    if (!(*store)->notice().isEmpty())
        QTextStream(stderr) << (*store)->notice() << '\n';
    auto delivery = SharedDelivery::prepare(*configuration, (*store)->database());
    if (!delivery)
        return endWith(CouldNot, QString::fromStdString(delivery.error().message));
    const auto [report, status] = runToTheEnd(*request, **store);
    if (const auto noted = noteInSnapshot(invocation.common.dataDir, request->key, status); !noted)
        QTextStream(stderr) << QString::fromStdString(noted.error().message) << '\n';
    if (report.done)
        delivery->deliver();
    const auto lost = lostIntervals(*request, **store);
    if (!lost)
        return endWith(CouldNot, QString::fromStdString(lost.error().message));
    QTextStream(stdout) << QJsonDocument(jsonOf(report, *lost)).toJson();
    return report.done ? Success : endWith(CouldNot, report.message);
}

} // namespace regime

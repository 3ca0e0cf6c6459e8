// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/reviewmaterial.h"

#include "core/engine/configvalues.h"
#include "core/engine/enginestore.h"
#include "core/pipeline/series.h"
#include "core/regime/modelstore.h"
#include "core/regime/walkforward.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QStringList>

#include <map>
#include <set>

namespace regime
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ReviewMaterial)
};

Error said(const QString& sentence)
{
    return Error{sentence.toStdString()};
}

/** A training window's volatilities lie before the first label, an hour of candles behind the last.
 */
constexpr std::int64_t candlesBehind = 60;
constexpr std::int64_t trailingCandles = 240;

/** Open times of the candles that rows ask for. */
TimeRange around(const std::vector<LedgerCandle>& rows, const Configuration& configuration,
                 std::int64_t intervalSec)
{
    const std::int64_t before =
        trailingCandles + configuration.integer(QStringLiteral("HMM_TRAINING_CANDLES"));
    return {rows.front().timeSec() - before * intervalSec,
            rows.back().timeSec() + (candlesBehind + 1) * intervalSec};
}

std::optional<RunModel> runModel(const QString& id, const Eigen::MatrixXd& transitions)
{
    RunModel model{id, {}};
    if (transitions.rows() != std::ssize(model.transitions))
        return std::nullopt;
    for (std::size_t from = 0; from < model.transitions.size(); ++from)
        for (std::size_t to = 0; to < model.transitions.size(); ++to)
            model.transitions[from][to] =
                transitions(static_cast<Eigen::Index>(from), static_cast<Eigen::Index>(to));
    return model;
}

/** The kept ones of the models that `rows` name. */
std::vector<RunModel> modelsOf(const std::vector<LedgerCandle>& rows, const ModelStore& store)
{
    std::set<QString> named;
    for (const LedgerCandle& row : rows)
        if (row.hmm)
            named.insert(row.hmm->modelId);
    std::vector<RunModel> models;
    for (const QString& id : store.ids()) {
        if (!named.contains(id))
            continue;
        const Result<StoredModel> stored = store.load(id);
        if (!stored)
            continue;
        if (const auto model = runModel(id, stored->model.parameters.transitions()))
            models.push_back(*model);
    }
    return models;
}

std::optional<review::Said> saidIn(const std::optional<LedgerRow>& row)
{
    if (!row)
        return std::nullopt;
    return review::Said{row->probabilities, row->confidence, row->biasSignal, row->raw,
                        row->shown,         row->pSwitch,    row->usable};
}

Result<ReviewMaterial> liveMaterial(TimeRange range, const Configuration& configuration,
                                    const SeriesKey& series, const QString& dataDir)
{
    const QString path = storePath(configuration, dataDir);
    ReviewMaterial material;
    material.series = series;
    if (!QFileInfo::exists(path))
        return material;
    const auto store = EngineStore::open(path, series, Access::Read);
    if (!store)
        return store.error();
    auto rows = (*store)->ledger().candles(range.fromSec, range.toSec);
    if (!rows)
        return rows.error();
    material.rows = *std::move(rows);
    if (material.rows.empty())
        return material;
    const TimeRange reach = around(material.rows, configuration, series.intervalSec());
    auto filled = readRangeFilled((*store)->candles(), (*store)->coverage(), series, reach.fromSec,
                                  reach.toSec);
    if (!filled)
        return filled.error();
    material.candles = std::move(filled->candles);
    material.models =
        modelsOf(material.rows, ModelStore(modelDir(dataDir), series.pair, series.intervalMin));
    return material;
}

/** Pair and interval as far as somebody chose them; what is built in asks for no replay. */
RunChoice chosenRun(const Configuration& configuration, const SeriesKey& series)
{
    const auto isChosen = [&](const QString& key) {
        return configuration.origin(key) != ConfigOrigin::BuiltIn;
    };
    RunChoice choice;
    if (isChosen(QStringLiteral("KRAKEN_PAIR")))
        choice.pair = series.pair;
    if (isChosen(QStringLiteral("HMM_OHLCV_INTERVAL_MIN")))
        choice.intervalMin = series.intervalMin;
    return choice;
}

/** "no replay of XBTUSD 5 min is kept, but of XDGUSD 5 min, XDGUSD 15 min". */
Error noneOf(const RunChoice& wanted, const std::vector<SeriesKey>& kept)
{
    QStringList wantedText, keptText;
    if (wanted.pair)
        wantedText << *wanted.pair;
    if (wanted.intervalMin)
        wantedText << Words::tr("%1 min").arg(*wanted.intervalMin);
    for (const SeriesKey& series : kept)
        keptText << series.pair + u' ' + Words::tr("%1 min").arg(series.intervalMin);
    return said(Words::tr("no replay of %1 is kept, but of %2")
                    .arg(wantedText.join(u' '), keptText.join(QStringLiteral(", "))));
}

/** To read. Nothing but another replay would bring a file of an older RegimeScope up to date, so
 *  that is done first. */
Result<DatabaseOpening> openReplays(const QString& path)
{
    const auto older = Database::isOlder(path, replaySchema());
    if (!older)
        return older.error();
    if (*older)
        if (const auto writer = Database::open(path, replaySchema(), Access::Write); !writer)
            return writer.error();
    return Database::open(path, replaySchema(), Access::Read);
}

/** Without rows where there is no replay. */
Result<ReviewMaterial> replayMaterial(TimeRange range, const Configuration& configuration,
                                      const SeriesKey& series, const QString& dataDir)
{
    const QString path = QDir(dataDir).filePath(QStringLiteral("replay.sqlite"));
    ReviewMaterial material;
    if (!QFileInfo::exists(path))
        return material;
    auto opening = openReplays(path);
    if (!opening)
        return opening.error();
    const ReplayStore store(opening->database);
    const RunChoice wanted = chosenRun(configuration, series);
    const auto run = store.newestRun(wanted);
    if (!run)
        return run.error();
    if (!*run) {
        const auto kept = store.series();
        if (!kept)
            return kept.error();
        return kept->empty() ? Result<ReviewMaterial>(material) : noneOf(wanted, *kept);
    }
    material.run = (*run)->id;
    material.runCreatedSec = (*run)->createdSec;
    material.series = (*run)->series;
    auto rows =
        Ledger(opening->database, material.series, (*run)->id).candles(range.fromSec, range.toSec);
    if (!rows)
        return rows.error();
    material.rows = *std::move(rows);
    if (material.rows.empty())
        return material;
    const std::int64_t intervalSec = material.series.intervalSec();
    const TimeRange reach = around(material.rows, configuration, intervalSec);
    const auto candles = store.candles((*run)->id, reach.fromSec, reach.toSec);
    if (!candles)
        return candles.error();
    auto models = store.models((*run)->id);
    if (!models)
        return models.error();
    // What a candle file does not list between two candles is quiet.
    const ProvedSpan whole{reach.fromSec, reach.toSec};
    material.candles = fillQuiet(*candles, {&whole, 1}, intervalSec).candles;
    material.models = *std::move(models);
    return material;
}

} // namespace

Result<ReviewMaterial> readReviewMaterial(const ReviewRequest& request,
                                          const Configuration& configuration,
                                          const SeriesKey& series, const QString& dataDir)
{
    const TimeRange range{request.fromSec, request.toSec};
    if (request.ledger != ReviewLedger::Replay) {
        Result<ReviewMaterial> live = liveMaterial(range, configuration, series, dataDir);
        if (!live || !live->rows.empty())
            return live;
        if (request.ledger == ReviewLedger::Live)
            return said(Words::tr("the live ledger has no row in this range"));
    }
    Result<ReviewMaterial> replayed = replayMaterial(range, configuration, series, dataDir);
    if (replayed && replayed->rows.empty())
        return said(
            request.ledger == ReviewLedger::Replay
                ? Words::tr("no replay has a row in this range: make one with regimescope replay")
                : Words::tr(
                      "neither the live ledger nor the newest replay has a row in this range"));
    return replayed;
}

review::ReviewInput reviewInput(const ReviewMaterial& material)
{
    review::ReviewInput input;
    input.intervalSec = material.series.intervalSec();
    std::map<QString, std::size_t> models;
    for (const RunModel& model : material.models) {
        models[model.id] = input.transitions.size();
        Eigen::Matrix3d& matrix = input.transitions.emplace_back();
        for (std::size_t from = 0; from < 3; ++from)
            for (std::size_t to = 0; to < 3; ++to)
                matrix(static_cast<int>(from), static_cast<int>(to)) = model.transitions[from][to];
    }
    for (const LedgerCandle& candle : material.rows) {
        review::ReviewTick tick;
        tick.candleTimeSec = candle.timeSec();
        tick.hmm = saidIn(candle.hmm);
        tick.jump = saidIn(candle.jump);
        if (tick.hmm)
            if (const auto model = models.find(candle.hmm->modelId); model != models.end())
                tick.hmm->model = model->second;
        tick.idleRatio = candle.any().bot.idleRatio;
        input.ticks.push_back(tick);
    }
    for (const Candle& candle : material.candles)
        input.candles.push_back({candle.openTimeSec, candle.close});
    return input;
}

review::GridSettings gridSettings(const Configuration& configuration)
{
    review::GridSettings grid;
    grid.entryDistance = configuration.number(QStringLiteral("PAPER_ENTRY_DISTANCE"));
    grid.profitTarget = configuration.number(QStringLiteral("PAPER_PROFIT_TARGET"));
    grid.makerFee = configuration.number(QStringLiteral("PAPER_MAKER_FEE"));
    grid.orphanTimeoutSec = configuration.number(QStringLiteral("ORPHAN_TIMEOUT_SEC"));
    grid.recoveriesCap = configuration.integer(QStringLiteral("PAPER_RECOVERIES_CAP"));
    grid.orderUsd = configuration.number(QStringLiteral("PAPER_ORDER_USD"));
    grid.accountUsd = configuration.number(QStringLiteral("PAPER_ACCOUNT_USD"));
    grid.priceTick = configuration.number(QStringLiteral("PAPER_PRICE_TICK"));
    return grid;
}

review::BenchConfig benchConfig(const Configuration& configuration)
{
    review::BenchConfig config;
    config.advice = adviceConfig(configuration);
    config.rebalancer = rebalancerConfig(configuration);
    config.confirmCandles = confirmCandles(configuration);
    config.confidenceThreshold = config.advice.confidenceThreshold;
    config.trainingCandles =
        static_cast<std::size_t>(configuration.integer(QStringLiteral("HMM_TRAINING_CANDLES")));
    config.reversal = gridSettings(configuration).reversal();
    return config;
}

} // namespace regime

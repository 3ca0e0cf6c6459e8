// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/all.h"
#include "app/commands/arguments.h"
#include "app/commands/fileseries.h"
#include "app/ground.h"
#include "app/interrupt.h"
#include "core/engine/configvalues.h"
#include "core/engine/enginestore.h"
#include "core/engine/trainingreport.h"
#include "core/market/candlecsv.h"
#include "core/market/pairnames.h"
#include "core/pipeline/series.h"
#include "core/regime/modelregistry.h"
#include "core/regime/retrain.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QTextStream>

namespace regime
{

namespace
{

/** What one training is made from. */
struct Material {
    TrainingOrigin origin;
    std::vector<CandleSeries> pieces;
    std::optional<StoredModel> live; ///< that the review compares with
};

Result<Material, CommandFailure> materialOfFile(const QString& path, const CommonOptions& common,
                                                const Configuration& values)
{
    auto file = readFileSeries(path, givenIntervalMin(common, values));
    if (!file)
        return file.error();
    Material material{{{}, file->intervalMin}, {std::move(file->series)}, std::nullopt};
    const std::optional<QString> named =
        common.pairGiven ? values.text(QStringLiteral("KRAKEN_PAIR")) : pairFromFileName(path);
    if (named) {
        const auto pair = PairNames().resolve(*named);
        if (!pair)
            return failure(WrongUsage, pair.error());
        material.origin.pair = pair->altname;
    }
    return material;
}

Result<Material, CommandFailure> materialOfStore(const QString& dataDir,
                                                 const Configuration& values)
{
    const auto pair = PairNames().resolve(values.text(QStringLiteral("KRAKEN_PAIR")));
    if (!pair)
        return failure(WrongUsage, pair.error());
    const SeriesKey key{pair->altname, values.integer(QStringLiteral("HMM_OHLCV_INTERVAL_MIN"))};
    const auto store = EngineStore::open(storePath(values, dataDir), key, Access::Read);
    if (!store)
        return failure(CouldNot, store.error());
    const DetectorConfig config = detectorConfig(values);
    const auto filled = readNewestFilled((*store)->candles(), (*store)->coverage(), key,
                                         config.trainingCandles + mostScoredCandles);
    if (!filled)
        return failure(CouldNot, filled.error());
    Material material{{key.pair, key.intervalMin},
                      piecesOf(filled->candles, key.intervalSec()).pieces,
                      std::nullopt};
    ModelRegistry models(ModelStore(modelDir(dataDir), key.pair, key.intervalMin),
                         ModelAccess::Look, config);
    for (const QString& notice : models.load())
        QTextStream(stderr) << notice << '\n';
    if (models.live())
        material.live = models.live()->stored;
    return material;
}

} // namespace

int runTrain(const Invocation& invocation)
{
    QCommandLineParser parser;
    parser.addOption({QStringLiteral("csv"), QString(), QStringLiteral("F")});
    if (const auto code = parseOptionsAlone(parser, invocation))
        return *code;
    const CommonOptions& common = invocation.common;
    const auto values = configurationFor(common);
    if (!values)
        return endWith(WrongUsage, QString::fromStdString(values.error().message));
    const QCoreApplication app(invocation.argc, invocation.argv);

    const QString csv = parser.value(QStringLiteral("csv"));
    const auto material = parser.isSet(QStringLiteral("csv"))
                              ? materialOfFile(csv, common, *values)
                              : materialOfStore(common.dataDir, *values);
    if (!material)
        return endWith(material.error().code, material.error().sentence);
    const DetectorConfig config = detectorConfig(*values);
    const auto& live = material->live;
    Result<Retrain> retrain =
        retrainModel({material->pieces, std::int64_t{60} * material->origin.intervalMin, config,
                      live ? &live->model : nullptr},
                     StopOnInterrupt().token());
    if (!retrain)
        return endWith(CouldNot, QString::fromStdString(retrain.error().message));
    if (live)
        retrain->review.liveId = live->id.toStdString();
    const double nowSec = clockOfFolder(*values, common.dataDir)->nowSec();
    const StoredModel trained{{}, nowSec, std::move(retrain->model), config, retrain->review};
    QTextStream(stdout) << QJsonDocument(trainingReport(trained, material->origin)).toJson();
    return Success;
}

} // namespace regime

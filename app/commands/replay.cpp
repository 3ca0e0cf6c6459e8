// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/regime/replay.h"
#include "app/commands/all.h"
#include "app/commands/arguments.h"
#include "app/commands/fileseries.h"
#include "app/commands/progress.h"
#include "app/interrupt.h"
#include "core/base/clock.h"
#include "core/engine/configvalues.h"
#include "core/engine/values/modelbook.h"
#include "core/market/pairnames.h"
#include "core/store/ledgercsv.h"
#include "core/store/replaystore.h"

#include <QCoreApplication>
#include <QDir>
#include <QTextStream>

#include <algorithm>

namespace regime
{

namespace
{

/** `--name` as a whole number of candles from `least` on, or `fallback`. */
Result<std::size_t> countOption(const QCommandLineParser& parser, const QString& name, double least,
                                std::size_t fallback)
{
    const auto number = wholeOption(parser, name, least, 1e9, static_cast<std::int64_t>(fallback));
    if (!number)
        return number.error();
    return static_cast<std::size_t>(*number);
}

/** What the options say, with `start` still a row of the file. */
Result<ReplayConfig> configOf(const QCommandLineParser& parser, const Configuration& values,
                              int intervalMin)
{
    ReplayConfig config;
    config.detector = detectorConfig(values);
    config.confirmCandles = values.integer(QStringLiteral("CONFIRM_CANDLES"));
    const auto train = countOption(parser, QStringLiteral("train"), 100,
                                   static_cast<std::size_t>(config.detector.trainingCandles));
    if (!train)
        return train.error();
    config.detector.trainingCandles = static_cast<int>(*train);
    const double candles = config.detector.retrainIntervalSec / (60.0 * intervalMin);
    const auto every = countOption(parser, QStringLiteral("retrain-every"), 1,
                                   static_cast<std::size_t>(std::max(1.0, candles)));
    if (!every)
        return every.error();
    config.retrainEvery = *every;
    const auto start =
        countOption(parser, QStringLiteral("start"), static_cast<double>(*train), *train);
    if (!start)
        return start.error();
    config.start = *start;
    config.gates = parser.isSet(QStringLiteral("gates"));
    return config;
}

/** The settings of a run as they are kept with it. */
QString configText(const Configuration& values, const ReplayConfig& config)
{
    QString text;
    for (const ConfigKey& key : configKeys())
        if (key.name.startsWith(u"HMM_") || key.name == u"CONFIRM_CANDLES" ||
            key.name == u"RETRAIN_HOLD_SE" || key.name == u"JUMP_PENALTY")
            text += key.name + u'=' + values.text(key.name) + u'\n';
    return text + QStringLiteral("train=%1\nretrain-every=%2\ngates=%3\n")
                      .arg(config.detector.trainingCandles)
                      .arg(config.retrainEvery)
                      .arg(config.gates ? QLatin1String("true") : QLatin1String("false"));
}

void addRows(std::vector<LedgerRow>& rows, ModelFamily family, std::span<const ReplayRow> answers,
             const FileSeries& file, const QString& configHash)
{
    for (const ReplayRow& row : answers) {
        const RegimeEstimate& estimate = row.estimate;
        LedgerRow kept;
        kept.family = family;
        kept.candleTimeSec = estimate.candleTimeSec;
        kept.asOfSec = static_cast<double>(estimate.candleTimeSec + 60 * file.intervalMin);
        kept.close = file.series.close[row.candle];
        kept.modelId = QString::number(row.modelId);
        kept.probabilities = estimate.probabilities;
        kept.confidence = estimate.confidence;
        kept.biasSignal = estimate.biasSignal;
        kept.raw = estimate.regime;
        kept.shown = row.shown;
        kept.pSwitch = estimate.pSwitch;
        kept.logLikelihood = estimate.logLikelihood;
        kept.usable = true;
        kept.configHash = configHash;
        rows.push_back(kept);
    }
}

std::vector<LedgerRow> ledgerRows(const HmmReplay& replay, const JumpReplay& second,
                                  const FileSeries& file, const QString& configHash)
{
    std::vector<LedgerRow> rows;
    addRows(rows, ModelFamily::Hmm, replay.rows, file, configHash);
    addRows(rows, ModelFamily::Jump, second.rows, file, configHash);
    return rows;
}

/** What a review needs of the models; those with other than three states are left out. */
std::vector<RunModel> runModels(const HmmReplay& replay)
{
    std::vector<RunModel> models;
    for (std::size_t i = 0; i < replay.trainings.size(); ++i) {
        const Eigen::MatrixXd& transitions = replay.trainings[i].model.parameters.transitions();
        if (transitions.rows() != 3)
            continue;
        RunModel& model = models.emplace_back();
        model.id = QString::number(i + 1);
        for (int from = 0; from < 3; ++from)
            for (int to = 0; to < 3; ++to)
                model.transitions[static_cast<std::size_t>(from)][static_cast<std::size_t>(to)] =
                    transitions(from, to);
    }
    return models;
}

/** The pair of the run: --pair, else the file name's. */
Result<PairName> pairOf(const CommonOptions& common, const Configuration& values,
                        const QString& csv)
{
    if (common.pairGiven)
        return PairNames().resolve(values.text(QStringLiteral("KRAKEN_PAIR")));
    const std::optional<QString> named = pairFromFileName(csv);
    if (!named)
        return Error{"the file's name begins with no pair; give --pair"};
    return PairNames().resolve(*named);
}

/** Keeps candles and rows as one run of the replay store, apart from everything live. */
Result<Done> keepRun(const Invocation& invocation, const Configuration& values,
                     const ReplayConfig& config, const QString& csv, const FileSeries& file,
                     std::span<const LedgerRow> rows, std::span<const RunModel> models,
                     const std::function<bool()>& stopped)
{
    const auto pair = pairOf(invocation.common, values, csv);
    if (!pair)
        return pair.error();
    const QDir folder(invocation.common.dataDir);
    auto opening = Database::open(folder.filePath(QStringLiteral("replay.sqlite")), replaySchema(),
                                  Access::Write);
    if (!opening)
        return opening.error();
    if (!opening->notice.isEmpty())
        QTextStream(stderr) << opening->notice << '\n';
    const ReplayRun run{
        0, SystemClock().nowSec(), {pair->altname, file.intervalMin}, configText(values, config)};
    const auto id = ReplayStore(opening->database).record(run, file.candles, rows, models, stopped);
    if (!id)
        return id.error();
    return Done{};
}

/** `name`: "model %1" of the training's number. */
template <typename Model>
QStringList heldRemarks(const std::vector<ReplayTrainingOf<Model>>& trainings, const QString& name)
{
    QStringList remarks;
    for (std::size_t i = 0; i < trainings.size(); ++i)
        if (trainings[i].review.outcome == RetrainOutcome::Hold)
            remarks << QStringLiteral("%1, trained before candle %2, was held back: %3")
                           .arg(name.arg(i + 1))
                           .arg(trainings[i].candle)
                           .arg(retrainReason(trainings[i].review));
    return remarks;
}

/** What the operator should know of the trainings. */
QStringList remarksOf(const HmmReplay& replay, const JumpReplay& second)
{
    QStringList remarks;
    for (const auto* messages : {&replay.messages, &second.messages})
        for (const std::string& message : *messages)
            remarks << QString::fromStdString(message);
    return remarks + heldRemarks(replay.trainings, QStringLiteral("model %1")) +
           heldRemarks(second.trainings, QStringLiteral("model j%1"));
}

} // namespace

int runReplay(const Invocation& invocation)
{
    QCommandLineParser parser;
    for (const char* option : {"csv", "out", "train", "retrain-every", "start"})
        parser.addOption({QString::fromLatin1(option), QString(), QStringLiteral("VALUE")});
    parser.addOption({QStringLiteral("gates"), QString()});
    if (const auto code = parseOptions(parser, invocation))
        return *code;
    const QString in = parser.value(QStringLiteral("csv"));
    const QString out = parser.value(QStringLiteral("out"));
    if (in.isEmpty() || out.isEmpty() || !parser.positionalArguments().isEmpty())
        return endWith(WrongUsage, QStringLiteral("replay needs --csv F and --out F.csv"));
    const auto configuration = configurationFor(invocation.common);
    if (!configuration)
        return endWith(WrongUsage, QString::fromStdString(configuration.error().message));
    const QCoreApplication app(invocation.argc, invocation.argv);

    const auto file = readFileSeries(in, givenIntervalMin(invocation.common, *configuration));
    if (!file)
        return endWith(file.error().code, file.error().sentence);
    Result<ReplayConfig> config = configOf(parser, *configuration, file->intervalMin);
    if (!config)
        return endWith(WrongUsage, QString::fromStdString(config.error().message));
    if (config->start >= file->rows.size())
        return endWith(CouldNot, QStringLiteral("%1 has %2 rows; a replay that starts at row %3 "
                                                "has none to answer")
                                     .arg(in)
                                     .arg(file->rows.size())
                                     .arg(config->start));
    config->start = file->rows[config->start];

    const StopOnInterrupt interrupt;
    Progress tell(QStringLiteral("replay"));
    const Result<HmmReplay> first =
        replay(file->series, *config, interrupt.token(), [&](double share) { tell(share / 2); });
    if (!first)
        return endWith(CouldNot, QString::fromStdString(first.error().message));
    const Result<JumpReplay> second = replayJump(file->series, *config, interrupt.token(),
                                                 [&](double share) { tell((1 + share) / 2); });
    if (!second)
        return endWith(CouldNot, QString::fromStdString(second.error().message));
    for (const QString& remark : remarksOf(*first, *second))
        QTextStream(stderr) << remark << '\n';
    std::vector<LedgerRow> rows = ledgerRows(*first, *second, *file, configHash(*configuration));
    const Result<Done> kept = keepRun(invocation, *configuration, *config, in, *file, rows,
                                      runModels(*first), [&] { return interrupt.raised(); });
    if (interrupt.raised())
        return endWith(CouldNot, QString::fromLatin1(replayStopped));
    if (!kept)
        QTextStream(stderr) << "the run is not kept in the replay store: "
                            << QString::fromStdString(kept.error().message) << '\n';
    // Quiet intervals were ticks as well; the file asked about its own rows.
    std::erase_if(rows, [&](const LedgerRow& row) {
        return !std::ranges::binary_search(file->rows, row.candleTimeSec, {}, [&](std::size_t i) {
            return file->series.openTimeSec[i];
        });
    });
    const std::vector<LedgerCandle> candles = byCandle(std::move(rows));
    const Result<Done> written = writeCsv(out, ledgerCsvHeader(), candles.size(),
                                          [&](std::size_t i) { return ledgerCsvRow(candles[i]); });
    if (!written)
        return endWith(CouldNot, QString::fromStdString(written.error().message));
    return Success;
}

} // namespace regime

// SPDX-License-Identifier: GPL-3.0-or-later
// What the two models are worth beside the terciles of trailing volatility, walk-forward over whole
// candle files: the table of the README. Not a test.
//
//   bench_opinions DIR     the folder with XDGUSD_5m_2024H2.csv and XBTUSD_1m_202303.csv
#include "core/engine/values/reviewwords.h"
#include "core/jump/stay.h"
#include "core/regime/replay.h"
#include "core/review/forecast.h"
#include "core/review/gain.h"
#include "core/review/gridsettings.h"
#include "core/review/outcomes.h"
#include "core/review/quantile.h"
#include "core/review/stability.h"
#include "tests/support/realseries.h"

#include <QString>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

using namespace regime;

namespace
{

constexpr std::size_t retrainEvery = 1440;
constexpr int offsets = 6;
constexpr std::size_t horizon = 15;
constexpr std::size_t turnHorizon = 60;
/** The paper grid's profit target and two fees. */
const double reversal = review::GridSettings{}.reversal();

struct Market {
    const char* name;
    const char* file;
    std::int64_t intervalSec;
};

/** Labels of one walk: a candle each, -1 before the walk begins. */
struct Labels {
    std::vector<int> label;
    std::vector<double> relabelled; ///< share of candles that a retrain calls otherwise, by retrain
};

/** What came of each candle: the same for all labels. */
struct Outcomes {
    std::vector<double> logReturn, logVolatility, turns;
};

Outcomes outcomesOf(const CandleSeries& series)
{
    Outcomes outcomes;
    const std::span<const double> close(series.close);
    for (std::size_t i = 0; i + turnHorizon < series.size(); ++i) {
        outcomes.logReturn.push_back(review::logReturn(close.subspan(i, horizon + 1)));
        outcomes.logVolatility.push_back(
            std::log(review::realisedVolatility(close.subspan(i, horizon + 1))));
        outcomes.turns.push_back(review::gridTurns(close.subspan(i, turnHorizon + 1), reversal));
    }
    return outcomes;
}

template <typename Rows> std::vector<int> labelsOf(const Rows& rows, std::size_t count)
{
    std::vector<int> labels(count, -1);
    for (const ReplayRow& row : rows)
        labels[row.candle] = static_cast<int>(row.estimate.regime);
    return labels;
}

/** Share of the candles in the training windows of two models in a row with another label; `ends`
 *  are the candles behind those windows, `label(model, candle)` is what a live tick would say. */
template <typename LabelOf>
std::vector<double> relabelledShares(const std::vector<std::size_t>& ends, const LabelOf& label)
{
    constexpr std::size_t training = 2000;
    constexpr std::size_t warmUp = 400;
    std::vector<double> shares;
    for (std::size_t m = 1; m < ends.size(); ++m) {
        double other = 0, count = 0;
        for (std::size_t i = std::max(ends[m] - training, warmUp); i < ends[m - 1]; ++i) {
            other += label(m - 1, i) != label(m, i);
            ++count;
        }
        if (count > 0)
            shares.push_back(other / count);
    }
    return shares;
}

ReplayConfig walkAt(int offset)
{
    ReplayConfig config;
    config.retrainEvery = retrainEvery;
    config.start = 2000 + static_cast<std::size_t>(offset) * retrainEvery / offsets;
    return config;
}

template <typename Walk> Walk orQuit(Result<Walk> walk)
{
    if (!walk)
        qFatal("%s", walk.error().message.c_str());
    for (const std::string& message : walk->messages)
        std::printf("  (%s)\n", message.c_str());
    return *std::move(walk);
}

Labels hmmLabels(const CandleSeries& series, const ReplayConfig& config)
{
    const HmmReplay walk = orQuit(replay(series, config));
    const auto label = [&](std::size_t model, std::size_t candle) {
        const RecentCandles recent{std::span(series.close).subspan(candle - 99, 100),
                                   std::span(series.volume).subspan(candle - 99, 100), 0};
        return inferRegime(walk.trainings[model].model, recent, config.detector)->regime;
    };
    std::vector<std::size_t> ends;
    for (const ReplayTraining& training : walk.trainings)
        ends.push_back(training.candle);
    return {labelsOf(walk.rows, series.size()), relabelledShares(ends, label)};
}

Labels jumpLabels(const CandleSeries& series, const ReplayConfig& config, const JumpReplay& walk)
{
    std::vector<JumpTracker> trackers;
    std::vector<std::size_t> ends;
    for (const auto& [candle, model, review] : walk.trainings) {
        trackers.emplace_back(std::make_shared<TrainedJump>(model), config.detector);
        ends.push_back(static_cast<std::size_t>(
            std::ranges::upper_bound(series.openTimeSec, model.lastCandleSec) -
            series.openTimeSec.begin()));
    }
    const auto label = [&](std::size_t model, std::size_t candle) {
        return trackers[model].answer(series, candle + 1)->regime;
    };
    return {labelsOf(walk.rows, series.size()), relabelledShares(ends, label)};
}

/** Low, middle and high trailing volatility of 60 candles by the thirds of each training window. */
Labels tercileLabels(const CandleSeries& series, const ReplayConfig& config)
{
    constexpr std::size_t trailing = 60;
    const std::span<const double> close(series.close);
    std::vector<double> volatility(series.size(), 0);
    for (std::size_t i = trailing; i < series.size(); ++i)
        volatility[i] = review::realisedVolatility(close.subspan(i - trailing, trailing + 1));
    std::vector<std::array<double, 2>> bounds;
    std::vector<std::size_t> ends;
    const auto label = [&](std::size_t model, std::size_t candle) {
        return (volatility[candle] > bounds[model][0]) + (volatility[candle] > bounds[model][1]);
    };
    Labels labels{std::vector<int>(series.size(), -1), {}};
    for (std::size_t i = config.start; i < series.size(); ++i) {
        if ((i - config.start) % config.retrainEvery == 0) {
            ends.push_back(i);
            const auto end = volatility.begin() + static_cast<std::ptrdiff_t>(i);
            const std::vector<double> window(end - config.detector.trainingCandles + trailing, end);
            bounds.push_back(
                {review::quantile(window, 1.0 / 3), review::quantile(window, 2.0 / 3)});
        }
        labels.label[i] = label(bounds.size() - 1, i);
    }
    labels.relabelled = relabelledShares(ends, label);
    return labels;
}

/** One number for each offset, as median (lowest to highest). */
class Spread
{
public:
    void add(double value) { m_values.push_back(value); }
    QString text(int decimals) const
    {
        return QStringLiteral("%1 (%2 to %3)")
            .arg(review::quantile(m_values, 0.5), 0, 'f', decimals)
            .arg(std::ranges::min(m_values), 0, 'f', decimals)
            .arg(std::ranges::max(m_values), 0, 'f', decimals);
    }

private:
    std::vector<double> m_values;
};

/** The columns of one label. */
struct Row {
    Spread flips, dwell, logReturn, logVolatility, turns, relabelled, gain;
    QString interval; ///< of the gain at the first offset
    QString baseline;
};

/** The share of `outcomes` that the labels explain, over candles that have both. */
double explained(const std::vector<int>& labels, const std::vector<double>& outcomes)
{
    std::vector<int> label;
    std::vector<double> outcome;
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
        if (labels[i] < 0 || !std::isfinite(outcomes[i]))
            continue;
        label.push_back(labels[i]);
        outcome.push_back(outcomes[i]);
    }
    return review::explainedShare(label, outcome);
}

void addTo(Row& row, const Labels& labels, const Outcomes& outcomes, const CandleSeries& series)
{
    std::vector<int> walked;
    std::ranges::copy_if(labels.label, std::back_inserter(walked), [](int l) { return l >= 0; });
    const review::Stability stability =
        review::stabilityOf(walked, series.openTimeSec[1] - series.openTimeSec[0]);
    row.flips.add(stability.flipsPerThousand);
    row.dwell.add(stability.medianDwellCandles);
    row.logReturn.add(explained(labels.label, outcomes.logReturn));
    row.logVolatility.add(explained(labels.label, outcomes.logVolatility));
    row.turns.add(explained(labels.label, outcomes.turns));
    row.relabelled.add(100 * review::quantile(labels.relabelled, 0.5));
    const auto gain = review::volatilityGain({series.openTimeSec, series.close, labels.label});
    if (!gain)
        qFatal("%s", qPrintable(noGainText(gain.error())));
    row.gain.add(gain->gain);
    if (row.interval.isEmpty()) {
        row.interval =
            QStringLiteral("%1 to %2").arg(gain->low, 0, 'f', 4).arg(gain->high, 0, 'f', 4);
        row.baseline = QString::number(gain->baseline, 'f', 3);
    }
}

void print(const char* name, const Row& row)
{
    const QStringList cells{
        QString::fromLatin1(name), row.flips.text(0), row.dwell.text(0), row.logReturn.text(4),
        row.logVolatility.text(3), row.turns.text(3), row.gain.text(4),  row.interval,
        row.relabelled.text(0)};
    std::printf("| %s |\n", qPrintable(cells.join(QStringLiteral(" | "))));
}

/** How well the jump model's score says that its label will stand. */
struct Stay {
    Spread brierSkill, areaUnderCurve;
};

void addTo(Stay& stay, const JumpReplay& walk)
{
    std::vector<review::Forecast> forecasts;
    for (std::size_t i = 0; i + jump::stayCandles < walk.rows.size(); ++i)
        forecasts.push_back(
            {1 - walk.rows[i].estimate.pSwitch,
             walk.rows[i].estimate.regime == walk.rows[i + jump::stayCandles].estimate.regime});
    stay.brierSkill.add(review::brierSkill(forecasts).value_or(NAN));
    stay.areaUnderCurve.add(review::areaUnderCurve(forecasts).value_or(NAN));
}

void measure(const Market& market, const QString& folder)
{
    const CandleSeries series = test::realSeries(
        folder + QLatin1Char('/') + QLatin1String(market.file), market.intervalSec);
    if (series.size() == 0)
        qFatal("%s/%s has no candles", qPrintable(folder), market.file);
    const Outcomes outcomes = outcomesOf(series);
    Row hmm, jump, terciles;
    Stay stay;
    for (int offset = 0; offset < offsets; ++offset) {
        const ReplayConfig config = walkAt(offset);
        addTo(hmm, hmmLabels(series, config), outcomes, series);
        const JumpReplay walk = orQuit(replayJump(series, config));
        addTo(jump, jumpLabels(series, config, walk), outcomes, series);
        addTo(stay, walk);
        addTo(terciles, tercileLabels(series, config), outcomes, series);
    }
    std::printf("%s, %zu candles; baseline R2 %s\n\n", market.name, series.size(),
                qPrintable(hmm.baseline));
    std::printf("| label | flips per 1000 | median dwell | of the return | of the volatility | of "
                "grid turns | gain in R2 | its 95 %% interval | relabelled, %% |\n"
                "|---|---|---|---|---|---|---|---|---|\n");
    print("HMM", hmm);
    print("jump", jump);
    print("volatility terciles", terciles);
    std::printf("\nStay score, %d candles ahead: Brier skill %s, area under the curve %s\n\n",
                jump::stayCandles, qPrintable(stay.brierSkill.text(2)),
                qPrintable(stay.areaUnderCurve.text(2)));
    std::fflush(stdout);
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 2) {
        std::fprintf(stderr, "bench_opinions needs the folder with the candle files\n");
        return 2;
    }
    for (const Market& market : {Market{"XDGUSD 5m", "XDGUSD_5m_2024H2.csv", 300},
                                 Market{"XBTUSD 1m", "XBTUSD_1m_202303.csv", 60}})
        measure(market, QString::fromLocal8Bit(argv[1]));
}

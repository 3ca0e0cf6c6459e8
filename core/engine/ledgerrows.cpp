// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/ledgerrows.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace regime
{

namespace
{

double closeAt(const CandleSeries& series, std::int64_t timeSec)
{
    const auto found = std::ranges::lower_bound(series.openTimeSec, timeSec);
    return series.close[static_cast<std::size_t>(found - series.openTimeSec.begin())];
}

/** All but its chance of switching. */
ModelAnswer answerOf(const SavedAnswer& saved, std::int64_t intervalSec)
{
    ModelAnswer answer;
    answer.candleTimeSec = static_cast<std::int64_t>(saved.lastUpdateSec) - intervalSec;
    answer.regime = saved.regime;
    answer.probabilities = saved.probabilities;
    answer.confidence = saved.confidence;
    answer.biasSignal = saved.biasSignal;
    answer.observationCount = static_cast<int>(saved.observationCount);
    answer.entropy = entropyOfThree(answer.probabilities);
    return answer;
}

SavedAnswer savedAnswerOf(const ModelAnswer& answer, std::int64_t intervalSec)
{
    return {answer.regime,
            answer.probabilities,
            answer.confidence,
            answer.biasSignal,
            static_cast<double>(answer.candleTimeSec + intervalSec),
            answer.observationCount};
}

} // namespace

std::vector<LedgerRow> ledgerRows(const std::vector<SeenAnswer>& seen, const CandleSeries& recent,
                                  const LedgerContext& context)
{
    QStringList reasons;
    for (const TrustReason& reason : context.trust.reasons)
        if (reason.weight == Verdict::DoNotUse)
            reasons << reason.code;
    std::vector<LedgerRow> rows;
    for (const SeenAnswer& one : seen) {
        const ModelAnswer& answer = one.answer;
        LedgerRow row{context.family,
                      answer.candleTimeSec,
                      context.nowSec,
                      closeAt(recent, answer.candleTimeSec),
                      one.modelId,
                      answer.probabilities,
                      answer.confidence,
                      answer.biasSignal,
                      answer.regime,
                      one.shown,
                      answer.pSwitch,
                      one.logLikelihood,
                      false,
                      reasons,
                      context.configHash,
                      context.phase};
        if (context.nowSec - static_cast<double>(answer.candleTimeSec) >
            freshnessLimitSec(context.intervalMin))
            row.reasons << QStringLiteral("late");
        row.usable = row.reasons.isEmpty();
        rows.push_back(row);
    }
    return rows;
}

SeenAnswer seenOf(const LedgerRow& row)
{
    SeenAnswer seen;
    seen.answer.candleTimeSec = row.candleTimeSec;
    seen.answer.regime = row.raw;
    seen.answer.probabilities = row.probabilities;
    seen.answer.confidence = row.confidence;
    seen.answer.biasSignal = row.biasSignal;
    seen.answer.pSwitch = row.pSwitch;
    if (row.family == ModelFamily::Jump)
        seen.answer.entropy = entropyOfThree(row.probabilities);
    seen.logLikelihood = row.logLikelihood;
    seen.shown = row.shown;
    seen.modelId = row.modelId;
    return seen;
}

PastAnswers pastAnswersOf(std::span<const LedgerRow> rows)
{
    PastAnswers answers;
    for (const LedgerRow& row : rows)
        answers[row.candleTimeSec] = {seenOf(row), true,         row.asOfSec, row.usable,
                                      row.reasons, std::nullopt, row.phase,   row.bot};
    return answers;
}

NewestRun newestRun(const FilledSeries& filled, std::int64_t intervalSec, int recentCandles)
{
    const LiveWindow all = liveWindowOf(filled.candles, intervalSec, std::ssize(filled.candles));
    const LiveWindow newest = liveWindowOf(filled.candles, intervalSec, recentCandles);
    return {all.recent, newest.holeInWindow};
}

std::vector<PastPrice> pastPrices(std::span<const Candle> candles, std::span<const LedgerRow> rows,
                                  std::int64_t intervalSec)
{
    std::map<std::int64_t, ModelAnswer> usable;
    for (const LedgerRow& row : rows)
        if (row.usable)
            usable[row.candleTimeSec] = seenOf(row).answer;
    std::vector<PastPrice> prices;
    for (const Candle& candle : candles) {
        PastPrice past{static_cast<double>(candle.openTimeSec + intervalSec), candle.close,
                       std::nullopt};
        if (const auto found = usable.find(candle.openTimeSec); found != usable.end())
            past.answer = found->second;
        prices.push_back(past);
    }
    return prices;
}

double entropyOfThree(const RegimeProbabilities& probabilities)
{
    double entropy = 0;
    for (const double p : probabilities)
        entropy -= p > 0 ? p * std::log(p) : 0;
    return entropy / std::log(static_cast<double>(probabilities.size()));
}

std::optional<ModelAnswer> answerOf(const SavedAnswer& saved, const TrainedModel& model,
                                    std::int64_t intervalSec)
{
    const std::size_t states = model.regimeOfState.size();
    if (states != saved.probabilities.size())
        return std::nullopt;
    ModelAnswer answer = answerOf(saved, intervalSec);
    double stay = 0;
    for (std::size_t state = 0; state < states; ++state) {
        const double p = saved.probabilities[static_cast<std::size_t>(model.regimeOfState[state])];
        const auto i = static_cast<Eigen::Index>(state);
        stay += p * model.parameters.transitions()(i, i);
    }
    answer.pSwitch = 1 - stay;
    return answer;
}

ModelAnswer secondAnswerOf(const SavedAnswer& saved, std::int64_t intervalSec)
{
    ModelAnswer answer = answerOf(saved, intervalSec);
    answer.pSwitch = 1 - *std::ranges::max_element(saved.probabilities);
    return answer;
}

SavedState savedState(const RegimeSnapshot& snapshot, const BackfillStatus& backfill,
                      std::int64_t intervalSec)
{
    SavedState state;
    const Opinion& hmm = opinionOf(snapshot, ModelFamily::Hmm);
    const Opinion& jump = opinionOf(snapshot, ModelFamily::Jump);
    if (hmm.answer)
        state.answer = savedAnswerOf(*hmm.answer, intervalSec);
    if (jump.answer)
        state.jump = savedAnswerOf(*jump.answer, intervalSec);
    state.lastTrainSec = hmm.trainedAtSec;
    state.trained = hmm.trained;
    state.modelId = hmm.modelId;
    state.jumpModelId = jump.modelId;
    state.backfillLastAtSec = backfill.lastAtSec;
    state.backfillLastRows = backfill.lastRows;
    state.backfillLastMessage = backfill.lastMessage;
    return state;
}

} // namespace regime

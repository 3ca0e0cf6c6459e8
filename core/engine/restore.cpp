// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/restore.h"

#include "core/engine/enginestore.h"

namespace regime
{

namespace
{

/** Rows that feed the shown regime after a start: more than the largest CONFIRM_CANDLES. */
constexpr std::int64_t kRestoredRows = 1500;

/** The file stands in where it is newer. */
void addSaved(std::vector<SeenAnswer>& seen, const ModelAnswer& answer, const QString& modelId)
{
    if (!seen.empty() && seen.back().answer.candleTimeSec == answer.candleTimeSec)
        seen.back().answer.observationCount = answer.observationCount;
    else if (seen.empty() || seen.back().answer.candleTimeSec < answer.candleTimeSec)
        seen.push_back({answer, 0, shown(answer.regime), modelId});
}

Result<RestoredOpinion> restoreOpinion(EngineStore& store, ModelFamily family,
                                       std::int64_t untilSec)
{
    const auto rows = store.ledger().newest(kRestoredRows, untilSec, family);
    if (!rows)
        return rows.error();
    const auto run = store.ledger().shownRun(untilSec, family);
    if (!run)
        return run.error();
    RestoredOpinion restored;
    for (const LedgerRow& row : *rows)
        restored.seen.push_back(seenOf(row));
    if (*run && (*run)->sinceSec < rows->front().candleTimeSec)
        restored.shownRun = *run;
    return restored;
}

/** To the newest answer, if it is of the live model and that has three states: of others not every
 *  probability is kept. */
void addEntropy(std::vector<SeenAnswer>& seen, const std::optional<LiveModel>& model)
{
    if (!seen.empty() && model && model->model->parameters.states() == 3 &&
        model->id == seen.back().modelId)
        seen.back().answer.entropy = entropyOfThree(seen.back().answer.probabilities);
}

} // namespace

Result<RestoredAnswers> restoreAnswers(EngineStore& store, const SnapshotFile& file,
                                       const RestoreRequest& request)
{
    auto hmm = restoreOpinion(store, ModelFamily::Hmm, request.untilSec);
    const auto jump = restoreOpinion(store, ModelFamily::Jump, request.untilSec);
    if (!hmm || !jump)
        return hmm ? jump.error() : hmm.error();
    addEntropy(hmm->seen, request.model);
    SnapshotRestore read = file.load(request.access);
    RestoredAnswers restored{*hmm, *jump, std::move(read.state), read.notice};
    if (!restored.saved)
        return restored;
    const SavedState& saved = *restored.saved;
    const std::int64_t intervalSec = request.key.intervalSec();
    const auto isWanted = [&](const std::optional<SavedAnswer>& answer) {
        return answer && answer->lastUpdateSec <= static_cast<double>(request.untilSec);
    };
    if (isWanted(saved.answer) && request.model)
        if (const auto answer = answerOf(*saved.answer, *request.model->model, intervalSec))
            addSaved(restored.hmm.seen, *answer, request.model->id);
    if (isWanted(saved.jump) && request.jump)
        addSaved(restored.jump.seen, secondAnswerOf(*saved.jump, intervalSec), request.jump->id);
    return restored;
}

std::shared_ptr<const Clock> clockToReadWith(const SnapshotFile& file)
{
    auto machine = std::make_shared<SystemClock>();
    const SnapshotRestore read = file.load(Access::Read);
    if (!read.state || !read.state->demo)
        return machine;
    const DemoClock& demo = *read.state->demo;
    const double elapsedSec = machine->nowSec() - demo.realSec;
    return std::make_shared<SimulatedClock>(demo.simulatedSec + elapsedSec * demo.rate, demo.rate);
}

BackfillStatus backfillOf(const SavedState& saved)
{
    BackfillStatus status;
    status.lastAtSec = saved.backfillLastAtSec;
    status.lastRows = saved.backfillLastRows;
    status.lastMessage = saved.backfillLastMessage;
    return status;
}

Result<std::vector<PastPrice>> restorePrices(EngineStore& store, const SeriesKey& key,
                                             ModelFamily family, double nowSec, double spanSec)
{
    const auto fromSec = static_cast<std::int64_t>(nowSec - spanSec);
    const auto toSec = static_cast<std::int64_t>(nowSec);
    const auto candles = store.candles().range(key, fromSec, toSec);
    if (!candles)
        return candles.error();
    const auto rows = store.ledger().range(fromSec, toSec, family);
    if (!rows)
        return rows.error();
    return pastPrices(*candles, *rows, key.intervalSec());
}

} // namespace regime

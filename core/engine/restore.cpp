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

Result<RestoredOpinion> restoreHmm(EngineStore& store, std::span<const LedgerRow> rows,
                                   const RestoreRequest& request)
{
    RestoredOpinion restored;
    for (const LedgerRow& row : rows)
        restored.seen.push_back(seenOf(row));
    if (!restored.seen.empty() && request.model && request.model->model->parameters.states() == 3 &&
        request.model->id == restored.seen.back().modelId)
        restored.seen.back().answer.entropy =
            entropyOfThree(restored.seen.back().answer.probabilities);
    const auto run = store.ledger().shownRun(request.untilSec);
    if (!run)
        return run.error();
    if (*run && (*run)->sinceSec < rows.front().candleTimeSec)
        restored.shownRun = *run;
    return restored;
}

Result<RestoredOpinion> restoreJump(EngineStore& store, std::span<const LedgerRow> rows,
                                    const RestoreRequest& request)
{
    RestoredOpinion restored;
    for (const LedgerRow& row : rows)
        if (const auto seen = secondOf(row))
            restored.seen.push_back(*seen);
    const auto run = store.ledger().shownRun(request.untilSec, ModelFamily::Jump);
    if (!run)
        return run.error();
    if (*run && !restored.seen.empty() &&
        (*run)->sinceSec < restored.seen.front().answer.candleTimeSec)
        restored.shownRun = *run;
    return restored;
}

} // namespace

Result<RestoredAnswers> restoreAnswers(EngineStore& store, const SnapshotFile& file,
                                       const RestoreRequest& request)
{
    const auto rows = store.ledger().newest(kRestoredRows, request.untilSec);
    if (!rows)
        return rows.error();
    const auto hmm = restoreHmm(store, *rows, request);
    const auto jump = restoreJump(store, *rows, request);
    if (!hmm || !jump)
        return hmm ? jump.error() : hmm.error();
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
    const auto rows = store.ledger().range(fromSec, toSec);
    if (!rows)
        return rows.error();
    return pastPrices(*candles, *rows, key.intervalSec(), family);
}

} // namespace regime

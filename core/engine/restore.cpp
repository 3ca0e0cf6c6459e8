// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/restore.h"

#include "core/engine/enginestore.h"

namespace regime
{

namespace
{

/** Rows that feed the shown regime after a start: more than the largest CONFIRM_CANDLES. */
constexpr std::int64_t kRestoredRows = 1500;

void addSaved(std::vector<SeenAnswer>& seen, const SavedAnswer& saved, const LiveModel& model,
              std::int64_t intervalSec)
{
    const auto answer = answerOf(saved, *model.model, intervalSec);
    if (!answer)
        return;
    if (!seen.empty() && seen.back().answer.candleTimeSec == answer->candleTimeSec)
        seen.back().answer.observationCount = answer->observationCount;
    else if (seen.empty() || seen.back().answer.candleTimeSec < answer->candleTimeSec)
        seen.push_back({*answer, 0, shown(answer->regime), model.id});
}

} // namespace

Result<RestoredAnswers> restoreAnswers(EngineStore& store, const SnapshotFile& file,
                                       const RestoreRequest& request)
{
    const auto rows = store.ledger().newest(kRestoredRows, request.untilSec);
    if (!rows)
        return rows.error();
    RestoredAnswers restored;
    for (const LedgerRow& row : *rows)
        restored.seen.push_back(seenOf(row));
    const auto run = store.ledger().shownRun(request.untilSec);
    if (!run)
        return run.error();
    if (*run && (*run)->sinceSec < rows->front().candleTimeSec)
        restored.shownRun = *run;
    if (!restored.seen.empty() && request.model && request.model->model->parameters.states() == 3 &&
        request.model->id == restored.seen.back().modelId)
        restored.seen.back().answer.entropy =
            entropyOfThree(restored.seen.back().answer.probabilities);
    SnapshotRestore read = file.load(request.access);
    restored.notice = read.notice;
    restored.saved = std::move(read.state);
    const auto& saved = restored.saved;
    if (saved && saved->answer &&
        saved->answer->lastUpdateSec <= static_cast<double>(request.untilSec) && request.model)
        addSaved(restored.seen, *saved->answer, *request.model, request.key.intervalSec());
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
                                             double nowSec, double spanSec)
{
    const auto fromSec = static_cast<std::int64_t>(nowSec - spanSec);
    const auto toSec = static_cast<std::int64_t>(nowSec);
    const auto candles = store.candles().range(key, fromSec, toSec);
    if (!candles)
        return candles.error();
    const auto rows = store.ledger().range(fromSec, toSec);
    if (!rows)
        return rows.error();
    return pastPrices(*candles, *rows, key.intervalSec());
}

} // namespace regime

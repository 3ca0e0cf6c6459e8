// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/recast.h"

#include "core/base/ohlcwindow.h"
#include "core/engine/enginestore.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace regime
{

namespace
{

/** Walked before the range, so that the shown regime does not depend on where the range begins. */
constexpr std::int64_t kSettlingCandles = 1000;
constexpr std::int64_t kSettlingRows = 50; ///< the same in rows of CONFIRM_CANDLES

/** How many candles are read before those to be walked. */
std::int64_t leadCandles(const DrawnModels& models, const WalkRules& rules)
{
    std::size_t needed = 0;
    for (const std::optional<AnsweringModel>* model : {&models.source, &models.other})
        needed = std::max(needed, *model ? (*model)->neededCandles : 0);
    return std::max(kSettlingCandles, kSettlingRows * rules.confirmCandles) +
           static_cast<std::int64_t>(needed);
}

/** `column` before anyone is asked; what was seen live stays beside. */
ChartColumn unasked(const ChartColumn& column)
{
    ChartColumn blank;
    blank.openTimeSec = column.openTimeSec;
    blank.endSec = column.endSec;
    blank.candles = column.candles;
    blank.open = column.open;
    blank.high = column.high;
    blank.low = column.low;
    blank.close = column.close;
    blank.volume = column.volume;
    blank.kind = column.kind == IntervalKind::Present ? IntervalKind::WarmingUp : column.kind;
    blank.lostCandles = column.lostCandles;
    blank.quietCandles = column.quietCandles;
    if (column.answered && column.asSeen)
        blank.seenLive = column.shown;
    return blank;
}

/** Of answers that come oldest first, the column each one belongs to. */
class ColumnCursor
{
public:
    explicit ColumnCursor(std::span<ChartColumn> columns)
        : m_next(columns.begin()), m_end(columns.end())
    {
    }

    ChartColumn* at(std::int64_t timeSec)
    {
        while (m_next != m_end && m_next->endSec <= timeSec)
            ++m_next;
        return m_next != m_end && m_next->openTimeSec <= timeSec ? &*m_next : nullptr;
    }

private:
    std::span<ChartColumn>::iterator m_next, m_end;
};

/** Each column gets the answer for its last candle, and how many of its candles the ledger calls
 *  otherwise, by the raw labels that it said. */
void walkSource(ModelWalk& walk, std::span<ChartColumn> columns,
                std::span<const CandleSeries> pieces, std::span<const RawLabel> said,
                std::int64_t untilSec, const std::stop_token& stop)
{
    ColumnCursor cursor(columns);
    auto label = said.begin();
    walk.over(pieces, untilSec, stop, [&](const PastAnswer& past) {
        const std::int64_t timeSec = past.seen.answer.candleTimeSec;
        ChartColumn* column = cursor.at(timeSec);
        if (!column)
            return;
        *column = answered(std::move(*column), past);
        if (column->kind == IntervalKind::WarmingUp)
            column->kind = IntervalKind::Present;
        ++column->relabelling.answered;
        while (label != said.end() && label->candleTimeSec < timeSec)
            ++label;
        if (label == said.end() || label->candleTimeSec != timeSec)
            return;
        ++column->relabelling.compared;
        column->relabelling.changed += label->raw != past.seen.answer.regime;
    });
}

void walkOther(ModelWalk& walk, std::span<ChartColumn> columns,
               std::span<const CandleSeries> pieces, std::int64_t untilSec,
               const std::stop_token& stop)
{
    ColumnCursor cursor(columns);
    walk.over(pieces, untilSec, stop, [&](const PastAnswer& past) {
        if (ChartColumn* column = cursor.at(past.seen.answer.candleTimeSec))
            column->otherShown = past.seen.shown;
    });
}

} // namespace

Recast::Recast(const DrawnModels& models, const WalkRules& rules)
{
    if (models.source)
        m_walks.source.emplace(*models.source, rules);
    if (models.other)
        m_walks.other.emplace(*models.other, rules);
}

bool Recast::isFollowedBy(const ChartHistory& ledger, const DrawnModels& models) const
{
    const auto isOf = [](const std::optional<ModelWalk>& walk,
                         const std::optional<AnsweringModel>& model) {
        return walk ? model && walk->model().id == model->id : !model;
    };
    return isOf(m_walks.source, models.source) && isOf(m_walks.other, models.other) &&
           ledger.columns.size() >= m_ledger.size() &&
           std::equal(m_ledger.begin(), m_ledger.end(), ledger.columns.begin());
}

std::optional<std::int64_t> Recast::settledSec() const
{
    return m_settled.empty() ? std::nullopt : std::optional(m_settled.back().endSec);
}

ChartHistory Recast::answer(ChartHistory ledger, std::span<const CandleSeries> pieces,
                            std::span<const RawLabel> said, std::int64_t settlesSec,
                            const std::stop_token& stop)
{
    ChartHistory history = std::move(ledger);
    history.asModelSaysNow = true;
    history.modelId = m_walks.source ? m_walks.source->model().id : QString();
    history.otherModelId = m_walks.other ? m_walks.other->model().id : QString();
    std::vector<ChartColumn>& columns = history.columns;
    const auto at = [&](std::size_t column) {
        return columns.begin() + static_cast<std::ptrdiff_t>(column);
    };
    const std::size_t known = m_settled.size();
    std::size_t settles = known;
    while (settles < columns.size() && columns[settles].endSec <= settlesSec)
        ++settles;
    m_ledger.insert(m_ledger.end(), at(known), at(settles));
    std::transform(at(known), columns.end(), at(known), unasked);
    std::ranges::copy(m_settled, columns.begin());
    const auto goOver = [&](Walks& walks, std::size_t first, std::int64_t untilSec) {
        const std::span open = std::span(columns).subspan(first);
        if (walks.source)
            walkSource(*walks.source, open, pieces, said, untilSec, stop);
        if (walks.other)
            walkOther(*walks.other, open, pieces, untilSec, stop);
    };
    if (settles > known)
        goOver(m_walks, known, columns[settles - 1].endSec);
    m_settled.insert(m_settled.end(), at(known), at(settles));
    Walks ahead = m_walks;
    goOver(ahead, settles, std::numeric_limits<std::int64_t>::max());
    return history;
}

Recasting::Recasting(EngineStore& store, const SeriesKey& key, const WalkRules& rules,
                     ModelFamily source, QObject* parent)
    : QObject(parent), m_store(store), m_key(key), m_rules(rules), m_source(source),
      m_job(store, key)
{
    connect(&m_job, &HistoryJob::failed, this, [this](const QString& problem) {
        m_running.reset();
        m_last.reset();
        emit failed(problem);
        if (m_waiting)
            begin(*std::exchange(m_waiting, {}));
    });
}

bool Recasting::servesAlso(const Question& next) const
{
    if (!m_job.isRunning() || !m_running)
        return false;
    const auto idOf = [](const std::optional<AnsweringModel>& model) {
        return model ? model->id : QString();
    };
    const HistoryRequest& now = m_running->ledger.request;
    const HistoryRequest& asked = next.ledger.request;
    return idOf(m_running->models.source) == idOf(next.models.source) &&
           idOf(m_running->models.other) == idOf(next.models.other) &&
           asked.fromSec >= now.fromSec && asked.fromSec < now.toSec &&
           2 * (asked.toSec - asked.fromSec) > now.toSec - now.fromSec;
}

void Recasting::start(const ChartHistory& ledger, const DrawnModels& models)
{
    Question question{ledger, models};
    if (servesAlso(question)) {
        m_waiting = std::move(question);
        return;
    }
    m_waiting.reset();
    begin(question);
}

void Recasting::cancel()
{
    m_job.cancel();
    m_running.reset();
    m_waiting.reset();
    m_last.reset();
}

void Recasting::begin(const Question& question)
{
    m_running = question;
    const ChartHistory& ledger = question.ledger;
    if (m_job.isRunning()) // and will be stopped half way
        m_last.reset();
    if (!m_last || !m_last->isFollowedBy(ledger, question.models))
        m_last = std::make_shared<Recast>(question.models, m_rules);
    const std::int64_t leadSec = leadCandles(question.models, m_rules) * m_key.intervalSec();
    const std::int64_t toSec =
        std::min(ledger.request.toSec, ledger.storeLastSec.value_or(0) + m_key.intervalSec());
    const std::int64_t fromSec =
        std::max(m_last->settledSec().value_or(ledger.request.fromSec) - leadSec,
                 ledger.storeFirstSec.value_or(0));
    // What one answer of the exchange may add or revise can still change.
    const std::int64_t settlesSec =
        ledger.storeLastSec.value_or(0) - ohlcWindowCandles * m_key.intervalSec();
    const auto said = std::make_shared<std::vector<RawLabel>>();
    const auto readLabels = [this, said](std::int64_t from, std::int64_t to) -> Result<Done> {
        const auto labels = m_store.ledger().rawLabels(from, to, m_source);
        if (!labels)
            return labels.error();
        said->insert(said->end(), labels->begin(), labels->end());
        return Done{};
    };
    m_job.start(
        fromSec, toSec,
        [this, ledger, said, recast = m_last,
         settlesSec](const std::vector<CandleSeries>& pieces, const std::stop_token& stop,
                     const HistoryJob::Progress&) -> HistoryJob::Delivery {
            const ChartHistory history = recast->answer(ledger, pieces, *said, settlesSec, stop);
            return [this, history] {
                emit ready(history);
                if (m_waiting)
                    begin(*std::exchange(m_waiting, std::nullopt));
            };
        },
        readLabels);
}

} // namespace regime

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/recast.h"

#include "core/engine/enginestore.h"

#include <algorithm>
#include <memory>
#include <utility>

namespace regime
{

namespace
{

/** Walked before the range, so that the shown regime does not depend on where the range begins. */
constexpr std::int64_t kSettlingCandles = 1000;
constexpr std::int64_t kSettlingRows = 50; ///< the same in rows of CONFIRM_CANDLES

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
    if (column.answered && column.asSeen)
        blank.seenLive = column.shown;
    return blank;
}

/** Of answers that come oldest first, the column each one belongs to. */
class ColumnCursor
{
public:
    explicit ColumnCursor(std::vector<ChartColumn>& columns)
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
    std::vector<ChartColumn>::iterator m_next, m_end;
};

} // namespace

ChartHistory recast(ChartHistory ledger, std::span<const CandleSeries> pieces,
                    const DrawnModels& models, std::span<const RawLabel> said,
                    const WalkRules& rules, const std::stop_token& stop)
{
    ChartHistory history = std::move(ledger);
    history.asModelSaysNow = true;
    std::ranges::transform(history.columns, history.columns.begin(), unasked);
    if (models.source) {
        ColumnCursor cursor(history.columns);
        auto label = said.begin();
        walk(*models.source, pieces, rules, stop, [&](const PastAnswer& past) {
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
    if (models.other) {
        ColumnCursor cursor(history.columns);
        walk(*models.other, pieces, rules, stop, [&](const PastAnswer& past) {
            if (ChartColumn* column = cursor.at(past.seen.answer.candleTimeSec))
                column->otherShown = past.seen.shown;
        });
    }
    return history;
}

Recasting::Recasting(EngineStore& store, const SeriesKey& key, const WalkRules& rules,
                     ModelFamily source, QObject* parent)
    : QObject(parent), m_store(store), m_key(key), m_rules(rules), m_source(source),
      m_job(store, key)
{
    connect(&m_job, &HistoryJob::failed, this, [this](const QString& problem) {
        m_running.reset();
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
}

void Recasting::begin(const Question& question)
{
    m_running = question;
    std::int64_t lead = std::max(kSettlingCandles, kSettlingRows * m_rules.confirmCandles);
    std::size_t needed = 0;
    for (const auto& model : {question.models.source, question.models.other})
        needed = std::max(needed, model ? model->neededCandles : 0);
    lead += static_cast<std::int64_t>(needed);
    const ChartHistory& ledger = question.ledger;
    const std::int64_t toSec =
        std::min(ledger.request.toSec, ledger.storeLastSec.value_or(0) + m_key.intervalSec());
    const std::int64_t fromSec = std::max(ledger.request.fromSec - lead * m_key.intervalSec(),
                                          ledger.storeFirstSec.value_or(0));
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
        [this, question, said,
         rules = m_rules](const std::vector<CandleSeries>& pieces, const std::stop_token& stop,
                          const HistoryJob::Progress&) -> HistoryJob::Delivery {
            const ChartHistory history =
                recast(question.ledger, pieces, question.models, *said, rules, stop);
            return [this, history] {
                emit ready(history);
                if (m_waiting)
                    begin(*std::exchange(m_waiting, std::nullopt));
            };
        },
        readLabels);
}

} // namespace regime

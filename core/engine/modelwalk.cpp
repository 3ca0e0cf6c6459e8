// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/modelwalk.h"

#include <utility>

namespace regime
{

ModelWalk::ModelWalk(AnsweringModel model, const WalkRules& rules)
    : m_model(std::move(model)), m_rules(rules), m_shown(rules.confirmCandles)
{
}

void ModelWalk::over(std::span<const CandleSeries> pieces, std::int64_t untilSec,
                     const std::stop_token& stop, const Take& take)
{
    for (const CandleSeries& piece : pieces) {
        for (std::size_t end = m_model.neededCandles; end <= piece.size(); ++end) {
            const std::int64_t timeSec = piece.openTimeSec[end - 1];
            if (timeSec >= untilSec || stop.stop_requested())
                return;
            if (timeSec > m_walkedSec)
                step(piece, end, take);
        }
    }
}

void ModelWalk::step(const CandleSeries& piece, std::size_t end, const Take& take)
{
    const std::int64_t timeSec = piece.openTimeSec[end - 1];
    m_walkedSec = timeSec;
    const auto estimate = m_model.answer(piece, end);
    if (!estimate || (m_answeredSec && timeSec - *m_answeredSec > m_rules.forgetfulSec))
        endRow();
    if (!estimate)
        return;
    m_answeredSec = timeSec;
    m_shown.step(timeSec, estimate->regime, estimate->probabilities);
    m_trail.step(timeSec, estimate->regime, *m_shown.current());
    SeenAnswer seen{toAnswer(*estimate), estimate->logLikelihood, *m_shown.current(), m_model.id};
    seen.answer.stability = m_trail.stability();
    take({std::move(seen), false, 0, false, {}, m_trail.sinceSec()});
}

void ModelWalk::endRow()
{
    m_shown.resetCount();
    m_trail.forgetLabels();
}

void walk(const AnsweringModel& model, std::span<const CandleSeries> pieces, const WalkRules& rules,
          const std::stop_token& stop, const ModelWalk::Take& take)
{
    ModelWalk(model, rules).over(pieces, std::numeric_limits<std::int64_t>::max(), stop, take);
}

} // namespace regime

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/opiniontrack.h"

namespace regime
{

OpinionTrack::OpinionTrack(const DetectorConfig& config, ModelFamily family, int confirmCandles,
                           std::int64_t intervalSec)
    : m_pipeline(config, family, confirmCandles, intervalSec), m_labels(intervalSec),
      m_flicker(intervalSec), m_confidence(intervalSec, config.confidenceThreshold)
{
}

void OpinionTrack::restore(const RestoredOpinion& restored)
{
    m_pipeline.restoreSeen(restored.seen);
    if (restored.shownRun)
        m_pipeline.dateShownRegime(restored.shownRun->sinceSec,
                                   static_cast<int>(restored.shownRun->rows));
    m_labels.add(restored.seen);
    measureStanding();
}

void OpinionTrack::recall(std::span<const RawLabel> labels)
{
    for (const RawLabel& label : labels)
        note(label.candleTimeSec, label.raw, label.confidence);
}

void OpinionTrack::note(std::int64_t candleTimeSec, Regime raw, double confidence)
{
    m_flicker.note(candleTimeSec, raw);
    m_confidence.note(candleTimeSec, confidence);
}

std::vector<SeenAnswer> OpinionTrack::tick(const NewestRun& recent, double nowSec)
{
    std::vector<SeenAnswer> seen = m_pipeline.tick(recent, nowSec);
    for (const SeenAnswer& one : seen)
        note(one.answer.candleTimeSec, one.answer.regime, one.answer.confidence);
    m_labels.add(seen);
    if (!seen.empty())
        measureStanding();
    return seen;
}

void OpinionTrack::measureStanding()
{
    if (const auto answer = m_pipeline.opinion().answer)
        m_standing = m_labels.standing(answer->confidence);
}

Opinion OpinionTrack::opinion() const
{
    Opinion opinion = m_pipeline.opinion();
    opinion.rawChangesPerDay = m_flicker.newestDay();
    opinion.rawChangesNormally = m_flicker.normalDay();
    opinion.confidenceCollapsedSinceSec = m_confidence.collapsedSinceSec();
    opinion.standing = m_standing;
    return opinion;
}

} // namespace regime

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/confidencewatch.h"
#include "core/engine/labelflicker.h"
#include "core/engine/labelmemory.h"
#include "core/engine/regimepipeline.h"
#include "core/store/ledger.h"

namespace regime
{

/** What an earlier run left of one detector's answers. */
struct RestoredOpinion {
    std::vector<SeenAnswer> seen;     ///< oldest first
    std::optional<ShownRun> shownRun; ///< where the shown regime began before them
};

/**
 * One detector on its way through the candles: its answers, and how its label behaves. The two
 * detectors have one each, so neither can disturb the other. A plain class of the worker thread.
 */
class OpinionTrack
{
public:
    OpinionTrack(const DetectorConfig& config, ModelFamily family, int confirmCandles,
                 std::int64_t intervalSec);

    void setModel(AnsweringModel model) { m_pipeline.setModel(std::move(model)); }
    void restore(const RestoredOpinion& restored);

    /** Labels of the past, oldest first, that tell how often they change and how sure they were. */
    void recall(std::span<const RawLabel> labels);

    void adoptRestored() { m_pipeline.adoptRestored(); }
    void look(const NewestRun& recent) { m_pipeline.look(recent); }

    /** See RegimePipeline::tick(). */
    std::vector<SeenAnswer> tick(const NewestRun& recent, double nowSec);

    /** Without what became of trainings. */
    Opinion opinion() const;

private:
    void note(std::int64_t candleTimeSec, Regime raw, double confidence);
    void measureStanding();

    RegimePipeline m_pipeline;
    LabelMemory m_labels;
    LabelFlicker m_flicker;
    ConfidenceWatch m_confidence;
    std::optional<LabelStanding> m_standing;
};

} // namespace regime

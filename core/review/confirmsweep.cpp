// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/confirmsweep.h"

#include "core/regime/shownregime.h"
#include "core/review/quantile.h"
#include "core/review/stability.h"

namespace regime::review
{

namespace
{

/** Measures how long a regime was raw before it was shown. */
class LagMeter
{
public:
    void step(std::size_t candle, int raw, int shownLabel)
    {
        auto& since = m_rawSince[static_cast<std::size_t>(raw)];
        if (!since)
            since = candle;
        if (m_shown && shownLabel != *m_shown) {
            if (shownLabel != undecided)
                m_lags.push_back(static_cast<double>(
                    candle - *m_rawSince[static_cast<std::size_t>(shownLabel)]));
            m_rawSince = {};
        }
        m_shown = shownLabel;
    }

    void restart()
    {
        m_rawSince = {};
        m_shown.reset();
    }

    std::optional<double> median() const
    {
        return m_lags.empty() ? std::nullopt : std::optional(quantile(m_lags, 0.5));
    }

private:
    std::array<std::optional<std::size_t>, 3> m_rawSince;
    std::optional<int> m_shown;
    std::vector<double> m_lags;
};

/** A model's raw labels. */
struct RawAnswers {
    ModelFamily family = ModelFamily::Hmm;
    std::vector<int> labels;
    std::vector<Stretch> stretches; ///< of labels without a hole
};

ConfirmRow rowOf(const Timeline& timeline, const ReviewInput& input, const RawAnswers& raw,
                 int confirmCandles)
{
    std::vector<int> labels(timeline.size(), noLabel);
    LagMeter lag;
    for (const Stretch& stretch : raw.stretches) {
        ShownRegimeFilter filter(confirmCandles);
        lag.restart();
        for (std::size_t i = stretch.first; i < stretch.end; ++i) {
            const ReviewTick& tick = input.ticks[*timeline.tick[i]];
            const Said& said = *tick.saidBy(raw.family);
            filter.step(tick.candleTimeSec, said.raw, said.probabilities);
            const ShownRegime shown = *filter.current();
            labels[i] = shown == ShownRegime::Undecided ? undecided : static_cast<int>(shown);
            lag.step(i, raw.labels[i], labels[i]);
        }
    }
    const Stability stability = stabilityOf(labels, timeline.intervalSec, raw.labels);
    return {confirmCandles, stability.changesPerDay, lag.median(),
            stability.differingShare.value_or(0), stability.standingShare};
}

} // namespace

std::vector<ConfirmRow> confirmSweep(const Timeline& timeline, const ReviewInput& input, int most,
                                     ModelFamily family)
{
    RawAnswers raw{family, {}, {}};
    raw.labels = labelsOf(timeline, input,
                          family == ModelFamily::Hmm ? Labelling::HmmRaw : Labelling::JumpRaw);
    raw.stretches = stretchesOf(raw.labels);
    std::vector<ConfirmRow> rows;
    if (raw.stretches.empty())
        return rows;
    for (int confirmCandles = 1; confirmCandles <= most; ++confirmCandles)
        rows.push_back(rowOf(timeline, input, raw, confirmCandles));
    return rows;
}

} // namespace regime::review

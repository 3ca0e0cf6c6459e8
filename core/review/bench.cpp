// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/bench.h"

#include "core/review/baselines.h"
#include "core/review/calibration.h"
#include "core/review/confirmsweep.h"
#include "core/review/gain.h"
#include "core/review/outcometable.h"
#include "core/review/significance.h"
#include "core/review/stability.h"
#include "core/review/whatif.h"

#include <algorithm>
#include <cmath>

namespace regime::review
{

namespace
{

constexpr double daySec = 86'400;
constexpr std::array modelLabellings{Labelling::HmmRaw, Labelling::HmmShown, Labelling::JumpRaw,
                                     Labelling::JumpShown};
constexpr std::array baselineLabellings{Labelling::AlwaysRanging, Labelling::EmaSign,
                                        Labelling::VolatilityTercile, Labelling::HourOfDay};

bool isShown(Labelling by)
{
    return by == Labelling::HmmShown || by == Labelling::JumpShown;
}

/** One way to label the candles. */
struct Labels {
    Labelling by = Labelling::HmmRaw;
    bool ofModel = true;
    std::vector<int> values;
    Stability stability; ///< of a model
};

/** A review on its way. */
class Bench
{
public:
    Bench(const ReviewInput& input, const BenchConfig& config, Timeline timeline,
          std::stop_token stop, const std::function<void(double)>& progress)
        : m_input(input), m_config(config), m_timeline(std::move(timeline)),
          m_bootstrap(m_timeline.days, config.resamples, config.seed), m_stop(std::move(stop)),
          m_progress(progress)
    {
    }

    Result<ReviewTables> run()
    {
        addRange();
        addLabels();
        const std::vector<std::function<void()>> parts{
            [this] { addConfirm(); }, [this] { addCalibration(); }, [this] { addWhatIf(); }};
        m_steps = parts.size() + m_labels.size() * (2 + (m_config.outcomes ? outcomeCount : 0));
        for (const auto& part : parts)
            if (!step(part))
                return Error{reviewStopped};
        const OutcomeColumn turns = gridTurnColumn(m_timeline.close, m_config.reversal);
        if (!addGains(Outcome::Volatility, volatilityBaseline()) ||
            !addGains(Outcome::GridTurns, baselineOf(turns)))
            return Error{reviewStopped};
        if (!m_config.outcomes)
            return std::move(m_tables);
        for (const OutcomeColumn& column :
             outcomeColumns(m_timeline.close, m_config.reversal, m_config.seed))
            for (const Labels& labels : m_labels)
                if (!step([&] { addOutcome(labels, column); }))
                    return Error{reviewStopped};
        correct();
        return std::move(m_tables);
    }

private:
    /** False when it was stopped. */
    template <typename Part> bool step(const Part& part)
    {
        if (m_stop.stop_requested())
            return false;
        part();
        if (m_progress)
            m_progress(static_cast<double>(++m_stepsDone) / static_cast<double>(m_steps));
        return true;
    }

    double daysOf(std::int64_t candles) const
    {
        return static_cast<double>(candles * m_timeline.intervalSec) / daySec;
    }

    /** Candles that the model of `labels` has answered; of a baseline, all there are. */
    std::int64_t answered(const Labels& labels) const
    {
        return labels.ofModel ? std::ranges::count_if(labels.values,
                                                      [](int label) { return label != noLabel; })
                              : m_tables.ticks;
    }

    void addRange()
    {
        for (std::size_t i = 0; i < m_timeline.size(); ++i) {
            if (m_timeline.tick[i]) {
                if (m_tables.ticks++ == 0)
                    m_tables.firstSec = m_timeline.openTimeSec[i];
                m_tables.lastSec = m_timeline.openTimeSec[i];
            }
        }
        for (std::size_t i = 0; i < m_timeline.size(); ++i)
            m_tables.lostCandles += m_timeline.openTimeSec[i] > m_tables.firstSec &&
                                    m_timeline.openTimeSec[i] < m_tables.lastSec &&
                                    std::isnan(m_timeline.close[i]);
        m_tables.intervalSec = m_timeline.intervalSec;
        m_tables.days = daysOf(m_tables.ticks);
        m_tables.enoughDays = m_tables.days >= enoughDays;
        m_tables.confirmCandles = m_config.confirmCandles;
        m_tables.reversal = m_config.reversal;
    }

    void addLabels()
    {
        for (const Labelling by : modelLabellings) {
            Labels labels{by, true, labelsOf(m_timeline, m_input, by), {}};
            if (std::ranges::all_of(labels.values, [](int label) { return label == noLabel; }))
                continue;
            labels.stability =
                stabilityOf(labels.values, m_timeline.intervalSec,
                            isShown(by) ? std::span<const int>(m_labels.back().values)
                                        : std::span<const int>());
            m_tables.stability.push_back({by, labels.stability});
            m_labels.push_back(std::move(labels));
        }
        for (const Labelling by : baselineLabellings)
            m_labels.push_back(
                {by, false, baselineLabels(m_timeline, by, m_config.trainingCandles), {}});
    }

    void addConfirm()
    {
        const auto sweep = [this](ModelFamily family) {
            return confirmSweep(m_timeline, m_input, m_config.mostConfirm, family);
        };
        m_tables.confirm = sweep(ModelFamily::Hmm);
        m_tables.jumpConfirm = sweep(ModelFamily::Jump);
    }

    void addCalibration()
    {
        m_tables.calibration =
            calibrationOf(m_timeline, m_input, m_config.confidenceThreshold, m_bootstrap);
    }

    void addWhatIf()
    {
        const auto drivenBy = [this](ModelFamily family) {
            return whatIf(botTicks(m_timeline, m_input, m_config.advice, family), m_config.advice,
                          m_config.rebalancer);
        };
        m_tables.whatIf = drivenBy(ModelFamily::Hmm);
        if (m_tables.hasSecondOpinion())
            m_tables.jumpWhatIf = drivenBy(ModelFamily::Jump);
        if (std::ranges::any_of(m_input.ticks, [](auto& tick) { return !tick.idleRatio; }))
            m_tables.assumedIdleRatio = m_config.advice.baseIdle;
    }

    GainOptions gainOptions() const
    {
        GainOptions options;
        options.resamples = m_config.resamples;
        options.seed = m_config.seed;
        return options;
    }

    GainBaseline volatilityBaseline() const
    {
        return GainBaseline::ofVolatility(m_timeline.openTimeSec, m_timeline.close, gainOptions());
    }

    GainBaseline baselineOf(const OutcomeColumn& column) const
    {
        GainOptions options = gainOptions();
        options.horizonCandles = column.horizonCandles;
        return {m_timeline.openTimeSec, m_timeline.close, column.values, options};
    }

    /** False when it was stopped. */
    bool addGains(Outcome of, const GainBaseline& baseline)
    {
        return std::ranges::all_of(m_labels, [&](const Labels& labels) {
            return step([&] { addGain(labels, of, baseline); });
        });
    }

    /** The hours are in the baseline already, and one label for all adds nothing. */
    void addGain(const Labels& labels, Outcome of, const GainBaseline& baseline)
    {
        if (labels.by == Labelling::HourOfDay || labels.by == Labelling::AlwaysRanging)
            return;
        const Result<Gain, NoGain> gain = daysOf(answered(labels)) >= enoughDays
                                              ? baseline.gain(labels.values)
                                              : NoGain{NoGainReason::TooShort};
        m_tables.gains.push_back({labels.by, of, gain ? std::optional(*gain) : std::nullopt,
                                  gain ? NoGain{} : gain.error()});
    }

    void addOutcome(const Labels& labels, const OutcomeColumn& column)
    {
        OutcomeTable table =
            outcomeTable(m_timeline, labels.by, labels.values, column, m_bootstrap);
        if (labels.ofModel) {
            ShiftOptions options;
            options.shifts = m_config.shifts;
            options.leastShift = static_cast<std::size_t>(std::max<double>(
                column.horizonCandles, std::ceil(labels.stability.longDwellCandles)));
            options.seed = m_config.seed;
            const Result<ShiftTest> test =
                shiftTest(labels.values, column.values, m_timeline.openTimeSec, options);
            if (test)
                table.test = *test;
            else
                table.noTest = test.error().message;
        }
        m_tables.outcomes.push_back(std::move(table));
    }

    void correct()
    {
        std::vector<double> p;
        for (const OutcomeTable& table : m_tables.outcomes)
            if (table.test)
                p.push_back(table.test->p);
        const std::vector<double> corrected = holm(p);
        for (OutcomeTable& table : m_tables.outcomes)
            if (table.test)
                table.test->pCorrected = corrected[static_cast<std::size_t>(m_tables.tests++)];
    }

    const ReviewInput& m_input;
    const BenchConfig& m_config;
    Timeline m_timeline;
    DayBootstrap m_bootstrap;
    std::stop_token m_stop;
    const std::function<void(double)>& m_progress;
    std::vector<Labels> m_labels;
    std::size_t m_steps = 0;
    std::size_t m_stepsDone = 0;
    ReviewTables m_tables;
};

} // namespace

Result<ReviewTables> reviewOf(const ReviewInput& input, const BenchConfig& config,
                              std::stop_token stop, const std::function<void(double)>& progress)
{
    Timeline timeline = timelineOf(input);
    if (timeline.days == 0)
        return Error{"no row of the ledger in this range has a candle"};
    return Bench(input, config, std::move(timeline), std::move(stop), progress).run();
}

} // namespace regime::review

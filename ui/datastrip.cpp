// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/datastrip.h"

#include "ui/chartspans.h"

#include <algorithm>
#include <cmath>

namespace regime
{

namespace
{

constexpr double kMarkPx = 10; ///< a lost or quiet minute must be seen in a year's strip, too
constexpr double kShadePx = 3; ///< least width of a share of quiet candles
constexpr std::size_t kMostQuietMarks = 40;

double openOf(const ChartColumn& column)
{
    return static_cast<double>(column.openTimeSec);
}

double endOf(const ChartColumn& column)
{
    return static_cast<double>(column.endSec);
}

int intervalsOf(const ChartColumn& column)
{
    return column.candles + column.lostCandles;
}

/** Lost or quiet candles of the column, among others. */
int hiddenOf(const ChartColumn& column, IntervalKind kind)
{
    if (column.kind == kind || intervalsOf(column) <= 1)
        return 0;
    return kind == IntervalKind::Lost ? column.lostCandles : column.quietCandles;
}

/** The strip being laid out. */
class Strip
{
public:
    Strip(const ChartHistory& history, const PlotScale& scale)
        : m_history(history), m_scale(scale), m_runs(kindRuns(history))
    {
        std::erase_if(m_runs,
                      [&](const KindRun& run) { return !scale.shows(run.fromSec, run.toSec); });
    }

    std::vector<StripPart> parts()
    {
        for (const KindRun& run : m_runs)
            add(run.content, m_scale.xOf(run.fromSec), m_scale.xOf(run.toSec));
        if (places(IntervalKind::Quiet).size() > kMostQuietMarks)
            shadeQuiet();
        else
            mark(IntervalKind::Quiet);
        mark(IntervalKind::Lost);
        return std::move(m_parts);
    }

private:
    void add(IntervalKind kind, double left, double right)
    {
        m_parts.push_back({std::round(left), std::round(right), kind});
    }

    /** Where candles of that kind are, apart or among others: pixels, by rising place. */
    std::vector<StripPart> places(IntervalKind kind) const
    {
        std::vector<StripPart> found;
        for (const KindRun& run : m_runs)
            if (run.content == kind)
                found.push_back({m_scale.xOf(run.fromSec), m_scale.xOf(run.toSec), kind});
        for (const ChartColumn& column : m_history.columns) {
            const int hidden = hiddenOf(column, kind);
            if (hidden == 0 || !m_scale.shows(openOf(column), endOf(column)))
                continue;
            const double left = m_scale.xOf(openOf(column)), right = m_scale.xOf(endOf(column));
            const double half = (right - left) * hidden / intervalsOf(column) / 2;
            const double middle = (left + right) / 2;
            found.push_back({middle - half, middle + half, kind});
        }
        std::ranges::sort(found, {}, &StripPart::left);
        return found;
    }

    /** Marks wide enough to be seen; those that would cover each other become one. */
    void mark(IntervalKind kind)
    {
        const double width = m_scale.size.width();
        const std::size_t first = m_parts.size();
        for (const StripPart& place : places(kind)) {
            double left = place.left, right = place.right;
            if (right - left < kMarkPx) {
                left =
                    std::clamp((left + right - kMarkPx) / 2, 0.0, std::max(0.0, width - kMarkPx));
                right = left + kMarkPx;
            }
            if (m_parts.size() > first && m_parts.back().right >= std::round(left))
                m_parts.back().right = std::max(m_parts.back().right, std::round(right));
            else
                add(kind, left, right);
        }
    }

    /** Columns of several candles by their share of quiet ones, ten pixels at a time. */
    void shadeQuiet()
    {
        const double slotSec =
            (m_scale.toSec - m_scale.fromSec) * kMarkPx / std::max(1.0, m_scale.size.width());
        double fromSec = 0, toSec = 0;
        int quiet = 0, all = 0;
        const auto finish = [&] {
            const double left = m_scale.xOf(fromSec), width = m_scale.xOf(toSec) - left;
            if (quiet > 0)
                add(IntervalKind::Quiet, left,
                    left + std::max(std::min(width, kShadePx), width * quiet / all));
            quiet = all = 0;
        };
        for (const ChartColumn& column : m_history.columns) {
            if (intervalsOf(column) <= 1 || !m_scale.shows(openOf(column), endOf(column)))
                continue;
            // On a raster fixed to the epoch: dragging moves the shares and does not change them.
            if (all > 0 && (openOf(column) != toSec ||
                            std::floor(openOf(column) / slotSec) != std::floor(fromSec / slotSec)))
                finish();
            if (all == 0)
                fromSec = openOf(column);
            toSec = endOf(column);
            all += intervalsOf(column);
            quiet += column.quietCandles;
            if (column.kind == IntervalKind::Quiet)
                add(IntervalKind::Present, m_scale.xOf(openOf(column)), m_scale.xOf(toSec));
        }
        finish();
    }

    const ChartHistory& m_history;
    const PlotScale& m_scale;
    std::vector<KindRun> m_runs;
    std::vector<StripPart> m_parts;
};

} // namespace

std::vector<StripPart> dataStrip(const ChartHistory& history, const PlotScale& scale)
{
    return Strip(history, scale).parts();
}

} // namespace regime

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/survivalmodel.h"

#include "core/engine/values/wording.h"

#include <algorithm>
#include <cmath>

namespace regime
{

void SurvivalModel::setCurves(const std::array<std::vector<review::SurvivalStep>, 3>& curves)
{
    constexpr double minuteSec = 60;
    constexpr double nearEnd = 0.88; // where a tick's word would run into the last one's
    double lastSec = 0;
    for (const auto& curve : curves)
        if (!curve.empty())
            lastSec = std::max(lastSec, curve.back().sec);
    const auto place = [&](double sec) {
        return std::log1p(sec / minuteSec) / std::log1p(lastSec / minuteSec);
    };
    for (QList<QPointF>& curve : m_curves)
        curve.clear();
    m_tickPlaces.clear();
    m_tickTexts.clear();
    if (lastSec > 0) {
        for (std::size_t regime = 0; regime < curves.size(); ++regime)
            for (const review::SurvivalStep& step : curves[regime])
                m_curves[regime].append({place(step.sec), step.survival});
        for (const double sec : {0.0, 10 * minuteSec, 7'200.0, 43'200.0, 345'600.0})
            if (place(sec) < nearEnd) {
                m_tickPlaces << place(sec);
                m_tickTexts << (sec > 0 ? durationText(sec) : QStringLiteral("0"));
            }
        m_tickPlaces << 1;
        m_tickTexts << durationText(lastSec);
    }
    emit changed();
}

} // namespace regime

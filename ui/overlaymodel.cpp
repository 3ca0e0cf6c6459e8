// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overlaymodel.h"

#include <algorithm>
#include <cmath>

namespace regime
{

void OverlayModel::setShown(bool shown)
{
    if (shown == m_shown)
        return;
    m_shown = shown;
    emit shownChanged();
    if (!shown)
        setLegendShown(false);
    else if (!m_memory.legendSeen)
        setLegendShown(true);
}

void OverlayModel::setLegendShown(bool shown)
{
    if (shown == m_legendShown)
        return;
    m_legendShown = shown;
    m_memory.legendSeen = true;
    emit legendShownChanged();
}

void OverlayModel::setOpacity(double opacity)
{
    if (!std::isfinite(opacity))
        return;
    opacity = std::clamp(opacity, LeastOpacity, 1.0);
    if (opacity == m_memory.opacity)
        return;
    m_memory.opacity = opacity;
    emit opacityChanged();
}

bool OverlayModel::leave()
{
    if (m_legendShown)
        setLegendShown(false);
    else if (m_shown)
        setShown(false);
    else
        return false;
    return true;
}

void OverlayModel::restore(const OverlayMemory& memory)
{
    m_memory.legendSeen = memory.legendSeen;
    setOpacity(memory.opacity);
}

} // namespace regime

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chartpolish.h"

#include <QCoreApplication>

namespace regime
{

void ChartPolish::updatePolish()
{
    // What a chart posts to itself is its painting. While the window polishes its items, the
    // chart's update() asks for no other frame.
    if (QQuickItem* chart = parentItem())
        QCoreApplication::sendPostedEvents(chart, QEvent::MetaCall);
}

} // namespace regime

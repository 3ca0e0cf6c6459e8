// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QQuickItem>
#include <QtQml/qqmlregistration.h>

namespace regime
{

/**
 * Has the ChartView it is a child of painted in the frame that shows the change. Qt Charts posts
 * its painting to itself: a frame that begins meanwhile shows the old lines among all else that is
 * new, and another has to follow.
 */
class ChartPolish : public QQuickItem
{
    Q_OBJECT
    QML_ELEMENT

public:
    /** To be called at the chart's needRender(), by which it has posted its painting. */
    Q_INVOKABLE void schedule() { polish(); }

protected:
    void updatePolish() override;
};

} // namespace regime

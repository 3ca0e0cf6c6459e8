// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtCharts
import RegimeScope

/*!
    A bare ChartView whose plot is exactly the item: labels stand outside it, so all charts of a page
    share their left and right edges whatever their labels say.
*/
ChartView {
    id: chart

    plotArea: Qt.rect(0, 0, width, height)
    antialiasing: true
    // One texel is one pixel; filtering them would cost a software rasteriser most of a frame.
    smooth: false
    legend.visible: false
    backgroundColor: "transparent"
    backgroundRoundness: 0
    dropShadowEnabled: false
    margins.left: 0
    margins.right: 0
    margins.top: 0
    margins.bottom: 0
    animationOptions: ChartView.NoAnimation
    // Else an object in a ChartView is a series.
    children: ChartPolish {
        id: polish
    }
    onNeedRender: polish.schedule()
}

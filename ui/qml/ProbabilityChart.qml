// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! The three probabilities, stacked: bearish at the foot, ranging, bullish on top. */
Item {
    id: probabilities

    required property ChartModel chart

    Rectangle {
        anchors.fill: parent
        color: Theme.panel
    }

    // Columns of whole pixels; areas of a thousand points would cost Qt Charts most of a frame.
    ChartLayer {
        anchors.fill: parent
        objectName: "probabilityChart"
        chart: probabilities.chart
        content: ChartLayer.Probabilities
        bear: Theme.onPanel(Theme.bear, Theme.areaOpacity)
        range: Theme.onPanel(Theme.range, Theme.areaOpacity)
        bull: Theme.onPanel(Theme.bull, Theme.areaOpacity)
    }

    ChartLayer {
        anchors.fill: parent
        chart: probabilities.chart
        content: ChartLayer.Computed
        visible: probabilities.chart.computed
        paper: Theme.panel
    }
}

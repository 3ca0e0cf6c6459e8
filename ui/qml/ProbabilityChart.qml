// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! The three probabilities, stacked: bearish at the foot, ranging, bullish on top. */
Item {
    id: probabilities

    required property ChartModel chart

    function solid(hue: color): color {
        return Qt.tint(Theme.panel, Theme.tint(hue, Theme.areaOpacity));
    }

    // Columns of whole pixels; areas of a thousand points would cost Qt Charts most of a frame.
    ChartLayer {
        anchors.fill: parent
        objectName: "probabilityChart"
        chart: probabilities.chart
        content: ChartLayer.Probabilities
        paper: Theme.panel
        bear: probabilities.solid(Theme.bear)
        range: probabilities.solid(Theme.range)
        bull: probabilities.solid(Theme.bull)
    }
}

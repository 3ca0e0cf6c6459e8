// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! Confidence (ink) and bias (quiet ink, wider) from -1 to 1, with the confidence threshold. */
Item {
    id: certainty

    required property ChartModel chart
    required property real threshold

    /*! The plot ends so far above and below 0. */
    readonly property real reach: 1.06

    function yOf(value: real): real {
        return Math.round((reach - value) / (2 * reach) * height);
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.panel
    }

    ChartLayer {
        anchors.fill: parent
        chart: certainty.chart
        content: ChartLayer.Computed
        visible: certainty.chart.computed
        paper: Theme.onPanel(Theme.line, 0.5)
    }

    Rectangle {
        y: certainty.yOf(0)
        width: parent.width
        height: 1
        color: Theme.line
    }

    ChartLayer {
        anchors.fill: parent
        chart: certainty.chart
        content: ChartLayer.Bias
        low: -certainty.reach
        high: certainty.reach
        ink: Theme.quiet
    }

    ChartLayer {
        anchors.fill: parent
        objectName: "certaintyChart"
        chart: certainty.chart
        content: ChartLayer.Confidence
        low: -certainty.reach
        high: certainty.reach
        ink: Theme.ink
    }

    Row {
        y: certainty.yOf(certainty.threshold)
        clip: true
        width: parent.width
        spacing: 4
        visible: !certainty.chart.empty

        Repeater {
            model: Math.max(0, Math.ceil(certainty.width / 8))

            Rectangle {
                width: 4
                height: 1
                color: Theme.quiet
            }
        }
    }
}

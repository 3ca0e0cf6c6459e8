// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtCharts
import RegimeScope

/*! Confidence (ink) and bias (quiet ink, wider) from -1 to 1, with the confidence threshold. */
Item {
    id: certainty

    required property ChartModel chart
    required property real threshold

    function yOf(value: real): real {
        return Math.round((1.06 - value) / 2.12 * height);
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

    GridChart {
        anchors.fill: parent
        objectName: "certaintyChart"

        BareAxis {
            id: timeAxis
        }

        BareAxis {
            id: valueAxis
            min: -1.06
            max: 1.06
        }

        LineSeries {
            id: biasLine
            axisX: timeAxis
            axisY: valueAxis
            color: Theme.quiet
            width: 2
        }

        LineSeries {
            id: confidenceLine
            axisX: timeAxis
            axisY: valueAxis
            color: Theme.ink
            width: 1.2
        }
    }

    ChartLayer {
        anchors.fill: parent
        chart: certainty.chart
        content: ChartLayer.Unanswered
        visible: certainty.chart.interrupted
        paper: Theme.panel
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

    Component.onCompleted: {
        certainty.chart.setTimeAxis(timeAxis);
        certainty.chart.setCertaintySeries(confidenceLine, biasLine);
    }
}

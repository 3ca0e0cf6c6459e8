// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! The Monitor's four charts on one time axis, its labels and legend. */
Item {
    id: stack

    required property AppModel app
    readonly property ChartModel chart: app.chart
    readonly property crosshairText words: chart.crosshairText
    readonly property real room: height - 3 * 20 - 2 * 4 - 12 - 16 - 22 - 4 - legend.height

    SpokenCharts {
        id: spoken
        chart: stack.chart
    }

    onWidthChanged: chart.setPlotSize(width, price.scaleHeight)
    onHeightChanged: chart.setPlotSize(width, price.scaleHeight)

    ChartTitle {
        id: priceTitle
        width: parent.width
        text: qsTr("Price")
        legend: stack.app.readout.scores ? qsTr("bands: raw, shown, HMM; flags: M model, F backfill, S start, C settings, ! trouble") : qsTr("bands: raw, shown, second opinion; flags: M model, F backfill, S start, C settings, ! trouble")
        values: stack.words.prices
    }

    PriceChart {
        id: price
        Accessible.role: Accessible.Chart
        Accessible.name: priceTitle.text
        Accessible.description: spoken.prices
        anchors.top: priceTitle.bottom
        width: parent.width
        height: Math.floor(stack.room * 0.53)
        chart: stack.chart

        Repeater {
            model: stack.chart.priceLabels

            AxisWord {
                required property int index
                required property string modelData

                text: modelData
                at: price.scaleHeight * (1 - (stack.chart.pricePositions[index] ?? 0))
            }
        }
    }

    ChartTitle {
        id: probabilityTitle
        anchors.top: price.bottom
        anchors.topMargin: 4
        width: parent.width
        text: stack.app.readout.scores ? qsTr("Scores of staying") : qsTr("Probabilities")
        legend: qsTr("B bearish at the foot, R ranging, U bullish on top")
        values: stack.words.probabilities
    }

    ProbabilityChart {
        id: probability
        Accessible.role: Accessible.Chart
        Accessible.name: probabilityTitle.text
        Accessible.description: spoken.probabilities
        anchors.top: probabilityTitle.bottom
        width: parent.width
        height: Math.floor(stack.room * 0.28)
        chart: stack.chart

        AxisWord {
            text: "1"
            at: 6
        }

        AxisWord {
            text: "0.5"
            at: probability.height / 2
        }

        AxisWord {
            text: "0"
            at: probability.height - 6
        }
    }

    ChartTitle {
        id: certaintyTitle
        anchors.top: probability.bottom
        anchors.topMargin: 4
        width: parent.width
        text: stack.app.readout.scores ? qsTr("Margin of scores") : qsTr("Confidence")
        legend: stack.chart.empty ? qsTr("and, wider, bias") : qsTr("and, wider, bias; dashed: threshold %1").arg(stack.app.readout.threshold.toFixed(2))
        values: stack.words.certainty
    }

    CertaintyChart {
        id: certainty
        Accessible.role: Accessible.Chart
        Accessible.name: certaintyTitle.text
        Accessible.description: spoken.certainty
        anchors.top: certaintyTitle.bottom
        width: parent.width
        height: Math.floor(stack.room * 0.19)
        chart: stack.chart
        threshold: stack.app.readout.threshold

        AxisWord {
            text: "1"
            at: certainty.yOf(1) + 2
        }

        AxisWord {
            text: "0"
            at: certainty.yOf(0)
        }

        AxisWord {
            text: "−1"
            at: certainty.yOf(-1) - 2
        }
    }

    Rectangle {
        id: dataStrip
        Accessible.role: Accessible.Chart
        Accessible.name: qsTr("Data")
        Accessible.description: spoken.data
        anchors.top: certainty.bottom
        anchors.topMargin: 12
        width: parent.width
        height: 16
        color: Theme.panel

        ChartLayer {
            anchors.fill: parent
            chart: stack.chart
            content: ChartLayer.DataStrip
            ink: Theme.strip
            paper: Theme.panel
        }

        AxisWord {
            text: qsTr("Data")
            at: 8
        }
    }

    Repeater {
        model: stack.chart.timeLabels

        Txt {
            required property int index
            required property string modelData

            y: dataStrip.y + dataStrip.height + 6
            x: Math.round(Math.max(0, Math.min(stack.width - width, stack.width * (stack.chart.timePositions[index] ?? 0) - width / 2)))
            text: modelData
            color: Theme.quiet
            font.pixelSize: Theme.smallPx
        }
    }

    DataLegend {
        id: legend
        anchors.bottom: parent.bottom
        width: parent.width
        app: stack.app
    }

    EmptyCharts {
        anchors.fill: price
        visible: stack.chart.empty
        app: stack.app
    }

    ChartHandle {
        spoken: spoken.crosshair
        y: price.y
        width: parent.width
        height: dataStrip.y + dataStrip.height - y
        chart: stack.chart
    }

    MarkFlags {
        y: price.y
        width: parent.width
        height: price.scaleHeight
        chart: stack.chart
        z: 2
    }
}

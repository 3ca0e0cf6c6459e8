// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtCharts
import RegimeScope

/*!
    The three probabilities as stacked areas, bearish at the foot. Each area reaches down to 0 and the
    lower ones are laid over it, so the areas must be opaque.
*/
Item {
    id: probabilities

    required property ChartModel chart

    function solid(hue: color): color {
        return Qt.tint(Theme.panel, Theme.tint(hue, Theme.areaOpacity));
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.panel
    }

    GridChart {
        anchors.fill: parent
        objectName: "probabilityChart"

        BareAxis {
            id: timeAxis
        }

        BareAxis {
            id: shareAxis
            min: 0
            max: 1
        }

        AreaSeries {
            axisX: timeAxis
            axisY: shareAxis
            color: probabilities.solid(Theme.bull)
            borderColor: "transparent"
            upperSeries: LineSeries {
                id: bullTop
            }
        }

        AreaSeries {
            axisX: timeAxis
            axisY: shareAxis
            color: probabilities.solid(Theme.range)
            borderColor: "transparent"
            upperSeries: LineSeries {
                id: rangeTop
            }
        }

        AreaSeries {
            axisX: timeAxis
            axisY: shareAxis
            color: probabilities.solid(Theme.bear)
            borderColor: "transparent"
            upperSeries: LineSeries {
                id: bearTop
            }
        }
    }

    ChartLayer {
        anchors.fill: parent
        chart: probabilities.chart
        content: ChartLayer.Unanswered
        visible: probabilities.chart.interrupted
        paper: Theme.panel
    }

    Component.onCompleted: {
        probabilities.chart.addTimeAxis(timeAxis);
        probabilities.chart.setProbabilitySeries(bearTop, rangeTop, bullTop);
    }
}

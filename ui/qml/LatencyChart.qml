// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtCharts
import RegimeScope

/*! How long the exchange took to answer, sync by sync since the start. */
Item {
    id: latency

    required property HealthModel health

    implicitHeight: 148

    Txt {
        text: latency.health.latencyText
        color: Theme.quiet
        font.pixelSize: Theme.smallPx
    }

    Item {
        id: plot
        x: 7 * Theme.unit
        y: 3 * Theme.unit
        width: parent.width - x
        height: parent.height - y - Theme.unit

        Rectangle {
            anchors.fill: parent
            color: Theme.panel
        }

        GridChart {
            anchors.fill: parent
            objectName: "latencyChart"

            BareAxis {
                id: timeAxis
                min: latency.health.latencyFromSec
                max: latency.health.latencyToSec
            }

            BareAxis {
                id: msAxis
                min: 0
                max: latency.health.latencyTopMs
                gridVisible: latency.health.syncCount > 1
                tickCount: 3
            }

            LineSeries {
                id: line
                axisX: timeAxis
                axisY: msAxis
                color: Theme.ink
                width: 1.5
            }
        }

        AxisWord {
            visible: latency.health.syncCount > 0
            text: latency.health.latencyTopMs.toFixed(0) + " ms"
            at: 8
        }

        AxisWord {
            text: "0"
            at: plot.height - 8
        }

        Txt {
            anchors.centerIn: parent
            visible: latency.health.syncCount < 2
            text: latency.health.syncCount === 0 ? qsTr("The line begins with the second sync") : qsTr("One sync so far")
            color: Theme.quiet
        }
    }

    Component.onCompleted: latency.health.setLatencySeries(line)
}

// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! What the hatches of the charts and of the data strip mean; at its end, or below where that is too narrow, how to
    fill the holes. */
Item {
    id: legend

    required property AppModel app

    readonly property bool narrow: signs.width + (ruled.visible ? 3 * Theme.unit + ruled.width : 0) + links.width + Theme.gutter > width

    implicitHeight: narrow ? 42 : 20

    Row {
        id: signs
        spacing: 3 * Theme.unit
        height: 20

        Repeater {
            model: [
                { sign: Sign.Present, word: qsTr("present") },
                { sign: Sign.Quiet, word: qsTr("quiet, filled") },
                { sign: Sign.Lost, word: qsTr("lost") },
                { sign: Sign.WarmingUp, word: qsTr("warming up") },
                { sign: Sign.Stale, word: qsTr("stale") }
            ]

            LegendEntry {
                required property var modelData

                sign: modelData.sign
                word: modelData.word
            }
        }
    }

    LegendEntry {
        id: ruled
        x: legend.narrow ? 0 : signs.width + 3 * Theme.unit
        y: legend.narrow ? legend.height - height : 0
        visible: legend.app.chart.computed
        sign: Sign.Ruled
        word: qsTr("above: by today's model, not as seen live")
    }

    Row {
        id: links
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        height: 20
        spacing: 2 * Theme.unit

        LinkButton {
            anchors.verticalCenter: parent.verticalCenter
            font.pixelSize: Theme.smallPx
            text: legend.app.health.view.backfilling ? qsTr("Backfill is running") : qsTr("Backfill")
            enabled: !legend.app.health.view.backfilling && legend.app.health.view.known
            onClicked: legend.app.requestBackfill()
        }

        LinkButton {
            objectName: "zone"
            anchors.verticalCenter: parent.verticalCenter
            text: legend.app.chart.zoneText
            font.pixelSize: Theme.smallPx
            Accessible.description: qsTr("Changes between UTC and local time")
            onClicked: legend.app.localTime = !legend.app.localTime
        }
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! Whether the market is still the one the model was trained on, day by day. */
Section {
    id: section

    required property DriftModel drift

    title: qsTr("Drift, against its own 99th percentile")

    Note {
        width: parent.width
        visible: section.drift.count === 0
        text: section.drift.problem.length > 0 ? section.drift.problem : qsTr("Not measured yet: it needs a model and whole days of candles behind it.")
    }

    Repeater {
        model: section.drift

        Item {
            id: chart

            required property string name
            required property string stateText
            required property var points // of point: Qt 6.4 has no list of them
            required property bool hasLimit
            required property real limit
            required property bool unusualBelow
            required property bool alarm

            width: section.width
            height: 54
            Accessible.role: Accessible.Chart
            Accessible.name: name + ": " + stateText

            Txt {
                id: title
                text: chart.name
                color: Theme.quiet
                font.pixelSize: Theme.smallPx
            }

            Txt {
                anchors.right: parent.right
                anchors.left: title.right
                anchors.leftMargin: Theme.unit
                horizontalAlignment: Text.AlignRight
                text: chart.stateText
                font.pixelSize: Theme.smallPx
                font.weight: chart.alarm ? Font.Bold : Font.DemiBold
                elide: Text.ElideRight
            }

            LinePlot {
                anchors.top: title.bottom
                anchors.topMargin: 2
                anchors.bottom: parent.bottom
                anchors.bottomMargin: 6
                width: parent.width
                points: chart.points
                hasLimit: chart.hasLimit
                limit: chart.limit
                unusualBelow: chart.unusualBelow
                ink: Theme.ink
                quiet: Theme.quiet
                paper: Theme.panel
            }
        }
    }
}

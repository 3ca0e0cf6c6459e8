// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! How the training went: likelihood by iteration, and how far the starts ended apart. */
Section {
    id: section

    required property ModelStates described

    title: qsTr("The training")

    Txt {
        width: parent.width
        visible: section.described.count === 0
        text: qsTr("No training yet.")
        color: Theme.quiet
    }

    Fact {
        width: parent.width
        visible: section.described.count > 0
        label: qsTr("Trained on")
        value: section.described.depthText
    }

    Fact {
        width: parent.width
        visible: section.described.count > 0
        label: qsTr("Log-likelihood")
        value: section.described.likelihoodText
    }

    LinePlot {
        width: parent.width
        height: 72
        visible: section.described.count > 0
        points: section.described.iterations
        ink: Theme.ink
        quiet: Theme.quiet
        paper: Theme.panel
        Accessible.role: Accessible.Chart
        Accessible.name: qsTr("Log-likelihood by iteration: %1").arg(section.described.likelihoodText)
    }

    Fact {
        width: parent.width
        visible: section.described.count > 0
        label: qsTr("Starts")
        value: section.described.startsText
    }

    Item {
        width: parent.width
        height: 16
        visible: section.described.starts.length > 1

        Rectangle {
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width
            height: 1
            color: Theme.line
        }

        Repeater {
            model: section.described.starts

            Rectangle {
                required property real modelData

                x: Math.round(modelData * (parent.width - width))
                anchors.verticalCenter: parent.verticalCenter
                width: 3
                height: 12
                color: Theme.ink
            }
        }
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! How opaque the overlay is, and the keys that rule it. */
Rectangle {
    id: bar

    required property OverlayModel model

    height: 5 * Theme.unit
    color: Theme.panel

    Rectangle {
        width: parent.width
        height: 1
        color: Theme.line
    }

    Row {
        anchors.left: parent.left
        anchors.leftMargin: Theme.gutter
        anchors.verticalCenter: parent.verticalCenter
        spacing: 2 * Theme.unit

        Txt {
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("Opacity")
            font.weight: Font.Medium
        }

        ShareSlider {
            anchors.verticalCenter: parent.verticalCenter
            width: 20 * Theme.unit
            from: bar.model.leastOpacity
            stepSize: bar.model.opacityStep
            value: bar.model.opacity
            Accessible.name: qsTr("Opacity of the overlay")
            onMoved: bar.model.opacity = value
        }

        Txt {
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("%1 %").arg(Math.round(100 * bar.model.opacity))
        }
    }

    Row {
        anchors.right: parent.right
        anchors.rightMargin: Theme.gutter
        anchors.verticalCenter: parent.verticalCenter
        spacing: 3 * Theme.unit

        Txt {
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("Up and Down change it")
            color: Theme.quiet
        }

        LinkButton {
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("Legend (L)")
            onClicked: bar.model.legendShown = true
        }

        LinkButton {
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("Leave (B or Esc)")
            onClicked: bar.model.shown = false
        }
    }
}

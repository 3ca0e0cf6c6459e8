// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! A share of 1 as a bar, with an optional mark (below 0: none). */
Item {
    id: bar

    property real value: 0
    property real mark: -1
    property color hue: Theme.ink

    implicitHeight: 6

    Rectangle {
        anchors.fill: parent
        color: Theme.track
    }

    Rectangle {
        width: Math.round(bar.width * Math.max(0, Math.min(1, bar.value)))
        height: parent.height
        color: bar.hue

        Behavior on width {
            enabled: !Theme.still
            NumberAnimation {
                duration: Theme.motionMs
                easing.type: Easing.OutCubic
            }
        }
    }

    // The mark stands in both colours, so that it is seen on the bar and beside it.
    Rectangle {
        visible: bar.mark >= 0
        x: Math.round(bar.width * bar.mark) - 2
        y: -4
        width: 4
        height: bar.height + 8
        color: Theme.paper

        Rectangle {
            x: 1
            width: 2
            height: parent.height
            color: Theme.ink
        }
    }
}

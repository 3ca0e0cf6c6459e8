// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! The bias from -1 to +1 on a line with its middle marked; its form and hue are those of its side. */
Item {
    id: needle

    property real value: 0
    /*! −1 or 1; 0 for a bias that reads 0. */
    property int side: 0
    property bool muted: false

    implicitHeight: 12

    Rectangle {
        y: 5
        width: parent.width
        height: 2
        color: Theme.track
    }

    Rectangle {
        x: Math.round(parent.width / 2) - 1
        width: 2
        height: parent.height
        color: Theme.ink
    }

    Sign {
        objectName: "needleSign"
        width: 12
        height: 12
        x: Math.round((needle.width - width) * (needle.value + 1) / 2)
        shape: needle.side < 0 ? Sign.Down : needle.side > 0 ? Sign.Triangle : Sign.Ring
        ink: needle.muted ? Theme.quiet : Theme.hueOf(needle.side === 0 ? -1 : 1 + needle.side)

        Behavior on x {
            enabled: !Theme.still
            NumberAnimation {
                duration: Theme.motionMs
                easing.type: Easing.OutCubic
            }
        }
    }
}

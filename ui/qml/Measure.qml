// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! The head of a bar: what is measured, and how much it is. */
Item {
    id: measure

    property string label
    property string value
    property bool muted: false

    implicitHeight: name.implicitHeight
    Accessible.role: Accessible.StaticText
    Accessible.name: label + " " + value

    Txt {
        id: name
        text: measure.label
        font.weight: Font.Medium
    }

    Txt {
        anchors.right: parent.right
        text: measure.value.length > 0 ? measure.value : qsTr("none yet")
        color: measure.muted ? Theme.quiet : Theme.ink
        font.weight: Font.DemiBold
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! One regime's probability: form, letter and word, bar, number. */
Item {
    id: row

    property int form: 0
    property string label
    property real value: 0
    property string valueText
    property bool muted: false

    Accessible.role: Accessible.StaticText
    Accessible.name: label + " " + valueText

    Sign {
        width: 14
        height: 14
        anchors.verticalCenter: parent.verticalCenter
        shape: row.form
        ink: row.muted ? Theme.quiet : Theme.hueOf(row.form)
    }

    Txt {
        x: 26
        anchors.verticalCenter: parent.verticalCenter
        text: row.label
        font.weight: Font.Medium
    }

    Bar {
        anchors.left: parent.left
        anchors.leftMargin: 112
        anchors.right: parent.right
        anchors.rightMargin: 52
        anchors.verticalCenter: parent.verticalCenter
        height: 8
        value: row.value
        hue: row.muted ? Theme.quiet : Theme.hueOf(row.form)
    }

    Txt {
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        text: row.valueText.length > 0 ? row.valueText : "–"
        font.weight: Font.DemiBold
        color: row.muted ? Theme.quiet : Theme.ink
    }
}

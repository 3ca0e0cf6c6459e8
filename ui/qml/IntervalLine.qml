// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! A number, and where it and its interval lie on the scale of the rows around it; or a heading. */
Item {
    id: line

    property string name
    property string text
    property bool heading: false
    property int form: -1
    property real at: 0
    property real from: 0
    property real to: 0
    property real reference: 0
    property bool certain: true
    property real nameWidth: 14 * Theme.unit
    property real textWidth: 10 * Theme.unit

    implicitHeight: heading ? 28 : 20
    Accessible.role: Accessible.Row
    Accessible.name: name + ": " + text + (certain ? "" : ", " + without.text)

    Sign {
        id: sign
        visible: line.form >= 0 && line.form <= 2
        anchors.verticalCenter: parent.verticalCenter
        width: 10
        height: 10
        shape: Math.max(0, Math.min(2, line.form))
        ink: Theme.hueOf(line.form)
    }

    Txt {
        id: nameText
        x: line.heading ? 0 : 16
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 2
        width: line.heading ? implicitWidth : line.nameWidth - x
        text: line.name
        elide: Text.ElideRight
        font.weight: line.heading ? Font.DemiBold : Font.Normal
    }

    Txt {
        x: line.heading ? nameText.width + Theme.unit : line.nameWidth
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 2
        width: line.heading ? line.width - x : line.textWidth
        horizontalAlignment: Text.AlignRight
        text: line.text
        elide: Text.ElideRight
        color: line.heading ? Theme.quiet : Theme.ink
        font.pixelSize: line.heading ? Theme.smallPx : Theme.bodyPx
        font.weight: line.heading ? Font.Normal : Font.DemiBold
    }

    Item {
        id: scale
        visible: !line.heading
        x: line.nameWidth + line.textWidth + 2 * Theme.unit
        width: line.width - x - Theme.unit
        height: parent.height

        Rectangle {
            x: Math.round(line.reference * scale.width)
            width: 1
            height: parent.height
            color: Theme.quiet
        }

        Rectangle {
            visible: line.certain
            x: Math.round(line.from * scale.width)
            y: Math.round((parent.height - height) / 2)
            width: Math.max(1, Math.round((line.to - line.from) * scale.width))
            height: 2
            color: Theme.hueOf(line.form)
        }

        Rectangle {
            x: Math.round(line.at * scale.width) - 3
            y: Math.round((parent.height - height) / 2)
            width: 7
            height: 7
            color: Theme.hueOf(line.form)
        }

        Txt {
            id: without
            anchors.bottom: parent.bottom
            anchors.bottomMargin: 2
            x: line.at < 0.5 ? Math.round(line.at * scale.width) + Theme.unit : Math.round(line.at * scale.width) - width - Theme.unit
            visible: !line.certain
            text: qsTr("too few days")
            color: Theme.quiet
            font.pixelSize: Theme.smallPx
        }
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! Name of a chart, and beside it what it shows or, under the crosshair, its values there. */
Item {
    id: title

    property string text
    property string legend
    property string values

    readonly property string shown: values.length > 0 ? values : legend

    implicitHeight: 20
    z: 1
    Accessible.role: Accessible.StaticText
    Accessible.name: text + ": " + shown

    HoverHandler {
        id: hover
    }

    // Where the window is narrow.
    Tip {
        of: title
        words: title.shown
        asked: hover.hovered && line.truncated
    }

    // Keeps the crosshair out of the words.
    Rectangle {
        width: line.x + line.contentWidth
        height: parent.height
        color: Theme.paper
    }

    Txt {
        id: name
        anchors.verticalCenter: parent.verticalCenter
        text: title.text
        font.pixelSize: Theme.smallPx
        font.weight: Font.Bold
    }

    Txt {
        id: line
        anchors.left: name.right
        anchors.leftMargin: 12
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        text: title.shown
        color: title.values.length > 0 ? Theme.ink : Theme.quiet
        font.pixelSize: Theme.smallPx
        font.weight: title.values.length > 0 ? Font.Medium : Font.Normal
        elide: Text.ElideRight
    }
}

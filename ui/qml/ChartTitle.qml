// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! Name of a chart, and beside it what it shows or, under the crosshair, its values there. */
Item {
    id: title

    property string text
    property string legend
    property string values

    implicitHeight: 20
    z: 1

    // Keeps the crosshair out of the words.
    Rectangle {
        width: words.x + words.contentWidth
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
        id: words
        anchors.left: name.right
        anchors.leftMargin: 12
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        text: title.values.length > 0 ? title.values : title.legend
        color: title.values.length > 0 ? Theme.ink : Theme.quiet
        font.pixelSize: Theme.smallPx
        font.weight: title.values.length > 0 ? Font.Medium : Font.Normal
        elide: Text.ElideRight
    }
}

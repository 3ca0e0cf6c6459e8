// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! One key; a value that is not the default stands out. */
Item {
    id: row

    required property string key
    required property string value
    required property string origin
    required property string range
    required property string defaultValue
    property bool heading: false

    height: 28
    Accessible.role: Accessible.Row
    Accessible.name: key + ": " + value + ", " + origin

    component Cell: Txt {
        anchors.verticalCenter: parent.verticalCenter
        elide: Text.ElideRight
        color: row.heading ? Theme.quiet : Theme.ink
        font.pixelSize: row.heading ? Theme.smallPx : Theme.bodyPx
    }

    Cell {
        width: row.width * 0.34 - Theme.unit
        text: row.key
        font.weight: row.heading ? Font.Normal : Font.Medium
    }

    Cell {
        x: row.width * 0.34
        width: row.width * 0.2 - Theme.unit
        text: row.value
        font.weight: !row.heading && row.value !== row.defaultValue ? Font.Bold : Font.Normal
    }

    Cell {
        x: row.width * 0.54
        width: row.width * 0.12 - Theme.unit
        text: row.origin
        color: Theme.quiet
    }

    Cell {
        x: row.width * 0.66
        width: row.width * 0.22 - Theme.unit
        text: row.range
        color: Theme.quiet
    }

    Cell {
        x: row.width * 0.88
        width: row.width * 0.12
        text: row.defaultValue
        color: Theme.quiet
    }

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: row.heading ? 2 : 1
        color: row.heading ? Theme.ink : Theme.line
    }
}

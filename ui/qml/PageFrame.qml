// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! A page of two columns under its name; what does not fit can be scrolled. */
Flickable {
    id: frame

    property string title
    property alias left: leftColumn.data
    property alias right: rightColumn.data
    readonly property real columnWidth: Math.floor((Math.min(width, 1320) - 2 * 5 * Theme.unit - 6 * Theme.unit) / 2)

    contentWidth: width
    contentHeight: Math.max(leftColumn.height, rightColumn.height) + leftColumn.y + 3 * Theme.unit
    boundsBehavior: Flickable.StopAtBounds
    clip: true

    Txt {
        x: 5 * Theme.unit
        y: 2 * Theme.unit
        text: frame.title
        font.pixelSize: Theme.wordPx
        font.weight: Font.Bold
        Accessible.role: Accessible.Heading
        Accessible.name: text
    }

    Column {
        id: leftColumn
        x: 5 * Theme.unit
        y: 10 * Theme.unit
        width: frame.columnWidth
        spacing: 3 * Theme.unit
    }

    Column {
        id: rightColumn
        x: 5 * Theme.unit + frame.columnWidth + 6 * Theme.unit
        y: 10 * Theme.unit
        width: frame.columnWidth
        spacing: 3 * Theme.unit
    }
}

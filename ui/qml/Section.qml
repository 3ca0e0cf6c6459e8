// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! One subject of a page: a rule, its name, and what stands under it. */
Column {
    id: section

    property string title
    default property alias content: body.data

    Rectangle {
        width: parent.width
        height: 2
        color: Theme.ink
    }

    Txt {
        text: section.title
        font.pixelSize: Theme.titlePx
        font.weight: Font.Bold
        topPadding: Theme.unit
        bottomPadding: Theme.unit
        Accessible.role: Accessible.Heading
        Accessible.name: text
    }

    Column {
        id: body
        width: parent.width
        spacing: 0
    }
}

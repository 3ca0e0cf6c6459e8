// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! One subject of a page: a rule, its name, what it is of where that must be said, and what stands
    under it. */
Column {
    id: section

    property string title
    property string aside
    /*! Says that it is not what one would expect. */
    property bool old: false
    default property alias content: body.data

    Rectangle {
        width: parent.width
        height: 2
        color: Theme.ink
    }

    Item {
        readonly property bool fits: name.width + scope.implicitWidth + 2 * Theme.unit <= width

        width: parent.width
        height: scope.visible && !fits ? scope.y + scope.height + Theme.unit : name.height

        Txt {
            id: name
            text: section.title
            font.pixelSize: Theme.titlePx
            font.weight: Font.Bold
            topPadding: Theme.unit
            bottomPadding: Theme.unit
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }

        Txt {
            id: scope
            x: parent.fits ? parent.width - width : 0
            y: parent.fits ? name.baselineOffset - baselineOffset : name.height - Theme.unit / 2
            width: Math.min(implicitWidth, parent.width)
            visible: text.length > 0
            text: section.aside
            elide: Text.ElideRight
            color: section.old ? Theme.ink : Theme.quiet
            font.pixelSize: Theme.smallPx
            font.weight: section.old ? Font.DemiBold : Font.Normal
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
    }

    Column {
        id: body
        width: parent.width
        spacing: 0
    }
}

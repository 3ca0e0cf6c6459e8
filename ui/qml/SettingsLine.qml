// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! The five cells of one line of the settings: key, value, origin, what is allowed, default. */
Rectangle {
    id: line

    required property list<string> cells
    property bool heading: false
    property bool changed: false
    property bool hovered: false
    readonly property list<real> edges: [0, 0.34, 0.54, 0.66, 0.88, 1]

    height: Math.max(28, Theme.bodyPx * 2 + 2)
    color: hovered ? Theme.panel : "transparent"

    Repeater {
        model: line.cells.length

        Txt {
            required property int index

            x: line.width * line.edges[index] + (index === 0 ? 6 : 0)
            anchors.verticalCenter: parent.verticalCenter
            width: line.width * line.edges[index + 1] - x - Theme.unit
            text: line.cells[index]
            elide: Text.ElideRight
            color: line.heading || index > 1 ? Theme.quiet : Theme.ink
            font.pixelSize: line.heading ? Theme.smallPx : Theme.bodyPx
            font.weight: line.heading ? Font.Normal : index === 1 && line.changed ? Font.Bold : index === 0 ? Font.Medium : Font.Normal
        }
    }
}

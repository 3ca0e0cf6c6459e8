// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! One row of a table: its name to the left, numbers to the right in columns of equal width, but for
    the last where it has a width of its own. */
Item {
    id: line

    property list<string> cells
    property bool heading: false
    property real nameWidth: width / 3
    property real lastWidth: 0
    property int numberPx: Theme.bodyPx
    readonly property int last: cells.length - 1
    readonly property real cellWidth: (width - nameWidth - lastWidth) / Math.max(1, lastWidth > 0 ? last - 1 : last)

    implicitHeight: Math.max(22, row.height + (heading ? Theme.unit : 4))
    Accessible.role: Accessible.Row
    Accessible.name: cells.join(", ")

    Row {
        id: row
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 2

        Repeater {
            model: line.cells.length

            Txt {
                required property int index

                width: line.last === 0 ? line.width : index === 0 ? line.nameWidth : index === line.last && line.lastWidth > 0 ? line.lastWidth : line.cellWidth
                leftPadding: index === 0 ? 0 : 6
                anchors.top: line.heading ? undefined : parent.top
                anchors.bottom: line.heading ? parent.bottom : undefined
                horizontalAlignment: index === 0 ? Text.AlignLeft : Text.AlignRight
                wrapMode: Text.Wrap
                text: line.cells[index]
                color: index === 0 && !line.heading || index > 0 && line.heading ? Theme.quiet : Theme.ink
                font.pixelSize: line.heading && index > 0 ? Theme.smallPx : index > 0 ? line.numberPx : Theme.bodyPx
                font.weight: line.heading && index > 0 || !line.heading && index === 0 ? Font.Normal : Font.DemiBold
            }
        }
    }

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 1
        color: Theme.line
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! One key of the configuration; a value that is not the default stands out. Open, it can be
    changed. */
Item {
    id: row

    required property int index
    required property string key
    required property string summary
    required property string value
    required property string nextValue
    required property string origin
    required property string range
    required property string defaultValue
    required property list<string> choices
    required property bool editable
    required property bool atNextStart
    required property string problem
    required property SettingsModel settings
    property bool open: false
    property bool marked: false

    signal toggled

    implicitHeight: line.height + (open ? editor.height : 0)
    Accessible.role: Accessible.Row
    Accessible.name: key + ": " + value + ", " + origin

    // Only what is seen can be typed into: not before the row has opened.
    onOpenChanged: if (open)
        Qt.callLater(editor.take)

    SettingsLine {
        id: line
        width: parent.width
        cells: [row.key, row.value === row.nextValue ? row.value : qsTr("%1, next %2").arg(row.value).arg(row.nextValue), row.origin, row.range, row.defaultValue]
        changed: row.value !== row.defaultValue || row.nextValue !== row.value
        hovered: hover.hovered || row.open

        HoverHandler {
            id: hover
        }

        TapHandler {
            onTapped: row.toggled()
        }
    }

    SettingEditor {
        id: editor
        anchors.top: line.bottom
        width: parent.width
        visible: row.open
        settings: row.settings
        key: row.key
        summary: row.summary
        value: row.value
        nextValue: row.nextValue
        origin: row.origin
        range: row.range
        defaultValue: row.defaultValue
        choices: row.choices
        editable: row.editable
        atNextStart: row.atNextStart
        problem: row.problem
        onClosed: row.toggled()
    }

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 1
        color: Theme.line
    }

    Rectangle {
        anchors.fill: parent
        visible: row.marked
        color: "transparent"
        border.width: 2
        border.color: Theme.ink
    }
}

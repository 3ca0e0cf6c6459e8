// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! Changes one key: a choice or a line to type, back to the default, and what became of it. */
Column {
    id: editor

    signal closed

    required property SettingsModel settings
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

    readonly property string whenText: {
        if (!editable)
            return qsTr("Set by the %1, which wins over the file: change it there.").arg(origin);
        if (value !== nextValue)
            return qsTr("Written. The next start takes it; until then %1 is in force.").arg(value.length > 0 ? value : qsTr("the built-in value"));
        return atNextStart ? qsTr("Takes effect at the next start.") : qsTr("Takes effect at once.");
    }

    function take() {
        if (field.visible)
            field.take();
        else if (repeater.count > 0)
            repeater.itemAt(0).forceActiveFocus(Qt.OtherFocusReason);
    }

    // The window's own Esc must not come first.
    Keys.onShortcutOverride: event => event.accepted = event.key === Qt.Key_Escape
    Keys.onEscapePressed: closed()

    spacing: Theme.unit
    topPadding: 2
    bottomPadding: 12

    Note {
        width: parent.width
        text: editor.summary + ". " + editor.whenText
        topPadding: 0
        bottomPadding: 0
    }

    // The table has room for its beginning alone.
    Note {
        width: parent.width
        visible: editor.range.length > 0
        text: qsTr("Allowed: %1").arg(editor.range)
        topPadding: 0
        bottomPadding: 0
    }

    Flow {
        width: parent.width
        spacing: 6

        Repeater {
            id: repeater
            model: editor.choices

            PushButton {
                required property string modelData

                text: modelData
                enabled: editor.editable
                checked: editor.nextValue === modelData
                onClicked: editor.settings.change(editor.key, modelData)
            }
        }

        Field {
            id: field
            visible: editor.choices.length === 0
            width: Math.min(parent.width, 420)
            enabled: editor.editable
            name: editor.key
            text: editor.nextValue
            hint: editor.editable ? qsTr("empty") : ""
            onAccepted: editor.settings.change(editor.key, text)
            onCancelled: editor.closed()
        }

        PushButton {
            visible: field.visible && editor.editable
            text: qsTr("Save")
            enabled: field.text !== editor.nextValue
            onClicked: editor.settings.change(editor.key, field.text)
        }

        PushButton {
            visible: editor.editable && editor.nextValue !== editor.defaultValue
            text: editor.defaultValue.length > 0 ? qsTr("Back to %1").arg(editor.defaultValue) : qsTr("Back to the default")
            onClicked: editor.settings.restoreDefault(editor.key)
        }
    }

    Txt {
        width: parent.width
        visible: text.length > 0
        text: editor.problem
        wrapMode: Text.Wrap
        font.weight: Font.DemiBold
        Accessible.role: Accessible.AlertMessage
        Accessible.name: text
    }
}

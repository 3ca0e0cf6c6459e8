// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! One line to type in. Enter accepts, Esc cancels; `hint` stands there while it is empty. */
Rectangle {
    id: field

    signal accepted
    signal cancelled

    property alias text: input.text
    property string name
    property string hint
    property alias validator: input.validator
    readonly property bool acceptable: input.acceptableInput

    function take() {
        input.forceActiveFocus(Qt.OtherFocusReason);
        input.selectAll();
    }

    implicitWidth: 240
    implicitHeight: Math.max(24, input.implicitHeight + 6)
    color: Theme.panel
    border.width: input.activeFocus ? 2 : 1
    border.color: input.activeFocus ? Theme.ink : Theme.line

    TextInput {
        id: input
        anchors.fill: parent
        anchors.leftMargin: Theme.unit
        anchors.rightMargin: Theme.unit
        verticalAlignment: TextInput.AlignVCenter
        clip: true
        enabled: field.enabled
        activeFocusOnTab: enabled
        selectByMouse: true
        color: field.enabled ? Theme.ink : Theme.quiet
        selectionColor: Theme.ink
        selectedTextColor: Theme.paper
        renderType: Text.NativeRendering
        font.family: Theme.family
        font.pixelSize: Theme.bodyPx
        Accessible.role: Accessible.EditableText
        Accessible.name: field.name
        Accessible.description: field.hint
        onAccepted: field.accepted()
        Keys.priority: Keys.AfterItem
        // What it has taken is no key of the list around it.
        Keys.onReturnPressed: event => event.accepted = true
        Keys.onEnterPressed: event => event.accepted = true
        // The window's own Esc must not come first.
        Keys.onShortcutOverride: event => event.accepted = event.key === Qt.Key_Escape
        Keys.onEscapePressed: field.cancelled()
    }

    Txt {
        anchors.left: input.left
        anchors.right: input.right
        anchors.verticalCenter: parent.verticalCenter
        visible: input.text.length === 0
        text: field.hint
        color: Theme.quiet
        elide: Text.ElideRight
    }
}

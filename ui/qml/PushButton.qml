// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! A square-cornered button; `checked` inverts it. */
Rectangle {
    id: button

    signal clicked

    property alias text: label.text
    property bool checked: false

    // Whole pixels, or the right border falls between two of them and is not drawn.
    implicitWidth: Math.max(46, Math.ceil(label.implicitWidth) + 3 * Theme.unit)
    implicitHeight: 24
    color: checked ? Theme.ink : hover.hovered && enabled ? Theme.track : Theme.panel
    border.width: activeFocus ? 2 : 1
    border.color: activeFocus || checked ? Theme.ink : Theme.line
    activeFocusOnTab: enabled
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.checked: checked
    Accessible.onPressAction: button.clicked()
    Keys.onReturnPressed: clicked()
    Keys.onSpacePressed: clicked()

    Txt {
        id: label
        anchors.centerIn: parent
        color: !button.enabled ? Theme.quiet : button.checked ? Theme.paper : Theme.ink
        font.weight: Font.Medium
    }

    Rectangle {
        anchors.fill: parent
        anchors.margins: 3
        visible: button.activeFocus && button.checked
        color: "transparent"
        border.color: Theme.paper
    }

    HoverHandler {
        id: hover
    }

    MouseArea {
        anchors.fill: parent
        enabled: button.enabled
        onClicked: {
            button.forceActiveFocus(Qt.MouseFocusReason);
            button.clicked();
        }
    }
}

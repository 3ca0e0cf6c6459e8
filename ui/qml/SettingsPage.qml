// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! The look of the window, and every configuration key with where its value came from. */
Item {
    id: page

    required property AppModel app
    readonly property int edge: width > 1200 ? 5 * Theme.unit : Theme.gutter

    Txt {
        id: title
        x: 4 * Theme.unit
        y: 2 * Theme.unit
        text: "Settings"
        font.pixelSize: Theme.wordPx
        font.weight: Font.Bold
    }

    Row {
        anchors.right: parent.right
        anchors.rightMargin: page.edge
        anchors.verticalCenter: title.verticalCenter
        spacing: 6

        Txt {
            anchors.verticalCenter: parent.verticalCenter
            text: "Theme"
            color: Theme.quiet
            rightPadding: 6
        }

        Repeater {
            model: ["as the desktop", "light", "dark"]

            PushButton {
                required property int index
                required property string modelData

                text: modelData
                checked: page.app.theme === index
                onClicked: page.app.theme = index
            }
        }

        Item {
            width: 3 * Theme.unit
            height: 1
        }

        PushButton {
            text: "reduce motion"
            checked: page.app.reduceMotion
            onClicked: page.app.reduceMotion = !page.app.reduceMotion
        }
    }

    SettingsRow {
        id: head
        x: 4 * Theme.unit
        y: 10 * Theme.unit
        width: page.width - 4 * Theme.unit - page.edge
        key: "Key"
        value: "Value"
        origin: "Came from"
        range: "Allowed"
        defaultValue: "Default"
        heading: true
    }

    ListView {
        id: list
        x: head.x
        anchors.top: head.bottom
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.unit
        width: head.width
        clip: true
        model: page.app.settings
        boundsBehavior: Flickable.StopAtBounds
        activeFocusOnTab: true
        Accessible.role: Accessible.Table
        Accessible.name: "Configuration"
        delegate: SettingsRow {
            width: list.width
        }
    }

    Txt {
        x: head.x
        anchors.top: head.bottom
        anchors.topMargin: 2 * Theme.unit
        visible: page.app.settings.count === 0
        text: "The configuration has not been read yet."
        color: Theme.quiet
    }
}

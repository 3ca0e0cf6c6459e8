// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! The look of the window, and every configuration key: where its value came from, what is
    allowed, and changing it. */
Item {
    id: page

    required property AppModel app
    readonly property int edge: width > 1200 ? 5 * Theme.unit : Theme.gutter
    property string openKey

    function toggle(index: int, key: string) {
        list.currentIndex = index;
        openKey = openKey === key ? "" : key;
        // Back from the editor to its row: what was typed into is gone.
        if (openKey.length === 0 && list.currentItem)
            list.currentItem.forceActiveFocus(Qt.OtherFocusReason);
    }

    Txt {
        id: title
        x: 4 * Theme.unit
        y: 2 * Theme.unit
        text: qsTr("Settings")
        font.pixelSize: Theme.wordPx
        font.weight: Font.Bold
        Accessible.role: Accessible.Heading
        Accessible.name: text
    }

    LookBar {
        id: look
        anchors.right: parent.right
        anchors.rightMargin: page.edge
        room: page.width - page.edge - title.x - title.width - Theme.gutter
        y: title.y + (title.height - copy.height) / 2
        app: page.app
    }

    Field {
        id: filter
        x: 4 * Theme.unit
        y: Math.max(title.y + title.height, look.y + look.height) + Theme.unit
        width: 300
        name: qsTr("Show only keys with these words")
        hint: qsTr("Show only …")
        text: page.app.settings.filter
        onTextChanged: page.app.settings.filter = text
        onCancelled: text = ""
    }

    PushButton {
        id: copy
        anchors.right: parent.right
        anchors.rightMargin: page.edge
        anchors.verticalCenter: filter.verticalCenter
        text: copied ? qsTr("Copied") : qsTr("Copy diagnostics")
        property bool copied: false
        onClicked: {
            page.app.copyDiagnostics(page.GraphicsInfo.api);
            copied = true;
        }
    }

    Txt {
        anchors.left: filter.right
        anchors.leftMargin: 2 * Theme.unit
        anchors.right: copy.left
        anchors.rightMargin: 2 * Theme.unit
        anchors.verticalCenter: filter.verticalCenter
        text: qsTr("Changes are written to the configuration file; passwords never are.")
        color: Theme.quiet
        elide: Text.ElideRight
    }

    SettingsLine {
        id: head
        x: filter.x
        anchors.top: filter.bottom
        anchors.topMargin: Theme.unit
        width: page.width - x - page.edge
        cells: [qsTr("Key"), qsTr("Value"), qsTr("Came from"), qsTr("Allowed"), qsTr("Default")]
        heading: true

        Rectangle {
            anchors.bottom: parent.bottom
            width: parent.width
            height: 2
            color: Theme.ink
        }
    }

    ListView {
        id: list
        objectName: "settings"
        x: head.x
        anchors.top: head.bottom
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.unit
        width: head.width
        clip: true
        model: page.app.settings
        boundsBehavior: Flickable.StopAtBounds
        keyNavigationEnabled: true
        highlightMoveDuration: 0
        activeFocusOnTab: true
        Accessible.role: Accessible.Table
        Accessible.name: qsTr("Configuration")
        Accessible.focusable: true
        Keys.onReturnPressed: if (currentItem)
            page.toggle(currentIndex, (currentItem as SettingsRow).key)
        section.property: "group"
        section.delegate: Txt {
            required property string section

            topPadding: 12
            bottomPadding: 4
            leftPadding: 6
            text: section
            font.pixelSize: Theme.titlePx
            font.weight: Font.Bold
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }

        delegate: SettingsRow {
            width: list.width
            settings: page.app.settings
            open: page.openKey === key
            marked: ListView.isCurrentItem && list.activeFocus
            onToggled: page.toggle(index, key)
        }
    }

    Txt {
        x: head.x + 6
        anchors.top: head.bottom
        anchors.topMargin: 2 * Theme.unit
        visible: page.app.settings.count === 0
        text: filter.text.length > 0 ? qsTr("No key has these words.") : qsTr("The configuration has not been read yet.")
        color: Theme.quiet
    }
}

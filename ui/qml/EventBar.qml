// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! What is new to an operator who comes back, and which part of the log is shown. */
Item {
    id: bar

    required property EventLogModel events

    implicitHeight: 22

    Txt {
        anchors.left: parent.left
        anchors.right: groups.left
        anchors.rightMargin: 2 * Theme.unit
        anchors.verticalCenter: parent.verticalCenter
        text: bar.events.lookback.length > 0 ? bar.events.lookback : qsTr("Event log")
        elide: Text.ElideRight
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Theme.captionPx - 1
        font.pixelSize: Theme.smallPx
        font.weight: Font.Bold
        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }

    Row {
        id: groups
        objectName: "eventGroups"
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        spacing: 14

        Repeater {
            model: [qsTr("all"), qsTr("regime"), qsTr("model"), qsTr("data"), qsTr("program")]

            Txt {
                id: group

                required property int index
                required property string modelData
                readonly property bool chosen: bar.events.group === index

                function choose() {
                    bar.events.group = index;
                }

                text: modelData
                color: chosen ? Theme.ink : Theme.quiet
                font.pixelSize: Theme.smallPx
                font.weight: chosen ? Font.Bold : Font.Normal
                font.underline: activeFocus
                activeFocusOnTab: true
                Accessible.role: Accessible.RadioButton
                Accessible.name: qsTr("Events: %1").arg(text)
                Accessible.checked: chosen
                Accessible.onPressAction: group.choose()
                Keys.onReturnPressed: choose()
                Keys.onSpacePressed: choose()

                Rectangle {
                    visible: group.chosen
                    y: parent.height + 1
                    width: parent.width
                    height: 2
                    color: Theme.ink
                }

                MouseArea {
                    anchors.fill: parent
                    anchors.margins: -6
                    cursorShape: Qt.PointingHandCursor
                    onClicked: group.choose()
                }
            }
        }
    }
}

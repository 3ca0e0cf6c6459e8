// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! Theme, time zone and motion of the window. */
Row {
    id: bar

    required property AppModel app

    spacing: 6

    Txt {
        anchors.verticalCenter: parent.verticalCenter
        text: qsTr("Theme")
        color: Theme.quiet
        rightPadding: 6
    }

    Repeater {
        model: [qsTr("as the desktop"), qsTr("light"), qsTr("dark")]

        PushButton {
            required property int index
            required property string modelData

            text: modelData
            checked: bar.app.theme === index
            onClicked: bar.app.theme = index
        }
    }

    Item {
        width: 2 * Theme.unit
        height: 1
    }

    Txt {
        anchors.verticalCenter: parent.verticalCenter
        text: qsTr("Times")
        color: Theme.quiet
        rightPadding: 6
    }

    PushButton {
        text: "UTC"
        checked: !bar.app.localTime
        onClicked: bar.app.localTime = false
    }

    PushButton {
        text: qsTr("local")
        checked: bar.app.localTime
        onClicked: bar.app.localTime = true
    }

    Item {
        width: 2 * Theme.unit
        height: 1
    }

    PushButton {
        text: qsTr("reduce motion")
        checked: bar.app.reduceMotion
        onClicked: bar.app.reduceMotion = !bar.app.reduceMotion
    }
}

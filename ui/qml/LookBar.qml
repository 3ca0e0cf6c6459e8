// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! Theme, time zone, size of text and motion of the window; in a second line what does not fit. */
Flow {
    id: bar

    required property AppModel app

    // What there is to stand in.
    property real room

    width: Math.min(room, theme.width + times.width + size.width + motion.width + 3 * spacing)
    spacing: 2 * Theme.unit

    component Choice: Row {
        id: choice

        property string name
        property list<string> words
        property int chosen

        signal picked(int index)

        spacing: 6

        Txt {
            anchors.verticalCenter: parent.verticalCenter
            text: choice.name
            color: Theme.quiet
            rightPadding: 6
        }

        Repeater {
            model: choice.words

            PushButton {
                required property int index
                required property string modelData

                text: modelData
                checked: choice.chosen === index
                Accessible.description: choice.name
                onClicked: choice.picked(index)
            }
        }
    }

    Choice {
        id: theme
        name: qsTr("Theme")
        words: [qsTr("as the desktop"), qsTr("light"), qsTr("dark")]
        chosen: bar.app.theme
        onPicked: index => bar.app.theme = index
    }

    Choice {
        id: times
        name: qsTr("Times")
        words: ["UTC", qsTr("local")]
        chosen: bar.app.localTime ? 1 : 0
        onPicked: index => bar.app.localTime = index === 1
    }

    Choice {
        id: size
        readonly property list<int> percents: [100, 125, 150]
        name: qsTr("Text, from the next start")
        words: percents.map(percent => percent + " %")
        chosen: percents.indexOf(bar.app.textPercent)
        onPicked: index => bar.app.textPercent = percents[index]
    }

    PushButton {
        id: motion
        text: qsTr("reduce motion")
        checked: bar.app.reduceMotion
        onClicked: bar.app.reduceMotion = !bar.app.reduceMotion
    }
}

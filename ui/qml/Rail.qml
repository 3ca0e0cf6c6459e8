// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! The five pages, the selected one inverted, and the alerts, inverted while one is open. */
Rectangle {
    id: rail

    required property AppModel app

    color: Theme.rail
    width: Theme.railWidth

    Sign {
        x: 25
        y: 18
        width: 14
        height: 12
        shape: Sign.Triangle
        ink: Theme.dark ? Theme.bull : "#D23B23"
    }

    Sign {
        x: 17
        y: 34
        width: 13
        height: 13
        shape: Sign.Circle
        ink: Theme.dark ? Theme.range : "#D9A21B"
    }

    Sign {
        x: 34
        y: 34
        width: 12
        height: 13
        shape: Sign.Square
        ink: Theme.dark ? Theme.bear : "#3D6FC4"
    }

    RailButton {
        readonly property int open: rail.app.alerts.openCount

        anchors.bottom: parent.bottom
        figure: open
        label: qsTr("Alerts")
        selected: open > 0
        Accessible.role: Accessible.Button
        Accessible.name: qsTr("Alerts, %1 open").arg(open)
        onActivated: rail.app.alerts.shown = true
    }

    Column {
        y: Theme.stripHeight + 4

        Repeater {
            model: [qsTr("Monitor"), qsTr("Data"), qsTr("Model"), qsTr("Review"), qsTr("Settings")]

            RailButton {
                required property int index
                required property string modelData

                figure: index + 1
                label: modelData
                selected: rail.app.page === index
                Accessible.role: Accessible.PageTab
                Accessible.name: modelData
                Accessible.selected: selected
                onActivated: rail.app.page = index
            }
        }
    }
}

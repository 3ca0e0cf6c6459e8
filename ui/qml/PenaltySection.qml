// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! What another penalty on changes of label would make of the second opinion. */
Section {
    id: section

    required property AppModel app
    readonly property PenaltyModel penalty: app.penalty

    title: qsTr("Penalty of the second opinion")

    Row {
        width: parent.width
        spacing: 2 * Theme.unit

        ShareSlider {
            objectName: "penaltySlider"
            width: parent.width - chosen.width - 2 * Theme.unit
            to: section.penalty.stops - 1
            stepSize: 1
            snapMode: ShareSlider.SnapAlways
            value: Math.max(0, section.penalty.stop)
            onMoved: section.penalty.stop = value
            Accessible.name: qsTr("Penalty on trial")
            Accessible.description: chosen.text
        }

        Txt {
            id: chosen
            anchors.verticalCenter: parent.verticalCenter
            width: 6 * Theme.unit
            horizontalAlignment: Text.AlignRight
            text: section.penalty.chosenText.length > 0 ? section.penalty.chosenText : "–"
            font.weight: Font.DemiBold
        }
    }

    Beside {
        width: parent.width
        visible: section.penalty.inForce.length > 0
        heading: true
        name: ""
        live: qsTr("in force")
        candidate: qsTr("on trial")
    }

    Repeater {
        model: section.penalty.inForce.length

        Beside {
            required property int index

            width: section.width
            name: section.penalty.names[index]
            live: section.penalty.inForce[index]
            candidate: section.penalty.onTrial[index] ?? ""
        }
    }

    Note {
        width: parent.width
        text: section.penalty.text
    }

    PushButton {
        visible: section.penalty.onTrial.length > 0
        enabled: !section.penalty.running
        text: qsTr("Use penalty %1").arg(section.penalty.chosenText)
        onClicked: section.app.settings.change("JUMP_PENALTY", section.penalty.chosenText)
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! Age of the model against the 7 retrain intervals it may be used for, and training it again. */
Section {
    id: section

    required property AppModel app
    readonly property modelView view: app.model

    title: view.nameText

    Fact {
        width: parent.width
        ruled: true
        label: qsTr("Trained")
        value: section.view.trainedText
    }

    Fact {
        width: parent.width
        ruled: true
        label: qsTr("Next training")
        value: section.view.dueText
    }

    Fact {
        width: parent.width
        label: qsTr("Age")
        value: section.view.ageText
    }

    Item {
        width: 1
        height: 4
    }

    Bar {
        width: parent.width
        height: 10
        value: section.view.ageShare
        mark: 3 / 7
    }

    Note {
        width: parent.width
        topPadding: Theme.unit
        text: qsTr("Past the mark, 3 intervals, the verdict is CAUTION; at the end, 7, DO NOT USE.")
    }

    Item {
        width: 1
        height: 4
    }

    Bar {
        width: parent.width
        visible: section.view.training
        value: section.view.trainingProgress
    }

    Item {
        width: parent.width
        height: Math.max(36, message.implicitHeight + 8)

        PushButton {
            id: button
            y: 4
            text: section.view.training ? qsTr("Training") : qsTr("Train now")
            enabled: section.view.canTrain
            onClicked: section.app.requestTraining()
        }

        Txt {
            id: message
            anchors.left: button.right
            anchors.leftMargin: 2 * Theme.unit
            anchors.right: parent.right
            y: 8
            text: section.view.trainingText
            wrapMode: Text.Wrap
            color: Theme.quiet
        }
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! Says over the charts that they show today's model's answers, and how many of them are others than
    at the time. */
Rectangle {
    id: banner

    required property AsNowModel model

    visible: model.on
    implicitHeight: visible ? Math.max(head.height, words.height) + Theme.unit : 0
    color: Theme.ink
    Accessible.role: Accessible.AlertMessage
    Accessible.name: (head.visible ? head.text + ". " : "") + words.text
    Accessible.ignored: !visible

    Txt {
        id: head
        x: 12
        y: 4
        text: qsTr("AS THE MODEL SAYS NOW, NOT THEN")
        visible: banner.model.shown
        color: Theme.paper
        font.weight: Font.Bold
    }

    Txt {
        id: words
        objectName: "asNowText"
        anchors.left: head.visible ? head.right : parent.left
        anchors.leftMargin: 12
        anchors.right: parent.right
        anchors.rightMargin: 12
        y: 4
        text: banner.model.text
        color: Theme.paper
        wrapMode: Text.WordWrap
    }
}

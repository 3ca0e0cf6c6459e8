// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! A figure over a word in the rail; inverted when selected. */
Rectangle {
    id: button

    required property int figure
    required property string label
    required property bool selected
    readonly property color ink: selected ? "#161616" : Theme.railInk

    signal activated()

    width: Theme.railWidth
    height: 64
    color: selected ? Theme.railInk : hover.hovered ? "#2B2B2B" : "transparent"
    activeFocusOnTab: true
    Accessible.onPressAction: activated()
    Keys.onReturnPressed: activated()
    Keys.onSpacePressed: activated()

    Txt {
        y: 12
        anchors.horizontalCenter: parent.horizontalCenter
        text: button.figure
        color: button.ink
        font.pixelSize: Theme.titlePx
        font.weight: Font.Bold
    }

    Txt {
        y: 34
        anchors.horizontalCenter: parent.horizontalCenter
        width: Math.min(implicitWidth, parent.width - 4)
        text: button.label
        color: button.ink
        font.pixelSize: Theme.captionPx
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: 8
        font.weight: Font.Medium
    }

    Rectangle {
        anchors.fill: parent
        anchors.margins: 3
        visible: button.activeFocus
        color: "transparent"
        border.width: 2
        border.color: button.ink
    }

    HoverHandler {
        id: hover
    }

    MouseArea {
        anchors.fill: parent
        onClicked: button.activated()
    }
}

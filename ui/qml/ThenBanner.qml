// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! Says that the page shows a moment of the past, which, whether it was seen so, and how to come
    back. */
Rectangle {
    id: banner

    required property AppModel app

    objectName: "thenBanner"
    visible: app.readout.thenText.length > 0
    height: Theme.bannerHeight
    color: Theme.ink
    Accessible.role: Accessible.AlertMessage
    Accessible.name: when.text + ", " + source.text

    Txt {
        id: when
        x: 12
        y: 5
        width: back.x - x - Theme.unit
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Theme.captionPx - 1
        elide: Text.ElideRight
        text: (banner.app.readout.computed ? qsTr("COMPUTED  %1") : qsTr("THEN  %1")).arg(banner.app.readout.thenText)
        color: Theme.paper
        font.weight: Font.Bold
    }

    Txt {
        id: source
        x: 12
        y: 23
        width: parent.width - 24
        text: banner.app.readout.thenSource
        color: Theme.paper
        elide: Text.ElideRight
        font.pixelSize: Theme.smallPx
    }

    LinkButton {
        id: back
        anchors.right: parent.right
        anchors.rightMargin: 12
        y: 5
        text: qsTr("Now (Esc)")
        inverted: true
        onClicked: banner.app.chart.followLive()
    }
}

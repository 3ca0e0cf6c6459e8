// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! A sign of the charts and what it means. */
Row {
    id: entry

    property int sign
    property string word

    height: 20
    spacing: 6

    Sign {
        width: 12
        height: 12
        anchors.verticalCenter: parent.verticalCenter
        shape: entry.sign
        ink: Theme.strip
        paper: Theme.panel
    }

    Txt {
        anchors.verticalCenter: parent.verticalCenter
        text: entry.word
        color: Theme.quiet
        font.pixelSize: Theme.smallPx
    }
}

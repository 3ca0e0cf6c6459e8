// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import RegimeScope

/*! A share of 1 that is set by hand: drag, click, or arrow keys. */
T.Slider {
    id: slider

    to: 1
    implicitWidth: 120
    implicitHeight: 3 * Theme.unit
    activeFocusOnTab: true
    Accessible.role: Accessible.Slider

    background: Rectangle {
        y: Math.round((slider.height - height) / 2)
        width: slider.width
        height: 6
        color: Theme.track

        Rectangle {
            width: Math.round(parent.width * slider.visualPosition)
            height: parent.height
            color: Theme.ink
        }
    }

    handle: Rectangle {
        x: Math.round((slider.width - width) * slider.visualPosition)
        y: Math.round((slider.height - height) / 2)
        width: Theme.unit
        height: 2 * Theme.unit
        color: Theme.ink
        border.color: Theme.paper

        Rectangle {
            anchors.fill: parent
            anchors.margins: -3
            visible: slider.visualFocus
            color: "transparent"
            border.width: 2
            border.color: Theme.ink
        }
    }
}

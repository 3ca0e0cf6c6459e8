// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! Shows that `target` has the keyboard's focus. */
Rectangle {
    required property Item target

    parent: target
    anchors.fill: parent
    anchors.margins: target.clip ? 0 : -4
    z: 1
    visible: target.activeFocus
    color: "transparent"
    border.width: 2
    border.color: Theme.ink
}

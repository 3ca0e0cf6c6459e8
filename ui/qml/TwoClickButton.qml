// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! A decision that takes two clicks: the first asks, the second does it; leaving it takes it back. */
PushButton {
    id: button

    signal confirmed

    property string asks
    property string does
    property bool armed: false

    text: armed ? asks : does
    checked: armed
    onClicked: {
        if (armed)
            confirmed();
        armed = !armed;
    }
    onActiveFocusChanged: if (!activeFocus)
        armed = false
}

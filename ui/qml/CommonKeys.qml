// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! Keys that mean the same in each window. */
Item {
    id: keys

    required property AppModel app

    Shortcut {
        sequence: "F5"
        onActivated: keys.app.requestRetry()
    }

    Shortcut {
        sequence: "M"
        onActivated: keys.app.reduceMotion = !keys.app.reduceMotion
    }

    Shortcut {
        sequence: "T"
        onActivated: keys.app.theme = keys.app.dark ? AppModel.Light : AppModel.Dark
    }

    Shortcut {
        sequence: "Z"
        onActivated: keys.app.localTime = !keys.app.localTime
    }
}

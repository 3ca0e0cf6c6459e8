// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! What the keyboard does anywhere in the window. */
Item {
    id: keymap

    required property AppModel app
    required property KeysCard help
    required property Window shell
    readonly property BlindModel blind: app.review.blind
    /*! An episode on the page that is looked at waits for its verdict, whose keys come first. */
    readonly property bool judging: app.page === AppModel.ReviewPage && blind.asking

    CommonKeys {
        app: keymap.app
    }

    Repeater {
        model: 5

        Item {
            id: entry

            required property int index

            Shortcut {
                sequence: String(entry.index + 1)
                onActivated: keymap.app.page = entry.index
            }
        }
    }

    Shortcut {
        sequences: ["?", "F1"]
        onActivated: keymap.help.shown = !keymap.help.shown
    }

    Shortcut {
        sequence: "Esc"
        onActivated: {
            if (keymap.help.shown)
                keymap.help.shown = false;
            else if (keymap.app.alerts.shown)
                keymap.app.alerts.shown = false;
            else if (keymap.app.page === AppModel.ReviewPage && keymap.blind.open)
                keymap.blind.leave();
            else if (!keymap.app.overlay.leave())
                keymap.app.chart.followLive();
        }
    }

    // Between two verdicts, too, B is no overlay: who judges would be thrown off the page.
    Shortcut {
        enabled: !(keymap.app.page === AppModel.ReviewPage && keymap.blind.open)
        sequence: "B"
        onActivated: keymap.app.overlay.shown = !keymap.app.overlay.shown
    }

    Repeater {
        model: ["B", "R", "U"]

        Item {
            id: verdict

            required property int index
            required property string modelData

            Shortcut {
                enabled: keymap.judging
                sequence: verdict.modelData
                onActivated: keymap.blind.judge(verdict.index)
            }
        }
    }

    Shortcut {
        enabled: keymap.app.page === AppModel.ReviewPage
        sequence: "N"
        onActivated: keymap.blind.next()
    }

    Shortcut {
        sequence: "A"
        onActivated: keymap.app.alerts.shown = !keymap.app.alerts.shown
    }

    Shortcut {
        sequence: "L"
        onActivated: keymap.app.overlay.legendShown = !keymap.app.overlay.legendShown
    }

    Shortcut {
        enabled: keymap.app.overlay.shown
        sequence: "Up"
        onActivated: keymap.app.overlay.opacity += keymap.app.overlay.opacityStep
    }

    Shortcut {
        enabled: keymap.app.overlay.shown
        sequence: "Down"
        onActivated: keymap.app.overlay.opacity -= keymap.app.overlay.opacityStep
    }

    Shortcut {
        sequence: "F11"
        onActivated: keymap.shell.visibility = keymap.shell.visibility === Window.FullScreen ? Window.Windowed : Window.FullScreen
    }

    Shortcut {
        sequence: "Ctrl+Q"
        onActivated: keymap.shell.close()
    }

    Shortcut {
        sequence: "Ctrl+S"
        onActivated: keymap.app.requestViewSave()
    }

    Shortcut {
        sequence: "Ctrl+C"
        onActivated: keymap.app.requestViewCopy()
    }

    Shortcut {
        sequence: "Ctrl+R"
        onActivated: keymap.app.requestReport()
    }

    Shortcut {
        sequence: "Ctrl+,"
        onActivated: keymap.app.page = AppModel.SettingsPage
    }

    Shortcut {
        sequence: "C"
        onActivated: keymap.app.compact = true
    }

    Shortcut {
        enabled: keymap.app.page === 0
        sequence: "H"
        onActivated: keymap.app.chart.asNow.on = !keymap.app.chart.asNow.on
    }

    Shortcut {
        enabled: keymap.app.page === 0
        sequence: "Left"
        onActivated: keymap.app.chart.stepCrosshair(-1)
    }

    Shortcut {
        enabled: keymap.app.page === 0
        sequence: "Right"
        onActivated: keymap.app.chart.stepCrosshair(1)
    }

    Shortcut {
        enabled: keymap.app.page === 0
        sequence: "PgUp"
        onActivated: keymap.app.chart.panBy(-0.5)
    }

    Shortcut {
        enabled: keymap.app.page === 0
        sequence: "PgDown"
        onActivated: keymap.app.chart.panBy(0.5)
    }

    Shortcut {
        enabled: keymap.app.page === 0
        sequences: ["+", "="]
        onActivated: keymap.app.chart.zoomAt(0.5, 0.7)
    }

    Shortcut {
        enabled: keymap.app.page === 0
        sequence: "-"
        onActivated: keymap.app.chart.zoomAt(0.5, 1 / 0.7)
    }
}

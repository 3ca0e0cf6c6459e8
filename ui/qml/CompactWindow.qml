// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! The instrument in a corner of the screen, above all other windows: strip, organism, word. */
Window {
    id: compact

    required property AppModel app
    readonly property TrustModel trust: app.trust
    readonly property readout readout: app.readout
    readonly property bool inverted: trust.verdict === 2

    objectName: "compact"
    width: 300
    height: 420
    minimumWidth: 240
    minimumHeight: 320
    visible: true
    color: Theme.paper
    flags: Qt.Window | Qt.WindowStaysOnTopHint
    title: trust.pairText + " · " + trust.verdictText
    onClosing: close => {
        close.accepted = false;
        compact.app.compact = false;
    }

    CommonKeys {
        app: compact.app
    }

    Shortcut {
        sequence: "C"
        onActivated: compact.app.compact = false
    }

    Shortcut {
        sequence: "Esc"
        onActivated: compact.app.compact = false
    }

    Shortcut {
        sequence: "Ctrl+Q"
        onActivated: Qt.quit()
    }

    Rectangle {
        id: strip
        width: parent.width
        height: verdict.height + (reason.visible ? reason.height : 0) + 2 * Theme.unit
        color: compact.inverted ? Theme.ink : Theme.panel
        Accessible.role: Accessible.AlertMessage
        Accessible.name: compact.trust.verdictText + ". " + compact.trust.firstReason

        Sign {
            width: Theme.unit
            height: parent.height
            visible: compact.trust.verdict === 1
            shape: Sign.Hatch
            ink: Theme.ink
            paper: Theme.panel
        }

        Txt {
            id: verdict
            x: 2 * Theme.unit
            y: Theme.unit
            text: compact.trust.verdictText
            color: compact.inverted ? Theme.paper : Theme.ink
            font.pixelSize: Theme.titlePx
            font.weight: Font.Bold
        }

        Txt {
            anchors.right: parent.right
            anchors.rightMargin: 2 * Theme.unit
            anchors.baseline: verdict.baseline
            text: compact.trust.priceText
            color: verdict.color
            font.weight: Font.Bold
        }

        Txt {
            id: reason
            x: 2 * Theme.unit
            anchors.top: verdict.bottom
            width: parent.width - 4 * Theme.unit
            visible: text.length > 0
            text: compact.trust.firstReason
            color: verdict.color
            font.pixelSize: Theme.smallPx
            wrapMode: Text.Wrap
            maximumLineCount: 2
            elide: Text.ElideRight
        }
    }

    ReadoutOrganism {
        readonly property real side: Math.min(parent.width, words.y - strip.height) - 2 * Theme.unit

        anchors.horizontalCenter: parent.horizontalCenter
        y: strip.height + (words.y - strip.height - side) / 2
        width: side
        height: side
        readout: compact.readout
    }

    Column {
        id: words
        x: 2 * Theme.unit
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 2 * Theme.unit
        width: parent.width - 4 * Theme.unit

        Row {
            spacing: Theme.unit

            Sign {
                anchors.verticalCenter: parent.verticalCenter
                width: 18
                height: 18
                visible: compact.readout.form >= -1
                shape: Math.max(-1, compact.readout.form)
                ink: compact.readout.muted ? Theme.quiet : Theme.hueOf(compact.readout.form)
            }

            Txt {
                text: compact.readout.word
                color: compact.readout.muted ? Theme.quiet : Theme.ink
                font.pixelSize: Theme.headPx
                font.weight: Font.Bold
                Accessible.role: Accessible.Heading
                Accessible.name: qsTr("Shown regime %1").arg(text)
            }
        }

        Measure {
            width: parent.width
            label: compact.readout.scores ? qsTr("Margin of scores") : qsTr("Confidence")
            value: compact.readout.confidenceText
            muted: compact.readout.muted
        }

        Bar {
            width: parent.width
            value: compact.readout.confidence
            mark: compact.readout.threshold
            hue: compact.readout.muted ? Theme.quiet : Theme.ink
        }

        Txt {
            width: parent.width
            topPadding: 6
            text: compact.trust.pairText + " · " + compact.trust.clockText
            color: Theme.quiet
            font.pixelSize: Theme.smallPx
            elide: Text.ElideRight
        }
    }
}

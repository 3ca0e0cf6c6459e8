// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! Episodes judged by eye, without their label. */
Section {
    id: section

    required property ReviewModel review
    readonly property BlindModel blind: review.blind

    title: qsTr("Blind verdicts")

    Txt {
        width: parent.width
        wrapMode: Text.Wrap
        text: section.blind.text
        bottomPadding: Theme.unit
        font.pixelSize: Theme.titlePx
        font.weight: Font.DemiBold
        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }

    Item {
        width: parent.width
        height: visible ? plot.height + Theme.unit : 0
        visible: section.blind.open

        BlindPlot {
            id: plot
            width: parent.width - 8 * Theme.unit
            height: 168
            blind: section.blind
            ink: Theme.ink
            quiet: Theme.quiet
            paper: Theme.panel
            hue: Theme.hueOf(section.blind.label)
            Accessible.role: Accessible.Chart
            Accessible.name: section.blind.chartText
        }

        Txt {
            anchors.right: parent.right
            text: section.blind.highText
            color: Theme.quiet
            font.pixelSize: Theme.smallPx
        }

        Txt {
            anchors.right: parent.right
            anchors.bottom: plot.bottom
            text: section.blind.lowText
            color: Theme.quiet
            font.pixelSize: Theme.smallPx
        }
    }

    Flow {
        width: parent.width
        spacing: 6
        bottomPadding: 4

        Repeater {
            model: [qsTr("B bearish"), qsTr("R ranging"), qsTr("U bullish")]

            PushButton {
                required property int index
                required property string modelData

                visible: section.blind.asking
                text: modelData
                onClicked: section.blind.judge(index)
            }
        }

        PushButton {
            visible: !section.blind.asking && section.blind.more
            text: section.blind.open ? qsTr("N next episode") : qsTr("N begin")
            onClicked: section.blind.next()
        }

        PushButton {
            visible: section.blind.told
            text: qsTr("Note on it")
            onClicked: section.review.noteEpisode()
        }

        PushButton {
            visible: section.blind.open
            text: qsTr("Close")
            onClicked: section.blind.leave()
        }
    }

    Note {
        width: parent.width
        text: section.blind.agreementText
    }
}

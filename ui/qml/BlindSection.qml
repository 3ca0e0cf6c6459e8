// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! Episodes judged by eye, without their label. */
Section {
    id: section

    required property ReviewModel review
    readonly property BlindModel blind: review.blind
    readonly property bool asking: blind.asking

    title: qsTr("Blind verdicts")
    aside: review.rangeText
    old: review.old
    // What waits for a verdict has the focus, which the page keeps in view; not before it has its place.
    onAskingChanged: if (asking)
        Qt.callLater(desk.forceActiveFocus, Qt.OtherFocusReason)

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
        id: desk
        width: parent.width
        height: (section.blind.open ? plot.height + Theme.unit : 0) + buttons.height + 4
        Accessible.role: Accessible.Chart
        Accessible.name: section.blind.chartText
        Accessible.ignored: !section.blind.open

        Item {
            width: parent.width
            height: plot.height
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
            id: buttons
            anchors.bottom: parent.bottom
            anchors.bottomMargin: 4
            width: parent.width
            spacing: 6

            Repeater {
                model: [qsTr("B bearish"), qsTr("R ranging"), qsTr("U bullish")]

                PushButton {
                    required property int index
                    required property string modelData

                    visible: section.asking
                    text: modelData
                    onClicked: section.blind.judge(index)
                }
            }

            PushButton {
                visible: !section.asking && section.blind.more
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
    }

    Note {
        width: parent.width
        text: section.blind.agreementText
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*!
    Verdict, up to three reasons with what mends them, price, time, pair and mode. CAUTION has a
    hatched edge, DO NOT USE turns the whole strip over.
*/
Rectangle {
    id: strip

    required property AppModel app
    readonly property TrustModel trust: app.trust
    /*! The page speaks of the past; the strip does not. */
    readonly property bool besideThen: app.page === AppModel.MonitorPage && app.readout.thenText.length > 0
    readonly property string verdictText: besideThen ? qsTr("now: %1").arg(trust.verdictText) : trust.verdictText
    readonly property bool inverted: trust.verdict === 2
    readonly property color words: inverted ? Theme.paper : Theme.ink
    readonly property color softWords: inverted ? Theme.softOnInk : Theme.quiet

    height: Math.max(Theme.stripHeight, reasons.height + 2 * Theme.unit)
    color: inverted ? Theme.ink : Theme.panel
    Accessible.role: Accessible.AlertMessage
    Accessible.name: verdictText

    Sign {
        id: edge
        width: 2 * Theme.unit
        height: strip.height
        visible: strip.trust.verdict === 1
        shape: Sign.Hatch
        ink: Theme.ink
        paper: Theme.panel
    }

    Txt {
        id: verdict
        anchors.left: parent.left
        anchors.leftMargin: 4 * Theme.unit
        anchors.verticalCenter: parent.verticalCenter
        objectName: "verdict"
        text: strip.verdictText
        color: strip.words
        font.pixelSize: Theme.verdictPx
        font.weight: Font.Bold
    }

    Flow {
        id: reasons
        anchors.left: verdict.right
        anchors.leftMargin: 2 * Theme.unit
        anchors.right: price.left
        anchors.rightMargin: 2 * Theme.unit
        anchors.verticalCenter: parent.verticalCenter
        spacing: 0

        Repeater {
            id: list
            model: strip.trust

            Item {
                id: reason

                required property string reasonText
                required property string fixText
                required property int fix

                readonly property real wanted: sentence.implicitWidth + (button.visible ? 6 + button.implicitWidth : 0)

                width: Math.min(reasons.width, wanted + 4 * Theme.unit)
                height: Math.max(20, sentence.height + 2)

                HoverHandler {
                    id: hover
                }

                // The whole of it, where the strip has no room.
                Tip {
                    of: reason
                    words: reason.reasonText
                    asked: sentence.truncated && (hover.hovered || sentence.activeFocus || button.activeFocus)
                }

                FocusFrame {
                    target: sentence
                }

                Txt {
                    id: sentence
                    objectName: "reason"
                    activeFocusOnTab: truncated && !button.visible
                    anchors.verticalCenter: parent.verticalCenter
                    width: Math.min(implicitWidth, reason.width - (button.visible ? 6 + button.implicitWidth : 0))
                    text: reason.reasonText
                    color: strip.words
                    wrapMode: Text.Wrap
                    // Several on a low page have no room to give.
                    maximumLineCount: Window.height < 700 && list.count > 1 ? 1 : 2
                    elide: Text.ElideRight
                    font.weight: Font.Medium
                    Accessible.role: Accessible.StaticText
                    Accessible.name: text
                }

                LinkButton {
                    id: button
                    anchors.left: sentence.right
                    anchors.leftMargin: 6
                    anchors.verticalCenter: parent.verticalCenter
                    visible: reason.fixText.length > 0
                    text: reason.fixText
                    inverted: strip.inverted
                    onClicked: strip.app.applyFix(reason.fix)
                }
            }
        }
    }

    Column {
        id: price
        anchors.right: pair.left
        anchors.rightMargin: strip.width > 1200 ? 7 * Theme.unit : 3 * Theme.unit
        anchors.verticalCenter: parent.verticalCenter
        spacing: 2

        Txt {
            anchors.right: parent.right
            visible: text.length > 0
            text: strip.trust.priceText
            color: strip.words
            font.pixelSize: 17
            font.weight: Font.Bold
        }

        Txt {
            anchors.right: parent.right
            text: strip.trust.clockText
            color: strip.softWords
            font.pixelSize: Theme.smallPx
        }
    }

    Column {
        id: pair
        anchors.right: parent.right
        anchors.rightMargin: strip.width > 1200 ? 5 * Theme.unit : Theme.gutter
        anchors.verticalCenter: parent.verticalCenter
        spacing: 4

        Txt {
            anchors.right: parent.right
            text: strip.trust.pairText + (strip.trust.demo ? qsTr(" · demo") : "")
            color: strip.words
            font.weight: Font.Bold
        }

        Txt {
            anchors.right: parent.right
            text: strip.trust.modeText
            color: strip.softWords
            font.pixelSize: Theme.smallPx
        }
    }

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 1
        color: Theme.line
    }
}

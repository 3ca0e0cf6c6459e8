// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! How long exits take, by regime at entry; nothing while there are none. */
Item {
    id: chart

    required property SurvivalModel curves
    property string text: qsTr("Share of entries still open by time since entry, on a logarithmic scale: BEARISH dotted, RANGING whole, BULLISH dashed.")

    visible: !curves.empty
    implicitHeight: visible ? words.y + words.height + Theme.unit : 0

    SurvivalPlot {
        id: plot
        x: 2 * Theme.unit
        y: Theme.unit
        width: parent.width - x
        height: 112
        bear: chart.curves.bear
        range: chart.curves.range
        bull: chart.curves.bull
        bearInk: Theme.bear
        rangeInk: Theme.range
        bullInk: Theme.bull
        quiet: Theme.quiet
        paper: Theme.panel
        Accessible.role: Accessible.Chart
        Accessible.name: words.text

        AxisWord {
            at: Theme.unit
            text: "1"
        }

        AxisWord {
            at: plot.height - Theme.unit
            text: "0"
        }
    }

    Repeater {
        model: chart.curves.tickTexts

        Txt {
            required property int index
            required property string modelData
            readonly property real place: chart.curves.tickPlaces[index]

            x: plot.x + Theme.unit / 2 + place * (plot.width - Theme.unit) - width * place
            anchors.top: plot.bottom
            text: modelData
            color: Theme.quiet
            font.pixelSize: Theme.smallPx
        }
    }

    Note {
        id: words
        y: plot.y + plot.height + 2 * Theme.unit
        width: parent.width
        text: chart.text
    }
}

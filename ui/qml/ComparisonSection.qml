// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! 2 to 5 states on candles no model had seen. */
Section {
    id: section

    required property AppModel app
    readonly property ComparisonModel comparison: app.comparison
    readonly property list<real> edges: [0, 0.14, 0.46, 0.64, 0.82, 1]

    title: qsTr("How many states")

    component Line: Item {
        id: line

        property list<string> cells
        property bool heading: false
        property bool best: false
        readonly property bool whole: cells.length === 2

        width: section.width
        height: 22
        Accessible.role: Accessible.Row
        Accessible.name: cells.join(", ")

        Repeater {
            model: line.cells.length

            Txt {
                required property int index

                x: section.width * section.edges[index]
                width: (line.whole && index === 1 ? section.width : section.width * section.edges[index + 1]) - x
                horizontalAlignment: index === 0 || line.whole ? Text.AlignLeft : Text.AlignRight
                text: line.cells[index]
                elide: Text.ElideRight
                color: line.heading || (line.whole && index === 1) ? Theme.quiet : Theme.ink
                font.pixelSize: line.heading ? Theme.smallPx : Theme.bodyPx
                font.weight: line.best ? Font.Bold : line.heading ? Font.Normal : Font.DemiBold
            }
        }
    }

    Line {
        visible: section.comparison.count > 0
        heading: true
        cells: [qsTr("states"), qsTr("nats per candle"), qsTr("flips in 1000"), "AIC", "BIC"]
    }

    Repeater {
        model: section.comparison

        Line {
            required cells
            required best
        }
    }

    Bar {
        width: parent.width
        visible: section.comparison.running
        value: section.comparison.progress
    }

    Note {
        width: parent.width
        text: section.comparison.text + (section.comparison.count > 0 ? " " + qsTr("The information criteria assume independent candles and always ask for more states.") : "")
    }

    PushButton {
        text: section.comparison.running ? qsTr("Cancel") : qsTr("Compare 2 to 5 states")
        onClicked: section.comparison.running ? section.app.cancelComparison() : section.app.requestComparison()
    }
}

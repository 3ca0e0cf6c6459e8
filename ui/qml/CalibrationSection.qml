// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! What confidence is worth: one sentence, and forecasts against what happened. */
Section {
    id: section

    required property ReviewModel review

    title: qsTr("What confidence is worth")
    aside: review.rangeText
    old: review.old

    Txt {
        width: parent.width
        wrapMode: Text.Wrap
        text: section.review.sentence
        bottomPadding: Theme.unit
        font.pixelSize: Theme.titlePx
        font.weight: Font.DemiBold
        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }

    Txt {
        width: parent.width
        wrapMode: Text.Wrap
        text: section.review.jumpSentence
        bottomPadding: Theme.unit
        font.weight: Font.DemiBold
        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }

    Item {
        width: parent.width
        height: Math.max(plot.height + 20, words.height)

        ReliabilityPlot {
            id: plot
            x: 2 * Theme.unit
            width: 200
            height: 200
            squares: section.review.hmmBins
            rings: section.review.jumpBins
            ink: Theme.ink
            quiet: Theme.quiet
            paper: Theme.panel
            Accessible.role: Accessible.Chart
            Accessible.name: qsTr("Forecasts against what happened") + ": " + section.review.calibrationText
        }

        Txt {
            x: plot.x
            y: plot.height
            width: plot.width
            horizontalAlignment: Text.AlignRight
            text: qsTr("forecast, 0 to 1")
            color: Theme.quiet
            font.pixelSize: Theme.smallPx
        }

        Txt {
            x: Theme.unit - height / 2 - width / 2
            y: 4 + width / 2
            rotation: -90
            text: qsTr("share that happened")
            color: Theme.quiet
            font.pixelSize: Theme.smallPx
        }

        Note {
            id: words
            anchors.left: plot.right
            anchors.leftMargin: 2 * Theme.unit
            anchors.right: parent.right
            topPadding: 0
            text: section.review.calibrationText + "\n" + qsTr("A forecast is the chance that the label is there again. On the dashed line forecasts are true.")
        }
    }
}

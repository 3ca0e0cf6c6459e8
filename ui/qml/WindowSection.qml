// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! The newest candles a model is trained on: how many there are, without holes or with, and whence. */
Section {
    id: section

    required property healthView view

    title: qsTr("Training window")

    Fact {
        width: parent.width
        label: qsTr("Samples")
        value: section.view.samplesText
    }

    Item {
        width: 1
        height: 4
    }

    Bar {
        width: parent.width
        height: 10
        value: section.view.coverageShare
        mark: section.view.minimumShare
    }

    Item {
        width: 1
        height: Theme.unit
    }

    Fact {
        width: parent.width
        ruled: true
        label: qsTr("Coverage, contiguity")
        value: section.view.coverageText + ", " + section.view.contiguityText
    }

    Fact {
        width: parent.width
        ruled: true
        label: qsTr("Span")
        value: section.view.spanText
    }

    Fact {
        width: parent.width
        ruled: true
        label: qsTr("Lost candles")
        value: section.view.lostText
    }

    Fact {
        width: parent.width
        ruled: true
        label: qsTr("Quiet, no trade")
        value: section.view.quietText
    }

    Fact {
        width: parent.width
        ruled: true
        label: qsTr("With volume")
        value: section.view.volumeText
    }

    Fact {
        width: parent.width
        ruled: true
        label: qsTr("Source")
        value: section.view.sourceText
    }
}

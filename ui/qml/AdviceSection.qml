// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! What a bot may act on, and how it came about. */
Section {
    id: section

    required property AppModel app
    readonly property modelView view: app.model

    title: qsTr("Advice as published")

    Fact {
        width: parent.width
        ruled: true
        label: qsTr("Influence")
        value: section.view.influenceText
    }

    Fact {
        width: parent.width
        ruled: true
        label: qsTr("Blend with trend")
        value: section.view.blendText
    }

    Fact {
        width: parent.width
        ruled: true
        label: qsTr("Trend score")
        value: section.view.trendText
    }

    Fact {
        width: parent.width
        ruled: true
        label: qsTr("Signal")
        value: section.view.signalText
    }

    Fact {
        width: parent.width
        ruled: true
        label: qsTr("Idle target")
        value: section.view.idleText
    }

    Fact {
        width: parent.width
        ruled: true
        label: qsTr("Grid")
        value: section.view.gridText
    }
}

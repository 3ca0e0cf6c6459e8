// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! Age of the newest candle against the limit at which it is stale. */
Section {
    id: section

    required property healthView view

    title: qsTr("Freshness")

    Fact {
        width: parent.width
        label: qsTr("Newest candle opened")
        value: section.view.freshnessText
    }

    Item {
        width: 1
        height: 4
    }

    Bar {
        width: parent.width
        height: 10
        value: section.view.freshnessShare / 1.5
        mark: 1 / 1.5
    }

    Note {
        width: parent.width
        text: section.view.fresh ? qsTr("Fresh: the mark is the limit. Beyond it nothing here may be used.") : qsTr("Stale or absent: nothing here may be used until a new candle comes.")
        topPadding: Theme.unit
    }
}

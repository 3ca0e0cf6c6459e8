// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! The pipeline's health: how fresh, how complete, from where, and what can be done about it. */
PageFrame {
    id: page

    required property AppModel app
    readonly property healthView view: app.health.view

    title: qsTr("Data")
    leftSide: [
        FreshnessSection {
            width: page.columnWidth
            view: page.view
        },
        WindowSection {
            width: page.columnWidth
            view: page.view
        },
        CalendarSection {
            width: page.columnWidth
            app: page.app
        },
        BackfillSection {
            width: page.columnWidth
            app: page.app
        }
    ]
    rightSide: [
        ExchangeSection {
            width: page.columnWidth
            app: page.app
        },
        ImportSection {
            width: page.columnWidth
            model: page.app.imports
        },
        Section {
            width: page.columnWidth
            title: qsTr("Store")

            Fact {
                width: parent.width
                ruled: true
                label: qsTr("Kept in")
                value: page.view.storeText
            }

            Note {
                visible: text.length > 0
                width: parent.width
                text: page.view.storeProblem
                color: Theme.ink
                font.weight: Font.DemiBold
            }
        }
    ]
}

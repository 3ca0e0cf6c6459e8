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
        StoreSection {
            width: page.columnWidth
            view: page.view
            backups: page.app.backups
        }
    ]
}

// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! One alert: what, since when, the evidence, what it means, and what to do. */
Column {
    id: detail

    required property AppModel app
    readonly property AlertsModel alerts: app.alerts

    visible: alerts.count > 0
    spacing: Theme.unit

    Txt {
        width: parent.width
        text: detail.alerts.title
        font.pixelSize: Theme.verdictPx
        font.weight: Font.Bold
        wrapMode: Text.Wrap
    }

    Txt {
        width: parent.width
        text: detail.alerts.what
        font.pixelSize: Theme.titlePx
        wrapMode: Text.Wrap
        maximumLineCount: 4
        elide: Text.ElideRight
    }

    Txt {
        width: parent.width
        text: detail.alerts.whenText
        color: Theme.quiet
        wrapMode: Text.Wrap
    }

    LinePlot {
        width: parent.width
        height: 72
        visible: points.length > 1
        points: detail.alerts.evidence
        ink: Theme.ink
        quiet: Theme.quiet
        paper: Theme.panel
        Accessible.role: Accessible.Chart
        Accessible.name: detail.alerts.evidenceText
    }

    Txt {
        width: parent.width
        visible: text.length > 0
        text: detail.alerts.evidenceText
        color: Theme.quiet
        font.pixelSize: Theme.smallPx
    }

    Note {
        width: parent.width
        text: detail.alerts.meaning
    }

    Note {
        width: parent.width
        visible: detail.alerts.ifNothing.length > 0
        text: qsTr("If you do nothing: %1").arg(detail.alerts.ifNothing)
    }

    PushButton {
        visible: detail.alerts.fix !== 0
        text: detail.alerts.fixText
        onClicked: {
            detail.app.applyFix(detail.alerts.fix);
            detail.alerts.shown = false;
        }
    }
}

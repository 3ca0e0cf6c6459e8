// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtCharts
import RegimeScope

/*! An axis that draws at most its grid: words are laid beside the plot by the page. */
ValueAxis {
    labelsVisible: false
    lineVisible: false
    gridVisible: false
    minorGridVisible: false
    gridLineColor: Theme.line
    color: Theme.line
    titleVisible: false
}

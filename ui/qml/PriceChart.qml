// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtCharts
import RegimeScope

/*! Grid, bands of the shown regime, candles, and at the foot the raw (thin) and the shown regime and
    what the other detector showed (thin). */
Item {
    id: price

    required property ChartModel chart
    /*! Height of the price scale: the lines at the foot stand below it. */
    readonly property real scaleHeight: height - 15

    Rectangle {
        anchors.fill: parent
        color: Theme.panel
    }

    ChartLayer {
        width: parent.width
        height: price.scaleHeight
        chart: price.chart
        content: ChartLayer.ShownRegimes
        bear: Theme.onPanel(Theme.bear, Theme.bandOpacity)
        range: Theme.onPanel(Theme.range, Theme.bandOpacity)
        bull: Theme.onPanel(Theme.bull, Theme.bandOpacity)
    }

    ChartLayer {
        width: parent.width
        height: price.scaleHeight
        chart: price.chart
        content: ChartLayer.Computed
        visible: price.chart.computed
        paper: Theme.panel
    }

    GridChart {
        id: grid
        width: parent.width
        height: price.scaleHeight
        objectName: "priceChart"

        // Nothing of this chart lies on its time axis: laid out anew at each step it would be painted
        // anew, too.
        BareAxis {
            id: stillAxis
        }

        BareAxis {
            id: priceAxis
            gridVisible: true
            tickType: ValueAxis.TicksDynamic
            tickAnchor: 0
        }

        LineSeries {
            axisX: stillAxis
            axisY: priceAxis
            visible: false
        }
    }

    ChartLayer {
        width: parent.width
        height: price.scaleHeight
        chart: price.chart
        content: ChartLayer.Candles
        ink: Theme.ink
        paper: Theme.panel
    }

    ChartLayer {
        anchors.bottom: shown.top
        anchors.bottomMargin: 1
        width: parent.width
        height: 3
        chart: price.chart
        content: ChartLayer.RawRegimes
        bear: Theme.bear
        range: Theme.range
        bull: Theme.bull
    }

    ChartLayer {
        id: shown
        anchors.bottom: other.top
        anchors.bottomMargin: 2
        width: parent.width
        height: 5
        chart: price.chart
        content: ChartLayer.ShownRegimes
        bear: Theme.bear
        range: Theme.range
        bull: Theme.bull
    }

    ChartLayer {
        id: other
        objectName: "otherRegimes"
        anchors.bottom: parent.bottom
        width: parent.width
        height: 3
        chart: price.chart
        content: ChartLayer.OtherRegimes
        bear: Theme.bear
        range: Theme.range
        bull: Theme.bull
    }

    ChartLayer {
        anchors.bottom: parent.bottom
        width: parent.width
        height: price.height - price.scaleHeight
        chart: price.chart
        content: ChartLayer.ComputedBand
        visible: price.chart.computed
        paper: Theme.panel
    }

    Component.onCompleted: price.chart.setPriceAxis(priceAxis)
}

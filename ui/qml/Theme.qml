// SPDX-License-Identifier: GPL-3.0-or-later
pragma Singleton
import QtQuick

/*! Colours, spacing and type: the only place that knows them. Main.qml binds `dark` and `still`. */
QtObject {
    property bool dark: false
    property bool still: false

    readonly property color paper: dark ? "#15161A" : "#F4EFE4"
    readonly property color panel: dark ? "#1C1D22" : "#FBF8F1"
    readonly property color ink: dark ? "#EDE8DC" : "#161616"
    readonly property color quiet: dark ? "#A09C93" : "#645F55"
    readonly property color line: dark ? "#303238" : "#D8D0BF"
    readonly property color track: dark ? "#2C2D33" : "#D8D0BF"
    readonly property color rail: dark ? "#0D0E11" : "#161616"
    readonly property color railInk: "#F4EFE4"
    readonly property color softOnInk: dark ? "#55524B" : "#B9B4A8"
    readonly property color strip: dark ? "#C4C0B6" : "#3A3835"

    readonly property color bear: dark ? "#6C9BE8" : "#1F4FA3"
    readonly property color range: dark ? "#F2D675" : "#B07F00"
    readonly property color bull: dark ? "#E05535" : "#98200E"
    readonly property real bandOpacity: dark ? 0.19 : 0.15
    readonly property real areaOpacity: dark ? 0.86 : 0.88

    readonly property string family: "Regime Sans"
    readonly property int captionPx: 11
    readonly property int smallPx: 12
    readonly property int bodyPx: 13
    readonly property int titlePx: 15
    readonly property int verdictPx: 20
    readonly property int headPx: 24
    readonly property int wordPx: 36

    readonly property int unit: 8
    readonly property int railWidth: 64
    readonly property int stripHeight: 56
    readonly property int bannerHeight: 44
    readonly property int gutter: 24
    readonly property int motionMs: still ? 0 : 240

    function tint(hue: color, share: real): color {
        return Qt.rgba(hue.r, hue.g, hue.b, share);
    }

    /*! What `share` of a hue gives over a panel; solid, which is cheaper to draw. */
    function onPanel(hue: color, share: real): color {
        return Qt.tint(panel, tint(hue, share));
    }

    /*! Hue of a regime form, 0 to 2; ink for anything else. */
    function hueOf(form: int): color {
        return form === 0 ? bear : form === 1 ? range : form === 2 ? bull : ink;
    }
}

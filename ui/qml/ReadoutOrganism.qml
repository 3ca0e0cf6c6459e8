// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope
import RegimeScope.Organism

/*! The organism of a readout, in the theme's colours. */
Organism {
    required property readout readout

    bearProbability: readout.bear
    rangeProbability: readout.range
    bullProbability: readout.bull
    confidence: readout.confidence
    bias: readout.bias
    pSwitch: readout.pSwitch
    stability: readout.stability
    staleness: readout.staleness
    trained: readout.answered
    scores: readout.scores
    reduceMotion: Theme.still
    bear: Theme.bear
    range: Theme.range
    bull: Theme.bull
    paper: Theme.paper
    ink: Theme.ink
    family: Theme.family
}

// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures for a reading test: somebody who has seen the legend alone reads regime, level of
// confidence and sign of the bias off 60 organisms without any text.
// organism_reading PICTURES_DIR KEY.csv: writes 01.png to 60.png (480x480, half of them dark) into
// the existing folder and what they show into the key.
#include "ui/organismcamera.h"

#include <QDir>
#include <QGuiApplication>
#include <QRandomGenerator>
#include <QTextStream>

#include <algorithm>
#include <cstdio>

using namespace regime;

namespace
{

constexpr int Pictures = 60;
constexpr quint32 Seed = 20240229;
constexpr QSize Size(480, 480);
constexpr std::array RegimeNames{"bearish", "ranging", "bullish"};
constexpr std::array LevelNames{"low", "middle", "high"};
constexpr std::array SignNames{"left", "none", "right"};

struct Case {
    int regime = 0; ///< of the likeliest; not asked where the level is low
    int level = 0;
    int sign = 0; ///< -1, 0, 1
    bool dark = false;
    OrganismState state;
    double timeSec = 0;

    const char* reading() const { return level == 0 ? "undecided" : RegimeNames[regime]; }
};

double between(QRandomGenerator& dice, double low, double high)
{
    return low + (high - low) * dice.generateDouble();
}

// Any state within the bounds of the strata: confidence is the lead of the likeliest regime over
// the second, the third takes a random part of what is left to it.
OrganismState stateOf(const Case& c, QRandomGenerator& dice)
{
    constexpr std::array levels{std::pair{0.02, 0.24}, std::pair{0.40, 0.60}, std::pair{0.81, 1.0}};
    OrganismState state;
    state.trained = 1;
    state.confidence = between(dice, levels[c.level].first, levels[c.level].second);
    const double third = between(dice, 0.0, (1.0 - state.confidence) / 3.0);
    const double second = (1.0 - state.confidence - third) / 2.0;
    const int turn = dice.bounded(1, 3);
    state.probabilities[c.regime] = second + state.confidence;
    state.probabilities[(c.regime + turn) % 3] = second;
    state.probabilities[(c.regime + 3 - turn) % 3] = third;
    state.bias = c.sign == 0 ? between(dice, -0.05, 0.05) : c.sign * between(dice, 0.25, 1.0);
    state.pSwitch = between(dice, 0.0, 0.1);
    state.stability = between(dice, 0.8, 1.0);
    return state;
}

// Every stratum of regime, level and sign twice, once in each theme, and six more of them.
std::vector<Case> cases()
{
    QRandomGenerator dice(Seed);
    std::vector<Case> all;
    for (int i = 0; i < 54; ++i)
        all.push_back({i % 3, i / 3 % 3, i / 9 % 3 - 1, i >= 27, {}, 0});
    std::vector<Case> more(all.begin(), all.begin() + 27);
    std::ranges::shuffle(more, dice);
    for (int i = 0; i < Pictures - 54; ++i) {
        all.push_back(more[i]);
        all.back().dark = i % 2 == 1;
    }
    std::ranges::shuffle(all, dice);
    for (Case& c : all) {
        c.state = stateOf(c, dice);
        c.timeSec = between(dice, 1.0, 20.0);
    }
    return all;
}

} // namespace

int main(int argc, char** argv)
{
    QGuiApplication app(argc, argv);
    const QStringList arguments = app.arguments();
    QFile keyFile(arguments.value(2));
    if (arguments.size() != 3 || !keyFile.open(QIODevice::WriteOnly)) {
        std::fputs("usage: organism_reading PICTURES_DIR KEY.csv\n", stderr);
        return 2;
    }
    QTextStream key(&keyFile);
    key << "picture,regime,level,bias_sign,theme,p_bear,p_range,p_bull,confidence,bias\n";
    std::array<std::unique_ptr<OrganismCamera>, 2> cameras;
    for (const bool dark : {false, true}) {
        auto camera = OrganismCamera::open(Size, dark);
        if (!camera) {
            std::fprintf(stderr, "%s\n", camera.error().message.c_str());
            return 1;
        }
        cameras[dark] = *std::move(camera);
    }
    int number = 0;
    for (const Case& c : cases()) {
        const QString name = QStringLiteral("%1.png").arg(++number, 2, 10, QLatin1Char('0'));
        if (!cameras[c.dark]->still(c.state, c.timeSec).save(QDir(arguments[1]).filePath(name)))
            return 1;
        const auto& p = c.state.probabilities;
        key << name << ',' << c.reading() << ',' << LevelNames[c.level] << ','
            << SignNames[c.sign + 1] << ',' << (c.dark ? "dark" : "light") << ',' << p[0] << ','
            << p[1] << ',' << p[2] << ',' << c.state.confidence << ',' << c.state.bias << '\n';
    }
    return 0;
}

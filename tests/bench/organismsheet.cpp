// SPDX-License-Identifier: GPL-3.0-or-later
// Draws the organism's contact sheet (3 regimes x 3 confidences x 3 biases), the filmstrip of a
// flip from bearish to bullish, or the legend: organism_sheet sheet|film|legend light|dark TILE
// OUT.png
#include "ui/fonts.h"
#include "ui/organism.h"
#include "ui/organismcamera.h"

#include <QGuiApplication>
#include <QPainter>

#include <algorithm>
#include <cstdio>

using namespace regime;

namespace
{

// The leader's probability exceeds the next one's by `confidence`.
OrganismState stateOf(int regime, double confidence, double bias)
{
    OrganismState s;
    const double rest = (1.0 - confidence) / 3.0;
    s.probabilities.fill(rest);
    s.probabilities[regime] += confidence;
    s.confidence = confidence;
    s.bias = bias;
    s.pSwitch = 0.02;
    s.trained = 1;
    return s;
}

template <typename Take> QImage grid(int columns, int rows, int tile, Take take)
{
    QImage sheet(columns * tile, rows * tile, QImage::Format_RGB32);
    QPainter painter(&sheet);
    for (int i = 0; i < columns * rows; ++i) {
        painter.drawImage((i % columns) * tile, (i / columns) * tile,
                          take(i % columns, i / columns));
    }
    return sheet;
}

QImage legend(int tile, bool dark)
{
    QQuickView view;
    useOrganism(*view.engine());
    view.setResizeMode(QQuickView::SizeRootObjectToView);
    view.resize(4 * tile, 3 * tile);
    view.setInitialProperties({{QStringLiteral("dark"), dark}});
    view.setSource(QUrl(QStringLiteral("qrc:/RegimeScope/Organism/OrganismLegend.qml")));
    return view.grabWindow();
}

} // namespace

int main(int argc, char** argv)
{
    QGuiApplication app(argc, argv);
    loadFonts();
    const QStringList arguments = app.arguments();
    if (arguments.size() != 5) {
        std::fputs("usage: organism_sheet sheet|film|legend light|dark TILE OUT.png\n", stderr);
        return 2;
    }
    const int tile = arguments[3].toInt();
    const bool dark = arguments[2] == QLatin1String("dark");
    if (arguments[1] == QLatin1String("legend")) {
        return legend(tile, dark).save(arguments[4]) ? 0 : 1;
    }
    auto camera = OrganismCamera::open({tile, tile}, dark);
    if (!camera) {
        std::fprintf(stderr, "%s\n", camera.error().message.c_str());
        return 1;
    }
    QImage picture;
    if (arguments[1] == QLatin1String("sheet")) {
        constexpr std::array confidences{0.08, 0.5, 0.97};
        constexpr std::array biases{-0.8, 0.0, 0.8};
        picture = grid(9, 3, tile, [&](int column, int row) {
            return (*camera)->still(stateOf(row, confidences[column / 3], biases[column % 3]), 3.0);
        });
    } else {
        const auto before = stateOf(0, 1.0, -1.0);
        const auto after = stateOf(2, 1.0, 1.0);
        (void)(*camera)->still(before, 3.0);
        picture = grid(8, 1, tile, [&](int column, int) {
            return (*camera)->next(after, 3.001 + column * 0.6 / 7.0);
        });
    }
    return picture.save(arguments[4]) ? 0 : 1;
}

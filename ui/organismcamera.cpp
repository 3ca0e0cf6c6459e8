// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/organismcamera.h"

#include "ui/organism.h"

#include <QCoreApplication>
#include <QQmlError>
#include <QQuickItem>

#include <algorithm>

namespace regime
{

namespace
{

// An organism has ink in every state: its ground line at least.
bool isBare(const QImage& image)
{
    for (int y = 0; y < image.height(); ++y) {
        const auto* line = reinterpret_cast<const QRgb*>(image.constScanLine(y));
        if (std::any_of(line, line + image.width(),
                        [bare = image.pixel(0, 0)](QRgb pixel) { return pixel != bare; })) {
            return false;
        }
    }
    return true;
}

} // namespace

Result<std::unique_ptr<OrganismCamera>> OrganismCamera::open(QSize size, bool dark)
{
    std::unique_ptr<OrganismCamera> camera(new OrganismCamera);
    QQuickView& view = camera->m_view;
    useOrganism(*view.engine());
    view.setResizeMode(QQuickView::SizeRootObjectToView);
    view.resize(size);
    view.setInitialProperties(
        {{QStringLiteral("selfDriven"), false}, {QStringLiteral("dark"), dark}});
    view.setSource(QUrl(QStringLiteral("qrc:/RegimeScope/Organism/Organism.qml")));
    if (view.status() != QQuickView::Ready) {
        const auto errors = view.errors();
        return Error{errors.isEmpty() ? std::string("the organism could not be loaded")
                                      : errors.first().toString().toStdString()};
    }
    // The first picture tells who draws.
    (void)view.grabWindow();
    QCoreApplication::sendPostedEvents();
    view.setColor(view.rootObject()->property("paper").value<QColor>());
    return camera;
}

void OrganismCamera::set(const OrganismState& state)
{
    QQuickItem* organism = m_view.rootObject();
    organism->setProperty("bearProbability", state.probabilities[0]);
    organism->setProperty("rangeProbability", state.probabilities[1]);
    organism->setProperty("bullProbability", state.probabilities[2]);
    organism->setProperty("confidence", state.confidence);
    organism->setProperty("bias", state.bias);
    organism->setProperty("pSwitch", state.pSwitch);
    organism->setProperty("stability", state.stability);
    organism->setProperty("staleness", state.staleness);
    organism->setProperty("trained", state.trained > 0.5);
}

QImage OrganismCamera::still(const OrganismState& state, double timeSec)
{
    set(state);
    m_view.rootObject()->setProperty("time", 0.0);
    return next(state, timeSec);
}

QImage OrganismCamera::next(const OrganismState& state, double timeSec)
{
    set(state);
    m_view.rootObject()->setProperty("time", timeSec);
    const QImage image = m_view.grabWindow().convertToFormat(QImage::Format_RGB32);
    return isBare(image) ? QImage() : image;
}

bool OrganismCamera::usesShader() const
{
    return m_view.rootObject()->property("usesShader").toBool();
}

} // namespace regime

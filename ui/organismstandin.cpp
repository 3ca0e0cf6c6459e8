// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/organismstandin.h"

#include "ui/organismink.h"

#include <QLinearGradient>
#include <QPainter>
#include <QPainterPath>
#include <QRandomGenerator>

#include <cmath>

namespace regime
{

namespace
{

constexpr int MostLayers = 24; // nested outlines of a soft edge
constexpr int MostFlockLayers = 5;
constexpr int GradientStops = 32;
constexpr int SatellitePoints = 36;
constexpr double Grain = 0.55;
constexpr int SpeckField = 128;    // pixels, repeated
constexpr double FlockEdge = 0.14; // of the body's edge
constexpr double StemHalf = 0.009;
constexpr double LineHalf = 0.006;
constexpr double FootHalf = 0.05; // of the bias scale
constexpr double TailOpacity = 0.6;

// Height of the share `area` of the form's area counted from below, in form units: the shares the
// shader uses, turned round by halving.
double heightOf(double area, const std::array<double, 3>& forms)
{
    const auto below = [&forms](double y) {
        const double square = std::clamp((y + 0.875) / 1.75, 0.0, 1.0);
        const double c = std::clamp((y + 1.0) / 2.0, 0.0, 1.0);
        const double t = std::clamp((y + 0.6875) / 2.0625, 0.0, 1.0);
        return forms[0] * square + forms[1] * (0.5 * c + 0.5 * c * c * (3.0 - 2.0 * c)) +
               forms[2] * t * (2.0 - t);
    };
    double low = -1.0;
    double high = 1.375;
    for (int halving = 0; halving < 12; ++halving) {
        const double middle = 0.5 * (low + high);
        (below(middle) < area ? low : high) = middle;
    }
    return 0.5 * (low + high);
}

QPolygonF stemOf(const OrganismPose& pose, double way)
{
    constexpr int pieces = 24;
    QPolygonF line;
    for (int i = 0; i <= pieces; ++i) {
        line << pose.stemAt(way * i / pieces);
    }
    return line;
}

// One side of the satellite, the streak's end, the other side.
QPolygonF streakOf(const Satellite& satellite, double bias)
{
    const QPointF across =
        QPointF(-OrganismPose::StreamWay.y(), OrganismPose::StreamWay.x()) * (0.5 * satellite.size);
    return {{satellite.place + across,
             satellite.place - OrganismPose::StreamWay * (OrganismPose::TailLength * bias),
             satellite.place - across}};
}

// Each pixel somewhere between nothing and full, the same in every picture.
const QImage& specks()
{
    static const QImage field = [] {
        QImage image(SpeckField, SpeckField, QImage::Format_ARGB32_Premultiplied);
        QRandomGenerator dice(289);
        for (int y = 0; y < SpeckField; ++y) {
            for (int x = 0; x < SpeckField; ++x) {
                image.setPixel(x, y, qRgba(0, 0, 0, dice.bounded(256)));
            }
        }
        return image;
    }();
    return field;
}

// How far up the stem the body begins.
double wayToBody(const OrganismPose& pose, const std::array<double, 3>& forms)
{
    double outside = 0;
    double inside = 1;
    for (int halving = 0; halving < 10; ++halving) {
        const double middle = 0.5 * (outside + inside);
        (formDistance(pose.inBody(pose.stemAt(middle)), forms) > 0 ? outside : inside) = middle;
    }
    return outside;
}

} // namespace

OrganismStandIn::OrganismStandIn(QQuickItem* parent) : QQuickPaintedItem(parent)
{
    setAntialiasing(true);
    connect(this, &OrganismStandIn::driverChanged, this, &OrganismStandIn::follow);
    connect(this, &OrganismStandIn::colorsChanged, this, [this] { update(); });
}

void OrganismStandIn::follow()
{
    disconnect(m_frames);
    if (m_driver != nullptr) {
        m_frames = connect(m_driver, &OrganismDriver::frame, this, [this] { update(); });
    }
    update();
}

double OrganismStandIn::pixel() const
{
    return 2.0 / std::min(width(), height());
}

void OrganismStandIn::paint(QPainter* painter)
{
    if (m_driver == nullptr || width() < 1 || height() < 1) {
        return;
    }
    painter->setRenderHint(QPainter::Antialiasing);
    painter->translate(0.5 * width(), 0.5 * height());
    painter->scale(1.0 / pixel(), -1.0 / pixel());
    const OrganismState& state = m_driver->state();
    const OrganismInks inks({m_bear, m_range, m_bull}, m_paper, state.confidence, state.staleness);
    painter->save();
    painter->setOpacity(formOpacity(state.confidence) * state.trained);
    paintFlock(*painter, inks);
    paintBody(*painter, inks);
    painter->restore();
    if (m_isBacked) {
        paintPaper(*painter);
    }
    paintLines(*painter);
}

QPolygonF OrganismStandIn::bodyAt(double level) const
{
    const OrganismState& state = m_driver->state();
    const OrganismPose& pose = m_driver->pose();
    return outlineOf(state.forms(), pose.centre, pose.size, pose.tiltRad, level,
                     state.restlessness(), m_driver->trembleTime());
}

// Fills nested outlines, `outlineAt` each level from `edge` outside to `edge` inside, so that their
// sum rises to the painter's opacity as the shader's edge does. Steps of 1.5 pixels do not show.
template <typename Outline>
void OrganismStandIn::paintSoft(QPainter& painter, double edge, int mostLayers,
                                Outline outlineAt) const
{
    const bool razor = edge < pixel();
    const int layers =
        razor ? 1 : std::clamp(int(std::ceil(2.0 * edge / (1.5 * pixel()))), 3, mostLayers);
    const double opacity = painter.opacity();
    double covered = 0;
    for (int i = 0; i < layers; ++i) {
        const double level = razor ? 0.0 : edge * (1.0 - 2.0 * (i + 0.5) / layers);
        const double t = double(i + 1) / layers;
        const double wanted = opacity * t * t * (3.0 - 2.0 * t);
        // Each outline lies over the ones outside it: this much makes their sum `wanted`.
        painter.setOpacity((wanted - covered) / std::max(1.0 - covered, 1e-6));
        painter.drawPolygon(outlineAt(level));
        covered = wanted;
    }
    painter.setOpacity(opacity);
}

void OrganismStandIn::paintBody(QPainter& painter, const OrganismInks& inks) const
{
    const OrganismState& state = m_driver->state();
    const OrganismPose& pose = m_driver->pose();
    const auto forms = state.forms();
    const QPointF up(std::sin(pose.tiltRad) * pose.size, std::cos(pose.tiltRad) * pose.size);
    QLinearGradient ink(pose.centre - up * 1.0, pose.centre + up * 1.375);
    for (int i = 0; i <= GradientStops; ++i) {
        const double area = double(i) / GradientStops;
        ink.setColorAt(std::clamp((heightOf(area, forms) + 1.0) / 2.375, 0.0, 1.0),
                       inks.mixed(strataAt(area, state.probabilities, state.confidence)));
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink);
    const double edge = edgeHalfWidth(state.confidence);
    paintSoft(painter, edge, MostLayers, [this](double level) { return bodyAt(level); });
    if (edge > pixel()) {
        paintGrain(painter, edge);
    }
    painter.setCompositionMode(QPainter::CompositionMode_DestinationOut);
    painter.setPen(QPen(Qt::black, 2.0 * StemHalf, Qt::SolidLine, Qt::FlatCap));
    painter.drawPolyline(stemOf(pose, 1.0));
    painter.setCompositionMode(QPainter::CompositionMode_SourceOver);
}

// Takes paint away from the edge in specks, the deeper the more doubt.
void OrganismStandIn::paintGrain(QPainter& painter, double edge) const
{
    QPainterPath ring; // odd and even: what lies between the two
    ring.addPolygon(bodyAt(edge));
    ring.addPolygon(bodyAt(-0.5 * edge));
    painter.save();
    // A speck is a pixel of the picture.
    const QPainterPath placed = painter.worldTransform().map(ring);
    painter.resetTransform();
    painter.setCompositionMode(QPainter::CompositionMode_DestinationOut);
    painter.setOpacity(Grain * (1.0 - m_driver->state().confidence));
    painter.fillPath(placed, QBrush(specks()));
    painter.restore();
}

void OrganismStandIn::paintFlock(QPainter& painter, const OrganismInks& inks) const
{
    const OrganismPose& pose = m_driver->pose();
    for (int pair = 0; pair < OrganismPose::Pairs; ++pair) {
        paintSatellite(painter, pose.left[pair], pose.blends[pair], inks);
        paintSatellite(painter, pose.right[pair], pose.blends[pair], inks);
    }
}

void OrganismStandIn::paintSatellite(QPainter& painter, const Satellite& satellite,
                                     const std::array<double, 3>& share,
                                     const OrganismInks& inks) const
{
    const OrganismState& state = m_driver->state();
    const OrganismPose& pose = m_driver->pose();
    const double opacity = painter.opacity();
    const QColor colour = inks.mixed(share);
    if (state.bias != 0.0) {
        const QPolygonF streak = streakOf(satellite, state.bias);
        QLinearGradient fading(satellite.place, streak[1]);
        QColor start = colour;
        start.setAlphaF(float(TailOpacity * satellite.alpha));
        QColor end = colour;
        end.setAlphaF(0.0F);
        fading.setColorAt(0, start);
        fading.setColorAt(1, end);
        painter.setPen(Qt::NoPen);
        painter.setBrush(fading);
        painter.drawPolygon(streak);
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.setOpacity(opacity * satellite.alpha);
    paintSoft(painter, FlockEdge * edgeHalfWidth(state.confidence), MostFlockLayers,
              [&](double level) {
                  return outlineOf(share, satellite.place, satellite.size, pose.tiltRad, level, 0,
                                   0, SatellitePoints);
              });
    painter.setOpacity(opacity);
}

// Under all that is painted so far, holes and specks too.
void OrganismStandIn::paintPaper(QPainter& painter) const
{
    const OrganismState& state = m_driver->state();
    const OrganismPose& pose = m_driver->pose();
    const double edge = edgeHalfWidth(state.confidence);
    painter.setCompositionMode(QPainter::CompositionMode_DestinationOver);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_paper);
    painter.drawPolygon(bodyAt(edge));
    for (int pair = 0; pair < OrganismPose::Pairs; ++pair) {
        for (const Satellite& satellite : {pose.left[pair], pose.right[pair]}) {
            painter.setOpacity(satellite.alpha);
            painter.drawPolygon(streakOf(satellite, state.bias));
            painter.drawPolygon(outlineOf(pose.blends[pair], satellite.place, satellite.size,
                                          pose.tiltRad, FlockEdge * edge, 0, 0, SatellitePoints));
        }
    }
    painter.setOpacity(1.0);
    painter.setCompositionMode(QPainter::CompositionMode_SourceOver);
}

void OrganismStandIn::paintLines(QPainter& painter) const
{
    const OrganismState& state = m_driver->state();
    const OrganismPose& pose = m_driver->pose();
    const double y = OrganismPose::GroundY;
    const double half = OrganismPose::GroundHalfWidth;
    const double thin = std::max(2.0 * LineHalf, pixel());
    painter.setPen(QPen(m_ink, thin, Qt::SolidLine, Qt::FlatCap));
    painter.drawLine(QPointF(-half, y), QPointF(half, y));
    painter.setPen(QPen(m_ink, std::max(2.0 * StemHalf, pixel()), Qt::SolidLine, Qt::FlatCap));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(stemOf(pose, wayToBody(pose, state.forms())));
    const double left = half * std::min(state.bias, -FootHalf);
    const double right = half * std::max(state.bias, FootHalf);
    painter.fillRect(QRectF(left, y - 3.0 * LineHalf, right - left, 6.0 * LineHalf), m_ink);
    if (state.trained < 1.0) {
        painter.setOpacity(1.0 - state.trained);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(m_ink, thin));
        painter.drawPolygon(
            outlineOf(state.forms(), pose.centre, pose.size, pose.tiltRad, 0, 0, 0));
        for (int pair = 0; pair < OrganismPose::Pairs; ++pair) {
            for (const Satellite& s : {pose.left[pair], pose.right[pair]}) {
                painter.drawPolygon(outlineOf(pose.blends[pair], s.place, s.size, pose.tiltRad, 0,
                                              0, 0, SatellitePoints));
            }
        }
    }
}

} // namespace regime

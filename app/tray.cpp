// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tray.h"

#include "ui/appmodel.h"

#include <QPainter>
#include <QPolygonF>
#include <QSystemTrayIcon>

#include <array>

namespace regime
{

namespace
{

/** Bear, range and bull of the theme. */
constexpr std::array kLight{0x1F4FA3U, 0xB07F00U, 0x98200EU};
constexpr std::array kDark{0x6C9BE8U, 0xF2D675U, 0xE05535U};

QPolygonF triangle(const QRectF& box)
{
    return QPolygonF(
        QList<QPointF>{QPointF(box.center().x(), box.top()), box.bottomRight(), box.bottomLeft()});
}

} // namespace

QImage trayImage(const Readout& readout, bool dark, int sidePx)
{
    QImage image(sidePx, sidePx, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool isRegime = readout.form >= 0 && readout.form <= 2;
    const QRgb grey = dark ? 0xA09C93 : 0x645F55;
    const QColor colour = QColor::fromRgb(
        isRegime && !readout.muted ? (dark ? kDark : kLight)[static_cast<std::size_t>(readout.form)]
                                   : grey);
    const bool isFilled = isRegime && !readout.muted;
    painter.setPen(isFilled ? QPen(Qt::NoPen) : QPen(colour, sidePx / 8.0));
    painter.setBrush(isFilled ? QBrush(colour) : QBrush(Qt::NoBrush));
    const double margin = sidePx / 8.0;
    const QRectF box = QRectF(image.rect()).adjusted(margin, margin, -margin, -margin);
    if (readout.form == 0)
        painter.drawRect(box);
    else if (readout.form == 2)
        painter.drawPolygon(triangle(box));
    else
        painter.drawEllipse(box);
    return image;
}

Tray::Tray(AppModel& model, QObject* parent) : QObject(parent), m_model(model)
{
    if (!QSystemTrayIcon::isSystemTrayAvailable())
        return;
    m_icon = std::make_unique<QSystemTrayIcon>();
    connect(m_icon.get(), &QSystemTrayIcon::activated, this, &Tray::activated);
    connect(&model, &AppModel::readoutChanged, this, &Tray::refresh);
    connect(&model, &AppModel::themeChanged, this, &Tray::refresh);
    refresh();
    m_icon->show();
}

Tray::~Tray() = default;

void Tray::refresh()
{
    const Readout readout = m_model.readout();
    QIcon icon;
    for (const int side : {16, 22, 24, 32, 48})
        icon.addPixmap(QPixmap::fromImage(trayImage(readout, m_model.dark(), side)));
    m_icon->setIcon(icon);
    m_icon->setToolTip(
        QStringLiteral("RegimeScope: %1, %2").arg(readout.word, m_model.trust()->verdictText()));
}

} // namespace regime

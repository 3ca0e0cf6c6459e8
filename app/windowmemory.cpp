// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/windowmemory.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QSettings>

#include <algorithm>
#include <array>

namespace regime
{

namespace
{

constexpr int kPages = 5;
constexpr int kThemes = 3;
constexpr std::array kTextPercents{100, 125, 150};
constexpr int kRanges = 5;
constexpr int kOwnRange = -1;
constexpr double kLongestSpanSec = 100.0 * 365 * 86'400;

QString groupOf(const QString& dataDir)
{
    const QByteArray hash =
        QCryptographicHash::hash(dataDir.toUtf8(), QCryptographicHash::Sha256).toHex().left(12);
    return QStringLiteral("window-") + QString::fromLatin1(hash);
}

/** Takes the range that is kept, where it is one. */
void recallRange(const QSettings& file, WindowMemory& memory)
{
    bool isNumber = false;
    const int range = file.value(QStringLiteral("range")).toInt(&isNumber);
    const double spanSec = file.value(QStringLiteral("spanSec")).toDouble();
    if (isNumber && range >= 0 && range < kRanges) {
        memory.range = range;
    } else if (isNumber && range == kOwnRange && spanSec > 0 && spanSec <= kLongestSpanSec) {
        memory.range = range;
        memory.spanSec = spanSec;
    }
}

int within(const QVariant& value, int count)
{
    const int number = value.toInt();
    return number >= 0 && number < count ? number : 0;
}

} // namespace

QString windowMemoryPath()
{
    const QString state = qEnvironmentVariable("XDG_STATE_HOME");
    const QString folder =
        QDir::isAbsolutePath(state) ? state : QDir::homePath() + QStringLiteral("/.local/state");
    return folder + QStringLiteral("/regimescope/window.ini");
}

WindowMemory recallWindow(const QString& path, const QString& dataDir)
{
    QSettings file(path, QSettings::IniFormat);
    WindowMemory memory;
    memory.theme = within(file.value(QStringLiteral("look/theme")), kThemes);
    memory.reduceMotion = file.value(QStringLiteral("look/reduceMotion")).toBool();
    memory.localTime = file.value(QStringLiteral("look/localTime")).toBool();
    const int textPercent = file.value(QStringLiteral("look/textPercent")).toInt();
    if (std::ranges::find(kTextPercents, textPercent) != kTextPercents.end())
        memory.textPercent = textPercent;
    file.beginGroup(groupOf(dataDir));
    memory.geometry = file.value(QStringLiteral("geometry")).toRect();
    memory.maximised = file.value(QStringLiteral("maximised")).toBool();
    memory.page = within(file.value(QStringLiteral("page")), kPages);
    recallRange(file, memory);
    return memory;
}

void applyTextSize(const WindowMemory& memory)
{
    constexpr const char* factor = "QT_SCALE_FACTOR";
    if (memory.textPercent != 100 && !qEnvironmentVariableIsSet(factor))
        qputenv(factor, QByteArray::number(memory.textPercent / 100.0));
}

void keepWindow(const QString& path, const QString& dataDir, const WindowMemory& memory)
{
    QDir().mkpath(QFileInfo(path).absolutePath());
    QSettings file(path, QSettings::IniFormat);
    file.setValue(QStringLiteral("look/theme"), memory.theme);
    file.setValue(QStringLiteral("look/reduceMotion"), memory.reduceMotion);
    file.setValue(QStringLiteral("look/localTime"), memory.localTime);
    file.setValue(QStringLiteral("look/textPercent"), memory.textPercent);
    file.beginGroup(groupOf(dataDir));
    file.setValue(QStringLiteral("geometry"), memory.geometry);
    file.setValue(QStringLiteral("maximised"), memory.maximised);
    file.setValue(QStringLiteral("page"), memory.page);
    file.setValue(QStringLiteral("range"), memory.range);
    file.setValue(QStringLiteral("spanSec"), memory.spanSec);
    file.endGroup();
    file.sync();
    if (file.status() != QSettings::NoError)
        qWarning("the window's place and look could not be kept in %s", qPrintable(path));
}

QRect clampedToScreens(const QRect& wanted, const QList<QRect>& screens, const QSize& least)
{
    if (screens.isEmpty())
        return wanted;
    const auto shared = [&](const QRect& screen) {
        const QRect both = screen.intersected(wanted);
        return both.isValid() ? qint64{both.width()} * both.height() : 0;
    };
    const QRect screen =
        *std::max_element(screens.begin(), screens.end(),
                          [&](const QRect& a, const QRect& b) { return shared(a) < shared(b); });
    const QSize size = wanted.size().expandedTo(least).boundedTo(screen.size());
    // A screen may be smaller than the least size: its upper left corner is what is shown then.
    const int x = std::clamp(wanted.x(), screen.x(), screen.x() + screen.width() - size.width());
    const int y = std::clamp(wanted.y(), screen.y(), screen.y() + screen.height() - size.height());
    return {QPoint(x, y), size.expandedTo(least)};
}

} // namespace regime

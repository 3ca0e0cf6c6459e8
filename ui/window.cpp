// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFontDatabase>
#include <QQmlApplicationEngine>
#include <QQuickWindow>
#include <QTimer>
#include <QUrl>

// Generated with the module. Naming it keeps the linker from dropping the types of a static library.
extern void qml_register_types_RegimeScope();

namespace regime
{

namespace
{

constexpr int kSettleMs = 400;

/** Fonts must be there before the first text is laid out. */
void loadFonts()
{
    static const bool loaded = [] {
        for (const char* weight : {"Regular", "Medium", "SemiBold", "Bold"})
            if (QFontDatabase::addApplicationFont(
                    QStringLiteral(":/fonts/RegimeSans-%1.otf").arg(QLatin1String(weight))) < 0)
                qWarning("the font Regime Sans %s could not be loaded", weight);
        return true;
    }();
    Q_UNUSED(loaded)
}

} // namespace

Result<QQuickWindow*> loadWindow(QQmlApplicationEngine& engine, AppModel& app)
{
    volatile auto registration = &qml_register_types_RegimeScope;
    Q_UNUSED(registration)
    loadFonts();
    engine.addImportPath(QStringLiteral("qrc:/"));
    engine.setInitialProperties({{QStringLiteral("app"), QVariant::fromValue(&app)}});
    QStringList problems;
    const auto connection = QObject::connect(&engine, &QQmlEngine::warnings, &engine,
                                             [&problems](const QList<QQmlError>& errors) {
                                                 for (const QQmlError& error : errors)
                                                     problems << error.toString();
                                             });
    engine.load(QUrl(QStringLiteral("qrc:/RegimeScope/qml/Main.qml")));
    QObject::disconnect(connection);
    auto* window = engine.rootObjects().isEmpty()
                       ? nullptr
                       : qobject_cast<QQuickWindow*>(engine.rootObjects().constLast());
    if (!window)
        return Error{"the window could not be made: " +
                     problems.join(QStringLiteral("; ")).toStdString()};
    return window;
}

Result<QImage> grabPage(QQuickWindow& window, AppModel& app, int page, QSize size)
{
    app.setPage(page);
    window.resize(size);
    if (!window.isVisible())
        window.show();
    // Charts lay themselves out over several turns of the event loop after a resize.
    QEventLoop loop;
    QTimer::singleShot(kSettleMs, &loop, &QEventLoop::quit);
    loop.exec();
    QImage image = window.grabWindow();
    if (image.isNull())
        return Error{"the page could not be rendered: no graphics answered within the time"};
    return image;
}

} // namespace regime

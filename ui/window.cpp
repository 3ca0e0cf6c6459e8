// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window.h"

#include "ui/fonts.h"
#include "ui/framepacer.h"
#include "ui/organism.h"

#include <QEventLoop>
#include <QNetworkAccessManager>
#include <QNetworkRequest>
#include <QQmlApplicationEngine>
#include <QQmlIncubationController>
#include <QQmlNetworkAccessManagerFactory>
#include <QQuickWindow>
#include <QTimer>
#include <QUrl>

// Written by qt_add_qml_module; named here so that a linker keeps it.
void qml_register_types_RegimeScope();

namespace regime
{

namespace
{

constexpr int kTurnMs = 5;
constexpr int kStillTurns = 16; ///< of the event loop without a frame: nothing is under way
constexpr int kMostTurns = 400; ///< of what breathes no matter what

/** Nothing on the screen comes from a network, whatever a text may name: each request fails. */
class NoNetwork : public QNetworkAccessManager
{
    using QNetworkAccessManager::QNetworkAccessManager;

    QNetworkReply* createRequest(Operation operation, const QNetworkRequest&, QIODevice*) override
    {
        return QNetworkAccessManager::createRequest(operation, QNetworkRequest());
    }
};

class NoNetworkFactory : public QQmlNetworkAccessManagerFactory
{
    QNetworkAccessManager* create(QObject* parent) override { return new NoNetwork(parent); }
};

void registerTypes()
{
    [[maybe_unused]] static const bool once = [] {
        qml_register_types_RegimeScope();
        return true;
    }();
}

/** Charts lay themselves out over several turns of the event loop, each with its frame. Turns are
 *  counted, not time: on a busy machine there are few of them in a second. */
void settle(QQuickWindow& window)
{
    QEventLoop loop;
    QTimer turns;
    int allTurns = 0, stillTurns = 0;
    bool drawn = false;
    QObject::connect(&window, &QQuickWindow::frameSwapped, &loop, [&] {
        drawn = true;
        stillTurns = 0;
    });
    QObject::connect(&turns, &QTimer::timeout, &loop, [&] {
        // What is made piece by piece is waited for.
        if (window.incubationController()->incubatingObjectCount() > 0) {
            stillTurns = 0;
            return;
        }
        ++stillTurns;
        if ((drawn && stillTurns >= kStillTurns) || ++allTurns >= kMostTurns)
            loop.quit();
    });
    turns.start(kTurnMs);
    window.update();
    loop.exec();
}

} // namespace

Result<QQuickWindow*> loadWindow(QQmlApplicationEngine& engine, AppModel& app)
{
    registerTypes();
    loadFonts();
    useOrganism(engine);
    // Without it a compiled binding to our own singleton spins before the window shows.
    engine.addImportPath(QStringLiteral("qrc:/"));
    static NoNetworkFactory noNetwork;
    engine.setNetworkAccessManagerFactory(&noNetwork);
    engine.setInitialProperties({{QStringLiteral("app"), QVariant::fromValue(&app)}});
    QStringList problems;
    const auto connection = QObject::connect(&engine, &QQmlEngine::warnings, &engine,
                                             [&problems](const QList<QQmlError>& errors) {
                                                 for (const QQmlError& error : errors)
                                                     problems << error.toString();
                                             });
    engine.load(QUrl(QStringLiteral("qrc:/RegimeScope/Main.qml")));
    QObject::disconnect(connection);
    auto* window = engine.rootObjects().isEmpty()
                       ? nullptr
                       : qobject_cast<QQuickWindow*>(engine.rootObjects().constLast());
    if (!window)
        return Error{"the window could not be made: " +
                     problems.join(QStringLiteral("; ")).toStdString()};
    new FramePacer(*window);
    return window;
}

Result<QImage> grabPage(QQuickWindow& window, AppModel& app, int page, QSize size)
{
    app.setPage(page);
    window.resize(size);
    if (!window.isVisible())
        window.show();
    settle(window);
    QImage image = window.grabWindow();
    if (image.isNull())
        return Error{"the page could not be rendered: no graphics answered within the time"};
    return image;
}

} // namespace regime

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window.h"

#include "ui/fonts.h"
#include "ui/organism.h"

#include <QEventLoop>
#include <QNetworkAccessManager>
#include <QNetworkRequest>
#include <QQmlApplicationEngine>
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

constexpr int kSettleMs = 400;

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

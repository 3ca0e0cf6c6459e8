// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/all.h"
#include "app/commands/arguments.h"
#include "app/commands/timeargument.h"
#include "app/display.h"
#include "app/folderview.h"
#include "app/translation.h"
#include "ui/appmodel.h"

#include <QApplication>
#include <QImage>
#include <QRegularExpression>

namespace regime
{

namespace
{

const QStringList pages{QStringLiteral("monitor"),  QStringLiteral("data"),
                        QStringLiteral("model"),    QStringLiteral("review"),
                        QStringLiteral("settings"), QStringLiteral("overlay")};
const QStringList themes{QStringLiteral("light"), QStringLiteral("dark")};

struct PictureOptions {
    QString out;
    int page = AppModel::MonitorPage;
    bool overlay = false; ///< laid over the Monitor
    QSize size;
    int theme = AppModel::Light;
    std::optional<std::int64_t> atSec;
};

Result<QSize> sizeOption(const QString& text)
{
    static const QRegularExpression form(QStringLiteral("^(\\d{3,4})x(\\d{3,4})$"));
    const auto match = form.match(text);
    const QSize size(match.captured(1).toInt(), match.captured(2).toInt());
    if (!match.hasMatch() || size.width() < 640 || size.height() < 480)
        return Error{QStringLiteral(
                         "--size %1 is not allowed: it must be WIDTHxHEIGHT, 640x480 to 9999x9999")
                         .arg(text)
                         .toStdString()};
    return size;
}

Result<int> choiceOption(const QCommandLineParser& parser, const QString& name,
                         const QStringList& choices)
{
    const auto index = choices.indexOf(parser.value(name));
    if (index < 0)
        return Error{QStringLiteral("--%1 %2 is not allowed: it must be one of %3")
                         .arg(name, parser.value(name), choices.join(QStringLiteral(", ")))
                         .toStdString()};
    return static_cast<int>(index);
}

Result<PictureOptions> pictureOptions(const QCommandLineParser& parser)
{
    PictureOptions options;
    options.out = parser.value(QStringLiteral("out"));
    if (options.out.isEmpty())
        return Error{"--out F.png is needed"};
    const auto page = choiceOption(parser, QStringLiteral("page"), pages);
    const auto theme = choiceOption(parser, QStringLiteral("theme"), themes);
    const auto size = sizeOption(parser.value(QStringLiteral("size")));
    for (const Error* error : {page ? nullptr : &page.error(), theme ? nullptr : &theme.error(),
                               size ? nullptr : &size.error()})
        if (error)
            return *error;
    options.overlay = pages.at(*page) == QStringLiteral("overlay");
    options.page = options.overlay ? AppModel::MonitorPage : *page;
    options.theme = *theme == 0 ? AppModel::Light : AppModel::Dark;
    options.size = *size;
    if (parser.isSet(QStringLiteral("at"))) {
        const auto at = parseTimeArgument(QStringLiteral("at"), parser.value(QStringLiteral("at")));
        if (!at)
            return at.error();
        options.atSec = *at;
    }
    return options;
}

Result<QImage> takePicture(const PictureOptions& picture, const Configuration& configuration,
                           const QString& dataDir)
{
    const auto view = FolderView::open({configuration, dataDir, picture.atSec}, picture.theme);
    if (!view)
        return view.error();
    (*view)->model().overlay()->setShown(picture.overlay);
    return (*view)->picture(picture.page, picture.size);
}

} // namespace

int runSnapshot(const Invocation& invocation)
{
    QCommandLineParser parser;
    parser.addOption({QStringLiteral("out"), QString(), QStringLiteral("F.png")});
    parser.addOption({QStringLiteral("page"), QString(), QStringLiteral("PAGE"), pages.first()});
    parser.addOption(
        {QStringLiteral("size"), QString(), QStringLiteral("WxH"), QStringLiteral("1440x900")});
    parser.addOption({QStringLiteral("theme"), QString(), QStringLiteral("THEME"), themes.first()});
    parser.addOption({QStringLiteral("at"), QString(), QStringLiteral("T")});
    if (const auto code = parseOptionsAlone(parser, invocation))
        return *code;
    const auto options = pictureOptions(parser);
    if (!options)
        return endWith(WrongUsage, QString::fromStdString(options.error().message));
    const auto configuration = configurationFor(invocation.common);
    if (!configuration)
        return endWith(WrongUsage, QString::fromStdString(configuration.error().message));

    chooseDisplay();
    QApplication app(invocation.argc, invocation.argv);
    installTranslation();
    const auto picture = takePicture(*options, *configuration, invocation.common.dataDir);
    if (!picture)
        return endWith(CouldNot, QString::fromStdString(picture.error().message));
    if (!picture->save(options->out, "PNG"))
        return endWith(CouldNot,
                       QStringLiteral("the picture cannot be written to %1").arg(options->out));
    return Success;
}

} // namespace regime

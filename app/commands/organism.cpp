// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/organism.h"

#include "app/display.h"
#include "ui/organismcamera.h"

#include <QCommandLineParser>
#include <QGuiApplication>
#include <QImageWriter>
#include <QSaveFile>
#include <QTextStream>

#include <cmath>

namespace regime
{

namespace
{

constexpr double SumTolerance =
    1e-3; // probabilities typed with three digits need not sum to 1 exactly
constexpr int SmallestSide = 16;
constexpr int LargestSide = 4096;

struct NumberOption {
    const char* name;
    double OrganismState::*field;
    double lowest;
    double highest;
};

constexpr std::array NumberOptions{
    NumberOption{"confidence", &OrganismState::confidence, 0, 1},
    NumberOption{"bias", &OrganismState::bias, -1, 1},
    NumberOption{"p-switch", &OrganismState::pSwitch, 0, 1},
    NumberOption{"stability", &OrganismState::stability, 0, 1},
    NumberOption{"staleness", &OrganismState::staleness, 0, 1},
};

Error wrong(const QString& sentence)
{
    return Error{sentence.toStdString()};
}

Result<double> numberIn(const QString& name, const QString& text, double lowest, double highest)
{
    bool read = false;
    const double value = text.toDouble(&read);
    if (!read || !std::isfinite(value) || value < lowest || value > highest)
        return wrong(QStringLiteral("--%1 is \"%2\", but must be a number from %3 to %4")
                         .arg(name, text)
                         .arg(lowest)
                         .arg(highest));
    return value;
}

Result<std::array<double, 3>> probabilitiesFrom(const QString& text)
{
    const QStringList parts = text.split(QLatin1Char(','));
    if (parts.size() != 3)
        return wrong(
            QStringLiteral(
                "--probabilities is \"%1\", but must be three numbers from 0 to 1 that sum to "
                "1, in the order bearish,ranging,bullish")
                .arg(text));
    std::array<double, 3> values{};
    double sum = 0;
    for (int i = 0; i < 3; ++i) {
        const auto value = numberIn(QStringLiteral("probabilities"), parts[i].trimmed(), 0, 1);
        if (!value)
            return value.error();
        values[i] = *value;
        sum += *value;
    }
    if (std::abs(sum - 1.0) > SumTolerance)
        return wrong(QStringLiteral("--probabilities sum to %1, but must sum to 1").arg(sum));
    for (double& value : values)
        value /= sum;
    return values;
}

Result<QSize> sizeFrom(const QString& text)
{
    const QStringList parts = text.split(QLatin1Char('x'));
    bool widthRead = false;
    bool heightRead = false;
    const QSize size = parts.size() == 2
                           ? QSize(parts[0].toInt(&widthRead), parts[1].toInt(&heightRead))
                           : QSize();
    const auto allowed = [](int side) { return side >= SmallestSide && side <= LargestSide; };
    if (!widthRead || !heightRead || !allowed(size.width()) || !allowed(size.height()))
        return wrong(
            QStringLiteral("--size is \"%1\", but must be WIDTHxHEIGHT, each from %2 to %3 pixels")
                .arg(text)
                .arg(SmallestSide)
                .arg(LargestSide));
    return size;
}

void addOptions(QCommandLineParser& parser)
{
    for (const char* name : {"probabilities", "confidence", "bias", "p-switch", "stability",
                             "staleness", "time", "size", "theme", "out"})
        parser.addOption({QLatin1String(name), QString(), QStringLiteral("value")});
}

// A display if there is one, else none; one pixel of the picture is one pixel of the file.
void choosePlatform()
{
    qputenv("QT_ENABLE_HIGHDPI_SCALING", "0");
    qunsetenv("QT_SCALE_FACTOR");
    if (qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        return;
    QByteArrayList platforms;
    if (qEnvironmentVariableIsSet("WAYLAND_DISPLAY"))
        platforms << "wayland";
    if (qEnvironmentVariableIsSet("DISPLAY"))
        platforms << "xcb";
    qputenv("QT_QPA_PLATFORM", (platforms << "offscreen").join(';'));
}

Result<Done> savePng(const QImage& image, const QString& path)
{
    QSaveFile file(path);
    const auto failed = [&file, &path] {
        return wrong(QStringLiteral("%1 could not be written: %2").arg(path, file.errorString()));
    };
    if (!file.open(QIODevice::WriteOnly))
        return failed();
    QImageWriter writer(&file, "png");
    if (!writer.write(image)) {
        file.cancelWriting();
        return wrong(QStringLiteral("%1 could not be written: %2").arg(path, writer.errorString()));
    }
    if (!file.commit())
        return failed();
    return Done{};
}

int fail(ExitCode code, const std::string& sentence)
{
    QTextStream(stderr) << "regimescope organism: " << QString::fromStdString(sentence) << "\n";
    return code;
}

int run(const Invocation& invocation)
{
    const auto request = organismRequest(invocation.arguments);
    if (!request)
        return fail(WrongUsage, request.error().message);
    choosePlatform();
    leaveOutRuntimeFolder();
    const QGuiApplication application(invocation.argc, invocation.argv);
    auto camera = OrganismCamera::open(request->size, request->dark);
    if (!camera)
        return fail(CouldNot, camera.error().message);
    const QImage image = (*camera)->still(request->state, request->timeSec);
    if (image.isNull())
        return fail(CouldNot, "this scene graph draws neither the shader nor the vectors");
    if (image.size() != request->size)
        return fail(CouldNot, "the scene graph gave no picture of that size");
    if (!(*camera)->usesShader())
        QTextStream(stderr)
            << "regimescope organism: drawn in vectors, because no shader can run here\n";
    const auto saved = savePng(image, request->out);
    return saved ? Success : fail(CouldNot, saved.error().message);
}

} // namespace

Result<OrganismRequest> organismRequest(const QStringList& arguments)
{
    QCommandLineParser parser;
    addOptions(parser);
    if (!parser.parse(QStringList{QStringLiteral("organism")} + arguments))
        return wrong(parser.errorText());
    if (!parser.positionalArguments().isEmpty())
        return wrong(QStringLiteral("\"%1\" belongs to no option")
                         .arg(parser.positionalArguments().first()));
    for (const char* needed : {"probabilities", "confidence", "out"})
        if (parser.value(QLatin1String(needed)).isEmpty())
            return wrong(QStringLiteral("--%1 is missing").arg(QLatin1String(needed)));

    OrganismRequest request;
    request.state.trained = 1;
    request.out = parser.value(QStringLiteral("out"));
    const auto probabilities = probabilitiesFrom(parser.value(QStringLiteral("probabilities")));
    if (!probabilities)
        return probabilities.error();
    request.state.probabilities = *probabilities;
    for (const NumberOption& option : NumberOptions) {
        const QString name = QLatin1String(option.name);
        if (!parser.isSet(name))
            continue;
        const auto value = numberIn(name, parser.value(name), option.lowest, option.highest);
        if (!value)
            return value.error();
        request.state.*option.field = *value;
    }
    constexpr double longestSec = 86400;
    if (parser.isSet(QStringLiteral("time"))) {
        const auto time =
            numberIn(QStringLiteral("time"), parser.value(QStringLiteral("time")), 0, longestSec);
        if (!time)
            return time.error();
        request.timeSec = *time;
    }
    if (parser.isSet(QStringLiteral("size"))) {
        const auto size = sizeFrom(parser.value(QStringLiteral("size")));
        if (!size)
            return size.error();
        request.size = *size;
    }
    const QString theme = parser.isSet(QStringLiteral("theme"))
                              ? parser.value(QStringLiteral("theme"))
                              : QStringLiteral("light");
    if (theme != QLatin1String("light") && theme != QLatin1String("dark"))
        return wrong(QStringLiteral("--theme is \"%1\", but must be light or dark").arg(theme));
    request.dark = theme == QLatin1String("dark");
    return request;
}

const Command organismCommand{
    "organism",
    "--probabilities B,R,U --confidence C [--bias B] [--p-switch P] [--stability S] [--staleness "
    "S]\n"
    "      [--time SEC] [--size WxH] [--theme light|dark] --out F.png",
    "Draws one frame of the organism; the same arguments give the same bytes. Probabilities "
    "(bearish,\n"
    "      ranging, bullish) sum to 1; bias is from -1 to 1, the other numbers from 0 to 1, time "
    "from 0 to\n"
    "      86400; defaults: bias 0, p-switch 0, stability 1, staleness 0, time 0, 480x480, light.",
    run};

} // namespace regime

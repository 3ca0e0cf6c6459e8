// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/arguments.h"

#include <QLocale>
#include <QTextStream>

#include <cmath>

namespace regime
{

int endWith(ExitCode code, const QString& sentence)
{
    QTextStream(stderr) << "regimescope: " << sentence << '\n';
    return code;
}

std::optional<int> parseOptions(QCommandLineParser& parser, const Invocation& invocation)
{
    if (!parser.parse(QStringList{QStringLiteral("regimescope")} + invocation.arguments))
        return endWith(WrongUsage, parser.errorText());
    return std::nullopt;
}

std::optional<int> parseOptionsAlone(QCommandLineParser& parser, const Invocation& invocation)
{
    if (const auto code = parseOptions(parser, invocation))
        return code;
    if (!parser.positionalArguments().isEmpty())
        return endWith(WrongUsage, QStringLiteral("\"%1\" is not expected here")
                                       .arg(parser.positionalArguments().first()));
    return std::nullopt;
}

Result<double> numberOption(const QCommandLineParser& parser, const QString& name, double min,
                            double max)
{
    const QString text = parser.value(name);
    bool ok = false;
    const double value = QLocale::c().toDouble(text, &ok);
    const auto plain = [](double bound) { return QString::number(bound, 'g', 15); };
    if (!ok || !std::isfinite(value) || value < min || value > max)
        return Error{QStringLiteral("--%1 %2 is not allowed: it must be %3 to %4")
                         .arg(name, text, plain(min), plain(max))
                         .toStdString()};
    return value;
}

Result<std::int64_t> wholeOption(const QCommandLineParser& parser, const QString& name, double min,
                                 double max, std::int64_t fallback)
{
    if (!parser.isSet(name))
        return fallback;
    const Result<double> number = numberOption(parser, name, min, max);
    if (!number)
        return number.error();
    if (*number != std::floor(*number))
        return Error{QStringLiteral("--%1 %2 is not allowed: it must be a whole number")
                         .arg(name, parser.value(name))
                         .toStdString()};
    return static_cast<std::int64_t>(*number);
}

} // namespace regime

// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "startup/options.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace jumpseat {

namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(Words)
};

QList<QCommandLineOption> knownOptions()
{
    return {
        { u"workspace"_s, Words::tr("Use this file of sessions."), u"FILE"_s },
        { u"new-session"_s, Words::tr("Begin a session with this kit and open its cockpit."), u"KIT"_s },
        { u"candidate"_s, Words::tr("The candidate's name, with --new-session."), u"NAME"_s },
        { u"assistant"_s,
            Words::tr("Who answers, with --new-session: \"script\" (the kit), \"none\", \"last\" (as chosen last), or "
                      "SERVICE/MODEL of a service that is set up."),
            u"WHICH"_s },
        { u"own-tools"_s, Words::tr("The candidate may connect AI tools of their own, with --new-session.") },
        { u"watch"_s, Words::tr("The candidate may mirror a folder, with --new-session.") },
        { u"open"_s,
            Words::tr("Open a session: go on with it, or replay it when it has ended. An id, the beginning of one, or "
                      "\"last\"."),
            u"SESSION"_s },
        { u"screenshot"_s, Words::tr("Write a picture of the window to this file, renewed every second."),
            u"FILE.png"_s },
        { u"exit-after-screenshot"_s, Words::tr("Quit after the first picture.") },
        { u"theme"_s, Words::tr("light, dark or system."), u"NAME"_s },
        { u"size"_s, Words::tr("Size of the window, for example 1600x1000."), u"WxH"_s },
        { u"port"_s, Words::tr("Port of the candidate page; the next free one when it is taken."), u"N"_s },
        { u"lan"_s, Words::tr("Let the local network reach the candidate page, not only this computer.") },
    };
}

Result<ThemeChoice> themeFrom(const QString& name)
{
    if (name == "light"_L1)
        return ThemeChoice::Light;
    if (name == "dark"_L1)
        return ThemeChoice::Dark;
    if (name == "system"_L1)
        return ThemeChoice::System;
    return fail(ErrorCode::Malformed, Words::tr("--theme is light, dark or system, not \"%1\".").arg(name));
}

Result<QSize> sizeFrom(const QString& text)
{
    static const QRegularExpression shape(u"^(\\d{3,5})x(\\d{3,5})$"_s);
    const auto match = shape.match(text);
    if (!match.hasMatch())
        return fail(ErrorCode::Malformed, Words::tr("--size is like 1600x1000, not \"%1\".").arg(text));
    return QSize(match.captured(1).toInt(), match.captured(2).toInt());
}

Result<quint16> portFrom(const QString& text)
{
    bool number = false;
    const uint port = text.toUInt(&number);
    if (!number || port < 1 || port > 65535)
        return fail(ErrorCode::Malformed, Words::tr("--port is a number from 1 to 65535, not \"%1\".").arg(text));
    return quint16(port);
}

Result<Options> optionsFrom(const QCommandLineParser& parser)
{
    Options options;
    options.workspace = parser.value(u"workspace"_s);
    options.newSession = parser.value(u"new-session"_s);
    options.candidate = parser.value(u"candidate"_s);
    options.assistant = parser.value(u"assistant"_s);
    options.ownTools = parser.isSet(u"own-tools"_s);
    options.watch = parser.isSet(u"watch"_s);
    options.open = parser.value(u"open"_s);
    options.screenshot = parser.value(u"screenshot"_s);
    options.lan = parser.isSet(u"lan"_s);
    options.exitAfterScreenshot = parser.isSet(u"exit-after-screenshot"_s);
    if (!options.newSession.isEmpty() && !options.open.isEmpty())
        return fail(ErrorCode::Malformed, Words::tr("--new-session and --open exclude each other."));
    if (options.newSession.isEmpty() && (!options.assistant.isEmpty() || options.ownTools || options.watch))
        return fail(ErrorCode::Malformed, Words::tr("--assistant, --own-tools and --watch go with --new-session."));
    if (parser.isSet(u"theme"_s)) {
        const auto theme = themeFrom(parser.value(u"theme"_s));
        if (!theme)
            return std::unexpected(theme.error());
        options.theme = *theme;
    }
    if (parser.isSet(u"size"_s)) {
        const auto size = sizeFrom(parser.value(u"size"_s));
        if (!size)
            return std::unexpected(size.error());
        options.size = *size;
    }
    if (parser.isSet(u"port"_s)) {
        const auto port = portFrom(parser.value(u"port"_s));
        if (!port)
            return std::unexpected(port.error());
        options.port = *port;
    }
    return options;
}

} // namespace

Result<Options> parseOptions(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(Words::tr("The interviewer's cockpit for AI-permitted technical interviews."));
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version = parser.addVersionOption();
    parser.addOptions(knownOptions());
    if (!parser.parse(arguments))
        return fail(ErrorCode::Malformed, parser.errorText());
    if (!parser.positionalArguments().isEmpty())
        return fail(
            ErrorCode::Malformed, Words::tr("\"%1\" was not expected here.").arg(parser.positionalArguments().first()));
    Options options;
    if (parser.isSet(version))
        options.answer = u"jumpseat %1\n"_s.arg(QCoreApplication::applicationVersion());
    else if (parser.isSet(help) || parser.isSet(u"help-all"_s))
        options.answer = parser.helpText();
    return options.answer.isEmpty() ? optionsFrom(parser) : Result<Options>(options);
}

} // namespace jumpseat

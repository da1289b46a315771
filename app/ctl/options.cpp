// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/options.h"

#include "ctl/ctl.h"
#include "store/workspace.h"

#include <QCommandLineParser>

namespace jumpseat::ctl {
namespace {

std::unexpected<Error> misused(const QString& what)
{
    return fail(ErrorCode::Malformed, what);
}

Result<Options> commandOf(Options options, QStringList words)
{
    if (words.isEmpty())
        return misused(Words::tr("a command is missing"));
    const QString command = words.takeFirst();
    if (command == QStringLiteral("list")) {
        options.command = Options::List;
    } else if (command == QStringLiteral("kits")) {
        options.command = Options::Kits;
    } else if (command == QStringLiteral("show")) {
        options.command = Options::Show;
        if (words.isEmpty())
            return misused(Words::tr("show which session?"));
        options.session = words.takeFirst();
    } else if (command == QStringLiteral("events")) {
        options.command = Options::Events;
        if (words.isEmpty())
            return misused(Words::tr("the events of which session?"));
        options.session = words.takeFirst();
    } else if (command == QStringLiteral("bench")) {
        options.command = Options::BenchTrace;
        if (words.size() < 2 || words.takeFirst() != QStringLiteral("trace"))
            return misused(Words::tr("what can be measured is: bench trace FILE"));
        options.trace = words.takeFirst();
    } else {
        return misused(Words::tr("\"%1\" is not a command").arg(command));
    }
    if (!words.isEmpty())
        return misused(Words::tr("\"%1\" is one word too many").arg(words.first()));
    return options;
}

// Session ids are base64url: one in 64 begins with a dash and would pass for an option.
QString takeDashedSession(QStringList& words)
{
    static const QStringList options { QStringLiteral("-h"), QStringLiteral("-v"), QStringLiteral("--help"),
        QStringLiteral("--version"), QStringLiteral("--json"), QStringLiteral("--workspace"), QStringLiteral("--") };
    const qsizetype command = words.indexOf(QStringLiteral("show"), 1);
    const qsizetype at = (command > 0 ? command : words.indexOf(QStringLiteral("events"), 1)) + 1;
    if (at == 0 || at >= words.size() || !words[at].startsWith(u'-') || options.contains(words[at].section(u'=', 0, 0)))
        return {};
    return words.takeAt(at);
}

} // namespace

Result<Options> parseOptions(const QStringList& arguments)
{
    const QCommandLineOption json(QStringLiteral("json"));
    const QCommandLineOption file(QStringLiteral("workspace"), QString(), QStringLiteral("FILE"));
    const QCommandLineOption help(QStringList { QStringLiteral("h"), QStringLiteral("help") });
    const QCommandLineOption version(QStringList { QStringLiteral("v"), QStringLiteral("version") });
    QStringList words = arguments;
    const QString dashed = takeDashedSession(words);
    QCommandLineParser parser;
    parser.addOptions({ json, file, help, version });
    if (!parser.parse(words))
        return misused(parser.errorText());
    Options options;
    options.json = parser.isSet(json);
    options.workspace = parser.isSet(file) ? parser.value(file) : defaultWorkspaceFile();
    if (parser.isSet(help))
        return options;
    if (parser.isSet(version)) {
        options.command = Options::Version;
        return options;
    }
    return commandOf(
        options, parser.positionalArguments() + (dashed.isEmpty() ? QStringList() : QStringList { dashed }));
}

QString helpText()
{
    return Words::tr(R"(Usage: jumpseatctl COMMAND [options]

Reads a Jumpseat workspace. It never writes, so it may run while an interview is live.

Commands:
  list               all sessions, the newest first
  show SESSION       one session: files, conversation, suggestions, scores, evidence
                     SESSION is an id, the beginning of one, or "last"
  events SESSION     every event of one session, a JSON line each: the content of a .jumpseat-events file
  kits               the kits that come with the program
  bench trace FILE   replay a recorded editing session (JSON, also gzipped) and print time and memory as JSON

Options:
  --workspace FILE   the workspace to read; without it, %1
  --json             JSON instead of text
  -h, --help         this text
  -v, --version      the version

Exit status: 0 done, 1 failed, 2 wrong command line.
)")
        .arg(defaultWorkspaceFile());
}

} // namespace jumpseat::ctl

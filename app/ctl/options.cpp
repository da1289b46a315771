// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/options.h"

#include "ctl/ctl.h"
#include "store/workspace.h"

#include <QCommandLineParser>
#include <QRegularExpression>

#include <limits>

namespace jumpseat::ctl {
namespace {

constexpr qsizetype anyNumber = std::numeric_limits<qsizetype>::max();

/// A command with the words that belong to it.
struct CommandShape {
    QString name;
    Options::Command command = Options::Help;
    qsizetype least = 0, most = 0;
    qsizetype sessions = 0; ///< so many of the words are sessions, the first ones
    QString missing = {};   ///< asked when there are too few
};

QList<CommandShape> commandShapes()
{
    return { { QStringLiteral("list"), Options::List }, { QStringLiteral("kits"), Options::Kits },
        { QStringLiteral("show"), Options::Show, 1, 1, 1, Words::tr("show which session?") },
        { QStringLiteral("events"), Options::Events, 1, 1, 1, Words::tr("the events of which session?") },
        { QStringLiteral("cast"), Options::Cast, 1, 1, 1, Words::tr("the terminal of which session?") },
        { QStringLiteral("trace"), Options::Trace, 1, 1, 1, Words::tr("the trace of which session?") },
        { QStringLiteral("verify"), Options::Verify, 0, 1 },
        { QStringLiteral("export"), Options::Export, 2, 2, 1, Words::tr("export which session, and to which file?") },
        { QStringLiteral("import"), Options::Import, 1, anyNumber, 0, Words::tr("import which file?") },
        { QStringLiteral("backup"), Options::Backup, 1, 1, 0, Words::tr("back up to which file?") },
        { QStringLiteral("erase"), Options::Erase, 1, anyNumber, anyNumber, Words::tr("erase which session?") },
        { QStringLiteral("handover"), Options::Handover, 1, anyNumber, anyNumber,
            Words::tr("hand over which session?") },
        { QStringLiteral("recover"), Options::Recover, 2, 2, 0,
            Words::tr("recover which file, and to which new file?") },
        { QStringLiteral("bench"), Options::BenchTrace, 2, 2, 0,
            Words::tr("what can be measured is: bench trace FILE") } };
}

std::unexpected<Error> misused(const QString& what)
{
    return fail(ErrorCode::Malformed, what);
}

std::optional<CommandShape> shapeNamed(const QString& name)
{
    for (const CommandShape& shape : commandShapes()) {
        if (shape.name == name)
            return shape;
    }
    return std::nullopt;
}

Result<Options> checkWords(Options options)
{
    static const QRegularExpression receipt(QStringLiteral("\\A([0-9a-fA-F]{64})?\\z"));
    if (options.command == Options::BenchTrace && options.words.takeFirst() != QStringLiteral("trace"))
        return misused(Words::tr("what can be measured is: bench trace FILE"));
    if (options.command == Options::Handover && options.folder.isEmpty())
        return misused(Words::tr("hand over to which folder? (--to FOLDER)"));
    static const QStringList traces { QStringLiteral("agent-trace"), QStringLiteral("git-ai"), QStringLiteral("otlp") };
    if (options.command == Options::Trace && !traces.contains(options.as))
        return misused(Words::tr("a trace in which form? (--as agent-trace, git-ai or otlp)"));
    if (!receipt.match(QString::fromLatin1(options.receipt)).hasMatch())
        return misused(Words::tr("a receipt has 64 hexadecimal digits"));
    return options;
}

Result<Options> commandOf(Options options, QStringList words)
{
    if (words.isEmpty())
        return misused(Words::tr("a command is missing"));
    const QString name = words.takeFirst();
    const auto shape = shapeNamed(name);
    if (!shape)
        return misused(Words::tr("\"%1\" is not a command").arg(name));
    if (words.size() < shape->least)
        return misused(shape->missing);
    if (words.size() > shape->most)
        return misused(Words::tr("\"%1\" is one word too many").arg(words[shape->most]));
    options.command = shape->command;
    options.words = words;
    return checkWords(options);
}

// Session ids are base64url: one in 64 begins with a dash and would pass for an option. Such a word is marked until
// the parser is done.
constexpr QChar dashMark(0x1);

void markDashedSessions(QStringList& words, const QStringList& options)
{
    static const QStringList withValue { QStringLiteral("--to"), QStringLiteral("--workspace"),
        QStringLiteral("--receipt"), QStringLiteral("--run"), QStringLiteral("--as"), QStringLiteral("--revision"),
        QStringLiteral("--session") };
    qsizetype left = 0; // so many sessions may follow
    bool begun = false;
    for (qsizetype i = 1; i < words.size(); ++i) {
        const QString& word = words[i];
        if (withValue.contains(word)) {
            ++i;
        } else if (!begun && !word.startsWith(u'-')) {
            const auto shape = shapeNamed(word);
            left = shape ? shape->sessions : 0;
            begun = true;
        } else if (left > 0 && !options.contains(word.section(u'=', 0, 0)) && word != QStringLiteral("--")) {
            --left;
            if (word.startsWith(u'-'))
                words[i].prepend(dashMark);
        }
    }
}

QStringList withoutMarks(QStringList words)
{
    for (QString& word : words) {
        if (word.startsWith(dashMark))
            word.remove(0, 1);
    }
    return words;
}

} // namespace

// NOLINTNEXTLINE(readability-function-size): every option in one place
Result<Options> parseOptions(const QStringList& arguments)
{
    const QCommandLineOption json(QStringLiteral("json"));
    const QCommandLineOption file(QStringLiteral("workspace"), QString(), QStringLiteral("FILE"));
    const QCommandLineOption folder(QStringLiteral("to"), QString(), QStringLiteral("FOLDER"));
    const QCommandLineOption receipt(QStringLiteral("receipt"), QString(), QStringLiteral("HEX"));
    const QCommandLineOption run(QStringLiteral("run"), QString(), QStringLiteral("R"));
    const QCommandLineOption as(QStringLiteral("as"), QString(), QStringLiteral("FORM"));
    const QCommandLineOption revision(QStringLiteral("revision"), QString(), QStringLiteral("COMMIT"));
    const QCommandLineOption session(QStringLiteral("session"), QString(), QStringLiteral("ID"));
    const QCommandLineOption dryRun(QStringLiteral("dry-run"));
    const QCommandLineOption replace(QStringLiteral("replace"));
    const QCommandLineOption yes(QStringLiteral("yes"));
    const QCommandLineOption oldFormats(QStringLiteral("delete-old-formats"));
    const QCommandLineOption evenErased(QStringLiteral("even-erased"));
    const QCommandLineOption help(QStringList { QStringLiteral("h"), QStringLiteral("help") });
    const QCommandLineOption version(QStringList { QStringLiteral("v"), QStringLiteral("version") });
    const QList<QCommandLineOption> all { json, file, folder, receipt, run, as, revision, session, dryRun, replace, yes,
        oldFormats, evenErased, help, version };
    QStringList names;
    for (const QCommandLineOption& option : all) {
        for (const QString& name : option.names())
            names += (name.size() > 1 ? QStringLiteral("--") : QStringLiteral("-")) + name;
    }
    QStringList words = arguments;
    markDashedSessions(words, names);
    QCommandLineParser parser;
    parser.addOptions(all);
    if (!parser.parse(words))
        return misused(parser.errorText());
    Options options { .workspace = parser.isSet(file) ? parser.value(file) : defaultWorkspaceFile(),
        .folder = parser.value(folder),
        .run = parser.value(run),
        .as = parser.value(as),
        .revision = parser.value(revision),
        .session = parser.value(session),
        .receipt = parser.value(receipt).toLatin1(),
        .json = parser.isSet(json),
        .replace = parser.isSet(replace),
        .yes = parser.isSet(yes),
        .deleteOldFormats = parser.isSet(oldFormats),
        .evenErased = parser.isSet(evenErased),
        .dryRun = parser.isSet(dryRun) };
    if (parser.isSet(help))
        return options;
    if (parser.isSet(version)) {
        options.command = Options::Version;
        return options;
    }
    return commandOf(options, withoutMarks(parser.positionalArguments()));
}

} // namespace jumpseat::ctl

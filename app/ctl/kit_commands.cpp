// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/kit_commands.h"

#include "ctl/kit_preview.h"
#include "ctl/session_text.h"
#include "kitcheck/kit_check.h"
#include "kitmaking/kit_from_git.h"
#include "run/tool_chains.h"

#include <QCommandLineParser>
#include <QDir>
#include <QFile>

namespace jumpseat::ctl {

namespace {

/// FILE:LINE: as compilers and editors have it.
QString placed(const QString& folder, int line, const QString& what)
{
    const QString file = QDir(folder).filePath(QStringLiteral("kit.yaml"));
    return line > 0 ? QStringLiteral("%1:%2: %3").arg(file, QString::number(line), what)
                    : QStringLiteral("%1: %2").arg(file, what);
}

void printRun(const KitRun& run, QTextStream& out)
{
    out << QStringLiteral("%1: %2: ").arg(run.task.value, run.what)
        << Words::tr("%1 of %2 failed, %3 s")
               .arg(run.failed)
               .arg(run.tests)
               .arg(double(run.durationUs) / 1e6, 0, 'f', 2)
        << u'\n';
}

QString missingText(const QStringList& tools)
{
    QStringList packages;
    for (const QString& tool : tools) {
        const QString package = packageFor(tool);
        packages += package.isEmpty() ? Words::tr("%1 (unknown)").arg(tool) : package;
    }
    return Words::tr("nothing was run: this computer lacks %1; install %2")
        .arg(tools.join(QStringLiteral(", ")), packages.join(QStringLiteral(", ")));
}

int preview(const QString& folder, QTextStream& out, QTextStream& err)
{
    const auto kit = loadKit(folder);
    if (kit)
        out << printable(kitPreview(*kit));
    else
        err << printable(QDir(folder).filePath(kit.error().what)) << u'\n';
    return kit ? Done : Failed;
}

int check(const QString& folder, QTextStream& out, QTextStream& err)
{
    const auto complain = [&](const QString& what) {
        err << what << u'\n';
        return int(Failed);
    };
    const auto kit = loadKit(folder);
    if (!kit)
        return complain(printable(QDir(folder).filePath(kit.error().what)));
    const auto sandbox = Sandbox::find();
    if (!sandbox)
        return complain(QStringLiteral("jumpseatctl: ") + sandbox.error().what);
    const KitReport report = checkKit(*kit, *sandbox);
    if (!report.missingTools.isEmpty())
        return complain(QStringLiteral("jumpseatctl: ") + missingText(report.missingTools));
    for (const KitRun& run : report.runs)
        printRun(run, out);
    out.flush();
    for (const KitFault& fault : report.faults)
        err << printable(placed(folder, fault.line, fault.what)) << u'\n';
    if (report.faults.isEmpty())
        out << Words::tr("%1, version %2: everything it promises holds.").arg(kit->id).arg(kit->version) << u'\n';
    return report.faults.isEmpty() ? Done : Failed;
}

/// What both ways of making a kit are told beside where it goes.
struct Making {
    QCommandLineParser options;
    Making()
    {
        options.addOptions({ { QStringLiteral("kind"), {}, QStringLiteral("kind"), QStringLiteral("build") },
            { QStringLiteral("title"), {}, QStringLiteral("title") }, { QStringLiteral("whole"), {} } });
    }
    /// Empty when they are well put, else what is wrong.
    [[nodiscard]] QString parse(const QStringList& words, qsizetype places)
    {
        if (!options.parse(QStringList { QString() } + words))
            return options.errorText();
        if (options.positionalArguments().size() != places)
            return Words::tr("that are not the words it takes");
        if (!kitKindFromName(options.value(QStringLiteral("kind"))))
            return Words::tr("a kit is one of build, debug, review, design, algorithm");
        return {};
    }
    [[nodiscard]] QString place(qsizetype i) const { return options.positionalArguments().at(i); }
    [[nodiscard]] KitSketch sketchFor(const QString& folder) const
    {
        const QString id = QDir(folder).dirName();
        const QString title = options.value(QStringLiteral("title"));
        return { id, title.isEmpty() ? id : title, *kitKindFromName(options.value(QStringLiteral("kind"))),
            QDate::currentDate() };
    }
};

void printWritten(const QString& folder, const QStringList& names, QTextStream& out)
{
    for (const QString& name : names)
        out << printable(QDir(folder).filePath(name)) << u'\n';
}

int makeNew(const QStringList& words, QTextStream& out, QTextStream& err)
{
    Making making;
    if (const QString wrong = making.parse(words, 1); !wrong.isEmpty()) {
        err << QStringLiteral("jumpseatctl: ") << wrong << u'\n';
        return Misused;
    }
    const QString folder = making.place(0);
    const auto written = makeKit(folder, making.sketchFor(folder));
    if (!written) {
        err << QStringLiteral("jumpseatctl: ") << printable(written.error().what) << u'\n';
        return Failed;
    }
    printWritten(folder, *written, out);
    return Done;
}

int makeFromDiff(const QStringList& words, QTextStream& out, QTextStream& err)
{
    Making making;
    if (const QString wrong = making.parse(words, 4); !wrong.isEmpty()) {
        err << QStringLiteral("jumpseatctl: ") << wrong << u'\n';
        return Misused;
    }
    const QString folder = making.place(3);
    KitSketch sketch = making.sketchFor(folder);
    sketch.kind = KitKind::Review;
    const auto kit = makeKitFromGit(folder, sketch,
        { making.place(0), making.place(1), making.place(2), making.options.isSet(QStringLiteral("whole")) });
    if (!kit) {
        err << QStringLiteral("jumpseatctl: ") << printable(kit.error().what) << u'\n';
        return Failed;
    }
    printWritten(folder, kit->written, out);
    for (const QString& each : kit->leftOut)
        err << Words::tr("left out: %1").arg(printable(each)) << u'\n';
    return Done;
}

int schema(QTextStream& out)
{
    QFile file(QStringLiteral(":/kit-templates/kit.schema.json"));
    if (file.open(QIODevice::ReadOnly))
        out << QString::fromUtf8(file.readAll());
    return Done;
}

} // namespace

int kitCommand(const QStringList& words, QTextStream& out, QTextStream& err)
{
    if (words.size() == 2 && words.first() == QStringLiteral("check"))
        return check(words.last(), out, err);
    if (words.size() == 2 && words.first() == QStringLiteral("preview"))
        return preview(words.last(), out, err);
    if (!words.isEmpty() && words.first() == QStringLiteral("new"))
        return makeNew(words.sliced(1), out, err);
    if (!words.isEmpty() && words.first() == QStringLiteral("from-diff"))
        return makeFromDiff(words.sliced(1), out, err);
    if (words == QStringList { QStringLiteral("schema") })
        return schema(out);
    err << Words::tr("jumpseatctl: do what with which kit? (kit new, check or preview FOLDER, kit from-diff REPOSITORY "
                     "BASE HEAD FOLDER, kit schema)")
        << u'\n';
    return Misused;
}

} // namespace jumpseat::ctl

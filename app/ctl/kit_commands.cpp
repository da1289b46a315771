// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/kit_commands.h"

#include "ctl/kit_preview.h"
#include "ctl/session_text.h"
#include "kitcheck/kit_check.h"

#include <QDir>

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

} // namespace

int kitCommand(const QStringList& words, QTextStream& out, QTextStream& err)
{
    if (words.size() == 2 && words.first() == QStringLiteral("check"))
        return check(words.last(), out, err);
    if (words.size() == 2 && words.first() == QStringLiteral("preview"))
        return preview(words.last(), out, err);
    err << Words::tr("jumpseatctl: do what with which kit? (kit check FOLDER, kit preview FOLDER)") << u'\n';
    return Misused;
}

} // namespace jumpseat::ctl

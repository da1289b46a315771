// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The words of an erasure: the plan before, and the account afterwards.

#include "home/check_words.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QLocale>

namespace jumpseat {

namespace {

class ErasureWords {
    Q_DECLARE_TR_FUNCTIONS(ErasureWords)
};

QString kindText(MadeCopy::Kind kind)
{
    switch (kind) {
    case MadeCopy::Kind::Bundle: return ErasureWords::tr("bundle");
    case MadeCopy::Kind::Backup: return ErasureWords::tr("backup");
    case MadeCopy::Kind::Handover: return ErasureWords::tr("handover");
    }
    return {};
}

QString copyLine(const MadeCopy& copy)
{
    const QString day =
        QLocale().toString(QDateTime::fromMSecsSinceEpoch(copy.wallMs).date(), QStringLiteral("d MMM yyyy"));
    const QString line = ErasureWords::tr("%1 of %2: %3", "kind, day, file")
                             .arg(kindText(copy.kind), day, QDir::toNativeSeparators(copy.file));
    return copy.isThere ? line : ErasureWords::tr("%1 (not there any more; it may have been moved)").arg(line);
}

void addCopies(const QList<MadeCopy>& copies, RecordReport& report)
{
    RecordReport::Section section { ErasureWords::tr("Copies that only people can delete"), {} };
    for (const MadeCopy& copy : copies)
        section.lines.append(copyLine(copy));
    if (copies.isEmpty())
        section.lines.append(ErasureWords::tr("None was made with this workspace."));
    report.sections.append(section);
}

void addSearch(const ResidueSearch& search, RecordReport& report)
{
    RecordReport::Section section { ErasureWords::tr("Searched"), {} };
    section.lines.append(ErasureWords::tr(
        "%1 pieces of what was erased were looked for in %n file(s).", nullptr, int(search.files.size()))
            .arg(QLocale().toString(search.needles)));
    if (search.found.isEmpty())
        section.lines.append(ErasureWords::tr("Nothing of it is left in them."));
    for (const Residue& residue : search.found)
        section.lines.append(ErasureWords::tr("Still there: %1, in %2 at byte %3")
                .arg(residue.what, QDir::toNativeSeparators(residue.file))
                .arg(residue.at));
    report.sections.append(section);
}

void addOldFormats(const QString& heading, const QStringList& files, RecordReport& report)
{
    if (files.isEmpty())
        return;
    RecordReport::Section section { heading, {} };
    for (const QString& file : files)
        section.lines.append(QDir::toNativeSeparators(file));
    report.sections.append(section);
}

} // namespace

RecordReport planReport(const ErasurePlan& plan)
{
    RecordReport report { ErasureWords::tr("Erase"), {} };
    const SessionNames names = namesOf(plan.sessions);
    RecordReport::Section sessions { ErasureWords::tr("What this is about"), {} };
    for (const SessionRow& row : plan.sessions)
        sessions.lines.append(ErasureWords::tr("%1: %n event(s)", nullptr, int(row.events)).arg(nameOf(names, row.id)));
    report.sections.append(sessions);
    report.sections.append({ ErasureWords::tr("What goes"),
        { ErasureWords::tr("Names, every text that was typed, asked, answered or noted, evidence, attached files, "
                           "and the links to join.") } });
    report.sections.append({ ErasureWords::tr("What stays"),
        { ErasureWords::tr("Kind and time of each event with the chain over them, the kit, and scores as numbers: "
                           "statistics without a person in them.") } });
    addCopies(plan.copies, report);
    addOldFormats(ErasureWords::tr("The workspace in an older format also holds it"), plan.oldFormats, report);
    return report;
}

RecordOutcome outcomeOf(const Result<Erased>& erased)
{
    if (!erased) {
        auto failed = failedOutcome(
            ErasureWords::tr("Nothing was erased"), ErasureWords::tr("The record is as it was."), erased.error());
        if (erased.error().code == ErrorCode::Refused)
            failed.advice.clear(); // the reason says it
        return failed;
    }
    const bool clean = erased->unfinished.isEmpty() && erased->search.found.isEmpty();
    RecordOutcome outcome { .kind = clean ? RecordOutcome::Kind::Done : RecordOutcome::Kind::Failed,
        .line = ErasureWords::tr("%n session(s) erased", nullptr, int(erased->sessions.size())) };
    if (!clean) {
        outcome.line = ErasureWords::tr("Erased, but pieces may still stand in the file");
        outcome.kept = erased->unfinished;
        outcome.advice = ErasureWords::tr("Erase the same session again to complete it.");
    }
    outcome.report.title = ErasureWords::tr("What was erased");
    addSearch(erased->search, outcome.report);
    addCopies(erased->copies, outcome.report);
    addOldFormats(ErasureWords::tr("Deleted as well"), erased->oldFormatsDeleted, outcome.report);
    addOldFormats(ErasureWords::tr("In an older format, and still holding it"), erased->oldFormatsLeft, outcome.report);
    return outcome;
}

} // namespace jumpseat

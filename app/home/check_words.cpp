// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "home/check_words.h"

#include <QCoreApplication>
#include <QDir>
#include <QLocale>

namespace jumpseat {

namespace {

class CheckWords {
    Q_DECLARE_TR_FUNCTIONS(CheckWords)
};

QString verdictText(const SessionVerdict& session)
{
    return session.firstWrong > 0 ? CheckWords::tr("from event %1 on: %2").arg(session.firstWrong).arg(session.problem)
                                  : session.problem;
}

RecordReport verdictReport(const Verdict& verdict, const SessionNames& names)
{
    RecordReport report { CheckWords::tr("The record"), {} };
    if (!verdict.problem.isEmpty())
        report.sections.append({ CheckWords::tr("The file as a whole"), { verdict.problem } });
    for (const SessionVerdict& session : verdict.sessions) {
        if (!session.isSound())
            report.sections.append({ nameOf(names, session.session), { verdictText(session) } });
    }
    return report;
}

QStringList recoveredLines(const RecoveredSession& session)
{
    QStringList lines { session.lostTo > 0
            ? CheckWords::tr("%n event(s) kept, %1 to %2 lost", nullptr, int(session.kept))
                  .arg(session.lostFrom)
                  .arg(session.lostTo)
            : CheckWords::tr("all of it kept: %n event(s)", nullptr, int(session.kept)) };
    if (session.lostTo > 0)
        lines += CheckWords::tr("why: %1").arg(session.reason);
    if (session.strays > 0)
        lines += CheckWords::tr(
            "%n of the lost can still be read and stand beside the record", nullptr, int(session.strays));
    if (session.erased)
        lines += CheckWords::tr("its content was erased before");
    if (session.kitLost)
        lines += CheckWords::tr("what its rubric said is lost");
    if (session.mediaLost > 0)
        lines += CheckWords::tr("%n attached file(s) lost", nullptr, session.mediaLost);
    return lines;
}

} // namespace

RecordOutcome outcomeOf(const Result<Verdict>& verdict, const SessionNames& names)
{
    if (!verdict)
        return failedOutcome(
            CheckWords::tr("The record could not be checked"), CheckWords::tr("Nothing was changed."), verdict.error());
    const auto all = int(verdict->sessions.size());
    RecordOutcome outcome;
    if (verdict->isSound()) {
        outcome.line = CheckWords::tr("The record is sound: %n session(s), each event as it was written", nullptr, all);
        if (verdict->secondFileMissing)
            outcome.line += CheckWords::tr(". The second file is missing, so a cut end could not be seen");
        return outcome;
    }
    const auto wrong = all - std::ranges::count_if(verdict->sessions, &SessionVerdict::isSound);
    outcome.kind = RecordOutcome::Kind::Failed;
    outcome.line = wrong > 0 ? CheckWords::tr("The record is not sound: %1 of %n session(s)", nullptr, all).arg(wrong)
                             : CheckWords::tr("The file does not hold together");
    outcome.kept = CheckWords::tr("Nothing was changed; the other sessions are as they were written.");
    outcome.advice = CheckWords::tr("Copy the file somewhere safe, then recover it into a new one.");
    outcome.report = verdictReport(*verdict, names);
    return outcome;
}

RecordOutcome outcomeOf(const Result<Recovered>& recovered, const SessionNames& names)
{
    if (!recovered)
        return failedOutcome(CheckWords::tr("Nothing was recovered"),
            CheckWords::tr("The damaged file is as it was; no new one was left behind."), recovered.error());
    const auto whole = [](const RecoveredSession& session) { return session.lostTo == 0; };
    RecordOutcome outcome { .line = CheckWords::tr("Recovered into %1: %2 of %n session(s) whole", nullptr,
                                int(recovered->sessions.size()))
                                .arg(fileNameOf(recovered->file))
                                .arg(std::ranges::count_if(recovered->sessions, whole)),
        .file = recovered->file };
    outcome.report.title = CheckWords::tr("What was recovered");
    const QString intro = CheckWords::tr("The damaged file is as it was; this is the new one. Links to join were not "
                                         "taken over: a new link is made when a session is resumed.");
    outcome.report.sections.append({ QString(), QStringList { intro } });
    for (const RecoveredSession& session : recovered->sessions)
        outcome.report.sections.append({ nameOf(names, session.session), recoveredLines(session) });
    if (recovered->unreadableBytes > 0)
        outcome.report.sections.append({ CheckWords::tr("The disk"),
            { CheckWords::tr("%1 bytes of the damaged file could not be read at all.")
                    .arg(QLocale().toString(recovered->unreadableBytes)) } });
    return outcome;
}

} // namespace jumpseat

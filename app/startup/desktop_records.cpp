// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What Home asks about the record: which file, the work, and what it came to.

#include "home/check_words.h"
#include "startup/desktop.h"
#include "startup/record_jobs.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace jumpseat {

namespace {

QString documents()
{
    return QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
}

QString today()
{
    return QDate::currentDate().toString(Qt::ISODate);
}

/// No name of a candidate: it would stand in the names of files long after the erasure.
QString recordName(const QString& what, const SessionId& session)
{
    return u"%1-%2"_s.arg(what, session.value.left(8));
}

} // namespace

void Desktop::carryOutRecord(RecordAsk what, const SessionId& session)
{
    if (what == RecordAsk::Cancel)
        return m_records.cancel();
    const bool needsWorkspace = what != RecordAsk::Recover && what != RecordAsk::ChooseWorkspace;
    if (m_records.isRunning() || (needsWorkspace && !m_workspace))
        return;
    switch (what) {
    case RecordAsk::Export: return exportSession(session);
    case RecordAsk::HandOver: return handOverSession(session);
    case RecordAsk::Erase: return askErasure(session);
    case RecordAsk::ImportActs: return chooseTranscripts(session, false);
    case RecordAsk::ImportActsFolder: return chooseTranscripts(session, true);
    case RecordAsk::Import: return importFiles();
    case RecordAsk::BackUp: return backUpWorkspace();
    case RecordAsk::Check: return startWork({ tr("Checking"), true, false }, jobs::check(recordSource()));
    case RecordAsk::Recover: return recoverWorkspace();
    case RecordAsk::ChooseWorkspace: return answerProblem(WorkspaceChoice::OtherFile);
    case RecordAsk::Cancel: return;
    }
}

RecordSource Desktop::recordSource() const
{
    QSet<SessionId> held;
    for (const auto& [id, session] : m_live)
        held.insert({ id });
    return { m_workspace, m_host ? &m_host->journal() : nullptr, held, m_clock.wallMs() };
}

void Desktop::startWork(const WorkKind& kind, RecordWork::Job job, RecordWork::Done then)
{
    m_workWrites = kind.writes;
    m_workName = kind.doing;
    home()->beginWork(kind.doing, kind.measured);
    m_records.start(std::move(job), [this, then = std::move(then)](const RecordOutcome& outcome) {
        m_workWrites = false;
        if (then)
            then(outcome);
        else
            readSessions();
        home()->endWork(outcome);
    });
}

QString Desktop::chooseOne(FileQuestion question)
{
    return m_chooseFiles(home(), std::move(question)).value(0);
}

void Desktop::exportSession(const SessionId& session)
{
    const QString file = chooseOne({ FileQuestion::Kind::Save, tr("Export the session"),
        freeName(documents(), recordName(u"session"_s, session) + u".jumpseat"_s),
        tr("Sessions (*.jumpseat);;All files (*)") });
    if (!file.isEmpty())
        startWork({ tr("Exporting"), false, true }, jobs::exportSession(recordSource(), session, file));
}

void Desktop::handOverSession(const SessionId& session)
{
    const QString folder =
        chooseOne({ FileQuestion::Kind::Folder, tr("Where to make the folder for the candidate"), documents() });
    if (!folder.isEmpty())
        startWork({ tr("Writing the handover"), false, true },
            jobs::handOver(recordSource(), session, freeName(folder, recordName(u"handover"_s, session))));
}

void Desktop::importFiles()
{
    const QStringList files = m_chooseFiles(home(),
        { FileQuestion::Kind::OpenSeveral, tr("Import sessions"), documents(),
            tr("Sessions (*.jumpseat);;All files (*)") });
    if (!files.isEmpty())
        startWork({ tr("Importing"), true, true }, jobs::importFiles(recordSource(), files));
}

void Desktop::backUpWorkspace()
{
    const QString name = u"%1-%2.jumpseat"_s.arg(QFileInfo(m_workspaceFile).completeBaseName(), today());
    const QString file = chooseOne({ FileQuestion::Kind::Save, tr("Back up the workspace"), freeName(documents(), name),
        tr("Jumpseat workspaces (*.jumpseat);;All files (*)") });
    if (!file.isEmpty())
        startWork({ tr("Backing up"), true, true }, jobs::backUp(recordSource(), file));
}

void Desktop::recoverWorkspace()
{
    const QFileInfo damaged(m_workspaceFile);
    const QString file = chooseOne({ FileQuestion::Kind::Save, tr("The new file to recover into"),
        freeName(damaged.absolutePath(), damaged.completeBaseName() + u"-recovered.jumpseat"_s),
        tr("Jumpseat workspaces (*.jumpseat);;All files (*)") });
    if (file.isEmpty())
        return;
    startWork({ tr("Recovering"), true, false }, jobs::recover(m_workspaceFile, file, m_clock.wallMs()),
        [this](const RecordOutcome& outcome) {
            if (outcome.kind == RecordOutcome::Kind::Done)
                openWorkspace(outcome.file, Workspace::Mode::ReadWrite);
        });
}

/// The host keeps a session open that has ended, and what is open must not be erased under it.
void Desktop::releaseEnded()
{
    const auto isLive = [](const auto& held) { return !held.second.model->state().ended; };
    if (m_cockpit || std::ranges::any_of(m_live, isLive))
        return;
    m_live.clear();
    m_host.reset();
}

void Desktop::askErasure(const SessionId& session)
{
    releaseEnded();
    if (m_live.contains(session.value))
        return home()->showOutcome({ .kind = RecordOutcome::Kind::Failed,
            .line = tr("This session is open on this computer and was not erased"),
            .kept = tr("Nothing was changed."),
            .advice = tr("End all sessions that are live, then erase it.") });
    const auto plan = planErasure(*m_workspace, { session });
    if (!plan)
        return home()->showOutcome(
            failedOutcome(tr("Nothing was erased"), tr("The record is as it was."), plan.error()));
    const QList<SessionId> others = othersOfTheSameName(session);
    QStringList choices;
    if (!others.isEmpty())
        choices.append(tr("Also %n other session(s) of this name", nullptr, int(others.size())));
    if (!plan->oldFormats.isEmpty())
        choices.append(tr("Also delete the workspace in its older format"));
    home()->ask(planReport(*plan), choices, tr("Erase"), [this, session, others](const QList<bool>& ticked) {
        const bool all = !others.isEmpty() && ticked.first();
        const bool oldFormats = ticked.size() > (others.isEmpty() ? 0 : 1) && ticked.last();
        startWork({ tr("Erasing"), false, true },
            jobs::erase(recordSource(), QList { session } + (all ? others : QList<SessionId>()), oldFormats));
    });
}

/// Those who ask to be forgotten mean all that is stored about them.
QList<SessionId> Desktop::othersOfTheSameName(const SessionId& session) const
{
    const int at = m_sessions.rowOf(session);
    const QString name = at < 0 ? QString() : m_sessions.rows().at(at).candidate.simplified().toCaseFolded();
    QList<SessionId> others;
    for (const SessionRow& row : m_sessions.rows()) {
        const bool same = !name.isEmpty() && row.candidate.simplified().toCaseFolded() == name;
        if (same && row.id != session && !m_live.contains(row.id.value))
            others.append(row.id);
    }
    return others;
}

} // namespace jumpseat

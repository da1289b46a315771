// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What candidates' own AI tools wrote is taken into the record of a session, after it was looked at.

#include "home/record_words.h"
#include "startup/desktop.h"
#include "startup/transcript_jobs.h"
#include "store/journal_writer.h"

#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace jumpseat {

void Desktop::chooseTranscripts(const SessionId& session, bool folder)
{
    const QString start = QStandardPaths::writableLocation(QStandardPaths::HomeLocation);
    const QStringList paths = m_chooseFiles(home(),
        folder ? FileQuestion { FileQuestion::Kind::Folder, tr("A folder with AI transcripts"), start }
               : FileQuestion { FileQuestion::Kind::OpenSeveral, tr("Import AI transcripts"), start,
                     tr("Transcripts (*.jsonl *.json *.md *.log *.txt);;All files (*)") });
    if (paths.isEmpty())
        return;
    const auto preview = std::make_shared<TranscriptPreview>();
    startWork({ tr("Reading transcripts"), true, false },
        jobs::readTranscripts(recordSource(), session, paths, preview),
        [this, session, preview](const RecordOutcome& outcome) { showTranscripts(session, preview, outcome); });
}

void Desktop::showTranscripts(
    const SessionId& session, const std::shared_ptr<TranscriptPreview>& preview, const RecordOutcome& outcome)
{
    if (preview->files.isEmpty() || outcome.kind == RecordOutcome::Kind::Cancelled)
        return;
    const RecordReport report = transcriptReport(preview->files, nameOf(namesOf(m_sessions.rows()), session));
    if (preview->imports.isEmpty())
        return home()->showReport(report);
    home()->ask(
        report, {}, tr("Import"),
        [this, session, preview](const QList<bool>&) {
            // Queued: the panel that asked is still answering.
            QMetaObject::invokeMethod(
                this, [this, session, preview] { storeTranscripts(session, preview); }, Qt::QueuedConnection);
        },
        tr("Take them into the record?"));
}

/// One session at a time is told what files hold, and answers each with an event or a refusal.
struct Desktop::Storing {
    QStringList asked; ///< SHA-256 of the files, in order
    QList<StoredTranscript> done;
    std::unique_ptr<QObject> ears = std::make_unique<QObject>();
};

void Desktop::storeTranscripts(const SessionId& session, const std::shared_ptr<TranscriptPreview>& preview)
{
    const auto refuse = [this](const Error& error) {
        home()->showOutcome(failedOutcome(tr("Nothing was imported"), tr("The record is as it was."), error));
    };
    const int at = m_sessions.rowOf(session);
    if (at < 0)
        return refuse({ ErrorCode::NotFound, tr("This session is not in the workspace.") });
    if (!m_live.contains(session.value)) {
        if (const auto resumed = resumeSession(m_sessions.rows().at(at)); !resumed)
            return refuse(resumed.error());
    }
    SessionModel* model = m_live.at(session.value).model.get();
    const auto storing = m_storing = std::make_shared<Storing>();
    for (const TranscriptImport& import : std::as_const(preview->imports))
        storing->asked.append(import.sha256);
    connect(model, &SessionModel::eventApplied, storing->ears.get(), [this](const EventPtr& event) {
        // A session that was opened for this tells its whole past first, earlier imports among it.
        const auto* import = std::get_if<event::ActsImported>(&event->payload);
        if (import && m_storing && m_storing->asked.contains(import->sha256))
            stored({ *import, {} });
    });
    connect(model, &SessionModel::commandRefused, storing->ears.get(), [this, preview](const QString& what) {
        event::ActsImported refused;
        refused.name = m_storing ? preview->imports.value(m_storing->done.size()).name : QString();
        stored({ refused, what });
    });
    for (const TranscriptImport& import : std::as_const(preview->imports))
        model->send(command::ImportActs { { .name = import.name,
                                              .source = transcriptKindName(import.file.kind),
                                              .sha256 = import.sha256,
                                              .notUnderstood = int(import.file.counts.notUnderstood.sum()) },
            import.acts });
}

void Desktop::stored(const StoredTranscript& file)
{
    const std::shared_ptr<Storing> storing = m_storing;
    if (!storing)
        return;
    storing->done.append(file);
    if (storing->done.size() < storing->asked.size())
        return;
    m_storing.reset();
    storing->ears.release()->deleteLater(); // it is what calls here
    if (m_host)
        m_host->journal().flush(1000); // so that the list has it
    readSessions();
    if (m_home)
        m_home->showOutcome(storedOutcome(storing->done));
}

} // namespace jumpseat

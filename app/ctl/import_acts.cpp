// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/import_acts.h"

#include "base/clock.h"
#include "ctl/opened.h"
#include "ctl/session_record.h"
#include "ctl/session_text.h"
#include "session/live_session.h"
#include "transcripts/transcript_import.h"

#include <QFileInfo>

namespace jumpseat::ctl {
namespace {

/// Nobody asks anything while a record is only added to.
class NoAssistant final : public Assistant {
public:
    void ask(const Turn&, const SessionState&, std::function<const SessionState&()>, Sink) override { }
    void stop(const PromptId&) override { }
};

QString outcomeWords(const event::ActsImported& import)
{
    QString words = Words::tr("%1: %2 acts taken in, %3 known already, %4 of another time")
                        .arg(printable(import.name))
                        .arg(import.acts)
                        .arg(import.known)
                        .arg(import.elsewhen);
    if (import.notUnderstood > 0)
        words += Words::tr(", %1 records not understood").arg(import.notUnderstood);
    return words;
}

ParticipantId interviewerOf(const SessionState& state)
{
    for (const ParticipantState& participant : state.participants) {
        if (participant.role == Role::Interviewer)
            return participant.id;
    }
    return {};
}

} // namespace

Result<ExitCode> storeTranscripts(const Options& options, const QStringList& files, QTextStream& out)
{
    if (options.session.isEmpty())
        return fail(ErrorCode::Malformed,
            Words::tr("%1 is of an AI tool: into which session? (--session ID), or --dry-run").arg(files.first()));
    if (!QFileInfo::exists(options.workspace))
        return fail(ErrorCode::NotFound, Words::tr("%1 does not exist.").arg(options.workspace));
    const auto opened = openToChange(options);
    if (!opened)
        return std::unexpected(opened.error());
    const auto record = readRecord(*opened->workspace, options.session);
    if (!record)
        return std::unexpected(record.error());
    const SystemClock clock;
    NoAssistant nobody;
    const SessionId id = record->row.id;
    LiveSession session(id, Kit {}, record->state, clock, nobody,
        { [&](const EventPtr& event) { opened->writer->append(id, event); }, [](const Transient&) {} });
    ExitCode code = Done;
    for (const QString& path : files) {
        auto import = readForImport(path);
        Result<void> done = import
            ? session.execute(interviewerOf(session.state()),
                  command::ImportActs { { .name = import->name,
                                            .source = transcriptKindName(import->file.kind),
                                            .sha256 = import->sha256,
                                            .notUnderstood = int(import->file.counts.notUnderstood.sum()) },
                      std::move(import->acts) })
            : std::unexpected(import.error());
        out << (done ? outcomeWords(session.state().imports.last().import)
                     : printable(path) + QStringLiteral(": ") + printable(done.error().what))
            << u'\n';
        if (!done)
            code = Failed;
    }
    if (!opened->writer->flush())
        return fail(ErrorCode::Io, Words::tr("what was taken in could not be saved"));
    return code;
}

} // namespace jumpseat::ctl

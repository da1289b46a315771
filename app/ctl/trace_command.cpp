// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/trace_command.h"

#include "ctl/session_record.h"
#include "report/agent_trace.h"
#include "report/otlp_conversation.h"

#include <QJsonDocument>

namespace jumpseat::ctl {

Result<ExitCode> traceOfSession(const Options& options, QTextStream& out)
{
    const auto record = readAskedRecord(options);
    if (!record)
        return std::unexpected(record.error());
    const ParticipantState* candidate = record->state.candidate();
    const AuthorshipOf of { record->row.id, record->state, candidate ? candidate->name : QString(), options.revision };
    if (options.as == QStringLiteral("git-ai"))
        out << gitAiNote(of);
    else
        out << QString::fromUtf8(QJsonDocument(
            options.as == QStringLiteral("otlp") ? otlpConversation(record->row.id, record->state) : agentTrace(of))
                .toJson());
    return Done;
}

} // namespace jumpseat::ctl

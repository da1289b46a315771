// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/cast_command.h"

#include "ctl/session_record.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace jumpseat::ctl {
namespace {

const RunState* terminalOf(const SessionState& state, const QString& name)
{
    const auto isIt = [&](const RunState& run) { return run.isTerminal() && (name.isEmpty() || run.id.value == name); };
    const auto found = std::find_if(state.runs.crbegin(), state.runs.crend(), isIt);
    return found == state.runs.crend() ? nullptr : &*found;
}

} // namespace

Result<ExitCode> castOfTerminal(const Options& options, QTextStream& out)
{
    const auto record = readAskedRecord(options);
    if (!record)
        return std::unexpected(record.error());
    const RunState* run = terminalOf(record->state, options.run);
    if (!run)
        return fail(ErrorCode::NotFound,
            options.run.isEmpty() ? Words::tr("no terminal was opened in this session")
                                  : Words::tr("\"%1\" is not a terminal of this session").arg(options.run));
    const QJsonObject header { { QStringLiteral("version"), 2 }, { QStringLiteral("width"), run->columns },
        { QStringLiteral("height"), run->rows },
        { QStringLiteral("timestamp"), record->event(run->startedSeq)->wallMs / 1000 } };
    out << QString::fromUtf8(QJsonDocument(header).toJson(QJsonDocument::Compact)) << u'\n';
    for (const CastLine& line : run->cast) {
        const QJsonArray entry { double(line.atUs) / 1e6, line.code, line.data };
        out << QString::fromUtf8(QJsonDocument(entry).toJson(QJsonDocument::Compact)) << u'\n';
    }
    return Done;
}

} // namespace jumpseat::ctl

// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/read_commands.h"

#include "ctl/print.h"
#include "ctl/session_json.h"
#include "ctl/session_record.h"
#include "ctl/session_text.h"
#include "ctl/trace_bench.h"
#include "kit/kit.h"
#include "session/event_lines.h"
#include "store/workspace.h"

#include <QJsonArray>

namespace jumpseat::ctl {

Result<ExitCode> list(const Options& options, QTextStream& out)
{
    const auto workspace = Workspace::open(options.workspace, Workspace::Mode::ReadOnly);
    if (!workspace)
        return std::unexpected(workspace.error());
    const auto rows = (*workspace)->sessions();
    if (!rows)
        return std::unexpected(rows.error());
    if (options.json) {
        QJsonArray sessions;
        for (const SessionRow& row : *rows)
            sessions += toJson(row);
        print(out, { { QStringLiteral("workspace"), (*workspace)->file() }, { QStringLiteral("sessions"), sessions } });
    } else {
        out << sessionTable(*rows);
    }
    return Done;
}

Result<ExitCode> show(const Options& options, QTextStream& out)
{
    const auto record = readAskedRecord(options);
    if (!record)
        return std::unexpected(record.error());
    if (options.json)
        print(out, toJson(*record));
    else
        out << toText(*record);
    return Done;
}

Result<ExitCode> events(const Options& options, QTextStream& out)
{
    const auto record = readAskedRecord(options);
    if (!record)
        return std::unexpected(record.error());
    out << QString::fromUtf8(toEventLines({ record->row.id, record->row.kitId, record->events }));
    return Done;
}

Result<ExitCode> kits(const Options& options, QTextStream& out)
{
    QStringList problems;
    const QList<Kit> found = loadKits(QStringLiteral(":/kits"), &problems);
    if (!problems.isEmpty())
        return fail(ErrorCode::Damaged, problems.join(u'\n'));
    if (options.json) {
        QJsonArray all;
        for (const Kit& kit : found)
            all += toJson(kit);
        print(out, { { QStringLiteral("kits"), all } });
    } else {
        out << kitTable(found);
    }
    return Done;
}

Result<ExitCode> measureTrace(const Options& options, QTextStream& out)
{
    const auto measured = benchTrace(options.word(0));
    if (!measured)
        return std::unexpected(measured.error());
    print(out, *measured);
    return Done;
}

} // namespace jumpseat::ctl

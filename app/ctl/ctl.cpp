// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/ctl.h"

#include "ctl/options.h"
#include "ctl/session_json.h"
#include "ctl/session_record.h"
#include "ctl/session_text.h"
#include "ctl/trace_bench.h"
#include "kit/kit.h"
#include "session/event_lines.h"
#include "store/workspace.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace jumpseat::ctl {
namespace {

void print(QTextStream& out, const QJsonObject& json)
{
    out << QString::fromUtf8(QJsonDocument(json).toJson());
}

Result<void> list(const Options& options, QTextStream& out)
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
    return {};
}

Result<void> show(const Options& options, QTextStream& out)
{
    const auto workspace = Workspace::open(options.workspace, Workspace::Mode::ReadOnly);
    if (!workspace)
        return std::unexpected(workspace.error());
    const auto record = readRecord(**workspace, options.session);
    if (!record)
        return std::unexpected(record.error());
    if (options.json)
        print(out, toJson(*record));
    else
        out << toText(*record);
    return {};
}

Result<void> events(const Options& options, QTextStream& out)
{
    const auto workspace = Workspace::open(options.workspace, Workspace::Mode::ReadOnly);
    if (!workspace)
        return std::unexpected(workspace.error());
    const auto record = readRecord(**workspace, options.session);
    if (!record)
        return std::unexpected(record.error());
    out << QString::fromUtf8(toEventLines({ record->row.id, record->row.kitId, record->events }));
    return {};
}

Result<void> kits(const Options& options, QTextStream& out)
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
    return {};
}

Result<void> measureTrace(const Options& options, QTextStream& out)
{
    const auto measured = benchTrace(options.trace);
    if (!measured)
        return std::unexpected(measured.error());
    print(out, *measured);
    return {};
}

} // namespace

int run(const QStringList& arguments, QTextStream& out, QTextStream& err)
{
    const auto options = parseOptions(arguments);
    if (!options) {
        err << QStringLiteral("jumpseatctl: ") << options.error().what << u'\n' << Words::tr("Try: jumpseatctl --help")
            << u'\n';
        return Misused;
    }
    Result<void> done;
    switch (options->command) {
    case Options::Help: out << helpText(); break;
    case Options::Version: out << QStringLiteral("jumpseatctl " JUMPSEAT_VERSION "\n"); break;
    case Options::List: done = list(*options, out); break;
    case Options::Show: done = show(*options, out); break;
    case Options::Events: done = events(*options, out); break;
    case Options::Kits: done = kits(*options, out); break;
    case Options::BenchTrace: done = measureTrace(*options, out); break;
    }
    if (!done)
        err << QStringLiteral("jumpseatctl: ") << printable(done.error().what) << u'\n';
    return done ? Done : Failed;
}

} // namespace jumpseat::ctl

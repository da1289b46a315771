// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/ctl.h"

#include "ctl/bundle_commands.h"
#include "ctl/cast_command.h"
#include "ctl/check_commands.h"
#include "ctl/help_text.h"
#include "ctl/import_commands.h"
#include "ctl/kit_commands.h"
#include "ctl/options.h"
#include "ctl/person_commands.h"
#include "ctl/read_commands.h"
#include "ctl/sandbox_command.h"
#include "ctl/session_text.h"
#include "ctl/trace_command.h"
#include "ctl/watch_command.h"

namespace jumpseat::ctl {
namespace {

Result<ExitCode> print(const QString& text, QTextStream& out)
{
    out << text;
    return Done;
}

Result<ExitCode> carryOutCommand(const Options& options, QTextStream& out)
{
    switch (options.command) {
    case Options::Help: return print(helpText(), out);
    case Options::Version: return print(QStringLiteral("jumpseatctl " JUMPSEAT_VERSION "\n"), out);
    case Options::List: return list(options, out);
    case Options::Show: return show(options, out);
    case Options::Events: return events(options, out);
    case Options::Cast: return castOfTerminal(options, out);
    case Options::Kits: return kits(options, out);
    case Options::BenchTrace: return measureTrace(options, out);
    case Options::Trace: return traceOfSession(options, out);
    case Options::Verify: return verifyFile(options, out);
    case Options::Export: return exportSession(options, out);
    case Options::Import: return importAnything(options, out);
    case Options::Backup: return backUpWorkspace(options, out);
    case Options::Erase: return erase(options, out);
    case Options::Handover: return handOverSessions(options, out);
    case Options::Recover: return recoverFile(options, out);
    }
    return Misused;
}

} // namespace

int run(const QStringList& arguments, QTextStream& out, QTextStream& err)
{
    if (arguments.value(1) == QStringLiteral("sandbox")) // its words are another program's
        return runInSandbox(arguments.sliced(2), out, err);
    if (arguments.value(1) == QStringLiteral("kit"))
        return kitCommand(arguments.sliced(2), out, err);
    if (arguments.value(1) == QStringLiteral("watch"))
        return watchCommand(arguments.sliced(2), out, err);
    const auto options = parseOptions(arguments);
    if (!options) {
        err << QStringLiteral("jumpseatctl: ") << options.error().what << u'\n' << Words::tr("Try: jumpseatctl --help")
            << u'\n';
        return Misused;
    }
    const Result<ExitCode> done = carryOutCommand(*options, out);
    if (!done)
        err << QStringLiteral("jumpseatctl: ") << printable(done.error().what) << u'\n';
    return done.value_or(Failed);
}

} // namespace jumpseat::ctl

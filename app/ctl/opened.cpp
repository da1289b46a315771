// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/opened.h"

#include "ctl/ctl.h"
#include "ctl/session_text.h"

#include <QFileInfo>

namespace jumpseat::ctl {

Result<Opened> openToChange(const Options& options)
{
    auto workspace = Workspace::open(options.workspace, Workspace::Mode::ReadWrite);
    if (!workspace)
        return std::unexpected(workspace.error());
    auto writer = JournalWriter::start(**workspace, {});
    if (!writer)
        return std::unexpected(writer.error());
    return Opened { *std::move(workspace), *std::move(writer), {} };
}

Result<Opened> openToCopy(const Options& options)
{
    if (!QFileInfo::exists(options.workspace))
        return fail(ErrorCode::NotFound, Words::tr("%1 does not exist.").arg(options.workspace));
    auto opened = openToChange(options);
    if (opened)
        return opened;
    auto workspace = Workspace::open(options.workspace, Workspace::Mode::ReadOnly);
    if (!workspace)
        return std::unexpected(workspace.error());
    return Opened { *std::move(workspace), nullptr, opened.error().what };
}

void sayWhetherNoted(const Opened& opened, QTextStream& out)
{
    if (!opened.writer)
        out << Words::tr("The workspace does not know of this copy: %1").arg(printable(opened.whyNot)) << u'\n';
}

} // namespace jumpseat::ctl

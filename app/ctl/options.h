// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QStringList>

namespace jumpseat::ctl {

struct Options {
    enum Command {
        Help,
        Version,
        List,
        Show,
        Events,
        Cast,
        Trace,
        Kits,
        BenchTrace,
        Verify,
        Export,
        Import,
        Backup,
        Erase,
        Handover,
        Recover
    };
    Command command = Help;
    QStringList words = {}; ///< what the command is about, in order: sessions, files
    QString workspace = {};
    QString folder = {};     ///< --to, of Handover
    QString run = {};        ///< --run, of Cast
    QString as = {};         ///< --as, of Trace: "agent-trace", "git-ai", "otlp"
    QString revision = {};   ///< --revision, of Trace
    QString session = {};    ///< --session, of Import
    QByteArray receipt = {}; ///< --receipt, of Verify; hex
    bool json = false, replace = false, yes = false, deleteOldFormats = false, evenErased = false, dryRun = false;

    [[nodiscard]] QString word(qsizetype i) const { return words.value(i); }
};

/// Error: Malformed, with what is wrong with the command line.
[[nodiscard]] Result<Options> parseOptions(const QStringList& arguments);

} // namespace jumpseat::ctl

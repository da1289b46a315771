// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tool_words.h"

#include "run/sandbox.h"
#include "run/tool_chains.h"

#include <QCoreApplication>

#include <algorithm>

namespace jumpseat {

namespace {

struct ToolWords {
    Q_DECLARE_TR_FUNCTIONS(jumpseat::ToolWords)
};

bool runsCode(const Kit& kit)
{
    return std::ranges::any_of(
        kit.tasks, [](const Task& task) { return task.run.isThere() || task.test.isThere() || task.terminal; });
}

QStringList packagesFor(const QStringList& tools)
{
    QStringList packages;
    for (const QString& tool : tools) {
        const QString package = packageFor(tool);
        packages += package.isEmpty() ? tool : package;
    }
    packages.removeDuplicates();
    return packages;
}

} // namespace

QString missingToolWords(const Kit& kit)
{
    if (!runsCode(kit))
        return {};
    if (const auto sandbox = Sandbox::find(); !sandbox)
        return ToolWords::tr("Run and Test will be off: %1.").arg(sandbox.error().what);
    const QStringList missing = missingTools(kit.tools);
    if (missing.isEmpty())
        return {};
    return ToolWords::tr("Run and Test will not work here: this computer lacks %1. Install %2.")
        .arg(missing.join(QStringLiteral(", ")), packagesFor(missing).join(QStringLiteral(", ")));
}

QString missingToolTag(const Kit& kit)
{
    if (!runsCode(kit))
        return {};
    if (!Sandbox::find())
        return ToolWords::tr("cannot run code");
    const QStringList missing = missingTools(kit.tools);
    return missing.isEmpty() ? QString() : ToolWords::tr("needs %1").arg(missing.join(QStringLiteral(", ")));
}

QString toolChainWords()
{
    QStringList there = knownTools();
    const QStringList missing = missingTools(there);
    there.removeIf([&](const QString& tool) { return missing.contains(tool); });
    const QString here = there.isEmpty() ? ToolWords::tr("Tool chains here: none.")
                                         : ToolWords::tr("Tool chains here: %1.").arg(there.join(QStringLiteral(", ")));
    return missing.isEmpty() ? here : ToolWords::tr("%1 Not here: %2.").arg(here, missing.join(QStringLiteral(", ")));
}

} // namespace jumpseat

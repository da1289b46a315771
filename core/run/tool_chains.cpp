// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/tool_chains.h"

#include <QDir>
#include <QFileInfo>
#include <QList>

#include <algorithm>

namespace jumpseat {

namespace {

/// How a tool is found, and where it comes from. Only /usr is to be seen in the sandbox.
struct Tool {
    const char* name;
    QStringList paths; ///< one of them is enough; the last part may hold "*"
    const char* package;
};

const QList<Tool>& allTools()
{
    static const QList<Tool> tools {
        { "python3", { QStringLiteral("/usr/bin/python3") }, "python3" },
        { "pytest", { QStringLiteral("/usr/lib/python3/dist-packages/pytest") }, "python3-pytest" },
        { "node", { QStringLiteral("/usr/bin/node") }, "nodejs" },
        { "tsc", { QStringLiteral("/usr/bin/tsc") }, "node-typescript" },
        { "g++", { QStringLiteral("/usr/bin/g++") }, "g++" },
        { "cmake", { QStringLiteral("/usr/bin/cmake") }, "cmake" },
        { "java", { QStringLiteral("/usr/bin/javac") }, "default-jdk-headless" },
        { "junit5", { QStringLiteral("/usr/share/java/junit-platform-console*.jar") }, "junit5" },
        { "go", { QStringLiteral("/usr/bin/go") }, "golang-go" },
    };
    return tools;
}

bool isThere(const QString& path)
{
    const QFileInfo file(path);
    return !QDir(file.path()).entryList({ file.fileName() }).isEmpty();
}

} // namespace

QStringList knownTools()
{
    QStringList names;
    for (const Tool& tool : allTools())
        names += QString::fromLatin1(tool.name);
    return names;
}

QStringList missingTools(const QStringList& tools)
{
    QStringList missing;
    for (const QString& name : tools) {
        const auto tool =
            std::ranges::find_if(allTools(), [&](const Tool& each) { return name == QLatin1StringView(each.name); });
        if (tool == allTools().end() || std::ranges::none_of(tool->paths, isThere))
            missing += name;
    }
    return missing;
}

QString packageFor(const QString& tool)
{
    const auto found =
        std::ranges::find_if(allTools(), [&](const Tool& each) { return tool == QLatin1StringView(each.name); });
    return found == allTools().end() ? QString() : QString::fromLatin1(found->package);
}

} // namespace jumpseat

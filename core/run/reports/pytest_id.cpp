// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/reports/pytest_id.h"

#include <QStringList>

#include <algorithm>

namespace jumpseat {
namespace {

QString pathOf(const QStringList& modules)
{
    return modules.join(u'/') + QStringLiteral(".py");
}

bool isTestFile(QStringView part)
{
    return part.startsWith(QStringLiteral("test_")) || part.endsWith(QStringLiteral("_test"));
}

/// How many of `parts` are the path.
qsizetype lengthOfPath(const QStringList& parts)
{
    const auto countTo = [&](const auto& found) { return parts.crend() - found; };
    const auto file = std::find_if(parts.crbegin(), parts.crend(), isTestFile);
    if (file != parts.crend())
        return countTo(file);
    const auto module =
        std::find_if(parts.crbegin(), parts.crend(), [](const QString& part) { return !part.front().isUpper(); });
    return module != parts.crend() ? countTo(module) : 1;
}

} // namespace

QString pytestId(const QString& file, const QString& className, const QString& name)
{
    const QStringList parts = className.split(u'.', Qt::SkipEmptyParts);
    if (parts.isEmpty())
        return pathOf(name.split(u'.'));
    const QStringList fileParts = QString(file).remove(QStringLiteral(".py")).split(u'/', Qt::SkipEmptyParts);
    // A test that a class inherits is reported with the file of the base class, in which pytest does not look for it.
    const bool isInFile = !fileParts.isEmpty() && parts.first(std::min(parts.size(), fileParts.size())) == fileParts;
    const qsizetype length = isInFile ? fileParts.size() : lengthOfPath(parts);
    QStringList id { pathOf(parts.first(length)) };
    id += parts.sliced(length);
    id += name;
    return id.join(QStringLiteral("::"));
}

} // namespace jumpseat

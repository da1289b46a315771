// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/file_names.h"

#include <algorithm>

namespace jumpseat::file_names {

namespace {

Result<void> bad(const QString& why)
{
    return fail(ErrorCode::Refused, why);
}

bool isForbidden(QChar c)
{
    return QStringView(u"\\:*?\"<>|").contains(c) || !c.isPrint() || c.category() == QChar::Other_Format;
}

} // namespace

Result<void> check(const QString& name)
{
    if (name.isEmpty())
        return bad(QStringLiteral("a file needs a name"));
    if (name.size() > longest)
        return bad(QStringLiteral("the name is longer than %1 characters").arg(longest));
    if (!TextDocument::isSound(name))
        return bad(QStringLiteral("the name is not valid Unicode"));
    for (qsizetype i = 0; i < name.size(); ++i) {
        const bool pair = name.at(i).isHighSurrogate(); // sound, so the other half follows
        if (!pair && isForbidden(name.at(i)))
            return bad(QStringLiteral("a name may not hold \\ : * ? \" < > | or invisible characters"));
        i += pair ? 1 : 0;
    }
    const auto parts = QStringView(name).split(u'/');
    for (const QStringView part : parts) {
        if (part.isEmpty() || part == u"." || part == u"..")
            return bad(QStringLiteral("a name is a path inside the task, like src/limiter.py"));
        if (part.front().isSpace() || part.back().isSpace() || part.back() == u'.')
            return bad(QStringLiteral("a name may not begin with a space or end with a space or a dot"));
    }
    return {};
}

const FileState* find(const SessionState& state, const QString& name)
{
    const auto it = std::ranges::find_if(state.files,
        [&](const FileState& file) { return !file.removed && file.name.compare(name, Qt::CaseInsensitive) == 0; });
    return it == state.files.cend() ? nullptr : &*it;
}

QString freed(const SessionState& state, const QString& name)
{
    const qsizetype folder = name.lastIndexOf(u'/') + 1;
    const qsizetype dot = name.lastIndexOf(u'.');
    const qsizetype end = dot > folder ? dot : name.size();
    QString result = name;
    for (int n = 2; find(state, result); ++n)
        result = QStringLiteral("%1-%2%3").arg(name.first(end)).arg(n).arg(name.sliced(end));
    return result;
}

} // namespace jumpseat::file_names

// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/change_set.h"
#include "text/section_iterator.h"

#include <cmath>

namespace jumpseat {

namespace {

Result<qint32> lengthFrom(const QJsonValue& value)
{
    const double number = value.toDouble(-1);
    if (!value.isDouble() || number < 0 || std::floor(number) != number)
        return fail(ErrorCode::Malformed, QStringLiteral("a length in a change is not a whole number from 0"));
    if (number > ChangeSet::maxLength)
        return fail(ErrorCode::TooLarge, QStringLiteral("a change names a document that is too long"));
    return qint32(number);
}

/// The lines behind a replacement's length, joined with a break.
Result<QString> insertedText(const QJsonArray& part)
{
    QString text;
    for (qsizetype i = 1; i < part.size(); ++i) {
        if (!part.at(i).isString())
            return fail(ErrorCode::Malformed, QStringLiteral("an inserted line is not a string"));
        const QString line = part.at(i).toString();
        if (line.contains(u'\n') || line.contains(u'\r'))
            return fail(ErrorCode::Malformed, QStringLiteral("an inserted line holds a line break"));
        if (i > 1)
            text.append(u'\n');
        text.append(line);
    }
    if (text.size() > ChangeSet::maxLength)
        return fail(ErrorCode::TooLarge, QStringLiteral("an insertion is too long"));
    return text;
}

} // namespace

Result<ChangeSet> ChangeSet::fromJson(const QJsonArray& json)
{
    ChangeSetBuilder builder;
    qint64 before = 0;
    qint64 after = 0;
    for (const auto& part : json) {
        const bool replaced = part.isArray();
        const QJsonArray array = part.toArray();
        const auto len = lengthFrom(replaced ? array.first() : QJsonValue(part));
        if (!len)
            return std::unexpected(len.error());
        if (!replaced) {
            builder.add(*len, -1);
            after += *len;
        } else {
            const auto text = insertedText(array);
            if (!text)
                return std::unexpected(text.error());
            builder.add(*len, qint32(text->size()));
            builder.addText(*text);
            after += text->size();
        }
        before += *len;
        if (before > maxLength || after > maxLength)
            return fail(ErrorCode::TooLarge, QStringLiteral("a change makes a document that is too long"));
    }
    return builder.take();
}

QJsonArray ChangeSet::toJson() const
{
    QJsonArray json;
    qint32 textAt = 0;
    for (const auto& [len, ins] : m_sections) {
        if (ins < 0) {
            json.append(len);
            continue;
        }
        QJsonArray part { len };
        if (ins > 0) {
            for (const QString& line : m_text.mid(textAt, ins).split(u'\n'))
                part.append(line);
            textAt += ins;
        }
        json.append(part);
    }
    return json;
}

} // namespace jumpseat

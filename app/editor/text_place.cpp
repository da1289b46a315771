// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/text_place.h"

#include "base/json.h"

#include <QJsonObject>
#include <QMimeData>

#include <cmath>
#include <limits>

namespace jumpseat {

namespace {

constexpr qsizetype longestMark = 4096; // the clipboard is anybody's
constexpr double mostExact = 9'007'199'254'740'992.0;

/// A count in JSON: a whole number that is not negative.
std::optional<qint64> countIn(const QJsonValue& value, double most)
{
    const double number = value.isDouble() ? value.toDouble() : -1;
    const bool whole = number >= 0 && number <= most && std::floor(number) == number;
    return whole ? std::optional(qint64(number)) : std::nullopt;
}

} // namespace

void markPlace(QMimeData& mime, const SessionId& session, const command::TextPlace& place)
{
    const QJsonObject mark { { QStringLiteral("session"), session.value }, { QStringLiteral("file"), place.file.value },
        { QStringLiteral("version"), place.version }, { QStringLiteral("from"), place.from } };
    mime.setData(QLatin1String(placeMimeType), QJsonDocument(mark).toJson(QJsonDocument::Compact));
}

std::optional<command::TextPlace> markedPlace(const QMimeData& mime, const SessionId& session)
{
    const QByteArray bytes = mime.data(QLatin1String(placeMimeType));
    if (bytes.isEmpty() || bytes.size() > longestMark)
        return std::nullopt;
    const QJsonObject mark = parseJson(bytes).object();
    const auto version = countIn(mark[QLatin1String("version")], mostExact);
    const auto from = countIn(mark[QLatin1String("from")], std::numeric_limits<qint32>::max());
    const QString file = mark[QLatin1String("file")].toString();
    if (mark[QLatin1String("session")].toString() != session.value || file.isEmpty() || !version || !from)
        return std::nullopt;
    return command::TextPlace { { file }, *version, qint32(*from) };
}

} // namespace jumpseat

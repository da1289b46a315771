// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/event_fields.h"
#include "session/event_json_values.h"

#include <QJsonObject>

// Both directions run through the one description in event_fields.h. Members with their default value are left out:
// the journal stays small.

namespace jumpseat {

namespace {

using journal::read;
using journal::write;

struct Writer {
    QJsonObject json;
    template <class T> void operator()(const char* name, const T& value)
    {
        if (!(write(value) == write(T {})))
            json.insert(QLatin1StringView(name), write(value));
    }
};

struct Reader {
    const QJsonObject& json;
    QString wrong; // the first member of another shape
    template <class T> void operator()(const char* name, T& value)
    {
        const auto it = json.constFind(QLatin1StringView(name));
        if (it != json.constEnd() && !read(*it, value) && wrong.isEmpty())
            wrong = QLatin1StringView(name);
    }
};

} // namespace

QJsonObject payloadToJson(const event::Payload& payload)
{
    return std::visit(
        []<class T>(const T& p) {
            if constexpr (std::is_same_v<T, event::Unknown>) {
                return p.payload;
            } else {
                Writer writer;
                fields(const_cast<T&>(p), writer); // one description for both directions; the writer only reads
                return writer.json;
            }
        },
        payload);
}

Result<event::Payload> payloadFromJson(const QString& kind, const QJsonObject& json)
{
    Reader reader { json, {} };
    event::Payload payload;
    setEmpty(payload, kind);
    if (auto* unknown = std::get_if<event::Unknown>(&payload))
        unknown->payload = json;
    visitFields(payload, reader);
    if (!reader.wrong.isEmpty())
        return fail(ErrorCode::Malformed, QStringLiteral("%1: \"%2\" has the wrong shape").arg(kind, reader.wrong));
    return payload;
}

} // namespace jumpseat

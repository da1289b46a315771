// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "acts/act_json.h"
#include "base/json.h"
#include "telemetry/otlp_value.h"

#include <QJsonArray>
#include <QJsonObject>

namespace jumpseat::test {

/// Acts as a test names them: [{"kind": ..., "what": {...}}]; who, where and when are left to tests of their own.
inline QByteArray kindsOf(const QList<Act>& acts)
{
    QJsonArray array;
    for (const Act& act : acts) {
        QJsonObject json = actToJson(act);
        for (const char* head : { "channel", "tool", "conversation", "at" })
            json.remove(QLatin1StringView(head));
        array.append(json);
    }
    return QJsonDocument(array).toJson(QJsonDocument::Compact);
}

/// Rows have JSON in texts of JSON, where ' stands for \". (moc loses its way among raw strings with backslashes.)
inline QByteArray unquoted(QByteArray json)
{
    return json.replace("'", "\\\"");
}

/// The same JSON with its members in order and without spaces.
inline QByteArray tidy(const QByteArray& json)
{
    const QJsonDocument document = parseJson(unquoted(json));
    return document.isNull() ? "not JSON: " + json : document.toJson(QJsonDocument::Compact);
}

/// {"a": 1, "b": ["x"]} as OTLP has it.
inline OtlpValue otlpValue(const QJsonValue& json)
{
    if (json.isString())
        return { json.toString() };
    if (json.isBool())
        return { json.toBool() };
    if (json.isDouble())
        return json.toInteger(0) == json.toInteger(1) ? OtlpValue { json.toInteger() } : OtlpValue { json.toDouble() };
    if (json.isArray()) {
        QList<OtlpValue> list;
        const QJsonArray array = json.toArray();
        for (const QJsonValue& element : array)
            list.append(otlpValue(element));
        return { list };
    }
    OtlpAttributes members;
    const QJsonObject object = json.toObject();
    for (auto it = object.begin(); it != object.end(); ++it)
        members.append({ it.key(), otlpValue(*it) });
    return json.isObject() ? OtlpValue { members } : OtlpValue {};
}

inline OtlpAttributes otlpAttributes(const QByteArray& json)
{
    return std::get<OtlpAttributes>(otlpValue(parseJson(unquoted(json)).object()).any);
}

} // namespace jumpseat::test

// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/event.h"
#include "session/event_fields.h"

#include <QJsonArray>

// Both directions run through the one description in event_fields.h. Members with their default value are left out:
// the journal stays small.

namespace jumpseat {

namespace {

QJsonValue write(const QString& v)
{
    return v;
}
QJsonValue write(bool v)
{
    return v;
}
QJsonValue write(int v)
{
    return v;
}
QJsonValue write(qint64 v)
{
    return v;
}
template <class Tag> QJsonValue write(const Id<Tag>& v)
{
    return v.value;
}
QJsonValue write(Role v)
{
    return roleName(v);
}
QJsonValue write(Decision v)
{
    return decisionName(v);
}
QJsonValue write(NoteTag v)
{
    return noteTagName(v);
}
QJsonValue write(FlawVerdict v)
{
    return flawVerdictName(v);
}
QJsonValue write(Recommendation v)
{
    return recommendationName(v);
}
QJsonValue write(const ChangeSet& v)
{
    return v.toJson();
}
QJsonValue write(const std::optional<int>& v)
{
    return v ? QJsonValue(*v) : QJsonValue();
}
QJsonValue write(const QStringList& v)
{
    return QJsonArray::fromStringList(v);
}
QJsonValue write(const QList<FlawId>& v)
{
    QJsonArray array;
    for (const auto& id : v)
        array.append(id.value);
    return array;
}
QJsonValue write(const Origin& v)
{
    return v.source.isEmpty() ? QJsonValue(originName(v.kind))
                              : QJsonValue(QJsonArray { originName(v.kind), v.source });
}

QJsonValue write(const QList<OriginRun>& v)
{
    QJsonArray array;
    for (const OriginRun& run : v)
        array.append(QJsonArray { run.length, write(run.origin) });
    return array;
}

bool read(const QJsonValue& j, QString& v)
{
    v = j.toString();
    return j.isString();
}
bool read(const QJsonValue& j, bool& v)
{
    v = j.toBool();
    return j.isBool();
}
bool read(const QJsonValue& j, int& v)
{
    v = j.toInt();
    return j.isDouble();
}
bool read(const QJsonValue& j, qint64& v)
{
    v = j.toInteger();
    return j.isDouble();
}
template <class Tag> bool read(const QJsonValue& j, Id<Tag>& v)
{
    return read(j, v.value);
}
bool read(const QJsonValue& j, Role& v)
{
    v = roleFromName(j.toString());
    return j.isString();
}
bool read(const QJsonValue& j, Decision& v)
{
    v = decisionFromName(j.toString());
    return j.isString();
}
bool read(const QJsonValue& j, NoteTag& v)
{
    v = noteTagFromName(j.toString());
    return j.isString();
}
bool read(const QJsonValue& j, FlawVerdict& v)
{
    v = flawVerdictFromName(j.toString());
    return j.isString();
}
bool read(const QJsonValue& j, Recommendation& v)
{
    v = recommendationFromName(j.toString());
    return j.isString();
}
bool read(const QJsonValue& j, ChangeSet& v)
{
    const auto changes = ChangeSet::fromJson(j.toArray());
    if (changes)
        v = *changes;
    return j.isArray() && changes.has_value();
}
bool read(const QJsonValue& j, std::optional<int>& v)
{
    if (j.isDouble())
        v = j.toInt();
    return j.isDouble() || j.isNull();
}
bool read(const QJsonValue& j, QStringList& v)
{
    for (const QJsonValue& item : j.toArray())
        v.append(item.toString());
    return j.isArray();
}
bool read(const QJsonValue& j, QList<FlawId>& v)
{
    for (const QJsonValue& item : j.toArray())
        v.append({ item.toString() });
    return j.isArray();
}
bool read(const QJsonValue& j, Origin& v)
{
    const QJsonArray pair = j.toArray();
    v.kind = originFromName(j.isArray() ? pair.at(0).toString() : j.toString());
    v.source = pair.at(1).toString();
    return j.isArray() || j.isString();
}

bool read(const QJsonValue& j, QList<OriginRun>& v)
{
    for (const QJsonValue& item : j.toArray()) {
        OriginRun run { item[0].toInt(), {} };
        if (run.length <= 0 || !read(item[1], run.origin))
            return false;
        v.append(run);
    }
    return j.isArray();
}

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
    auto payload = emptyPayload(kind);
    if (auto* unknown = std::get_if<event::Unknown>(&payload))
        unknown->payload = json;
    visitFields(payload, reader);
    if (!reader.wrong.isEmpty())
        return fail(ErrorCode::Malformed, QStringLiteral("%1: \"%2\" has the wrong shape").arg(kind, reader.wrong));
    return payload;
}

} // namespace jumpseat

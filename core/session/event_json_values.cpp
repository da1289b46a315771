// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/event_json_values.h"

#include <QJsonArray>
#include <QJsonObject>

namespace jumpseat::journal {

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
QJsonValue write(PastePlace v)
{
    return pastePlaceName(v);
}
QJsonValue write(OutputStream v)
{
    return outputStreamName(v);
}
QJsonValue write(TestOutcome v)
{
    return testOutcomeName(v);
}
QJsonValue write(ReviewSide v)
{
    return reviewSideName(v);
}
QJsonValue write(ReviewVerdict v)
{
    return reviewVerdictName(v);
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
bool read(const QJsonValue& j, PastePlace& v)
{
    v = pastePlaceFromName(j.toString());
    return j.isString();
}
bool read(const QJsonValue& j, OutputStream& v)
{
    v = outputStreamFromName(j.toString());
    return j.isString();
}
bool read(const QJsonValue& j, TestOutcome& v)
{
    v = testOutcomeFromName(j.toString());
    return j.isString();
}
bool read(const QJsonValue& j, ReviewSide& v)
{
    v = reviewSideFromName(j.toString());
    return j.isString();
}
bool read(const QJsonValue& j, ReviewVerdict& v)
{
    v = reviewVerdictFromName(j.toString());
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

QJsonValue write(const QList<TestResult>& v)
{
    QJsonArray array;
    for (const TestResult& test : v) {
        QJsonObject item { { QStringLiteral("id"), test.id }, { QStringLiteral("outcome"), write(test.outcome) } };
        if (test.name != test.id)
            item.insert(QStringLiteral("name"), test.name);
        if (test.durationUs != 0)
            item.insert(QStringLiteral("duration"), test.durationUs);
        if (!test.message.isEmpty())
            item.insert(QStringLiteral("message"), test.message);
        array.append(item);
    }
    return array;
}

bool read(const QJsonValue& j, QList<TestResult>& v)
{
    for (const QJsonValue& item : j.toArray()) {
        TestResult test;
        if (!read(item[QLatin1StringView("id")], test.id) || !read(item[QLatin1StringView("outcome")], test.outcome))
            return false;
        test.name = item[QLatin1StringView("name")].toString(test.id);
        test.durationUs = item[QLatin1StringView("duration")].toInteger();
        test.message = item[QLatin1StringView("message")].toString();
        v.append(test);
    }
    return j.isArray();
}

// An asciicast counts in seconds.
QJsonValue write(const QList<CastLine>& v)
{
    QJsonArray array;
    for (const CastLine& line : v)
        array.append(QJsonArray { double(line.atUs) / 1e6, line.code, line.data });
    return array;
}

bool read(const QJsonValue& j, QList<CastLine>& v)
{
    for (const QJsonValue& item : j.toArray()) {
        CastLine line;
        if (!item[0].isDouble() || !read(item[1], line.code) || !read(item[2], line.data))
            return false;
        line.atUs = qRound64(item[0].toDouble() * 1e6);
        v.append(line);
    }
    return j.isArray();
}

namespace {

// What is empty is left out, as members of payloads are.
void put(QJsonObject& into, QLatin1StringView name, const QString& v)
{
    if (!v.isEmpty())
        into.insert(name, v);
}

} // namespace

QJsonValue write(const Outside& v)
{
    QJsonObject json;
    put(json, QLatin1StringView("channel"), v.channel);
    put(json, QLatin1StringView("tool"), v.tool);
    put(json, QLatin1StringView("conversation"), v.conversation);
    put(json, QLatin1StringView("id"), v.id);
    put(json, QLatin1StringView("alias"), v.alias);
    if (v.happenedUs != 0)
        json.insert(QLatin1StringView("at"), v.happenedUs);
    return json;
}

bool read(const QJsonValue& j, Outside& v)
{
    v.channel = j[QLatin1StringView("channel")].toString();
    v.tool = j[QLatin1StringView("tool")].toString();
    v.conversation = j[QLatin1StringView("conversation")].toString();
    v.id = j[QLatin1StringView("id")].toString();
    v.alias = j[QLatin1StringView("alias")].toString();
    v.happenedUs = j[QLatin1StringView("at")].toInteger();
    return j.isObject();
}

QJsonValue write(const QList<ActEdit>& v)
{
    QJsonArray array;
    for (const ActEdit& edit : v)
        array.append(QJsonArray { edit.path, edit.before, edit.after });
    return array;
}

bool read(const QJsonValue& j, QList<ActEdit>& v)
{
    for (const QJsonValue& item : j.toArray()) {
        ActEdit edit;
        if (!read(item[0], edit.path) || !read(item[1], edit.before) || !read(item[2], edit.after))
            return false;
        v.append(edit);
    }
    return j.isArray();
}

} // namespace jumpseat::journal

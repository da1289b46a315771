// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Change sets for programs in other languages to compare theirs with: one JSON object per line in, one per line out.
//
//   {"op":"apply","doc":"..","a":[..]}                              {"doc":".."}
//   {"op":"compose","a":[..],"b":[..]}                              {"changes":[..]}
//   {"op":"map","a":[..],"b":[..],"before":bool}                    {"changes":[..]}
//   {"op":"invert","a":[..],"doc":".."}                             {"changes":[..]}
//   {"op":"mapPos","a":[..],"pos":n,"assoc":-1|0|1,"mode":0|1|2|3}  {"pos":n|null}
//
// Whatever is refused is answered by {"error":".."}. Breaks in "doc" may be \n, \r\n or \r; answers have \n.

#include "base/json.h"
#include "text/change_set.h"
#include "text/text_document.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>
#include <iostream>
#include <string>

using namespace jumpseat;
using namespace Qt::StringLiterals;

namespace {

Result<QJsonValue> member(const QJsonObject& request, QLatin1StringView name, QJsonValue::Type type)
{
    const QJsonValue value = request.value(name);
    if (value.type() != type)
        return fail(ErrorCode::Malformed, u"\"%1\" is missing or not of its type"_s.arg(name));
    return value;
}

Result<ChangeSet> changes(const QJsonObject& request, QLatin1StringView name)
{
    return member(request, name, QJsonValue::Array).and_then([](const QJsonValue& value) {
        return ChangeSet::fromJson(value.toArray());
    });
}

Result<QString> document(const QJsonObject& request)
{
    return member(request, "doc"_L1, QJsonValue::String).transform([](const QJsonValue& value) {
        return TextDocument::normalised(value.toString());
    });
}

/// A whole number from `least` to `most`; `fallback` when the member is not there.
Result<qint32> number(const QJsonObject& request, QLatin1StringView name, int least, int most, int fallback)
{
    if (!request.contains(name) && fallback >= least)
        return fallback;
    const QJsonValue value = request.value(name);
    const double raw = value.toDouble(NAN);
    if (!(raw >= least && raw <= most) || raw != std::floor(raw))
        return fail(
            ErrorCode::OutOfRange, u"\"%1\" is not a whole number from %2 to %3"_s.arg(name).arg(least).arg(most));
    return qint32(raw);
}

QJsonObject changed(const ChangeSet& changes)
{
    return { { u"changes"_s, changes.toJson() } };
}

Result<QJsonObject> mapPosition(const ChangeSet& a, const QJsonObject& request)
{
    const auto pos = number(request, "pos"_L1, 0, a.lengthBefore(), -1);
    const auto assoc = number(request, "assoc"_L1, -1, 1, -1);
    const auto mode = number(request, "mode"_L1, 0, 3, 0);
    for (const auto* given : { &pos, &assoc, &mode }) {
        if (!*given)
            return std::unexpected(given->error());
    }
    const auto mapped = a.mapPos(*pos, *assoc, MapMode(*mode));
    return QJsonObject { { u"pos"_s, mapped ? QJsonValue(*mapped) : QJsonValue() } };
}

Result<QJsonObject> answer(const QJsonObject& request)
{
    const QString op = request.value("op"_L1).toString();
    const auto a = changes(request, "a"_L1);
    if (!a)
        return std::unexpected(a.error());
    if (op == "mapPos"_L1)
        return mapPosition(*a, request);
    if (op == "apply"_L1)
        return document(request)
            .and_then([&](const QString& doc) { return a->apply(doc); })
            .transform([](const QString& doc) { return QJsonObject { { u"doc"_s, doc } }; });
    if (op == "invert"_L1)
        return document(request).and_then([&](const QString& doc) { return a->invert(doc); }).transform(changed);
    if (op == "compose"_L1)
        return changes(request, "b"_L1).and_then([&](const ChangeSet& b) { return a->compose(b); }).transform(changed);
    if (op == "map"_L1)
        return changes(request, "b"_L1)
            .and_then([&](const ChangeSet& b) { return a->map(b, request.value("before"_L1).toBool()); })
            .transform(changed);
    return fail(ErrorCode::NotFound, u"there is no op \"%1\""_s.arg(op));
}

QJsonObject answerLine(const std::string& line)
{
    QJsonParseError error;
    const auto request = parseJson(QByteArray::fromStdString(line), &error);
    if (!request.isObject())
        return { { u"error"_s, error.error ? error.errorString() : u"a request is an object"_s } };
    const auto answered = answer(request.object());
    return answered ? *answered : QJsonObject { { u"error"_s, answered.error().what } };
}

} // namespace

int main()
{
    std::ios::sync_with_stdio(false);
    for (std::string line; std::getline(std::cin, line);) {
        if (line.empty())
            continue;
        std::cout << QJsonDocument(answerLine(line)).toJson(QJsonDocument::Compact).toStdString() << std::endl;
    }
}

// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "telemetry/otlp_value.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace jumpseat {

using namespace Qt::StringLiterals;

namespace {

template <class... Ts> struct Overloaded : Ts... {
    using Ts::operator()...;
};

QString compactJson(const QJsonValue& json)
{
    const QJsonDocument document = json.isArray() ? QJsonDocument(json.toArray()) : QJsonDocument(json.toObject());
    return QString::fromUtf8(document.toJson(QJsonDocument::Compact));
}

} // namespace

bool operator==(const OtlpValue& a, const OtlpValue& b)
{
    return a.any == b.any;
}

bool operator==(const OtlpAttribute& a, const OtlpAttribute& b)
{
    return a.key == b.key && a.value == b.value;
}

QString OtlpValue::text() const
{
    return std::visit(Overloaded { [](std::monostate) { return QString(); }, [](const QString& text) { return text; },
                          [](bool truth) { return truth ? u"true"_s : u"false"_s; },
                          [](qint64 number) { return QString::number(number); },
                          [](double number) { return QString::number(number, 'g', QLocale::FloatingPointShortest); },
                          [](const QByteArray& bytes) { return QString::fromLatin1(bytes.toBase64()); },
                          [this](const auto&) { return compactJson(toJson()); } },
        any);
}

std::optional<double> OtlpValue::number() const
{
    if (const auto* integer = std::get_if<qint64>(&any))
        return double(*integer);
    if (const auto* number = std::get_if<double>(&any))
        return *number;
    if (const auto* text = std::get_if<QString>(&any)) {
        bool fits = false;
        const double number = text->toDouble(&fits);
        return fits ? std::optional(number) : std::nullopt;
    }
    return std::nullopt;
}

std::optional<qint64> OtlpValue::integer() const
{
    if (const auto* integer = std::get_if<qint64>(&any))
        return *integer;
    if (const auto* text = std::get_if<QString>(&any)) {
        bool fits = false;
        const qint64 integer = text->toLongLong(&fits);
        if (fits)
            return integer;
    }
    // Doubles beyond this are no longer sure of their last digit.
    constexpr double largest = 9007199254740992.0;
    const auto close = number();
    return close && std::abs(*close) <= largest ? std::optional(qint64(std::llround(*close))) : std::nullopt;
}

std::optional<bool> OtlpValue::truth() const
{
    if (const auto* truth = std::get_if<bool>(&any))
        return *truth;
    const auto* text = std::get_if<QString>(&any);
    if (text && (*text == "true"_L1 || *text == "false"_L1))
        return *text == "true"_L1;
    return std::nullopt;
}

QJsonValue OtlpValue::toJson() const
{
    return std::visit(Overloaded { [](std::monostate) { return QJsonValue(); },
                          [](const QByteArray& bytes) { return QJsonValue(QString::fromLatin1(bytes.toBase64())); },
                          [](const QList<OtlpValue>& values) {
                              QJsonArray array;
                              for (const OtlpValue& value : values)
                                  array.append(value.toJson());
                              return QJsonValue(array);
                          },
                          [](const OtlpAttributes& members) {
                              QJsonObject object;
                              for (const OtlpAttribute& member : members)
                                  object.insert(member.key, member.value.toJson());
                              return QJsonValue(object);
                          },
                          [](const auto& plain) { return QJsonValue(plain); } },
        any);
}

const OtlpValue* valueOf(const OtlpAttributes& attributes, QLatin1StringView key)
{
    const auto at = std::ranges::find(attributes, key, &OtlpAttribute::key);
    return at == attributes.end() ? nullptr : &at->value;
}

QString textOf(const OtlpAttributes& attributes, QLatin1StringView key)
{
    const OtlpValue* value = valueOf(attributes, key);
    return value ? value->text() : QString();
}

qint64 integerOf(const OtlpAttributes& attributes, QLatin1StringView key)
{
    const OtlpValue* value = valueOf(attributes, key);
    return value ? value->integer().value_or(0) : 0;
}

std::optional<bool> truthOf(const OtlpAttributes& attributes, QLatin1StringView key)
{
    const OtlpValue* value = valueOf(attributes, key);
    return value ? value->truth() : std::nullopt;
}

} // namespace jumpseat

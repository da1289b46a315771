// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonValue>
#include <QList>
#include <QString>

#include <optional>
#include <variant>

namespace jumpseat {

struct OtlpAttribute;
using OtlpAttributes = QList<OtlpAttribute>;

/// OTLP's AnyValue, as both of its encodings hold it. Nothing (monostate) is a value too.
struct OtlpValue {
    std::variant<std::monostate, QString, bool, qint64, double, QByteArray, QList<OtlpValue>, OtlpAttributes> any;

    [[nodiscard]] bool isNothing() const { return any.index() == 0; }
    /// Texts as they are, numbers and truths as JSON writes them, bytes as base64, lists as JSON, nothing as "".
    [[nodiscard]] QString text() const;
    /// Also of a number in a text, as Codex sends all of its numbers. Nothing when it is none or does not fit.
    [[nodiscard]] std::optional<double> number() const;
    [[nodiscard]] std::optional<qint64> integer() const;
    /// Also of "true" and "false".
    [[nodiscard]] std::optional<bool> truth() const;
    [[nodiscard]] QJsonValue toJson() const;
    friend bool operator==(const OtlpValue& a, const OtlpValue& b);
};

struct OtlpAttribute {
    QString key;
    OtlpValue value;
    friend bool operator==(const OtlpAttribute& a, const OtlpAttribute& b);
};

/// The first value with this key, nullptr when there is none. Valid as long as `attributes` is not changed.
[[nodiscard]] const OtlpValue* valueOf(const OtlpAttributes& attributes, QLatin1StringView key);

// What an attribute says in the form that is needed; the value of zero when it is missing or says something else.
[[nodiscard]] QString textOf(const OtlpAttributes& attributes, QLatin1StringView key);
[[nodiscard]] qint64 integerOf(const OtlpAttributes& attributes, QLatin1StringView key);
[[nodiscard]] std::optional<bool> truthOf(const OtlpAttributes& attributes, QLatin1StringView key);

} // namespace jumpseat

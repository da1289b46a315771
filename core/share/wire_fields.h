// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/file_names.h"
#include "share/wire.h"

#include <QJsonArray>
#include <QJsonObject>

namespace jumpseat::wire {

/// Reads typed members and remembers the first that is not what it must be.
class Fields {
public:
    explicit Fields(const QJsonObject& json)
        : m_json(json)
    {
    }

    QString text(const char* name, qsizetype limit)
    {
        const QJsonValue value = m_json.value(QLatin1StringView(name));
        const QString result = value.toString();
        if (!value.isString() || !TextDocument::isSound(result))
            wrong(name);
        else if (result.size() > limit)
            set({ ErrorCode::TooLarge, QStringLiteral("\"%1\" is too long").arg(QLatin1StringView(name)) });
        return result;
    }
    /// A whole number from 0; JSON numbers are doubles, so more than 2^53 cannot be exact.
    qint64 number(const char* name)
    {
        const double value = m_json.value(QLatin1StringView(name)).toDouble(-1);
        if (value < 0 || value > 9e15 || qint64(value) != value)
            wrong(name);
        return m_error ? 0 : qint64(value);
    }
    QJsonArray array(const char* name)
    {
        const QJsonValue value = m_json.value(QLatin1StringView(name));
        if (!value.isArray())
            wrong(name);
        return value.toArray();
    }
    bool has(const char* name) const { return m_json.contains(QLatin1StringView(name)); }
    void wrong(const char* name)
    {
        set({ ErrorCode::Malformed, QStringLiteral("\"%1\" is missing or wrong").arg(QLatin1StringView(name)) });
    }
    void set(const Error& error)
    {
        if (!m_error)
            m_error = error;
    }
    template <class T> Result<Message> finish(T message) const
    {
        if (m_error)
            return std::unexpected(*m_error);
        return Message(std::move(message));
    }

private:
    const QJsonObject& m_json;
    std::optional<Error> m_error;
};

inline constexpr qsizetype idLimit = 128;
inline constexpr qsizetype nameLimit = 4 * file_names::longest; // what is too long is refused with words, not as broken
inline constexpr qsizetype pathLimit = 1'000;                   // of a file of a pull request

/// The messages about runs, terminals, reviews and designs; nullopt for any other type.
[[nodiscard]] std::optional<Result<Message>> decodeAboutTasks(const QString& type, const QJsonObject& json);

/// The messages about the assistant and the candidate's own tools; nullopt for any other type.
[[nodiscard]] std::optional<Result<Message>> decodeAboutAssistant(const QString& type, const QJsonObject& json);

} // namespace jumpseat::wire

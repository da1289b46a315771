// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTimeZone>

namespace jumpseat::test {

/// Records as Claude Code writes them into its transcripts, made up. Times are milliseconds since 1970.
struct ClaudeLines {
    QString cwd;
    mutable int count = 0;

    [[nodiscard]] QByteArray prompt(qint64 ms, const QString& text) const
    {
        return record(ms, "user", { { key("role"), key("user") }, { key("content"), text } });
    }
    [[nodiscard]] QByteArray tool(qint64 ms, const QString& call, const QString& name, const QJsonObject& input) const
    {
        const QJsonObject block { { key("type"), key("tool_use") }, { key("id"), call }, { key("name"), name },
            { key("input"), input } };
        return assistant(ms, call, block);
    }
    [[nodiscard]] QByteArray edit(
        qint64 ms, const QString& call, const QString& path, const QString& before, const QString& after) const
    {
        return tool(ms, call, QStringLiteral("Edit"),
            { { key("file_path"), path }, { key("old_string"), before }, { key("new_string"), after } });
    }
    [[nodiscard]] QByteArray write(qint64 ms, const QString& call, const QString& path, const QString& content) const
    {
        return tool(ms, call, QStringLiteral("Write"), { { key("file_path"), path }, { key("content"), content } });
    }
    [[nodiscard]] QByteArray result(qint64 ms, const QString& call, const QString& output) const
    {
        const QJsonObject block { { key("type"), key("tool_result") }, { key("tool_use_id"), call },
            { key("content"), output } };
        return record(ms, "user", { { key("role"), key("user") }, { key("content"), QJsonArray { block } } });
    }
    [[nodiscard]] QByteArray answer(qint64 ms, const QString& text) const
    {
        const QString id = QStringLiteral("text%1").arg(count);
        return assistant(ms, id, { { key("type"), key("text") }, { key("text"), text } });
    }

private:
    static QLatin1StringView key(const char* name) { return QLatin1StringView(name); }
    [[nodiscard]] QByteArray assistant(qint64 ms, const QString& id, const QJsonObject& block) const
    {
        return record(ms, "assistant",
            { { key("id"), QStringLiteral("msg_") + id }, { key("role"), key("assistant") },
                { key("model"), key("m-1") }, { key("content"), QJsonArray { block } } });
    }
    [[nodiscard]] QByteArray record(qint64 ms, const char* type, const QJsonObject& message) const
    {
        const QJsonObject json { { key("type"), key(type) }, { key("uuid"), QStringLiteral("u%1").arg(++count) },
            { key("sessionId"), key("conv") }, { key("isSidechain"), false }, { key("cwd"), cwd },
            { key("timestamp"), QDateTime::fromMSecsSinceEpoch(ms, QTimeZone::UTC).toString(Qt::ISODateWithMs) },
            { key("message"), message } };
        return QJsonDocument(json).toJson(QJsonDocument::Compact) + '\n';
    }
};

} // namespace jumpseat::test

// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialects/dialect.h"
#include "dialects/open_calls.h"
#include "dialects/reply_part.h"

#include <QJsonObject>
#include <QList>

#include <memory>

namespace jumpseat {

/// What the events and bodies of one dialect mean. Told one after the other, it collects parts.
class ReplyLanguage {
public:
    [[nodiscard]] static std::unique_ptr<ReplyLanguage> of(Dialect dialect);
    virtual ~ReplyLanguage() = default;

    /// One event of a stream: its name, where the dialect names them, and its JSON.
    virtual void event(const QByteArray& name, const QJsonObject& json) = 0;
    /// An answer in one piece.
    virtual void body(const QJsonObject& json) = 0;
    /// An event that is too long to be read; some tell by their name what was in them.
    virtual void overlong(const QByteArray& name);
    /// No more comes. Calls that are not finished are told as they are.
    virtual void close() = 0;
    /// Chat's [DONE].
    virtual void done() { m_ended = true; }

    void fail(reply::Failed failed);
    void misunderstood() { ++m_notUnderstood; }

    [[nodiscard]] QList<ReplyPart> take() { return std::exchange(m_parts, {}); }
    [[nodiscard]] bool hasEnded() const { return m_ended; }
    [[nodiscard]] qint64 notUnderstood() const { return m_notUnderstood + m_calls.dropped(); }

protected:
    void began(const QJsonObject& from, QLatin1StringView id);
    void say(const QString& text);
    void think(const QString& text);
    void call(const reply::ToolCall& call) { m_parts.append(call); }
    void used(const reply::Usage& usage);
    void end(reply::Ending ending, const QString& reason);
    void setEnded() { m_ended = true; }

    OpenCalls m_calls;

private:
    QList<ReplyPart> m_parts;
    bool m_began = false;
    bool m_ended = false; ///< the dialect's own end was there
    bool m_toldEnd = false;
    reply::Usage m_used;
    qint64 m_notUnderstood = 0;
};

/// A problem as any server words it: {"error": {"type", "message"}}, {"error": "words"}, {"message"}, {"detail"}.
[[nodiscard]] reply::Failed failureOf(int status, const QJsonObject& json);
/// A body that is no JSON: its words, but for HTML.
[[nodiscard]] reply::Failed failureOf(int status, const QByteArray& body);

/// The text of a member that is a string or a list of blocks with "text".
[[nodiscard]] QString textOf(const QJsonValue& value);
/// A member that is an object as JSON text, a string as it stands, anything else as nothing.
[[nodiscard]] QString argumentsOf(const QJsonValue& value);

std::unique_ptr<ReplyLanguage> makeChatLanguage();
std::unique_ptr<ReplyLanguage> makeResponsesLanguage();
std::unique_ptr<ReplyLanguage> makeAnthropicLanguage();
std::unique_ptr<ReplyLanguage> makeOllamaLanguage();

} // namespace jumpseat

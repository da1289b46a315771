// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialects/reply_language.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <array>

namespace jumpseat {

using namespace Qt::StringLiterals;

namespace {

/// Types that a server gives to what passes by itself; the status says nothing in the middle of a stream.
bool passesByItself(int status, const QString& type)
{
    static constexpr std::array passing { "overloaded_error"_L1, "rate_limit_error"_L1, "rate_limit_exceeded"_L1,
        "api_error"_L1, "server_error"_L1, "timeout_error"_L1, "internal_server_error"_L1, "server_is_overloaded"_L1,
        "slow_down"_L1 };
    if (type == "insufficient_quota"_L1) // comes with 429, and waiting helps nobody
        return false;
    if (std::ranges::find(passing, type) != passing.end())
        return true;
    return status == 408 || status == 409 || status == 425 || status == 429 || status >= 500;
}

/// The first of these members that is a string with something in it, or a number.
QString firstOf(const QJsonObject& json, std::initializer_list<QLatin1StringView> names)
{
    for (const QLatin1StringView name : names) {
        const QJsonValue value = json.value(name);
        if (value.isString() && !value.toString().isEmpty())
            return value.toString();
        if (value.isDouble())
            return QString::number(value.toInteger());
    }
    return {};
}

} // namespace

std::unique_ptr<ReplyLanguage> ReplyLanguage::of(Dialect dialect)
{
    switch (dialect) {
    case Dialect::OpenAiChat: return makeChatLanguage();
    case Dialect::OpenAiResponses: return makeResponsesLanguage();
    case Dialect::Anthropic: return makeAnthropicLanguage();
    case Dialect::OllamaChat:
    case Dialect::OllamaGenerate: break;
    }
    return makeOllamaLanguage();
}

void ReplyLanguage::overlong(const QByteArray&)
{
    misunderstood();
}

void ReplyLanguage::fail(reply::Failed failed)
{
    failed.message.truncate(reply::maxFailureText);
    failed.type.truncate(reply::maxFailureText);
    m_parts.append(std::move(failed));
    m_ended = true;
}

void ReplyLanguage::began(const QJsonObject& from, QLatin1StringView id)
{
    const reply::Began began { from.value(id).toString(), from.value("model"_L1).toString() };
    if (m_began || began == reply::Began {})
        return;
    m_began = true;
    m_parts.append(began);
}

void ReplyLanguage::say(const QString& text)
{
    if (!text.isEmpty())
        m_parts.append(reply::Text { text });
}

void ReplyLanguage::think(const QString& text)
{
    if (!text.isEmpty())
        m_parts.append(reply::Thinking { text });
}

void ReplyLanguage::used(const reply::Usage& usage)
{
    if (usage == m_used)
        return;
    m_used = usage;
    m_parts.append(usage);
}

void ReplyLanguage::end(reply::Ending ending, const QString& reason)
{
    m_ended = true;
    if (!std::exchange(m_toldEnd, true))
        m_parts.append(reply::Ended { ending, reason });
}

reply::Failed failureOf(int status, const QJsonObject& json)
{
    const QJsonValue inner = json.value("error"_L1);
    const QJsonObject error = inner.isObject() ? inner.toObject() : json;
    reply::Failed failed;
    failed.status = status;
    failed.message = inner.isString() ? inner.toString() : firstOf(error, { "message"_L1, "detail"_L1, "error"_L1 });
    // OpenAI says more with the code ("insufficient_quota") than with the type, others only have a type.
    failed.type = firstOf(error, { "code"_L1, "type"_L1 });
    bool isNumber = false;
    failed.type.toInt(&isNumber);
    if (isNumber)
        failed.type = firstOf(error, { "type"_L1, "code"_L1 });
    failed.retry = passesByItself(status, failed.type);
    return failed;
}

reply::Failed failureOf(int status, const QByteArray& body)
{
    const QByteArray start = body.first(std::min(body.size(), 4 * reply::maxFailureText)).trimmed();
    reply::Failed failed;
    failed.status = status;
    failed.message = start.startsWith('<') ? u"the server answered with a page of HTML"_s : QString::fromUtf8(start);
    failed.message.truncate(reply::maxFailureText);
    failed.retry = passesByItself(status, {});
    return failed;
}

QString textOf(const QJsonValue& value)
{
    if (!value.isArray())
        return value.toString();
    QString text;
    const QJsonArray blocks = value.toArray();
    for (const QJsonValue& block : blocks)
        text += block.isString() ? block.toString() : block["text"_L1].toString();
    return text;
}

QString argumentsOf(const QJsonValue& value)
{
    if (value.isObject())
        return QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
    return value.toString();
}

} // namespace jumpseat

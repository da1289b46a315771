// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/reply_acts.h"

#include "gateway/request_acts.h"
#include "gateway/tool_acts.h"

#include <algorithm>

namespace jumpseat {

using namespace Qt::StringLiterals;

ReplyActs::ReplyActs(Context context, ActMemory& memory)
    : m_context(std::move(context))
    , m_memory(memory)
{
}

QList<act::What> ReplyActs::take(const QList<ReplyPart>& parts)
{
    for (const ReplyPart& part : parts)
        std::visit([this](const auto& p) { add(p); }, part);
    return std::exchange(m_acts, {});
}

void ReplyActs::add(const reply::Began& began)
{
    m_messageId = began.messageId.left(200);
    if (!began.model.isEmpty())
        m_context.model = began.model.left(200);
}

void ReplyActs::add(const reply::Text& text)
{
    m_units += text.text.size();
    QStringView rest = QStringView(text.text).first(std::min(text.text.size(), maxKept - m_kept));
    m_isTooLong = m_isTooLong || rest.size() < text.text.size();
    m_kept += rest.size();
    while (!rest.isEmpty()) {
        const QStringView piece = rest.first(std::min(rest.size(), maxActText - m_text.size()));
        m_text += piece;
        rest = rest.sliced(piece.size());
        if (m_text.size() >= maxActText)
            flush({});
    }
}

void ReplyActs::add(const reply::Thinking& thinking)
{
    m_units += thinking.text.size();
}

void ReplyActs::add(const reply::ToolCall& call)
{
    m_units += call.arguments.size();
    if (!call.whole) // nobody carries it out
        return;
    flush({});
    rememberAgentTask(m_memory, agentTaskOf(call));
    m_acts.append(toolUsedOf(call, m_messageId, m_context.byAgent));
}

void ReplyActs::add(const reply::Failed& failed)
{
    if (!m_failure)
        m_failure = failed;
}

/// Half of a pair stays behind: the other one may be on its way.
void ReplyActs::flush(const QString& ending)
{
    QString text = std::exchange(m_text, {});
    if (ending.isEmpty() && !text.isEmpty() && text.back().isHighSurrogate()) {
        m_text = text.back();
        text.chop(1);
    }
    if (text.isEmpty() && ending.isEmpty())
        return;
    if (!text.isValidUtf16())
        text = QString::fromUtf8(text.toUtf8());
    m_acts.append(act::Said { m_messageId, m_context.requestId, m_context.model, text, ending });
}

QString ReplyActs::ending(bool complete) const
{
    if (m_failure)
        return m_units > 0 ? u"cut"_s : QString();
    if (!complete)
        return u"cut"_s;
    if (m_end && m_end->ending == reply::Ending::Length)
        return u"length"_s;
    if (m_end && m_end->ending == reply::Ending::Refused)
        return u"refused"_s;
    if (m_end && m_end->ending == reply::Ending::Other)
        return m_end->reason.left(200);
    return m_isTooLong ? u"the rest of it was too long to be recorded"_s : QString();
}

QList<act::What> ReplyActs::finish(bool complete)
{
    flush(ending(complete));
    if (m_failure) {
        const QString what =
            m_failure->type.isEmpty() ? m_failure->message : m_failure->type + u": "_s + m_failure->message;
        m_acts.append(act::Failed { m_context.requestId, m_failure->status, what });
    }
    return std::exchange(m_acts, {});
}

} // namespace jumpseat

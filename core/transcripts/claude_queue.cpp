// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcripts/claude_queue.h"

#include <algorithm>

namespace jumpseat {
namespace {

/// The text of `content`, a string or blocks.
std::string queuedText(const JsonValue& content)
{
    // Nobody types more; what is kept until it is delivered is bounded.
    constexpr size_t longest = size_t(maxActText) * 3;
    std::string text(content.text().substr(0, longest));
    for (JsonItems it(content); it.next() && text.size() < longest;) {
        const std::string_view part = it.value().isString() ? it.value().text() : it.value()["text"].text();
        if (!text.empty() && !part.empty())
            text += '\n';
        text += part.substr(0, longest);
    }
    return text;
}

bool isEmptyContent(const JsonValue& content)
{
    if (content.isString())
        return content.text().empty();
    return !JsonItems(content).next();
}

bool isQueuedPrompt(std::string_view text)
{
    return !text.starts_with('/') && !text.starts_with("<task-notification") && !text.starts_with("<command-");
}

} // namespace

void ClaudeQueue::operation(const JsonValue& record, const std::optional<Stamp>& when, const ActOutlet& outlet)
{
    const std::string_view operation = record["operation"].text();
    if (m_lastWasPrompt)
        m_next.add("then_" + std::string(operation));
    m_lastWasPrompt = false;
    const JsonValue content = record["content"];
    if (operation == "enqueue") {
        if (!isEmptyContent(content))
            enqueue(queuedText(content), when);
    } else if (operation == "remove") {
        remove(queuedText(content), when, outlet);
    } else if (operation == "dequeue") {
        if (!m_waiting.empty())
            m_waiting.pop_front();
    } else if (operation == "popAll") {
        m_waiting.clear();
    }
}

void ClaudeQueue::enqueue(std::string text, const std::optional<Stamp>& when)
{
    constexpr size_t mostWaiting = 64;
    ++m_enqueued;
    m_lastWasPrompt = isQueuedPrompt(text);
    if (m_waiting.size() == mostWaiting)
        m_waiting.pop_front();
    m_waiting.push_back({ when, std::move(text), m_lastWasPrompt });
}

/// Newer versions say which one is removed: it need not be the oldest, and may have been queued in another file.
void ClaudeQueue::remove(std::string text, const std::optional<Stamp>& when, const ActOutlet& outlet)
{
    auto taken = std::ranges::find(m_waiting, text, &Waiting::text);
    if (taken == m_waiting.end() && text.empty())
        taken = m_waiting.begin();
    Waiting delivered { when, std::move(text), false };
    delivered.isPrompt = !delivered.text.empty() && isQueuedPrompt(delivered.text);
    if (taken != m_waiting.end()) {
        delivered = std::move(*taken);
        m_waiting.erase(taken);
    }
    if (!delivered.isPrompt || !outlet.isOpen())
        return;
    act::Prompted prompted;
    prompted.text = actText(delivered.text);
    prompted.queued = true;
    outlet.put(delivered.when ? delivered.when : when, std::move(prompted));
}

} // namespace jumpseat

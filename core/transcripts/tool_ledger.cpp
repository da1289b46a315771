// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcripts/tool_ledger.h"

namespace jumpseat {
namespace {

constexpr qsizetype mostWaiting = 65'536;

} // namespace

ToolLedger::ToolLedger(std::initializer_list<std::string_view> named)
    : m_named(named)
{
}

bool ToolLedger::call(std::string_view id, const QString& tool, ToolKind kind)
{
    const quint64 key = SeenIds::hashOf(id);
    if (!id.empty() && !m_calls.insert(key))
        return false;
    ++m_all.calls;
    m_edits.calls += kind == ToolKind::Edit;
    m_shells.calls += kind == ToolKind::Shell;
    if (const auto early = m_early.constFind(key); early != m_early.cend()) {
        count(kind, *early);
        m_early.erase(early);
    } else if (!id.empty() && m_open.size() < mostWaiting) {
        m_open.insert(key, { tool, kind });
    }
    return true;
}

std::optional<QString> ToolLedger::result(std::string_view id, Outcome outcome)
{
    const quint64 key = SeenIds::hashOf(id);
    if (!m_results.insert(key))
        return std::nullopt;
    const auto open = m_open.constFind(key);
    if (open == m_open.cend()) {
        if (m_early.size() < mostWaiting)
            m_early.insert(key, outcome);
        return QString();
    }
    count(open->kind, outcome);
    const QString tool = open->tool;
    m_open.erase(open);
    return tool;
}

void ToolLedger::count(ToolKind kind, Outcome outcome)
{
    m_all.outcomes.add(outcome.name);
    if (kind == ToolKind::Edit)
        m_edits.outcomes.add(outcome.name);
    if (kind == ToolKind::Shell)
        m_shells.outcomes.add(outcome.name);
}

QJsonObject ToolLedger::withOpen(const Group& group) const
{
    QJsonObject json = group.outcomes.toJson();
    for (const std::string_view name : m_named)
        json.insert(QLatin1StringView(name), group.outcomes.of(name));
    json.insert(QLatin1StringView("no_result"), group.calls - group.outcomes.sum());
    return json;
}

} // namespace jumpseat

// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "acts/act.h"
#include "transcripts/stamp.h"

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace jumpseat {

/// UTF-8 as the text of an act: cut to maxActText, without making more of it first. `cut` becomes true when it was.
[[nodiscard]] QString actText(std::string_view utf8, bool* cut = nullptr);

/// Names that come again and again (tools, models, ids of conversations): one copy each, so that thousands of acts share it.
class NamePool {
public:
    [[nodiscard]] QString get(std::string_view utf8);

private:
    struct Hash {
        using is_transparent = void;
        size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
    };
    std::unordered_map<std::string, QString, Hash, std::equal_to<>> m_names;
};

/// Where a reader's acts go, if anywhere: who only counts makes none.
class ActOutlet {
public:
    using Sink = std::function<void(Act)>;

    ActOutlet(Sink sink, QString tool)
        : m_sink(std::move(sink))
        , m_tool(std::move(tool))
    {
    }
    [[nodiscard]] bool isOpen() const { return bool(m_sink); }
    void setConversation(std::string_view id) { m_conversation = m_names.get(id); }
    [[nodiscard]] QString name(std::string_view utf8) { return m_names.get(utf8); }
    void put(const std::optional<Stamp>& when, act::What what) const
    {
        if (m_sink)
            m_sink({ Channel::Transcript, m_tool, m_conversation, when ? when->wallMs() : 0, std::move(what) });
    }

private:
    Sink m_sink;
    QString m_tool, m_conversation;
    NamePool m_names;
};

} // namespace jumpseat

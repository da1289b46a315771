// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/mark_look.h"

#include <QCoreApplication>

namespace jumpseat {
namespace {

QString words(const char* text)
{
    return QCoreApplication::translate("jumpseat::Timeline", text);
}

} // namespace

std::optional<EventMark> glyphOf(MarkKind kind)
{
    switch (kind) {
    case MarkKind::Prompt: return EventMark::Prompt;
    case MarkKind::Reply: return EventMark::Reply;
    case MarkKind::Offered: return EventMark::Offered;
    case MarkKind::Accepted: return EventMark::Accepted;
    case MarkKind::Partly: return EventMark::Partly;
    case MarkKind::Edited: return EventMark::Edited;
    case MarkKind::Rejected: return EventMark::Rejected;
    case MarkKind::Paste: return EventMark::Paste;
    case MarkKind::Run: return EventMark::Run;
    case MarkKind::Pass: return EventMark::Pass;
    case MarkKind::Fail: return EventMark::Fail;
    case MarkKind::FlawOpen: return EventMark::FlawOpen;
    case MarkKind::FlawCaught: return EventMark::FlawCaught;
    case MarkKind::FlawMissed: return EventMark::FlawMissed;
    case MarkKind::Note: return EventMark::Note;
    case MarkKind::Bookmark: return EventMark::Bookmark;
    case MarkKind::Hint: return EventMark::Hint;
    case MarkKind::Tool: return EventMark::Tool;
    case MarkKind::Stopped: return EventMark::Stopped;
    case MarkKind::Task:
    case MarkKind::Typing:
    case MarkKind::Score: return std::nullopt;
    }
    return std::nullopt;
}

QString nameOf(MarkKind kind)
{
    switch (kind) {
    case MarkKind::Task: return words(QT_TRANSLATE_NOOP("jumpseat::Timeline", "Task"));
    case MarkKind::Prompt: return words(QT_TRANSLATE_NOOP("jumpseat::Timeline", "Prompt"));
    case MarkKind::Reply: return words(QT_TRANSLATE_NOOP("jumpseat::Timeline", "Reply"));
    case MarkKind::Offered: return words(QT_TRANSLATE_NOOP("jumpseat::Timeline", "Offered"));
    case MarkKind::Accepted: return words(QT_TRANSLATE_NOOP("jumpseat::Timeline", "Accepted"));
    case MarkKind::Partly: return words(QT_TRANSLATE_NOOP("jumpseat::Timeline", "Partly"));
    case MarkKind::Edited: return words(QT_TRANSLATE_NOOP("jumpseat::Timeline", "Edited"));
    case MarkKind::Rejected: return words(QT_TRANSLATE_NOOP("jumpseat::Timeline", "Rejected"));
    case MarkKind::Typing: return words(QT_TRANSLATE_NOOP("jumpseat::Timeline", "Typing"));
    case MarkKind::Paste: return words(QT_TRANSLATE_NOOP("jumpseat::Timeline", "Paste"));
    case MarkKind::Run: return words(QT_TRANSLATE_NOOP("jumpseat::Timeline", "Run"));
    case MarkKind::Pass: return words(QT_TRANSLATE_NOOP("jumpseat::Timeline", "Pass"));
    case MarkKind::Fail: return words(QT_TRANSLATE_NOOP("jumpseat::Timeline", "Fail"));
    case MarkKind::FlawOpen: return words(QT_TRANSLATE_NOOP("jumpseat::Timeline", "Flaw"));
    case MarkKind::FlawCaught: return words(QT_TRANSLATE_NOOP("jumpseat::Timeline", "Caught"));
    case MarkKind::FlawMissed: return words(QT_TRANSLATE_NOOP("jumpseat::Timeline", "Missed"));
    case MarkKind::Note: return words(QT_TRANSLATE_NOOP("jumpseat::Timeline", "Note"));
    case MarkKind::Score: return words(QT_TRANSLATE_NOOP("jumpseat::Timeline", "Score"));
    case MarkKind::Bookmark: return words(QT_TRANSLATE_NOOP("jumpseat::Timeline", "Mark"));
    case MarkKind::Hint: return words(QT_TRANSLATE_NOOP("jumpseat::Timeline", "Hint"));
    case MarkKind::Tool: return words(QT_TRANSLATE_NOOP("jumpseat::Timeline", "Tool"));
    case MarkKind::Stopped: return words(QT_TRANSLATE_NOOP("jumpseat::Timeline", "Stopped"));
    }
    return {};
}

QString laneName(Lane lane)
{
    switch (lane) {
    case Lane::Ruler: return {};
    case Lane::Tasks: return words(QT_TRANSLATE_NOOP("jumpseat::Timeline", "Tasks"));
    case Lane::Assistant: return words(QT_TRANSLATE_NOOP("jumpseat::Timeline", "Assistant"));
    case Lane::Suggestions: return words(QT_TRANSLATE_NOOP("jumpseat::Timeline", "Suggestions"));
    case Lane::Edits: return words(QT_TRANSLATE_NOOP("jumpseat::Timeline", "Edits"));
    case Lane::Runs: return words(QT_TRANSLATE_NOOP("jumpseat::Timeline", "Runs"));
    case Lane::Flaws: return words(QT_TRANSLATE_NOOP("jumpseat::Timeline", "Flaws"));
    case Lane::You: return words(QT_TRANSLATE_NOOP("jumpseat::Timeline", "You"));
    }
    return {};
}

} // namespace jumpseat

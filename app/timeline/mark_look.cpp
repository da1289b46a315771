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

std::optional<Glyph> glyphOf(MarkKind kind)
{
    switch (kind) {
    case MarkKind::Prompt: return Glyph::Prompt;
    case MarkKind::Reply: return Glyph::Reply;
    case MarkKind::Offered: return Glyph::Offered;
    case MarkKind::Accepted: return Glyph::Accepted;
    case MarkKind::Partly: return Glyph::Partly;
    case MarkKind::Edited: return Glyph::Edited;
    case MarkKind::Rejected: return Glyph::Rejected;
    case MarkKind::Paste: return Glyph::Paste;
    case MarkKind::FlawOpen: return Glyph::FlawOpen;
    case MarkKind::FlawCaught: return Glyph::FlawCaught;
    case MarkKind::FlawMissed: return Glyph::FlawMissed;
    case MarkKind::Note: return Glyph::Note;
    case MarkKind::Bookmark: return Glyph::Bookmark;
    case MarkKind::Hint: return Glyph::Hint;
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
    case MarkKind::FlawOpen: return words(QT_TRANSLATE_NOOP("jumpseat::Timeline", "Flaw"));
    case MarkKind::FlawCaught: return words(QT_TRANSLATE_NOOP("jumpseat::Timeline", "Caught"));
    case MarkKind::FlawMissed: return words(QT_TRANSLATE_NOOP("jumpseat::Timeline", "Missed"));
    case MarkKind::Note: return words(QT_TRANSLATE_NOOP("jumpseat::Timeline", "Note"));
    case MarkKind::Score: return words(QT_TRANSLATE_NOOP("jumpseat::Timeline", "Score"));
    case MarkKind::Bookmark: return words(QT_TRANSLATE_NOOP("jumpseat::Timeline", "Mark"));
    case MarkKind::Hint: return words(QT_TRANSLATE_NOOP("jumpseat::Timeline", "Hint"));
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
    case Lane::Flaws: return words(QT_TRANSLATE_NOOP("jumpseat::Timeline", "Flaws"));
    case Lane::You: return words(QT_TRANSLATE_NOOP("jumpseat::Timeline", "You"));
    }
    return {};
}

} // namespace jumpseat

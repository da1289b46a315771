// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "assist/reply_match.h"

#include <algorithm>

namespace jumpseat {
namespace {

// Words in lower case with one space before each. The underscore belongs to a word: retry_after is one.
QString wordsOf(const QString& text)
{
    QString words;
    bool inWord = false;
    for (const QChar c : text.toLower()) {
        const bool letter = c.isLetterOrNumber() || c == u'_';
        if (letter && !inWord)
            words += u' ';
        if (letter)
            words += c;
        inWord = letter;
    }
    return words;
}

bool matches(const ScriptedReply& reply, const QString& words)
{
    return std::ranges::any_of(reply.any, [&](const QStringList& group) {
        return std::ranges::all_of(group, [&](const QString& word) { return words.contains(wordsOf(word)); });
    });
}

} // namespace

const ScriptedReply* matchReply(const ScriptedAssistant& script, const QString& prompt, const QList<Turn>& turns)
{
    const QString words = wordsOf(prompt);
    for (const ScriptedReply& reply : script.replies) {
        const bool given = std::ranges::contains(turns, reply.id, &Turn::scriptReply);
        if (matches(reply, words) && !(reply.once && given))
            return &reply;
    }
    return nullptr;
}

} // namespace jumpseat

// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "conversation/message_text.h"

namespace jumpseat {

namespace {

bool isFence(QStringView line)
{
    return line.trimmed().startsWith(u"```");
}

/// Prose without the backticks around code; a backtick without a partner in its line stays.
MessageBlock prose(const QStringList& lines)
{
    MessageBlock block;
    for (const QString& line : lines) {
        if (!block.text.isEmpty())
            block.text += QChar::LineSeparator;
        qsizetype at = 0;
        while (at < line.size()) {
            const qsizetype open = line.indexOf(u'`', at);
            const qsizetype close = open < 0 ? -1 : line.indexOf(u'`', open + 1);
            if (close < 0 || close == open + 1) {
                block.text += QStringView(line).sliced(at);
                break;
            }
            block.text += QStringView(line).sliced(at, open - at);
            block.inlineCode.append({ block.text.size(), close - open - 1 });
            block.text += QStringView(line).sliced(open + 1, close - open - 1);
            at = close + 1;
        }
    }
    return block;
}

MessageBlock codeBlock(const QStringList& lines)
{
    return { true, QStringList(lines).join(QChar::LineSeparator), {} };
}

/// Blank lines around prose say nothing; code keeps its own.
void trimBlank(QStringList& lines)
{
    while (!lines.isEmpty() && lines.first().trimmed().isEmpty())
        lines.removeFirst();
    while (!lines.isEmpty() && lines.last().trimmed().isEmpty())
        lines.removeLast();
}

} // namespace

QList<MessageBlock> messageBlocks(const QString& text)
{
    QList<MessageBlock> blocks;
    QStringList lines;
    bool code = false;
    const auto finish = [&] {
        if (!code)
            trimBlank(lines);
        if (!lines.isEmpty())
            blocks.append(code ? codeBlock(lines) : prose(lines));
        lines.clear();
    };
    for (const QString& line : text.split(u'\n')) {
        if (isFence(line)) {
            finish();
            code = !code;
        } else {
            lines.append(line);
        }
    }
    finish();
    return blocks;
}

} // namespace jumpseat

// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/line_inks.h"

#include "theme/syntax_repository.h"
#include "theme/theme.h"

#include <KSyntaxHighlighting/Format>
#include <KSyntaxHighlighting/Theme>
#include <QElapsedTimer>

namespace jumpseat {

LineInks::LineInks(QObject* parent)
    : QObject(parent)
{
    m_later.setSingleShot(true);
    connect(&m_later, &QTimer::timeout, this, &LineInks::readSlice);
    connect(&Theme::instance(), &jumpseat::Theme::changed, this, &LineInks::restart);
}

void LineInks::setText(const QString& fileName, int count, std::function<QString(int)> lineAt)
{
    setDefinition(definitionFor(fileName));
    m_lineAt = std::move(lineAt);
    m_count = count;
    m_wanted = 0;
    restart();
}

void LineInks::restart()
{
    setTheme(syntaxTheme(jumpseat::Theme::instance().isDark()));
    m_state = {};
    m_lines.clear();
    if (m_wanted > 0)
        m_later.start(0);
}

const QList<InkSpan>& LineInks::of(int line)
{
    static const QList<InkSpan> plain;
    if (line >= 1 && line <= m_lines.size())
        return m_lines.at(line - 1);
    if (line <= m_count && line > m_wanted && definition().isValid()) {
        m_wanted = line;
        if (!m_later.isActive())
            m_later.start(0);
    }
    return plain;
}

void LineInks::readSlice()
{
    if (!wasRead(definition()))
        readDefinition(definition());
    QElapsedTimer time;
    time.start();
    while (m_lines.size() < std::min(m_wanted, m_count) && time.nsecsElapsed() < sliceUs * 1000) {
        m_lines.append(QList<InkSpan>());
        m_state = highlightLine(m_lineAt(int(m_lines.size())), m_state);
    }
    if (m_lines.size() < std::min(m_wanted, m_count))
        m_later.start(0);
    Q_EMIT moreRead();
}

void LineInks::applyFormat(int offset, int length, const KSyntaxHighlighting::Format& format)
{
    if (length > 0 && !format.isDefaultTextStyle(theme()))
        m_lines.last().append(
            { offset, length, format.textColor(theme()), format.isBold(theme()), format.isItalic(theme()) });
}

} // namespace jumpseat

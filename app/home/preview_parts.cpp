// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "home/preview_parts.h"

#include "models/shown_text.h"
#include "theme/theme.h"
#include "timeline/session_strip.h"

#include <QPainter>

namespace jumpseat {

namespace {

constexpr int sectionPadding = 16;
constexpr int stripHeight = 74;
constexpr int barHeight = 10;
constexpr int rowHeight = 16;
constexpr int letterWidth = 13;

constexpr std::pair<Decision, EventMark> decisionGlyphs[] { { Decision::Accepted, EventMark::Accepted },
    { Decision::Edited, EventMark::Edited }, { Decision::Partly, EventMark::Partly },
    { Decision::Rejected, EventMark::Rejected }, { Decision::Open, EventMark::Offered } };

QString originWord(OriginKind kind)
{
    switch (kind) {
    case OriginKind::Baseline: return LineShares::tr("baseline");
    case OriginKind::Candidate: return LineShares::tr("candidate");
    case OriginKind::Assistant: return LineShares::tr("assistant");
    case OriginKind::Edited: return LineShares::tr("edited");
    case OriginKind::Pasted: return LineShares::tr("pasted");
    case OriginKind::Interviewer: return LineShares::tr("interviewer");
    default: return LineShares::tr("unknown");
    }
}

} // namespace

PreviewStrip::PreviewStrip(QWidget* parent)
    : QWidget(parent)
{
    setFixedHeight(stripHeight + 2 * sectionPadding + 18);
    setAccessibleName(tr("The session as a strip"));
}

void PreviewStrip::setDigest(SessionDigestPtr digest, qint64 durationUs)
{
    m_digest = std::move(digest);
    m_durationUs = durationUs;
    update();
}

void PreviewStrip::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::instance();
    QPainter painter(this);
    const QRect frame(sectionPadding, sectionPadding, width() - 2 * sectionPadding, stripHeight);
    painter.fillRect(frame, theme.color(Token::SurfaceBase));
    if (m_digest)
        paintSessionStrip(painter, frame.adjusted(1, 1, -1, -1), m_digest->events, m_digest->kit);
    painter.setPen(theme.color(Token::Line1));
    painter.drawRect(frame.adjusted(0, 0, -1, -1));
    painter.setFont(theme.caption());
    painter.setPen(theme.color(Token::Text3));
    const QRect words(frame.left(), frame.bottom() + 4, frame.width(), 16);
    painter.drawText(words, Qt::AlignLeft, formatTime(0));
    painter.drawText(words, Qt::AlignRight, formatTime(m_durationUs));
    int free = words.left() + painter.fontMetrics().horizontalAdvance(formatTime(0)) + 16;
    const int end = words.right() - painter.fontMetrics().horizontalAdvance(formatTime(m_durationUs)) - 16;
    for (const SessionDigest::TaskStart& task : m_digest ? m_digest->tasks : QList<SessionDigest::TaskStart> {}) {
        const QString text = tr("task %1 at %2").arg(task.number).arg(formatTime(task.atUs));
        const int wide = painter.fontMetrics().horizontalAdvance(text);
        const int x = words.left() + int(words.width() * task.atUs / qMax<qint64>(1, m_durationUs));
        if (task.atUs == 0 || x < free || x + wide > end)
            continue;
        painter.drawText(QRect(x, words.top(), wide + 1, words.height()), Qt::AlignLeft, text);
        free = x + wide + 16;
    }
}

DecisionCounts::DecisionCounts(QWidget* parent)
    : QWidget(parent)
{
    setMinimumHeight(18);
}

void DecisionCounts::setFacts(const SessionFacts& facts)
{
    m_facts = facts;
    setAccessibleName(tr("%1 accepted, %2 edited, %3 in part, %4 rejected, %5 open")
            .arg(facts.decided(Decision::Accepted))
            .arg(facts.decided(Decision::Edited))
            .arg(facts.decided(Decision::Partly))
            .arg(facts.decided(Decision::Rejected))
            .arg(facts.decided(Decision::Open)));
    setToolTip(accessibleName());
    update();
}

void DecisionCounts::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::instance();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(theme.body());
    painter.setPen(theme.color(Token::Text1));
    if (m_facts.suggestions == 0) {
        painter.drawText(rect(), Qt::AlignVCenter, tr("none"));
        return;
    }
    int x = 0;
    for (const auto& [decision, glyph] : decisionGlyphs) {
        if (m_facts.decided(decision) == 0)
            continue;
        const QString number = QString::number(m_facts.decided(decision));
        paintGlyph(painter, glyph, QRect(x, (height() - 12) / 2, 12, 12), theme.color(Token::SurfacePanel));
        painter.setPen(theme.color(Token::Text1));
        painter.setBrush(Qt::NoBrush);
        painter.drawText(QRect(x + 17, 0, 40, height()), Qt::AlignVCenter, number);
        x += 29 + painter.fontMetrics().horizontalAdvance(number);
    }
}

LineShares::LineShares(QWidget* parent)
    : QWidget(parent)
{
    layOut();
}

void LineShares::setLines(QList<SessionFacts::LineShare> lines)
{
    m_lines = std::move(lines);
    QStringList parts;
    for (const auto& line : m_lines)
        parts.append(tr("%1 %2%").arg(originWord(line.kind)).arg(line.percent));
    setAccessibleName(parts.join(QStringLiteral(", ")));
    layOut();
    update();
}

void LineShares::resizeEvent(QResizeEvent*)
{
    layOut();
}

void LineShares::layOut()
{
    const QFontMetrics metrics(Theme::instance().caption());
    m_entries.clear();
    QPoint at(0, barHeight + 8);
    for (const auto& line : std::as_const(m_lines)) {
        const QString text = tr("%1 %2", "candidate 44").arg(originWord(line.kind)).arg(line.percent);
        const int wide = letterWidth + metrics.horizontalAdvance(text);
        if (at.x() > 0 && at.x() + wide > width())
            at = { 0, at.y() + rowHeight };
        m_entries.append({ line.kind, text, at });
        at.rx() += wide + 14;
    }
    setMinimumHeight(at.y() + rowHeight);
}

void LineShares::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::instance();
    QPainter painter(this);
    painter.setFont(theme.caption());
    if (m_lines.isEmpty()) {
        painter.setPen(theme.color(Token::Text3));
        painter.drawText(rect(), Qt::AlignLeft | Qt::AlignTop, tr("no lines yet"));
        return;
    }
    int total = 0;
    for (const auto& line : m_lines)
        total += line.lines;
    qreal x = 0;
    for (const auto& line : m_lines) {
        const qreal wide = qreal(width()) * line.lines / total;
        painter.fillRect(QRectF(x, 4, qMax(1.0, wide - 1), barHeight), theme.origin(line.kind));
        x += wide;
    }
    QFont strong = theme.caption();
    strong.setWeight(QFont::DemiBold);
    for (const Entry& entry : m_entries) {
        const QRect row(entry.at, QSize(width() - entry.at.x(), rowHeight));
        painter.setFont(strong);
        painter.setPen(theme.ink(entry.kind));
        painter.drawText(row, Qt::AlignLeft | Qt::AlignVCenter, QString(originLetter(entry.kind)));
        painter.setFont(theme.caption());
        painter.setPen(theme.color(Token::Text2));
        painter.drawText(row.adjusted(letterWidth, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, entry.text);
    }
}

} // namespace jumpseat

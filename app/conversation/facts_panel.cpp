// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "conversation/facts_panel.h"

#include "models/assistant_words.h"
#include "models/session_model.h"
#include "theme/theme.h"

#include <QPainter>
#include <QTimer>

using namespace std::chrono_literals;

namespace jumpseat {

namespace {

constexpr int padding = 14;
constexpr std::array decisions { Decision::Accepted, Decision::Edited, Decision::Partly, Decision::Rejected,
    Decision::Open };

QFont factFont()
{
    QFont font = Theme::instance().body();
    font.setPixelSize(std::max(11, qRound(QFontInfo(font).pixelSize() * 0.925)));
    return font;
}

QFont headingFont()
{
    QFont font = Theme::instance().caption();
    font.setWeight(QFont::DemiBold);
    return font;
}

int factHeight()
{
    return std::max(21, QFontMetrics(factFont()).height() + 4);
}

QString readTime(const SessionFacts& facts)
{
    return facts.medianReadUs ? formatDuration(*facts.medianReadUs) : FactsPanel::tr("none yet");
}

/// "48.2k, $0.21": the cost only where all prices are known.
QString meterWords(const ModelTotals& totals)
{
    const QString tokens = tokenWords(totals.tokens());
    return totals.isPriced && totals.costMicros > 0 ? FactsPanel::tr("%1, %2").arg(tokens, costWords(totals.costMicros))
                                                    : tokens;
}

} // namespace

FactsPanel::FactsPanel(SessionModel* session, Shape shape, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_shape(shape)
    , m_wait(new QTimer(this))
{
    if (shape == Shape::Column)
        setFixedWidth(232);
    setSizePolicy(QSizePolicy::Preferred, shape == Shape::Column ? QSizePolicy::Preferred : QSizePolicy::Fixed);
    setAccessibleName(tr("Facts so far"));
    // Counting lines walks every file; four times a second is often enough for a number one glances at.
    m_wait->setSingleShot(true);
    m_wait->setInterval(250ms);
    connect(m_wait, &QTimer::timeout, this, &FactsPanel::count);
    const auto later = [this] {
        if (isVisible() && !m_wait->isActive())
            m_wait->start();
    };
    connect(session, &SessionModel::eventApplied, this, later);
    connect(session, &SessionModel::stateReset, this, later);
}

QSize FactsPanel::sizeHint() const
{
    return { 232, m_shape == Shape::Column ? 300 : std::max(28, factHeight() + 6) };
}

void FactsPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    count();
}

void FactsPanel::count()
{
    m_facts = jumpseat::facts(m_session->state());
    setAccessibleDescription(spoken());
    update();
}

QString FactsPanel::spoken() const
{
    QString text =
        tr("%1 prompts, %2 with code attached. %3 suggestions: %4 accepted, %5 edited, %6 in part, %7 rejected, "
           "%8 open. Read before deciding: %9.")
            .arg(m_facts.prompts)
            .arg(m_facts.promptsWithContext)
            .arg(m_facts.suggestions)
            .arg(m_facts.decided(Decision::Accepted))
            .arg(m_facts.decided(Decision::Edited))
            .arg(m_facts.decided(Decision::Partly))
            .arg(m_facts.decided(Decision::Rejected))
            .arg(m_facts.decided(Decision::Open))
            .arg(readTime(m_facts));
    if (m_facts.model.requests > 0)
        text +=
            u' ' + tr("The model took %1 in %2 requests.").arg(meterWords(m_facts.model)).arg(m_facts.model.requests);
    for (const auto& share : m_facts.lines)
        text += u' ' + tr("%1: %2 % of lines.").arg(originName(share.kind)).arg(share.percent);
    return text;
}

void FactsPanel::paintEvent(QPaintEvent*)
{
    const auto& theme = Theme::instance();
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(Token::SurfacePanel));
    if (m_shape == Shape::Column) {
        painter.fillRect(0, 0, 1, height(), theme.color(Token::LineSoft));
        paintColumn(painter);
    } else {
        painter.fillRect(0, 0, width(), 1, theme.color(Token::LineSoft));
        paintLine(painter);
    }
}

void FactsPanel::paintColumn(QPainter& painter) const
{
    int y = paintHead(painter, 8, tr("Facts so far"));
    y = paintFact(painter, y, tr("Prompts"), QString::number(m_facts.prompts), false);
    y = paintFact(painter, y, tr("with code attached"), QString::number(m_facts.promptsWithContext), true);
    y = paintFact(painter, y, tr("Suggestions"), QString::number(m_facts.suggestions), false);
    paintDecisions(painter, QRect(padding + 10, y, width() - 2 * padding - 10, factHeight()), 0);
    y += factHeight();
    y = paintFact(painter, y, tr("Read before deciding"), readTime(m_facts), false);
    if (m_facts.completions > 0)
        y = paintFact(painter, y, tr("Completions, taken"),
            tr("%1, %2").arg(m_facts.completions).arg(m_facts.completionsTaken), false);
    if (m_facts.toolCalls > 0)
        y = paintFact(painter, y, tr("Tool calls, rejected"),
            tr("%1, %2").arg(m_facts.toolCalls).arg(m_facts.toolCallsRejected), false);
    if (m_facts.model.requests > 0)
        y = paintFact(painter, y, tr("Tokens"), meterWords(m_facts.model), false);
    if (m_facts.lines.isEmpty())
        return;
    y = paintHead(painter, y + 6, tr("Lines now, by origin"));
    paintShares(painter, QRect(padding, y + 1, width() - 2 * padding, 10));
    paintLetters(painter, y + 15);
}

int FactsPanel::paintHead(QPainter& painter, int y, const QString& words) const
{
    const QFont heading = headingFont();
    const int height = QFontMetrics(heading).height() + 4;
    painter.setFont(heading);
    painter.setPen(Theme::instance().color(Token::Text2));
    painter.drawText(QRect(padding, y, width() - 2 * padding, height), Qt::AlignLeft | Qt::AlignVCenter, words);
    return y + height;
}

void FactsPanel::paintLetters(QPainter& painter, int y) const
{
    const QFontMetrics heading(headingFont());
    const int gaps = std::max(1, int(m_facts.lines.size()) - 1);
    const int step = std::min(48, (width() - 2 * padding - 30) / gaps);
    int x = padding;
    painter.setPen(Theme::instance().color(Token::Text2));
    for (const auto& share : m_facts.lines) {
        const QString letter = originLetter(share.kind);
        painter.setFont(headingFont());
        painter.drawText(QPoint(x, y + heading.ascent()), letter);
        painter.setFont(Theme::instance().caption());
        painter.drawText(
            QPoint(x + heading.horizontalAdvance(letter) + 4, y + heading.ascent()), QString::number(share.percent));
        x += step;
    }
}

int FactsPanel::paintFact(QPainter& painter, int y, const QString& name, const QString& value, bool indented) const
{
    const auto& theme = Theme::instance();
    const QRect area(padding + (indented ? 10 : 0), y, width() - 2 * padding - (indented ? 10 : 0), factHeight());
    painter.setFont(factFont());
    painter.setPen(theme.color(Token::Text2));
    painter.drawText(area, Qt::AlignLeft | Qt::AlignVCenter, name);
    painter.setPen(theme.color(Token::Text1));
    painter.drawText(area, Qt::AlignRight | Qt::AlignVCenter, value);
    return y + factHeight();
}

void FactsPanel::paintDecisions(QPainter& painter, const QRect& area, int gap) const
{
    const auto& theme = Theme::instance();
    painter.setFont(factFont());
    int x = area.left();
    const int step = gap > 0 ? gap : area.width() / int(decisions.size());
    for (const Decision decision : decisions) {
        const QRectF mark(x, area.top() + (area.height() - 11) / 2, 11, 11);
        paintMark(painter, markOf(decision), mark, theme.color(Token::SurfacePanel));
        painter.setPen(theme.color(Token::Text1));
        painter.drawText(QRect(x + 16, area.top(), step, area.height()), Qt::AlignLeft | Qt::AlignVCenter,
            QString::number(m_facts.decided(decision)));
        x += step;
    }
}

void FactsPanel::paintShares(QPainter& painter, const QRect& bar) const
{
    int total = 0;
    for (const auto& share : m_facts.lines)
        total += share.lines;
    int seen = 0;
    for (const auto& share : m_facts.lines) {
        const int from = bar.width() * seen / total;
        seen += share.lines;
        const int to = bar.width() * seen / total;
        painter.fillRect(QRect(bar.left() + from, bar.top(), std::max(1, to - from - 1), bar.height()),
            Theme::instance().origin(share.kind));
    }
}

void FactsPanel::paintLine(QPainter& painter) const
{
    const auto& theme = Theme::instance();
    painter.setFont(factFont());
    const QFontMetrics metrics(factFont());
    const auto word = [&](int x, const QString& text, Token ink) {
        painter.setFont(factFont());
        painter.setPen(theme.color(ink));
        painter.drawText(QRect(x, 1, width() - x, height() - 1), Qt::AlignLeft | Qt::AlignVCenter, text);
        return x + metrics.horizontalAdvance(text);
    };
    int x = word(12, tr("Prompts"), Token::Text2) + 6;
    x = word(x, tr("%1, %2 with code").arg(m_facts.prompts).arg(m_facts.promptsWithContext), Token::Text1) + 18;
    x = word(x, tr("Suggestions"), Token::Text2) + 8;
    paintDecisions(painter, QRect(x, 1, 5 * 34, height() - 1), 34);
    x = word(x + 5 * 34 + 8, tr("Read"), Token::Text2) + 6;
    x = word(x, readTime(m_facts), Token::Text1) + 18;
    if (m_facts.model.requests > 0) {
        x = word(x, tr("Tokens"), Token::Text2) + 6;
        x = word(x, meterWords(m_facts.model), Token::Text1) + 18;
    }
    if (width() - x > 120 && !m_facts.lines.isEmpty()) {
        x = word(x, tr("Lines"), Token::Text2) + 8;
        paintShares(painter, QRect(x, (height() - 9) / 2, std::min(160, width() - x - 12), 10));
    }
}

} // namespace jumpseat

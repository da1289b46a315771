// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/run_headline.h"

#include "models/runs_model.h"
#include "runs/runs_list.h"
#include "theme/theme.h"

#include <QPainter>

namespace jumpseat {

namespace {

constexpr int headLeft = 14, headRight = 14, markRoom = 20;

QFont commandFont()
{
    QFont font = Theme::instance().code();
    font.setWeight(QFont::DemiBold);
    return font;
}

} // namespace

RunHeadline::RunHeadline(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void RunHeadline::show(const QModelIndex& run, const QString& details)
{
    m_run = run;
    m_details = details;
    setAccessibleName(run.data(Qt::AccessibleTextRole).toString());
    setAccessibleDescription(details);
    update();
}

QSize RunHeadline::sizeHint() const
{
    const int lines = QFontMetrics(commandFont()).height() + QFontMetrics(Theme::instance().caption()).height();
    return { 320, lines + 13 };
}

void RunHeadline::paintEvent(QPaintEvent*)
{
    const auto& theme = Theme::instance();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), theme.color(Token::SurfacePanel));
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.color(Token::LineSoft));
    if (!m_run.isValid())
        return;
    const int first = QFontMetrics(commandFont()).height();
    QRect line(headLeft, 6, width() - headLeft - headRight, first);
    paintRunMark(painter, m_run, QRect(line.left(), line.top() + (first - 12) / 2, 12, 12),
        theme.color(Token::SurfacePanel), devicePixelRatioF());
    const QRect below(line.left() + markRoom, line.bottom() + 1, line.width() - markRoom, height() - line.bottom() - 6);
    line.setLeft(line.left() + markRoom);
    const QString outcome = m_run.data(RunsModel::OutcomeRole).toString();
    const int given = std::min(QFontMetrics(theme.strong()).horizontalAdvance(outcome) + 2, line.width() * 3 / 5);
    painter.setFont(theme.strong());
    painter.setPen(theme.color(m_run.data(RunsModel::FailedRole).toInt() > 0 ? Token::StateFail : Token::Text1));
    painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine,
        painter.fontMetrics().elidedText(outcome, Qt::ElideRight, given));
    line.setRight(line.right() - given - 12);
    painter.setFont(commandFont());
    painter.setPen(theme.color(Token::Text1));
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
        painter.fontMetrics().elidedText(m_run.data(RunsModel::CommandRole).toString(), Qt::ElideRight, line.width()));
    painter.setFont(theme.caption());
    painter.setPen(theme.color(Token::Text3));
    painter.drawText(below, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
        painter.fontMetrics().elidedText(m_details, Qt::ElideRight, below.width()));
}

} // namespace jumpseat

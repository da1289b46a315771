// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cockpit/join_strip.h"

#include "join/join_card.h"
#include "models/session_model.h"
#include "models/shown_text.h"
#include "theme/widgets.h"

#include <QPainter>
#include <QUrl>
#include <QVBoxLayout>

namespace jumpseat {

namespace {
bool reachesOnlyThisComputer(const QString& link)
{
    const QString host = QUrl(link).host();
    return host == QLatin1String("127.0.0.1") || host == QLatin1String("localhost") || host == QLatin1String("::1");
}
} // namespace

JoinStrip::JoinStrip(SessionModel* model, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
    , m_heading(new InkLabel({}, Token::Text1, this))
    , m_card(new JoinCard(this))
{
    m_heading->setFont(Theme::instance().strong());
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 12, 16, 12);
    layout->setSpacing(8);
    layout->addWidget(m_heading);
    layout->addWidget(m_card);
    setCompact(false);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    refresh();
}

void JoinStrip::refresh()
{
    setVisible(isWanted());
    if (!isWanted())
        return;
    m_heading->setText(waitingText());
    if (m_card->link() == m_model->joinLink())
        return;
    m_card->setLink(m_model->joinLink());
    m_card->setRemark(reachesOnlyThisComputer(m_model->joinLink())
            ? tr("Opens in any browser on this computer. Nothing to install.")
            : tr("Opens in any browser on your network. Nothing to install."));
}

QString JoinStrip::waitingText() const
{
    const auto& info = m_model->state().info;
    return info && !info->candidate.isEmpty() ? tr("Waiting for %1").arg(shownLine(info->candidate, 60))
                                              : tr("Waiting for the candidate");
}

bool JoinStrip::isWanted() const
{
    return m_model->isLive() && !m_model->state().ended && !m_model->state().candidate()
        && !m_model->joinLink().isEmpty();
}

void JoinStrip::setCompact(bool compact)
{
    m_card->setQrSide(compact ? 92 : 126);
}

void JoinStrip::copyLink()
{
    m_card->copyLink();
}

void JoinStrip::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::instance();
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(Token::SurfacePanel));
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.color(Token::Line1));
}

} // namespace jumpseat

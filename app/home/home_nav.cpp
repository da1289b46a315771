// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "home/home_nav.h"

#include "home/nav_row.h"
#include "theme/widgets.h"

#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace jumpseat {

namespace {
constexpr int navWidth = 200;
} // namespace

HomeNav::HomeNav(const QString& newSessionKey, QWidget* parent)
    : QWidget(parent)
{
    setFixedWidth(navWidth);
    buildTop(newSessionKey);
    m_said = new InkLabel({}, Token::StateFail, this);
    m_said->setFont(Theme::instance().caption());
    m_said->setWordWrap(true);
    m_said->setContentsMargins(12, 6, 12, 6);
    m_said->hide();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 1, 4);
    layout->setSpacing(0);
    auto* top = new QHBoxLayout;
    top->setContentsMargins(12, 0, 12, 10);
    top->addWidget(m_new);
    layout->addLayout(top);
    layout->addWidget(m_sessions);
    layout->addWidget(m_kits);
    layout->addWidget(m_models);
    layout->addStretch();
    layout->addWidget(m_said);
    layout->addWidget(new Hairline(Qt::Horizontal, this));
    layout->addWidget(buildBottom());
}

void HomeNav::buildTop(const QString& newSessionKey)
{
    m_new = new ActionButton(tr("New session"), this);
    m_new->setIconName(u"plus"_s);
    m_new->setKeyHint(newSessionKey);
    m_new->setCheckable(true);
    m_new->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_new->setFixedHeight(qMax(32, m_new->sizeHint().height()));
    m_sessions = new NavRow(u"list-filter"_s, tr("Sessions"), this);
    m_kits = new NavRow(u"book-open"_s, tr("Kits"), this);
    m_models = new NavRow(u"bot"_s, tr("Models"), this);
    m_models->hide();
    connect(m_new, &QPushButton::clicked, this, &HomeNav::newSessionWanted);
    connect(m_sessions, &QAbstractButton::clicked, this, &HomeNav::sessionsWanted);
    connect(m_kits, &QAbstractButton::clicked, this, &HomeNav::kitsWanted);
    connect(m_models, &QAbstractButton::clicked, this, &HomeNav::modelsWanted);
}

QWidget* HomeNav::buildBottom()
{
    auto* bottom = new QWidget(this);
    auto* row = new QHBoxLayout(bottom);
    row->setContentsMargins(12, 4, 4, 0);
    row->setSpacing(4);
    m_where = new InkLabel({}, Token::Text2, bottom);
    m_where->setFont(Theme::instance().caption());
    m_where->setWordWrap(true);
    m_menu = new IconButton(u"menu"_s, tr("The workspace: import, back up, check"), tr("F10"), bottom);
    connect(m_menu, &QPushButton::clicked, this, &HomeNav::menuWanted);
    row->addWidget(m_where, 1);
    row->addWidget(m_menu);
    return bottom;
}

void HomeNav::setCounts(qsizetype sessions, qsizetype kits)
{
    m_sessions->setCount(sessions);
    m_kits->setCount(kits);
}

void HomeNav::setPlace(const Place& place, bool possible)
{
    for (NavRow* row : { m_sessions, m_kits, m_models })
        row->setEnabled(possible);
    m_sessions->setChecked(place.sessions);
    m_kits->setChecked(place.kits);
    m_models->setChecked(place.models);
}

void HomeNav::setModelsShown(bool shown)
{
    m_models->setVisible(shown);
}

void HomeNav::setNewSession(const QString& whyNot)
{
    m_new->setEnabled(whyNot.isEmpty());
    m_new->setToolTip(whyNot);
}

void HomeNav::setWorkspace(const QString& words, const QString& file)
{
    m_where->setText(words);
    m_where->setToolTip(plainToolTip(file));
}

void HomeNav::say(const QString& text)
{
    m_said->setText(text);
    m_said->setVisible(!text.isEmpty());
}

/// Panel surface with a line at its right edge.
void HomeNav::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::instance().color(Token::SurfacePanel));
    painter.fillRect(QRect(width() - 1, 0, 1, height()), Theme::instance().color(Token::Line1));
}

} // namespace jumpseat

// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the header is made of; header_bar.cpp says what it shows.

#include "cockpit/header_bar.h"
#include "cockpit/task_steps.h"
#include "keys/action_registry.h"
#include "models/session_model.h"
#include "models/shown_text.h"
#include "theme/inline_confirm.h"
#include "theme/widgets.h"

#include <QHBoxLayout>

using namespace Qt::StringLiterals;

namespace jumpseat {

namespace {
constexpr int headerHeight = 44;
}

HeaderBar::HeaderBar(SessionModel* model, ActionRegistry* actions, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
    , m_actions(actions)
{
    setFixedHeight(qMax(headerHeight, fontMetrics().height() + 26));
    setAccessibleName(tr("Session"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 0, 8, 1);
    layout->setSpacing(12);
    buildLeft(layout);
    buildMiddle(layout);
    buildRight(layout);
    m_soon.setSingleShot(true);
    m_soon.setInterval(250); // every keystroke is committed: the header need not be laid out for each
    connect(&m_soon, &QTimer::timeout, this, &HeaderBar::refresh);
    const auto soon = [this] {
        if (!m_soon.isActive())
            m_soon.start();
    };
    connect(model, &SessionModel::eventApplied, this, soon);
    connect(model, &SessionModel::savedThroughChanged, this, soon);
    connect(model, &SessionModel::stateReset, this, &HeaderBar::refresh);
    connect(model, &SessionModel::saveProblemChanged, this, &HeaderBar::refresh);
    connect(model, &SessionModel::whyNoRunsChanged, this, &HeaderBar::refresh);
    connect(model, &SessionModel::commandRefused, this, &HeaderBar::showRefusal);
    connect(&Theme::instance(), &Theme::changed, this, &HeaderBar::refresh);
    refresh();
}

void HeaderBar::buildLeft(QHBoxLayout* layout)
{
    m_menu = new IconButton(u"menu"_s, tr("Menu"), m_actions->keyText(u"menu"_s), this);
    connect(m_menu, &QPushButton::clicked, this, [this] { m_actions->trigger(u"menu"_s); });
    m_candidate = new ElidedLabel({}, this);
    m_candidate->setFont(Theme::instance().title());
    const Kit& kit = m_model->kit();
    m_kit = new InkLabel(shownLine(kit.title, 60), Token::Text2, this);
    m_version = new InkLabel(tr("kit v%1").arg(kit.version), Token::Text3, this);
    m_steps = new TaskSteps(this);
    auto* names = new QHBoxLayout;
    names->setSpacing(8);
    for (QWidget* part : std::initializer_list<QWidget*> { m_candidate, m_kit, m_version })
        names->addWidget(part);
    layout->addWidget(m_menu);
    layout->addLayout(names);
    layout->addWidget(m_steps);
    layout->addStretch(1);
}

void HeaderBar::buildMiddle(QHBoxLayout* layout)
{
    m_pill = new Pill(this);
    m_clock = new InkLabel({}, Token::Text1, this);
    m_clock->setFont(Theme::instance().clock());
    m_clock->setAccessibleDescription(tr("Session time"));
    m_of = new InkLabel({}, Token::Text3, this);
    m_statusIcon = new InkLabel({}, Token::Text2, this);
    m_statusStrong = new InkLabel({}, Token::StateFail, this);
    m_statusStrong->setFont(Theme::instance().strong());
    m_status = new ElidedLabel({}, this);
    m_alarmButton = new ActionButton({}, this);
    m_alarmButton->hide();
    m_back = new ActionButton(tr("Back to live"), this);
    m_back->setKeyHint(m_actions->keyText(u"live"_s));
    connect(m_back, &QPushButton::clicked, this, [this] { m_actions->trigger(u"live"_s); });
    connect(m_alarmButton, &QPushButton::clicked, this, [this] {
        if (m_alarm == Alarm::NotSaved)
            Q_EMIT saveElsewhereRequested();
        else if (m_alarm == Alarm::Offline)
            Q_EMIT copyLinkRequested();
    });
    auto* time = new QHBoxLayout;
    time->setSpacing(6);
    time->addWidget(m_clock);
    time->addWidget(m_of);
    auto* status = new QHBoxLayout;
    status->setSpacing(5);
    for (QWidget* part : std::initializer_list<QWidget*> { m_statusIcon, m_statusStrong, m_status })
        status->addWidget(part);
    layout->addWidget(m_pill);
    layout->addLayout(time);
    layout->addLayout(status);
    layout->addWidget(m_alarmButton);
    layout->addWidget(m_back);
    layout->addStretch(1);
}

ActionButton* HeaderBar::actionButton(const QString& id, const QString& text)
{
    auto* button = new ActionButton(text, this);
    button->setObjectName(id);
    connect(button, &QPushButton::clicked, this, [this, id] { m_actions->trigger(id); });
    return button;
}

QWidget* HeaderBar::buildButtons()
{
    auto* page = new QWidget(this);
    auto* layout = new QHBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addStretch();
    if (!m_model->isLive()) {
        m_hideLater = actionButton(u"later"_s, tr("Hide what comes later"));
        m_hideLater->setIconName(u"eye-off"_s);
        m_hideLater->setCheckable(true);
        layout->addWidget(m_hideLater);
        layout->addWidget(actionButton(u"copy.save"_s, tr("Save a copy…")));
        return page;
    }
    ActionButton* hint = actionButton(u"hint"_s, tr("Hint"));
    hint->setIconName(u"lightbulb"_s);
    hint->setKeyHint(m_actions->keyText(u"hint"_s));
    ActionButton* next = actionButton(u"task.next"_s, tr("Next task"));
    next->setKeyHint(m_actions->keyText(u"task.next"_s));
    m_whileOn = { hint, next, actionButton(u"session.end"_s, tr("End session…")) };
    for (ActionButton* button : std::as_const(m_whileOn))
        layout->addWidget(button);
    m_replay = actionButton(u"session.replay"_s, tr("Replay"));
    m_replay->setIconName(u"play"_s);
    layout->addWidget(m_replay);
    return page;
}

void HeaderBar::buildRight(QHBoxLayout* layout)
{
    m_buttons = buildButtons();
    m_confirm = new InlineConfirm(this);
    m_confirm->hide();
    connect(m_confirm, &InlineConfirm::answered, this, [this] {
        m_confirm->hide();
        m_buttons->show();
        applyRoom();
    });
    m_focus = new IconButton(u"focus"_s, tr("Focus mode"), m_actions->keyText(u"focus"_s), this);
    m_focus->setCheckable(true);
    connect(m_focus, &QPushButton::clicked, this, [this] { m_actions->trigger(u"focus"_s); });
    layout->addWidget(m_buttons);
    layout->addWidget(m_confirm);
    layout->addWidget(m_focus);
}

} // namespace jumpseat

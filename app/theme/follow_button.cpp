// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/follow_button.h"

#include "theme/labels.h"
#include "theme/theme.h"

#include <QStyleOptionButton>

namespace jumpseat {

FollowButton::FollowButton(QWidget* parent)
    : ActionButton({}, parent)
{
    setLook(Look::Flat);
    setCheckable(true);
    setName({});
    connect(this, &QAbstractButton::toggled, this, &FollowButton::refresh);
    connect(&Theme::instance(), &Theme::changed, this, &FollowButton::refresh);
}

void FollowButton::setName(const QString& first)
{
    m_following = tr("Following %1").arg(first.isEmpty() ? tr("the candidate") : first);
    m_following.replace(u'&', QStringLiteral("&&"));
    setToolTip(plainToolTip(tr("Show what %1 looks at (W)").arg(first.isEmpty() ? tr("the candidate") : first)));
    setText(tr("Free look"));
    setIconName(QStringLiteral("eye"), 14);
    setMinimumWidth(0);
    setMaximumWidth(QWIDGETSIZE_MAX);
    const int free = sizeHint().width();
    setText(m_following);
    setFixedWidth(std::max(free, sizeHint().width()));
    refresh();
}

void FollowButton::setFollowing(bool on)
{
    setChecked(on);
}

/// Words and colour tell its state; a filled button would be the loudest thing over the code.
void FollowButton::initStyleOption(QStyleOptionButton* option) const
{
    ActionButton::initStyleOption(option);
    option->state &= ~QStyle::State_On;
    option->state |= QStyle::State_Off;
}

void FollowButton::refresh()
{
    setText(isChecked() ? m_following : tr("Free look"));
    setIconName(isChecked() ? QStringLiteral("eye") : QStringLiteral("eye-off"), 14);
    setInk(Theme::instance().color(isChecked() ? Token::AccentText : Token::Text2));
    setAccessibleName(isChecked() ? m_following : tr("Free look, not following"));
}

} // namespace jumpseat

// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/action_button.h"

namespace jumpseat {

/// "Following Ines" or "Free look". As wide as the wider of the two, so that nothing beside it moves.
class FollowButton : public ActionButton {
    Q_OBJECT
public:
    explicit FollowButton(QWidget* parent = nullptr);

    /// Whom it follows, by a first name that is fit to be shown; empty: the candidate.
    void setName(const QString& first);
    void setFollowing(bool on);
    [[nodiscard]] bool isFollowing() const { return isChecked(); }

protected:
    void initStyleOption(QStyleOptionButton* option) const override;

private:
    void refresh();

    QString m_following;
};

} // namespace jumpseat

// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace jumpseat {

class ElidedLabel;
class FollowButton;
class InkLabel;
class ReviewModel;

/// What the pull request is, how much was said of it, the verdict, and the button that follows the candidate.
class ReviewHeader : public QWidget {
    Q_OBJECT
public:
    explicit ReviewHeader(ReviewModel* model, QWidget* parent = nullptr);

    [[nodiscard]] FollowButton* follow() const { return m_follow; }
    [[nodiscard]] QString words() const; ///< all that it says, for tests and readers

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void refresh();
    [[nodiscard]] QString countWords() const;
    [[nodiscard]] QString placeWords() const;

    ReviewModel* m_model;
    ElidedLabel* m_title;
    ElidedLabel* m_facts;
    InkLabel* m_verdict;
    ElidedLabel* m_verdictText;
    QWidget* m_verdictRow;
    FollowButton* m_follow;
};

} // namespace jumpseat

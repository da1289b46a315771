// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rubric/rubric.h"

#include <QWidget>

namespace jumpseat {

class ChoiceStrip;

/// The overall word, last of all: locked until every criterion is scored or not observed, so that criteria are
/// judged before the person is.
class RecommendationRow : public QWidget {
    Q_OBJECT
public:
    explicit RecommendationRow(int criteria, QWidget* parent = nullptr);

    /// `sealed`: submitted with the card.
    void setState(bool open, Recommendation value, bool readOnly, bool sealed = false);
    void setCompact(bool compact);
    [[nodiscard]] bool isOpen() const { return m_open; }
    [[nodiscard]] ChoiceStrip* strip() const { return m_strip; }
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void picked(jumpseat::Recommendation value);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    [[nodiscard]] QString lockedWords() const;

    int m_criteria;
    ChoiceStrip* m_strip;
    bool m_open = false;
    bool m_compact = false;
    bool m_readOnly = false;
};

} // namespace jumpseat

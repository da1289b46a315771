// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace jumpseat {

/// What one level of a criterion looks like. A level that the kit leaves empty keeps a low row of its own and says
/// what it means only while it is chosen, so that choosing never moves anything.
class AnchorRow : public QLabel {
    Q_OBJECT
public:
    AnchorRow(int level, const QString& text, bool implied, QWidget* parent = nullptr);

    void setChosen(bool chosen);
    [[nodiscard]] bool isChosen() const { return m_chosen; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return { 80, 18 }; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int m_level;
    QString m_words;
    bool m_implied;
    bool m_chosen = false;
};

} // namespace jumpseat

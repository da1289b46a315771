// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace jumpseat {

/// What the patterns of the margin mean: with words, with letters where those do not fit, else not at all.
class OriginLegend : public QWidget {
    Q_OBJECT
public:
    explicit OriginLegend(QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return { 0, 0 }; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] int widthWith(bool words) const;
};

} // namespace jumpseat

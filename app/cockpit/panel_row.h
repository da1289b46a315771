// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "text/provenance.h"
#include "theme/theme.h"

#include <QAbstractButton>

#include <variant>

namespace jumpseat {

struct CheckMark {
    bool checked = false;
};
/// What stands before a row's words: an icon by name, a glyph, an origin's colour, a check box.
using RowMark = std::variant<QString, EventMark, OriginKind, CheckMark>;

struct RowLook {
    RowMark mark;
    QString text, detail;
    Token detailInk = Token::Text3;
    QList<Provenance::Share> shares; ///< drawn as a bar instead of the detail
    bool selected = false;
    bool quiet = false; ///< done with: in text 3
    QString toolTip, accessibleText;
};

/// One row of the left panel. A button, so that keyboard and screen readers find it.
class PanelRow : public QAbstractButton {
    Q_OBJECT
public:
    explicit PanelRow(QWidget* parent = nullptr);

    void setLook(const RowLook& look);
    [[nodiscard]] const RowLook& look() const { return m_look; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return { 60, sizeHint().height() }; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void paintMark(QPainter& painter, const QRect& box) const;
    int paintRight(QPainter& painter, const QRect& inner) const;

    RowLook m_look;
};

/// A bar of who wrote how much, in origin colours.
void paintShares(QPainter& painter, const QList<Provenance::Share>& shares, const QRect& box);

} // namespace jumpseat

// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/theme.h"

#include <QLabel>

namespace jumpseat {

/// `text` as a tooltip that Qt will not take for rich text, whatever somebody typed into it.
[[nodiscard]] QString plainToolTip(const QString& text);

/// The small semibold heading over a list ("Files"), 26 px high, with room for a quiet word on the right.
class SectionLabel : public QWidget {
    Q_OBJECT
public:
    explicit SectionLabel(const QString& text, QWidget* parent = nullptr);

    void setText(const QString& text);
    void setDetail(const QString& detail);   ///< "1 of 3", in text 3
    void setDetailIcon(const QString& icon); ///< "lock" before the detail
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_text, m_detail, m_icon;
};

/// One line of the design, in line 1 or line soft.
class Hairline : public QWidget {
    Q_OBJECT
public:
    explicit Hairline(Qt::Orientation orientation = Qt::Horizontal, QWidget* parent = nullptr);
    void setSoft(bool soft);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    bool m_soft = false;
};

/// Foreign text on one line: always plain, elided at its end, whole in the tooltip.
class ElidedLabel : public QWidget {
    Q_OBJECT
public:
    explicit ElidedLabel(const QString& text = {}, QWidget* parent = nullptr);

    void setText(const QString& text);
    [[nodiscard]] QString text() const { return m_text; }
    void setElideMode(Qt::TextElideMode mode);
    void setAlignment(Qt::Alignment alignment);
    /// An invalid colour takes text 1.
    void setInk(const QColor& ink);
    [[nodiscard]] bool isElided() const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    QString m_text;
    Qt::TextElideMode m_mode = Qt::ElideRight;
    Qt::Alignment m_alignment = Qt::AlignLeft | Qt::AlignVCenter;
    QColor m_ink;
};

/// A label in a token colour that follows the theme; plain text only.
class InkLabel : public QLabel {
    Q_OBJECT
public:
    InkLabel(const QString& text, Token token, QWidget* parent = nullptr);
    void setInk(Token token);

private:
    void recolour();
    Token m_token;
};

} // namespace jumpseat

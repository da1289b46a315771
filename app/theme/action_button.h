// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

namespace jumpseat {

/// A push button of the design: optional icon, words, optional key cap.
///
/// The key cap only shows the key; the shortcut itself belongs to whoever owns the action.
class ActionButton : public QPushButton {
    Q_OBJECT
public:
    enum class Look { Normal, Flat, Primary };

    explicit ActionButton(const QString& text, QWidget* parent = nullptr);

    void setLook(Look look);
    [[nodiscard]] Look look() const { return m_look; }
    /// A lucide name, coloured by the state of the button.
    void setIconName(const QString& name, int size = 16);
    [[nodiscard]] QString iconName() const { return m_iconName; }
    void setKeyHint(const QString& key);
    [[nodiscard]] QString keyHint() const { return m_key; }
    /// Words and icon in this colour instead of the state's; an invalid colour takes it back.
    void setInk(const QColor& ink);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void initStyleOption(QStyleOptionButton* option) const override;
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] QColor inkNow() const;
    [[nodiscard]] int contentWidth() const;
    void paintContent(QPainter& painter) const;

    Look m_look = Look::Normal;
    QString m_iconName;
    int m_iconSize = 16;
    QString m_key;
    QColor m_ink;
};

/// An icon alone, 28 x 28. `name` is its accessible name and, with the key in brackets, its tooltip.
class IconButton : public ActionButton {
    Q_OBJECT
public:
    IconButton(const QString& icon, const QString& name, const QString& key = {}, QWidget* parent = nullptr);

    void setName(const QString& name, const QString& key = {});
};

} // namespace jumpseat

// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIconEngine>
#include <QPixmap>

namespace jumpseat {

/// An icon of :/icons in one colour. Null when there is no such icon.
[[nodiscard]] QPixmap iconPixmap(const QString& name, const QColor& color, QSize size, qreal devicePixelRatio);

/// Colours an icon by its state when it is painted, so that a change of theme needs no new icons.
class IconEngine final : public QIconEngine {
public:
    explicit IconEngine(QString name);

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override;
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override;
    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal scale) override;
    QSize actualSize(const QSize& size, QIcon::Mode mode, QIcon::State state) override;
    QIconEngine* clone() const override { return new IconEngine(m_name); }
    QString key() const override;
    bool isNull() override;

private:
    QString m_name;
};

} // namespace jumpseat

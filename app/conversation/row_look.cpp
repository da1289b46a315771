// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "conversation/row_look.h"

#include "theme/theme.h"

#include <QAbstractItemView>
#include <QPainter>

namespace jumpseat::row {

QColor paintGround(QPainter& painter, const QStyleOptionViewItem& option, int edge)
{
    const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
    const bool selected = option.state & QStyle::State_Selected;
    const bool focus = view && view->hasFocus();
    const QColor surface = ink(!selected ? Token::SurfaceBase : focus ? Token::SurfaceSelected : Token::SurfaceSunken);
    painter.fillRect(option.rect, surface);
    if (selected && edge > 0)
        painter.fillRect(QRect(option.rect.topLeft(), QSize(edge, option.rect.height())),
            ink(focus ? Token::AccentFill : Token::Text3));
    return surface;
}

} // namespace jumpseat::row

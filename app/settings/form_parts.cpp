// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/form_parts.h"

#include <QLineEdit>
#include <QRegularExpressionValidator>
#include <QScrollArea>

using namespace Qt::StringLiterals;

namespace jumpseat {

InkLabel* fieldLabel(const QString& text, QWidget* field, QWidget* parent)
{
    auto* label = new InkLabel(text, Token::Text1, parent);
    QFont font = Theme::instance().strong();
    font.setPixelSize(QFontInfo(font).pixelSize() - 1);
    label->setFont(font);
    if (field)
        field->setAccessibleName(text);
    return label;
}

InkLabel* captionLabel(const QString& text, Token token, QWidget* parent)
{
    auto* label = new InkLabel(text, token, parent);
    label->setFont(Theme::instance().caption());
    label->setWordWrap(true);
    return label;
}

QLineEdit* numberField(const QString& name, const QString& whenEmpty, int digits, QWidget* parent)
{
    auto* field = new QLineEdit(parent);
    field->setAccessibleName(name);
    field->setPlaceholderText(whenEmpty);
    field->setValidator(new QRegularExpressionValidator(QRegularExpression(u"\\d{0,%1}"_s.arg(digits)), field));
    return field;
}

qint64 numberIn(const QLineEdit& field)
{
    return field.text().toLongLong();
}

QScrollArea* panelScroller(QWidget* content, QWidget* parent)
{
    auto* area = new QScrollArea(parent);
    area->setWidget(content);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    // Both would paint the window's colour over the panel's.
    area->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    return area;
}

} // namespace jumpseat

// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyle>

class QPainter;
class QRect;
class QStyleOption;
class QStyleOptionButton;
class QStyleOptionComboBox;
class QStyleOptionHeader;
class QStyleOptionProgressBar;
class QStyleOptionSlider;
class QStyleOptionTab;
class QStyleOptionViewItem;
class QWidget;

/// The single drawings that JumpseatStyle is made of.
namespace jumpseat::style {

void drawButtonPanel(QPainter& painter, const QStyleOptionButton& option);
void drawToolButtonPanel(QPainter& painter, const QStyleOption& option);
void drawField(QPainter& painter, const QStyleOption& option);
void drawCheckBox(QPainter& painter, const QStyleOption& option);
void drawRadioButton(QPainter& painter, const QStyleOption& option);
void drawComboBox(QPainter& painter, const QStyleOptionComboBox& option);
void drawFocusFrame(QPainter& painter, const QStyleOption& option);
void drawFocusRect(QPainter& painter, const QStyleOption& option);

void drawItemRow(QPainter& painter, const QStyleOptionViewItem& option, bool leading);
void drawTabShape(QPainter& painter, const QStyleOptionTab& option);
void drawTabBarBase(QPainter& painter, const QStyleOption& option);
void drawHeaderSection(QPainter& painter, const QStyleOptionHeader& option);

void drawPanel(QPainter& painter, const QStyleOption& option); ///< menus and tooltips
/// Handle, groove before or groove behind it, of a scroll bar without arrows.
[[nodiscard]] QRect scrollBarPart(const QStyleOptionSlider& option, QStyle::SubControl part);
void drawScrollBar(QPainter& painter, const QStyleOptionSlider& option);
void drawSlider(QPainter& painter, const QStyleOptionSlider& option, const QRect& handle);
void drawProgress(QPainter& painter, const QStyleOptionProgressBar& option);

} // namespace jumpseat::style

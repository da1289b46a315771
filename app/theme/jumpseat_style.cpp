// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/jumpseat_style.h"

#include "theme/palette_tokens.h"
#include "theme/style_parts.h"
#include "theme/theme.h"

#include <QComboBox>
#include <QFocusFrame>
#include <QHeaderView>
#include <QLineEdit>
#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>
#include <QTabBar>

using namespace Qt::StringLiterals;

namespace jumpseat {
namespace {

template <class Option, class Draw> bool drawn(const QStyleOption* option, Draw draw)
{
    const auto* cast = qstyleoption_cast<const Option*>(option);
    if (cast)
        draw(*cast);
    return cast;
}

bool isLeading(const QStyleOptionViewItem& item)
{
    return item.viewItemPosition == QStyleOptionViewItem::Beginning
        || item.viewItemPosition == QStyleOptionViewItem::OnlyOne
        || item.viewItemPosition == QStyleOptionViewItem::Invalid;
}

void drawHairlineFrame(QPainter& painter, const QRect& rect)
{
    painter.setPen(Theme::instance().color(Token::Line1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(rect.adjusted(0, 0, -1, -1));
}

} // namespace

JumpseatStyle::JumpseatStyle()
    : QProxyStyle(QStyleFactory::create(u"Fusion"_s))
{
    setObjectName(u"jumpseat"_s);
}

void JumpseatStyle::drawPrimitive(
    PrimitiveElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const
{
    switch (element) {
    case PE_PanelButtonCommand:
        if (drawn<QStyleOptionButton>(option, [&](const auto& o) { style::drawButtonPanel(*painter, o); }))
            return;
        break;
    case PE_PanelButtonTool: return style::drawToolButtonPanel(*painter, *option);
    case PE_FrameDefaultButton:
    case PE_FrameTabWidget:
    case PE_FrameButtonTool:
    case PE_FrameLineEdit: return;
    case PE_PanelLineEdit:
        // A line edit inside a combo or spin box has the frame of its box.
        if (drawn<QStyleOptionFrame>(option, [&](const auto& o) {
                if (o.lineWidth > 0)
                    style::drawField(*painter, o);
            }))
            return;
        break;
    case PE_IndicatorItemViewItemCheck:
    case PE_IndicatorCheckBox: return style::drawCheckBox(*painter, *option);
    case PE_IndicatorRadioButton: return style::drawRadioButton(*painter, *option);
    case PE_FrameFocusRect: return style::drawFocusRect(*painter, *option);
    case PE_PanelItemViewItem:
        if (drawn<QStyleOptionViewItem>(option, [&](const auto& o) {
                if (o.backgroundBrush.style() != Qt::NoBrush)
                    painter->fillRect(o.rect, o.backgroundBrush);
                style::drawItemRow(*painter, o, isLeading(o));
            }))
            return;
        break;
    case PE_PanelItemViewRow:
        if (drawn<QStyleOptionViewItem>(option, [&](const auto& o) {
                if (o.features & QStyleOptionViewItem::Alternate)
                    painter->fillRect(o.rect, Theme::instance().color(Token::SurfaceLane));
            }))
            return;
        break;
    case PE_FrameTabBarBase: return style::drawTabBarBase(*painter, *option);
    case PE_Frame: return drawHairlineFrame(*painter, option->rect);
    case PE_PanelMenu:
    case PE_FrameMenu:
    case PE_PanelTipLabel: return style::drawPanel(*painter, *option);
    default: break;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void JumpseatStyle::drawControl(
    ControlElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const
{
    switch (element) {
    case CE_PushButtonBevel: return drawPrimitive(PE_PanelButtonCommand, option, painter, widget);
    case CE_PushButtonLabel: {
        auto button = *static_cast<const QStyleOptionButton*>(option);
        const auto& theme = Theme::instance();
        if (button.state & State_Enabled && button.features & QStyleOptionButton::DefaultButton)
            button.palette.setColor(QPalette::ButtonText, theme.color(Token::TextOnAccent));
        else if (button.state & State_Enabled && button.state & State_On)
            button.palette.setColor(QPalette::ButtonText, theme.color(Token::AccentText));
        return QProxyStyle::drawControl(element, &button, painter, widget);
    }
    case CE_FocusFrame: return style::drawFocusFrame(*painter, *option);
    case CE_TabBarTabShape:
        if (drawn<QStyleOptionTab>(option, [&](const auto& o) { style::drawTabShape(*painter, o); }))
            return;
        break;
    case CE_TabBarTabLabel:
        if (drawn<QStyleOptionTab>(option, [&](auto tab) {
                const bool selected = tab.state & State_Selected;
                const auto& theme = Theme::instance();
                painter->setFont(selected ? theme.strong() : theme.body());
                tab.palette.setColor(QPalette::WindowText, theme.color(selected ? Token::Text1 : Token::Text2));
                tab.state &= ~State_HasFocus;
                QProxyStyle::drawControl(element, &tab, painter, widget);
                if (option->state & State_HasFocus)
                    style::drawFocusRect(*painter, *option);
            }))
            return;
        break;
    case CE_Splitter: painter->fillRect(option->rect, Theme::instance().color(Token::Line1)); return;
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
        if (drawn<QStyleOptionHeader>(option, [&](const auto& o) { style::drawHeaderSection(*painter, o); }))
            return;
        break;
    case CE_HeaderLabel:
        if (drawn<QStyleOptionHeader>(option, [&](auto header) {
                header.palette.setColor(QPalette::ButtonText, Theme::instance().color(Token::Text2));
                QProxyStyle::drawControl(element, &header, painter, widget);
            }))
            return;
        break;
    case CE_ProgressBarContents:
        if (drawn<QStyleOptionProgressBar>(option, [&](const auto& o) { style::drawProgress(*painter, o); }))
            return;
        break;
    case CE_ProgressBarGroove: return;
    default: break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void JumpseatStyle::drawComplexControl(
    ComplexControl control, const QStyleOptionComplex* option, QPainter* painter, const QWidget* widget) const
{
    if (control == CC_ComboBox
        && drawn<QStyleOptionComboBox>(option, [&](const auto& o) { style::drawComboBox(*painter, o); }))
        return;
    if (control == CC_ScrollBar
        && drawn<QStyleOptionSlider>(option, [&](const auto& o) { style::drawScrollBar(*painter, o); }))
        return;
    if (control == CC_Slider && drawn<QStyleOptionSlider>(option, [&](const auto& o) {
            style::drawSlider(*painter, o, subControlRect(CC_Slider, option, SC_SliderHandle, widget));
        }))
        return;
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QRect JumpseatStyle::subControlRect(
    ComplexControl control, const QStyleOptionComplex* option, SubControl part, const QWidget* widget) const
{
    // Scroll bars have no arrows, so the groove is all of them and the handle has room to be found.
    if (control == CC_ScrollBar) {
        const auto& bar = *static_cast<const QStyleOptionSlider*>(option);
        if (part == SC_ScrollBarAddLine || part == SC_ScrollBarSubLine)
            return {};
        if (part == SC_ScrollBarGroove)
            return bar.rect;
        return style::scrollBarPart(bar, part);
    }
    if (control == CC_ComboBox && part == SC_ComboBoxEditField)
        return option->rect.adjusted(8, 1, -24, -1);
    return QProxyStyle::subControlRect(control, option, part, widget);
}

QRect JumpseatStyle::subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const
{
    const QRect rect = QProxyStyle::subElementRect(element, option, widget);
    return element == SE_LineEditContents ? rect.adjusted(5, 0, -5, 0) : rect;
}

QSize JumpseatStyle::sizeFromContents(
    ContentsType type, const QStyleOption* option, const QSize& size, const QWidget* widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    const auto atLeast = [&result](int height) { result.setHeight(std::max(result.height(), height)); };
    switch (type) {
    case CT_ComboBox: result.setWidth(result.width() + 12); [[fallthrough]];
    case CT_PushButton:
    case CT_LineEdit:
    case CT_SpinBox: atLeast(28); break;
    case CT_ToolButton: result = result.expandedTo({ 28, 28 }); break;
    case CT_CheckBox:
    case CT_RadioButton: atLeast(24); break;
    case CT_TabBarTab: atLeast(30); break;
    case CT_HeaderSection:
    case CT_MenuItem:
    case CT_ItemViewItem:
        if (type != CT_MenuItem || result.height() > 12) // a separator stays thin
            atLeast(Theme::instance().rowHeight());
        break;
    default: break;
    }
    return result;
}

int JumpseatStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    switch (metric) {
    case PM_SplitterWidth:
    case PM_DefaultFrameWidth: return 1;
    case PM_ScrollBarExtent: return 10;
    case PM_ScrollView_ScrollBarSpacing:
    case PM_ScrollView_ScrollBarOverlap: return 0;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight: return 13;
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing: return 8;
    case PM_LayoutLeftMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutBottomMargin: return 12;
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ToolBarIconSize: return 16;
    case PM_FocusFrameHMargin: // also the padding of an item view's cells
        return qobject_cast<const QFocusFrame*>(widget) ? 4 : 7;
    case PM_FocusFrameVMargin: return 4;
    case PM_HeaderMargin: return 8;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical: return 0;
    case PM_TabBarTabHSpace: return 24;
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabOverlap: return 0;
    case PM_SliderThickness:
    case PM_SliderControlThickness: return 24;
    case PM_SliderLength: return 6;
    default: return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int JumpseatStyle::styleHint(
    StyleHint hint, const QStyleOption* option, const QWidget* widget, QStyleHintReturn* returned) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_Widget_Animation_Duration:
    case SH_ItemView_ActivateItemOnSingleClick:
    case SH_ScrollBar_Transient:
    case SH_ScrollView_FrameOnlyAroundContents:
    case SH_UnderlineShortcut: return 0;
    case SH_TabBar_ElideMode: return Qt::ElideRight;
    case SH_FocusFrame_AboveWidget:
    case SH_ScrollBar_LeftClickAbsolutePosition: return 1;
    case SH_FocusFrame_Mask: return 0;
    default: return QProxyStyle::styleHint(hint, option, widget, returned);
    }
}

QPalette JumpseatStyle::standardPalette() const
{
    return makePalette();
}

void JumpseatStyle::polish(QWidget* widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QHeaderView*>(widget)) {
        QFont font = Theme::instance().caption();
        font.setWeight(QFont::DemiBold);
        widget->setFont(font);
    }
    if (qobject_cast<QLineEdit*>(widget) || qobject_cast<QComboBox*>(widget) || qobject_cast<QTabBar*>(widget))
        widget->setAttribute(Qt::WA_Hover);
}

} // namespace jumpseat

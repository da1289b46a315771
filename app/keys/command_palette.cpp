// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "keys/command_palette.h"

#include "keys/action_registry.h"
#include "keys/actions_model.h"
#include "keys/word_filter.h"
#include "theme/theme.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QStyledItemDelegate>

namespace jumpseat {

namespace {

constexpr int paletteWidth = 520;
constexpr int rowsShown = 10;

/// Name on the left, keys on the right, the reason instead of the keys when it is not possible now.
class CommandDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override
    {
        return { 100, Theme::instance().rowHeight() };
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Theme& theme = Theme::instance();
        const bool possible = index.flags().testFlag(Qt::ItemIsEnabled);
        const bool current = option.state.testFlag(QStyle::State_Selected);
        painter->fillRect(option.rect, theme.color(current ? Token::SurfaceSelected : Token::SurfaceBase));
        if (current)
            painter->fillRect(
                QRect(option.rect.topLeft(), QSize(2, option.rect.height())), theme.color(Token::AccentFill));
        const QRect inner = option.rect.adjusted(12, 0, -12, 0);
        const QString reason = index.siblingAtColumn(ActionsModel::Now).data().toString();
        const QString right = possible ? index.siblingAtColumn(ActionsModel::Keys).data().toString() : reason;
        painter->setFont(theme.caption());
        painter->setPen(theme.color(Token::Text3));
        painter->drawText(inner, Qt::AlignRight | Qt::AlignVCenter, right);
        painter->setFont(theme.body());
        painter->setPen(theme.color(possible ? Token::Text1 : Token::TextDisabled));
        painter->drawText(inner, Qt::AlignLeft | Qt::AlignVCenter, index.data().toString());
    }
};

} // namespace

CommandPalette::CommandPalette(ActionRegistry* registry, QWidget* window)
    : QFrame(window)
    , m_registry(registry)
    , m_model(new ActionsModel(registry, this))
    , m_filter(new WordFilter(this))
    , m_field(new QLineEdit(this))
    , m_list(new QListView(this))
    , m_nothing(new QLabel(this))
{
    setAccessibleName(tr("Commands"));
    m_filter->setSourceModel(m_model);
    m_field->setPlaceholderText(tr("Command"));
    m_field->setAccessibleName(tr("Filter commands"));
    m_field->installEventFilter(this);
    m_list->setModel(m_filter);
    m_list->setModelColumn(ActionsModel::Text);
    m_list->setItemDelegate(new CommandDelegate(m_list));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setAccessibleName(tr("Matching commands"));
    m_nothing->setTextFormat(Qt::PlainText);
    m_nothing->setMargin(12);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    for (QWidget* part : std::initializer_list<QWidget*> { m_field, m_list, m_nothing })
        layout->addWidget(part);
    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::filterChanged);
    connect(m_list, &QListView::clicked, this, &CommandPalette::runCurrent);
    hide();
}

void CommandPalette::open()
{
    m_focusBefore = QApplication::focusWidget();
    m_model->refresh();
    m_field->clear();
    filterChanged({});
    place();
    show();
    raise();
    m_field->setFocus(Qt::ShortcutFocusReason);
}

void CommandPalette::dismiss()
{
    hide();
    if (m_focusBefore)
        m_focusBefore->setFocus(Qt::OtherFocusReason);
}

void CommandPalette::place()
{
    const QSize room = parentWidget()->size();
    const int width = qMin(paletteWidth, room.width() - 32);
    const int height = qMin(rowsShown * Theme::instance().rowHeight() + 60, room.height() - 80);
    setGeometry((room.width() - width) / 2, 52, width, height);
}

void CommandPalette::filterChanged(const QString& text)
{
    m_filter->setWords(text);
    const bool any = m_filter->rowCount() > 0;
    m_list->setVisible(any);
    m_nothing->setVisible(!any);
    m_nothing->setText(tr("Nothing matches '%1'.").arg(text));
    if (any)
        m_list->setCurrentIndex(m_filter->index(0, ActionsModel::Text));
}

void CommandPalette::runCurrent()
{
    const QString id = m_list->currentIndex().data(ActionsModel::IdRole).toString();
    if (id.isEmpty() || !m_registry->whyNot(id).isEmpty())
        return;
    dismiss(); // first, so that the command finds the focus where it was
    m_registry->trigger(id);
}

bool CommandPalette::moveInList(int key)
{
    const int page = key == Qt::Key_PageDown || key == Qt::Key_PageUp ? rowsShown : 1;
    const int step = key == Qt::Key_Down || key == Qt::Key_PageDown ? page : -page;
    const int row = qBound(0, m_list->currentIndex().row() + step, m_filter->rowCount() - 1);
    m_list->setCurrentIndex(m_filter->index(row, ActionsModel::Text));
    return true;
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FocusOut && isVisible())
        hide();
    if (event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    switch (const int key = static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Escape: dismiss(); return true;
    case Qt::Key_Return:
    case Qt::Key_Enter: runCurrent(); return true;
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown: return moveInList(key);
    default: return false;
    }
}

void CommandPalette::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::instance();
    QPainter painter(this);
    painter.setPen(theme.color(Token::LineControl));
    painter.setBrush(theme.color(Token::SurfaceBase));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
}

} // namespace jumpseat

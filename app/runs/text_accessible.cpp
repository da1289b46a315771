// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/text_accessible.h"

#include <QAccessible>
#include <QAccessibleWidget>

namespace jumpseat {

namespace {

class ReadableInterface final : public QAccessibleWidget, public QAccessibleTextInterface {
public:
    explicit ReadableInterface(QWidget* widget)
        : QAccessibleWidget(widget, QAccessible::Document)
    {
    }
    [[nodiscard]] QAccessible::State state() const override
    {
        QAccessible::State state = QAccessibleWidget::state();
        state.readOnly = state.multiLine = state.selectableText = true;
        return state;
    }
    void* interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::TextInterface ? static_cast<QAccessibleTextInterface*>(this)
                                                  : QAccessibleWidget::interface_cast(type);
    }
    void selection(int index, int* start, int* end) const override
    {
        const auto [from, to] = index == 0 ? source().readableSelection() : std::pair<qsizetype, qsizetype>();
        *start = int(from);
        *end = int(to);
    }
    [[nodiscard]] int selectionCount() const override
    {
        const auto [from, to] = source().readableSelection();
        return from == to ? 0 : 1;
    }
    void addSelection(int, int) override { }
    void removeSelection(int) override { }
    void setSelection(int, int, int) override { }
    [[nodiscard]] int cursorPosition() const override { return int(source().readableSelection().second); }
    void setCursorPosition(int) override { }
    [[nodiscard]] QString text(int from, int to) const override
    {
        return source()
            .readableText()
            .sliced(0, std::min(characterCount(), to))
            .sliced(std::min(characterCount(), from));
    }
    [[nodiscard]] int characterCount() const override { return int(source().readableText().size()); }
    [[nodiscard]] QRect characterRect(int) const override { return rect(); }
    [[nodiscard]] int offsetAtPoint(const QPoint&) const override { return 0; }
    void scrollToSubstring(int, int) override { }
    [[nodiscard]] QString attributes(int, int* start, int* end) const override
    {
        *start = 0;
        *end = characterCount();
        return {};
    }
    using QAccessibleWidget::text;

private:
    [[nodiscard]] const ReadableText& source() const { return *dynamic_cast<const ReadableText*>(widget()); }
};

QAccessibleInterface* makeReadable(const QString&, QObject* object)
{
    return object->isWidgetType() && dynamic_cast<ReadableText*>(object)
        ? new ReadableInterface(static_cast<QWidget*>(object))
        : nullptr;
}

} // namespace

void installTextAccessibility()
{
    static const bool once = (QAccessible::installFactory(makeReadable), true);
    Q_UNUSED(once)
}

} // namespace jumpseat

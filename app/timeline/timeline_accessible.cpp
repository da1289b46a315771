// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/timeline_accessible.h"

#include "models/session_model.h"
#include "timeline/timeline_view.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QHash>
#include <QPointer>

namespace jumpseat {
namespace {

/// One event of the list.
class EventItem final : public QAccessibleInterface, public QAccessibleActionInterface {
public:
    EventItem(TimelineView* view, int index)
        : m_view(view)
        , m_index(index)
    {
    }
    [[nodiscard]] bool isValid() const override { return m_view && m_index < m_view->index().all().size(); }
    [[nodiscard]] QObject* object() const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface* parent() const override
    {
        return QAccessible::queryAccessibleInterface(m_view);
    }
    [[nodiscard]] QAccessibleInterface* child(int) const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    [[nodiscard]] int childCount() const override { return 0; }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::ListItem; }
    [[nodiscard]] QString text(QAccessible::Text text) const override
    {
        return isValid() && text == QAccessible::Name ? m_view->describe(mark()) : QString();
    }
    void setText(QAccessible::Text, const QString&) override { }
    [[nodiscard]] QRect rect() const override
    {
        const auto* viewport = isValid() ? m_view->viewport() : nullptr;
        return viewport ? QRect(viewport->mapToGlobal(m_view->rectOf(mark().seq).topLeft()), QSize(12, 12)) : QRect();
    }
    [[nodiscard]] QAccessible::State state() const override
    {
        QAccessible::State state;
        state.selectable = true;
        state.selected = isValid() && m_view->model()->selectedEvent() == mark().seq;
        return state;
    }
    void* interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface*>(this) : nullptr;
    }
    [[nodiscard]] QStringList actionNames() const override { return { pressAction(), toggleAction() }; }
    /// Press selects, as a click does; toggle goes to the code, as a double click does.
    void doAction(const QString& name) override
    {
        if (!isValid())
            return;
        m_view->model()->selectEvent(mark().seq);
        if (name == toggleAction())
            m_view->activateSelected();
    }
    [[nodiscard]] QStringList keyBindingsForAction(const QString&) const override { return {}; }

private:
    [[nodiscard]] Mark mark() const { return m_view->index().all().at(m_index); }

    QPointer<TimelineView> m_view;
    int m_index;
};

class EventList final : public QAccessibleWidget {
public:
    explicit EventList(TimelineView* view)
        : QAccessibleWidget(view, QAccessible::List)
    {
    }
    ~EventList() override
    {
        for (const auto id : m_items)
            QAccessible::deleteAccessibleInterface(id);
    }
    [[nodiscard]] int childCount() const override { return int(view()->index().all().size()); }
    [[nodiscard]] QAccessibleInterface* child(int index) const override
    {
        if (index < 0 || index >= childCount())
            return nullptr;
        auto found = m_items.constFind(index);
        if (found == m_items.cend())
            found = m_items.insert(index, QAccessible::registerAccessibleInterface(new EventItem(view(), index)));
        return QAccessible::accessibleInterface(*found);
    }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface* child) const override
    {
        return m_items.key(QAccessible::uniqueId(const_cast<QAccessibleInterface*>(child)), -1);
    }

private:
    [[nodiscard]] TimelineView* view() const { return static_cast<TimelineView*>(widget()); }
    mutable QHash<int, QAccessible::Id> m_items;
};

QAccessibleInterface* makeInterface(const QString&, QObject* object)
{
    auto* view = qobject_cast<TimelineView*>(object);
    return view ? new EventList(view) : nullptr;
}

} // namespace

void installTimelineAccessibility()
{
    static const bool once = (QAccessible::installFactory(makeInterface), true);
    Q_UNUSED(once)
}

void tellReadersOfSelection(TimelineView* view, Seq seq)
{
    if (!QAccessible::isActive())
        return;
    const auto index = view->index().all().lowerBoundSeq(seq);
    if (index >= view->index().all().size() || view->index().all().at(index).seq != seq)
        return;
    QAccessibleEvent event(view, QAccessible::Focus);
    event.setChild(int(index));
    QAccessible::updateAccessibility(&event);
}

} // namespace jumpseat

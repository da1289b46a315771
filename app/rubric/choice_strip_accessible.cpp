// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rubric/choice_strip_accessible.h"

#include "rubric/choice_strip.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QPointer>

namespace jumpseat {

namespace {

/// One cell. It has no widget of its own, so it answers for its part of the strip.
class CellInterface final : public QAccessibleInterface, public QAccessibleActionInterface {
public:
    CellInterface(ChoiceStrip* strip, int index)
        : m_strip(strip)
        , m_index(index)
    {
    }
    bool isValid() const override { return m_strip && m_index < m_strip->choices().size(); }
    QObject* object() const override { return nullptr; }
    QWindow* window() const override { return m_strip ? m_strip->window()->windowHandle() : nullptr; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    QAccessibleInterface* parent() const override { return QAccessible::queryAccessibleInterface(m_strip); }
    QAccessibleInterface* child(int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::RadioButton; }
    void setText(QAccessible::Text, const QString&) override { }

    QString text(QAccessible::Text kind) const override
    {
        if (!isValid())
            return {};
        const auto& choice = m_strip->choices().at(m_index);
        if (kind == QAccessible::Name)
            return choice.spoken;
        return kind == QAccessible::Description ? choice.description : QString();
    }
    QRect rect() const override
    {
        if (!isValid())
            return {};
        const QRect cell = m_strip->cellRect(m_index);
        return { m_strip->mapToGlobal(cell.topLeft()), cell.size() };
    }
    QAccessible::State state() const override
    {
        QAccessible::State state;
        if (!isValid())
            return state;
        state.checkable = true;
        state.checked = m_strip->chosen() == m_strip->choices().at(m_index).value;
        state.readOnly = m_strip->isReadOnly();
        state.disabled = m_strip->isReadOnly();
        state.focusable = !m_strip->isReadOnly();
        state.invisible = !m_strip->isVisible();
        return state;
    }
    void* interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface*>(this) : nullptr;
    }
    QStringList actionNames() const override { return { pressAction() }; }
    QStringList keyBindingsForAction(const QString&) const override { return {}; }
    void doAction(const QString& name) override
    {
        if (isValid() && name == pressAction())
            m_strip->choose(m_index);
    }

private:
    QPointer<ChoiceStrip> m_strip;
    int m_index;
};

class StripInterface final : public QAccessibleWidget {
public:
    explicit StripInterface(ChoiceStrip* strip)
        : QAccessibleWidget(strip, QAccessible::Grouping)
    {
    }
    ~StripInterface() override
    {
        for (const auto id : std::as_const(m_cells))
            QAccessible::deleteAccessibleInterface(id);
    }
    int childCount() const override { return int(strip()->choices().size()); }
    QAccessibleInterface* child(int index) const override
    {
        if (index < 0 || index >= childCount())
            return nullptr;
        if (!m_cells.contains(index))
            m_cells.insert(index, QAccessible::registerAccessibleInterface(new CellInterface(strip(), index)));
        return QAccessible::accessibleInterface(m_cells.value(index));
    }
    int indexOfChild(const QAccessibleInterface* child) const override
    {
        for (int i = 0; i < childCount(); ++i) {
            if (this->child(i) == child)
                return i;
        }
        return -1;
    }
    QAccessibleInterface* childAt(int x, int y) const override
    {
        for (int i = 0; i < childCount(); ++i) {
            if (child(i)->rect().contains(x, y))
                return child(i);
        }
        return nullptr;
    }

private:
    ChoiceStrip* strip() const { return static_cast<ChoiceStrip*>(object()); }
    mutable QHash<int, QAccessible::Id> m_cells;
};

QAccessibleInterface* stripFactory(const QString& className, QObject* object)
{
    if (className != QLatin1String(ChoiceStrip::staticMetaObject.className()))
        return nullptr;
    return new StripInterface(static_cast<ChoiceStrip*>(object));
}

} // namespace

void installChoiceStripAccessibility()
{
    static const bool once = [] {
        QAccessible::installFactory(stripFactory);
        return true;
    }();
    Q_UNUSED(once)
}

void announceChoice(ChoiceStrip* strip, int index)
{
    if (!QAccessible::isActive())
        return;
    QAccessible::State changed;
    changed.checked = true;
    QAccessibleStateChangeEvent event(strip, changed);
    event.setChild(index);
    QAccessible::updateAccessibility(&event);
}

void announceFocus(ChoiceStrip* strip, int index)
{
    if (!QAccessible::isActive())
        return;
    QAccessibleEvent event(strip, QAccessible::Focus);
    event.setChild(index);
    QAccessible::updateAccessibility(&event);
}

} // namespace jumpseat

// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "keys/action_registry.h"

#include <QAbstractButton>
#include <QApplication>
#include <QKeyEvent>
#include <QWidget>

namespace jumpseat {

namespace {

bool typesByDefault(const QWidget* widget)
{
    return widget->testAttribute(Qt::WA_InputMethodEnabled);
}

QKeyCombination combinationOf(const QKeyEvent& event)
{
    return QKeyCombination(event.modifiers() & ~(Qt::KeypadModifier | Qt::GroupSwitchModifier), Qt::Key(event.key()));
}

/// Where the digits need Shift (AZERTY), the key's place counts: codes 10 to 19 are the digit row of X11 and Wayland.
Qt::Key digitByPosition(const QKeyEvent& event)
{
    const auto code = event.nativeScanCode();
    const bool letter = event.key() >= Qt::Key_A && event.key() <= Qt::Key_Z;
    if (letter || code < 10 || code > 19)
        return Qt::Key_unknown;
    return code == 19 ? Qt::Key_0 : Qt::Key(Qt::Key_1 + int(code) - 10);
}

bool needsShiftSomewhere(Qt::Key key)
{
    return key > Qt::Key_Space && key < Qt::Key_AsciiTilde && !(key >= Qt::Key_A && key <= Qt::Key_Z)
        && !(key >= Qt::Key_0 && key <= Qt::Key_9);
}

} // namespace

ActionRegistry::ActionRegistry(QWidget* window)
    : QObject(window)
    , m_window(window)
    , m_isTyping(typesByDefault)
{
    qApp->installEventFilter(this);
}

void ActionRegistry::add(Action action)
{
    m_actions.append(std::move(action));
}

const Action* ActionRegistry::find(const QString& id) const
{
    const auto it = std::ranges::find(m_actions, id, &Action::id);
    return it == m_actions.end() ? nullptr : &*it;
}

QString ActionRegistry::whyNot(const QString& id) const
{
    const Action* action = find(id);
    return action && action->whyNot ? action->whyNot() : QString();
}

bool ActionRegistry::trigger(const QString& id)
{
    const Action* action = find(id);
    if (!action || !action->run || !whyNot(id).isEmpty())
        return false;
    action->run();
    return true;
}

QString ActionRegistry::keyText(const QString& id) const
{
    const Action* action = find(id);
    return action && !action->bindings.isEmpty() ? readableKey(action->bindings.first().key) : QString();
}

QString ActionRegistry::toolTip(const QString& id) const
{
    const Action* action = find(id);
    if (!action)
        return {};
    const QString key = keyText(id);
    const QString name = key.isEmpty() ? action->text : tr("%1 (%2)").arg(action->text, key);
    const QString reason = whyNot(id);
    return reason.isEmpty() ? name : tr("%1: %2").arg(name, reason);
}

QStringList ActionRegistry::duplicateKeys() const
{
    QHash<int, QString> seen;
    QStringList duplicates;
    for (const Action& action : m_actions) {
        for (const KeyBinding& binding : action.bindings) {
            QString& owner = seen[binding.key.toCombined()];
            if (!owner.isEmpty())
                duplicates.append(QStringLiteral("%1: %2, %3").arg(readableKey(binding.key), owner, action.id));
            owner = action.id;
        }
    }
    return duplicates;
}

bool ActionRegistry::isTyping() const
{
    const QWidget* focus = QApplication::focusWidget();
    return focus && m_isTyping(focus);
}

bool ActionRegistry::isOurs(const QObject* watched) const
{
    const auto* widget = qobject_cast<const QWidget*>(watched);
    return widget && m_window && widget->window() == m_window && !QApplication::activeModalWidget();
}

bool ActionRegistry::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride)
        return false;
    if (!isOurs(watched))
        return false;
    const auto* key = static_cast<QKeyEvent*>(event);
    const Action* action = match(*key, false);
    if (!action || QApplication::activePopupWidget())
        return false;
    if (event->type() == QEvent::KeyPress)
        trigger(action->id);
    event->accept(); // also when it is not possible now: a key never changes its meaning
    return true;
}

bool ActionRegistry::handleSpareKey(const QKeyEvent& event)
{
    auto* button = qobject_cast<QAbstractButton*>(QApplication::focusWidget());
    if (button && (event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter)) {
        button->click(); // Qt presses a button by Enter only in dialogs
        return true;
    }
    const Action* action = match(event, true);
    return action && trigger(action->id);
}

const Action* ActionRegistry::match(const QKeyEvent& event, bool spare) const
{
    const QKeyCombination key = combinationOf(event);
    if (const Action* action = matchKey(key, spare))
        return action;
    const auto modifiers = key.keyboardModifiers();
    if (modifiers.testFlag(Qt::ShiftModifier) && needsShiftSomewhere(key.key()))
        return matchKey(QKeyCombination(modifiers & ~Qt::ShiftModifier, key.key()), spare);
    const Qt::Key digit = digitByPosition(event);
    return digit != Qt::Key_unknown && !modifiers.testFlag(Qt::ShiftModifier)
        ? matchKey(QKeyCombination(modifiers, digit), spare)
        : nullptr;
}

const Action* ActionRegistry::matchKey(QKeyCombination key, bool spare) const
{
    const bool typing = isTyping();
    for (const Action& action : m_actions) {
        for (const KeyBinding& binding : action.bindings) {
            const bool waits = binding.reach == KeyReach::Spare || binding.reach == KeyReach::Last;
            if (binding.key != key || waits != spare)
                continue;
            if (binding.reach == KeyReach::Always || binding.reach == KeyReach::Last || !typing)
                return &action;
        }
    }
    return nullptr;
}

QString readableKey(QKeyCombination key)
{
    QString text = QKeySequence(key).toString(QKeySequence::NativeText);
    if (text.size() > 1 && !text.endsWith(QLatin1String("++")))
        text.replace(QLatin1Char('+'), QLatin1Char(' '));
    return text;
}

} // namespace jumpseat

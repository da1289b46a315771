// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QList>
#include <QObject>
#include <QPointer>
#include <QString>

#include <functional>

class QKeyEvent;
class QWidget;

namespace jumpseat {

/// When a key counts.
enum class KeyReach {
    Always,  ///< also while somebody types into a field or the code
    Outside, ///< only while nobody types: the single keys
    Spare,   ///< as Outside, and only when the focused widget had no use for it: arrows in a list, Space on a button
    Last,    ///< also while somebody types, when nothing else wanted it: Esc
};

struct KeyBinding {
    QKeyCombination key;
    KeyReach reach = KeyReach::Always;
};
[[nodiscard]] inline KeyBinding always(QKeyCombination key)
{
    return { key, KeyReach::Always };
}
[[nodiscard]] inline KeyBinding single(QKeyCombination key)
{
    return { key, KeyReach::Outside };
}
[[nodiscard]] inline KeyBinding spare(QKeyCombination key)
{
    return { key, KeyReach::Spare };
}

/// One thing a window can do, by whatever way it is asked for: key, button, menu, palette.
struct Action {
    QString id;    ///< "task.next": stable, for settings
    QString text;  ///< "Next task"
    QString group; ///< heading in the table of keys
    QList<KeyBinding> bindings;
    std::function<void()> run;
    std::function<QString()> whyNot; ///< empty text: possible now; none: always possible
};

/// All actions of one window. Keys are read here, in one place, so that the table of keys, the tooltips and the
/// palette cannot disagree with what the keys do.
class ActionRegistry : public QObject {
    Q_OBJECT
public:
    /// Keys are taken from `window` and everything in it.
    explicit ActionRegistry(QWidget* window);

    void add(Action action);
    [[nodiscard]] const QList<Action>& actions() const { return m_actions; }
    [[nodiscard]] const Action* find(const QString& id) const;
    [[nodiscard]] QString whyNot(const QString& id) const;
    /// False when there is no such action or it is not possible now; nothing happens then.
    bool trigger(const QString& id);

    /// The first key of an action as people read it: "H", "Ctrl K". Empty: none.
    [[nodiscard]] QString keyText(const QString& id) const;
    /// "Next task (T)" and, when it is not possible, why.
    [[nodiscard]] QString toolTip(const QString& id) const;
    /// Keys that stand for two actions.
    [[nodiscard]] QStringList duplicateKeys() const;

    /// Decides whether the focused widget is one that people type into.
    void setTypingTest(std::function<bool(const QWidget*)> test) { m_isTyping = std::move(test); }
    [[nodiscard]] bool isTyping() const;

    bool eventFilter(QObject* watched, QEvent* event) override;
    /// For the window's own keyPressEvent(): keys that no widget wanted.
    bool handleSpareKey(const QKeyEvent& event);

private:
    [[nodiscard]] bool isOurs(const QObject* watched) const;
    [[nodiscard]] const Action* match(const QKeyEvent& event, bool spare) const;
    [[nodiscard]] const Action* matchKey(QKeyCombination key, bool spare) const;

    QPointer<QWidget> m_window;
    QList<Action> m_actions;
    std::function<bool(const QWidget*)> m_isTyping;
};

/// "Ctrl K" rather than "Ctrl+K": the way the keys are drawn everywhere.
[[nodiscard]] QString readableKey(QKeyCombination key);

} // namespace jumpseat

// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>
#include <QPointer>

namespace jumpseat {

class RefusalNote;

/// A file's name, written where it will stand. Enter takes it, Esc leaves it; a refusal is said under the field,
/// which stays open until it is answered.
class NameField : public QLineEdit {
    Q_OBJECT
public:
    explicit NameField(QWidget* parent = nullptr);

    /// `note` is where a refusal has room: it lies over this widget, under the field.
    void open(const QString& label, const QString& text, const QRect& place, QWidget* over);
    void close();
    void refuse(const QString& why);
    [[nodiscard]] QString refusal() const;

Q_SIGNALS:
    void entered(const QString& name);
    void closed();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    QPointer<RefusalNote> m_note;
    QPointer<QWidget> m_focusBefore;
};

} // namespace jumpseat

// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/event.h"

#include <QLineEdit>

class QToolButton;

namespace jumpseat {

/// Where a private note is written. Enter keeps it, Tab goes round the tags while there is text, Esc and Shift Tab
/// leave. The note gets the moment at which it is kept.
class NoteField : public QLineEdit {
    Q_OBJECT
public:
    explicit NoteField(QWidget* parent = nullptr);

    void setTag(NoteTag tag);
    [[nodiscard]] NoteTag tag() const { return m_tag; }
    void setNow(qint64 us); ///< for "Note at 42:17"
    void setRecorded();     ///< a recording takes no notes
    /// The next note says how the candidate put it that this flaw is there; empty: it is a note like others.
    void setAbout(const FlawId& flaw);

Q_SIGNALS:
    void noteWritten(const QString& text, jumpseat::NoteTag tag);
    void findingWritten(const QString& text, const jumpseat::FlawId& flaw);
    void left(); ///< Esc

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool focusNextPrevChild(bool next) override;

private:
    void keep();
    void placeTag();

    NoteTag m_tag = NoteTag::Behaviour;
    FlawId m_about;
    qint64 m_nowUs = 0;
    QToolButton* m_tagButton;
};

} // namespace jumpseat

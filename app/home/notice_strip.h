// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <functional>

class QHBoxLayout;

namespace jumpseat {

class ActionButton;
class IconButton;
class InkLabel;

/// Something that is to be known, across the top of a pane: what happened, what was kept, what to do. Three pixels of
/// colour at its edge say how grave it is, and the rest of the pane goes on.
class NoticeStrip : public QWidget {
    Q_OBJECT
public:
    enum class Tone { Quiet, Flaw, Fail };

    explicit NoticeStrip(QWidget* parent = nullptr);

    /// `details`: the technical sentence, for whoever helps.
    void setNotice(Tone tone, const QString& heading, const QString& words, const QString& details = {});
    void addButton(const QString& text, std::function<void()> pressed);
    /// One that stands until its reason is gone cannot be put away, and has its buttons under the words.
    void setStanding(bool standing);
    [[nodiscard]] QString heading() const;
    [[nodiscard]] QString words() const;
    [[nodiscard]] QString details() const;
    [[nodiscard]] QList<ActionButton*> buttons() const { return m_buttons; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void build();
    void clearButtons();

    Tone m_tone = Tone::Quiet;
    InkLabel* m_heading;
    InkLabel* m_words;
    InkLabel* m_details;
    QHBoxLayout* m_below;
    QHBoxLayout* m_beside;
    bool m_standing = false;
    IconButton* m_close;
    QList<ActionButton*> m_buttons;
};

} // namespace jumpseat

// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/origin_story.h"

#include <QPointer>
#include <QWidget>

class QAbstractButton;
class QGridLayout;

namespace jumpseat {

/// The answer to "Who wrote this?", beside the text it is about: each origin with its pattern and its share, and for
/// what the assistant wrote the way to the prompt. Esc closes it; so does turning to something else.
class OriginPopover : public QWidget {
    Q_OBJECT
public:
    struct Question {
        QString heading;       ///< "Who wrote line 12"
        QRect place;           ///< of the text, in the window
        QRect room;            ///< where the answer may lie, in the window
        bool recorded = false; ///< a moment can be gone to
    };

    explicit OriginPopover(QWidget* window);
    ~OriginPopover() override;

    void ask(const Question& question, const QList<OriginStory>& stories);
    void dismiss(); ///< the focus goes back to where it was

Q_SIGNALS:
    void promptWanted(jumpseat::Seq seq);
    void momentWanted(qint64 us);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    bool focusNextPrevChild(bool next) override; ///< Tab stays in here; Esc leads out

private:
    void fill(const Question& question, const QList<OriginStory>& stories);
    int addShare(QGridLayout& grid, int row, const OriginStory& story);
    int addPrompt(QGridLayout& grid, int row, const OriginStory& story, bool recorded);
    void addWays(QGridLayout& grid, int row, const OriginStory& story, bool recorded);
    void place(const Question& question);
    [[nodiscard]] QList<QAbstractButton*> buttons() const;

    QWidget* m_content = nullptr;
    QPointer<QWidget> m_focusBefore;
};

/// "98 % of it stands in the reply to p2": nothing for text that was not pasted.
[[nodiscard]] QString matchWords(const OriginStory& story);

} // namespace jumpseat

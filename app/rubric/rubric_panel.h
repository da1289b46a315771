// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rubric/card_history.h"
#include "rubric/criterion_face.h"

#include <QWidget>

class QScrollArea;
class QTimer;

namespace jumpseat {

class CriteriaList;
class NoteField;
class RecentNotes;
class RecommendationRow;
class RubricHeader;
class SubmitRow;
class SessionModel;

/// The right side of the cockpit: criteria in the kit's order, private notes, the recommendation, and the submission last. A score
/// is one key; nothing moves when it is given. In a recording it shows the rater's card at the playhead.
class RubricPanel : public QWidget {
    Q_OBJECT
public:
    explicit RubricPanel(SessionModel* session, QWidget* parent = nullptr);

    /// For windows below 900 px of height: lower rows, the last two pieces of evidence, only the field for notes.
    void setCompact(bool compact);
    [[nodiscard]] bool isCompact() const { return m_compact; }
    [[nodiscard]] int currentIndex() const;
    [[nodiscard]] CriteriaList* criteria() const { return m_criteria; }
    [[nodiscard]] RecommendationRow* recommendation() const { return m_recommendation; }
    [[nodiscard]] SubmitRow* submitRow() const { return m_submit; }
    [[nodiscard]] NoteField* noteField() const { return m_noteField; }
    /// What the panel's own line says now; empty when it only tells what E does.
    [[nodiscard]] QString message() const;

    [[nodiscard]] QSize sizeHint() const override { return { 372, 600 }; }
    [[nodiscard]] QSize minimumSizeHint() const override { return { 320, 240 }; }

public Q_SLOTS:
    /// 1 to 5, 0 for not observed, nullopt takes the score back. The same level again keeps it.
    void scoreCurrent(std::optional<int> level);
    void nextCriterion();
    void previousCriterion();
    void openCriterion(int index);
    void addSelectedEvidence();
    void focusNote();
    /// The next note says how the candidate put it that this flaw is there.
    void focusNoteAbout(const FlawId& flaw);
    /// Takes back the last own score, piece of evidence or recommendation.
    void undoLast();
    /// Asks whether to submit the card.
    void submitCard();
    /// Asks for the reason why a submitted card is opened again.
    void amendCard();

Q_SIGNALS:
    /// Of a recording: open it, so that it can be scored.
    void scoringWanted();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void setupParts();
    void connectSession();
    void take(const Event& event);
    void refresh();
    void tick();
    void layoutParts();
    void showOpen();
    void say(const QString& message);
    void send(const Command& command);
    void score(int index, std::optional<int> level);
    void link(int index, Seq event);
    /// Why nothing in the card can be changed now; empty when it can.
    [[nodiscard]] QString whyLocked() const;
    [[nodiscard]] bool isRecorded() const;
    void refreshSubmission();
    [[nodiscard]] CriterionFace face(int index) const;

    SessionModel* m_session;
    RubricHeader* m_header;
    QScrollArea* m_scroll;
    CriteriaList* m_criteria;
    RecentNotes* m_notes;
    NoteField* m_noteField;
    RecommendationRow* m_recommendation;
    SubmitRow* m_submit;
    QTimer* m_clock;
    CardHistory m_history;
    Scorecard m_card; ///< as it was after the last event
    bool m_compact = false;
    bool m_waiting = false; ///< a command of this panel is on its way
};

} // namespace jumpseat

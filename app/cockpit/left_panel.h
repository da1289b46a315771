// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"

#include <QHash>
#include <QTimer>
#include <QWidget>

class QVBoxLayout;

namespace jumpseat {

class FlawTracker;
class PanelRow;
class SectionLabel;
class SessionModel;
struct FlawEntry;
struct PlantedFlaw;
struct RowLook;

/// Files, flaws, questions, people: each fact in its fixed place.
class LeftPanel : public QWidget {
    Q_OBJECT
public:
    explicit LeftPanel(SessionModel* model, QWidget* parent = nullptr);

    /// Reads everything again; cheap enough for once a second and after each burst of events.
    void refresh();
    void setCurrentFile(const FileId& file);
    [[nodiscard]] FlawId selectedFlaw() const;
    /// What C does to the selected flaw: first what the record says of it, then the other verdicts, then open again.
    void judgeSelectedFlaw();
    /// Ticks the next question of the task that was not asked.
    void tickNextQuestion();
    /// Detail words shrink ("8:41" for "caught 8:41") below the first size class.
    void setNarrow(bool narrow);
    /// The bars of who wrote how much of each file.
    void setSharesVisible(bool visible);

Q_SIGNALS:
    void fileChosen(const jumpseat::FileId& file);
    void flawChosen(const jumpseat::FlawId& flaw);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Section {
        QWidget* line = nullptr; ///< above it; none for the first
        SectionLabel* title = nullptr;
        QVBoxLayout* rows = nullptr;
        QList<PanelRow*> widgets;
    };
    Section addSection(QVBoxLayout* layout, const QString& title);
    void show(Section& section, const QList<RowLook>& looks, const std::function<void(int)>& clicked);
    void refreshFiles();
    void refreshFlaws();
    void refreshQuestions();
    void refreshPeople();
    [[nodiscard]] RowLook flawLook(const PlantedFlaw& flaw, const FlawEntry& entry) const;
    [[nodiscard]] QString caretPlace(const ParticipantId& participant) const;
    void chooseFlaw(int row);
    void toggleQuestion(int row);

    SessionModel* m_model;
    FlawTracker* m_tracker;
    QTimer m_soon;
    Section m_files, m_flaws, m_questions, m_people;
    FileId m_currentFile;
    FlawId m_selectedFlaw;
    bool m_narrow = false;
    bool m_sharesVisible = true;
};

} // namespace jumpseat

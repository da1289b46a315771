// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "rubric/criterion_face.h"

#include <QWidget>

class QVBoxLayout;

namespace jumpseat {

class AnchorRow;
class ElidedLabel;
class EvidenceHeader;
class EvidenceList;
class EvidenceModel;
class InkLabel;
class SessionModel;

/// The criterion that is being scored, in its place among the others: score, anchors, evidence.
class OpenCriterion : public QWidget {
    Q_OBJECT
public:
    explicit OpenCriterion(SessionModel* session, QWidget* parent = nullptr);

    void setFace(const CriterionFace& face);
    void setCompact(bool compact);
    void say(const QString& message);
    [[nodiscard]] QString message() const;
    [[nodiscard]] ChoiceStrip* strip() const { return m_strip; }
    [[nodiscard]] EvidenceList* evidence() const { return m_list; }
    [[nodiscard]] EvidenceModel* evidenceModel() const { return m_model; }

Q_SIGNALS:
    void scored(int level);
    void dropped(jumpseat::Seq event);
    void removalWanted(const QString& evidence);
    void heightChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void setupHead(QVBoxLayout* layout);
    void setupEvidence(QVBoxLayout* layout);
    void showCriterion(const Criterion& criterion);
    void refreshEvidence();

    SessionModel* m_session;
    CriterionFace m_face;
    InkLabel* m_number;
    ElidedLabel* m_title;
    ChoiceStrip* m_strip;
    QVBoxLayout* m_anchorLayout;
    QList<AnchorRow*> m_anchors;
    EvidenceHeader* m_evidenceHeader;
    EvidenceModel* m_model;
    EvidenceList* m_list;
    InkLabel* m_empty;
    bool m_compact = false;
    bool m_unfolded = false;
    bool m_dropping = false;
};

} // namespace jumpseat

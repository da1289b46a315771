// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "rubric/criterion_face.h"

#include <QWidget>

namespace jumpseat {

class CriterionRow;
class OpenCriterion;
class SessionModel;

/// All criteria in the kit's order, the open one in its place.
class CriteriaList : public QWidget {
    Q_OBJECT
public:
    explicit CriteriaList(SessionModel* session, QWidget* parent = nullptr);

    void setFaces(const QList<CriterionFace>& faces, int open);
    void setCompact(bool compact);
    [[nodiscard]] OpenCriterion* openCriterion() const { return m_openCriterion; }
    [[nodiscard]] QRect openRect() const;
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }

Q_SIGNALS:
    void scored(int index, int level);
    void openRequested(int index);
    void dropped(int index, jumpseat::Seq event);
    void heightChanged();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void place();
    [[nodiscard]] int heightOf(int index, int width) const;

    OpenCriterion* m_openCriterion;
    QList<CriterionRow*> m_rows;
    int m_open = -1;
};

} // namespace jumpseat

// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rubric/criteria_list.h"

#include "models/session_model.h"
#include "rubric/criterion_row.h"
#include "rubric/open_criterion.h"

#include <QLayout>

namespace jumpseat {

CriteriaList::CriteriaList(SessionModel* session, QWidget* parent)
    : QWidget(parent)
    , m_openCriterion(new OpenCriterion(session, this))
{
    const auto& criteria = session->kit().rubric.criteria;
    for (int i = 0; i < criteria.size(); ++i) {
        auto* row = new CriterionRow(criteria.at(i), this);
        connect(row, &CriterionRow::opened, this, [this, i] { Q_EMIT openRequested(i); });
        connect(row, &CriterionRow::dropped, this, [this, i](Seq seq) { Q_EMIT dropped(i, seq); });
        connect(row->strip(), &ChoiceStrip::picked, this, [this, i](int level) { Q_EMIT scored(i, level); });
        m_rows.append(row);
    }
    connect(m_openCriterion, &OpenCriterion::scored, this, [this](int level) { Q_EMIT scored(m_open, level); });
    connect(m_openCriterion, &OpenCriterion::dropped, this, [this](Seq seq) { Q_EMIT dropped(m_open, seq); });
    connect(m_openCriterion, &OpenCriterion::heightChanged, this, [this] {
        place();
        Q_EMIT heightChanged();
    });
}

void CriteriaList::setFaces(const QList<CriterionFace>& faces, int open)
{
    for (int i = 0; i < m_rows.size(); ++i)
        m_rows.at(i)->setFace(faces.at(i));
    const bool moved = std::exchange(m_open, open) != open;
    if (open >= 0)
        m_openCriterion->setFace(faces.at(open));
    if (!moved)
        return;
    for (int i = 0; i < m_rows.size(); ++i)
        m_rows.at(i)->setVisible(i != open);
    m_openCriterion->setVisible(open >= 0);
    place();
    Q_EMIT heightChanged();
}

void CriteriaList::setCompact(bool compact)
{
    for (auto* row : std::as_const(m_rows))
        row->setCompact(compact);
    m_openCriterion->setCompact(compact);
    place();
    Q_EMIT heightChanged();
}

QRect CriteriaList::openRect() const
{
    return m_open >= 0 ? m_openCriterion->geometry() : QRect();
}

int CriteriaList::heightForWidth(int width) const
{
    int height = 0;
    for (int i = 0; i < m_rows.size(); ++i)
        height += heightOf(i, width);
    return height;
}

void CriteriaList::resizeEvent(QResizeEvent*)
{
    place();
}

void CriteriaList::place()
{
    int y = 0;
    for (int i = 0; i < m_rows.size(); ++i) {
        const int height = heightOf(i, width());
        QWidget* part = i == m_open ? static_cast<QWidget*>(m_openCriterion) : m_rows.at(i);
        part->setGeometry(0, y, width(), height);
        y += height;
    }
}

int CriteriaList::heightOf(int index, int width) const
{
    if (index != m_open)
        return m_rows.at(index)->sizeHint().height();
    m_openCriterion->layout()->invalidate(); // a list of evidence has changed its height without telling
    return m_openCriterion->layout()->totalHeightForWidth(std::max(width, 200));
}

} // namespace jumpseat

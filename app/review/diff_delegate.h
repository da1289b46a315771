// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QStyledItemDelegate>

namespace jumpseat {

class DiffModel;
class LineInks;
struct DiffRow;
struct PlantedMark;

/// Paints the rows of a diff. The margin with numbers and signs stays while long lines are scrolled across.
class DiffDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit DiffDelegate(DiffModel* model, QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    /// Where comments and the field for an answer begin.
    [[nodiscard]] int indent() const { return m_gutter; }

Q_SIGNALS:
    void repaintWanted(); ///< more colours are known

private:
    void measure();
    void readInks();
    [[nodiscard]] int wordsWidth(int viewWidth) const;
    [[nodiscard]] int wordsHeight(const DiffRow& row, int width) const;
    [[nodiscard]] QColor ground(const DiffRow& row) const;
    void paintLine(QPainter& painter, const QRect& row, int scrolled, const DiffRow& line, const QColor& surface) const;
    void paintGutter(QPainter& painter, const QRect& row, const DiffRow& line, const QColor& surface) const;
    void paintPlantedChips(QPainter& painter, const QRect& row, int from, const QList<PlantedMark>& marks) const;
    void paintFold(QPainter& painter, const QRect& row, const DiffRow& fold, const QString& words) const;
    void paintComment(QPainter& painter, const QRect& row, const DiffRow& comment, const QColor& ground) const;

    DiffModel* m_model;
    LineInks* m_oldInks;
    LineInks* m_newInks;
    int m_lineHeight = 18, m_digit = 8, m_digits = 1, m_gutter = 60;
    mutable QHash<QString, int> m_heights; ///< of comments, by id and width
};

} // namespace jumpseat

// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "text/provenance.h"

#include <QWidget>

namespace jumpseat {

/// What the patterns of the margin mean, and how much of the file shown each origin wrote: with words, with letters
/// where those do not fit, else only those that are there. Every origin keeps its place while the shares change.
class OriginLegend : public QWidget {
    Q_OBJECT
public:
    explicit OriginLegend(QWidget* parent = nullptr);

    /// Of the file called `name`; none: nothing but what the patterns mean.
    void setShares(const QString& name, const QList<Provenance::Share>& shares);
    /// "61 %"; empty for an origin that is not there.
    [[nodiscard]] QString shareText(OriginKind kind) const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return { 0, 0 }; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    enum class Detail { Words, Letters, Present };
    struct Shown {
        QList<OriginKind> kinds;
        Detail detail = Detail::Words;
    };
    [[nodiscard]] QList<OriginKind> shownKinds() const;
    [[nodiscard]] Shown shownIn(int room) const;
    [[nodiscard]] int widthOf(const QList<OriginKind>& kinds, Detail detail) const;
    [[nodiscard]] int shareWidth(OriginKind kind, Detail detail) const;
    int paintEntry(QPainter& painter, OriginKind kind, int x, Detail detail) const;

    QList<Provenance::Share> m_shares;
    qint64 m_total = 0;
};

} // namespace jumpseat

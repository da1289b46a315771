// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session_digest.h"

#include <QWidget>

namespace jumpseat {

/// The whole session as a strip, with the beginnings of its tasks under it.
class PreviewStrip : public QWidget {
    Q_OBJECT
public:
    explicit PreviewStrip(QWidget* parent = nullptr);
    void setDigest(SessionDigestPtr digest, qint64 durationUs);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    SessionDigestPtr m_digest;
    qint64 m_durationUs = 0;
};

/// How the suggestions were decided: one glyph and number each.
class DecisionCounts : public QWidget {
    Q_OBJECT
public:
    explicit DecisionCounts(QWidget* parent = nullptr);
    void setFacts(const SessionFacts& facts);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    SessionFacts m_facts;
};

/// Who wrote the lines: a bar and, below it, the letters and percentages.
class LineShares : public QWidget {
    Q_OBJECT
public:
    explicit LineShares(QWidget* parent = nullptr);
    void setLines(QList<SessionFacts::LineShare> lines);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    /// The words below the bar, in as many rows as they need.
    struct Entry {
        OriginKind kind;
        QString text;
        QPoint at;
    };
    void layOut();

    QList<SessionFacts::LineShare> m_lines;
    QList<Entry> m_entries;
};

} // namespace jumpseat

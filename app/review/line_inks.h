// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <KSyntaxHighlighting/AbstractHighlighter>
#include <KSyntaxHighlighting/State>
#include <QColor>
#include <QObject>
#include <QTimer>

#include <functional>

namespace jumpseat {

/// A stretch of a line in one colour.
struct InkSpan {
    int from = 0, length = 0;
    QColor colour;
    bool bold = false, italic = false;
};

/// The syntax colours of a text that does not change, read line by line as far as somebody has looked, a slice at a
/// time: until then a line is plain.
class LineInks : public QObject, private KSyntaxHighlighting::AbstractHighlighter {
    Q_OBJECT
    Q_INTERFACES(KSyntaxHighlighting::AbstractHighlighter)
public:
    explicit LineInks(QObject* parent = nullptr);

    static constexpr qint64 sliceUs = 4000;

    /// `lineAt` gives the lines from 1 to `count` as they are shown.
    void setText(const QString& fileName, int count, std::function<QString(int)> lineAt);
    /// Of a line from 1; asks for more when it was not read yet.
    [[nodiscard]] const QList<InkSpan>& of(int line);

Q_SIGNALS:
    void moreRead();

private:
    void restart();
    void readSlice();
    void applyFormat(int offset, int length, const KSyntaxHighlighting::Format& format) override;

    QTimer m_later;
    std::function<QString(int)> m_lineAt;
    int m_count = 0;
    int m_wanted = 0; ///< the last line that somebody looks at
    KSyntaxHighlighting::State m_state;
    QList<QList<InkSpan>> m_lines; // those that were read
};

} // namespace jumpseat

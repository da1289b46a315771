// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/activity.h"

namespace jumpseat {

/// A run as lines of plain text: its tests, the failed ones first and with what they say, then what the program said and
/// was given. Control characters are marks in it. It grows with the run and costs no more than what is new.
class RunText {
public:
    enum class Kind : quint8 { Failed, Message, Passed, Skipped, Heading, Out, Err, In };
    struct Line {
        qsizetype from = 0, length = 0; ///< in text()
        qsizetype quietFrom = 0;        ///< within the line: from here on it is only a remark
        Kind kind = Kind::Out;
        bool isFirst = false; ///< the lines before it are of another kind
    };
    enum class Change { None, Grown, Anew };
    static constexpr qsizetype longestLine = 4096; ///< longer ones go on in the next

    /// Reads the run again; nullptr: none. Anew: another run, an earlier moment of it, or its tests have come.
    Change take(const RunState* run);

    [[nodiscard]] const QString& text() const { return m_text; } ///< the lines with '\n' between them
    [[nodiscard]] qsizetype lineCount() const { return m_lines.size(); }
    [[nodiscard]] const Line& line(qsizetype index) const { return m_lines.at(index); }
    [[nodiscard]] QStringView textOf(qsizetype index) const;
    /// The line that a position in text() lies in.
    [[nodiscard]] qsizetype lineAt(qsizetype position) const;
    [[nodiscard]] qsizetype longest() const { return m_longest; } ///< units of the longest line
    /// Where `needle` stands, letters large or small; at most `most` places.
    [[nodiscard]] QList<qsizetype> find(const QString& needle, qsizetype most = 10'000) const;

private:
    [[nodiscard]] bool goesOn(const RunState& run) const;
    void clear();
    void addTest(const TestResult& test);
    void addTests(const QList<TestResult>& tests);
    void addOutput(const QList<OutputPart>& parts);
    void addText(Kind kind, QStringView text);
    void beginLine(Kind kind);
    void appendToLine(QStringView text);

    QString m_text;
    QList<Line> m_lines;
    qsizetype m_longest = 0;
    bool m_open = false; ///< the last line may go on
    RunId m_run;
    qsizetype m_tests = 0;
    qsizetype m_part = 0, m_taken = 0; ///< so much of this part of the output is in the text
};

} // namespace jumpseat

// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/run_text.h"

#include "models/shown_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>

namespace jumpseat {

namespace {

constexpr int tabStop = 8;

struct RunTextWords {
    Q_DECLARE_TR_FUNCTIONS(jumpseat::RunText)
};

RunText::Kind kindOfOutput(OutputStream stream)
{
    switch (stream) {
    case OutputStream::Out: return RunText::Kind::Out;
    case OutputStream::Err: return RunText::Kind::Err;
    case OutputStream::In: return RunText::Kind::In;
    }
    return RunText::Kind::Out;
}

RunText::Kind kindOfTest(TestOutcome outcome)
{
    switch (outcome) {
    case TestOutcome::Passed: return RunText::Kind::Passed;
    case TestOutcome::Skipped: return RunText::Kind::Skipped;
    case TestOutcome::Failed:
    case TestOutcome::Error: break;
    }
    return RunText::Kind::Failed;
}

QString outcomeWord(TestOutcome outcome)
{
    switch (outcome) {
    case TestOutcome::Passed: return RunTextWords::tr("passed");
    case TestOutcome::Skipped: return RunTextWords::tr("skipped");
    case TestOutcome::Failed: return RunTextWords::tr("failed");
    case TestOutcome::Error: return RunTextWords::tr("could not be carried out");
    }
    return {};
}

QString tookWords(qint64 us)
{
    if (us < 1000)
        return {};
    return us < 1'000'000 ? RunTextWords::tr(", %1 ms").arg(us / 1000)
                          : RunTextWords::tr(", %1 s").arg(double(us) / 1e6, 0, 'f', 1);
}

} // namespace

RunText::Change RunText::take(const RunState* run)
{
    if (!run) {
        const bool had = !m_run.isEmpty();
        clear();
        return had ? Change::Anew : Change::None;
    }
    const bool anew = !goesOn(*run);
    const qsizetype before = m_text.size();
    if (anew) {
        clear();
        m_run = run->id;
        addTests(run->tests);
    }
    addOutput(run->output);
    return anew ? Change::Anew : m_text.size() != before ? Change::Grown : Change::None;
}

bool RunText::goesOn(const RunState& run) const
{
    if (run.id != m_run || run.tests.size() != m_tests || run.output.size() < m_part)
        return false;
    return m_part < run.output.size() ? run.output.at(m_part).text.size() >= m_taken : m_taken == 0;
}

void RunText::clear()
{
    m_text.clear();
    m_lines.clear();
    m_longest = m_tests = m_part = m_taken = 0;
    m_open = false;
    m_run = {};
}

void RunText::addTests(const QList<TestResult>& tests)
{
    m_tests = tests.size();
    for (const Kind wanted : { Kind::Failed, Kind::Passed, Kind::Skipped }) {
        for (const TestResult& test : tests) {
            if (kindOfTest(test.outcome) == wanted)
                addTest(test);
        }
    }
}

void RunText::addTest(const TestResult& test)
{
    beginLine(kindOfTest(test.outcome));
    appendToLine(shownLine(test.name.isEmpty() ? test.id : test.name, 300));
    const qsizetype named = m_lines.last().length;
    QString remark = QStringLiteral("  ") + outcomeWord(test.outcome) + tookWords(test.durationUs);
    if (test.outcome == TestOutcome::Skipped && !test.message.isEmpty())
        remark += QStringLiteral(": ") + shownLine(test.message, 300);
    appendToLine(remark);
    m_lines.last().quietFrom = named;
    m_open = false;
    if (kindOfTest(test.outcome) == Kind::Failed && !test.message.isEmpty())
        addText(Kind::Message, test.message);
    m_open = false;
}

void RunText::addOutput(const QList<OutputPart>& parts)
{
    for (; m_part < parts.size(); ++m_part, m_taken = 0) {
        const OutputPart& part = parts.at(m_part);
        if (part.text.size() > m_taken) {
            if (m_tests > 0 && m_part == 0 && m_taken == 0)
                addText(Kind::Heading, RunTextWords::tr("Output") + u'\n');
            addText(kindOfOutput(part.stream), QStringView(part.text).sliced(m_taken));
        }
        m_taken = part.text.size();
        if (m_part == parts.size() - 1)
            return; // it may grow
    }
}

void RunText::addText(Kind kind, QStringView text)
{
    const QString shown = shownText(text.toString(), std::numeric_limits<qsizetype>::max() / 2);
    for (qsizetype from = 0; from < shown.size();) {
        const qsizetype end = shown.indexOf(u'\n', from);
        if (!m_open || m_lines.last().kind != kind)
            beginLine(kind);
        appendToLine(QStringView(shown).sliced(from, (end < 0 ? shown.size() : end) - from));
        m_open = end < 0;
        from = end < 0 ? shown.size() : end + 1;
    }
}

void RunText::beginLine(Kind kind)
{
    if (!m_lines.isEmpty())
        m_text += u'\n';
    const bool isFirst = m_lines.isEmpty() || m_lines.last().kind != kind;
    m_lines.append({ .from = m_text.size(), .quietFrom = longestLine, .kind = kind, .isFirst = isFirst });
    m_open = true;
}

void RunText::appendToLine(QStringView text)
{
    while (!text.isEmpty()) {
        const qsizetype room = longestLine - m_lines.last().length;
        qsizetype size = std::min(room, text.size());
        if (size > 0 && size < text.size() && text.at(size).isLowSurrogate())
            --size;
        if (size <= 0) {
            beginLine(m_lines.last().kind);
            m_lines.last().isFirst = false;
            continue;
        }
        const qsizetype tab = text.first(size).indexOf(u'\t');
        if (tab == 0) {
            const qsizetype spaces = std::min(room, tabStop - m_lines.last().length % tabStop);
            m_text += QString(spaces, u' ');
            m_lines.last().length += spaces;
            text = text.sliced(1);
        } else {
            size = tab > 0 ? tab : size;
            m_text += text.first(size);
            m_lines.last().length += size;
            text = text.sliced(size);
        }
        m_longest = std::max(m_longest, m_lines.last().length);
    }
}

QStringView RunText::textOf(qsizetype index) const
{
    const Line& line = m_lines.at(index);
    return QStringView(m_text).sliced(line.from, line.length);
}

qsizetype RunText::lineAt(qsizetype position) const
{
    const auto after = std::ranges::upper_bound(m_lines, position, {}, &Line::from);
    return std::max<qsizetype>(0, after - m_lines.begin() - 1);
}

QList<qsizetype> RunText::find(const QString& needle, qsizetype most) const
{
    QList<qsizetype> found;
    qsizetype at = needle.isEmpty() ? -1 : m_text.indexOf(needle, 0, Qt::CaseInsensitive);
    while (at >= 0 && found.size() < most) {
        found.append(at);
        at = m_text.indexOf(needle, at + needle.size(), Qt::CaseInsensitive);
    }
    return found;
}

} // namespace jumpseat

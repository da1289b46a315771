// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/reports/junit_xml.h"

#include "run/reports/pytest_id.h"
#include "run/reports/report_text.h"
#include "run/reports/result_list.h"
#include "run/reports/xml_guard.h"

#include <QXmlStreamReader>

namespace jumpseat {
namespace {

using namespace Qt::StringLiterals;

constexpr int deepest = 64;

/// As XML takes it: a program under test prints what it likes, and not every tool escapes it.
QString xmlTextOf(QByteArrayView utf8)
{
    QString text = QString::fromUtf8(utf8);
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t c = text.at(i).unicode();
        if ((c < 0x20 && c != u'\t' && c != u'\n' && c != u'\r') || c >= 0xFFFE)
            text[i] = QChar(QChar::ReplacementCharacter);
    }
    return text;
}

/// A failure, an error or a reason to skip, as it is read.
struct Remark {
    TestOutcome outcome = TestOutcome::Failed;
    QString type, message; ///< its attributes
    QString text;          ///< between its tags
};

/// Behind `message` in `text`, whose blanks and line breaks may be others; nothing when it does not stand at `from`.
std::optional<qsizetype> behindMessage(QStringView message, QStringView text, qsizetype from)
{
    qsizetype at = from;
    for (const QChar c : message) {
        if (c.isSpace())
            continue;
        while (at < text.size() && text.at(at).isSpace())
            ++at;
        if (at >= text.size() || text.at(at++) != c)
            return {};
    }
    return at;
}

/// XML makes blanks of the line breaks in an attribute, and node leaves them out. The text has them: it repeats the
/// message at its beginning, or behind the name of an exception.
QString withLineBreaks(const QString& message, QStringView text)
{
    constexpr int mostTries = 8;
    if (message.contains(u'\n') || !text.contains(u'\n'))
        return message;
    const QStringView firstLine = text.first(text.indexOf(u'\n'));
    qsizetype from = 0;
    for (int tries = 0; tries < mostTries; ++tries) {
        if (const auto end = behindMessage(message, text, from))
            return text.sliced(from, *end - from).toString();
        const qsizetype colon = firstLine.indexOf(u": ", from);
        if (colon < 0)
            break;
        from = colon + 2;
    }
    return message;
}

/// What a tool says in its own words: the attribute, which is made to be short. Where it is missing, or stands for an
/// import that pytest could not do, the text.
QString messageOf(const Remark& remark)
{
    const QString text = remark.text.trimmed();
    const bool isSkip = remark.outcome == TestOutcome::Skipped;
    if (isSkip && remark.message == u"true") // node: no reason given
        return {};
    if (text.isEmpty() || !(remark.message.isEmpty() || remark.message == u"collection failure"))
        return withLineBreaks(remark.message, text);
    // Of a skip the reason; below it stands the place in the test framework that threw it.
    return isSkip ? text.section(u'\n', 0, 0) : text;
}

/// One `testcase`, as it is read.
struct Case {
    QString className, name, file, status;
    qint64 durationUs = 0;
    QList<Remark> remarks = {};
};

/// ctest lists what it could not start ("Unable to find executable") among the skipped.
bool couldNotRun(const Case& test, const Remark& remark)
{
    return test.status == u"notrun" && remark.outcome == TestOutcome::Skipped && !remark.message.startsWith(u"SKIP_");
}

TestResult resultOf(const Case& test)
{
    TestResult result { {}, test.name, TestOutcome::Passed, test.durationUs, {} };
    if (test.remarks.isEmpty() && (test.status == u"disabled" || test.status == u"notrun"))
        result.outcome = TestOutcome::Skipped;
    QStringList messages;
    bool isToDo = false; // node's: nobody expects it to pass
    for (const Remark& remark : test.remarks) {
        messages += messageOf(remark);
        if (remark.outcome == TestOutcome::Skipped && remark.type == u"todo")
            isToDo = true;
        else
            result.outcome = worseOf(result.outcome, couldNotRun(test, remark) ? TestOutcome::Error : remark.outcome);
    }
    if (isToDo && result.outcome != TestOutcome::Passed)
        result.outcome = TestOutcome::Skipped;
    if (result.outcome == TestOutcome::Passed)
        return result;
    messages.removeAll(QString());
    result.message = messages.join(u'\n');
    return result;
}

class JunitReader {
public:
    explicit JunitReader(QByteArrayView report)
        : m_text(xmlTextOf(report))
        , m_trouble(xmlTrouble(m_text))
        , m_xml(m_trouble ? m_text.first(m_trouble->at) : m_text)
    {
        m_xml.setNamespaceProcessing(false);
    }
    Result<TestReport> read();

private:
    void take(QXmlStreamReader::TokenType token);
    void open();
    void openCase(const QXmlStreamAttributes& attributes);
    void openRemark(TestOutcome outcome, const QXmlStreamAttributes& attributes);
    void addText();
    void close();
    void finishCase();
    [[nodiscard]] std::optional<Error> whatIsWrong() const;

    QString m_text;
    std::optional<XmlTrouble> m_trouble;
    QXmlStreamReader m_xml;
    ResultList m_results;
    int m_depth = 0;
    bool m_isPytest = false;
    std::optional<Case> m_case;
    int m_caseDepth = 0;
    bool m_inRemark = false; ///< the last of m_case is open
};

Result<TestReport> JunitReader::read()
{
    while (!m_xml.atEnd())
        take(m_xml.readNext());
    return m_results.finish(whatIsWrong());
}

std::optional<Error> JunitReader::whatIsWrong() const
{
    const QString where =
        m_results.isEmpty() ? u"no test is complete before the report breaks off"_s : u"the report breaks off"_s;
    switch (m_xml.error()) {
    case QXmlStreamReader::NoError: return m_trouble ? std::optional(m_trouble->error) : std::nullopt;
    case QXmlStreamReader::PrematureEndOfDocumentError:
        return m_trouble ? m_trouble->error : malformedAt(m_xml.lineNumber(), where);
    case QXmlStreamReader::CustomError: return malformedAt(m_xml.lineNumber(), m_xml.errorString());
    default: return malformedAt(m_xml.lineNumber(), u"the report is not XML from here on"_s);
    }
}

void JunitReader::take(QXmlStreamReader::TokenType token)
{
    if (token == QXmlStreamReader::StartElement)
        open();
    else if (token == QXmlStreamReader::EndElement)
        close();
    else if (token == QXmlStreamReader::Characters && m_inRemark)
        addText();
}

void JunitReader::open()
{
    const QStringView name = m_xml.name();
    const QXmlStreamAttributes attributes = m_xml.attributes();
    if (m_depth == 0 && name != u"testsuites" && name != u"testsuite")
        m_xml.raiseError(u"this is XML, but no JUnit report"_s);
    else if (++m_depth > deepest)
        m_xml.raiseError(u"the report is nested more than %1 deep"_s.arg(deepest));
    else if (!m_case && name == u"testsuite")
        m_isPytest = attributes.value("name"_L1) == u"pytest";
    else if (!m_case && name == u"testcase")
        openCase(attributes);
    else if (!m_case || m_depth != m_caseDepth + 1)
        return;
    else if (name == u"failure")
        openRemark(TestOutcome::Failed, attributes);
    else if (name == u"error")
        openRemark(TestOutcome::Error, attributes);
    else if (name == u"skipped")
        openRemark(TestOutcome::Skipped, attributes);
}

void JunitReader::openCase(const QXmlStreamAttributes& attributes)
{
    // An id is cut in the end; nobody pays for parts of it that are never seen.
    const auto text = [&](QLatin1StringView name) {
        const QStringView value = attributes.value(name);
        return value.first(std::min(value.size(), 4 * report::longestId)).toString();
    };
    m_case = Case { text("classname"_L1), text("name"_L1), text("file"_L1), text("status"_L1),
        microsecondsOf(attributes.value("time"_L1)) };
    m_caseDepth = m_depth;
}

void JunitReader::openRemark(TestOutcome outcome, const QXmlStreamAttributes& attributes)
{
    constexpr qsizetype most = 100; // remarks of a case
    if (m_case->remarks.size() >= most)
        return;
    m_case->remarks += { outcome, attributes.value("type"_L1).toString(),
        plainText(attributes.value("message"_L1), report::longestMessage), {} };
    m_inRemark = true;
}

void JunitReader::addText()
{
    QString& text = m_case->remarks.last().text;
    if (text.size() <= report::longestMessage)
        text += m_xml.text().first(std::min(m_xml.text().size(), 2 * report::longestMessage));
}

void JunitReader::close()
{
    if (m_case && m_depth == m_caseDepth)
        finishCase();
    else if (m_case && m_depth == m_caseDepth + 1)
        m_inRemark = false;
    --m_depth;
}

void JunitReader::finishCase()
{
    TestResult result = resultOf(*m_case);
    const bool classSaysMore = !m_case->className.isEmpty() && m_case->className != m_case->name; // not with ctest
    if (m_isPytest)
        result.id = pytestId(m_case->file, m_case->className, m_case->name);
    else
        result.id = classSaysMore ? m_case->className + u'.' + m_case->name : m_case->name;
    // pytest reports a test that fails and cannot be cleaned up after as two.
    m_results.add(std::move(result), m_isPytest ? SecondTime::SameTest : SecondTime::AnotherTest);
    m_case.reset();
}

} // namespace

Result<TestReport> readJunitXml(QByteArrayView report)
{
    return JunitReader(report).read();
}

} // namespace jumpseat

// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/conversation_model.h"
#include "models/session_model.h"
#include "session_script.h"
#include "warnings.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QStringListModel>

using namespace jumpseat;
using namespace jumpseat::test;
using namespace Qt::StringLiterals;
using Kind = ConversationModel::Kind;
using Mode = QAbstractItemModelTester::FailureReportingMode;

/// What the tools of the candidate's own did, as the conversation shows it while it happens.
class TestConversationCalls : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void callsStandUnderTheirPrompt();
    void aResultIsSaidOfItsCall();
    void manyCallsAreFolded_data();
    void manyCallsAreFolded();
    void nothingIsFoldedUnderAReader();
    void aFoldedCallIsRevealed();
    void aCallThatIsLookedAtStays();
    void aResultOfAFoldedCallChangesNoRow();
    void aRecordingIsFoldedToo();
    void itIsAlwaysWhatReadingAnewWouldShow();

private:
    void prompt(const QString& id);
    void reply(const QString& id);
    Seq call(const QString& id, const QString& prompt);
    void result(const QString& id);
    void calls(int from, int to, const QString& prompt);
    void play();
    QList<int> kinds(const ConversationModel& model) const;
    static QStringList said(const ConversationModel& model);

    SessionScript m_script;
    std::unique_ptr<SessionModel> m_session;
    std::unique_ptr<ConversationModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    double m_second = 10;
};

namespace {

const Outside claude { u"hook"_s, u"claude-code"_s, {}, {}, {}, 0 };

} // namespace

void TestConversationCalls::initTestCase()
{
    // The tester's first look at a row asks for a pixmap, a type that a program without a GUI has not.
    QStringListModel any({ u"row"_s });
    QAbstractItemModelTester tester(&any, Mode::QtTest);
}

void TestConversationCalls::init()
{
    failOnWarnings();
    m_script = {};
    m_script.begin();
    m_second = 10;
    m_tester.reset();
    m_model.reset();
    m_session = std::make_unique<SessionModel>(sampleKit());
    m_model = std::make_unique<ConversationModel>(m_session.get());
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(), Mode::QtTest);
}

void TestConversationCalls::prompt(const QString& id)
{
    event::PromptSent sent { { id }, u"Do "_s + id, {}, id };
    sent.from = claude;
    m_script.candidate(m_second++, sent);
}

void TestConversationCalls::reply(const QString& id)
{
    event::ReplyFinished finished { { id }, u"Did "_s + id, u"anthropic"_s, {}, qint64(m_second * 1e6) };
    finished.from = claude;
    m_script.program(m_second++, finished);
}

Seq TestConversationCalls::call(const QString& id, const QString& prompt)
{
    event::ToolCalled called { { id }, { prompt }, u"Bash"_s, u"ls "_s + id };
    called.from = claude;
    return m_script.program(m_second++, called);
}

void TestConversationCalls::result(const QString& id)
{
    event::ToolReturned returned { { id }, true, u"no"_s, false, u"error"_s };
    returned.from = claude;
    m_script.program(m_second++, returned);
}

void TestConversationCalls::calls(int from, int to, const QString& prompt)
{
    for (int i = from; i < to; ++i)
        call(u"%1-%2"_s.arg(prompt).arg(i), prompt);
}

void TestConversationCalls::play()
{
    const DesktopSink sink = m_session->feed();
    for (const auto& event : m_script.events.sliced(m_session->events().size()))
        sink.event(event);
    QTRY_COMPARE(m_session->events().size(), m_script.events.size());
}

QList<int> TestConversationCalls::kinds(const ConversationModel& model) const
{
    QList<int> found(5, 0);
    for (int row = 0; row < model.rowCount(); ++row)
        ++found[model.index(row).data(ConversationModel::KindRole).toInt()];
    return found;
}

QStringList TestConversationCalls::said(const ConversationModel& model)
{
    QStringList found;
    for (int row = 0; row < model.rowCount(); ++row)
        found.append(model.index(row).data(Qt::AccessibleTextRole).toString());
    return found;
}

void TestConversationCalls::callsStandUnderTheirPrompt()
{
    prompt(u"p1"_s);
    call(u"c1"_s, u"p1"_s);
    prompt(u"p2"_s);
    play();
    call(u"late"_s, u"p1"_s); // its prompt is not the last any more
    call(u"c2"_s, u"p2"_s);
    reply(u"p2"_s); // what it says is shown before what it did
    play();
    QCOMPARE(said(*m_model).filter(u"Bash"_s).size(), 3);
    const QList<Kind> wanted { Kind::Prompt, Kind::Tool, Kind::Tool, Kind::Prompt, Kind::Reply, Kind::Tool };
    QCOMPARE(m_model->rowCount(), wanted.size());
    for (int row = 0; row < wanted.size(); ++row)
        QCOMPARE(Kind(m_model->index(row).data(ConversationModel::KindRole).toInt()), wanted.at(row));
    QCOMPARE(m_model->index(2).data(ConversationModel::ChangeRole).toString(), u"ls late"_s);
}

void TestConversationCalls::aResultIsSaidOfItsCall()
{
    prompt(u"p1"_s);
    calls(0, 3, u"p1"_s);
    play();
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    result(u"p1-1"_s);
    play();
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.first().first().toModelIndex().row(), 2);
    QCOMPARE(m_model->index(2).data(ConversationModel::DecisionRole).toString(), u"failed"_s);
}

void TestConversationCalls::manyCallsAreFolded_data()
{
    QTest::addColumn<int>("calls");
    QTest::addColumn<int>("folded");
    QTest::newRow("some are all shown") << 149 << 0;
    QTest::newRow("more are folded") << 150 << 50;
    QTest::newRow("not with each of them") << 199 << 50;
    QTest::newRow("but once in fifty") << 200 << 100;
    QTest::newRow("thousands") << 2049 << 1900;
}

void TestConversationCalls::manyCallsAreFolded()
{
    QFETCH(const int, calls);
    QFETCH(const int, folded);
    prompt(u"p1"_s);
    this->calls(0, calls, u"p1"_s);
    play();
    QCOMPARE(kinds(*m_model), (QList<int> { 1, 0, folded > 0, calls - folded, 0 }));
    if (folded > 0) {
        const QModelIndex earlier = m_model->index(1);
        QVERIFY2(earlier.data(ConversationModel::SuggestionRole).toString().startsWith(QString::number(folded)),
            qPrintable(earlier.data(ConversationModel::SuggestionRole).toString()));
        QCOMPARE(m_model->index(2).data(ConversationModel::ChangeRole).toString(), u"ls p1-%1"_s.arg(folded));
    }
}

void TestConversationCalls::nothingIsFoldedUnderAReader()
{
    prompt(u"p1"_s);
    calls(0, 140, u"p1"_s);
    play();
    m_model->setHeld(true);
    calls(140, 300, u"p1"_s);
    play();
    QCOMPARE(kinds(*m_model), (QList<int> { 1, 0, 0, 300, 0 }));
    reply(u"p1"_s); // which makes its rows anew
    play();
    QCOMPARE(kinds(*m_model), (QList<int> { 1, 1, 0, 300, 0 }));
    m_model->setHeld(false);
    calls(300, 301, u"p1"_s);
    play();
    QCOMPARE(kinds(*m_model), (QList<int> { 1, 1, 1, 101, 0 }));
}

void TestConversationCalls::aFoldedCallIsRevealed()
{
    prompt(u"p1"_s);
    calls(0, 250, u"p1"_s);
    const Seq last = call(u"last"_s, u"p1"_s);
    play();
    const Seq newestFolded = m_model->index(1).data(ConversationModel::SeqRole).toLongLong();
    const QPersistentModelIndex earlier = m_model->index(1);
    QVERIFY(!m_model->indexOf(newestFolded).isValid());
    const QModelIndex shown = m_model->reveal(newestFolded);
    QCOMPARE(shown, QModelIndex(earlier)); // who chose that row has the call chosen now
    QCOMPARE(shown.data(ConversationModel::ChangeRole).toString(), u"ls p1-149"_s);
    QCOMPARE(kinds(*m_model), (QList<int> { 1, 0, 0, 251, 0 }));
    QCOMPARE(m_model->indexOf(last).row(), 251);
    calls(250, 400, u"p1"_s); // and stays so
    play();
    QCOMPARE(kinds(*m_model).at(int(Kind::Tool)), 401);
}

void TestConversationCalls::aCallThatIsLookedAtStays()
{
    prompt(u"p1"_s);
    const Seq first = call(u"first"_s, u"p1"_s);
    play();
    QVERIFY(m_model->reveal(first).isValid());
    calls(0, 300, u"p1"_s);
    play();
    QCOMPARE(m_model->indexOf(first).row(), 1);
}

void TestConversationCalls::aResultOfAFoldedCallChangesNoRow()
{
    prompt(u"p1"_s);
    calls(0, 200, u"p1"_s);
    play();
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    result(u"p1-3"_s);
    play();
    QCOMPARE(changed.size(), 0);
    m_model->reveal(m_model->index(1).data(ConversationModel::SeqRole).toLongLong());
    QCOMPARE(m_model->index(4).data(ConversationModel::DecisionRole).toString(), u"failed"_s);
}

void TestConversationCalls::aRecordingIsFoldedToo()
{
    prompt(u"p1"_s);
    calls(0, 200, u"p1"_s);
    prompt(u"p2"_s);
    calls(0, 3, u"p2"_s);
    SessionModel recording(sampleKit(), m_script.events);
    ConversationModel model(&recording);
    const QList<int> whole { 2, 0, 1, 103, 0 };
    QCOMPARE(kinds(model), whole);
    model.setHeld(true);
    recording.seek(100'000'000);
    QCOMPARE(kinds(model).at(int(Kind::Earlier)), 0);
    recording.seek(recording.durationUs());
    QCOMPARE(kinds(model), whole);
}

void TestConversationCalls::itIsAlwaysWhatReadingAnewWouldShow()
{
    const auto seed = qEnvironmentVariableIntValue("SEED") ? quint32(qEnvironmentVariableIntValue("SEED")) : 7U;
    QRandomGenerator random(seed);
    QStringList prompts, known;
    for (int round = 0; round < 40; ++round) {
        for (int i = 0; i < 40; ++i) {
            const int what = prompts.isEmpty() ? 0 : int(random.bounded(100));
            const QString last = prompts.isEmpty() ? QString() : prompts.last();
            if (what < 2) {
                prompts.append(u"p%1"_s.arg(prompts.size()));
                prompt(prompts.last());
            } else if (what < 70) {
                known.append(u"c%1"_s.arg(known.size()));
                call(known.last(), what < 5 ? prompts.at(random.bounded(prompts.size())) : last);
            } else if (what < 98 && !known.isEmpty()) {
                result(known.at(random.bounded(known.size())));
            } else if (m_session->state().turns.isEmpty() || m_session->state().turns.last().replySeq == 0) {
                reply(last);
                play();
            }
        }
        play();
        const ConversationModel anew(m_session.get());
        QCOMPARE(said(*m_model), said(anew));
    }
}

QTEST_GUILESS_MAIN(TestConversationCalls)
#include "tst_conversation_calls.moc"

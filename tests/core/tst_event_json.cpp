// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "all_events.h"
#include "warnings.h"

#include <QJsonDocument>
#include <QTest>

#include <array>

using namespace jumpseat;
using test::oneOfEach;

namespace {

QByteArray json(const event::Payload& payload)
{
    return QJsonDocument(payloadToJson(payload)).toJson(QJsonDocument::Compact);
}

constexpr std::array sharedKinds { "session.started", "session.resumed", "session.ended", "consent.given",
    "participant.joined", "participant.connection", "task.started", "file.added", "file.renamed", "file.removed",
    "file.restored", "edit", "caret", "paste", "prompt", "reply", "tool.called", "tool.returned", "suggestion.offered",
    "suggestion.decided", "run.started", "run.output", "run.input", "terminal.cast", "run.finished", "tests.reported",
    "review.comment", "review.edited", "review.removed", "review.verdict", "review.viewed", "design.constraint",
    "design.tradeoff", "design.diagram", "hint", "assistant.pinned", "assistant.stopped", "tool.decided",
    "suggestion.shown", "editor.offered", "watch.started", "watch.ended" };
constexpr std::array privateKinds { "note", "bookmark", "question", "flaw.judged", "finding", "score",
    "evidence.linked", "evidence.unlinked", "recommendation", "scorecard.submitted", "scorecard.amended", "feedback",
    "media.added", "record.recovered", "tests.hidden", "model.used", "acts.imported" };
static_assert(sharedKinds.size() + privateKinds.size() + 1 == std::variant_size_v<event::Payload>);

} // namespace

class TestEventJson : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnWarnings(); }

    void everyKindSurvivesARoundTrip_data()
    {
        QTest::addColumn<int>("which");
        const auto all = oneOfEach();
        for (int i = 0; i < int(all.size()); ++i)
            QTest::addRow("%s, %d", qPrintable(kindOf(all.at(i))), i) << i;
    }
    void everyKindSurvivesARoundTrip()
    {
        QFETCH(int, which);
        const auto payload = oneOfEach().at(which);
        const auto back = payloadFromJson(kindOf(payload), payloadToJson(payload));
        QVERIFY2(back.has_value(), back ? "" : qPrintable(back.error().what));
        QCOMPARE(back->index(), payload.index());
        QCOMPARE(json(*back), json(payload));
    }

    void everyKindIsTried()
    {
        QSet<size_t> kinds;
        for (const auto& payload : oneOfEach())
            kinds.insert(payload.index());
        QCOMPARE(kinds.size(), qsizetype(std::variant_size_v<event::Payload> - 1)); // all but Unknown
    }

    void resultsOfTestsComeBackWhole()
    {
        const TestResult failed { QStringLiteral("t::a"), QStringLiteral("a"), TestOutcome::Failed, 7,
            QStringLiteral("1 != 2") };
        const TestResult nameless { QStringLiteral("t::b"), {}, TestOutcome::Skipped, 0, {} };
        const event::TestsReported report { { QStringLiteral("r1") }, { failed, nameless } };
        const auto back = payloadFromJson(QStringLiteral("tests.reported"), payloadToJson(report));
        QCOMPARE(std::get<event::TestsReported>(*back).tests, report.tests);
    }

    void anOutcomeOfANewerProgramIsNotAPass()
    {
        const auto read = payloadFromJson(QStringLiteral("tests.reported"),
            QJsonDocument::fromJson(R"({"run":"r1","tests":[{"id":"t","outcome":"flaky"}]})").object());
        QVERIFY(read.has_value());
        QCOMPARE(std::get<event::TestsReported>(*read).tests.first().outcome, TestOutcome::Error);
    }

    void whatIsLeftOutComesBackAsItWas()
    {
        const auto open =
            payloadFromJson(QStringLiteral("flaw.judged"), payloadToJson(event::FlawJudged { {}, FlawVerdict::Open }));
        QCOMPARE(std::get<event::FlawJudged>(*open).verdict, FlawVerdict::Open);
        const auto unasked =
            payloadFromJson(QStringLiteral("question"), payloadToJson(event::QuestionTicked { {}, 0, false }));
        QCOMPARE(std::get<event::QuestionTicked>(*unasked).asked, false);
    }

    void aScoreOfNotObservedIsNotAScoreTakenBack()
    {
        const auto zero = payloadFromJson(QStringLiteral("score"), payloadToJson(event::ScoreGiven { {}, 0 }));
        const auto none =
            payloadFromJson(QStringLiteral("score"), payloadToJson(event::ScoreGiven { {}, std::nullopt }));
        QCOMPARE(std::get<event::ScoreGiven>(*zero).level, std::optional(0));
        QCOMPARE(std::get<event::ScoreGiven>(*none).level, std::optional<int>());
    }

    void unknownKindsAreKept()
    {
        const QJsonObject payload { { QStringLiteral("future"), QStringLiteral("value") } };
        const auto read = payloadFromJson(QStringLiteral("hologram"), payload);
        QVERIFY(read.has_value());
        QCOMPARE(kindOf(*read), QStringLiteral("hologram"));
        QCOMPARE(payloadToJson(*read), payload);
        QCOMPARE(visibilityOf(*read), Visibility::InterviewersOnly);
    }

    void wrongShapesAreRefused_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QByteArray>("payload");
        QTest::newRow("text is a number") << QStringLiteral("note") << QByteArray(R"({"text":5})");
        QTest::newRow("changes are no array") << QStringLiteral("edit") << QByteArray(R"({"changes":"x"})");
        QTest::newRow("changes are malformed") << QStringLiteral("edit") << QByteArray(R"({"changes":[-1]})");
        QTest::newRow("version is text") << QStringLiteral("edit") << QByteArray(R"({"v":"1"})");
        QTest::newRow("a test without outcome")
            << QStringLiteral("tests.reported") << QByteArray(R"({"tests":[{"id":"t"}]})");
        QTest::newRow("tests that are no list") << QStringLiteral("tests.reported") << QByteArray(R"({"tests":{}})");
        QTest::newRow("size is text") << QStringLiteral("media.added") << QByteArray(R"({"size":"1"})");
        QTest::newRow("level is text") << QStringLiteral("score") << QByteArray(R"({"level":"4"})");
    }
    void wrongShapesAreRefused()
    {
        QFETCH(QString, kind);
        QFETCH(QByteArray, payload);
        const auto read = payloadFromJson(kind, QJsonDocument::fromJson(payload).object());
        QVERIFY(!read.has_value());
        QCOMPARE(read.error().code, ErrorCode::Malformed);
    }

    // The whole list, by hand: whoever adds a kind says here, too, whether a candidate may ever receive it.
    void everyKindHasItsVisibility_data()
    {
        QTest::addColumn<bool>("shared");
        for (const char* kind : sharedKinds)
            QTest::newRow(kind) << true;
        for (const char* kind : privateKinds)
            QTest::newRow(kind) << false;
    }
    void everyKindHasItsVisibility()
    {
        QFETCH(bool, shared);
        const auto payload = payloadFromJson(QLatin1StringView(QTest::currentDataTag()), {});
        QVERIFY(payload.has_value());
        QVERIFY(!std::holds_alternative<event::Unknown>(*payload));
        QCOMPARE(visibilityOf(*payload), shared ? Visibility::Shared : Visibility::InterviewersOnly);
    }
};

QTEST_GUILESS_MAIN(TestEventJson)
#include "tst_event_json.moc"

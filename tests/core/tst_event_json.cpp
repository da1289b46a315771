// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/event.h"
#include "warnings.h"

#include <QJsonDocument>
#include <QTest>

using namespace jumpseat;

namespace {

QByteArray json(const event::Payload& payload)
{
    return QJsonDocument(payloadToJson(payload)).toJson(QJsonDocument::Compact);
}

/// One of every kind, with every member set to something that is not its default.
QList<event::Payload> oneOfEach()
{
    const ParticipantId person { QStringLiteral("c1") };
    const FileId file { QStringLiteral("f") };
    const TaskId task { QStringLiteral("t") };
    const PromptId prompt { QStringLiteral("p1") };
    const SuggestionId suggestion { QStringLiteral("S1") };
    const QString text = QStringLiteral("text with \"quotes\", \U0001F600 and\nlines");
    const auto changes = ChangeSet::replace(5, 1, 3, QStringLiteral("x\ny"));
    const CriterionId criterion { QStringLiteral("k") };
    return { event::SessionStarted { text, text, text, 3, 60, text, text }, event::SessionResumed {},
        event::SessionEnded {}, event::ConsentGiven { person, text },
        event::ParticipantJoined { person, Role::Interviewer, text }, event::ConnectionChanged { person, true },
        event::TaskStarted { task, 1, text, 20 }, event::FileAdded { file, task, text, text, true, text },
        event::FileRenamed { file, text, text }, event::FileRemoved { file, text }, event::FileRestored { file, text },
        event::Edited { file, 7, { text }, 3, changes, text, { OriginKind::Assistant, text } },
        event::Edited { file, 8, { text }, 4, changes, text, { OriginKind::Candidate, {} } },
        event::Edited { file, 9, { text }, 5, changes, text, { OriginKind::Assistant, text },
            { { 1, { OriginKind::Pasted, {} } }, { 2, { OriginKind::Assistant, text } } }, 67 },
        event::PromptSent { prompt, text, { text, text }, text }, event::ReplyFinished { prompt, text, text, text, 12 },
        event::SuggestionOffered { suggestion, prompt, file, 4, changes, 2, 1, { { text } } },
        event::SuggestionDecided { suggestion, Decision::Partly, 2, text }, event::HintGiven { task, 1, text },
        event::NoteAdded { text, NoteTag::Inference }, event::BookmarkAdded {},
        event::QuestionTicked { task, 1, false }, event::QuestionTicked { task, 1, true },
        event::FlawJudged { { text }, FlawVerdict::Missed }, event::FlawJudged { { text }, FlawVerdict::Open },
        event::ScoreGiven { criterion, 0 }, event::ScoreGiven { criterion, 4 },
        event::ScoreGiven { criterion, std::nullopt }, event::EvidenceLinked { { text }, criterion, 9 },
        event::EvidenceUnlinked { { text } }, event::Recommended { Recommendation::StrongYes } };
}

} // namespace

class TestEventJson : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnWarnings(); }

    void everyKindSurvivesARoundTrip()
    {
        QSet<size_t> kinds;
        for (const auto& payload : oneOfEach()) {
            kinds.insert(payload.index());
            const auto back = payloadFromJson(kindOf(payload), payloadToJson(payload));
            QVERIFY2(back.has_value(), qPrintable(kindOf(payload)));
            QCOMPARE(back->index(), payload.index());
            QCOMPARE(json(*back), json(payload));
        }
        QCOMPARE(kinds.size(), qsizetype(std::variant_size_v<event::Payload> - 1)); // all but Unknown
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

    void whatInterviewersThinkIsPrivate()
    {
        for (const auto& payload : oneOfEach()) {
            const QString kind = kindOf(payload);
            const bool judgement = kind == QLatin1String("note") || kind == QLatin1String("score")
                || kind == QLatin1String("bookmark") || kind == QLatin1String("question")
                || kind.startsWith(QLatin1String("flaw")) || kind.startsWith(QLatin1String("evidence"))
                || kind == QLatin1String("recommendation");
            QCOMPARE(visibilityOf(payload) == Visibility::InterviewersOnly, judgement);
        }
    }
};

QTEST_GUILESS_MAIN(TestEventJson)
#include "tst_event_json.moc"

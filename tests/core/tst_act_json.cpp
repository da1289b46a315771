// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "acts/act_json.h"
#include "base/json.h"
#include "warnings.h"

#include <QJsonArray>
#include <QTest>

#include <limits>

using namespace jumpseat;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(jumpseat::act::What)

namespace {

/// Every kind with every member set to a value that is not its default.
QList<std::pair<const char*, act::What>> fullActs()
{
    return {
        { "prompted", act::Prompted { u"p-1"_s, u"Why does it hang?"_s, { u"a.py"_s, u"b.py"_s }, true } },
        { "said", act::Said { u"msg_1"_s, u"req_1"_s, u"model-x"_s, u"It waits."_s, u"cut"_s } },
        { "tool-used",
            act::ToolUsed { u"toolu_1"_s, u"msg_1"_s, u"Edit"_s, ToolKind::Edit, u"{}"_s,
                { { u"a.py"_s, u"x"_s, u"y"_s }, { u"b.py"_s, u""_s, u"new"_s } }, u"ls"_s, true } },
        { "tool-decided", act::ToolDecided { u"toolu_1"_s, u"Edit"_s, true, u"person"_s, u"not so"_s } },
        { "tool-ended", act::ToolEnded { u"toolu_1"_s, ToolOutcome::Denied, u"out"_s, true, 1500 } },
        { "interrupted", act::Interrupted {} },
        { "used", act::Used { u"req_1"_s, u"msg_1"_s, u"model-x"_s, 1, 2, 3, 4, 5, 200 } },
        { "failed", act::Failed { u"req_1"_s, 529, u"overloaded"_s } },
        { "offered", act::Offered { u"o1"_s, u"a.py"_s, u"pass"_s, true, 3, 4 } },
    };
}

QJsonObject parsed(const QByteArray& json)
{
    return parseJson(json).object();
}

/// As it comes back from bytes, not only from Qt's own objects.
Result<Act> throughBytes(const Act& act)
{
    return actFromJson(parsed(QJsonDocument(actToJson(act)).toJson(QJsonDocument::Compact)));
}

} // namespace

class TestActJson : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnWarnings(); }

    void actsComeBackAsTheyWere_data()
    {
        QTest::addColumn<act::What>("what");
        for (const auto& [name, what] : fullActs())
            QTest::newRow(name) << what;
    }
    void actsComeBackAsTheyWere()
    {
        QFETCH(act::What, what);
        const Act full { Channel::Hook, u"claude-code"_s, u"c-1"_s, 1'790'000'000'123, what };
        QCOMPARE(actToJson(full).value("kind"_L1).toString(), QString::fromLatin1(QTest::currentDataTag()));
        QVERIFY(throughBytes(full) == full);

        Act empty; // every member zero, the channel too
        empty.channel = Channel::Panel;
        std::visit([&]<class T>(const T&) { empty.what = T {}; }, what);
        QCOMPARE(actToJson(empty).keys(), (QStringList { u"channel"_s, u"kind"_s }));
        QVERIFY(throughBytes(empty) == empty);
    }

    void everyKindAndChannelIsTried()
    {
        QCOMPARE(fullActs().size(), qsizetype(std::variant_size_v<act::What>));
        for (int i = 0; i <= int(Channel::Transcript); ++i) {
            Act act;
            act.channel = Channel(i);
            QVERIFY(throughBytes(act) == act);
        }
        for (int i = 0; i <= int(ToolOutcome::Denied); ++i) {
            const Act act { Channel::Hook, {}, {}, 0, act::ToolEnded { {}, ToolOutcome(i), {}, false, 0 } };
            QVERIFY(throughBytes(act) == act);
        }
    }

    void extremesAreKept()
    {
        const Act far { Channel::Hook, u"\ufefft\0x\U0001F642"_s, {}, std::numeric_limits<qint64>::min(),
            act::Used { {}, {}, {}, std::numeric_limits<qint64>::max(), (qint64(1) << 53) + 1, 0, 0, 0,
                std::numeric_limits<int>::min() } };
        QVERIFY(throughBytes(far) == far);
    }

    void theFormIsCompact()
    {
        const Act act { Channel::Telemetry, u"codex"_s, u"c"_s, 7, act::Failed { {}, 429, u"slow down"_s } };
        QCOMPARE(QJsonDocument(actToJson(act)).toJson(QJsonDocument::Compact),
            QByteArray(R"({"at":7,"channel":"telemetry","conversation":"c","kind":"failed","tool":"codex",)"
                       R"("what":{"status":429,"what":"slow down"}})"));
    }

    void whatIsNotKnownIsIgnored()
    {
        const auto act =
            actFromJson(parsed(R"({"kind":"said","channel":"panel","new":1,"what":{"text":"a","new":[]}})"));
        QVERIFY(act);
        QCOMPARE(std::get<act::Said>(act->what).text, u"a"_s);
    }

    void otherShapesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("named");
        const auto row = [](const char* name, const char* json, const char* named) {
            QTest::newRow(name) << QByteArray(json) << QString::fromLatin1(named);
        };
        row("nothing", "{}", "kind");
        row("another kind", R"({"kind":"sang","channel":"hook"})", "kind");
        row("no channel", R"({"kind":"said"})", "channel");
        row("another channel", R"({"kind":"said","channel":"fax"})", "channel");
        row("a time in words", R"({"kind":"said","channel":"hook","at":"noon"})", "\"at\"");
        row("half a millisecond", R"({"kind":"said","channel":"hook","at":0.5})", "\"at\"");
        row("a list for what", R"({"kind":"said","channel":"hook","what":[]})", "\"what\"");
        row("a number for a text", R"({"kind":"said","channel":"hook","what":{"text":1}})", "\"text\"");
        row("a text for yes or no", R"({"kind":"prompted","channel":"hook","what":{"queued":"true"}})", "\"queued\"");
        row("files that are numbers", R"({"kind":"prompted","channel":"hook","what":{"context":[1]}})", "\"context\"");
        row("files that are no list", R"({"kind":"prompted","channel":"hook","what":{"context":"a"}})", "\"context\"");
        row("a status beyond int", R"({"kind":"failed","channel":"hook","what":{"status":4294967496}})", "\"status\"");
        row("another outcome", R"({"kind":"tool-ended","channel":"hook","what":{"outcome":"fine"}})", "\"outcome\"");
        row("an outcome that is a number", R"({"kind":"tool-ended","channel":"hook","what":{"outcome":1}})",
            "\"outcome\"");
        row("another kind of tool", R"({"kind":"tool-used","channel":"hook","what":{"kind":"saw"}})", "\"kind\"");
        row("an edit that is a text", R"({"kind":"tool-used","channel":"hook","what":{"edits":["a"]}})", "\"edits\"");
        row("an edit with a wrong member", R"({"kind":"tool-used","channel":"hook","what":{"edits":[{"path":1}]}})",
            "\"edits\"");
    }
    void otherShapesAreRefused()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, named);
        const auto act = actFromJson(parsed(json));
        QVERIFY(!act);
        QCOMPARE(act.error().code, ErrorCode::Malformed);
        QVERIFY2(act.error().what.contains(named), qPrintable(act.error().what));
    }
};

QTEST_GUILESS_MAIN(TestActJson)
#include "tst_act_json.moc"

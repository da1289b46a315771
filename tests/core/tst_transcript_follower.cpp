// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "acts/act_json.h"
#include "claude_lines.h"
#include "warnings.h"
#include "watch/transcript_follower.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace jumpseat;
using namespace Qt::StringLiterals;
using test::ClaudeLines;

namespace {

constexpr qint64 sessionStart = 1'790'000'000'000;

/// A made-up home folder with a folder of work in it.
struct Home {
    QTemporaryDir dir;
    QString home = QFileInfo(dir.path()).canonicalFilePath();
    QString folder = home + u"/work/limiter"_s;
    ToolPlaces places =
        ToolPlaces::from([this](const char* name) { return QByteArrayView(name) == "HOME" ? home : QString(); });
    QString claude = home + u"/.claude/projects/"_s + claudeFolderName(folder) + u"/s.jsonl"_s;
    ClaudeLines lines { folder };

    Home() { QDir().mkpath(folder); }
    [[nodiscard]] TranscriptFinder finder() const { return { places, folder }; }
    [[nodiscard]] TranscriptFollower follower() const { return { finder(), sessionStart }; }
    static void append(const QString& path, const QByteArray& bytes)
    {
        QVERIFY(QDir().mkpath(QFileInfo(path).path()));
        QFile file(path);
        QVERIFY(file.open(QIODevice::Append));
        QCOMPARE(file.write(bytes), bytes.size());
    }
    static void put(const QString& path, const QByteArray& bytes)
    {
        QFile::remove(path);
        append(path, bytes);
    }
};

/// "prompt: fix it", "tool: Edit", ...
QStringList told(const QList<Act>& acts)
{
    QStringList result;
    for (const Act& act : acts) {
        if (const auto* prompted = std::get_if<act::Prompted>(&act.what))
            result += u"prompt: "_s + prompted->text;
        else if (const auto* said = std::get_if<act::Said>(&act.what))
            result += u"said: "_s + said->text.trimmed();
        else if (const auto* used = std::get_if<act::ToolUsed>(&act.what))
            result += u"tool: "_s + used->tool;
        else if (const auto* ended = std::get_if<act::ToolEnded>(&act.what))
            result += u"ended: "_s + ended->output;
        else if (const auto* offered = std::get_if<act::Offered>(&act.what))
            result += u"offered: "_s + offered->path;
    }
    return result;
}

template <class What> std::optional<What> first(const QList<Act>& acts)
{
    for (const Act& act : acts) {
        if (const auto* found = std::get_if<What>(&act.what))
            return *found;
    }
    return std::nullopt;
}

} // namespace

class TestTranscriptFollower : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnWarnings(); }

    void eachToolsFilesOfTheFolderAreFound()
    {
        const Home home;
        const QByteArray codexMeta = "{\"timestamp\":\"2026-09-21T10:00:00Z\",\"type\":\"session_meta\",\"payload\":{"
                                     "\"id\":\"x\",\"cwd\":\"%\"}}\n";
        const auto at = [&](const QString& cwd) { return QByteArray(codexMeta).replace("%", cwd.toUtf8()); };
        Home::append(home.claude, home.lines.prompt(sessionStart, u"hi"_s));
        const QString agent = QFileInfo(home.claude).path() + u"/s/subagents/agent-1.jsonl"_s;
        Home::append(agent, home.lines.prompt(sessionStart, u"hi"_s));
        const QString projects = home.home + u"/.claude/projects/"_s;
        const QString below = projects + claudeFolderName(home.folder + u"/sub"_s) + u"/b.jsonl"_s;
        Home::append(below, ClaudeLines { home.folder + u"/sub"_s }.prompt(sessionStart, u"hi"_s));
        Home::append(projects + claudeFolderName(home.folder + u"-2"_s) + u"/c.jsonl"_s,
            ClaudeLines { home.folder + u"-2"_s }.prompt(sessionStart, u"hi"_s));
        const QString codex = home.home + u"/.codex/sessions/2026/09/21/rollout-a.jsonl"_s;
        Home::append(codex, at(home.folder));
        Home::append(home.home + u"/.codex/sessions/2026/09/21/rollout-b.jsonl"_s, at(home.folder + u"2"_s));
        const QString aider = home.folder + u"/.aider.chat.history.md"_s;
        Home::append(aider, "\n# aider chat started at 2026-09-21 10:00:00\n\n");
        const QByteArray hash = QCryptographicHash::hash(home.folder.toUtf8(), QCryptographicHash::Sha256).toHex();
        const QString gemini = home.home + u"/.gemini/tmp/"_s + QString::fromLatin1(hash) + u"/chats/session-1.json"_s;
        Home::append(gemini, "{}");
        const auto named = [&](const QString& name, const QString& root) {
            const QString project = home.home + u"/.gemini/tmp/"_s + name;
            Home::append(project + u"/.project_root"_s, root.toUtf8() + '\n');
            Home::append(project + u"/chats/session-2.jsonl"_s, "{}");
            return project + u"/chats/session-2.jsonl"_s;
        };
        const QString newer = named(u"limiter"_s, home.folder);
        (void)named(u"limiter-2"_s, home.folder + u"-2"_s);
        QStringList paths;
        for (const FoundTranscript& each : home.finder().find())
            paths += each.path;
        QStringList expected { home.claude, agent, below, codex, aider, gemini, newer };
        expected.sort();
        QCOMPARE(paths, expected);
    }

    void otherPlacesOfTheirsAreLookedAt()
    {
        const auto places = ToolPlaces::from([](const char* name) {
            const QByteArrayView word(name);
            return word == "HOME" ? u"/home/ada"_s : word == "CODEX_HOME" ? u"/srv/codex/"_s : u"relative"_s;
        });
        QCOMPARE(places.codex, u"/srv/codex"_s);
        QCOMPARE(places.claude, u"/home/ada/.claude"_s);
    }

    void whatIsAppendedIsTold()
    {
        const Home home;
        Home::append(home.claude, home.lines.prompt(sessionStart - 5'000, u"before the session"_s));
        TranscriptFollower follower = home.follower();
        QVERIFY(follower.look().isEmpty());
        QVERIFY(follower.followed().isEmpty()); // not touched since
        const QByteArray prompt = home.lines.prompt(sessionStart + 1'000, u"fix it"_s);
        Home::append(home.claude, prompt.first(30));
        QVERIFY(follower.look().isEmpty());
        Home::append(home.claude, prompt.sliced(30));
        QCOMPARE(told(follower.look()), QStringList { u"prompt: fix it"_s });
        Home::append(
            home.claude, home.lines.edit(sessionStart + 2'000, u"t1"_s, home.folder + u"/a.py"_s, u"1"_s, u"2"_s));
        Home::append(home.claude, home.lines.result(sessionStart + 3'000, u"t1"_s, u"done"_s));
        const QList<Act> acts = follower.look();
        QCOMPARE(told(acts), (QStringList { u"tool: Edit"_s, u"ended: done"_s }));
        QCOMPARE(first<act::ToolUsed>(acts)->edits.first().path, u"a.py"_s);
        QVERIFY(follower.look().isEmpty());
    }

    void aFileThatIsWrittenAnewIsNotToldTwice_data()
    {
        QTest::addColumn<bool>("replaced");
        QTest::newRow("truncated") << false;
        QTest::newRow("another file in its place") << true;
    }
    void aFileThatIsWrittenAnewIsNotToldTwice()
    {
        QFETCH(bool, replaced);
        const Home home;
        TranscriptFollower follower = home.follower();
        const QByteArray one = home.lines.prompt(sessionStart + 1, u"one"_s);
        const QByteArray two = home.lines.prompt(sessionStart + 2, u"two"_s);
        const QByteArray three = home.lines.prompt(sessionStart + 3, u"three"_s);
        Home::append(home.claude, one + two);
        QCOMPARE(follower.look().size(), 2);
        if (replaced) {
            Home::put(home.claude + u".new"_s, two + three);
            QFile::remove(home.claude);
            QVERIFY(QFile::rename(home.claude + u".new"_s, home.claude));
        } else {
            QFile file(home.claude);
            QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
            file.write(two);
            file.close();
            QVERIFY(follower.look().isEmpty());
            Home::append(home.claude, three);
        }
        QCOMPARE(told(follower.look()), QStringList { u"prompt: three"_s });
    }

    void aHistoryWithoutTimesIsToldFromWhereItEnded()
    {
        const Home home;
        const QString aider = home.folder + u"/.aider.chat.history.md"_s;
        Home::append(aider, "\n# aider chat started at 2026-09-20 10:00:00\n\n#### old question\n\nold answer\n\n");
        TranscriptFollower follower = home.follower();
        Home::append(aider, "#### new question\n\nnew answer\n\n");
        QList<Act> acts = follower.look();
        acts += follower.finish();
        QCOMPARE(told(acts), (QStringList { u"prompt: new question"_s, u"said: new answer"_s }));
    }

    void whatIsOutsideIsShortenedAndSecretsStay()
    {
        const Home home;
        TranscriptFollower follower = home.follower();
        Home::append(home.claude,
            home.lines.prompt(sessionStart, u"see %1/notes.md, not %1more"_s.arg(home.home))
                + home.lines.tool(sessionStart, u"t1"_s, u"Read"_s, { { u"file_path"_s, home.folder + u"/.env"_s } })
                + home.lines.result(sessionStart, u"t1"_s, u"API_KEY=canary"_s)
                + home.lines.tool(
                    sessionStart, u"t2"_s, u"Bash"_s, { { u"command"_s, u"echo canary > ./certs/a.pem"_s } })
                + home.lines.result(sessionStart, u"t2"_s, u"canary"_s)
                + home.lines.edit(sessionStart, u"t3"_s, home.folder + u"/.env.local"_s, u"canary1"_s, u"canary2"_s)
                + home.lines.tool(sessionStart, u"t4"_s, u"Bash"_s, { { u"command"_s, u"pytest"_s } })
                + home.lines.result(sessionStart, u"t4"_s, u"1 passed in %1/x"_s.arg(home.home)));
        const QList<Act> acts = follower.look();
        QCOMPARE(told(acts).first(), u"prompt: see ~/notes.md, not %1more"_s.arg(home.home));
        QCOMPARE(told(acts).last(), u"ended: 1 passed in ~/x"_s);
        for (const Act& act : acts) {
            const QByteArray json = QJsonDocument(actToJson(act)).toJson();
            QVERIFY2(!json.contains("canary"), json.constData());
        }
        QCOMPARE(told(acts).count(u"tool: Bash"_s), 2); // that they happened stays
    }

    void ofDataForAllFoldersOnlyThisOnesIsTold()
    {
        const Home home;
        TranscriptFollower follower = home.follower();
        const QByteArray record =
            "{\"eventName\":\"autocomplete\",\"schema\":\"0.2.0\",\"timestamp\":\"2026-12-01T10:00:00.000Z\","
            "\"accepted\":true,\"completion\":\"x\",\"completionId\":\"%1\",\"filepath\":\"%2\",\"modelTitle\":\"m\"}"
            "\n";
        const QString data = home.home + u"/.continue/dev_data/0.2.0/autocomplete.jsonl"_s;
        Home::append(data,
            QByteArray(record).replace("%1", "c1").replace("%2", (u"file://"_s + home.folder + u"/a.py"_s).toUtf8())
                + QByteArray(record).replace("%1", "c2").replace("%2", "file:///elsewhere/canary.py"));
        const QStringList acts = told(follower.look());
        QCOMPARE(acts.size(), 1);
        QVERIFY2(acts.first().endsWith(u"a.py"_s), qPrintable(acts.first()));
    }
};

QTEST_GUILESS_MAIN(TestTranscriptFollower)
#include "tst_transcript_follower.moc"

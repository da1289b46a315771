// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "accepted_edit.h"
#include "session/authority.h"
#include "session/collab_client.h"
#include "warnings.h"

#include <QTest>

using namespace jumpseat;

namespace {

const FileId fileId { QStringLiteral("f") };

FileState fileWith(const QString& text)
{
    FileState file;
    file.id = fileId;
    file.name = fileId.value;
    file.document = TextDocument(text);
    file.provenance = Provenance(file.document.length(), {});
    return file;
}

/// Takes a push into `file` as a session would. Returns how many versions it made, or the error.
Result<qsizetype> accept(FileState& file, const command::Push& push)
{
    const auto updates = authority::rebase(file, push);
    if (!updates)
        return std::unexpected(updates.error());
    for (const auto& update : *updates) {
        if (auto applied = file.document.apply(update.changes); !applied)
            return std::unexpected(applied.error());
        file.history.append(test::acceptedEdit(update.client, update.changes));
        file.lastClientSeq.insert(update.client, update.clientSeq);
    }
    return updates->size();
}

command::Update update(const char* client, qint64 n, const ChangeSet& changes)
{
    return { { QLatin1StringView(client) }, n, changes, {}, {} };
}

/// An editor that takes in what was accepted when the test says so.
struct Editor {
    Editor(const QString& name, const FileState& file)
        : client({ name }, file.id, file.version(), file.document.length())
        , text(file.document.text())
    {
    }
    CollabClient client;
    QString text;
    qint64 seen = 0; // versions received

    bool receiveNext(const FileState& file)
    {
        if (seen == file.version())
            return true;
        const auto& accepted = file.history.at(seen++);
        const auto change = client.receive(accepted.client(), accepted.changes());
        if (!change)
            return false;
        if (*change)
            text = *(**change).apply(text);
        return true;
    }
};

} // namespace

class TestAuthority : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnWarnings(); }

    void theKnownDivergenceDoesNotHappen()
    {
        // "F": a replaces it (push under way), b deletes it, a takes that in, b inserts "j", a's push arrives. The usual
        // batch recipe ends with "ej" on the host and "je" at a.
        FileState file = fileWith(QStringLiteral("F"));
        Editor a(QStringLiteral("a"), file);
        const auto replace = ChangeSet::replace(1, 0, 1, QStringLiteral("e"));
        a.text = *replace.apply(a.text);
        a.client.edit(replace, {});
        const auto push = a.client.takePush();
        QVERIFY(accept(file, { fileId, 0, { update("b", 1, ChangeSet::replace(1, 0, 1, {})) } }).has_value());
        QVERIFY(a.receiveNext(file));
        QVERIFY(accept(file, { fileId, 1, { update("b", 2, ChangeSet::replace(0, 0, 0, QStringLiteral("j"))) } })
                .has_value());
        QVERIFY(accept(file, *push).has_value());
        while (a.seen < file.version())
            QVERIFY(a.receiveNext(file));
        QCOMPARE(a.text, file.document.text());
    }

    void repeatedPushesChangeNothing()
    {
        FileState file = fileWith(QStringLiteral("ab"));
        const command::Push push { fileId, 0, { update("a", 1, ChangeSet::replace(2, 0, 0, QStringLiteral("x"))) } };
        QCOMPARE(*accept(file, push), 1);
        QCOMPARE(*accept(file, push), 0);
        QCOMPARE(file.document.text(), QStringLiteral("xab"));
    }

    void aRepeatWithSomethingNewTakesOnlyTheNew()
    {
        FileState file = fileWith(QStringLiteral("ab"));
        const auto first = update("a", 1, ChangeSet::replace(2, 0, 0, QStringLiteral("x")));
        const auto second = update("a", 2, ChangeSet::replace(3, 3, 3, QStringLiteral("y")));
        QCOMPARE(*accept(file, { fileId, 0, { first } }), 1);
        QCOMPARE(*accept(file, { fileId, 0, { first, second } }), 1);
        QCOMPARE(file.document.text(), QStringLiteral("xaby"));
    }

    void badPushesAreRefused_data()
    {
        QTest::addColumn<qint64>("version");
        QTest::addColumn<qint64>("number");
        QTest::addColumn<ChangeSet>("changes"); // of "a", a pair, "b"
        QTest::addColumn<int>("code");
        const auto malformed = int(ErrorCode::Malformed);
        const auto typed = [](qint32 at, const QString& text) { return ChangeSet::replace(4, at, at, text); };
        const QString x = QStringLiteral("x");
        QTest::newRow("a version of the future") << 5LL << 1LL << typed(0, x) << int(ErrorCode::Ahead);
        QTest::newRow("a version below zero") << -1LL << 1LL << typed(0, x) << int(ErrorCode::Ahead);
        QTest::newRow("a missing edit") << 0LL << 2LL << typed(0, x) << int(ErrorCode::Refused);
        QTest::newRow("no number") << 0LL << 0LL << typed(0, x) << malformed;
        QTest::newRow("a longer text") << 0LL << 1LL << ChangeSet::replace(9, 0, 0, x) << int(ErrorCode::WrongLength);
        QTest::newRow("a shorter text") << 0LL << 1LL << ChangeSet::replace(3, 0, 0, x) << int(ErrorCode::WrongLength);
        QTest::newRow("no text") << 0LL << 1LL << ChangeSet::replace(0, 0, 0, x) << int(ErrorCode::WrongLength);
        QTest::newRow("NUL") << 0LL << 1LL << typed(0, QString(QChar(0))) << malformed;
        QTest::newRow("the first half of a pair") << 0LL << 1LL << typed(0, QString(QChar(0xD83D))) << malformed;
        QTest::newRow("the second half of a pair") << 0LL << 1LL << typed(0, QString(QChar(0xDE00))) << malformed;
        QTest::newRow("a pair the wrong way round")
            << 0LL << 1LL << typed(0, QString(QChar(0xDE00)) + QChar(0xD83D)) << malformed;
        QTest::newRow("into the middle of a pair") << 0LL << 1LL << typed(2, x) << malformed;
        QTest::newRow("the first half deleted") << 0LL << 1LL << ChangeSet::replace(4, 1, 2, {}) << malformed;
        QTest::newRow("the second half deleted") << 0LL << 1LL << ChangeSet::replace(4, 2, 3, {}) << malformed;
        QTest::newRow("from the middle of a pair on") << 0LL << 1LL << ChangeSet::replace(4, 2, 4, x) << malformed;
        QTest::newRow("one half for another")
            << 0LL << 1LL << ChangeSet::replace(4, 2, 3, QString(QChar(0xDE01))) << malformed;
        QTest::newRow("a file that would be too long")
            << 0LL << 1LL << typed(4, QString(ChangeSet::maxLength, u'x')) << int(ErrorCode::TooLarge);
    }
    void badPushesAreRefused()
    {
        QFETCH(qint64, version);
        QFETCH(qint64, number);
        QFETCH(ChangeSet, changes);
        QFETCH(int, code);
        FileState file = fileWith(QStringLiteral("a\U0001F600b"));
        const auto result = accept(file, { fileId, version, { update("a", number, changes) } });
        QVERIFY(!result.has_value());
        QCOMPARE(int(result.error().code), code);
        QCOMPARE(file.version(), 0);
    }

    void aCountThatDoesNotGoOnIsRefused_data()
    {
        // The editor has had its edits 1 and 2 accepted, as versions 1 and 2.
        QTest::addColumn<qint64>("version");
        QTest::addColumn<QList<qint64>>("numbers");
        QTest::addColumn<int>("code"); // 0: taken
        const auto malformed = int(ErrorCode::Malformed);
        QTest::newRow("it goes on") << 2LL << QList<qint64> { 3, 4 } << 0;
        QTest::newRow("one number twice") << 2LL << QList<qint64> { 3, 3 } << malformed;
        QTest::newRow("backwards") << 2LL << QList<qint64> { 4, 3 } << int(ErrorCode::Refused);
        QTest::newRow("a gap inside") << 2LL << QList<qint64> { 3, 5 } << int(ErrorCode::Refused);
        QTest::newRow("again, but made on top of itself") << 2LL << QList<qint64> { 2 } << malformed;
        QTest::newRow("again, as it was") << 1LL << QList<qint64> { 2, 3 } << 0;
        QTest::newRow("goes on, but from before what it goes on from")
            << 0LL << QList<qint64> { 3 } << int(ErrorCode::Refused);
    }
    void aCountThatDoesNotGoOnIsRefused()
    {
        QFETCH(qint64, version);
        QFETCH(QList<qint64>, numbers);
        QFETCH(int, code);
        FileState file = fileWith(QStringLiteral("ab"));
        const auto typed = [](qint64 n) {
            return update("a", n, ChangeSet::replace(qint32(n + 1), 0, 0, QStringLiteral("x")));
        };
        QCOMPARE(*accept(file, { fileId, 0, { typed(1), typed(2) } }), 2);
        command::Push push { fileId, version, {} };
        auto length = qint32(version + 2);
        for (const qint64 n : std::as_const(numbers))
            push.updates.append(update("a", n, ChangeSet::replace(length++, 0, 0, QStringLiteral("y"))));
        const auto result = accept(file, push);
        QCOMPARE(result ? 0 : int(result.error().code), code);
        if (code != 0)
            QCOMPARE(file.version(), 2);
    }

    void aPushSpeaksForOneEditor()
    {
        FileState file = fileWith(QStringLiteral("ab"));
        const auto mine = update("a", 1, ChangeSet::replace(2, 0, 0, QStringLiteral("x")));
        const auto other = update("b", 1, ChangeSet::replace(3, 0, 0, QStringLiteral("y")));
        QCOMPARE(accept(file, { fileId, 0, { mine, other } }).error().code, ErrorCode::Malformed);
        QCOMPARE(file.version(), 0);
    }

    void laterEditsOfAPushMayNotCutACharacter()
    {
        FileState file = fileWith(QStringLiteral("ab"));
        const auto emoji = update("a", 1, ChangeSet::replace(2, 1, 1, QStringLiteral("\U0001F600")));
        const auto cut = update("a", 2, ChangeSet::replace(4, 2, 2, QStringLiteral("y")));
        const auto behind = update("a", 2, ChangeSet::replace(4, 3, 3, QStringLiteral("y")));
        QCOMPARE(accept(file, { fileId, 0, { emoji, cut } }).error().code, ErrorCode::Malformed);
        QCOMPARE(file.version(), 0);
        QCOMPARE(*accept(file, { fileId, 0, { emoji, behind } }), 2);
        QCOMPARE(file.document.text(), QStringLiteral("a\U0001F600yb"));
    }

    void readOnlyFilesStayAsTheyAre()
    {
        FileState file = fileWith(QStringLiteral("ab"));
        file.readOnly = true;
        const auto result = accept(file, { fileId, 0, { update("a", 1, ChangeSet::replace(2, 0, 2, {})) } });
        QCOMPARE(result.error().code, ErrorCode::Refused);
    }

    void aPushFarBehindIsStale()
    {
        FileState file = fileWith(QString());
        for (int i = 1; i <= 1000; ++i)
            QVERIFY(accept(
                file, { fileId, i - 1, { update("a", i, ChangeSet::replace(i - 1, 0, 0, QStringLiteral("x"))) } }));
        command::Push late { fileId, 0, {} };
        for (int i = 1; i <= 300; ++i)
            late.updates.append(update("b", i, ChangeSet::replace(i - 1, 0, 0, QStringLiteral("y"))));
        QCOMPARE(accept(file, late).error().code, ErrorCode::Stale);
    }

    void cursorsAreMappedFromOlderVersions()
    {
        CollabClient client({ QStringLiteral("a") }, fileId, 0, 5);
        QVERIFY(client.receive({ QStringLiteral("b") }, ChangeSet::replace(5, 0, 0, QStringLiteral("xx"))).has_value());
        client.edit(ChangeSet::replace(7, 7, 7, QStringLiteral("!")), {});
        QCOMPARE(client.fromVersion(0, 3), std::optional(5));
        QCOMPARE(client.fromVersion(1, 3), std::optional(3));
        QCOMPARE(client.fromVersion(2, 3), std::optional<qint32>());
        QCOMPARE(client.fromVersion(0, 99), std::optional<qint32>());
    }
};

QTEST_GUILESS_MAIN(TestAuthority)
#include "tst_authority.moc"

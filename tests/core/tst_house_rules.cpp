// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "warnings.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

// The walls of the house, held by a test: what a room of core may know.

namespace {

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

struct Room {
    QString name, folder; ///< "archive", "store/archive"
};

/// The rooms of core in the order of core/CMakeLists.txt, ground floor first.
QList<Room> rooms()
{
    QList<Room> all;
    static const QRegularExpression room(
        QStringLiteral("^jumpseat_room\\(jumpseat_(\\w+) FOLDER ([\\w/]+)"), QRegularExpression::MultilineOption);
    const QString lists = QString::fromUtf8(contentOf(QStringLiteral(SOURCE_DIR "/core/CMakeLists.txt")));
    for (auto it = room.globalMatch(lists); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        all.append({ match.captured(1), match.captured(2) });
    }
    return all;
}

} // namespace

class TestHouseRules : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { jumpseat::test::failOnWarnings(); }

    void coreIsCompiledWithoutGuiOrWidgets()
    {
        // With their headers out of reach of the compiler, no file of core can name a class of theirs.
        const auto commands =
            QJsonDocument::fromJson(contentOf(QStringLiteral(BINARY_DIR "/compile_commands.json"))).array();
        // By room and not by file: a build in batches compiles sources that include several files.
        QList<Room> unseen = rooms();
        QVERIFY(unseen.size() > 5);
        for (const QJsonValue& value : commands) {
            const QString output = value[QLatin1String("output")].toString();
            if (!output.startsWith(QLatin1String("core/")))
                continue;
            unseen.removeIf([&](const Room& room) {
                return output.startsWith(QStringLiteral("core/CMakeFiles/jumpseat_%1.dir/").arg(room.name));
            });
            const QString line = value[QLatin1String("command")].toString();
            for (const char* library : { "QtGui", "QtWidgets", "QtNetwork", "QtSvg" }) {
                // Asking a model server takes TLS, proxies and the computer's certificates, which Qt has and Asio has not.
                const bool isUpstream = output.startsWith(QLatin1String("core/CMakeFiles/jumpseat_upstream.dir/"));
                if (isUpstream && QLatin1StringView(library) == QLatin1StringView("QtNetwork"))
                    continue;
                QVERIFY2(!line.contains(QLatin1StringView(library)), qPrintable(line));
            }
        }
        QVERIFY2(unseen.isEmpty(), unseen.isEmpty() ? "" : qPrintable(unseen.first().name));
    }

    void thisProgramWithAllOfCoreLoadsNoGui()
    {
        const QByteArray maps = contentOf(QStringLiteral("/proc/self/maps"));
        QVERIFY(maps.contains("libQt6Core"));
        QVERIFY(!maps.contains("libQt6Gui"));
        QVERIFY(!maps.contains("libQt6Widgets"));
    }

    void roomsUseOnlyWhatStandsAboveThem()
    {
        QStringList order;
        for (const Room& room : rooms())
            order += room.folder;
        QVERIFY(order.size() >= 10);
        static const QRegularExpression include(
            QStringLiteral("^#include \"([\\w/]+)/"), QRegularExpression::MultilineOption);
        for (const QString& room : std::as_const(order)) {
            QDirIterator files(
                QStringLiteral(SOURCE_DIR "/core/") + room, { QStringLiteral("*.h"), QStringLiteral("*.cpp") });
            QVERIFY2(files.hasNext(), qPrintable(room));
            while (files.hasNext()) {
                const QString text = QString::fromUtf8(contentOf(files.next()));
                for (auto it = include.globalMatch(text); it.hasNext();) {
                    const QString used = it.next().captured(1);
                    QVERIFY2(order.contains(used) && order.indexOf(used) <= order.indexOf(room),
                        qPrintable(files.filePath() + QStringLiteral(" includes ") + used));
                }
            }
        }
    }

    void whatOneRoomKnowsNoOtherDoes_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("room");
        QTest::newRow("SQL") << QStringLiteral("#include <QSql") << QStringLiteral("store");
        QTest::newRow("sockets") << QStringLiteral(
            "#include <(boost/(asio|beast)/(?!buffer|http/basic_parser)|netinet/|QWebSocket)")
                                 << QStringLiteral("share");
        QTest::newRow("Qt's network") << QStringLiteral("#include <(QNetwork|QSsl|QTcp|QAbstractSocket|QHostAddress)")
                                      << QStringLiteral("upstream");
        QTest::newRow("JSON as Qt reads it (see base/json.h)")
            << QStringLiteral("QJsonDocument::fromJson\\(") << QStringLiteral("base");
    }
    void whatOneRoomKnowsNoOtherDoes()
    {
        QFETCH(QString, pattern);
        QFETCH(QString, room);
        const QRegularExpression forbidden(pattern);
        bool usedAtHome = false;
        for (const char* top : { "/core", "/app" }) {
            QDirIterator files(QStringLiteral(SOURCE_DIR) + QLatin1StringView(top),
                { QStringLiteral("*.h"), QStringLiteral("*.cpp") }, QDir::Files, QDirIterator::Subdirectories);
            while (files.hasNext()) {
                if (!QString::fromUtf8(contentOf(files.next())).contains(forbidden))
                    continue;
                if (files.filePath().endsWith(QLatin1String("/core/boost_impl.cpp"))) // Asio and Beast themselves
                    continue;
                const bool atHome = files.filePath().contains(QStringLiteral("/core/%1/").arg(room));
                usedAtHome = usedAtHome || atHome;
                QVERIFY2(atHome, qPrintable(files.filePath()));
            }
        }
        QVERIFY(usedAtHome);
    }
};

QTEST_GUILESS_MAIN(TestHouseRules)
#include "tst_house_rules.moc"

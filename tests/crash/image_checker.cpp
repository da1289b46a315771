// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Opens workspaces as the program does and says which promises they keep. One process for thousands of them.
//
//   image_checker PROMISES           a line each on its input, `COUNT FILE`: are the first COUNT lines of PROMISES
//                                    (see promises.h) kept in FILE? Answers a line each:
//                                    {"error"} it does not open for writing, or {"unsound","lost","doubled","events"}
//   image_checker --describe FILE    the promise `whole` of each session

#include "promises.h"
#include "store/archive/verify.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <iostream>
#include <string>

using namespace jumpseat;
using namespace Qt::StringLiterals;

namespace {

void say(const QJsonObject& answer)
{
    std::cout << QJsonDocument(answer).toJson(QJsonDocument::Compact).toStdString() << std::endl;
}

QString problemsOf(const QString& file)
{
    const auto verdict = verify(file);
    if (!verdict)
        return verdict.error().what;
    QStringList problems;
    if (!verdict->problem.isEmpty())
        problems += verdict->problem;
    for (const SessionVerdict& session : verdict->sessions) {
        if (!session.isSound())
            problems += session.problem;
    }
    return problems.join(u"; ");
}

QJsonObject answer(const QString& file, const QList<test::Promise>& promises)
{
    const auto workspace = Workspace::open(file, Workspace::Mode::ReadWrite);
    if (!workspace)
        return { { u"error"_s, workspace.error().what } };
    const test::Outcome outcome = test::check(**workspace, promises);
    return { { u"unsound"_s, problemsOf(file) }, { u"lost"_s, QJsonArray::fromStringList(outcome.lost) },
        { u"doubled"_s, QJsonArray::fromStringList(outcome.doubled) }, { u"events"_s, outcome.events } };
}

QList<test::Promise> readPromises(const QString& path)
{
    QList<test::Promise> promises;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%ls cannot be read", qUtf16Printable(path));
    while (!file.atEnd())
        promises += QJsonDocument::fromJson(file.readLine()).object();
    return promises;
}

int describeFile(const QString& file)
{
    const auto workspace = Workspace::open(file, Workspace::Mode::ReadOnly);
    if (!workspace)
        return 1;
    for (const test::Promise& promise : test::describe(**workspace))
        say(promise);
    return 0;
}

} // namespace

int main(int argc, char* argv[])
{
    const QCoreApplication app(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    if (words.size() == 3 && words[1] == u"--describe")
        return describeFile(words[2]);
    if (words.size() != 2)
        return 2;
    const QList<test::Promise> promises = readPromises(words[1]);
    for (std::string line; std::getline(std::cin, line);) {
        const QString request = QString::fromStdString(line);
        const qsizetype count = request.section(u' ', 0, 0).toLongLong();
        say(answer(request.section(u' ', 1), promises.first(count)));
    }
    return 0;
}

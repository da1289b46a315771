// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A gateway for tests in other languages. Prints its port, then what it records, an act a line. Lines on its input are
// questions: "spent", "memory"; it ends with its input.
//
// gateway_host --upstream URL [--key KEY] --token TOKEN [--only-model NAME] [--requests N] [--tokens N] [--micros N]
//     [--prices JSON] [--idle MS]

#include "acts/act_json.h"
#include "gateway_stage.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>
#include <iostream>
#include <mutex>
#include <string>

using namespace jumpseat;
using namespace Qt::StringLiterals;

namespace {

std::mutex outputLock;

void print(const QJsonObject& json)
{
    const QByteArray line = QJsonDocument(json).toJson(QJsonDocument::Compact) + '\n';
    const std::lock_guard lock(outputLock);
    std::fwrite(line.constData(), 1, size_t(line.size()), stdout);
    std::fflush(stdout);
}

/// Kilobytes, of the line VmHWM: the most that this process ever had in memory.
qint64 peakMemory()
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray text = status.readAll();
    return text.sliced(text.indexOf("VmHWM:") + 6).simplified().split(' ').first().toLongLong();
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser options;
    for (const char* name :
        { "upstream", "key", "token", "only-model", "requests", "tokens", "micros", "prices", "idle" })
        options.addOption({ QString::fromLatin1(name), {}, u"value"_s });
    options.process(application);
    const auto number = [&](const QString& name) {
        return options.isSet(name) ? options.value(name).toLongLong() : Budget::unlimited;
    };

    GatewayPolicy policy;
    policy.limits = { number(u"requests"_s), number(u"tokens"_s), number(u"micros"_s) };
    policy.onlyModel = options.value(u"only-model"_s);
    policy.prices = PriceList::fromJson(QJsonDocument::fromJson(options.value(u"prices"_s).toUtf8()).object()).value();
    NetworkUpstream::Config server;
    server.baseUrl = options.value(u"upstream"_s);
    server.key = options.value(u"key"_s);
    server.systemProxy = false;
    if (options.isSet(u"idle"_s))
        server.idleTime = std::chrono::milliseconds(options.value(u"idle"_s).toInt());

    const QString token = options.value(u"token"_s);
    test::GatewayStage stage([](const SessionId&, const QList<Act>& acts) {
        for (const Act& act : acts)
            print({ { u"act"_s, actToJson(act) } });
    });
    stage.open(token, policy, server);
    print({ { u"port"_s, stage.port() } });
    for (std::string line; std::getline(std::cin, line);) {
        const Spending spent = stage.spent(token), waiting = stage.setAside(token);
        print({ { u"spent"_s,
                    QJsonObject { { u"requests"_s, spent.requests }, { u"tokens"_s, spent.tokens },
                        { u"micros"_s, spent.micros }, { u"setAside"_s, waiting.tokens },
                        { u"calls"_s, stage.callsUnderWay(token) } } },
            { u"memory"_s, peakMemory() } });
    }
    return 0;
}

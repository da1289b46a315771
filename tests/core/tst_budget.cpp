// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/budget.h"
#include "gateway/price_list.h"
#include "warnings.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QTest>

#include <list>
#include <optional>
#include <vector>

// What a session's calls may take together, and what they cost.

using namespace jumpseat;
using namespace Qt::StringLiterals;

class TestBudget : public QObject {
    Q_OBJECT

    static QJsonObject jsonOf(const char* text) { return QJsonDocument::fromJson(text).object(); }

private Q_SLOTS:
    void init() { jumpseat::test::failOnWarnings(); }

    void setsAsideAndSettles()
    {
        Budget budget({ .requests = 10, .tokens = 1000, .micros = 500 });
        auto call = budget.reserve({ 1, 400, 200 });
        QVERIFY(call);
        QCOMPARE(budget.setAside(), (Spending { 1, 400, 200 }));
        QCOMPARE(budget.spent(), Spending {});
        call->settle({ 1, 150, 80 });
        QCOMPARE(budget.setAside(), Spending {});
        QCOMPARE(budget.spent(), (Spending { 1, 150, 80 }));
        call->settle({ 1, 150, 80 }); // counts once
        QCOMPARE(budget.spent(), (Spending { 1, 150, 80 }));
    }

    void aCallThatNobodySettlesCountsInFull()
    {
        Budget budget({});
        {
            const auto call = budget.reserve({ 1, 400, 200 });
            QVERIFY(call);
        }
        QCOMPARE(budget.spent(), (Spending { 1, 400, 200 }));
        QCOMPARE(budget.setAside(), Spending {});
    }

    void aReservationOutlivesItsBudget()
    {
        std::optional<Budget> budget(Budget::Limits {});
        auto call = budget->reserve({ 1, 1, 1 });
        budget.reset();
        call->settle({ 1, 1, 1 });
    }

    void refuses_data()
    {
        QTest::addColumn<Budget::Limits>("limits");
        QTest::addColumn<bool>("isFinal");
        QTest::addColumn<QString>("words");
        // 2 requests, 300 tokens and 300 millionths are spent, as much is set aside if it fits; 1, 200 and 200 are asked for.
        const auto row = [](const char* name, const Budget::Limits& limits, bool isFinal, const QString& words) {
            QTest::newRow(name) << limits << isFinal << words;
        };
        row("all requests were made", { .requests = 2 }, true, u"2 requests"_s);
        row("all requests are made or under way", { .requests = 4 }, false, u"under way"_s);
        row("all tokens are used up", { .tokens = 300 }, true, u"300 tokens are used up"_s);
        row("it asks for more tokens than are left", { .tokens = 499 }, true, u"up to 200 tokens, and 199 are left"_s);
        row("they would do but for those under way", { .tokens = 799 }, false, u"under way"_s);
        row("all money is used up", { .micros = 300 }, true, u"$0.00 for the model are used up"_s);
        row("it may cost more than is left", { .micros = 499 }, true, u"may cost up to"_s);
        row("it would do but for those under way", { .micros = 799 }, false, u"under way"_s);
    }
    void refuses()
    {
        QFETCH(Budget::Limits, limits);
        Budget budget(limits);
        std::vector<Budget::Reserved> underWay;
        for (int i = 0; i < 4; ++i) {
            auto call = budget.reserve({ 1, 150, 150 });
            if (!call)
                break; // so little is left
            if (i < 2)
                call->settle({ 1, 150, 150 });
            else
                underWay.push_back(std::move(*call));
        }
        const auto refused = budget.reserve({ 1, 200, 200 });
        QVERIFY(!refused);
        QTEST(refused.error().isFinal, "isFinal");
        QFETCH(QString, words);
        QVERIFY2(refused.error().what.contains(words), qPrintable(refused.error().what));
    }

    void isExactOverCallsAtOnce()
    {
        QRandomGenerator random(7);
        for (int round = 0; round < 200; ++round) {
            const Budget::Limits limits { .requests = random.bounded(1, 60),
                .tokens = random.bounded(1, 20'000),
                .micros = random.bounded(1, 20'000) };
            Budget budget(limits);
            std::list<std::pair<Budget::Reserved, Spending>> underWay;
            Spending sum;
            for (int step = 0; step < 200; ++step) {
                if (random.bounded(2) == 0 && !underWay.empty()) {
                    const auto at = std::next(underWay.begin(), random.bounded(int(underWay.size())));
                    const Spending took { 1, random.bounded(int(at->second.tokens) + 1),
                        random.bounded(int(at->second.micros) + 1) };
                    at->first.settle(took);
                    sum = { sum.requests + took.requests, sum.tokens + took.tokens, sum.micros + took.micros };
                    underWay.erase(at);
                } else {
                    const Spending worst { 1, random.bounded(1000), random.bounded(1000) };
                    if (auto call = budget.reserve(worst))
                        underWay.emplace_back(std::move(*call), worst);
                }
                Spending worst = sum;
                for (const auto& [call, most] : underWay)
                    worst = { worst.requests + most.requests, worst.tokens + most.tokens, worst.micros + most.micros };
                QCOMPARE(budget.spent(), sum);
                QVERIFY(worst.requests <= limits.requests && worst.tokens <= limits.tokens
                    && worst.micros <= limits.micros);
            }
        }
    }

    void hugeNumbersDoNotWrap()
    {
        Budget budget({ .tokens = 1000 });
        constexpr qint64 most = std::numeric_limits<qint64>::max();
        QVERIFY(!budget.reserve({ most, most, most }));
        Budget open({});
        for (int i = 0; i < 1000; ++i)
            QVERIFY(open.reserve({ most, most, most }));
        QVERIFY(open.spent().tokens > 0);
        auto negative = budget.reserve({ -5, -5, -5 });
        QVERIFY(negative);
        negative->settle({ -5, -5, -5 });
        QCOMPARE(budget.spent(), Spending {});
    }

    void readsPrices()
    {
        const auto prices = PriceList::fromJson(jsonOf(
            R"({"m-*": {"input": 3, "cached": 0.3, "cacheWrite": 3.75, "output": 15}, "m-1*": {"input": 1, "output": 2}, "m-1": {"input": 0.25, "output": 2}})"));
        QVERIFY(prices);
        QCOMPARE(prices->priceOf(u"m-1"), (Price { 250'000, 250'000, 250'000, 2'000'000 }));
        QCOMPARE(prices->priceOf(u"m-12"), (Price { 1'000'000, 1'000'000, 1'000'000, 2'000'000 }));
        QCOMPARE(prices->priceOf(u"m-2"), (Price { 3'000'000, 300'000, 3'750'000, 15'000'000 }));
        QCOMPARE(prices->priceOf(u"other"), std::nullopt);
        QVERIFY(PriceList::fromJson({})->isEmpty());
        for (const char* wrong : { R"({"m": 3})", R"({"m": {"input": 3}})", R"({"m": {"input": -1, "output": 2}})",
                 R"({"m": {"input": "3", "output": 2}})", R"({"m": {"input": 1, "output": 1e9}})" }) {
            const auto refused = PriceList::fromJson(jsonOf(wrong));
            QVERIFY2(!refused, wrong);
            QVERIFY(refused.error().what.contains(u" m "_s));
        }
    }

    void costs_data()
    {
        QTest::addColumn<reply::Usage>("usage");
        QTest::addColumn<qint64>("micros");
        QTest::newRow("nothing") << reply::Usage {} << qint64(0);
        QTest::newRow("a million in") << reply::Usage { .inputTokens = 1'000'000 } << qint64(3'000'000);
        QTest::newRow("rounded up") << reply::Usage { .inputTokens = 1 } << qint64(3);
        QTest::newRow("cached ones are cheaper")
            << reply::Usage { .inputTokens = 1'000'000, .cachedTokens = 900'000 } << qint64(300'000 + 270'000);
        QTest::newRow("written to a cache")
            << reply::Usage { .inputTokens = 1000, .cacheWriteTokens = 1000 } << qint64(3750);
        QTest::newRow("out") << reply::Usage { .outputTokens = 1000 } << qint64(15'000);
        QTest::newRow("more cached than there is")
            << reply::Usage { .inputTokens = 10, .cachedTokens = 1000 } << qint64(300);
        QTest::newRow("less than nothing") << reply::Usage { .inputTokens = -5, .outputTokens = -5 } << qint64(0);
    }
    void costs()
    {
        QFETCH(reply::Usage, usage);
        QTEST(costOf({ 3'000'000, 300'000, 3'750'000, 15'000'000 }, usage), "micros");
    }

    void aServerThatCountsWildlyCostsNoOverflow()
    {
        constexpr qint64 most = std::numeric_limits<qint64>::max();
        const Price dear { 100'000'000'000, 100'000'000'000, 100'000'000'000, 100'000'000'000 };
        QVERIFY(costOf(dear, { most, most, most, most }) > 0);
        QVERIFY(costOf(dear, { most, 0, 0, most }) > 0);
    }
};

QTEST_GUILESS_MAIN(TestBudget)
#include "tst_budget.moc"

// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How long the window is busy with a large file: editor_bench. Prints one JSON object, all figures in milliseconds.
//
// A "stretch" is one turn of the event loop: so long a key would wait. The session's own work is not counted, it has
// a thread of its own in the program.

#include "code_rig.h"
#include "editor/code_area.h"
#include "editor/syntax_lexer.h"
#include "theme/theme.h"

#include <QApplication>
#include <QJsonDocument>
#include <QJsonObject>

#include <chrono>
#include <cstdio>

using namespace jumpseat;
using namespace jumpseat::test;
using namespace Qt::StringLiterals;

namespace {

using Clock = std::chrono::steady_clock;

constexpr double idleTurn = 0.05; // less than that and there was nothing to do

double milliseconds(Clock::time_point begun)
{
    return std::chrono::duration<double, std::milli>(Clock::now() - begun).count();
}

double quantile(QList<double> values, double q)
{
    std::ranges::sort(values);
    return values.at(std::min(values.size() - 1, qsizetype(double(values.size()) * q)));
}

constexpr qsizetype tenThousandLines = 476'000; // units

/// What C++ looks like, 25 lines of it. No block comment: one that is opened at the top reaches to the end.
QString sample(int number)
{
    return uR"--(// Keeps the last %1 hits of every key. A reader may come from any thread; a writer holds the lock.
template <class Key, class Hash = std::hash<Key>, std::size_t Limit = %1>
    requires std::copy_constructible<Key>
class Window%1 final : public WindowBase<Window%1<Key, Hash, Limit>> {
public:
    explicit Window%1(std::chrono::milliseconds period, std::string_view name = "window-%1")
        : m_period(period)
        , m_name(name) // shown in logs
    {
        static constexpr auto query = R"sql(
            SELECT key, count(*) FROM hits%1
            WHERE at > :since AND name <> 'x"y' -- not ours
        )sql";
        m_statement = prepare(query, { { "since", 0x%1u }, { "limit", 1'000.5e-3 } });
    }

    [[nodiscard]] bool allow(const Key& key) noexcept(noexcept(std::declval<Hash>()(key)))
    {
        const auto now = std::chrono::steady_clock::now();
        auto [at, isNew] = m_hits.try_emplace(key, std::vector<time_point> { now });
        if (const auto n = std::ranges::count_if(at->second, [&](auto t) { return now - t < m_period; }); n > Limit)
            return false && printf("%d of %zu: \"%s\"\n", int(n), Limit, m_name.c_str()) != '\0';
        return isNew || (at->second.push_back(now), true);
    }
)--"_s.arg(number);
}

QString fileOf(qsizetype units)
{
    QString text;
    for (int i = 0; text.size() < units; ++i)
        text += sample(i) + u"    std::unordered_map<Key, std::vector<time_point>, Hash> m_hits%1;\n};\n\n"_s.arg(i);
    return text;
}

/// Sees the pane being painted.
class PaintWatch : public QObject {
public:
    bool painted = false;
    bool eventFilter(QObject*, QEvent* event) override
    {
        painted = painted || event->type() == QEvent::Paint;
        return false;
    }
};

/// A cockpit's code area with one file, and somebody to measure it.
class Stage {
public:
    explicit Stage(const QString& text)
        : m_rig(text, u"window.cpp"_s)
        , m_model(m_rig.addModel())
    {
        const auto begun = Clock::now();
        m_window.resize(1100, 900);
        area = new CodeArea(m_model, &m_window);
        area->resize(m_window.size());
        pane = area->currentPane();
        pane->viewport()->installEventFilter(&m_watch);
        m_window.show();
        while (!m_watch.painted)
            turn();
        opened = milliseconds(begun);
        longest = opened; // whatever it waited for, nobody could type
    }

    void turn()
    {
        const auto begun = Clock::now();
        QCoreApplication::processEvents();
        const double took = milliseconds(begun);
        longest = std::max(longest, took);
        busy += took > idleTurn ? took : 0;
    }
    void turnUntilLexed()
    {
        while (pane->syntaxLexer()->isBusy())
            turn();
    }
    /// The key, what it leads to here, the host's answer and all that this leads to, up to the last paint.
    void press(char key)
    {
        longest = busy = 0;
        const auto begun = Clock::now();
        QTest::keyClick(pane, key);
        longest = busy = milliseconds(begun);
        const auto until = Clock::now() + std::chrono::milliseconds(25); // a fast typist's next key
        while (Clock::now() < until) {
            m_rig.carryOut();
            turn();
        }
    }

    CodeArea* area = nullptr;
    CodePane* pane = nullptr;
    double opened = 0, longest = 0, busy = 0;

private:
    CodeRig m_rig;
    SessionModel* m_model;
    QWidget m_window;
    PaintWatch m_watch;
};

QJsonObject relexing()
{
    Stage stage(fileOf(tenThousandLines));
    stage.turnUntilLexed();
    QList<double> relex;
    for (int i = 0; i < 400; ++i) {
        const auto line = i * 7919 % stage.pane->textIndex().lineCount();
        const qint32 end = stage.pane->lineEnd(line);
        stage.pane->select(end, end);
        QTest::keyClick(stage.pane, "x;\"'{<"[i % 6]);
        const auto begun = Clock::now();
        stage.pane->syntaxLexer()->finish();
        relex.append(milliseconds(begun));
        QTest::keyClick(stage.pane, Qt::Key_Backspace);
        stage.pane->syntaxLexer()->finish();
        stage.turn();
    }
    stage.pane->scrollToLine(0);
    stage.pane->select(0, 0);
    stage.turn();
    stage.press('/');
    stage.longest = 0;
    const auto begun = Clock::now();
    QTest::keyClick(stage.pane, '*');
    stage.longest = milliseconds(begun);
    stage.turnUntilLexed();
    return { { u"relex_p50"_s, quantile(relex, 0.5) }, { u"relex_p99"_s, quantile(relex, 0.99) },
        { u"comment_total"_s, milliseconds(begun) }, { u"comment_longest"_s, stage.longest } };
}

QJsonObject largeFile()
{
    Stage stage(fileOf(2 << 20));
    QJsonObject result { { u"opened"_s, stage.opened } };
    stage.longest = 0;
    const auto begun = Clock::now();
    stage.turnUntilLexed();
    result.insert(u"lexed"_s, milliseconds(begun));
    result.insert(u"lexing_longest"_s, stage.longest);

    const int middle = stage.pane->textIndex().lineCount() / 2;
    stage.pane->scrollToLine(middle);
    const qint32 at = stage.pane->lineEnd(middle + 10);
    stage.pane->select(at, at);
    stage.turn();
    QList<double> busy, longest;
    for (int i = 0; i < 200; ++i) {
        stage.press("return x; "[i % 10]);
        busy.append(stage.busy);
        longest.append(stage.longest);
    }
    result.insert(u"typing_p50"_s, quantile(busy, 0.5));
    result.insert(u"typing_p99"_s, quantile(busy, 0.99));
    result.insert(u"stretch_p99"_s, quantile(longest, 0.99));
    result.insert(u"stretch_longest"_s, quantile(longest, 1));
    return result;
}

} // namespace

int main(int argc, char** argv)
{
    const QApplication app(argc, argv);
    Theme::instance().install(ThemeChoice::Dark);
    QJsonObject result = relexing();
    const QJsonObject large = largeFile();
    for (auto it = large.begin(); it != large.end(); ++it)
        result.insert(it.key(), it.value());
    std::puts(QJsonDocument(result).toJson(QJsonDocument::Compact).constData());
}

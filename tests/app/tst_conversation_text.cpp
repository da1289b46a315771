// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "conversation/message_layout.h"
#include "conversation/message_text.h"
#include "theme/theme.h"
#include "warnings.h"

#include <QTest>

using namespace jumpseat;
using namespace Qt::StringLiterals;

class TestConversationText : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { Theme::instance().install(ThemeChoice::Light); }
    void init() { test::failOnWarnings(); }
    void blocks_data();
    void blocks();
    void markupStaysText();
    void narrowerIsHigher();
};

void TestConversationText::blocks_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("blocks");
    QTest::addColumn<int>("inlineSpans");
    const QString br(QChar::LineSeparator);
    QTest::newRow("nothing") << u""_s << QStringList {} << 0;
    QTest::newRow("one line") << u"Hello"_s << QStringList { u"p:Hello"_s } << 0;
    QTest::newRow("inline code") << u"call `allow` twice `now`"_s << QStringList { u"p:call allow twice now"_s } << 2;
    QTest::newRow("a lone backtick stays") << u"a ` b"_s << QStringList { u"p:a ` b"_s } << 0;
    QTest::newRow("an empty pair stays") << u"a `` b"_s << QStringList { u"p:a `` b"_s } << 0;
    QTest::newRow("fenced code") << u"Here:\n```python\nx = 1\n\ny = 2\n```\nDone"_s
                                 << QStringList { u"p:Here:"_s, u"c:x = 1"_s + br + br + u"y = 2"_s, u"p:Done"_s } << 0;
    QTest::newRow("a fence still open") << u"Here:\n```\nx = 1"_s << QStringList { u"p:Here:"_s, u"c:x = 1"_s } << 0;
    QTest::newRow("an empty fence") << u"```\n```"_s << QStringList {} << 0;
    QTest::newRow("blank lines around prose go")
        << u"\n\na\n\nb\n\n"_s << QStringList { u"p:a"_s + br + br + u"b"_s } << 0;
}

void TestConversationText::blocks()
{
    QFETCH(QString, text);
    QFETCH(QStringList, blocks);
    QStringList found;
    qsizetype spans = 0;
    for (const MessageBlock& block : messageBlocks(text)) {
        found.append((block.code ? u"c:"_s : u"p:"_s) + block.text);
        spans += block.inlineCode.size();
    }
    QCOMPARE(found, blocks);
    QTEST(int(spans), "inlineSpans");
}

void TestConversationText::markupStaysText()
{
    const QString hostile = u"<img src=\"/dev/zero\"> ![x](/dev/zero) <b>bold</b>"_s;
    const auto blocks = messageBlocks(hostile);
    QCOMPARE(blocks.size(), 1);
    QCOMPARE(blocks.first().text, hostile);
}

void TestConversationText::narrowerIsHigher()
{
    const QString text = u"Creating the window happens under self._lock, so only one thread can insert it."_s;
    QVERIFY(MessageLayout(text, 200).height() > MessageLayout(text, 600).height());
    QCOMPARE(MessageLayout(QString(), 200).height(), 0);
    // A line that was not folded must still be laid out anywhere rather than past the edge.
    QVERIFY(MessageLayout(QString(400, u'x'), 200).height() > 100);
}

QTEST_MAIN(TestConversationText)
#include "tst_conversation_text.moc"

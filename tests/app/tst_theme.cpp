// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/theme.h"
#include "theme/widgets.h"
#include "warnings.h"

#include <QApplication>
#include <QFile>
#include <QFontInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>

using namespace jumpseat;
using namespace Qt::StringLiterals;

namespace {

double luminance(const QColor& color)
{
    const auto linear = [](double v) { return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

double contrast(const QColor& a, const QColor& b)
{
    const auto [low, high] = std::minmax({ luminance(a), luminance(b) });
    return (high + 0.05) / (low + 0.05);
}

QImage painted(const std::function<void(QPainter&)>& paint, QSize size = { 24, 24 })
{
    QImage image(size, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    paint(painter);
    return image;
}

bool isBlank(const QImage& image)
{
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (qAlpha(image.pixel(x, y)) > 0)
                return false;
        }
    }
    return true;
}

} // namespace

class TestTheme : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        test::failOnWarnings();
        Theme::instance().install(ThemeChoice::Light);
    }

    void choosingDarkChangesColoursAndPaletteAndSaysSo()
    {
        auto& theme = Theme::instance();
        QVERIFY(!theme.isDark());
        QCOMPARE(theme.color(Token::SurfaceBase), QColor(0xff, 0xff, 0xff));
        QSignalSpy changed(&theme, &Theme::changed);
        theme.install(ThemeChoice::Dark);
        QVERIFY(theme.isDark());
        QVERIFY(!changed.isEmpty());
        QCOMPARE(theme.color(Token::SurfaceBase), QColor(0x14, 0x16, 0x19));
        QCOMPARE(QApplication::palette().color(QPalette::Base), theme.color(Token::SurfaceBase));
        QCOMPARE(QApplication::palette().color(QPalette::Highlight), theme.color(Token::SurfaceSelected));
        QCOMPARE(QApplication::palette().color(QPalette::Accent), theme.color(Token::AccentFill));
    }

    void textKeepsItsContrast_data()
    {
        QTest::addColumn<ThemeChoice>("choice");
        QTest::newRow("light") << ThemeChoice::Light;
        QTest::newRow("dark") << ThemeChoice::Dark;
    }
    void textKeepsItsContrast()
    {
        QFETCH(ThemeChoice, choice);
        auto& theme = Theme::instance();
        theme.install(choice);
        for (const auto surface :
            { Token::SurfaceWindow, Token::SurfacePanel, Token::SurfaceBase, Token::SurfaceLane }) {
            for (const auto text : { Token::Text1, Token::Text2, Token::Text3, Token::AccentText })
                QVERIFY(contrast(theme.color(text), theme.color(surface)) >= 4.5);
        }
        for (int kind = 0; kind <= int(OriginKind::Unknown); ++kind) {
            QVERIFY(contrast(theme.origin(OriginKind(kind)), theme.color(Token::SurfaceBase)) >= 3.0);
            QVERIFY(contrast(theme.ink(OriginKind(kind)), theme.color(Token::SurfaceBase)) >= 4.5);
        }
    }

    void figuresAreTabularInEveryFontOfTheScale()
    {
        const auto& theme = Theme::instance();
        for (const auto& font :
            { theme.caption(), theme.body(), theme.strong(), theme.title(), theme.section(), theme.clock() }) {
            QCOMPARE(font.featureValue("tnum"), 1u);
            QVERIFY(QFontInfo(font).pixelSize() >= 11);
        }
        QVERIFY(theme.clock().pixelSize() > theme.section().pixelSize());
        QVERIFY(theme.rowHeight() >= 26);
        QVERIFY(QFontInfo(theme.code()).fixedPitch());
    }

    void everyGlyphPaintsInItsBoxAndHasAName_data()
    {
        QTest::addColumn<int>("glyph");
        for (int i = 0; i <= int(EventMark::Hint); ++i)
            QTest::newRow(qPrintable(glyphName(EventMark(i)))) << i;
    }
    void everyGlyphPaintsInItsBoxAndHasAName()
    {
        QFETCH(int, glyph);
        const auto image = painted([&](QPainter& p) { paintGlyph(p, EventMark(glyph), { 6, 6, 12, 12 }, Qt::white); });
        QVERIFY(!isBlank(image));
        QVERIFY(isBlank(image.copy(0, 0, 24, 5)));
        QVERIFY(isBlank(image.copy(0, 19, 24, 5)));
        QVERIFY(!glyphName(EventMark(glyph)).isEmpty());
    }

    void originBandsDifferInShapeNotOnlyInColour()
    {
        QSet<QByteArray> masks;
        for (const auto kind : { OriginKind::Baseline, OriginKind::Candidate, OriginKind::Assistant, OriginKind::Edited,
                 OriginKind::Pasted, OriginKind::Interviewer, OriginKind::Unknown }) {
            const auto image = painted([&](QPainter& p) { paintOriginBand(p, kind, { 0, 0, 7, 20 }); }, { 7, 20 });
            const auto mask = image.convertToFormat(QImage::Format_Alpha8);
            QByteArray bits;
            for (int y = 0; y < mask.height(); ++y)
                bits += QByteArray(reinterpret_cast<const char*>(mask.scanLine(y)), mask.width());
            masks.insert(bits);
        }
        QCOMPARE(masks.size(), 7);
    }

    void ladderGoesOnOverLines()
    {
        const auto whole =
            painted([](QPainter& p) { paintOriginBand(p, OriginKind::Pasted, { 0, 0, 7, 38 }); }, { 7, 38 });
        const auto parts = painted(
            [](QPainter& p) {
                paintOriginBand(p, OriginKind::Pasted, { 0, 0, 7, 19 }, 0);
                paintOriginBand(p, OriginKind::Pasted, { 0, 19, 7, 19 }, 19);
            },
            { 7, 38 });
        QCOMPARE(parts, whole);
    }

    void durationsReadAsPeopleSayThem()
    {
        QCOMPARE(formatDuration(521'000'000), u"8:41"_s);
        QCOMPARE(formatDuration(22'400'000), u"0:22"_s);
        QCOMPARE(formatDuration(3'723'000'000), u"1:02:03"_s);
        QCOMPARE(formatClock(2'537'000'000), u"00:42:17"_s);
        QCOMPARE(formatTime(452'999'999), u"07:32"_s);
        QCOMPARE(formatTime(6'000'000'000), u"100:00"_s);
        QCOMPARE(formatTime(-5), u"00:00"_s);
    }

    void iconFollowsTheThemeAndAMissingOneIsEmpty()
    {
        QVERIFY(Theme::instance().icon(u"no-such-icon"_s).isNull());
        const auto icon = Theme::instance().icon(u"lightbulb"_s);
        QVERIFY(!icon.isNull());
        const auto light = icon.pixmap(16, 16).toImage();
        const auto on = icon.pixmap(QSize(16, 16), 1, QIcon::Normal, QIcon::On).toImage();
        Theme::instance().install(ThemeChoice::Dark);
        const auto dark = icon.pixmap(16, 16).toImage();
        QVERIFY(!isBlank(light));
        QVERIFY(light != on);
        QVERIFY(light != dark);
    }

    void everyNamedIconIsCompiledIn()
    {
        QFile list(QStringLiteral(TEST_DATA "/../../resources/icons/icons.txt"));
        QVERIFY(list.open(QIODevice::ReadOnly));
        int count = 0;
        while (!list.atEnd()) {
            const auto name = QString::fromUtf8(list.readLine()).trimmed();
            if (name.isEmpty() || name.startsWith(u'#'))
                continue;
            QVERIFY2(!Theme::instance().icon(name).isNull(), qPrintable(name));
            ++count;
        }
        QVERIFY(count > 30);
    }

    void foreignTextInATooltipStaysText()
    {
        QCOMPARE(plainToolTip(u"a plain line"_s), u"a plain line"_s);
        const auto escaped = plainToolTip(u"<b>bold</b><img src=x>"_s);
        QVERIFY(!escaped.contains(u"<b>"_s));
        QVERIFY(!escaped.contains(u"<img"_s));
    }

    void buttonsAreBigEnoughAndNamed()
    {
        IconButton button(u"lightbulb"_s, u"Hint"_s, u"H"_s);
        QCOMPARE(button.accessibleName(), u"Hint"_s);
        QVERIFY(button.toolTip().contains(u"H"_s));
        QVERIFY(button.sizeHint().width() >= 24 && button.sizeHint().height() >= 24);
        ActionButton primary(u"Submit"_s);
        const int plain = primary.sizeHint().width();
        primary.setKeyHint(u"Ctrl Enter"_s);
        QVERIFY(primary.sizeHint().width() > plain);
        QCOMPARE(primary.sizeHint().height(), 28);
    }

    void focusRingComesWithTheKeyboardOnly()
    {
        QWidget window;
        auto* first = new ActionButton(u"One"_s, &window);
        auto* second = new ActionButton(u"Two"_s, &window);
        first->move(20, 20);
        second->move(120, 20);
        window.resize(240, 80);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        const auto ringShown = [&] {
            const auto frames = window.findChildren<QWidget*>();
            return std::ranges::any_of(frames, [](QWidget* w) { return w->inherits("QFocusFrame") && w->isVisible(); });
        };
        first->setFocus(Qt::MouseFocusReason);
        QVERIFY(!ringShown());
        second->setFocus(Qt::TabFocusReason);
        QVERIFY(ringShown());
        first->setFocus(Qt::MouseFocusReason);
        QVERIFY(!ringShown());
    }
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"

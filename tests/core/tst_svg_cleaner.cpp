// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "drawing/svg_cleaner.h"
#include "warnings.h"

#include <QTest>

using namespace jumpseat;
using namespace Qt::StringLiterals;

namespace {

QString drawing(const QString& inside)
{
    return u"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 10 10\">%1</svg>"_s.arg(inside);
}

} // namespace

class TestSvgCleaner : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnWarnings(); }

    void whatDrawsStays()
    {
        const QString svg = drawing(
            u"<defs><marker id=\"a\" refX=\"1\"><path d=\"M0,0 L1,1\" fill=\"#123\"/></marker></defs>"
            "<g transform=\"translate(1,2)\"><rect x=\"1\" width=\"2\" stroke-width=\"1.5\"/>"
            "<line x1=\"0\" marker-end=\"url(#a)\"/><text x=\"3\">a &lt; b<tspan dy=\"1\">c</tspan></text></g>"_s);
        const auto clean = cleanSvg(svg);
        QVERIFY(clean.has_value());
        for (const auto& part : { u"<marker id=\"a\" refX=\"1\">"_s, u"d=\"M0,0 L1,1\""_s, u"marker-end=\"url(#a)\""_s,
                 u"a &lt; b"_s, u"<tspan dy=\"1\">c</tspan>"_s, u"viewBox=\"0 0 10 10\""_s })
            QVERIFY2(clean->contains(part), qPrintable(part + u" in "_s + *clean));
        QCOMPARE(*cleanSvg(*clean), *clean);
    }

    void whatDoesNotDrawGoes_data()
    {
        QTest::addColumn<QString>("inside");
        QTest::addRow("a script") << u"<script>BAD()</script>"_s;
        QTest::addRow("a foreign object") << u"<foreignObject><p>BAD</p></foreignObject>"_s;
        QTest::addRow("a style sheet") << u"<style>* { fill: BAD }</style>"_s;
        QTest::addRow("a link") << u"<a href=\"http://BAD\"><text>BAD</text></a>"_s;
        QTest::addRow("a picture") << u"<image href=\"http://BAD/x.png\"/>"_s;
        QTest::addRow("a reference") << u"<use href=\"file:///BAD\"/>"_s;
        QTest::addRow("an animation") << u"<rect><animate attributeName=\"x\" values=\"BAD\"/></rect>"_s;
        QTest::addRow("a handler") << u"<rect onclick=\"BAD()\"/>"_s;
        QTest::addRow("a style attribute") << u"<rect style=\"fill:url(http://BAD)\"/>"_s;
        QTest::addRow("a foreign address") << u"<rect fill=\"url(http://BAD)\"/>"_s;
        QTest::addRow("an address behind one's own") << u"<rect fill=\"url(#a) url(http://BAD)\"/>"_s;
        QTest::addRow("an address in disguise") << u"<rect fill=\"u\\72l(//BAD)\"/>"_s;
        QTest::addRow("a scheme") << u"<rect fill=\"javascript:BAD\"/>"_s;
        QTest::addRow("another namespace") << u"<x:rect xmlns:x=\"urn:x\" d=\"BAD\"/>"_s;
        QTest::addRow("an attribute of another namespace")
            << u"<rect xmlns:xlink=\"http://www.w3.org/1999/xlink\" xlink:href=\"BAD\"/>"_s;
        QTest::addRow("text outside of text") << u"<g>BAD</g>"_s;
        QTest::addRow("a comment") << u"<!-- BAD -->"_s;
        QTest::addRow("an instruction") << u"<?xml-stylesheet href=\"BAD\"?>"_s;
    }
    void whatDoesNotDrawGoes()
    {
        QFETCH(QString, inside);
        const auto clean = cleanSvg(drawing(inside + u"<circle r=\"4\"/>"_s));
        QVERIFY(clean.has_value());
        QVERIFY2(!clean->contains(u"BAD"), qPrintable(*clean));
        QVERIFY(clean->contains(u"<circle r=\"4\""));
    }

    void whatIsNoDrawingIsRefused_data()
    {
        QTest::addColumn<QString>("svg");
        QTest::addRow("nothing") << QString();
        QTest::addRow("words") << u"hello"_s;
        QTest::addRow("a page") << u"<html/>"_s;
        QTest::addRow("cut off") << u"<svg xmlns=\"http://www.w3.org/2000/svg\"><g>"_s;
        QTest::addRow("entities") << u"<!DOCTYPE svg [<!ENTITY a \"b\">]><svg xmlns=\"http://www.w3.org/2000/svg\"/>"_s;
        QTest::addRow("too large") << drawing(QString(svg::mostBytes, u' '));
        QTest::addRow("too deep") << drawing(u"<g>"_s.repeated(100) + u"</g>"_s.repeated(100));
        QTest::addRow("too many") << drawing(u"<g/>"_s.repeated(svg::mostElements));
    }
    void whatIsNoDrawingIsRefused()
    {
        QFETCH(QString, svg);
        QVERIFY(!cleanSvg(svg));
    }
};

QTEST_MAIN(TestSvgCleaner)
#include "tst_svg_cleaner.moc"

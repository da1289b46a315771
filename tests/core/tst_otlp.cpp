// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/json.h"
#include "otlp_writer.h"
#include "telemetry/otlp_json.h"
#include "telemetry/otlp_protobuf.h"
#include "warnings.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QTest>

#include <limits>

using namespace jumpseat;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(jumpseat::OtlpValue)

namespace {

/// One log record with `record` as its JSON, in an export that is well otherwise.
QByteArray logExport(const QByteArray& record)
{
    return R"({"resourceLogs":[{"resource":{},"scopeLogs":[{"scope":{"name":"s"},"logRecords":[)" + record + "]}]}]}";
}

OtlpLogs logsOf(const QByteArray& json)
{
    const auto logs = otlpLogsFromJson(json);
    if (logs)
        return *logs;
    OtlpLogs none;
    none.why = logs.error().what;
    return none;
}

/// The record of logExport(), or an empty one with the reason as its body.
OtlpLog logOf(const QByteArray& record)
{
    const OtlpLogs logs = logsOf(logExport(record));
    if (logs.groups.size() == 1 && logs.groups.first().records.size() == 1)
        return logs.groups.first().records.first();
    OtlpLog none;
    none.body.any = u"none: "_s + logs.why;
    return none;
}

OtlpValue bodyOf(const QByteArray& value)
{
    return logOf(R"({"body":)" + value + "}").body;
}

/// Exports that differ in every part, from a seed.
class Maker {
public:
    explicit Maker(quint32 seed)
        : m_dice(seed)
    {
    }

    OtlpValue value(int depth = 0)
    {
        switch (below(depth > 3 ? 6 : 8)) {
        case 0: return {};
        case 1: return { text() };
        case 2: return { below(2) == 1 };
        case 3: return { qint64(m_dice.generate64()) };
        case 4: return { below(9) == 0 ? -std::numeric_limits<double>::infinity() : m_dice.generateDouble() * 1e6 };
        case 5: return { text().toUtf8() };
        case 6: {
            QList<OtlpValue> list;
            for (int i = below(4); i > 0; --i)
                list.append(value(depth + 1));
            return { list };
        }
        default: return { attributes(depth + 1) };
        }
    }
    OtlpAttributes attributes(int depth = 0)
    {
        OtlpAttributes all;
        for (int i = below(4); i > 0; --i)
            all.append({ text(), value(depth) });
        return all;
    }
    QString text()
    {
        static const QStringList words { u"a"_s, u"Zürich"_s, u"\U0001F642"_s, u"\"\\\n"_s, u"日本"_s, u"\ufeff"_s };
        QString all;
        for (int i = below(5); i > 0; --i)
            all += words.at(below(int(words.size())));
        return all;
    }
    qint64 time() { return qint64(m_dice.generate64() >> 1); }
    QByteArray id(int bytes) { return below(4) == 0 ? QByteArray() : QByteArray(bytes, char(below(256))); }

    void fill(OtlpLog& log) { log = { time(), time(), text(), value(), attributes(), id(16), id(8) }; }
    void fill(OtlpSpan& span)
    {
        span = { id(16), id(8), id(8), text(), time(), time(), attributes(), {}, OtlpStatus(below(3)), text() };
        for (int i = below(3); i > 0; --i)
            span.events.append({ time(), text(), attributes() });
    }
    void fill(OtlpMetric& metric)
    {
        metric = { text(), {}, below(2) == 1, false };
        metric.isDelta = metric.isSum && below(2) == 1;
        for (int i = below(4); i > 0; --i) {
            const OtlpValue number =
                below(2) ? OtlpValue { qint64(m_dice.generate64()) } : OtlpValue { m_dice.generateDouble() };
            metric.points.append({ time(), number, attributes() });
        }
    }
    template <class Record> OtlpExport<Record> exported()
    {
        OtlpExport<Record> all;
        for (int i = below(4); i > 0; --i) {
            OtlpGroup<Record>& group = all.groups.emplaceBack();
            group.resource = attributes();
            group.scope = text();
            for (int k = below(5); k > 0; --k)
                fill(group.records.emplaceBack());
        }
        return all;
    }

private:
    int below(int end) { return int(m_dice.bounded(end)); }
    QRandomGenerator m_dice;
};

/// A length-delimited protobuf field.
QByteArray block(int number, const QByteArray& content)
{
    std::string bytes;
    protozero::pbf_writer(bytes).add_bytes(uint32_t(number), content.constData(), size_t(content.size()));
    return QByteArray::fromStdString(bytes);
}

QByteArray logExportProtobuf(const QByteArray& record)
{
    return block(1, block(2, block(2, record)));
}

} // namespace

class TestOtlp : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnWarnings(); }

    void bothFormsGiveTheSameValue()
    {
        for (quint32 seed = 1; seed <= 300; ++seed) {
            Maker maker(seed);
            const auto logs = maker.exported<OtlpLog>();
            QVERIFY2(otlpLogsFromJson(test::otlpToJson(logs)) == logs, qPrintable(QString::number(seed)));
            QVERIFY2(otlpLogsFromProtobuf(test::otlpToProtobuf(logs)) == logs, qPrintable(QString::number(seed)));
            const auto spans = maker.exported<OtlpSpan>();
            QVERIFY2(otlpSpansFromJson(test::otlpToJson(spans)) == spans, qPrintable(QString::number(seed)));
            QVERIFY2(otlpSpansFromProtobuf(test::otlpToProtobuf(spans)) == spans, qPrintable(QString::number(seed)));
            const auto metrics = maker.exported<OtlpMetric>();
            QVERIFY2(otlpMetricsFromJson(test::otlpToJson(metrics)) == metrics, qPrintable(QString::number(seed)));
            QVERIFY2(
                otlpMetricsFromProtobuf(test::otlpToProtobuf(metrics)) == metrics, qPrintable(QString::number(seed)));
        }
    }

    void valuesInJson_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<OtlpValue>("value");
        const auto row = [](const char* name, const char* json, const OtlpValue& value) {
            QTest::newRow(name) << QByteArray(json) << value;
        };
        row("nothing", "{}", {});
        row("null is missing", R"({"stringValue":null,"intValue":"1"})", { qint64(1) });
        row("a text", R"({"stringValue":"a"})", { u"a"_s });
        row("an integer as a text", R"({"intValue":"-9223372036854775808"})", { std::numeric_limits<qint64>::min() });
        row("an integer as a number", R"({"intValue":7})", { qint64(7) });
        row("a truth", R"({"boolValue":true})", { true });
        row("a number", R"({"doubleValue":0.25})", { 0.25 });
        row("a whole number", R"({"doubleValue":2})", { 2.0 });
        row("infinity", R"({"doubleValue":"Infinity"})", { std::numeric_limits<double>::infinity() });
        row("bytes", R"({"bytesValue":"/+8="})", { QByteArray("\xff\xef") });
        row("bytes for addresses", R"({"bytesValue":"_-8"})", { QByteArray("\xff\xef") });
        row("a list", R"({"arrayValue":{"values":[{"boolValue":false},{}]}})", { QList<OtlpValue> { { false }, {} } });
        row("an empty list", R"({"arrayValue":{}})", { QList<OtlpValue> {} });
        row("members", R"({"kvlistValue":{"values":[{"key":"k","value":{"intValue":1}}]}})",
            { OtlpAttributes { { u"k"_s, { qint64(1) } } } });
        row("a member without a value", R"({"kvlistValue":{"values":[{"key":"k"}]}})",
            { OtlpAttributes { { u"k"_s, {} } } });
        row("a kind that is not known", R"({"moonValue":1})", {});
        // What JavaScript leaves of a text that it cut inside an emoji.
        row("half of a character", "{\"stringValue\":\"a\\ud83d\"}", { QString(u'a') + QChar(0xd83d) });
    }
    void valuesInJson()
    {
        QFETCH(QByteArray, json);
        QFETCH(OtlpValue, value);
        QCOMPARE(bodyOf(json), value);
    }

    void recordsInJson()
    {
        const OtlpLog log = logOf(R"({"timeUnixNano":1700000000000000000,"observedTimeUnixNano":"1700000000000000001",
            "eventName":"e","traceId":"000102030405060708090A0b0c0d0e0f","spanId":"0001020304050607","severityText":"INFO",
            "severityNumber":"SEVERITY_NUMBER_INFO","flags":1,"droppedAttributesCount":0,"somethingNew":{"a":[1]}})");
        QCOMPARE(log.timeNs, 1'700'000'000'000'000'000);
        QCOMPARE(log.observedNs, 1'700'000'000'000'000'001);
        QCOMPARE(log.eventName, u"e"_s);
        QCOMPARE(log.traceId, QByteArray::fromHex("000102030405060708090a0b0c0d0e0f"));
        QCOMPARE(log.spanId.size(), 8);
        QCOMPARE(logOf(R"({"timeUnixNano":"18446744073709551615"})").timeNs, 0); // beyond what a clock shows
        QCOMPARE(logOf(R"({"timeUnixNano":18446744073709551615})").timeNs, 0);
    }

    void enumerations_data()
    {
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<int>("status");
        QTest::newRow("a number") << QByteArray("2") << int(OtlpStatus::Error);
        QTest::newRow("a name") << QByteArray("\"STATUS_CODE_OK\"") << int(OtlpStatus::Ok);
        QTest::newRow("a newer number") << QByteArray("77") << int(OtlpStatus::Unset);
        QTest::newRow("a newer name") << QByteArray("\"STATUS_CODE_FINE\"") << int(OtlpStatus::Unset);
        QTest::newRow("null") << QByteArray("null") << int(OtlpStatus::Unset);
    }
    void enumerations()
    {
        QFETCH(QByteArray, code);
        QFETCH(int, status);
        const auto spans = otlpSpansFromJson(
            R"({"resourceSpans":[{"scopeSpans":[{"spans":[{"name":"n","status":{"code":)" + code + "}}]}]}]}");
        QVERIFY(spans && spans->rejected == 0);
        QCOMPARE(int(spans->groups.first().records.first().status), status);
    }

    void metricsThatNobodyReads()
    {
        const auto metrics = otlpMetricsFromJson(R"({"resourceMetrics":[{"scopeMetrics":[{"metrics":[
            {"name":"h","histogram":{"dataPoints":[{"count":"3","bucketCounts":["1"]}],"aggregationTemporality":2}},
            {"name":"d","sum":{"isMonotonic":true,"aggregationTemporality":"AGGREGATION_TEMPORALITY_DELTA",
                "dataPoints":[{"asDouble":0.5}]}}]}]}]})");
        QVERIFY(metrics && metrics->rejected == 0);
        const auto& read = metrics->groups.first().records;
        QCOMPARE(read.size(), 2);
        QVERIFY(read.at(0).points.isEmpty() && !read.at(0).isSum);
        QVERIFY(read.at(1).isDelta);
        QCOMPARE(read.at(1).points.first().value, OtlpValue { 0.5 });
    }

    void badRecordsAreCountedAndTheOthersKept_data()
    {
        QTest::addColumn<QByteArray>("record");
        const auto row = [](const char* name, const char* json) { QTest::newRow(name) << QByteArray(json); };
        row("a number", "1");
        row("null", "null");
        row("a time in words", R"({"timeUnixNano":"noon"})");
        row("a time before all times", R"({"timeUnixNano":"-1"})");
        row("a time before all times, as a number", R"({"timeUnixNano":-1})");
        row("half a nanosecond", R"({"timeUnixNano":0.5})");
        row("an id that is not hexadecimal", R"({"traceId":"xyz!"})");
        row("an id in base64", R"({"traceId":"AAECAwQFBgcICQoLDA0ODw=="})");
        row("a body that is a text", R"({"body":"text"})");
        row("attributes that are an object", R"({"attributes":{"a":1}})");
        row("an attribute that is a text", R"({"attributes":["a"]})");
        row("an attribute whose key is a number", R"({"attributes":[{"key":1}]})");
        row("a text that is a number", R"({"body":{"stringValue":1}})");
        row("a truth that is a text", R"({"body":{"boolValue":"true"}})");
        row("an integer that is none", R"({"body":{"intValue":"1.5"}})");
        row("an integer that does not fit", R"({"body":{"intValue":"9223372036854775808"}})");
        row("a number that is none", R"({"body":{"doubleValue":"much"}})");
        row("bytes that are none", R"({"body":{"bytesValue":"!!"}})");
        row("a list that is one", R"({"body":{"arrayValue":[]}})");
        row("members that are a list", R"({"body":{"kvlistValue":[]}})");
    }
    void badRecordsAreCountedAndTheOthersKept()
    {
        QFETCH(QByteArray, record);
        const OtlpLogs logs = logsOf(logExport(R"({"eventName":"before"},)" + record + R"(,{"eventName":"after"})"));
        QCOMPARE(logs.rejected, 1);
        QVERIFY(!logs.why.isEmpty());
        QCOMPARE(logs.groups.first().records.size(), 2);
        QCOMPARE(logs.groups.first().records.last().eventName, u"after"_s);
    }

    void otherBodiesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("json");
        const auto row = [](const char* name, const char* json) { QTest::newRow(name) << QByteArray(json); };
        row("nothing", "");
        row("no JSON", "hello");
        row("a list", "[]");
        row("cut off", R"({"resourceLogs":[)");
        row("bytes that are not UTF-8", "{\"resourceLogs\":\"\xff\"}");
        row("sources that are a text", R"({"resourceLogs":"a"})");
        row("a source that is a text", R"({"resourceLogs":["a"]})");
        row("scopes that are an object", R"({"resourceLogs":[{"scopeLogs":{}}]})");
        row("records that are an object", R"({"resourceLogs":[{"scopeLogs":[{"logRecords":{}}]}]})");
        row("a scope whose name is a number", R"({"resourceLogs":[{"scopeLogs":[{"scope":{"name":1}}]}]})");
        row("resource attributes that are a text", R"({"resourceLogs":[{"resource":{"attributes":"a"}}]})");
    }
    void otherBodiesAreRefused()
    {
        QFETCH(QByteArray, json);
        const auto logs = otlpLogsFromJson(json);
        QVERIFY(!logs);
        QCOMPARE(logs.error().code, ErrorCode::Malformed);
    }

    void emptyExportsAreExports()
    {
        QVERIFY(otlpLogsFromJson("{}") == OtlpLogs {});
        QVERIFY(otlpLogsFromJson(R"({"resourceLogs":null})") == OtlpLogs {});
        QVERIFY(otlpLogsFromProtobuf({}) == OtlpLogs {}); // protobuf writes a message without fields so
        QVERIFY(otlpSpansFromProtobuf({}) == OtlpSpans {});
        QVERIFY(otlpMetricsFromProtobuf({}) == OtlpMetrics {});
    }

    void unknownFieldsOfProtobufAreSkipped()
    {
        std::string record;
        protozero::pbf_writer writer(record);
        writer.add_int32(500, 7);
        writer.add_fixed32(501, 7);
        writer.add_double(502, 7);
        writer.add_string(503, "new");
        writer.add_string(1, "a time of another wire type");
        writer.add_int64(12, 5);
        writer.add_fixed64(1, 9);
        const auto logs = otlpLogsFromProtobuf(logExportProtobuf(QByteArray::fromStdString(record)));
        QVERIFY(logs && logs->rejected == 0);
        QCOMPARE(logs->groups.first().records.first().timeNs, 9);
        QVERIFY(logs->groups.first().records.first().eventName.isEmpty());
    }

    void aResourceMayStandBehindItsRecords()
    {
        const QByteArray attribute = block(1, block(1, "k"));
        const auto logs = otlpLogsFromProtobuf(block(1, block(2, block(2, {})) + block(1, attribute)));
        QVERIFY(logs);
        QCOMPARE(logs->groups.first().resource.first().key, u"k"_s);
    }

    void textThatIsNotUtf8IsMended()
    {
        const auto logs = otlpLogsFromProtobuf(logExportProtobuf(block(12, "a\xff")));
        QVERIFY(logs);
        QCOMPARE(logs->groups.first().records.first().eventName, u"a\ufffd"_s);
    }

    void aRecordThatBreaksOffIsCounted()
    {
        const QByteArray bad = QByteArray("\x09\x01\x02", 3); // a time of three bytes
        const auto logs = otlpLogsFromProtobuf(block(1, block(2, block(2, bad) + block(2, block(12, "after")))));
        QVERIFY(logs);
        QCOMPARE(logs->rejected, 1);
        QCOMPARE(logs->groups.first().records.first().eventName, u"after"_s);
    }

    void exportsCutAnywhereDoNoHarm()
    {
        Maker maker(7);
        OtlpLogs logs;
        while (logs.groups.isEmpty() || logs.groups.last().records.isEmpty())
            logs = maker.exported<OtlpLog>();
        const QByteArray protobuf = test::otlpToProtobuf(logs);
        int whole = 0;
        for (qsizetype length = 0; length < protobuf.size(); ++length)
            whole += otlpLogsFromProtobuf(protobuf.first(length)).has_value();
        QVERIFY(whole <= logs.groups.size()); // only between the parts of the outermost message
        const QByteArray json = test::otlpToJson(logs);
        for (qsizetype length = 0; length < json.size(); ++length)
            QVERIFY(!otlpLogsFromJson(json.first(length)));
    }

    void deepNestingIsRejected()
    {
        QByteArray json = "{}", protobuf;
        for (int i = 0; i < maxOtlpDepth; ++i) {
            json = R"({"arrayValue":{"values":[)" + json + "]}}";
            protobuf = block(5, block(1, protobuf));
        }
        QCOMPARE(logsOf(logExport(R"({"body":)" + json + "}")).rejected, 0);
        QCOMPARE(otlpLogsFromProtobuf(logExportProtobuf(block(5, protobuf)))->rejected, 0);
        json = R"({"arrayValue":{"values":[)" + json + "]}}";
        protobuf = block(5, block(1, protobuf));
        const OtlpLogs logs = logsOf(logExport(R"({"body":)" + json + "}"));
        QCOMPARE(logs.rejected, 1);
        QVERIFY(logs.why.contains(u"nested"_s));
        QCOMPARE(otlpLogsFromProtobuf(logExportProtobuf(block(5, protobuf)))->rejected, 1);

        for (int i = 0; i < 100'000; ++i) // deeper than any stack
            protobuf = i % 1000 == 0 ? block(5, block(1, protobuf)) : protobuf;
        QCOMPARE(otlpLogsFromProtobuf(logExportProtobuf(block(5, protobuf)))->rejected, 1);
        QVERIFY(!otlpLogsFromJson(logExport(R"({"body":)" + QByteArray(2'000'000, '['))));
    }

    void hugeCountsAreRejected()
    {
        // Two bytes a record, and two a value.
        const QByteArray records = block(2, {}).repeated(maxOtlpRecords + 5);
        const auto many = otlpLogsFromProtobuf(block(1, block(2, records)));
        QVERIFY(many);
        QCOMPARE(many->groups.first().records.size(), maxOtlpRecords);
        QCOMPARE(many->rejected, 5);

        const QByteArray values = block(1, {}).repeated(maxOtlpValues + 1);
        const auto wide = otlpLogsFromProtobuf(logExportProtobuf(block(5, block(5, values))));
        QVERIFY(wide);
        QCOMPARE(wide->rejected, 1);
        QVERIFY(!otlpLogsFromProtobuf(block(1, block(1, block(1, {}).repeated(maxOtlpValues + 1)))));
        QVERIFY(!otlpLogsFromProtobuf(block(1, block(2, {}).repeated(maxOtlpValues + 1))));
    }

    void attributesSayThingsInSeveralForms()
    {
        const OtlpAttributes attributes { { u"n"_s, { u"12"_s } }, { u"d"_s, { 2.6 } }, { u"b"_s, { u"true"_s } },
            { u"l"_s, { QList<OtlpValue> { { u"a"_s }, { qint64(1) } } } },
            { u"m"_s, { OtlpAttributes { { u"k"_s, {} } } } }, { u"n"_s, { u"13"_s } }, { u"huge"_s, { 1e300 } } };
        QCOMPARE(integerOf(attributes, "n"_L1), 12);
        QCOMPARE(integerOf(attributes, "d"_L1), 3);
        QCOMPARE(integerOf(attributes, "huge"_L1), 0);
        QCOMPARE(integerOf(attributes, "none"_L1), 0);
        QCOMPARE(truthOf(attributes, "b"_L1), std::optional(true));
        QCOMPARE(truthOf(attributes, "n"_L1), std::nullopt);
        QCOMPARE(textOf(attributes, "l"_L1), u"[\"a\",1]"_s);
        QCOMPARE(textOf(attributes, "m"_L1), u"{\"k\":null}"_s);
        QCOMPARE(textOf(attributes, "d"_L1), u"2.6"_s);
    }
};

QTEST_GUILESS_MAIN(TestOtlp)
#include "tst_otlp.moc"

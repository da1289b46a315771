// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model_rig.h"
#include "settings/keyring_store.h"
#include "settings/model_access.h"
#include "settings/service_json.h"
#include "warnings.h"

#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

using namespace jumpseat;
using namespace jumpseat::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Asks `upstream` something and waits for its end.
struct Asked {
    int status = 0;
    QByteArray body;
    std::optional<UpstreamProblem> problem;
    bool isOver = false;
    std::unique_ptr<UpstreamCall> call;

    void ask(Upstream& upstream)
    {
        UpstreamRequest request;
        request.path = "/v1/chat/completions";
        request.body = "{}";
        call = upstream.send(std::move(request),
            { [this](int code, const HeaderList&) { status = code; },
                [this](const QByteArray& bytes) { body += bytes; },
                [this](const std::optional<UpstreamProblem>& why) {
                    problem = why;
                    isOver = true;
                } });
    }
};

} // namespace

/// Services, their file, their keys, and how a session reaches them.
class TestModelSettings : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<FakeKeyring> m_keyring;

    QString file() const { return m_folder->filePath(u"config/models.json"_s); }
    std::unique_ptr<ModelSettings> settings() const
    {
        return std::make_unique<ModelSettings>(
            ModelSettings::Parts { file(), std::make_unique<FakeKeyStore>(m_keyring), networkUpstreams() });
    }
    Executor here()
    {
        return [this](std::function<void()> task) {
            QMetaObject::invokeMethod(this, std::move(task), Qt::QueuedConnection);
        };
    }
    static event::AssistantPinned pin(const ModelService& service)
    {
        event::AssistantPinned pinned;
        pinned.provider = service.provider;
        pinned.service = service.name;
        pinned.origin = service.baseUrl;
        pinned.model = service.models.first().name;
        return pinned;
    }

private Q_SLOTS:
    void initTestCase() { qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/at/all"); }
    void init()
    {
        failOnWarnings();
        m_folder = std::make_unique<QTemporaryDir>();
        m_keyring = std::make_shared<FakeKeyring>();
        for (const char* name : { "JUMPSEAT_KEY_ID_NIMBUS", "NIMBUS_KEY", "OLLAMA_HOST" })
            qunsetenv(name);
    }

    void anAddressIsPlain_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected"); // empty: refused
        QTest::newRow("a company") << u"https://api.example.com"_s << u"https://api.example.com"_s;
        QTest::newRow("slashes and spaces") << u"  https://api.example.com/v1// "_s << QString();
        QTest::newRow("one slash") << u" https://api.example.com/v1/ "_s << u"https://api.example.com/v1"_s;
        QTest::newRow("port") << u"http://127.0.0.1:8000"_s << u"http://127.0.0.1:8000"_s;
        QTest::newRow("IPv6") << u"http://[::1]:8000/"_s << u"http://[::1]:8000"_s;
        QTest::newRow("capitals in the name") << u"https://API.example.com/Path"_s << u"https://api.example.com/Path"_s;
        QTest::newRow("user and password") << u"https://me:secret@api.example.com"_s << QString();
        QTest::newRow("user") << u"https://me@api.example.com"_s << QString();
        QTest::newRow("query") << u"https://api.example.com/?key=1"_s << QString();
        QTest::newRow("empty query") << u"https://api.example.com/?"_s << QString();
        QTest::newRow("fragment") << u"https://api.example.com/#a"_s << QString();
        QTest::newRow("climbing") << u"https://api.example.com/a/../b"_s << QString();
        QTest::newRow("no scheme") << u"api.example.com"_s << QString();
        QTest::newRow("a file") << u"file:///etc/passwd"_s << QString();
        QTest::newRow("no name") << u"https:///v1"_s << QString();
        QTest::newRow("backslash") << u"https://api.example.com\\@evil.example"_s << QString();
        QTest::newRow("nothing") << u"  "_s << QString();
    }
    void anAddressIsPlain()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        const auto url = checkedBaseUrl(text);
        QCOMPARE(url.value_or(QString()), expected);
        if (!url)
            QVERIFY(url.error().what.endsWith(u'.'));
    }

    void whatIsNotEncryptedIsSaid_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("words"); // empty: nothing to say
        QTest::newRow("https") << u"https://api.example.com"_s << QString();
        QTest::newRow("this computer") << u"http://127.0.0.1:8000"_s << QString();
        QTest::newRow("this computer by name") << u"http://localhost:8000"_s << QString();
        QTest::newRow("this computer, IPv6") << u"http://[::1]:8000"_s << QString();
        for (const QString& host : { u"10.1.2.3"_s, u"192.168.1.5"_s, u"172.16.0.1"_s, u"172.31.0.1"_s, u"gpu-box"_s,
                 u"box.local"_s, u"[fd00::1]"_s, u"[fe80::1]"_s })
            QTest::newRow(qPrintable(host)) << u"http://%1:8000"_s.arg(host) << u"in this network"_s;
        for (const QString& host : { u"api.example.com"_s, u"172.32.0.1"_s, u"8.8.8.8"_s, u"[2001:db8::1]"_s })
            QTest::newRow(qPrintable(host)) << u"http://%1"_s.arg(host) << u"everybody on the way"_s;
        QTest::newRow("a name like an address") << u"http://127.0.0.1.example.com"_s << u"everybody on the way"_s;
    }
    void whatIsNotEncryptedIsSaid()
    {
        QFETCH(QString, url);
        QFETCH(QString, words);
        QVERIFY(checkedBaseUrl(url));
        const QString warning = baseUrlWarning(url);
        QCOMPARE(warning.isEmpty(), words.isEmpty());
        QVERIFY2(warning.contains(words), qPrintable(warning));
    }

    void servicesComeBackAsTheyWere()
    {
        const ModelService cloud = modelService(u"Nimbus"_s, u"anthropic"_s, u"https://api.example.com"_s);
        ModelService own = modelService(u"Own box"_s, u"openai-chat"_s, u"http://10.0.0.5:8000/v1"_s);
        own.keySource = KeySource::Environment;
        own.variable = u"OWN_BOX_KEY"_s;
        {
            ServiceList list(file());
            list.load();
            QVERIFY(list.problem().isEmpty());
            QSignalSpy changed(&list, &ServiceList::changed);
            QVERIFY(list.put(cloud));
            QVERIFY(list.put(own));
            QCOMPARE(changed.size(), 2);
        }
        QCOMPARE(QFile::permissions(file())
                & (QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther),
            QFileDevice::Permissions());
        ServiceList again(file());
        again.load();
        QCOMPARE(again.all(), (QList { cloud, own }));
        QVERIFY(again.remove(cloud.id));
        again.load();
        QCOMPARE(again.all(), QList { own });
    }

    void whatIsNoServiceIsNotKept_data()
    {
        QTest::addColumn<ModelService>("service");
        QTest::addColumn<QString>("words");
        const ModelService good = modelService(u"Nimbus"_s, u"anthropic"_s, u"https://api.example.com"_s);
        const auto row = [&](const char* name, const QString& words, const std::function<void(ModelService&)>& change) {
            ModelService service = good;
            change(service);
            QTest::newRow(name) << service << words;
        };
        row("no name", u"needs a name"_s, [](ModelService& s) { s.name.clear(); });
        row("name of another", u"another service"_s, [](ModelService& s) { s.name = u"TAKEN"_s; });
        row("kind", u"kind of Nimbus"_s, [](ModelService& s) { s.provider = u"telepathy"_s; });
        row("address", u"no address"_s, [](ModelService& s) { s.baseUrl = u"nonsense"_s; });
        row("address that is not plain", u"not written plainly"_s, [](ModelService& s) { s.baseUrl += u'/'; });
        row("variable", u"environment variable"_s, [](ModelService& s) { s.keySource = KeySource::Environment; });
        row("model twice", u"stands there twice"_s, [](ModelService& s) { s.models += s.models.first(); });
        row("model without a name", u"name of a model"_s, [](ModelService& s) { s.models.first().name.clear(); });
        row("price", u"A price of swift-1"_s, [](ModelService& s) { s.models.first().inputPrice = -1; });
        row("id", u"id of a service"_s, [](ModelService& s) { s.id = u"../x"_s; });
    }
    void whatIsNoServiceIsNotKept()
    {
        QFETCH(ModelService, service);
        QFETCH(QString, words);
        ServiceList list(file());
        const ModelService taken = modelService(u"Taken"_s, u"ollama"_s, u"http://127.0.0.1:1"_s);
        QVERIFY(list.put(taken));
        const auto put = list.put(service);
        QVERIFY(!put);
        QVERIFY2(put.error().what.contains(words), qPrintable(put.error().what));
        QCOMPARE(list.all(), QList { taken });
    }

    void aDamagedFileIsKeptAside_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("words");
        QTest::newRow("no JSON") << QByteArray("{\"format\": 1,") << u"it is no JSON"_s;
        QTest::newRow("a list") << QByteArray("[]") << u"is no object"_s;
        QTest::newRow("no format") << QByteArray("{\"services\": []}") << u"no format"_s;
        QTest::newRow("newer") << QByteArray("{\"format\": 2, \"services\": [], \"more\": 1}") << u"newer Jumpseat"_s;
        QTest::newRow("unknown member") << QByteArray("{\"format\": 1, \"services\": [], \"more\": 1}") << u"more"_s;
        QTest::newRow("a key in it") << servicesToJson(
            { modelService(u"Nimbus"_s, u"anthropic"_s, u"https://a.example"_s) })
                                            .replace("\"name\": \"Nimbus\"", "\"name\": \"Nimbus\", \"key\": \"x\"")
                                     << u"service 1 has a member \"key\""_s;
        QTest::newRow("price as text") << servicesToJson(
            { modelService(u"Nimbus"_s, u"anthropic"_s, u"https://a.example"_s) })
                                              .replace("3000000", "\"3\"")
                                       << u"service 1, model 1 needs a whole number"_s;
        QTest::newRow("far too large") << QByteArray(largestServicesFile + 1, ' ') << u"far too large"_s;
    }
    void aDamagedFileIsKeptAside()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, words);
        QVERIFY(QDir().mkpath(QFileInfo(file()).absolutePath()));
        QFile damaged(file());
        QVERIFY(damaged.open(QIODevice::WriteOnly));
        damaged.write(content);
        damaged.close();
        ServiceList list(file());
        list.load();
        QVERIFY(list.all().isEmpty());
        QVERIFY2(list.problem().contains(words), qPrintable(list.problem()));
        QCOMPARE(contentOf(file()), content); // looking at it changes nothing

        QVERIFY(list.put(modelService(u"Nimbus"_s, u"anthropic"_s, u"https://api.example.com"_s)));
        QVERIFY(list.problem().isEmpty());
        const QDir folder(QFileInfo(file()).absolutePath());
        const QStringList aside = folder.entryList({ u"models-unread-*.json"_s });
        QCOMPARE(aside.size(), 1);
        QCOMPARE(contentOf(folder.filePath(aside.first())), content);
    }

    void aFileThatCannotBeWrittenChangesNothing()
    {
        QFile inTheWay(m_folder->filePath(u"config"_s));
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        ServiceList list(file());
        list.load();
        const auto put = list.put(modelService(u"Nimbus"_s, u"anthropic"_s, u"https://api.example.com"_s));
        QVERIFY(!put);
        QCOMPARE(put.error().code, ErrorCode::Io);
        QVERIFY(list.all().isEmpty());
    }

    void whatIsNoKeyIsNotTaken_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << u"  "_s;
        QTest::newRow("two lines") << u"sk-1\r\nX-Evil: 1"_s;
        QTest::newRow("space") << u"sk 1"_s;
        QTest::newRow("letters of elsewhere") << u"sk-ä"_s;
        QTest::newRow("a book") << QString(ApiKey::longest + 1, u'k');
    }
    void whatIsNoKeyIsNotTaken()
    {
        QFETCH(QString, text);
        QVERIFY(!ApiKey::from(text));
        QCOMPARE((*ApiKey::from(u" sk-1\n"_s))->copy(), u"sk-1"_s); // as it comes out of a clipboard
    }

    void aKeyComesFromWhereTheSettingsSay()
    {
        ModelService service = modelService(u"Nimbus"_s, u"anthropic"_s, u"https://api.example.com"_s);
        m_keyring->keys[service.id] = secretKey;
        ModelKeys keys(std::make_unique<FakeKeyStore>(m_keyring));
        std::optional<Result<ApiKeyPtr>> heard;
        const auto want = [&] {
            heard.reset();
            keys.want(service, [&](const Result<ApiKeyPtr>& key) { heard = key; });
        };
        want();
        QVERIFY(!heard); // the keyring takes its time
        QTRY_VERIFY(heard);
        QCOMPARE((**heard)->copy(), secretKey);
        want();
        QVERIFY(heard); // from memory
        QCOMPARE(m_keyring->reads, 1);

        service.keySource = KeySource::Environment;
        service.variable = u"NIMBUS_KEY"_s;
        want();
        QVERIFY(heard && !*heard);
        QVERIFY(heard->error().what.contains(u"NIMBUS_KEY is not set"_s));
        qputenv("NIMBUS_KEY", "from-its-variable");
        want();
        QCOMPARE((**heard)->copy(), u"from-its-variable"_s);
        qputenv("JUMPSEAT_KEY_ID_NIMBUS", "from-our-variable");
        want();
        QCOMPARE((**heard)->copy(), u"from-our-variable"_s);
        service.keySource = KeySource::None;
        want();
        QVERIFY(!**heard);
    }

    /// The real one, where there is none.
    void withoutAKeyringThatIsSaidAndNothingIsWrittenElsewhere()
    {
        KeyringStore store;
        QStringList said;
        store.read(
            u"id-nimbus"_s, [&](const Result<ApiKeyPtr>& key) { said.append(key ? u"read"_s : key.error().what); });
        store.write(u"id-nimbus"_s, *ApiKey::from(secretKey),
            [&](const Result<void>& done) { said.append(done ? u"written"_s : done.error().what); });
        QTRY_COMPARE(said.size(), 2);
        for (const QString& words : std::as_const(said))
            QVERIFY2(words.contains(u"keyring"_s) && !words.contains(secretKey), qPrintable(words));
    }

    void oneQuestionToTheKeyringAnswersAll()
    {
        const ModelService service = modelService(u"Nimbus"_s, u"anthropic"_s, u"https://api.example.com"_s);
        m_keyring->keys[service.id] = secretKey;
        ModelKeys keys(std::make_unique<FakeKeyStore>(m_keyring));
        int heard = 0;
        for (int i = 0; i < 5; ++i)
            keys.want(service, [&](const Result<ApiKeyPtr>& key) { heard += key && *key ? 1 : 0; });
        QTRY_COMPARE(heard, 5);
        QCOMPARE(m_keyring->reads, 1);
    }

    void aKeyringThatDoesNotWorkIsSaidAndTriedAgain()
    {
        const ModelService service = modelService(u"Nimbus"_s, u"anthropic"_s, u"https://api.example.com"_s);
        ModelKeys keys(std::make_unique<FakeKeyStore>(m_keyring));
        QString words;
        const auto want = [&] {
            words.clear();
            keys.want(service, [&](const Result<ApiKeyPtr>& key) { words = key ? u"here"_s : key.error().what; });
        };
        m_keyring->problem = u"no keyring is running on this computer"_s;
        want();
        QTRY_VERIFY(!words.isEmpty());
        QVERIFY2(
            words.startsWith(u"The key of Nimbus could not be read from the keyring: no keyring"_s), qPrintable(words));
        QVERIFY(words.contains(u"JUMPSEAT_KEY_ID_NIMBUS"_s)); // the way out
        m_keyring->problem.clear();
        want();
        QTRY_COMPARE(words, u"There is no key of Nimbus in the keyring of this computer."_s);
        m_keyring->keys[service.id] = secretKey;
        want();
        QTRY_COMPARE(words, u"here"_s);
    }

    void aWrittenKeyIsThereAtOnceAndARemovedOneGone()
    {
        const ModelService service = modelService(u"Nimbus"_s, u"anthropic"_s, u"https://api.example.com"_s);
        ModelKeys keys(std::make_unique<FakeKeyStore>(m_keyring));
        bool done = false;
        keys.write(service.id, *ApiKey::from(secretKey), [&](const Result<void>& written) { done = bool(written); });
        QTRY_VERIFY(done);
        bool here = false;
        keys.want(service, [&](const Result<ApiKeyPtr>& key) { here = key && *key; });
        QVERIFY(here);
        done = false;
        keys.remove(service.id, [&](const Result<void>& removed) { done = bool(removed); });
        QTRY_VERIFY(done);
        QVERIFY(m_keyring->keys.isEmpty());
        std::optional<bool> gone;
        keys.want(service, [&](const Result<ApiKeyPtr>& key) { gone = !key; });
        QTRY_COMPARE(gone, std::optional(true));
    }

    void aSessionReachesItsModelWithTheKey()
    {
        FakeModelServer server("{\"fine\": true}");
        const auto desk = settings();
        const ModelService service = modelService(u"Nimbus"_s, u"openai-chat"_s, server.url());
        m_keyring->keys[service.id] = secretKey;
        QVERIFY(desk->services().put(service));
        const ModelAccess access = modelAccess(*desk);
        const auto upstream = access(pin(service), here());
        QVERIFY(upstream);
        Asked asked;
        asked.ask(**upstream);
        QTRY_VERIFY(asked.isOver);
        QVERIFY(!asked.problem);
        QCOMPARE(asked.status, 200);
        QCOMPARE(server.asked.size(), 1);
        QVERIFY(server.asked.first().contains("Bearer " + secretKey.toLatin1()));
    }

    /// As the host does: it makes the model on a thread of its own, while the window's thread has the keyring.
    void theKeyIsFetchedForAnotherThread()
    {
        FakeModelServer server("{}");
        const auto desk = settings();
        const ModelService service = modelService(u"Nimbus"_s, u"openai-chat"_s, server.url());
        m_keyring->keys[service.id] = secretKey;
        QVERIFY(desk->services().put(service));
        const ModelAccess access = modelAccess(*desk);
        std::atomic<int> status = 0;
        QThread thread;
        QObject there;
        there.moveToThread(&thread);
        thread.start();
        Asked asked;
        std::shared_ptr<Upstream> upstream;
        QMetaObject::invokeMethod(&there, [&] {
            const auto made = access(pin(service), [&there](std::function<void()> task) {
                QMetaObject::invokeMethod(&there, std::move(task), Qt::QueuedConnection);
            });
            upstream = made.value_or(nullptr);
            UpstreamRequest request;
            request.path = "/v1/chat/completions";
            asked.call = upstream->send(std::move(request),
                { [](int, const HeaderList&) {}, [](const QByteArray&) {},
                    [&](const std::optional<UpstreamProblem>& problem) { status = problem ? -1 : 1; } });
        });
        QTRY_COMPARE(status.load(), 1);
        QMetaObject::invokeMethod(
            &there,
            [&] {
                asked.call.reset();
                upstream.reset();
            },
            Qt::BlockingQueuedConnection);
        thread.quit();
        thread.wait();
    }

    void withoutAKeyTheReplySaysWhyAndLaterOnesWork()
    {
        FakeModelServer server("{}");
        const auto desk = settings();
        const ModelService service = modelService(u"Nimbus"_s, u"openai-chat"_s, server.url());
        QVERIFY(desk->services().put(service));
        m_keyring->problem = u"the keyring stayed locked"_s;
        const auto upstream = modelAccess(*desk)(pin(service), here());
        QVERIFY(upstream);
        Asked first;
        first.ask(**upstream);
        QTRY_VERIFY(first.isOver);
        QVERIFY(first.problem);
        QCOMPARE(first.problem->kind, UpstreamProblem::Kind::Refused);
        QVERIFY2(
            first.problem->what.contains(u"The key of Nimbus could not be read"_s), qPrintable(first.problem->what));
        QVERIFY(server.asked.isEmpty());

        m_keyring->problem.clear();
        m_keyring->keys[service.id] = secretKey;
        Asked second;
        second.ask(**upstream);
        QTRY_VERIFY(second.isOver);
        QVERIFY(!second.problem);
        bool written = false;
        desk->keys().write(service.id, *ApiKey::from(u"sk-a-new-key-altogether"_s),
            [&](const Result<void>& done) { written = bool(done); });
        QTRY_VERIFY(written);
        Asked third;
        third.ask(**upstream);
        QTRY_VERIFY(third.isOver);
        QVERIFY(server.asked.last().contains("sk-a-new-key-altogether"));
    }

    void aDroppedQuestionIsHeardOfNoMore()
    {
        FakeModelServer server("{}");
        const auto desk = settings();
        const ModelService service = modelService(u"Nimbus"_s, u"openai-chat"_s, server.url());
        m_keyring->keys[service.id] = secretKey;
        QVERIFY(desk->services().put(service));
        const auto upstream = modelAccess(*desk)(pin(service), here());
        Asked dropped, kept;
        dropped.ask(**upstream);
        dropped.call.reset(); // while the keyring is being asked
        kept.ask(**upstream);
        QTRY_VERIFY(kept.isOver);
        QVERIFY(!dropped.isOver);
        QCOMPARE(server.asked.size(), 1);
    }

    void aServiceThatIsNotThereAnyMoreIsNamedInWords()
    {
        const auto desk = settings();
        const ModelService service = modelService(u"Nimbus"_s, u"openai-chat"_s, u"http://127.0.0.1:1"_s);
        QVERIFY(desk->services().put(service));
        const ModelAccess access = modelAccess(*desk);
        event::AssistantPinned elsewhere = pin(service);
        elsewhere.origin = u"https://api.example.com"_s;
        const auto moved = access(elsewhere, here());
        QCOMPARE(moved.error().code, ErrorCode::Refused);
        QVERIFY(desk->services().remove(service.id));
        const auto gone = access(pin(service), here());
        QCOMPARE(gone.error().code, ErrorCode::NotFound);
        for (const QString& words : { moved.error().what, gone.error().what })
            QVERIFY(!words.contains(u"127.0.0.1"_s) && !words.contains(u"example"_s)); // candidates read this
    }

    void theModelsOfAServiceAreAskedFor_data()
    {
        QTest::addColumn<QString>("provider");
        QTest::addColumn<QByteArray>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("expected"); // names, or what is said
        const QByteArray data = R"({"data": [{"id": "swift-2"}, {"id": "swift-1"}, {"id": "swift-1"}, {"x": 1}]})";
        const QString names = u"swift-1, swift-2"_s;
        QTest::newRow("OpenAI") << u"openai-responses"_s << QByteArray("200 OK") << data << names;
        QTest::newRow("Anthropic") << u"anthropic"_s << QByteArray("200 OK") << data << names;
        QTest::newRow("Ollama") << u"ollama"_s << QByteArray("200 OK")
                                << QByteArray(R"({"models": [{"name": "small:7b", "size": 1}]})") << u"small:7b"_s;
        QTest::newRow("key") << u"anthropic"_s << QByteArray("401 Unauthorized")
                             << QByteArray(R"({"type": "error", "error": {"message": "invalid x-api-key: )"
                                    + secretKey.toLatin1() + R"("}})")
                             << u"does not accept the key (401). It said: invalid x-api-key: ****"_s;
        QTest::newRow("address") << u"openai-chat"_s << QByteArray("404 Not Found") << QByteArray("<html>")
                                 << u"Is the address right?"_s;
        QTest::newRow("share used up") << u"openai-chat"_s << QByteArray("429 Too Many Requests") << QByteArray("{}")
                                       << u"has too much to do"_s;
        QTest::newRow("elsewhere") << u"openai-chat"_s << QByteArray("301 Moved") << QByteArray()
                                   << u"sends elsewhere"_s;
        QTest::newRow("broken") << u"openai-chat"_s << QByteArray("500 Oops") << QByteArray("oops") << u"status 500"_s;
        QTest::newRow("a web page") << u"openai-chat"_s << QByteArray("200 OK") << QByteArray("<html>hello</html>")
                                    << u"no list of models"_s;
        QTest::newRow("other JSON") << u"openai-chat"_s << QByteArray("200 OK") << QByteArray("[1, 2]")
                                    << u"no list of models"_s;
        QTest::newRow("endless") << u"openai-chat"_s << QByteArray("200 OK") << QByteArray(5 * 1024 * 1024, ' ')
                                 << u"far too long"_s;
    }
    void theModelsOfAServiceAreAskedFor()
    {
        QFETCH(QString, provider);
        QFETCH(QByteArray, status);
        QFETCH(QByteArray, body);
        QFETCH(QString, expected);
        FakeModelServer server(body, status);
        if (status.startsWith("301"))
            server.headers = "Location: http://127.0.0.1:1/else\r\n";
        ModelLookup lookup(networkUpstreams());
        std::optional<Result<QStringList>> found;
        lookup.ask(modelService(u"Nimbus"_s, provider, server.url()), *ApiKey::from(secretKey), 10s,
            [&](const Result<QStringList>& names) { found = names; });
        QTRY_VERIFY(found);
        const QString heard = *found ? (*found)->join(u", "_s) : found->error().what;
        QVERIFY2(heard.contains(expected), qPrintable(heard));
        QVERIFY(!heard.contains(secretKey));
        const bool isAnthropic = provider == "anthropic"_L1;
        QCOMPARE(server.asked.first().contains("anthropic-version:"), isAnthropic);
        QVERIFY(server.asked.first().contains((isAnthropic ? "x-api-key: " : "Bearer ") + secretKey.toLatin1()));
        QVERIFY(server.asked.first().startsWith(provider == "ollama"_L1 ? "GET /api/tags " : "GET /v1/models"));
        QVERIFY(!lookup.isAsking());
    }

    void aServerThatSaysNothingIsGivenUp()
    {
        FakeModelServer server({});
        server.silent = true;
        ModelLookup lookup(networkUpstreams());
        QString words;
        lookup.ask(modelService(u"Nimbus"_s, u"openai-chat"_s, server.url()), {}, 200ms,
            [&](const Result<QStringList>& names) { words = names ? u"?"_s : names.error().what; });
        QTRY_VERIFY(!words.isEmpty());
        QVERIFY2(words.contains(u"in time"_s), qPrintable(words));
        words.clear();
        lookup.ask(modelService(u"Nimbus"_s, u"openai-chat"_s, u"http://127.0.0.1:1"_s), {}, 5s,
            [&](const Result<QStringList>& names) { words = names ? u"?"_s : names.error().what; });
        QTRY_VERIFY2(words.contains(u"could not be asked"_s), qPrintable(words));
    }

    void ollamaIsFoundByItself()
    {
        FakeModelServer server(R"({"models": [{"name": "small:7b"}, {"name": "large:70b"}]})");
        qputenv("OLLAMA_HOST", server.url().toLatin1());
        const auto desk = settings();
        QVERIFY(desk->available().isEmpty());
        QSignalSpy changed(desk.get(), &ModelSettings::changed);
        desk->lookForOllama();
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(desk->available().size(), 1);
        const ModelService ollama = desk->available().first();
        QCOMPARE(ollama.models.size(), 2);
        QCOMPARE(ollama.keySource, KeySource::None);
        QVERIFY(server.asked.first().startsWith("GET /api/tags "));
        QVERIFY(modelAccess(*desk)(pin(ollama), here()));

        server.body = "{\"models\": []}";
        desk->lookForOllama();
        QTRY_VERIFY(desk->available().isEmpty());
        QVERIFY(modelAccess(*desk)(pin(ollama), here())); // a session that has it goes on with it
        server.body = R"({"models": [{"name": "small:7b"}]})";
        desk->lookForOllama();
        QTRY_COMPARE(desk->available().size(), 1);
        QVERIFY(desk->services().put(modelService(u"My Ollama"_s, u"ollama"_s, ollama.baseUrl)));
        QCOMPARE(desk->available().size(), 1); // not twice
        QVERIFY(!QFileInfo(file()).isSymLink());
    }

    void ollamasVariableIsReadAsOllamaReadsIt_data()
    {
        QTest::addColumn<QString>("variable");
        QTest::addColumn<QString>("url");
        QTest::newRow("none") << QString() << u"http://127.0.0.1:11434"_s;
        QTest::newRow("everybody") << u"0.0.0.0"_s << u"http://127.0.0.1:11434"_s;
        QTest::newRow("everybody with port") << u"0.0.0.0:5050"_s << u"http://127.0.0.1:5050"_s;
        QTest::newRow("name and port") << u"gpu-box:5050"_s << u"http://gpu-box:5050"_s;
        QTest::newRow("name") << u"gpu-box"_s << u"http://gpu-box:11434"_s;
        QTest::newRow("URL") << u"https://ollama.example.com/"_s << u"https://ollama.example.com"_s;
        QTest::newRow("nonsense") << u"http://a b"_s << u"http://127.0.0.1:11434"_s;
        QTest::newRow("password") << u"me:pw@gpu-box"_s << u"http://127.0.0.1:11434"_s;
    }
    void ollamasVariableIsReadAsOllamaReadsIt()
    {
        QFETCH(QString, variable);
        QFETCH(QString, url);
        QCOMPARE(localOllama(variable).baseUrl, url);
        QVERIFY(checkService(localOllama(variable)));
    }

    /// Whatever was done with a key, no file below the folder has it.
    void noFileHasTheKey()
    {
        FakeModelServer server("{}");
        const auto desk = settings();
        const ModelService service = modelService(u"Nimbus"_s, u"openai-chat"_s, server.url());
        bool written = false;
        desk->keys().write(
            service.id, *ApiKey::from(secretKey), [&](const Result<void>& done) { written = bool(done); });
        QVERIFY(desk->services().put(service));
        QTRY_VERIFY(written);
        const auto upstream = modelAccess(*desk)(pin(service), here());
        Asked asked;
        asked.ask(**upstream);
        QTRY_VERIFY(asked.isOver);
        int files = 0;
        for (QDirIterator it(m_folder->path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
            it.hasNext();) {
            ++files;
            QVERIFY2(!contentOf(it.next()).contains(secretKey.toLatin1()), qPrintable(it.filePath()));
        }
        QCOMPARE(files, 1);
    }
};

QTEST_GUILESS_MAIN(TestModelSettings)
#include "tst_model_settings.moc"

// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "assist/model_prompt.h"
#include "cockpit/cockpit_window.h"
#include "home/home_window.h"
#include "home/models_page.h"
#include "home/notice_strip.h"
#include "home/service_row.h"
#include "home_fixture.h"
#include "keys/action_registry.h"
#include "model_rig.h"
#include "pictures.h"
#include "settings/assistant_fields.h"
#include "settings/money.h"
#include "settings/service_form.h"
#include "startup/desktop.h"
#include "theme/inline_confirm.h"
#include "theme/widgets.h"
#include "warnings.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDirIterator>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace jumpseat;
using namespace jumpseat::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray threeModels =
    "{\"data\": [{\"id\": \"swift-2\"}, {\"id\": \"swift-1\"}, {\"id\": \"swift-1-small\"}]}";

bool shows(const QWidget& widget, const QString& words)
{
    const auto labels = widget.findChildren<QLabel*>();
    return std::ranges::any_of(
        labels, [&](const QLabel* label) { return label->isVisible() && label->text().contains(words); });
}

template <class Widget> Widget* named(const QWidget& parent, const QString& name)
{
    for (Widget* widget : parent.findChildren<Widget*>()) {
        if (widget->accessibleName() == name)
            return widget;
    }
    qFatal("there is no such field");
}

template <class Button = QAbstractButton> Button* button(const QWidget& parent, const QString& text)
{
    for (Button* button : parent.findChildren<Button*>()) {
        if (button->text() == text && button->isVisible())
            return button;
    }
    qFatal("there is no such button");
}

} // namespace

/// From an empty list of services to a session with a model: what is clicked, typed and read.
class TestNewSessionModels : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<FakeKeyring> m_keyring;
    std::unique_ptr<FakeModelServer> m_server;
    std::unique_ptr<ModelSettings> m_settings;
    SessionsModel m_sessions;
    std::unique_ptr<HomeWindow> m_home;

    ModelSettings::Parts parts() const
    {
        return { m_folder->filePath(u"config/models.json"_s), std::make_unique<FakeKeyStore>(m_keyring),
            networkUpstreams() };
    }
    ModelService nimbus() const { return modelService(u"Nimbus"_s, u"anthropic"_s, m_server->url()); }

    void open(const QList<ModelService>& services = {})
    {
        m_settings = std::make_unique<ModelSettings>(parts());
        for (const ModelService& service : services) {
            QVERIFY(m_settings->services().put(service));
            m_keyring->keys[service.id] = secretKey;
        }
        m_home = std::make_unique<HomeWindow>(&m_sessions);
        m_home->setKits({ sampleKit() });
        m_home->setModels(m_settings.get());
        m_home->setWorkspace(u"/somewhere/interviews.jumpseat"_s, false);
        m_home->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_home.get()));
    }
    AssistantFields* fields() const { return m_home->newSessionPanel()->assistant(); }
    ServiceForm* form() const { return m_home->serviceForm(); }
    QLineEdit* line(const QString& name) const { return named<QLineEdit>(*form(), name); }

    /// As the choice for the next session, by the words it has in the box.
    void choose(const QString& words)
    {
        const int at = fields()->box()->findText(words);
        QVERIFY2(at >= 0, qPrintable(words));
        fields()->box()->setCurrentIndex(at);
    }

private Q_SLOTS:
    void initTestCase()
    {
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QCoreApplication::setOrganizationName(u"Jumpseat"_s);
        QCoreApplication::setApplicationName(u"tst_new_session_models"_s);
        QApplication::setQuitOnLastWindowClosed(false);
    }
    void init()
    {
        failOnWarnings();
        m_folder = std::make_unique<QTemporaryDir>();
        m_keyring = std::make_shared<FakeKeyring>();
        m_server = std::make_unique<FakeModelServer>(threeModels);
        qputenv("OLLAMA_HOST", "127.0.0.1:1"); // nobody
        for (const char* name : { "ANTHROPIC_API_KEY", "OPENAI_API_KEY" })
            qunsetenv(name);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder->path());
        QSettings().clear();
        Theme::instance().install(ThemeChoice::Light);
    }
    void cleanup()
    {
        m_home.reset();
        m_settings.reset();
    }

    void moneyIsReadAndWritten_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("micros"); // -1: none
        QTest::addColumn<QString>("again");
        QTest::newRow("dollars") << u"3"_s << qint64(3'000'000) << u"3"_s;
        QTest::newRow("cents") << u"2.5"_s << qint64(2'500'000) << u"2.50"_s;
        QTest::newRow("comma") << u"0,075"_s << qint64(75'000) << u"0.075"_s;
        QTest::newRow("a sign and spaces") << u" $ 12.40 "_s << qint64(12'400'000) << u"12.40"_s;
        QTest::newRow("a millionth") << u".000001"_s << qint64(1) << u"0.000001"_s;
        QTest::newRow("less") << u"0.0000001"_s << qint64(-1) << QString();
        QTest::newRow("nothing") << QString() << qint64(-1) << QString();
        QTest::newRow("a point") << u"."_s << qint64(-1) << QString();
        QTest::newRow("a word") << u"cheap"_s << qint64(-1) << QString();
        QTest::newRow("below nothing") << u"-1"_s << qint64(-1) << QString();
    }
    void moneyIsReadAndWritten()
    {
        QFETCH(QString, text);
        QFETCH(qint64, micros);
        QFETCH(QString, again);
        QCOMPARE(microsFromDollars(text).value_or(-1), micros);
        if (micros >= 0)
            QCOMPARE(dollarsFromMicros(micros), again);
    }

    void withoutServicesThereAreScriptedRepliesAndNone()
    {
        open();
        m_home->startNewSession();
        QCOMPARE(fields()->box()->count(), 2);
        QCOMPARE(fields()->pinned()->provider, u"scripted"_s);
        QVERIFY(shows(*fields(), u"with the candidate's own account"_s));
        button<QCheckBox>(*fields(), u"Candidate may connect own tools"_s)->setChecked(true);
        QVERIFY(fields()->pinned()->own);
        button<QCheckBox>(*fields(), u"Candidate may mirror a folder"_s)->setChecked(true);
        choose(u"None"_s);
        QCOMPARE(fields()->pinned()->provider, u"none"_s);
        QVERIFY(fields()->pinned()->watch);
        QVERIFY(fields()->pinned()->origin.isEmpty());
    }

    void theCommandLineNamesAnAssistant_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("provider"); // empty: there is none
        QTest::addColumn<QString>("model");
        QTest::newRow("the kit's") << u"script"_s << u"scripted"_s << QString();
        QTest::newRow("none") << u"none"_s << u"none"_s << QString();
        QTest::newRow("by its name") << u"nimbus/swift/1"_s << u"anthropic"_s << u"swift/1"_s;
        QTest::newRow("the last") << u"last"_s << u"none"_s << QString();
        QTest::newRow("another model") << u"Nimbus/slow"_s << QString() << QString();
        QTest::newRow("another service") << u"Stratus/swift/1"_s << QString() << QString();
        QTest::newRow("a word") << u"gpt"_s << QString() << QString();
    }
    void theCommandLineNamesAnAssistant()
    {
        QFETCH(QString, words);
        QFETCH(QString, provider);
        QFETCH(QString, model);
        ModelService service = nimbus();
        service.models = { { .name = u"swift/1"_s } };
        AssistantChoice last;
        last.kind = AssistantChoice::Kind::None;
        rememberChoice(last);
        const auto choice = choiceFromWords(words, { service });
        QCOMPARE(choice.has_value(), !provider.isEmpty());
        if (!choice) {
            QVERIFY(choice.error().what.contains(u"Nimbus/swift/1"_s));
            return;
        }
        const auto pinned = pinnedFor(*choice, { service });
        QVERIFY(pinned);
        QCOMPARE(pinned->provider, provider);
        QCOMPARE(pinned->model, model);
    }

    void aServiceIsSetUpWithTheKeyboard()
    {
        open();
        QTest::keyClick(m_home.get(), Qt::Key_3, Qt::AltModifier);
        QVERIFY(m_home->modelsPage()->isVisible());
        QVERIFY(shows(*m_home, u"No services yet."_s));
        takePicture(*m_home, u"models-empty-light"_s);
        auto* add = button<ActionButton>(*m_home->modelsPage(), u"Add a service"_s);
        add->setFocus();
        QTest::keyClick(add, Qt::Key_Space);
        QVERIFY(form()->isVisible());
        auto* kind = named<QComboBox>(*form(), u"Kind"_s);
        QTRY_VERIFY(kind->hasFocus());
        QCOMPARE(line(u"Address"_s)->text(), u"https://api.anthropic.com"_s);
        QTest::keyClick(kind, Qt::Key_Tab);
        QVERIFY(line(u"Name"_s)->hasFocus());
        line(u"Name"_s)->selectAll();
        QTest::keyClicks(line(u"Name"_s), u"Nimbus"_s);
        QTest::keyClick(line(u"Name"_s), Qt::Key_Tab);
        line(u"Address"_s)->selectAll();
        QTest::keyClicks(line(u"Address"_s), m_server->url());
        QCOMPARE(line(u"Key"_s)->echoMode(), QLineEdit::Password);
        QTest::keyClick(m_home.get(), Qt::Key_Return);
        QVERIFY(shows(*form(), u"The key is missing"_s));
        QTest::keyClicks(line(u"Key"_s), secretKey);
        button(*form(), u"Try it"_s)->click();
        QTRY_VERIFY(shows(*form(), u"It answers, and has 3 model"_s));
        QVERIFY(m_server->asked.first().contains(secretKey.toLatin1()));
        auto* name = line(u"Name of a model to add"_s);
        QTRY_VERIFY(name->hasFocus());
        name->setText(u"swift-9"_s); // one that the list has not
        QTest::keyClick(name, Qt::Key_Return);
        QVERIFY(m_settings->services().all().isEmpty()); // the key that adds does not save
        button(*form(), u"Add all 3"_s)->click();
        QTest::keyClicks(line(u"Price of input of swift-1"_s), u"3"_s);
        QTest::keyClicks(line(u"Price of output of swift-1"_s), u"15.50"_s);
        takePicture(*m_home, u"models-new-light"_s);
        QTest::keyClick(m_home.get(), Qt::Key_Return);
        QTRY_VERIFY(!form()->isVisible());
        QCOMPARE(m_settings->services().all().size(), 1);
        const ModelService saved = m_settings->services().all().first();
        QCOMPARE(saved.name, u"Nimbus"_s);
        QCOMPARE(saved.models.size(), 4);
        const auto priced = std::ranges::find(saved.models, u"swift-1"_s, &ServiceModel::name);
        QCOMPARE(priced->outputPrice, 15'500'000);
        QCOMPARE(m_keyring->keys.value(saved.id), secretKey);
        QVERIFY(line(u"Key"_s)->text().isEmpty());
        QCOMPARE(m_home->findChildren<ServiceRow*>().size(), 1);
    }

    void aServiceIsChangedAndItsKeyKept()
    {
        open({ nimbus() });
        m_home->showModels();
        m_home->findChild<ServiceRow*>()->click();
        QVERIFY(form()->isVisible());
        QVERIFY(line(u"Key"_s)->text().isEmpty()); // never shown again
        line(u"Name"_s)->setText(u"Cumulus"_s);
        button(*form(), u"Save"_s)->click();
        QVERIFY(!form()->isVisible());
        QCOMPARE(m_settings->services().all().first().name, u"Cumulus"_s);
        QCOMPARE(m_keyring->keys.value(nimbus().id), secretKey);
        QTRY_VERIFY(m_home->findChild<ServiceRow*>()->hasFocus()); // where one was before, in the list made anew
    }

    void whatIsWrongIsSaidAndNothingKept_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("words");
        QTest::newRow("address") << u"Address"_s << u"nonsense"_s << u"This is no address"_s;
        QTest::newRow("name") << u"Name"_s << u" "_s << u"needs a name"_s;
        QTest::newRow("name of another") << u"Name"_s << u"other"_s << u"another service with the name"_s;
        QTest::newRow("key") << u"Key"_s << u"not a key"_s << u"This is no key"_s;
    }
    void whatIsWrongIsSaidAndNothingKept()
    {
        QFETCH(QString, field);
        QFETCH(QString, text);
        QFETCH(QString, words);
        const ModelService other = modelService(u"Other"_s, u"openai-chat"_s, m_server->url());
        open({ nimbus(), other });
        m_home->showModels();
        m_home->findChild<ServiceRow*>()->click();
        line(field)->setText(text);
        button(*form(), u"Save"_s)->click();
        QVERIFY(shows(*form(), words));
        QCOMPARE(m_settings->services().all(), (QList { nimbus(), other }));
    }

    void withoutAKeyringAVariableIsOffered()
    {
        open();
        m_keyring->problem = u"no keyring is running on this computer"_s;
        m_home->showModels();
        button(*m_home->modelsPage(), u"Add a service"_s)->click();
        line(u"Address"_s)->setText(m_server->url());
        line(u"Key"_s)->setText(secretKey);
        button(*form(), u"Save"_s)->click();
        QTRY_VERIFY(shows(*form(), u"Nothing was saved: no keyring is running"_s));
        QVERIFY(m_settings->services().all().isEmpty());
        button(*form(), u"Use an environment variable"_s)->click();
        QVERIFY(shows(*form(), u"It is not set where Jumpseat was started."_s));
        takePicture(*m_home, u"models-no-keyring-light"_s);
        qputenv("ANTHROPIC_API_KEY", "sk-of-the-environment");
        button(*form(), u"Try it"_s)->click();
        QTRY_VERIFY(shows(*form(), u"It answers"_s));
        QVERIFY(m_server->asked.last().contains("sk-of-the-environment"));
        button(*form(), u"Save"_s)->click();
        QCOMPARE(m_settings->services().all().first().variable, u"ANTHROPIC_API_KEY"_s);
    }

    void aTryThatFailsSaysWhy()
    {
        open({ nimbus() });
        m_server->status = "401 Unauthorized";
        m_server->body = "{\"error\": {\"message\": \"invalid key " + secretKey.toLatin1() + "\"}}";
        m_home->showModels();
        m_home->findChild<ServiceRow*>()->click();
        button(*form(), u"Try it"_s)->click();
        QTRY_VERIFY(shows(*form(), u"does not accept the key (401)"_s));
        QVERIFY(!shows(*form(), secretKey));
        takePicture(*m_home, u"models-refused-light"_s);
    }

    void aServiceIsRemovedWithItsKey()
    {
        open({ nimbus() });
        m_home->showModels();
        m_home->findChild<ServiceRow*>()->click();
        button(*form(), u"Remove…"_s)->click();
        auto* confirm = form()->findChild<InlineConfirm*>();
        confirm->answer(false);
        QCOMPARE(m_settings->services().all().size(), 1);
        button(*form(), u"Remove…"_s)->click();
        QTest::keyClick(confirm, Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(m_settings->services().all().isEmpty());
        QVERIFY(m_keyring->keys.isEmpty());
        QVERIFY(!form()->isVisible());
    }

    void aDamagedListIsSaidOnThePage()
    {
        QVERIFY(QDir().mkpath(m_folder->filePath(u"config"_s)));
        QFile damaged(m_folder->filePath(u"config/models.json"_s));
        QVERIFY(damaged.open(QIODevice::WriteOnly));
        damaged.write("{");
        damaged.close();
        open();
        m_home->showModels();
        QVERIFY(m_home->modelsPage()->notice()->isVisible());
        QVERIFY(m_home->modelsPage()->notice()->details().contains(u"could not be read"_s));
        takePicture(*m_home, u"models-damaged-light"_s);
    }

    void theModelOfASessionIsChosen()
    {
        open({ nimbus() });
        m_home->startNewSession();
        QVERIFY(!shows(*fields(), u"Temperature"_s));
        choose(u"swift-1 · Nimbus"_s);
        QVERIFY(shows(*fields(), u"$3 in, $15 out"_s));
        button(*fields(), u"Details"_s)->click();
        QVERIFY(shows(*fields(), u"Temperature"_s));
        named<QLineEdit>(*fields(), u"Temperature"_s)->setText(u"0,3"_s);
        named<QLineEdit>(*fields(), u"Longest reply in tokens"_s)->setText(u"2000"_s);
        named<QLineEdit>(*fields(), u"Most requests in the session"_s)->setText(u"60"_s);
        named<QLineEdit>(*fields(), u"Most dollars in the session"_s)->setText(u"2.50"_s);
        button<QCheckBox>(*fields(), u"Complete text while the candidate types"_s)->setChecked(true);
        button<QCheckBox>(*fields(), u"Candidate may connect own tools"_s)->setChecked(true);
        auto* prompt = named<QPlainTextEdit>(*fields(), u"System prompt"_s);
        QCOMPARE(prompt->toPlainText(), defaultSystemPrompt());
        auto* restore = button(*fields(), u"Restore"_s);
        QVERIFY(!restore->isEnabled());
        prompt->setPlainText(u"Be brief."_s);
        QVERIFY(restore->isEnabled());
        QSignalSpy wanted(m_home->newSessionPanel(), &NewSessionPanel::wanted);
        m_home->newSessionPanel()->proceed();
        QCOMPARE(wanted.size(), 1);
        const auto pinned = wanted.first().first().value<NewSessionRequest>().assistant;
        event::AssistantPinned expected;
        expected.provider = u"anthropic"_s;
        expected.service = u"Nimbus"_s;
        expected.origin = m_server->url();
        expected.model = u"swift-1"_s;
        expected.systemPrompt = u"Be brief."_s;
        expected.temperature = u"0.3"_s;
        expected.maxTokens = 2000;
        expected.completes = expected.own = true;
        expected.budgetRequests = 60;
        expected.budgetMicros = 2'500'000;
        expected.inputPrice = 3'000'000;
        expected.outputPrice = 15'000'000;
        QCOMPARE(pinned, expected);
        restore->click();
        QCOMPARE(fields()->pinned()->systemPrompt, defaultSystemPrompt());

        m_home.reset();
        open({ nimbus() });
        m_home->startNewSession();
        QCOMPARE(*fields()->pinned(), expected); // the last choice is the next one's
    }

    void whatCannotBeIsSaidBeforeTheLink_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("words");
        QTest::newRow("hot") << u"Temperature"_s << u"9"_s << u"from 0 to 2"_s;
        QTest::newRow("a budget without prices") << u"Most dollars in the session"_s << u"2"_s << u"needs the prices"_s;
    }
    void whatCannotBeIsSaidBeforeTheLink()
    {
        QFETCH(QString, field);
        QFETCH(QString, text);
        QFETCH(QString, words);
        open({ nimbus() });
        m_home->startNewSession();
        choose(u"swift-1-small · Nimbus"_s);
        button(*fields(), u"Details"_s)->click();
        named<QLineEdit>(*fields(), field)->setText(text);
        QSignalSpy wanted(m_home->newSessionPanel(), &NewSessionPanel::wanted);
        m_home->newSessionPanel()->proceed();
        QVERIFY(shows(*m_home->newSessionPanel(), words));
        QCOMPARE(wanted.size(), 0);
    }

    void aKeyThatIsMissingIsSaidBeforeTheCandidateIsThere()
    {
        open({ nimbus() });
        m_keyring->problem = u"the keyring stayed locked"_s;
        m_home->startNewSession();
        choose(u"swift-1 · Nimbus"_s);
        QTRY_VERIFY(shows(*fields(), u"The key of Nimbus could not be read from the keyring"_s));
        takePicture(*m_home, u"new-session-no-key-light"_s);
        choose(u"None"_s);
        QVERIFY(!shows(*fields(), u"The key of Nimbus"_s));
    }

    void fromTheSessionToTheModelsAndBack()
    {
        open();
        m_home->startNewSession();
        auto* candidate = m_home->newSessionPanel()->findChild<QLineEdit*>();
        candidate->setText(u"Otto Quill"_s);
        button(*fields(), u"Models…"_s)->click();
        QVERIFY(m_home->modelsPage()->isVisible());
        QVERIFY(m_home->newSessionPanel()->isVisible()); // what was begun is still there
        button(*m_home->modelsPage(), u"Add a service"_s)->click();
        QVERIFY(form()->isVisible());
        m_home->showSessions();
        QVERIFY(!form()->isVisible());
        QVERIFY(m_home->newSessionPanel()->isVisible());
        QCOMPARE(candidate->text(), u"Otto Quill"_s);
        QVERIFY(m_settings->services().put(nimbus()));
        choose(u"swift-1 · Nimbus"_s); // it came while the panel was open
        QVERIFY(m_settings->services().remove(nimbus().id));
        QCOMPARE(fields()->pinned()->provider, u"scripted"_s);
        QVERIFY(shows(*fields(), u"swift-1, which was chosen last, is not there now."_s));
        QVERIFY(m_settings->services().put(nimbus()));
        QCOMPARE(fields()->pinned()->model, u"swift-1"_s);
    }

    void ollamaIsOfferedByItself()
    {
        FakeModelServer ollama("{\"models\": [{\"name\": \"small:7b\"}]}");
        qputenv("OLLAMA_HOST", ollama.url().toLatin1());
        open();
        m_home->startNewSession();
        QTRY_VERIFY(fields()->box()->findText(u"small:7b · Ollama on this computer"_s) > 0);
        choose(u"small:7b · Ollama on this computer"_s);
        QCOMPARE(fields()->pinned()->provider, u"ollama"_s);
        m_home->showModels();
        QVERIFY(shows(*m_home->modelsPage(), u"needs no set-up"_s));
        takePicture(*m_home, u"models-ollama-light"_s);
    }

    void everySizeHasRoom_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<bool>("dark");
        for (const bool dark : { false, true }) {
            for (const QSize size : { QSize(1600, 1000), QSize(1280, 800), QSize(1024, 680) })
                QTest::addRow("%dx%d %s", size.width(), size.height(), dark ? "dark" : "light") << size << dark;
        }
    }
    void everySizeHasRoom()
    {
        QFETCH(QSize, size);
        QFETCH(bool, dark);
        Theme::instance().install(dark ? ThemeChoice::Dark : ThemeChoice::Light);
        ModelService own = modelService(u"Workshop computer"_s, u"openai-chat"_s, u"http://192.168.1.20:8000/v1"_s);
        own.keySource = KeySource::None;
        ModelService variable =
            modelService(u"Cloud of the university"_s, u"openai-chat"_s, u"https://models.example.org"_s);
        variable.keySource = KeySource::Environment;
        variable.variable = u"UNIVERSITY_KEY"_s;
        variable.models.clear();
        open({ nimbus(), own, variable });
        m_home->resize(size);
        const QString tag = QString::fromUtf8(QTest::currentDataTag());
        const auto fits = [&](const QString& name) {
            takePicture(*m_home, name + u'-' + tag);
            for (const auto* child : m_home->findChildren<ActionButton*>()) {
                if (child->isVisible())
                    QVERIFY2(child->width() >= child->minimumSizeHint().width(), qPrintable(child->text()));
            }
        };
        m_home->startNewSession();
        choose(u"swift-1 · Nimbus"_s);
        fits(u"new-session-model"_s);
        button(*fields(), u"Details"_s)->click();
        fits(u"new-session-details"_s);
        m_home->showModels();
        m_home->findChildren<ServiceRow*>().at(1)->click();
        QCOMPARE(form()->id(), own.id);
        fits(u"models-edit"_s);
        QCOMPARE(m_home->size(), size);
    }

    void everyControlHasAName()
    {
        open({ nimbus() });
        m_home->startNewSession();
        choose(u"swift-1 · Nimbus"_s);
        button(*fields(), u"Details"_s)->click();
        const auto check = [this] {
            for (const QWidget* child : m_home->findChildren<QWidget*>()) {
                if (!child->isVisible() || !(child->focusPolicy() & Qt::TabFocus))
                    continue;
                const auto* button = qobject_cast<const QAbstractButton*>(child);
                const QString name =
                    button && child->accessibleName().isEmpty() ? button->text() : child->accessibleName();
                QVERIFY2(!name.isEmpty(), child->metaObject()->className());
            }
        };
        check();
        m_home->showModels();
        m_home->findChild<ServiceRow*>()->click();
        check();
        QCOMPARE(m_home->actions()->duplicateKeys(), QStringList());
    }

    /// The whole program: the model is asked with the key, and no file has it.
    void aSessionAsksItsModelAndNoFileHasTheKey()
    {
        m_server->body = "{}";
        Options options;
        options.workspace = m_folder->filePath(u"data/interviews.jumpseat"_s);
        Desktop desktop(options);
        {
            ModelSettings setUp(parts());
            QVERIFY(setUp.services().put(nimbus()));
            m_keyring->keys[nimbus().id] = secretKey;
        }
        desktop.setModels(parts());
        QVERIFY(!desktop.start());
        auto* home = qobject_cast<HomeWindow*>(desktop.window());
        QVERIFY(home);
        QTRY_VERIFY(home->serviceForm());
        QTRY_VERIFY(home->newSessionPanel()->findChild<QComboBox*>()->count() > 0);
        home->startNewSession();
        auto* box = home->newSessionPanel()->assistant()->box();
        box->setCurrentIndex(box->findText(u"swift-1 · Nimbus"_s));
        home->newSessionPanel()->proceed();
        QVERIFY(!home->newSessionPanel()->session().isEmpty());
        home->newSessionPanel()->proceed();
        QTRY_VERIFY(qobject_cast<CockpitWindow*>(desktop.window()));
        SessionModel* model = qobject_cast<CockpitWindow*>(desktop.window())->model();
        QTRY_VERIFY(model->state().assistant);
        QCOMPARE(model->state().assistant->model, u"swift-1"_s);
        QCOMPARE(model->state().assistant->origin, m_server->url());
        QTRY_VERIFY(model->savedThrough() > 0);
        int files = 0;
        for (QDirIterator it(m_folder->path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
            it.hasNext();) {
            QFile file(it.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            ++files;
            QVERIFY2(!file.readAll().contains(secretKey.toLatin1()), qPrintable(it.filePath()));
        }
        QVERIFY(files >= 3); // settings, services, workspace
        QCOMPARE(m_keyring->keys.value(nimbus().id), secretKey);
    }
};

QTEST_MAIN(TestNewSessionModels)
#include "tst_new_session_models.moc"

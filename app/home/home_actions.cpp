// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What Home can do and its keys.

#include "home/home_window.h"
#include "home/session_preview.h"
#include "home/sessions_page.h"
#include "keys/command_palette.h"
#include "keys/key_table.h"
#include "keys/theme_setting.h"
#include "settings/service_form.h"
#include "theme/theme.h"

#include <QApplication>
#include <QStackedWidget>

namespace jumpseat {

namespace {

KeyBinding key(QKeyCombination combination, KeyReach reach = KeyReach::Always)
{
    return { combination, reach };
}

} // namespace

void HomeWindow::add(const char* id, const QString& text, QList<KeyBinding> keys, std::function<void()> run)
{
    m_actions->add({ QString::fromLatin1(id), text, tr("Home"), std::move(keys), std::move(run), {} });
}

void HomeWindow::addActions()
{
    add("session.new", tr("New session"), { key(Qt::CTRL | Qt::Key_N) }, [this] { startNewSession(); });
    add("session.open", tr("Open the chosen session, or go on with the new one"),
        { key(QKeyCombination(Qt::Key_Return), KeyReach::Last), key(QKeyCombination(Qt::Key_Enter), KeyReach::Last) },
        [this] {
            if (m_aside->currentWidget() == m_new)
                m_new->proceed();
            else if (m_service && m_aside->currentWidget() == m_service)
                m_service->save();
            else if (m_aside->currentWidget() == m_preview) // never past a question that stands there
                openCurrent();
        });
    add("link.copy", tr("Copy the join link"), { key(QKeyCombination(Qt::Key_C), KeyReach::Outside) },
        [this] { m_new->copyLink(); });
    add("filter", tr("Filter sessions"),
        { key(QKeyCombination(Qt::Key_Slash), KeyReach::Outside), key(Qt::CTRL | Qt::Key_F) }, [this] {
            showSessions();
            m_sessionsPage->focusFilter();
        });
    add("escape", tr("Leave field, close the panel"), { key(QKeyCombination(Qt::Key_Escape), KeyReach::Last) },
        [this] { escape(); });
    add("page.sessions", tr("Sessions"), { key(Qt::ALT | Qt::Key_1) }, [this] { showSessions(); });
    add("page.kits", tr("Kits"), { key(Qt::ALT | Qt::Key_2) }, [this] { showPage(m_pages->widget(1)); });
    add("page.models", tr("Models"), { key(Qt::ALT | Qt::Key_3) }, [this] { showModels(); });
    add("palette", tr("Every command by name"), { key(Qt::CTRL | Qt::Key_K) }, [this] {
        if (!m_palette)
            m_palette = new CommandPalette(m_actions, this);
        m_palette->open();
    });
    add("keys", tr("Table of keys"), { key(QKeyCombination(Qt::Key_F1)) }, [this] {
        if (!m_keyTable)
            m_keyTable = new KeyTable(m_actions, this);
        m_keyTable->open();
    });
    addRecordActions();
    add("fullscreen", tr("Full screen"), { key(QKeyCombination(Qt::Key_F11)) },
        [this] { isFullScreen() ? showNormal() : showFullScreen(); });
    add("quit", tr("Quit"), { key(Qt::CTRL | Qt::Key_Q) }, [] { QApplication::closeAllWindows(); });
    const auto theme = [](ThemeChoice choice) { return [choice] { chooseTheme(choice); }; };
    add("theme.system", tr("Colours of the system"), {}, theme(ThemeChoice::System));
    add("theme.light", tr("Light colours"), {}, theme(ThemeChoice::Light));
    add("theme.dark", tr("Dark colours"), {}, theme(ThemeChoice::Dark));
}

} // namespace jumpseat

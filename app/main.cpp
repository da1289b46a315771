// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "keys/theme_setting.h"
#include "startup/desktop.h"
#include "startup/screenshots.h"
#include "startup/translations.h"
#include "startup/unix_signals.h"
#include "theme/theme.h"

#include <QApplication>

#include <cstdio>

using namespace jumpseat;

namespace {

void nameProgram()
{
    QCoreApplication::setOrganizationName(QStringLiteral("Jumpseat"));
    QCoreApplication::setApplicationName(QStringLiteral("jumpseat"));
    QCoreApplication::setApplicationVersion(QStringLiteral(JUMPSEAT_VERSION));
    QGuiApplication::setDesktopFileName(QStringLiteral("jumpseat"));
}

/// --help and --version work where no window can be opened.
bool wantsOnlyWords(int argc, char* argv[])
{
    return std::any_of(argv + 1, argv + argc, [](const char* argument) {
        const QByteArrayView word(argument);
        return word == "--help" || word == "-h" || word == "--help-all" || word == "--version" || word == "-v";
    });
}

int reportUsage(const Result<Options>& options)
{
    if (options) {
        std::fputs(qPrintable(options->answer), stdout);
        return 0;
    }
    std::fprintf(stderr, "jumpseat: %s\nTry: jumpseat --help\n", qPrintable(options.error().what));
    return 2;
}

int run(const Options& options)
{
    Theme::instance().install(options.theme.value_or(rememberedTheme()));
    traceStartup("theme installed");
    Desktop desktop(options);
    UnixSignals signals_;
    QObject::connect(
        &signals_, &UnixSignals::asked, qApp, [] { QCoreApplication::exit(0); }); // quit() asks the windows
    if (const auto ended = desktop.start())
        return *ended;
    Screenshots screenshots(options.screenshot);
    if (options.exitAfterScreenshot)
        QObject::connect(&screenshots, &Screenshots::taken, qApp, [] { QCoreApplication::exit(0); });
    if (!options.screenshot.isEmpty())
        screenshots.start();
    return QApplication::exec();
}

} // namespace

int main(int argc, char* argv[])
{
    traceStartup("main");
    nameProgram();
    if (wantsOnlyWords(argc, argv)) {
        const QCoreApplication app(argc, argv);
        return reportUsage(parseOptions(QCoreApplication::arguments()));
    }
    const QApplication app(argc, argv);
    traceStartup("application");
    installTranslations();
    const auto options = parseOptions(QCoreApplication::arguments());
    if (!options || !options->answer.isEmpty())
        return reportUsage(options);
    return run(*options);
}

// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Stands in for libFuzzer in an ordinary build: every file of the folders it is given, once.

#include "fuzz.h"

#include <QDirIterator>
#include <QFile>

int main(int argc, char** argv)
{
    int played = 0;
    for (int i = 1; i < argc; ++i) {
        QDirIterator files(QString::fromLocal8Bit(argv[i]), QDir::Files);
        while (files.hasNext()) {
            QFile file(files.next());
            if (!file.open(QIODevice::ReadOnly))
                qFatal("%ls: %ls", qUtf16Printable(file.fileName()), qUtf16Printable(file.errorString()));
            const QByteArray input = file.readAll();
            LLVMFuzzerTestOneInput(reinterpret_cast<const uint8_t*>(input.constData()), size_t(input.size()));
            ++played;
        }
    }
    std::printf("%d inputs\n", played);
    return played > 0 ? EXIT_SUCCESS : EXIT_FAILURE; // no input: nothing was tested
}

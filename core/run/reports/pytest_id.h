// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace jumpseat {

/// pytest's node id of a test in its JUnit XML, where the path of the file and the classes were joined with dots:
/// "tests.test_limiter.TestWindow" and "test_slides" are "tests/test_limiter.py::TestWindow::test_slides".
///
/// `file` is there in the family xunit1 only, and says where the path ends. Without it that is guessed from what pytest
/// collects by default: the last part called "test_..." or "..._test" is the file, else the last one without a capital
/// letter at its start. A class called "test_..." is taken for a file.
///
/// A file that cannot be imported is reported as a test without a class: "test_limiter.py".
[[nodiscard]] QString pytestId(const QString& file, const QString& className, const QString& name);

} // namespace jumpseat

// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QAbstractItemView;

namespace jumpseat {

class SessionModel;

/// A click on a row, or a key that moves to it, selects its event for the whole window. `seqRole` gives the event.
/// Call after the view has its model.
void selectEventsOf(QAbstractItemView* view, SessionModel* session, int seqRole);

} // namespace jumpseat

// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "acts/act.h"
#include "base/clock.h"
#include "gateway/gateway_path.h"
#include "gateway/gateway_session.h"
#include "gateway/refusal.h"

#include <functional>
#include <memory>

namespace jumpseat {

/// One request of a candidate's tool, as it came.
struct GatewayRequest {
    QByteArray method;
    QByteArray target; ///< with query
    HeaderList headers;
    QByteArray body;
};

/// Who hears what becomes of it: began once, said for each piece, ended once. `acts` at any time from start() on.
struct GatewaySink {
    std::function<void(int status, HeaderList headers)> began;
    std::function<void(QByteArray bytes)> said;
    std::function<void(bool whole)> ended; ///< not whole: the answer broke off, and the client must see that
    std::function<void(QList<Act> acts)> acts;
};

/// One request on its way from a candidate's tool to the session's model server and back. The body goes there and the
/// answer comes back byte for byte; a copy of both is read, and what it says becomes acts. Not recorded are thoughts,
/// headers, and the bodies themselves.
///
/// The request's own key, cookies and encodings are taken out (answers that are not compressed can be searched for an
/// echoed key), and of the answer's headers those that are between the server and its customer: cookies, CORS, other
/// addresses, the name of the organisation.
class GatewayCall {
public:
    static constexpr qint64 maxBody = 32 * 1024 * 1024; ///< bytes of a request, also when unpacked

    /// For a token that was found good, and a path that gatewayPathOf() knows.
    GatewayCall(std::shared_ptr<GatewaySession> session, GatewayPath path, GatewayRequest request, const Clock& clock,
        GatewaySink sink);
    /// Under way: the client has gone. The server is not read on, and what came so far is recorded as cut.
    ~GatewayCall();

    /// May end at once, when the gateway itself refuses.
    void start();
    void pause();
    void readOn();
    /// Nobody is there any more who could be told anything: the sink is not called again.
    void silence();

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace jumpseat

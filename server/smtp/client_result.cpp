// SPDX-License-Identifier: Apache-2.0
#include "server/smtp/client_result.h"

namespace postroom::smtp {

std::string_view stageName(ClientStage stage) {
    switch (stage) {
    case ClientStage::connect:
        return "connect";
    case ClientStage::banner:
        return "banner";
    case ClientStage::ehlo:
        return "EHLO";
    case ClientStage::startTls:
        return "STARTTLS";
    case ClientStage::auth:
        return "AUTH";
    case ClientStage::mail:
        return "MAIL";
    case ClientStage::rcpt:
        return "RCPT";
    case ClientStage::data:
        return "DATA";
    case ClientStage::endOfData:
        return "end of data";
    case ClientStage::quit:
        return "QUIT";
    }
    return "connect";
}

} // namespace postroom::smtp

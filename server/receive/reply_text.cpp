// SPDX-License-Identifier: Apache-2.0
#include "server/receive/reply_text.h"

#include "shared/catalogue/reply_row.h"

namespace postroom::receive {

smtp::Reply catalogueReply(std::string_view id, std::initializer_list<Fill> fills) {
    const auto* row = catalogue::findReply(id);
    if (row == nullptr)
        return {451, "4.3.0", "internal: no reply named " + std::string(id)};
    smtp::Reply reply{row->code, std::string(row->enhanced), {}};
    std::string_view rest = row->text;
    for (auto open = rest.find('{'); open != std::string_view::npos; open = rest.find('{')) {
        const auto close = rest.find('}', open);
        if (close == std::string_view::npos)
            break;
        reply.text += rest.substr(0, open);
        const auto name = rest.substr(open + 1, close - open - 1);
        for (const auto& [key, value] : fills)
            if (key == name)
                reply.text += value;
        rest.remove_prefix(close + 1);
    }
    reply.text += rest;
    return reply;
}

} // namespace postroom::receive

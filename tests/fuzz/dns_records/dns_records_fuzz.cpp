// SPDX-License-Identifier: Apache-2.0
// Record data and texts of any name server: read as every type, kept in the cache, printed, read back. First two bytes:
// the type.
#include "server/platform/dns/answer_cache.h"
#include "server/platform/dns/record.h"
#include "server/platform/dns/resolv_conf.h"

#include <cstdint>
#include <cstdlib>

using namespace postroom::dns;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 2)
        return 0;
    const auto type = static_cast<RecordType>(data[0] << 8U | data[1]);
    const std::string rdata(reinterpret_cast<const char*>(data) + 2, size - 2);
    Answer answer;
    answer.status = Status::found;
    answer.ttl = std::chrono::seconds(60);
    answer.records = {rdata, rdata.substr(rdata.size() / 2)};
    for (const auto& name : answer.names())
        if (name.find_first_of(std::string_view("\0\r\n ", 4)) != std::string::npos)
            std::abort();
    (void)answer.addresses();
    (void)answer.mx();
    (void)answer.srv();
    (void)answer.tlsa();
    (void)answer.joinedTxt();
    const auto text = recordText(type, rdata);
    if (text.find_first_of(std::string_view("\0\r\n", 3)) != std::string::npos)
        std::abort();
    if (const auto made = makeRdata(type, rdata))
        if (recordText(type, *made).empty() && !made->empty())
            std::abort();
    (void)recordTypeFromName(rdata);
    (void)recordTypeFromName(recordTypeName(type));
    if (const auto name = canonicalName(rdata); name && (name->size() > 253 || canonicalName(*name) != name) && !name->empty())
        std::abort();
    (void)reverseName(rdata);
    (void)readResolvConf(rdata);
    AnswerCache cache(4, std::chrono::seconds(30));
    const postroom::base::Steady now{};
    for (int i = 0; i < 6; ++i)
        cache.add({rdata + std::to_string(i), type}, answer, now);
    if (cache.size() > 4 || !cache.find({rdata + "5", type}, now) || cache.find({rdata + "5", type}, now + std::chrono::minutes(2)))
        std::abort();
    return 0;
}

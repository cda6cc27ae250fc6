// SPDX-License-Identifier: Apache-2.0
#include "server/mail/mime_walker.h"

#include "server/mail/encoded_word.h"
#include "shared/base/text.h"

#include <gmime/gmime.h>

#include <memory>

namespace postroom::mail {

namespace {

struct Unref {
    void operator()(void* object) const { g_object_unref(object); }
};
template <typename T>
using Ref = std::unique_ptr<T, Unref>;

void initialise() {
    static const bool done = [] {
        g_mime_init();
        return true;
    }();
    static_cast<void>(done);
}

std::string textOf(const char* text) { return text == nullptr ? std::string() : std::string(text); }

class Walker {
public:
    explicit Walker(const MimeLimits& limits) : m_limits(limits) {}

    bool walk(GMimeObject* object, std::size_t depth) {
        if (object == nullptr)
            return true;
        if (depth > m_limits.depth || parts.size() >= m_limits.parts)
            return false;
        parts.push_back(describe(object, depth));
        const auto index = parts.size() - 1;
        parts[index].number = index;
        if (GMIME_IS_MULTIPART(object)) {
            parts[index].isMultipart = true;
            auto* multipart = reinterpret_cast<GMimeMultipart*>(object);
            // Not g_mime_multipart_get_boundary(): it makes one up where there is none and writes the header anew, which
            // does not end with a parameter of bytes that are no UTF-8.
            if (auto* type = g_mime_object_get_content_type(object))
                parts[index].boundary = textOf(g_mime_content_type_get_parameter(type, "boundary"));
            const int count = g_mime_multipart_get_count(multipart);
            for (int i = 0; i < count; ++i)
                if (!walk(g_mime_multipart_get_part(multipart, i), depth + 1))
                    return false;
            return true;
        }
        if (GMIME_IS_MESSAGE_PART(object)) {
            parts[index].isMessage = true;
            auto* message = g_mime_message_part_get_message(reinterpret_cast<GMimeMessagePart*>(object));
            return message == nullptr || walk(g_mime_message_get_mime_part(message), depth + 1);
        }
        if (GMIME_IS_PART(object))
            decode(reinterpret_cast<GMimePart*>(object), parts[index]);
        return true;
    }

    std::vector<MimePart> parts;

private:
    MimePart describe(GMimeObject* object, std::size_t depth) const {
        MimePart part;
        part.depth = depth;
        if (auto* type = g_mime_object_get_content_type(object)) {
            char* text = g_mime_content_type_get_mime_type(type);
            part.contentType = base::lower(textOf(text));
            g_free(text);
            part.charset = textOf(g_mime_content_type_get_parameter(type, "charset"));
            part.filename = textOf(g_mime_content_type_get_parameter(type, "name"));
        }
        if (auto* disposition = g_mime_object_get_content_disposition(object)) {
            part.disposition = base::lower(textOf(g_mime_content_disposition_get_disposition(disposition)));
            const auto name = textOf(g_mime_content_disposition_get_parameter(disposition, "filename"));
            if (!name.empty())
                part.filename = name;
        }
        part.filename = decodeWords(part.filename);
        part.contentId = textOf(g_mime_object_get_content_id(object));
        part.description = decodeWords(textOf(g_mime_object_get_header(object, "Content-Description")));
        part.transferEncoding = base::lower(base::trim(textOf(g_mime_object_get_header(object, "Content-Transfer-Encoding"))));
        part.isCoverLetter = part.disposition != "attachment" && part.filename.empty();
        return part;
    }

    void decode(GMimePart* mime, MimePart& part) const {
        auto* content = g_mime_part_get_content(mime);
        if (content == nullptr)
            return;
        const Ref<GMimeStream> memory(g_mime_stream_mem_new());
        const auto written = g_mime_data_wrapper_write_to_stream(content, memory.get());
        if (written < 0)
            return;
        const auto* bytes = g_mime_stream_mem_get_byte_array(reinterpret_cast<GMimeStreamMem*>(memory.get()));
        part.decodedSize = bytes->len;
        part.content.assign(reinterpret_cast<const char*>(bytes->data), std::min<std::size_t>(bytes->len, m_limits.contentLimit));
    }

    MimeLimits m_limits;
};

} // namespace

base::Result<std::vector<MimePart>> walkMime(std::string_view headers, std::string_view body, const MimeLimits& limits) {
    initialise();
    std::string whole(headers);
    whole += "\r\n";
    whole += body;
    const Ref<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(whole.data(), whole.size()));
    const Ref<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
    const Ref<GMimeMessage> message(g_mime_parser_construct_message(parser.get(), nullptr));
    if (!message)
        return base::fail(base::permanentError(base::ErrorKind::invalid, "this is no message that GMime can read"));
    Walker walker(limits);
    if (!walker.walk(g_mime_message_get_mime_part(message.get()), 0))
        return base::fail(base::permanentError(base::ErrorKind::limit, "the message has too many or too deeply nested MIME parts"));
    return std::move(walker.parts);
}

} // namespace postroom::mail

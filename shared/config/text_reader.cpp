// SPDX-License-Identifier: Apache-2.0
// The sections of a configuration text; lines come from LineReader, objects from ObjectReader and AclReader.
#include "shared/config/text_reader.h"

#include "shared/base/text.h"
#include "shared/config/acl_reader.h"
#include "shared/config/listener_translation.h"
#include "shared/config/mailbox_translation.h"
#include "shared/config/object_reader.h"
#include "shared/config/rule_reader.h"

#include <algorithm>
#include <array>
#include <optional>
#include <tuple>

namespace postroom::config {

namespace {

struct Section {
    std::string_view name;
    Kind kind;
};

constexpr std::array<Section, 9> sections{{
    {"acl", Kind::acl},
    {"routers", Kind::router},
    {"transports", Kind::transport},
    {"retry", Kind::retry},
    {"rewrite", Kind::rewrite},
    {"authenticators", Kind::authenticator},
    {"listeners", Kind::listener},
    {"accounts", Kind::account},
    {"tests", Kind::test},
}};

std::string nameAt(std::string_view text, std::size_t at, Kind kind) {
    const bool wide = kind == Kind::account || kind == Kind::listener;
    std::size_t end = at;
    while (end < text.size() && (base::isAlnum(text[end]) || text[end] == '_' ||
                                 (wide && std::string_view("-.@+=!#%&'*/?^{|}~").find(text[end]) != std::string_view::npos)))
        ++end;
    return std::string(text.substr(at, end - at));
}

class TextReader {
public:
    TextReader(std::string_view text, const ReadOptions& options)
        : m_lines(text, options, m_result.document.files, m_result.findings)
        , m_main(Kind::main, "", m_lines, m_result.secrets)
        , m_mailRoot(options.mailRoot) {}

    ReadResult run() {
        LogicalLine line;
        while (m_lines.next(line) && !m_lines.stopped()) {
            if (base::startsWithIgnoreCase(line.text, "begin ") || base::startsWithIgnoreCase(line.text, "begin\t"))
                beginSection(line);
            else
                takeLine(std::move(line));
        }
        LogicalLine rest = m_lines.takeRest();
        endObject(rest);
        translateListeners(m_main, m_lines, m_result.document);
        Object main = m_main.finish(LogicalLine{});
        if (!main.settings.empty())
            m_result.document.add(std::move(main));
        if (m_lines.importing())
            translateMailboxes(m_result.document, m_mailRoot, m_result.findings);
        m_result.document.trailingComment = rest.comment;
        m_result.document.nameRules();
        m_result.macros = m_lines.macros().all();
        m_result.foreign = m_lines.foreign();
        m_result.directives = m_lines.takeDirectives();
        sortFindings();
        return std::move(m_result);
    }

private:
    enum class Place : std::uint8_t { main, section, skipped };

    /// Objects are resolved when they end; a reader of findings wants them in the order of the text.
    void sortFindings() {
        const auto& files = m_result.document.files;
        std::ranges::stable_sort(m_result.findings, {}, [&](const Finding& finding) {
            return std::tuple(std::ranges::find(files, finding.place.file) - files.begin(), finding.place.line, finding.place.column);
        });
    }

    void beginSection(LogicalLine& line) {
        endObject(line);
        const std::string name = base::lower(base::trim(std::string_view(line.text).substr(6)));
        m_sectionComment = line.comment;
        for (const Section& section : sections)
            if (section.name == name) {
                m_place = Place::section;
                m_kind = section.kind;
                return;
            }
        m_place = Place::skipped;
        if (name == "local_scan")
            return m_lines.report(Severity::error, "absent-section", line, 0, "the section local_scan is not in this version");
        std::vector<std::string> names;
        for (const Section& section : sections)
            names.emplace_back(section.name);
        const auto near = base::nearestName(name, names);
        m_lines.report(Severity::error, "unknown-section", line, 0, "there is no section \"" + base::printable(name) + "\"",
                       near ? "did you mean " + *near + "?" : "");
    }

    void takeLine(LogicalLine line) {
        if (!m_sectionComment.empty()) {
            line.comment = m_sectionComment + (line.comment.empty() ? "" : "\n\n" + line.comment);
            m_sectionComment.clear();
        }
        if (m_place == Place::main)
            return takeMainLine(std::move(line));
        if (m_place == Place::skipped)
            return;
        if (m_kind == Kind::retry || m_kind == Kind::rewrite)
            return takeRule(line);
        if (startObject(line))
            return;
        if (m_kind == Kind::acl && m_acl)
            return m_acl->addLine(line);
        if (m_object)
            return m_object->addLine(std::move(line));
        m_lines.report(Severity::error, "syntax", line, 0,
                       "expected \"name:\" to begin a new " + std::string(catalogue::kindName(m_kind)));
    }

    /// "name:" alone on its line.
    bool startObject(LogicalLine& line) {
        const std::string name = nameAt(line.text, 0, m_kind);
        std::size_t at = name.size();
        while (at < line.text.size() && base::isSpace(line.text[at]))
            ++at;
        if (name.empty() || at >= line.text.size() || line.text[at] != ':')
            return false;
        endObject(line);
        if (at + 1 < line.text.size())
            m_lines.report(Severity::error, "syntax", line, at + 1, "there is something after \"" + name + ":\"");
        if (m_result.document.find(m_kind, name) != nullptr)
            m_lines.report(Severity::error, "twice", line, 0,
                           "there are two objects called " + std::string(catalogue::kindName(m_kind)) + " " + name);
        m_head = std::move(line);
        m_name = name;
        if (m_kind == Kind::acl)
            m_acl.emplace(m_lines);
        else
            m_object.emplace(m_kind, name, m_lines, m_result.secrets);
        return true;
    }

    /// `next`: what stands behind it.
    void endObject(LogicalLine& next) {
        if (m_acl) {
            m_acl->addEnd(next);
            Object acl{Kind::acl, m_name, m_head.comment, {}, m_acl->finish(), m_head.source};
            m_acl.reset();
            keep(std::move(acl));
        }
        if (m_object) {
            Object object = m_object->finish(m_head);
            const bool leftOut = m_object->isLeftOut();
            m_object.reset();
            if (!leftOut)
                keep(std::move(object));
        }
    }

    void keep(Object object) {
        if (m_result.document.find(object.kind, object.name) == nullptr)
            m_result.document.add(std::move(object));
    }

    void takeMainLine(LogicalLine line) {
        static constexpr std::array<Kind, 4> lists{Kind::domainList, Kind::hostList, Kind::addressList, Kind::localPartList};
        std::string_view text(line.text);
        std::size_t at = 0;
        if (text.starts_with("hide") && text.size() > 4 && base::isSpace(text[4]))
            at = text.find_first_not_of(" \t", 4);
        for (const Kind kind : lists)
            if (text.substr(at).starts_with(catalogue::kindName(kind)))
                return takeList(kind, std::move(line), at);
        m_main.addLine(std::move(line));
    }

    void takeList(Kind kind, LogicalLine line, std::size_t start) {
        const std::string_view text(line.text);
        std::size_t at = start + catalogue::kindName(kind).size();
        const bool cached = text.substr(at).starts_with("_cache");
        at = text.find_first_not_of(" \t", at + (cached ? 6 : 0));
        const std::string name = at == std::string_view::npos ? std::string() : nameAt(text, at, kind);
        const std::size_t nameEnd = at == std::string_view::npos ? text.size() : at + name.size();
        const std::size_t equals = text.find_first_not_of(" \t", nameEnd);
        if (name.empty() || equals == std::string_view::npos || text[equals] != '=')
            return m_lines.report(Severity::error, "syntax", line, std::min(nameEnd, text.size()),
                                  "expected \"" + std::string(catalogue::kindName(kind)) + " name = items\"");
        if (m_result.document.find(kind, name) != nullptr)
            return m_lines.report(Severity::error, "twice", line, at, "there are two lists called " + name);
        ObjectReader::Raw raw{line, "value", at, std::max<std::size_t>(text.find_first_not_of(" \t", equals + 1), equals + 1), start > 0};
        raw.valueOffset = std::min(raw.valueOffset, text.size());
        const auto value = rawValue(raw, m_lines);
        if (!value)
            return;
        Object list{kind, name, line.comment, {}, {}, line.source};
        list.settings.push_back({"value", *value, raw.hidden, "", sourceFrom(line.source, raw.valueOffset)});
        if (cached)
            list.settings.push_back({"cache", true, false, "", {}});
        m_result.document.add(std::move(list));
    }

    void takeRule(const LogicalLine& line) {
        if (auto rule = readRule(m_kind, line, m_lines))
            m_result.document.add(std::move(*rule));
    }

    ReadResult m_result;
    LineReader m_lines;
    ObjectReader m_main;
    std::string m_mailRoot;
    Place m_place = Place::main;
    Kind m_kind = Kind::main;
    LogicalLine m_head;
    std::string m_name;
    std::string m_sectionComment;
    std::optional<ObjectReader> m_object;
    std::optional<AclReader> m_acl;
};

} // namespace

ReadResult readText(std::string_view text, const ReadOptions& options) {
    TextReader reader(text, options);
    return reader.run();
}

ReadAcl readAclText(std::string_view text) {
    ReadAcl result;
    std::vector<std::string> files;
    const ReadOptions options;
    LineReader lines(text, options, files, result.findings);
    AclReader reader(lines);
    LogicalLine line;
    while (lines.next(line))
        reader.addLine(line);
    LogicalLine rest = lines.takeRest();
    rest.inner = rest.comment.size(); // nothing else stands here
    reader.addEnd(rest);
    result.statements = reader.finish();
    return result;
}

} // namespace postroom::config

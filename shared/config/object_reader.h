// SPDX-License-Identifier: Apache-2.0
// Turns option lines of one object into typed settings: the name is looked up in the catalogue, the value read by its
// type, secrets set aside. Names that Exim has and we have not are answered as such.
#pragma once

#include "shared/config/line_reader.h"

#include <string>
#include <utility>
#include <vector>

namespace postroom::config {

class ObjectReader {
public:
    ObjectReader(Kind kind, std::string name, LineReader& lines, SecretMap& secrets);

    /// Takes "name = value", "name", "no_name", with an optional "hide" before it. Syntax errors are reported at once.
    void addLine(LogicalLine line);
    /// The object, when all its lines are in: the driver decides which options there are.
    [[nodiscard]] Object finish(const LogicalLine& head);
    /// A setting that the main section has under another name here; empty when it has not been given.
    struct Raw {
        LogicalLine line;
        std::string name;
        std::size_t nameOffset = 0;
        std::size_t valueOffset = 0; ///< 0: there is no "="
        bool hidden = false;
    };
    /// Takes the lines with this name out, to be translated by the caller.
    [[nodiscard]] std::vector<Raw> take(std::string_view name);

    /// After finish(): the object serves only what is not here, and has been reported as left out.
    [[nodiscard]] bool isLeftOut() const { return m_leftOut; }

private:
    void resolve(const Raw& raw);
    void resolveUnknown(const Raw& raw);
    void assign(const Raw& raw, const catalogue::OptionRow& row, std::string_view shown);
    void store(const Raw& raw, const catalogue::OptionRow& row, Value value, Source source);
    [[nodiscard]] bool readDriver();
    [[nodiscard]] std::string what() const;

    Object m_object;
    LineReader& m_lines;
    SecretMap& m_secrets;
    std::vector<Raw> m_raw;
    std::string m_driver;
    bool m_driverKnown = true;
    bool m_leftOut = false;
};

/// The text of a raw value with quotes resolved; reports what is wrong with them.
[[nodiscard]] std::optional<std::string> rawValue(const ObjectReader::Raw& raw, LineReader& lines);

} // namespace postroom::config

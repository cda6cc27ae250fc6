// SPDX-License-Identifier: Apache-2.0
#include "server/ctl/sendmail_arguments.h"

#include "shared/base/text.h"

#include <array>
#include <string_view>

namespace postroom::ctl {

namespace {

using Mode = SendmailArguments::Mode;

base::Error wrong(std::string text) { return base::permanentError(base::ErrorKind::invalid, std::move(text)); }

struct MessageAction {
    std::string_view flag;
    std::string_view action;
};
constexpr std::array messageActions{MessageAction{"-M", "try"},       MessageAction{"-Mc", "try"},     MessageAction{"-Mf", "hold"},
                                    MessageAction{"-Mt", "release"},  MessageAction{"-Mg", "give-up"}, MessageAction{"-Mrm", "remove"},
                                    MessageAction{"-Mvh", "headers"}, MessageAction{"-Mvb", "body"},   MessageAction{"-Mvl", "log"}};
/// Exim's actions that change a queued message: not part of this version.
constexpr std::array<std::string_view, 6> unsupportedActions{"-Mar", "-Mmd", "-Mmad", "-Mes", "-MC", "-MG"};

/// Switches whose value, attached or in the next word, means nothing here.
constexpr std::string_view ignoredWithValue = "BLXOhp";
/// Switches without value that mean nothing here.
constexpr std::array<std::string_view, 9> ignored{"-G", "-U", "-n", "-m", "-x", "-E", "-s", "-bm", "--"};

class Reader {
public:
    explicit Reader(const std::vector<std::string>& arguments) : m_arguments(arguments) {}

    base::Result<SendmailArguments> read() {
        for (; m_next < m_arguments.size(); ++m_next) {
            const std::string& word = m_arguments[m_next];
            if (word.size() < 2 || word[0] != '-') {
                m_result.words.push_back(word);
                continue;
            }
            if (word == "--") {
                m_result.words.insert(m_result.words.end(), m_arguments.begin() + static_cast<std::ptrdiff_t>(m_next) + 1, m_arguments.end());
                break;
            }
            if (auto taken = take(word); !taken)
                return base::fail(taken.error());
        }
        return m_result;
    }

private:
    base::Result<void> take(const std::string& word) {
        switch (word[1]) {
        case 'b': return mode(word);
        case 'M': return message(word);
        case 'o': return oldOption(word);
        case 'q': // -q, -q30m (the daemon has its own schedule), -qf, -qff
            m_result.mode = Mode::run;
            m_result.force = word.find('f') != std::string::npos;
            return {};
        case 't':
            m_result.recipientsFromHeader = true;
            m_result.ignoreDots = m_result.ignoreDots || word == "-ti";
            return {};
        case 'i': m_result.ignoreDots = true; return {};
        case 'v': m_result.verbose = true; return {};
        case 'd': return {};
        case 'f':
        case 'r': return value(word, m_result.sender);
        case 'F': return value(word, m_result.fullName);
        case 'N': return value(word, m_result.notify);
        case 'V': return value(word, m_result.envelopeId);
        case 'C': return value(word, m_result.config);
        case 'R': return dsnReturn(word);
        default: break;
        }
        for (const auto known : ignored)
            if (word == known)
                return {};
        if (ignoredWithValue.find(word[1]) != std::string_view::npos) {
            std::string nothing;
            return value(word, nothing);
        }
        return base::fail(wrong("the switch " + word + " is not known"));
    }

    base::Result<void> value(const std::string& word, std::string& into) {
        if (word.size() > 2) {
            into = word.substr(2);
            return {};
        }
        if (m_next + 1 >= m_arguments.size())
            return base::fail(wrong("the switch " + word + " needs a value"));
        into = m_arguments[++m_next];
        return {};
    }

    base::Result<void> dsnReturn(const std::string& word) {
        std::string text;
        if (auto taken = value(word, text); !taken)
            return taken;
        if (base::equalsIgnoreCase(text, "full"))
            m_result.dsnReturn = "full";
        else if (base::equalsIgnoreCase(text, "hdrs") || base::equalsIgnoreCase(text, "headers"))
            m_result.dsnReturn = "headers";
        else
            return base::fail(wrong("-R takes full or hdrs, not " + text));
        return {};
    }

    base::Result<void> mode(const std::string& word) {
        struct Known {
            std::string_view flag;
            Mode mode;
        };
        static constexpr std::array known{Known{"-bm", Mode::submit},  Known{"-bs", Mode::smtp},       Known{"-bp", Mode::mailq},
                                          Known{"-bpc", Mode::count},  Known{"-bi", Mode::newaliases}, Known{"-bt", Mode::address},
                                          Known{"-bv", Mode::verify},  Known{"-be", Mode::expand},     Known{"-bV", Mode::version},
                                          Known{"-bpa", Mode::mailq},  Known{"-bpu", Mode::mailq},     Known{"-bpr", Mode::mailq}};
        for (const auto& row : known)
            if (word == row.flag) {
                m_result.mode = row.mode;
                return {};
            }
        if (word == "-bh") {
            m_result.mode = Mode::session;
            if (m_next + 1 >= m_arguments.size())
                return base::fail(wrong("-bh needs the address of a client"));
            m_result.client = m_arguments[++m_next];
            return {};
        }
        if (word == "-bd" || word == "-bdf")
            return base::fail(wrong(word + " starts no daemon here: use \"systemctl start postroom\", or postroomd"));
        return base::fail(wrong("the mode " + word + " is not known"));
    }

    base::Result<void> message(const std::string& word) {
        for (const auto& row : messageActions)
            if (word == row.flag) {
                m_result.mode = Mode::message;
                m_result.action = std::string(row.action);
                return {};
            }
        for (const auto flag : unsupportedActions)
            if (word == flag)
                return base::fail(wrong(word + " (changing a queued message) is not part of this version"));
        return base::fail(wrong("the switch " + word + " is not known"));
    }

    /// -o: sendmail's old options. Those with a value carry it attached, or, as -oM..., in the next word.
    base::Result<void> oldOption(const std::string& word) {
        if (word == "-oi" || word == "-oitrue")
            m_result.ignoreDots = true;
        else if (word == "-odq" || word == "-odqs")
            m_result.queueOnly = true;
        else if (word.starts_with("-oM") || word == "-o") {
            if (m_next + 1 < m_arguments.size())
                ++m_next;
        }
        return {};
    }

    const std::vector<std::string>& m_arguments;
    std::size_t m_next = 0;
    SendmailArguments m_result;
};

} // namespace

base::Result<SendmailArguments> readSendmailArguments(const std::vector<std::string>& arguments) { return Reader(arguments).read(); }

} // namespace postroom::ctl

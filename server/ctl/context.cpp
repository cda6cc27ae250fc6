// SPDX-License-Identifier: Apache-2.0
#include "server/ctl/context.h"

#include "server/ctl/explain_finding.h"
#include "server/ctl/table.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>
#include <unistd.h>

namespace postroom::ctl {

tl::expected<Client, ExitCode> Context::connect() {
    auto client = Client::connect(socket);
    if (!client)
        return tl::unexpected(report(client.error()));
    return std::move(*client);
}

tl::expected<Client, ExitCode> Context::connectOrEvaluate(const std::string& configFile) {
    if (configFile.empty())
        return connect();
    if (::access(configFile.c_str(), R_OK) != 0)
        return tl::unexpected(report(exitNoInput, "cannot read " + configFile + ": " + std::strerror(errno)));
    auto client = Client::evaluate(configFile);
    if (!client)
        return tl::unexpected(report(client.error()));
    return std::move(*client);
}

tl::expected<base::Json, ExitCode> Context::ask(Client& client, std::string_view method, base::Json params) {
    auto answer = client.call(method, std::move(params));
    if (!answer)
        return tl::unexpected(report(answer.error()));
    return std::move(*answer);
}

ExitCode Context::report(const wire::WireError& error) {
    if (json) {
        err.line(base::Json::object({{"error", wire::errorJson(error)}}).text());
        return exitCodeOf(error);
    }
    std::string sentence = error.field.empty() ? error.message : error.field + " " + error.message;
    if (!error.detail.empty())
        sentence += " (" + error.detail + ")";
    err.line("postroomctl: " + terminalSafe(sentence));
    err.text(findingsText(error.findings));
    return exitCodeOf(error);
}

ExitCode Context::report(ExitCode code, std::string_view message) {
    err.line("postroomctl: " + terminalSafe(message));
    return code;
}

int Context::printJson(const base::Json& document) {
    out.line(document.prettyText());
    return exitOk;
}

bool Context::confirmed(const std::string& question) {
    if (!inputIsTerminal)
        return false;
    err.text(question + " [y/N] ");
    err.flush();
    const auto answer = readLine();
    return answer && !answer->empty() && ((*answer)[0] == 'y' || (*answer)[0] == 'Y');
}

tl::expected<std::string, ExitCode> Context::readFile(const std::string& path) {
    if (path == "-")
        return readAll();
    struct Close {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    const std::unique_ptr<std::FILE, Close> file(std::fopen(path.c_str(), "rb"));
    if (!file)
        return tl::unexpected(report(exitNoInput, "cannot read " + path + ": " + std::strerror(errno)));
    std::string bytes;
    std::string portion(65536, '\0');
    while (const std::size_t count = std::fread(portion.data(), 1, portion.size(), file.get()))
        bytes.append(portion, 0, count);
    if (std::ferror(file.get()) != 0)
        return tl::unexpected(report(exitNoInput, "cannot read " + path + ": " + std::strerror(errno)));
    return bytes;
}

} // namespace postroom::ctl

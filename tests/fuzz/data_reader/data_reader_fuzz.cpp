// SPDX-License-Identifier: Apache-2.0
// The first byte says in what pieces the rest arrives. What is read must not depend on it, and nothing that is kept may
// hold a bare CR or LF.
#include "server/receive/data_reader.h"

#include <cstdlib>
#include <optional>

namespace {

using namespace postroom;

class Body : public queue::BodyWriter {
public:
    base::Result<void> write(std::string_view bytes) override {
        text += bytes;
        return {};
    }
    base::Result<queue::Body> finish() override { return queue::Body(); }
    std::string text;
};

struct Outcome {
    std::string headers, body;
    std::size_t used = 0;
    bool finished = false;
    receive::DataProblem problem = receive::DataProblem::none;
    bool operator==(const Outcome& other) const {
        // Of two problems, which one is seen first may depend on the pieces: the size is looked at when bytes are kept.
        const bool same = finished == other.finished && (problem == receive::DataProblem::none) == (other.problem == receive::DataProblem::none) && used == other.used;
        return same && (problem != receive::DataProblem::none || !finished || (headers == other.headers && body == other.body));
    }
};

Outcome read(std::string_view bytes, std::size_t piece) {
    Body body;
    receive::DataLimits limits;
    limits.headerMax = 1000;
    limits.messageMax = 10000;
    receive::DataReader reader(limits, body);
    Outcome outcome;
    while (outcome.used < bytes.size() && !reader.finished())
        outcome.used += reader.takeDotted(bytes.substr(outcome.used, piece));
    outcome.finished = reader.finished();
    outcome.problem = reader.problem();
    outcome.headers = reader.takeHeaders();
    outcome.body = body.text;
    return outcome;
}

bool hasBareEnding(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\n' && (i == 0 || text[i - 1] != '\r'))
            return true;
        if (text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n'))
            return true;
    }
    return false;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 2)
        return 0;
    const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    const auto whole = read(bytes, bytes.size());
    const auto pieces = read(bytes, 1U + data[0] % 16U);
    if (!(whole == pieces))
        std::abort();
    if (whole.finished && whole.problem == receive::DataProblem::none && (hasBareEnding(whole.headers) || hasBareEnding(whole.body)))
        std::abort();
    return 0;
}

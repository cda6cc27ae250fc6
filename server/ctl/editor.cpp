// SPDX-License-Identifier: Apache-2.0
#include "server/ctl/editor.h"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sys/wait.h>
#include <unistd.h>

namespace postroom::ctl {

namespace {

const char* editorProgram() {
    for (const char* name : {"VISUAL", "EDITOR"})
        if (const char* value = std::getenv(name); value != nullptr && *value != '\0')
            return value;
    return "sensible-editor";
}

} // namespace

base::Result<std::string> editText(const std::string& text) {
    const char* folder = std::getenv("TMPDIR");
    std::string path = std::string(folder == nullptr ? "/tmp" : folder) + "/postroom.XXXXXX.conf";
    const int file = ::mkstemps(path.data(), 5); // 0600
    if (file < 0)
        return base::fail(base::systemError(errno, "cannot make " + path));
    const bool written = ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size());
    ::close(file);
    if (!written)
        return base::fail(base::systemError(ENOSPC, "cannot write " + path));
    // The variable may hold options ("code --wait"), so a shell splits it; the file name is an argument of its own.
    const std::string command = std::string(editorProgram()) + " \"$1\"";
    const pid_t child = ::fork();
    if (child == 0) {
        ::execl("/bin/sh", "sh", "-c", command.c_str(), "sh", path.c_str(), nullptr);
        ::_exit(127);
    }
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    if (child < 0 || !WIFEXITED(status) || WEXITSTATUS(status) != 0)
        return base::fail(base::permanentError(base::ErrorKind::cancelled, "the editor ended with an error; the text lies in " + path));
    std::ifstream edited(path, std::ios::binary);
    std::string result((std::istreambuf_iterator<char>(edited)), std::istreambuf_iterator<char>());
    ::unlink(path.c_str());
    return result;
}

} // namespace postroom::ctl

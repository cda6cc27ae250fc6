// SPDX-License-Identifier: Apache-2.0
// The files into which the ACL condition `decode` puts MIME parts, for programs that look at them: in a folder of the
// message, which is gone when this is.
#pragma once

#include "shared/base/result.h"

#include <string>
#include <string_view>

namespace postroom::receive {

class PartFiles {
public:
    /// `parent` is where the folder of the message is made when it is first needed; "" (a trial) the system's folder for
    /// temporary files.
    PartFiles(std::string parent, std::string message) : m_parent(std::move(parent)), m_message(std::move(message)) {}
    ~PartFiles();
    PartFiles(const PartFiles&) = delete;
    PartFiles& operator=(const PartFiles&) = delete;

    /// Writes a file, readable by this user only, and gives its path. `name` is a name without folders, at most 200 bytes;
    /// "": one made of the message and the part's number. A file of that name is written anew.
    base::Result<std::string> write(std::string_view name, std::size_t number, std::string_view content);

private:
    base::Result<void> makeFolder();
    std::string m_parent;
    std::string m_message;
    std::string m_folder; ///< "" until it is made
};

} // namespace postroom::receive

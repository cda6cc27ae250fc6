// SPDX-License-Identifier: Apache-2.0
#include "server/platform/io/file_descriptor.h"

#include <unistd.h>

namespace postroom::io {

void FileDescriptor::reset() {
    if (m_value >= 0)
        ::close(m_value); // EINTR on Linux has closed it all the same
    m_value = -1;
}

} // namespace postroom::io

// SPDX-License-Identifier: Apache-2.0
/**
 * Is a workbook on disk whole? The library that writes it collects each sheet in a temporary file
 * and does not look whether these writes succeed: on a full disk it packs half a sheet and says all
 * is well.
 */
#pragma once

#include "base/err.h"

/**
 * Read every part of the archive: its checksum holds, and a part of XML ends with the end of its
 * first element.
 * @return PLA_OK, or PLA_OUTPUT with the part that is cut (no `where`)
 */
enum pla_code pla_xlsx_check_whole(const char *path, struct pla_err *err);

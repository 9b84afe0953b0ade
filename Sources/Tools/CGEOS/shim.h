#ifndef DATELINE_CGEOS_SHIM_H
#define DATELINE_CGEOS_SHIM_H
/* Only the re-entrant (_r) functions: a context belongs to its owner. */
#define GEOS_USE_ONLY_R_API
#include <geos_c.h>
#endif

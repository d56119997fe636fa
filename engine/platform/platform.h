/* The machine: monotonic clock, wall clock, paths, entropy, files. The only place that asks them. */
#ifndef SG_PLATFORM_H
#define SG_PLATFORM_H

#include <stdint.h>

#include "smartgames/status.h"
#include "smartgames/text.h"

int64_t sg_clock_ms(void); /* monotonic */
int64_t sg_clock_us(void);
void sg_clock_utc(char utc[24]); /* 2026-11-24T13:45:00Z */
uint64_t sg_entropy_seed(void);  /* different each time; not for secrets */

/* $XDG_DATA_HOME/smartgames or ~/.local/share/smartgames. SG_ERR_MISSING: neither HOME nor the password file
 * knows. */
enum sg_status sg_path_data(struct sg_text *out);
/* Where fonts, icons, content and translations are: $SG_ASSETS when set, else beside the installed program,
 * else the build tree's. SG_ERR_MISSING: no such folder there; `out` still says where it was looked for. */
enum sg_status sg_path_assets(struct sg_text *out);

#endif

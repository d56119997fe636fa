/* Corrals: parts of the room that the man cannot walk to. Where the crates around one can only be pushed into
 * it, and the man can make each of these pushes now, nothing else need be tried before. */
#ifndef SG_CRATES_CORRAL_H
#define SG_CRATES_CORRAL_H

#include "yard.h"

/* Marks the crates whose pushes suffice; false when all may be needed. `yard` has its walk. */
bool corral_find(const struct yard *yard, bool urgent[ROOM_CRATES]);

#endif

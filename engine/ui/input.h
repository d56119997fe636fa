/* From SDL's events to ours: mouse, touch (SDL makes a pointer of it), keyboard, and a gamepad as keys. */
#ifndef SG_INPUT_H
#define SG_INPUT_H

#include <SDL.h>

#include "ui/ui.h"

/* False: the event says nothing to the scenes. `scale`: sg_window_scale. */
bool sg_input_read(const SDL_Event *event, double scale, int64_t at_ms, struct sg_ui_input *input);

/* Takes gamepads into use as they come and go; call with each event. */
void sg_input_gamepads(const SDL_Event *event);

#endif

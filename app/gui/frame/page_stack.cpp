// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/frame/page_stack.h"

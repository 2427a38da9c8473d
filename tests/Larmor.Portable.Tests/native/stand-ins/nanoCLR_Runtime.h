#include "nanoCLR_Interop.h"

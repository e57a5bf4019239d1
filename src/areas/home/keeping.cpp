#include "areas/home/keeping.h"

namespace home {

people::Keeper const& keeper()
{
    static people::KeepsNothing const nothing;
    return nothing;
}

} // namespace home

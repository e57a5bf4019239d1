// Takes the place of the system's fsync and fdatasync and does nothing: what `synchronous=OFF` would do, without a mode
// of the server that could ever be switched on by mistake.

extern "C" int fsync(int)
{
    return 0;
}

extern "C" int fdatasync(int)
{
    return 0;
}

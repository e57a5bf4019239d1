# Writes the files of migrations/ into one C++ file: cmake -DFOLDER=… -DRESULT=… -P embed_migrations.cmake
# NAME.sql is for both engines; NAME.sqlite.sql and NAME.postgresql.sql are one step told twice.

file(GLOB files RELATIVE ${FOLDER} ${FOLDER}/*.sql)
list(SORT files)
set(names "")
foreach(file IN LISTS files)
    if(NOT file MATCHES "^[0-9]+_[0-9]+_[a-z0-9_]+(\\.sqlite|\\.postgresql)?\\.sql$")
        message(FATAL_ERROR "migrations/${file} is not named YYYYMMDD_HHMM_area_what.sql")
    endif()
    string(REGEX REPLACE "(\\.sqlite|\\.postgresql)?\\.sql$" "" name ${file})
    list(APPEND names ${name})
endforeach()
list(REMOVE_DUPLICATES names)
list(SORT names)

function(literal_of path result)
    file(READ ${path} text)
    set(${result} "R\"step(${text})step\"" PARENT_SCOPE)
endfunction()

set(rows "")
foreach(name IN LISTS names)
    if(EXISTS ${FOLDER}/${name}.sql)
        literal_of(${FOLDER}/${name}.sql sqlite)
        set(postgresql "${sqlite}")
    else()
        literal_of(${FOLDER}/${name}.sqlite.sql sqlite)
        literal_of(${FOLDER}/${name}.postgresql.sql postgresql)
    endif()
    string(APPEND rows "    {\"${name}\", ${sqlite}, ${postgresql}},\n")
endforeach()

file(WRITE ${RESULT} "#include \"platform/storage/migration.h\"

namespace platform {

std::span<MigrationStep const> built_in_steps()
{
    static constexpr MigrationStep steps[] {
${rows}    };
    return steps;
}

} // namespace platform
")

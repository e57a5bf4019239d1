# How the house is put together: one target for each folder, its tests gathered into one program.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS ON) # TRY is a GNU statement expression
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_VERIFY_INTERFACE_HEADER_SETS ON)

add_compile_options(-Wall -Wextra -Wpedantic -Werror -Wno-gnu-statement-expression -Wno-pedantic
    -Wno-missing-field-initializers -D_GLIBCXX_ASSERTIONS -fstack-protector-strong)
if(CMAKE_UNITY_BUILD)
    # Files gathered into one are included, and GCC then takes what is private to each for what a header gives away.
    add_compile_options($<$<COMPILE_LANG_AND_ID:CXX,GNU>:-Wno-subobject-linkage>)
endif()
include_directories(${CMAKE_SOURCE_DIR}/src)

set_property(GLOBAL PROPERTY house_tests "")
set_property(GLOBAL PROPERTY house_targets "")

# A part of the house: every .cpp of the folder, and of the folders by noun in it, that is not a test (testing.cpp is what a part lends to the tests of
# others and goes with them). Without sources it is a target of headers only.
# Its headers are compiled alone by the target all_verify_interface_header_sets; a *_fuzz.cpp becomes a program of the
# fuzz preset.
function(add_part name)
    cmake_parse_arguments(part "" "" "USES;LINKS;ALONE" ${ARGN})
    set(here ${CMAKE_CURRENT_SOURCE_DIR})
    file(GLOB sources CONFIGURE_DEPENDS ${here}/*.cpp ${here}/*/*.cpp)
    file(GLOB headers CONFIGURE_DEPENDS ${here}/*.h ${here}/*/*.h)
    set(tests ${sources})
    set(fuzzers ${sources})
    list(FILTER sources EXCLUDE REGEX "(_(test|fuzz)|/testing)\\.cpp$")
    list(FILTER fuzzers INCLUDE REGEX "_fuzz\\.cpp$")
    list(FILTER tests INCLUDE REGEX "(_test|/testing)\\.cpp$")
    set_property(GLOBAL APPEND PROPERTY house_tests ${tests})
    set_property(GLOBAL APPEND PROPERTY house_targets ${name})
    if(sources)
        add_library(${name} STATIC ${sources})
        target_link_libraries(${name} PUBLIC ${part_USES} PRIVATE ${part_LINKS})
        foreach(file IN LISTS part_ALONE)
            # A file heavy enough to be compiled by itself, outside unity.
            set_source_files_properties(${CMAKE_CURRENT_SOURCE_DIR}/${file} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
        endforeach()
    else()
        add_library(${name} INTERFACE)
        target_link_libraries(${name} INTERFACE ${part_USES} ${part_LINKS})
    endif()
    if(headers AND sources)
        target_sources(${name} PUBLIC FILE_SET HEADERS BASE_DIRS ${CMAKE_SOURCE_DIR}/src FILES ${headers})
    elseif(headers)
        target_sources(${name} INTERFACE FILE_SET HEADERS BASE_DIRS ${CMAKE_SOURCE_DIR}/src FILES ${headers})
    endif()
    if(GROUNDSWELL_FUZZ)
        foreach(file IN LISTS fuzzers)
            get_filename_component(program ${file} NAME_WE)
            add_executable(${program} ${file})
            target_link_libraries(${program} PRIVATE ${name})
            target_link_options(${program} PRIVATE -fsanitize=fuzzer)
            set_target_properties(${program} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR})
        endforeach()
    endif()
endfunction()

# A room: add_area(circles USES people needs). Rooms named here are the only neighbours whose front door it may open.
function(add_area name)
    cmake_parse_arguments(area "" "" "USES" ${ARGN})
    add_part(${name} USES platform html base algorithms ${area_USES})
    set_property(GLOBAL APPEND PROPERTY house_rooms ${name})
endfunction()

# Writes the list of every room's keeper (src/areas/people/leaving/leaving.h): a room without keeping.h does not compile. The room of
# people comes last, because the others may ask it while they let go.
function(list_keepers result)
    get_property(rooms GLOBAL PROPERTY house_rooms)
    list(REMOVE_ITEM rooms people)
    list(APPEND rooms people)
    set(includes "")
    set(rows "")
    foreach(room IN LISTS rooms)
        string(APPEND includes "#include \"areas/${room}/keeping.h\"\n")
        string(APPEND rows "        {\"${room}\", &${room}::keeper()},\n")
    endforeach()
    file(GENERATE OUTPUT ${result} CONTENT "#include \"app/wiring.h\"

${includes}
namespace app {

people::Keepers all_keepers()
{
    static people::NamedKeeper const keepers[] {
${rows}    };
    return keepers;
}

} // namespace app
")
endfunction()

# Address and undefined-behaviour sanitizers (or thread), for every target. A file marked ALONE that is too slow to
# compile with the second one may drop it (server.cpp does: 50 s and 1.5 GB with it).
set(GROUNDSWELL_SANITIZE "" CACHE STRING "Sanitizers, as -fsanitize takes them")
if(GROUNDSWELL_SANITIZE)
    add_compile_options(-fsanitize=${GROUNDSWELL_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=undefined)
    add_compile_definitions(GROUNDSWELL_SANITIZED) # each compiler has other names for it
    add_link_options(-fsanitize=${GROUNDSWELL_SANITIZE})
endif()

option(GROUNDSWELL_FUZZ "Build the *_fuzz.cpp programs (clang only)" OFF)
if(GROUNDSWELL_FUZZ)
    add_compile_options(-fsanitize=fuzzer-no-link)
endif()

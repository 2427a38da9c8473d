# Adds the native kernel to a nanoFramework firmware of one's own. Copy this file to CMake/Modules and the folder's sources to
# InteropAssemblies/Larmor.NativeKernel of nf-interpreter, then build with
#   -DNF_INTEROP_ASSEMBLIES="Larmor.NativeKernel" -DLARMOR_NATIVE_CHECKSUM=0x…
# (the checksum from the stubs that the managed build wrote).

set(LARMOR_KERNEL_FOLDER ${PROJECT_SOURCE_DIR}/InteropAssemblies/Larmor.NativeKernel)

list(APPEND Larmor.NativeKernel_INCLUDE_DIRS
    ${PROJECT_SOURCE_DIR}/src/CLR/Core
    ${PROJECT_SOURCE_DIR}/src/CLR/Include
    ${PROJECT_SOURCE_DIR}/src/HAL/Include
    ${PROJECT_SOURCE_DIR}/src/PAL/Include
    ${LARMOR_KERNEL_FOLDER})

list(APPEND Larmor.NativeKernel_SOURCES
    ${LARMOR_KERNEL_FOLDER}/larmor_kernel.cpp
    ${LARMOR_KERNEL_FOLDER}/Larmor_NativeKernel.cpp
    ${LARMOR_KERNEL_FOLDER}/Larmor_NativeKernel_KernelCalls.cpp)

foreach(LARMOR_SOURCE ${Larmor.NativeKernel_SOURCES})
    if(NOT EXISTS ${LARMOR_SOURCE})
        message(FATAL_ERROR "Larmor.NativeKernel: ${LARMOR_SOURCE} is missing: copy firmware/Larmor.Firmware.Nano/Native/interop there")
    endif()
    # The loops are what a sample's time goes to: for speed, whatever the firmware is built for.
    set_source_files_properties(${LARMOR_SOURCE} PROPERTIES COMPILE_OPTIONS "-O3;-ffp-contract=off")
endforeach()

if(NOT LARMOR_NATIVE_CHECKSUM)
    message(FATAL_ERROR "Larmor.NativeKernel: give -DLARMOR_NATIVE_CHECKSUM=0x… from the stubs of the managed build")
endif()
set_source_files_properties(${LARMOR_KERNEL_FOLDER}/Larmor_NativeKernel.cpp PROPERTIES
    COMPILE_DEFINITIONS "LARMOR_NATIVE_CHECKSUM=${LARMOR_NATIVE_CHECKSUM}")

include(FindPackageHandleStandardArgs)
FIND_PACKAGE_HANDLE_STANDARD_ARGS(Larmor.NativeKernel DEFAULT_MSG Larmor.NativeKernel_INCLUDE_DIRS Larmor.NativeKernel_SOURCES)

// The pack as it is, in the read-only part of the program.
    .section .rodata
    .global groundswell_pack
    .global groundswell_pack_end
    .balign 16
groundswell_pack:
    .incbin PACK_FILE
groundswell_pack_end:
    .byte 0

    .section .note.GNU-stack, "", %progbits

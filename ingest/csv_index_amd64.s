#include "textflag.h"

// func markBlocks(text *byte, blocks int, delim, quote byte, marks *uint64)
TEXT ·markBlocks(SB), NOSPLIT, $0-32
	MOVQ         text+0(FP), SI
	MOVQ         blocks+8(FP), CX
	VPBROADCASTB delim+16(FP), Y0
	VPBROADCASTB quote+17(FP), Y1
	MOVQ         marks+24(FP), DI
	MOVL         $0x0a, AX
	MOVQ         AX, X2
	VPBROADCASTB X2, Y2
	MOVL         $0x0d, AX
	MOVQ         AX, X3
	VPBROADCASTB X3, Y3

block:
	VMOVDQU   (SI), Y4
	VMOVDQU   32(SI), Y5
	VPCMPEQB  Y0, Y4, Y6
	VPCMPEQB  Y1, Y4, Y7
	VPCMPEQB  Y2, Y4, Y8
	VPCMPEQB  Y3, Y4, Y9
	VPOR      Y6, Y7, Y6
	VPOR      Y8, Y9, Y8
	VPOR      Y6, Y8, Y6
	VPMOVMSKB Y6, AX
	VPCMPEQB  Y0, Y5, Y6
	VPCMPEQB  Y1, Y5, Y7
	VPCMPEQB  Y2, Y5, Y8
	VPCMPEQB  Y3, Y5, Y9
	VPOR      Y6, Y7, Y6
	VPOR      Y8, Y9, Y8
	VPOR      Y6, Y8, Y6
	VPMOVMSKB Y6, BX
	SHLQ      $32, BX
	ORQ       BX, AX
	MOVQ      AX, (DI)
	ADDQ      $64, SI
	ADDQ      $8, DI
	DECQ      CX
	JNZ       block
	VZEROUPPER
	RET
